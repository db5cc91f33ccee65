import type { DocumentContent, DocumentRecord } from "../../records/document-record.ts";
import { dayOf, linkCells, type NamedEntities, type TableRow } from "./entity-rows.ts";

export function documentRow(record: DocumentRecord, content: DocumentContent | null): TableRow {
  const { id, title, standfirst, published, publisher, url, language, tags, rights, sourceName, note, addedAt, sha256 } = record;
  return {
    document_id: id,
    title,
    standfirst,
    published: dayOf(published),
    publisher,
    url,
    language,
    tags,
    rights,
    source_name: sourceName,
    note,
    added_at: dayOf(addedAt),
    sha256,
    text_sha256: content?.textSha256 ?? null,
  };
}

export function* contributionRows(documentId: string, content: DocumentContent, named: NamedEntities): Iterable<TableRow> {
  for (const [contribution, one] of content.contributions.entries()) {
    const { heading, start, end, body, bio, roles } = one;
    yield {
      document_id: documentId,
      contribution,
      heading,
      ...linkCells("author", named.keyOf(one.author), named),
      ...linkCells("affiliation", named.keyOf(one.affiliation), named),
      roles: roles.map(({ text }) => text),
      co_authors: (one.coAuthors ?? []).map(({ author }) => named.keyOf(author) ?? author),
      start,
      end,
      body_start: body[0],
      body_end: body[1],
      bio_start: bio?.[0] ?? null,
      bio_end: bio?.[1] ?? null,
    };
  }
}
