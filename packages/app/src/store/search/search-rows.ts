import type { Span } from "@rapporteur/core/model";
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

/** A short text that is found as a whole; nothing where it has no word. */
export function* shortEntry(
  place: Pick<SearchRow, "documentId" | "statementId" | "published">,
  [field, part]: readonly [SearchField, number],
  text: string,
  span: Span | null = null,
): Generator<SearchEntry, void> {
  const body = columnText(text);
  const tokens = tokenize(body);
  if (tokens.length > 0)
    yield { ...place, field: fieldNumber(field), part, startOffset: span?.start ?? null, endOffset: span?.end ?? null, body, tokens };
}

/** So many characters are written or taken out at once, with the entry that reaches it: each statement holds the thread as long as it takes. */
const charactersAtOnce = 100_000;

/** Writes entries as they come: where making them takes long, others have their turn between. Cost: O(words). */
export async function insertEntries(work: IndexWork, entries: Iterable<SearchEntry>): Promise<void> {
  for (const group of byLength(entries, ({ body }) => body.length)) await insertGroup(work, group);
}

/** Groups that reach so many characters, and what is left. */
function* byLength<T>(entries: Iterable<T>, lengthOf: (entry: T) => number): Generator<T[], void> {
  let group: T[] = [];
  let characters = 0;
  for (const entry of entries) {
    group.push(entry);
    characters += lengthOf(entry);
    if (characters < charactersAtOnce) continue;
    yield group;
    group = [];
    characters = 0;
  }
  if (group.length > 0) yield group;
}

async function insertGroup({ trx, dialect, project }: IndexWork, entries: readonly SearchEntry[]): Promise<void> {
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
  const rows = await chosen.select(sql<number>`length(body)`.as("characters")).execute();
  for (const group of byLength(rows, ({ characters }) => characters)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      if (dialect === "sqlite") await trx.deleteFrom("searchWords").where("rowid", "in", ids).execute();
      await trx.deleteFrom("searchRows").where("id", "in", ids).execute();
    }
  }
}
