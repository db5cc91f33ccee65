import { type BoundedChild, ChildLimitError } from "@rapporteur/reader/sources";
import type { MatchPool } from "./match-pool.ts";
import type { MatchTask } from "./match-worker.ts";
import type { Workplace } from "../library/workplace.ts";

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
 * Searches the texts of a project for a regular expression, in a process of the pool, which is ended when the time of the search is up; RE2 needs no more than
 * linear time in the text. Empty matches are left out.
 *
 * @throws RAP_LIBRARY_PATTERN, RAP_LIBRARY_BUSY where too many searches wait
 * Cost: O(text × size of the pattern).
 */
export function matchRegex(workplace: MatchPlace, search: PatternSearch, { pool, account, signal }: SearchBy): Promise<PatternMatches> {
  return pool.run(account, (child) => searchWith(child, workplace, { search, signal }), signal);
}

type MatchPlace = Pick<Workplace, "store" | "project">;

export interface SearchBy {
  readonly pool: MatchPool;
  /** Whose turn it takes. */
  readonly account: string;
  /** Ends the search when it aborts: nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
}

async function searchWith(
  child: BoundedChild,
  workplace: MatchPlace,
  { search, signal }: { readonly search: PatternSearch; readonly signal: AbortSignal | undefined },
): Promise<PatternMatches> {
  const { pattern, isCaseSensitive = false, limit = 1000, timeLimitMs = 5000 } = search;
  const ask = async (text: string, mostMs: number, most: number): Promise<[number, number][]> =>
    (await child.ask({ pattern, isCaseSensitive, text, limit: most, mostMs } satisfies MatchTask, { signal })) as [number, number][];
  const matches: PatternMatch[] = [];
  let searched = 0;
  try {
    // Before any text is read, and before the time begins: the process may have to be started.
    await ask("", timeLimitMs, 1);
    const end = performance.now() + timeLimitMs;
    for await (const { documentId, text } of textsOf(workplace, search.documents ?? null)) {
      const left = end - performance.now();
      if (left <= 0) return { matches, isComplete: false, searched };
      const found = await ask(text, left, limit - matches.length);
      matches.push(...found.map(([start, stop]) => ({ documentId, start, end: stop, text: text.slice(start, stop) })));
      if (matches.length >= limit) return { matches, isComplete: false, searched };
      searched++;
    }
  } catch (error) {
    if (!(error instanceof ChildLimitError)) throw error;
    return { matches, isComplete: false, searched };
  }
  return { matches, isComplete: true, searched };
}

async function* textsOf({ store, project }: MatchPlace, documents: readonly string[] | null): AsyncIterable<{ documentId: string; text: string }> {
  const wanted = documents === null ? null : new Set(documents);
  for await (const { record } of store.records.all(project, "document")) {
    if (wanted !== null && !wanted.has(record.id)) continue;
    const content = await store.contents.get(project, record.contentId);
    if (content !== null) yield { documentId: record.id, text: content.text };
  }
}
