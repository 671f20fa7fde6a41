import type { UsageKind } from "../../models/index.js";
import type { Context } from "../context.js";
import { valueAt } from "../document.js";
import type { Path } from "../path.js";
import { isMapping } from "../scalar.js";
import { familySites, roundsName } from "./families.js";

/** What a price can be put on: the names that the items of a kind have, and what such a name is. */
interface Priced {
  readonly noun: string;
  readonly items: (context: Context) => readonly string[];
}

const vehicles = (context: Context) => [...context.names("fleet"), ...rounds(context)];

const priced: Readonly<Record<UsageKind, Priced>> = {
  vehicle_km: { noun: "a type of vehicles of the fleet", items: vehicles },
  flight: {
    noun: "a type of aircraft, or a flight of repatriation",
    items: (context) => [...vehicles(context), ...context.names("repatriation", "flights")],
  },
  escort_hour: { noun: "the name of escorts", items: (context) => context.names("escorts") },
  overwatch_hour: { noun: "the name of overwatch units", items: (context) => context.names("overwatch") },
  judge_day: { noun: "the court or one of its benches", items: benches },
  attendant_hour: { noun: "a pool of the court", items: (context) => context.names("court", "pools") },
  desk_hour: { noun: "an intake, or one of its stations", items: desks },
  place_day: { noun: "the name of a site or a facility", items: places },
  repair: { noun: "a type of vehicles of the fleet", items: (context) => context.names("fleet") },
  vehicle_lost: { noun: "a type of vehicles of the fleet", items: (context) => context.names("fleet") },
};

/**
 * Reports a price on something that is not there: it would be paid for nothing, and nobody would see why the cost is
 * so small.
 */
export function checkPriced(kind: UsageKind, item: string | undefined, path: Path, context: Context): void {
  const { noun, items } = priced[kind];
  const valid = items(context);
  if (item !== undefined) {
    // Facilities that the file does not name have names of their own.
    const unnamed = kind === "place_day" && context.names("facilities").length === 0;
    if (!(unnamed && item.startsWith("facility"))) context.refer([...path, "item"], item, valid, noun);
  } else if (valid.length === 0) {
    context.warn([...path, "of"], {
      found: `${kind}, of which the scenario has none`,
      expected: `${noun} in the file, or no price for it`,
    });
  }
}

function rounds(context: Context): string[] {
  const [camp] = familySites(context);
  const route = valueAt(context.document.data, ["families", "rounds", "route"]);
  return camp === undefined || route === undefined ? [] : [roundsName(camp)];
}

function benches(context: Context): readonly string[] {
  if (valueAt(context.document.data, ["court"]) === undefined) return [];
  const named = context.names("court", "benches");
  return named.length > 0 ? named : ["court"];
}

function desks(context: Context): string[] {
  return intakes(context).flatMap((intake) => {
    const stations = context.names("sites", intake, "stations");
    return stations.length < 2 ? [intake] : stations.map((station) => `${intake}: ${station}`);
  });
}

/** Sites and facilities, and the hospitals of intakes that send people to one. */
function places(context: Context): readonly string[] {
  const hospitals = intakes(context).filter((intake) =>
    context
      .names("sites", intake, "stations")
      .some((station) =>
        isMapping(valueAt(context.document.data, ["sites", intake, "stations", station, "hospital"])),
      ),
  );
  return [
    ...context.names("sites"),
    ...context.names("facilities"),
    ...familySites(context),
    ...hospitals.map((intake) => `hospital of ${intake}`),
  ];
}

function intakes(context: Context): string[] {
  return context
    .names("sites")
    .filter((site) => valueAt(context.document.data, ["sites", site, "kind"]) === "intake");
}
