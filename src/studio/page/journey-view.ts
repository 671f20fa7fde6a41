// The schematic of one replication, run here in the page.
import { journey } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import { element } from "./elements.js";
import { Player } from "./player.js";
import { Schematic } from "./schematic.js";

const player = new Player();

/** Runs a replication and loads it into the player. */
export function showJourney(scenario: Scenario, seed: string, replication: number): void {
  const number = Number.isInteger(replication) && replication >= 0 ? replication : 0;
  const walked = journey(scenario, seed, number);
  player.load(new Schematic(walked, element("schematic", HTMLElement)), scenario.dates);
}
