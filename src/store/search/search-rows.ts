import { sql, type Kysely } from "kysely";
import { columnText } from "../table/column-text.ts";
import { inChunks, insertRows } from "../insert-rows.ts";
import { searchFields, type SearchField } from "../search-query.ts";
import type { SearchRow } from "./search-tables.ts";
import { toFtsText, toTsVector } from "./literals.ts";
import { tokenize, type Token } from "./tokens.ts";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** Where rows are written: by a commit, or when the whole index is made again. */
export interface IndexWork {
  readonly trx: Kysely<Tables>;
  readonly dialect: DialectName;
  readonly project: string;
}

/** A row before it has an id, with its words. */
export interface SearchEntry extends Omit<SearchRow, "id" | "project"> {
  readonly tokens: readonly Token[];
}

export function fieldNumber(field: SearchField): number {
  return searchFields.indexOf(field);
}

/** A short text that is found as a whole; null where it has no word. */
export function shortEntry(
  place: Pick<SearchRow, "documentId" | "statementId" | "published">,
  field: SearchField,
  part: number,
  text: string,
): SearchEntry | null {
  const body = columnText(text);
  const tokens = tokenize(body);
  return tokens.length === 0 ? null : { ...place, field: fieldNumber(field), part, startOffset: null, endOffset: null, body, tokens };
}

/** Cost: O(words). */
export async function insertEntries({ trx, dialect, project }: IndexWork, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return;
  if (dialect === "postgres") {
    const rows = entries.map(({ tokens, ...entry }) => ({ project, ...entry, tokens: toTsVector(tokens) }));
    // The id is the database's to give, the words are a column that SQLite has not.
    await insertRows(trx, dialect, "searchRows", rows as unknown as SearchRow[]);
    return;
  }
  const { last } = await trx
    .selectFrom("searchRows")
    .select(sql<number>`coalesce(max(id), 0)`.as("last"))
    .executeTakeFirstOrThrow();
  const rows = entries.map((entry, index) => rowOf(entry, { id: last + 1 + index, project }));
  await insertRows(trx, dialect, "searchRows", rows);
  const words = entries.map(({ tokens }, index) => ({ rowid: last + 1 + index, words: toFtsText(tokens) }));
  await insertRows(trx, dialect, "searchWords", words);
}

function rowOf(entry: SearchEntry, place: Pick<SearchRow, "id" | "project">): SearchRow {
  const { tokens: _, ...row } = entry;
  return { ...place, ...row };
}

export interface DropChoice {
  readonly documents: readonly string[];
  /** Empty text: rows of the documents themselves. */
  readonly statements: readonly string[];
  readonly fields?: readonly SearchField[];
}

/** Forgets rows of these documents, and their words. */
export async function dropEntries({ trx, dialect, project }: IndexWork, { documents, statements, fields = searchFields }: DropChoice): Promise<void> {
  for (const documentIds of inChunks([...new Set(documents)])) {
    for (const statementIds of inChunks(statements)) {
      const chosen = trx
        .selectFrom("searchRows")
        .select("id")
        .where("project", "=", project)
        .where("documentId", "in", documentIds)
        .where("statementId", "in", statementIds)
        .where("field", "in", fields.map(fieldNumber));
      if (dialect === "sqlite") await trx.deleteFrom("searchWords").where("rowid", "in", chosen).execute();
      await trx.deleteFrom("searchRows").where("id", "in", chosen).execute();
    }
  }
}
