// Small scenarios that tests of transport begin with.
import { Simulation } from "../../src/engine/index.js";
import { Clearance, type ClearanceOptions, type ConvoyOptions } from "../../src/models/index.js";

/** A law that always gives the same. */
export const constant = (value: number) => ({ kind: "constant", value }) as const;

/** Nights from 20:00 to 04:00, hours since a start at midnight. */
export function nights(days: number) {
  const open = Array.from({ length: days }, (_, day) => 24 * day + 20);
  return { open, close: open.map((time) => time + 8) };
}

/** One prison, one road of 2 h each way, one reception, and 20 buses of 25 seats. */
export function oneRoad(
  people: number,
  convoys: Partial<ConvoyOptions> = {},
  rest: Partial<ClearanceOptions> = {},
): ClearanceOptions {
  return {
    horizon: 1000,
    people: [{ name: "all", count: people }],
    origins: [{ name: "prison" }],
    destinations: [{ name: "reception" }],
    routes: [
      {
        name: "road",
        from: "prison",
        to: "reception",
        legs: [{ name: "leg", length: 100, duration: constant(2) }],
      },
    ],
    vehicles: [{ name: "bus", seats: 25, count: 20 }],
    convoys: [{ name: "convoys", routes: ["road"], ...convoys }],
    ...rest,
  };
}

/**
 * A run to the horizon with both laws checked at every event.
 * @param before called with the model when it has been built
 */
export function run(
  options: ClearanceOptions,
  seeds: { seed?: number; replication?: number } = {},
  before: (model: Clearance, simulation: Simulation) => void = () => {},
) {
  const simulation = new Simulation({ seed: 1, ...seeds });
  const model = new Clearance(options, simulation, { check: true });
  before(model, simulation);
  simulation.run(options.horizon);
  const { transport } = model;
  if (transport === undefined) throw new Error("the scenario has no transport");
  const { network } = transport;
  const departures = network.services.flatMap((service) => service.departures);
  return { model, simulation, network, departures, ...model.observe() };
}
