import { z } from "zod";
import { RapporteurError } from "@rapporteur/core/base";

/** Where a row stands in the answer. `score` is ten for each thing looked for that it holds, and its field's weight. */
const place = z.object({
  score: z.int(),
  published: z.string(),
  documentId: z.string(),
  statementId: z.string(),
  field: z.int(),
  part: z.int(),
});
export type SearchPlace = z.infer<typeof place>;

const rankedPlace = place.extend({ hits: z.int() });
export type RankedPlace = z.infer<typeof rankedPlace>;

/** `window`: the last row before those that are ranked together; `after`: the last of these that was shown. */
const cursorShape = z.object({ window: place.nullable(), after: rankedPlace.nullable() });
export type SearchCursor = z.infer<typeof cursorShape>;

/** Negative where `a` comes first. */
export function compareRanked(a: RankedPlace, b: RankedPlace): number {
  return (
    b.score - a.score ||
    b.hits - a.hits ||
    compareText(b.published, a.published) ||
    compareText(a.documentId, b.documentId) ||
    compareText(a.statementId, b.statementId) ||
    a.field - b.field ||
    a.part - b.part
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @throws RAP_STORE_CURSOR */
export function readSearchCursor(cursor: string | undefined): SearchCursor {
  if (cursor === undefined) return { window: null, after: null };
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    throw new RapporteurError("RAP_STORE_CURSOR", { cursor: cursor.slice(0, 60) }, { cause });
  }
}

export function writeSearchCursor(cursor: SearchCursor): string {
  return Buffer.from(JSON.stringify(cursorShape.parse(cursor))).toString("base64url");
}
