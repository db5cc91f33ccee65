import { sql, type RawBuilder } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import { isMoment } from "./column-time.ts";
import type { Page } from "../queries.ts";

/** Where a list goes on: the sort values of the last entry that was shown. */
export type Keyset = readonly [string, string];

/**
 * Reads the cursor of a list that is ordered by two texts.
 * @throws RAP_STORE_CURSOR for one that no list of this kind gave
 */
export function readKeyset(cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null;
  try {
    const [first, second, ...more]: unknown[] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (typeof first === "string" && typeof second === "string" && more.length === 0) return [first, second];
  } catch {
    // Not ours: said below.
  }
  throw new RapporteurError("RAP_STORE_CURSOR", { cursor: cursor.slice(0, 60) });
}

/** The same of a list that is ordered by a moment and a text. @throws RAP_STORE_CURSOR */
export function readTimeKeyset(cursor: string | undefined): Keyset | null {
  const after = readKeyset(cursor);
  if (after === null || isMoment(after[0])) return after;
  throw new RapporteurError("RAP_STORE_CURSOR", { cursor: cursor?.slice(0, 60) ?? "" });
}

/** That a row comes after a cursor in a list whose two columns fall; all rows where there is no cursor. */
export function isBelow([first, second]: readonly [string, string], after: Keyset | null): RawBuilder<boolean> {
  if (after === null) return sql<boolean>`1 = 1`;
  return sql<boolean>`(${sql.ref(first)}, ${sql.ref(second)}) < (${sql.join(after)})`;
}

/** Makes a page of rows that were asked for with one more than the limit, so that it knows whether more follow. */
export function toPage<Row, Entry>(rows: readonly Row[], limit: number, keyOf: (row: Row) => Keyset, toEntry: (row: Row) => Entry): Page<Entry> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(keyOf(last))).toString("base64url") : null;
  return { entries: shown.map(toEntry), next };
}
