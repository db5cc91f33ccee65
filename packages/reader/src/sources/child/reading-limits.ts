import type { ChildLimits } from "./bounded-child.ts";

const megabyte = 1024 * 1024;

/**
 * Of a process that reads and codes documents. The models and the code take some 200 MB, a long document 100 MB. With the engine's own choice of room for new objects,
 * 45 documents of 700 words left 393 MB in it, with this one 290; and what keeps more than 400 is not used again.
 */
export const readerLimits: ChildLimits = { heapMb: 512, residentMb: 640, answerMb: 256, newMb: 8 };

/** How long bytes may be read for: 10 s a megabyte, not less than 10 s, not more than 30 s. */
export function readingMs(byteCount: number): number {
  return Math.min(30_000, Math.max(10_000, Math.ceil((byteCount / megabyte) * 10_000)));
}

/**
 * How long a stored text may be coded for by rules, before and after the reading model: half a minute, and a minute a megabyte; not more than two minutes each.
 * Prose takes a third of that.
 */
export function codingMs(textLength: number): number {
  return Math.min(120_000, 30_000 + Math.ceil((textLength / megabyte) * 60_000));
}

/** Most windows of a text that the reading model reads, each a hundred words or so: four megabytes of prose. */
export const mostWindows = 10_000;

/** A text up to this size is read where it is asked for: whatever is in it takes a second or so, and a process of its own would take as long to start. */
export const lightBytes = 16 * 1024;

/** How long fetching an address may take: connections have limits of their own. */
export const fetchingMs = 120_000;
