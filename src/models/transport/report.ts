// The figures of the transport part, after a run.
import { holdReasons } from "../convoys/hold-clock.js";
import type { Figures } from "../part.js";
import type { SiteThreat } from "../threats/site-threat.js";
import { usedAs } from "../work/stage-recorder.js";
import type { TransportNetwork } from "./network.js";

/** Writes the transport part's outputs, indicators and stages. The set of names depends on the scenario alone. */
export function reportTransport(
  network: TransportNetwork,
  siteThreats: readonly SiteThreat[],
  figures: Figures,
): void {
  network.incidents.observe(figures);
  reportSites(network, figures);
  reportConvoys(network, figures);
  network.fleet.observe(figures);
  for (const pool of [...network.teams, ...network.overwatch]) pool.observe(figures);
  for (const border of network.borders) figures.stage(border.name, border.observation());
  for (const { options, hazard } of network.threats) figures.add(`hazard: ${options.name}`, hazard);
  for (const { name, rate } of siteThreats) figures.add(`rate: ${name}`, rate);
}

function reportSites(network: TransportNetwork, figures: Figures): void {
  for (const origin of network.origins) origin.observe(figures);
  for (const staging of network.stagings) staging.observe(figures);
  for (const end of network.ends) end.observe();
  if (network.stagings.length > 0) network.stays.observe(figures);
}

function reportConvoys(network: TransportNetwork, figures: Figures): void {
  const { services, fleet } = network;
  if (services.length === 0) return;
  for (const { options, ends, types, departures } of services) {
    figures.add("convoys", departures.length);
    figures.stage(options.name, usedAs(ends.from.platform.observation(), fleet.utilisation(types)));
  }
  network.transit.observe(figures);
  for (const reason of holdReasons) {
    const hours = services.reduce((sum, { clock }) => sum + clock.hours(reason), 0);
    figures.add(`hours_waiting_for_${reason.replace(" ", "_")}`, hours);
  }
}
