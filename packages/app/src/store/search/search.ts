import type { Kysely } from "kysely";
import type { Page } from "../queries.ts";
import { inChunks } from "../insert-rows.ts";
import { compareRanked, readSearchCursor, writeSearchCursor, type RankedPlace } from "./search-order.ts";
import { fieldsOf, findWindow, type FoundRow } from "./search-sql.ts";
import { searchFields, type SearchField, type SearchQuery, type SearchResult } from "../search-query.ts";
import { matchPhrases } from "./match-phrases.ts";
import { parseQuery, type ParsedQuery } from "./query.ts";
import { makeSnippet } from "./snippet.ts";
import { tokenize } from "./tokens.ts";
import type { StoreContext } from "../store-context.ts";
import type { SearchStore } from "../store.ts";
import type { Tables } from "../tables.ts";

/** Rows that are ranked against each other by how often they say what is looked for. */
const rankedTogether = 500;

/**
 * Full text. Every word must stand somewhere in a document (in its text, title, authors, tags, note, or its statements), no excluded one may; found
 * are the rows that hold some of the words.
 *
 * Order: rows with more of the words first; then title, before author and tag, before quote and note, before text; then rows that say the words more often; then
 * newer documents; then by id. "More often" is counted among 500 rows at a time, in the order of the rest, so that a word that stands everywhere costs no more
 * to rank. Both databases find, order and cut alike.
 *
 * Cost: O(rows with any of the words) in the database, O(500 rows) here.
 */
export function searchStore(context: StoreContext): SearchStore {
  return {
    async find(project, query) {
      const parsed = parseQuery(query.text);
      let { window, after } = readSearchCursor(query.cursor);
      const found: FoundPlace[] = [];
      for (;;) {
        const rows = await findWindow(context, { project, query, parsed, after: window, limit: rankedTogether });
        const ranked = rankRows(rows, parsed, query);
        const rest = after === null ? ranked : ranked.filter((row) => compareRanked(row, after as RankedPlace) > 0);
        const taken = rest.slice(0, query.limit - found.length);
        found.push(...taken);
        if (taken.length < rest.length) return toPage(context.db, project, found, writeSearchCursor({ window, after: taken.at(-1) ?? after }));
        const last = rows.at(-1);
        if (rows.length < rankedTogether || last === undefined) return toPage(context.db, project, found, null);
        window = last;
        after = null;
      }
    },
  };
}

interface FoundPlace extends FoundRow, RankedPlace {
  readonly spans: [number, number][];
}

function rankRows(rows: readonly FoundRow[], parsed: ParsedQuery, query: SearchQuery): FoundPlace[] {
  const phrases = parsed.wanted.flatMap((term) => term.phrases);
  const byField = searchFields.map((field) => phrases.filter((phrase) => fieldsOf(phrase, query).includes(field)));
  const places = rows.map((row) => {
    const spans = matchPhrases(tokenize(row.body), byField[row.field] ?? []);
    return { ...row, spans, hits: spans.length };
  });
  return places.sort(compareRanked);
}

async function toPage(db: Kysely<Tables>, project: string, found: readonly FoundPlace[], next: string | null): Promise<Page<SearchResult>> {
  const titles = await titlesOf(
    db,
    project,
    found.map(({ documentId }) => documentId),
  );
  const entries = found.map(({ documentId, statementId, field, startOffset, endOffset, body, spans }) => ({
    documentId,
    statementId: statementId === "" ? null : statementId,
    field: searchFields[field] as SearchField,
    title: titles.get(documentId) ?? "",
    start: startOffset,
    end: endOffset,
    ...makeSnippet(body, spans),
  }));
  return { entries, next };
}

async function titlesOf(db: Kysely<Tables>, project: string, documents: readonly string[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const ids of inChunks([...new Set(documents)])) {
    const rows = await db.selectFrom("documents").select(["id", "title"]).where("project", "=", project).where("id", "in", ids).execute();
    for (const { id, title } of rows) titles.set(id, title);
  }
  return titles;
}
