import type { Span } from "@rapporteur/core/model";
import type { DocumentRecord } from "../../records/document-record.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { columnText } from "../sql/column-text.ts";
import { inChunks } from "../insert-rows.ts";
import { passagesOf } from "./passages.ts";
import { fieldNumber, shortEntry, type IndexWork, type SearchEntry } from "./search-rows.ts";

/* Entries come one at a time: their words are looked for when they are written, so that a commit of long texts is not looked through whole before the first is. */

/** Title, tags and note. */
export function* describingEntries({ id, published, title, tags, note }: DocumentRecord): Generator<SearchEntry, void> {
  const place = { documentId: id, statementId: "", published: published ?? "" };
  yield* shortEntry(place, ["title", 0], title);
  for (const [part, tag] of tags.entries()) yield* shortEntry(place, ["tag", part], tag);
  yield* shortEntry(place, ["note", 0], note);
}

/** The passages of the content that a document stands on. */
export async function textEntries(
  { trx, project }: Pick<IndexWork, "trx" | "project">,
  { id, published, contentId }: Pick<DocumentRecord, "id" | "published" | "contentId">,
): Promise<Iterable<SearchEntry>> {
  const row = await trx.selectFrom("contents").select(["text", "body"]).where("project", "=", project).where("id", "=", contentId).executeTakeFirst();
  if (row === undefined) return [];
  const { blocks } = JSON.parse(row.body) as { blocks: readonly Span[] };
  return passageEntries(row.text, blocks, { documentId: id, statementId: "", published: published ?? "" });
}

function* passageEntries(
  text: string,
  blocks: readonly Span[],
  place: Pick<SearchEntry, "documentId" | "statementId" | "published">,
): Generator<SearchEntry, void> {
  let part = 0;
  for (const { start, end, tokens } of passagesOf(text, blocks)) {
    yield { ...place, field: fieldNumber("text"), part, startOffset: start, endOffset: end, body: columnText(text.slice(start, end)), tokens };
    part++;
  }
}

/** The authors of these documents' contributions, under the name that following merges leads to. */
export async function authorEntries({ trx, project }: IndexWork, documents: ReadonlyMap<string, string | null>): Promise<SearchEntry[]> {
  const found: SearchEntry[] = [];
  for (const ids of inChunks([...documents.keys()])) {
    const rows = await trx
      .selectFrom("documentValues")
      .innerJoin("entities as author", (join) =>
        join.onRef("author.project", "=", "documentValues.project").onRef("author.id", "=", "documentValues.value"),
      )
      .innerJoin("entities as shown", (join) => join.onRef("shown.project", "=", "author.project").onRef("shown.id", "=", "author.root"))
      .select(["documentValues.documentId", "shown.id", "shown.name"])
      .distinct()
      .where("documentValues.project", "=", project)
      .where("documentValues.field", "=", "contributor")
      .where("documentValues.documentId", "in", ids)
      .orderBy("documentValues.documentId")
      .orderBy("shown.id")
      .execute();
    const parts = new Map<string, number>();
    for (const { documentId, name } of rows) {
      const part = parts.get(documentId) ?? 0;
      parts.set(documentId, part + 1);
      const place = { documentId, statementId: "", published: documents.get(documentId) ?? "" };
      found.push(...shortEntry(place, ["author", part], name));
    }
  }
  return found;
}

/** Quotes and notes. @param dates when their documents were published */
export function* entriesOfStatements(
  statements: readonly StatementRecord[],
  dates: ReadonlyMap<string, string | null>,
): Generator<SearchEntry, void> {
  for (const { id, documentId, start, end, quote, note } of statements) {
    const place = { documentId, statementId: id, published: dates.get(documentId) ?? "" };
    yield* shortEntry(place, ["quote", 0], quote, { start, end });
    yield* shortEntry(place, ["note", 0], note);
  }
}
