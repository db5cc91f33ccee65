import type { Span } from "@rapporteur/core/model";
import type { DocumentRecord } from "../../records/document-record.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { columnText } from "../sql/column-text.ts";
import { publishedOf } from "../index/index-documents.ts";
import { inChunks } from "../insert-rows.ts";
import { cutPassages } from "./passages.ts";
import { fieldNumber, shortEntry, type IndexWork, type SearchEntry } from "./search-rows.ts";

const isEntry = (entry: SearchEntry | null): entry is SearchEntry => entry !== null;

/** Title, tags and note. */
export function describingEntries({ id, published, title, tags, note }: DocumentRecord): SearchEntry[] {
  const place = { documentId: id, statementId: "", published: published ?? "" };
  return [
    shortEntry(place, "title", 0, title),
    ...tags.map((tag, part) => shortEntry(place, "tag", part, tag)),
    shortEntry(place, "note", 0, note),
  ].filter(isEntry);
}

/** The passages of the content that a document stands on. */
export async function textEntries(
  { trx, project }: Pick<IndexWork, "trx" | "project">,
  { id, published, contentId }: Pick<DocumentRecord, "id" | "published" | "contentId">,
): Promise<SearchEntry[]> {
  const row = await trx.selectFrom("contents").select(["text", "body"]).where("project", "=", project).where("id", "=", contentId).executeTakeFirst();
  if (row === undefined) return [];
  const { blocks } = JSON.parse(row.body) as { blocks: readonly Span[] };
  return cutPassages(row.text, blocks).map(({ start, end, tokens }, part) => ({
    documentId: id,
    statementId: "",
    published: published ?? "",
    field: fieldNumber("text"),
    part,
    startOffset: start,
    endOffset: end,
    body: columnText(row.text.slice(start, end)),
    tokens,
  }));
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
      found.push(...[shortEntry(place, "author", part, name)].filter(isEntry));
    }
  }
  return found;
}

/** Quotes and notes. */
export async function statementEntries(work: IndexWork, statements: readonly StatementRecord[]): Promise<SearchEntry[]> {
  const dates = await publishedOf(
    work,
    statements.map(({ documentId }) => documentId),
  );
  return statements.flatMap(({ id, documentId, start, end, quote, note }) => {
    const place = { documentId, statementId: id, published: dates.get(documentId) ?? "" };
    const quoted = shortEntry(place, "quote", 0, quote);
    return [quoted === null ? null : { ...quoted, startOffset: start, endOffset: end }, shortEntry(place, "note", 0, note)].filter(isEntry);
  });
}
