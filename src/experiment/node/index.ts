// The part of experiments that needs Node: worker threads and the journal on disk.
export { type FoundJournal, findJournal, Journal, type JournalHead, readJournal } from "./journal.js";
export { type JournaledRunOptions, readPart, runWithJournal } from "./journaled-run.js";
export { type ThreadPoolOptions, threadPool } from "./thread-pool.js";
