import { z } from "zod";
import * as dimension from "../dimensions.js";
import { figure, fixed, provenance, varying } from "../words.js";

const howMany = () => varying(dimension.people).optional();

/** What any incident may do to people. */
export const harmShape = {
  weight: fixed(dimension.number).optional().describe("Relative chance of this outcome; 1 when not given"),
  escapes: howMany().describe("People who escape"),
  deaths: howMany().describe("People in custody or care who die"),
  wounded: howMany().describe("People in custody or care who are wounded"),
  staff_casualties: howMany().describe("Dead and wounded among escorts, crews, guards and staff"),
  suspension: varying(dimension.duration).optional().describe("Time for which movements are suspended"),
  ...provenance,
};

/** How one incident raises the rate of the next ones (Hawkes 1971). */
export const excitationSchema = z.strictObject({
  jump: figure(dimension.number).describe(
    "Added to the hazard by each incident, as a multiple of the base hazard",
  ),
  decay: figure(dimension.positiveDuration).describe("Time constant of the fading"),
  ...provenance,
});
