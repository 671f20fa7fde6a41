// All vehicles: which are free, which are away, which are in the workshop.
import { type Sampler, sampler } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { Figures } from "../part.js";
import { Signal } from "../signal.js";
import type { ModelContext } from "../site.js";
import type { IncidentLog } from "../threats/incidents.js";
import { StageRecorder } from "../work/stage-recorder.js";
import { WorkPool } from "../work/work-pool.js";
import type { BreakdownOptions, Mode, VehicleOptions, WorkshopOptions } from "./options.js";
import { noVehicles, Vehicle, type VehicleCounts, type VehicleState } from "./vehicle.js";

/** Luck of one vehicle: when it fails and how long repair takes, whatever happens to the others. */
interface Failing {
  readonly next: Sampler;
  readonly repair: Sampler;
}

/**
 * The vehicles of a scenario, by type. Vehicles that are free are given out whole convoys at a time, so that no two
 * convoys ever hold what the other waits for.
 */
export class Fleet {
  /** Happens whenever a vehicle may have become free, or one was lost or withdrawn. */
  readonly changed: Signal;
  readonly #context: ModelContext;
  readonly #incidents: IncidentLog;
  readonly #vehicles: Vehicle[] = [];
  readonly #numbers = new Map<Vehicle, number>();
  readonly #failing = new Map<Vehicle, Failing>();
  readonly #counts = new Map<string, VehicleCounts>();
  readonly #byTypes = new Map<readonly string[], readonly Vehicle[]>();
  readonly #workshop: WorkPool;
  readonly #recorders = new Map<string, StageRecorder>();
  #waiting: ReadonlyMap<string, number> = new Map();
  #version = 0;

  constructor(
    context: ModelContext,
    incidents: IncidentLog,
    types: readonly VehicleOptions[],
    workshop: WorkshopOptions = {},
  ) {
    const { simulation } = context;
    this.#context = context;
    this.#incidents = incidents;
    this.changed = new Signal(simulation, "a free vehicle");
    for (const { name } of types) {
      this.#recorders.set(name, new StageRecorder(simulation, Calendar.always()));
      this.#counts.set(name, noVehicles());
    }
    const most = types.reduce((sum, type) => sum + mostOf(type), 0);
    this.#workshop = new WorkPool(
      simulation,
      { servers: workshop.crews ?? most, calendar: Calendar.always(), shiftEnd: "finish" },
      {
        hours: (task) => this.#repairHours(task),
        servers: () => 1,
        begin: () => {},
        end: (task) => this.#repaired(task),
      },
    );
    for (const type of types) this.#found(type);
    this.#record();
  }

  /** Vehicles of a state now, of all types. */
  count(state: VehicleState): number {
    let count = 0;
    for (const counts of this.#counts.values()) count += counts[state];
    return count;
  }

  /** Changes whenever the number of vehicles that can ever go does. */
  get version(): number {
    return this.#version;
  }

  /** Names of the types of a mode. */
  typesOf(mode: Mode): string[] {
    return [...new Set(this.#vehicles.map((vehicle) => vehicle.type))]
      .filter((type) => (type.mode ?? "road") === mode)
      .map((type) => type.name);
  }

  /**
   * Vehicles that can go now, largest first.
   * @param types names of the types that may be used
   * @param hours expected hours of duty
   * @param taken vehicles that another convoy is about to take
   */
  free(types: readonly string[], hours: number, taken: readonly Vehicle[] = []): Vehicle[] {
    const now = this.#context.simulation.now;
    const free: Vehicle[] = [];
    for (const vehicle of this.#ofTypes(types)) {
      if (vehicle.state !== "idle" || !vehicle.duty.mayBegin(now, hours)) continue;
      if (taken.length === 0 || !taken.includes(vehicle)) free.push(vehicle);
    }
    return free;
  }

  /** The largest convoy of at most so many vehicles that can ever go, as things stand. */
  largest(types: readonly string[], vehicles: number): { readonly vehicles: number; readonly seats: number } {
    const seats = this.#ofTypes(types)
      .filter(canEverGo)
      .map((vehicle) => vehicle.seats)
      .slice(0, vehicles);
    return { vehicles: seats.length, seats: seats.reduce((sum, number) => sum + number, 0) };
  }

  /** These vehicles go now. */
  send(vehicles: readonly Vehicle[]): void {
    const now = this.#context.simulation.now;
    for (const vehicle of vehicles) {
      vehicle.state = "away";
      vehicle.sentAt = now;
      vehicle.duty.begin(now);
    }
    this.#record();
  }

  /** These vehicles were not needed after all: they are free as they were. */
  standDown(vehicles: readonly Vehicle[]): void {
    for (const vehicle of vehicles) this.#park(vehicle);
    this.#record();
    this.changed.fire();
  }

  /**
   * These vehicles can go again, after their crews' rest, or after repair.
   * @param returnedAt when they were back and the crews' duty ended (hours since start)
   */
  takeBack(vehicles: readonly Vehicle[], returnedAt: number): void {
    const { simulation } = this.#context;
    let rested = simulation.now;
    for (const vehicle of vehicles) {
      vehicle.duty.end(returnedAt, returnedAt - vehicle.sentAt);
      rested = Math.max(rested, returnedAt + (vehicle.type.duty?.rest ?? 0));
      this.#park(vehicle);
    }
    this.#record();
    this.changed.fire();
    const crewsRested = () => this.changed.fire();
    if (rested > simulation.now) simulation.scheduleAt(rested, crewsRested);
  }

  /** A vehicle is lost for good. */
  lose(vehicle: Vehicle): void {
    vehicle.state = "lost";
    this.#version++;
    this.#incidents.add("vehicles_lost", 1);
    this.#context.usage.add("vehicle_lost", vehicle.type.name, 1);
    this.#record();
    this.changed.fire();
  }

  /** A vehicle fails on the way: it limps on, and goes to the workshop when it is back. */
  breakDown(vehicle: Vehicle): void {
    vehicle.broken = true;
    vehicle.drivingLeft = Number.POSITIVE_INFINITY;
  }

  /** How many convoys wait for vehicles of each type now: the queue of this stage. */
  setWaiting(convoys: ReadonlyMap<string, number>): void {
    const same = [...this.#recorders.keys()].every((type) => convoys.get(type) === this.#waiting.get(type));
    if (same) return;
    this.#waiting = convoys;
    this.#record();
  }

  /** Share of the time in which vehicles of the busiest of these types were away. */
  utilisation(types: readonly string[]): number {
    return types.reduce(
      (most, type) => Math.max(most, this.#recorders.get(type)?.observation().utilisation ?? 0),
      0,
    );
  }

  /** Use of vehicles by type, and of the workshop. */
  observe(figures: Figures): void {
    for (const [type, recorder] of this.#recorders) figures.stage(type, recorder.observation());
    if (this.#failing.size > 0) figures.stage("workshop", this.#workshop.observation());
  }

  /** All vehicles of these types, largest first; found once for each list. */
  #ofTypes(types: readonly string[]): readonly Vehicle[] {
    const known = this.#byTypes.get(types);
    if (known !== undefined) return known;
    const vehicles: Vehicle[] = [];
    for (const vehicle of this.#vehicles) if (types.includes(vehicle.type.name)) vehicles.push(vehicle);
    vehicles.sort(largestFirst);
    this.#byTypes.set(types, vehicles);
    return vehicles;
  }

  #found(type: VehicleOptions): void {
    const steps = [...(type.schedule ?? [])].sort((a, b) => a.from - b.from);
    for (let number = 1; number <= mostOf(type); number++) this.#make(type, number);
    this.#setCount(type, type.count);
    for (const { from, count } of steps) {
      const fleetChanges = () => {
        this.#setCount(type, count);
        this.#record();
        this.changed.fire();
      };
      this.#context.simulation.scheduleAt(from, fleetChanges);
    }
  }

  #make(type: VehicleOptions, number: number): void {
    const vehicle = new Vehicle(type, number, this.#counts.get(type.name) as VehicleCounts);
    this.#numbers.set(vehicle, this.#vehicles.length);
    this.#vehicles.push(vehicle);
    if (type.breakdown === undefined) return;
    const stream = this.#context.simulation.stream(`fleet.${type.name}`);
    const failing = {
      next: sampler(stream.substream(`${number}:failure`), type.breakdown.every),
      repair: sampler(stream.substream(`${number}:repair`), type.breakdown.repair),
    };
    this.#failing.set(vehicle, failing);
    this.#startClock(vehicle, failing, type.breakdown);
  }

  /** So many of a type are in service from now on; those that are away are withdrawn when they are back. */
  #setCount(type: VehicleOptions, count: number): void {
    this.#version++;
    for (const vehicle of this.#vehicles) {
      if (vehicle.type !== type || vehicle.state === "lost") continue;
      const inService = vehicle.number <= count;
      vehicle.inService = inService;
      if (inService && vehicle.state === "withdrawn") vehicle.state = "idle";
      if (!inService && vehicle.state === "idle") vehicle.state = "withdrawn";
    }
  }

  #park(vehicle: Vehicle): void {
    if (vehicle.state === "lost") return;
    if (vehicle.broken) this.#toWorkshop(vehicle);
    else vehicle.state = vehicle.inService ? "idle" : "withdrawn";
  }

  #startClock(vehicle: Vehicle, failing: Failing, breakdown: BreakdownOptions): void {
    const hours = failing.next();
    if (breakdown.counts !== "calendar") {
      vehicle.drivingLeft = hours;
      return;
    }
    const vehicleFails = () => {
      if (vehicle.state === "away") {
        vehicle.broken = true;
        vehicle.failedOnTheWay = true;
      } else if (vehicle.state !== "lost") {
        this.#toWorkshop(vehicle);
        this.#record();
        this.changed.fire();
      }
    };
    this.#context.simulation.schedule(hours, vehicleFails);
  }

  #toWorkshop(vehicle: Vehicle): void {
    vehicle.state = "workshop";
    vehicle.broken = false;
    this.#context.usage.add("repair", vehicle.type.name, 1);
    this.#workshop.submit(this.#numbers.get(vehicle) as number);
  }

  #repairHours(task: number): number {
    return this.#failing.get(this.#vehicles[task] as Vehicle)?.repair() ?? 0;
  }

  #repaired(task: number): void {
    const vehicle = this.#vehicles[task] as Vehicle;
    vehicle.state = vehicle.inService ? "idle" : "withdrawn";
    const failing = this.#failing.get(vehicle);
    const { breakdown } = vehicle.type;
    if (failing !== undefined && breakdown !== undefined) this.#startClock(vehicle, failing, breakdown);
    this.#record();
    this.changed.fire();
  }

  #record(): void {
    for (const [type, recorder] of this.#recorders) {
      const { away, idle, workshop } = this.#counts.get(type) as VehicleCounts;
      recorder.update(this.#waiting.get(type) ?? 0, away, away + idle + workshop);
    }
  }
}

function largestFirst(a: Vehicle, b: Vehicle): number {
  return b.seats - a.seats;
}

function canEverGo({ state, inService }: Vehicle): boolean {
  return state !== "lost" && inService;
}

function mostOf(type: VehicleOptions): number {
  return Math.max(type.count, ...(type.schedule ?? []).map((step) => step.count));
}
