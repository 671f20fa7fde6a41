// What can be said of handing people over to their own states. Hours and persons.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";

/** Handing people over to states that take them. */
export interface RepatriationOptions {
  readonly states: readonly ReceivingStateOptions[];
  /** Flights; people of a state wait for one that goes there. Without flights people leave as soon as they may. */
  readonly flights?: readonly FlightOptions[];
}

/** A state that takes people home, and what must be done before each of them may go. */
export interface ReceivingStateOptions {
  readonly name: string;
  /** Its nationals among the people. */
  readonly who: Selection;
  /** The investigation of the case must be closed. Default true. */
  readonly needsInvestigation?: boolean;
  /** Time from registration until nationality is verified (h). Default 0. */
  readonly verification?: Distribution;
  /** When and how fast the state agrees to take people. Default: from the start, any number. */
  readonly agreement?: AgreementOptions;
  /** The check that nobody is sent where they would be in danger. Default: no time, no refusal. */
  readonly nonRefoulement?: NonRefoulementOptions;
}

/** A state's agreement. */
export interface AgreementOptions {
  /** Chance that the state ever agrees, decided once per replication. Default 1. */
  readonly probability?: number;
  /** When it agrees (hours since the start). Default: at the start. */
  readonly at?: Distribution;
  /** Persons it accepts in each period, from the agreement on; no limit when not given. */
  readonly pace?: { readonly persons: number; readonly period: number };
  /** Persons it takes in all; no limit when not given. */
  readonly most?: number;
}

/** An individual check before a handover. */
export interface NonRefoulementOptions {
  /** Time that it takes (h), from the moment at which all that the person's own case needs is done. */
  readonly duration: Distribution;
  /** Chance that it ends in a refusal: the person is not handed over to this state, ever. */
  readonly refusal: number;
}

/** Flights to one or several states. */
export interface FlightOptions {
  readonly name: string;
  /** Names of the states. */
  readonly to: readonly string[];
  readonly seats: number;
  /** First departure (hours since the start). */
  readonly first: number;
  /** Hours between departures. */
  readonly every: number;
  /** All its departures (hours since the start), ascending, where they are not so many hours apart: clocks change. */
  readonly departures?: readonly number[];
  /** It does not leave with fewer people. Default 1. */
  readonly minimum?: number;
}
