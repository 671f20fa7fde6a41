// What a convoy needs besides vehicles: escort teams, overwatch, hours of duty.
import { meanOf } from "../../engine/index.js";
import type { Route } from "../routes/route.js";
import type { ConvoyOptions } from "./options.js";

/** The needs of the convoys of one service. */
export class ConvoyNeeds {
  readonly #options: ConvoyOptions;

  constructor(options: ConvoyOptions) {
    this.#options = options;
  }

  /** Expected hours of duty of a convoy: loading, out, unloading, and back. */
  dutyHours(route: Route): number {
    const { loading, unloading, return: back } = this.#options;
    const handling =
      (loading === undefined ? 0 : meanOf(loading)) + (unloading === undefined ? 0 : meanOf(unloading));
    const away = route.expectedHours(1) + handling;
    return back === "at_once" ? away : away + route.expectedHours(1, true);
  }

  /** Escort teams that a convoy of so many vehicles needs. */
  teams(vehicles: number): number {
    const { perConvoy, vehiclesPerTeam } = this.#escort();
    return perConvoy + Math.ceil(vehicles / vehiclesPerTeam);
  }

  /** Vehicles that so many teams can go with. */
  escortable(teams: number): number {
    const { perConvoy, vehiclesPerTeam } = this.#escort();
    if (teams < perConvoy) return 0;
    return vehiclesPerTeam === Number.POSITIVE_INFINITY
      ? vehiclesPerTeam
      : (teams - perConvoy) * vehiclesPerTeam;
  }

  /** Units of overwatch that a convoy uses. */
  get watchers(): number {
    const { overwatch } = this.#options;
    return overwatch === undefined ? 0 : (overwatch.perConvoy ?? 1);
  }

  /** Do convoys wait for overwatch? */
  get mustBeWatched(): boolean {
    const { overwatch } = this.#options;
    return overwatch !== undefined && overwatch.required !== false;
  }

  #escort(): { readonly perConvoy: number; readonly vehiclesPerTeam: number } {
    const { escort } = this.#options;
    if (escort === undefined) return { perConvoy: 0, vehiclesPerTeam: Number.POSITIVE_INFINITY };
    const { vehiclesPerTeam = Number.POSITIVE_INFINITY } = escort;
    return { perConvoy: escort.perConvoy ?? (escort.vehiclesPerTeam === undefined ? 1 : 0), vehiclesPerTeam };
  }
}
