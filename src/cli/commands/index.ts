// Every command, in the order in which help lists them.
import type { Command } from "../command.js";

/** The commands of the tool. */
export const commands: readonly Command[] = [];
