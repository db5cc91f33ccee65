import { fetchingMs } from "../sources/child/reading-limits.ts";
import { serveTasks } from "../sources/child/serve-tasks.ts";
import { isAddress } from "../sources/bytes/read-bytes.ts";
import { readWhole } from "./read-whole.ts";
import type { ReadingRequest } from "./read-in-process.ts";

/* A process that reads and codes documents; the language model is loaded with the first document and stays. */

serveTasks(async (given, begin) => {
  const { source, options } = given as ReadingRequest;
  // Fetching has a limit of its own.
  if (typeof source === "string" && isAddress(source)) begin(fetchingMs);
  return (await readWhole(source, { ...options, codes: true, begin })).readout;
});
