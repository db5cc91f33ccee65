import { DatabaseSync } from "node:sqlite";

/*
 * Loaded by the processes that tests share. A commit waits until the disk has it (`synchronous = full`), which takes milliseconds and proves nothing in a test of
 * something else: whether what was committed outlives a crash is for tests with processes of their own (sqlite-handle.test.ts, test/faults), which do not load this.
 */

const waits = "pragma synchronous = full";
const { exec } = DatabaseSync.prototype;

DatabaseSync.prototype.exec = function execWithoutWaiting(sql) {
  return exec.call(this, sql.replace(waits, "pragma synchronous = off"));
};
