import { sql, type Kysely, type SelectQueryBuilder } from "kysely";
import { columnText } from "../sql/column-text.ts";
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

/** Forgets rows of the documents themselves, in these fields, and their words. */
export async function dropDocumentEntries(
  work: IndexWork,
  documents: readonly string[],
  fields: readonly SearchField[] = searchFields,
): Promise<void> {
  for (const ids of inChunks([...new Set(documents)])) {
    const ofDocuments = work.trx.selectFrom("searchRows").select("id").where("project", "=", work.project).where("documentId", "in", ids);
    await dropChosen(work, ofDocuments.where("statementId", "=", "").where("field", "in", fields.map(fieldNumber)));
  }
}

/** Forgets rows of these statements, and their words. By pairs: all documents with all statements would grow with the square. */
export async function dropStatementEntries(
  work: IndexWork,
  statements: readonly { readonly id: string; readonly documentId: string }[],
): Promise<void> {
  for (const some of inChunks(statements)) {
    const pairs = sql.join(some.map(({ documentId, id }) => sql`(${documentId}, ${id})`));
    const ofStatements = work.trx.selectFrom("searchRows").select("id").where("project", "=", work.project);
    await dropChosen(work, ofStatements.where(sql<boolean>`(document_id, statement_id) in (values ${pairs})`));
  }
}

async function dropChosen({ trx, dialect }: IndexWork, chosen: SelectQueryBuilder<Tables, "searchRows", { id: number }>): Promise<void> {
  const ids = (await chosen.execute()).map(({ id }) => id);
  for (const some of inChunks(ids)) {
    if (dialect === "sqlite") await trx.deleteFrom("searchWords").where("rowid", "in", some).execute();
    await trx.deleteFrom("searchRows").where("id", "in", some).execute();
  }
}
