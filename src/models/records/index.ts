// Everybody's way, stage by stage.
export { Records } from "./records.js";
export { type RecordKind, StageLog, type StageRecord } from "./stage-log.js";
