// The parts of a scenario in words: what the model does where the part is there.
import type { Scenario } from "../../scenario/index.js";

/** One part of the model. */
export interface PartInWords {
  /** What it is called. */
  readonly title: string;
  /** How it works, in a sentence or two. */
  readonly logic: string;
}

const logic: Readonly<Partial<Record<keyof Scenario["model"], PartInWords>>> = {
  people: {
    title: "People",
    logic:
      "Everybody is an individual with a cohort, a location and a legal status; counts by class become people by largest remainder, so that nobody is lost. Separation classes never share a vehicle, a court day or a facility.",
  },
  origins: {
    title: "Origin",
    logic:
      "People wait in line, pass the gate one by one and load at a limited number of places; attacks, breakouts and other exits of the site are Poisson processes whose rates may be drawn per replication.",
  },
  phases: {
    title: "Phases",
    logic:
      "Phases follow each other and release people up to a quota, at a pace, after a date, a pause or a trigger; a stop rule may suspend them.",
  },
  convoys: {
    title: "Convoys",
    logic:
      "A convoy forms when at least the minimum waits and takes at most the maximum; after the longest wait one of any size goes. It leaves inside its window (by clock or by the dark at the place and date), on days that weather allows, with free vehicles, escorts and overwatch.",
  },
  vehicles: {
    title: "Fleet",
    logic:
      "Vehicles and aircraft have seats, break down, are repaired by crews and return empty; duty counts until they are back.",
  },
  routes: {
    title: "Routes",
    logic:
      "A route is a sequence of legs with drawn speeds and delays and, where there is one, a border post with a queue and hours of its own.",
  },
  stagings: {
    title: "Staging points",
    logic: "People are held in places, at most for the longest hold, and go on in batches that form anew.",
  },
  threats: {
    title: "Threat on the road",
    logic:
      "Incidents are a point process in exposure (kilometre, hour or convoy): the hazard is drawn once per replication from its range, lowered by escort and overwatch, raised by recent incidents (self-excitation) and by repeated use. An incident has one of several outcomes: delay, losses, escapes, suspension of movements.",
  },
  recapture: {
    title: "Recapture",
    logic: "Who escapes is recaptured with a probability after a drawn time, and comes back.",
  },
  intakes: {
    title: "Intake",
    logic:
      "Convoys are delivered to stations that are passed in order; each has desks, working hours and a drawn service time.",
  },
  court: {
    title: "Court",
    logic:
      "A case follows the track of its class through stages (investigation, hearing, trial, appeal) before judges who work by a calendar of weekends, holidays and feasts that move; adjournments send a case back, legal clocks run, the listing rule says who is next.",
  },
  facilities: {
    title: "Facilities",
    logic:
      "A person in the court's queue also fills a place; provinces cap or object for a time; above capacity the overflow rule decides; people of full facilities who wait for each other's places change them.",
  },
  repatriation: {
    title: "Repatriation",
    logic:
      "Somebody leaves when all gates are open: investigation closed, nationality verified, the state agreed, an individual check passed, a seat on a flight free.",
  },
  families: {
    title: "Families",
    logic:
      "Families return in rounds from a camp through rehabilitation to the community; some leave by themselves.",
  },
  mortality: { title: "Deaths", logic: "Each person in custody has a small hazard of death of their own." },
  prices: { title: "Cost", logic: "Amounts of use are multiplied by prices and added up by payer." },
  weather: { title: "Weather", logic: "Days on which nothing moves come by chance and may persist." },
};

/** The parts that a scenario has, in the order of the way through it. */
export function partsOf({ model }: Scenario): PartInWords[] {
  const names = Object.keys(logic) as (keyof typeof logic)[];
  return names.flatMap((name) => {
    const part = logic[name];
    return model[name] === undefined || part === undefined ? [] : [part];
  });
}
