/**
 * Discrete-event simulation, and what is built on it for planning transfers of people in custody or care:
 * the kernel, scenario files and experiments. All of it runs in a browser too. Beside it: `transfersim/engine`, the
 * kernel alone; `transfersim/models`, the parts that a scenario is made of; and, for Node, `transfersim/node` (threads,
 * journal), `transfersim/report` and `transfersim/cluster`.
 */
export * from "./engine/index.js";
export * from "./experiment/index.js";
export * from "./scenario/index.js";
