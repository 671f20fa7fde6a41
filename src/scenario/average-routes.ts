// Routes as they are on average, for what is said of a scenario before it runs.
import { Simulation } from "../engine/index.js";
import {
  Border,
  type BorderOptions,
  type ClearanceOptions,
  type ConvoyOptions,
  Route,
  type RouteOptions,
} from "../models/index.js";
import { averageOf, settle, type Unsettled } from "./uncertain.js";

/** The routes by name, as convoys would find them, whose figures are averages. */
export function averageRoutes(model: Unsettled<ClearanceOptions>): ReadonlyMap<string, Route> {
  const borders = settle<readonly BorderOptions[]>(model.borders ?? [], averageOf);
  const simulation = new Simulation({ seed: 0 });
  const posts = new Map(borders.map((border) => [border.name, new Border(simulation, border)]));
  const routes = settle<readonly RouteOptions[]>(model.routes ?? [], averageOf);
  return new Map(
    routes
      .filter(({ legs }) => legs.every(({ border }) => border === undefined || posts.has(border)))
      .map((route) => [route.name, new Route(route, posts, [])]),
  );
}

/** Those of the routes that convoys may take: where there is no choice, the first that they name. */
export function routesUsed(
  { routes: names, choice = "fixed" }: Pick<ConvoyOptions, "routes" | "choice">,
  routes: ReadonlyMap<string, Route>,
): readonly Route[] {
  return names
    .slice(0, choice === "fixed" ? 1 : names.length)
    .map((name) => routes.get(name))
    .filter((route) => route !== undefined);
}
