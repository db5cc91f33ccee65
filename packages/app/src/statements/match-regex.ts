import { Worker } from "node:worker_threads";
import { RE2JS } from "re2js";
import { RapporteurError } from "@rapporteur/core/base";
import type { Workplace } from "../library/workplace.ts";
import { workerFile } from "../library/worker-file.ts";

export interface PatternSearch {
  /** RE2 syntax. */
  readonly pattern: string;
  readonly isCaseSensitive?: boolean;
  /** In these documents; in all unless told. */
  readonly documents?: readonly string[] | null;
  /** At most so many matches; 1000 unless told. */
  readonly limit?: number;
  /** At most so long; 5 seconds unless told. */
  readonly timeLimitMs?: number;
}

export interface PatternMatch {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PatternMatches {
  readonly matches: readonly PatternMatch[];
  /** False where time or `limit` ran out before the last document. */
  readonly isComplete: boolean;
  /** Documents that were searched to their end. */
  readonly searched: number;
}

/**
 * Searches the texts of a project for a regular expression. It runs in a thread of its own, which is ended when its time is up; RE2 needs no more than
 * linear time in the text. Empty matches are none.
 *
 * @throws RAP_LIBRARY_PATTERN
 * Cost: O(text × size of the pattern).
 */
export async function matchRegex(workplace: Pick<Workplace, "store" | "project">, search: PatternSearch): Promise<PatternMatches> {
  const { pattern, isCaseSensitive = false, limit = 1000, timeLimitMs = 5000 } = search;
  checkPattern(pattern);
  const worker = new Worker(workerFile(import.meta.url, "match-worker"), { workerData: { pattern, isCaseSensitive } });
  let isOver = false;
  let end = (): void => undefined;
  const timeIsUp = new Promise<null>((resolve) => (end = () => resolve(null)));
  const timer = setTimeout(() => {
    isOver = true;
    end();
  }, timeLimitMs);
  const matches: PatternMatch[] = [];
  let searched = 0;
  try {
    for await (const { documentId, text } of textsOf(workplace, search.documents ?? null)) {
      const found = await Promise.race([ask(worker, { text, limit: limit - matches.length }), timeIsUp]);
      if (found === null) break;
      matches.push(...found.map(([start, end]) => ({ documentId, start, end, text: text.slice(start, end) })));
      if (matches.length >= limit) break;
      searched++;
      if (isOver) break;
    }
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
  return { matches, isComplete: !isOver && matches.length < limit, searched };
}

/** @throws RAP_LIBRARY_PATTERN */
export function checkPattern(pattern: string): void {
  try {
    RE2JS.compile(pattern);
  } catch (cause) {
    throw new RapporteurError("RAP_LIBRARY_PATTERN", { pattern, problem: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}

async function* textsOf(
  { store, project }: Pick<Workplace, "store" | "project">,
  documents: readonly string[] | null,
): AsyncIterable<{ documentId: string; text: string }> {
  const wanted = documents === null ? null : new Set(documents);
  for await (const { record } of store.records.all(project, "document")) {
    if (wanted !== null && !wanted.has(record.id)) continue;
    const content = await store.contents.get(project, record.contentId);
    if (content !== null) yield { documentId: record.id, text: content.text };
  }
}

function ask(worker: Worker, message: { text: string; limit: number }): Promise<[number, number][]> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      worker.off("message", done);
      worker.off("error", failed);
    };
    const done = (found: [number, number][]): void => {
      stop();
      resolve(found);
    };
    const failed = (error: unknown): void => {
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    worker.on("message", done);
    worker.on("error", failed);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    worker.postMessage(message);
  });
}
