import type { Kysely } from "kysely";
import { partsOfBody, readPart, writePart } from "../../records/signed-parts.ts";
import { inChunks } from "../insert-rows.ts";
import type { DocumentValueRow } from "../record-tables.ts";
import type { Tables } from "../tables.ts";
import type { TableDocument } from "./build-library-table.ts";

/** The lists of a document that the statement table shows, and the one that tells whether its parts were noted. */
export const shownLists = ["tag", "part", "contributor"] as const satisfies readonly DocumentValueRow["field"][];

export type ListValue = Pick<DocumentValueRow, "field" | "value">;

export function documentLists(values: readonly ListValue[]): Pick<TableDocument, "tags" | "parts"> {
  const of = (list: (typeof shownLists)[number]): string[] => values.flatMap(({ field, value }) => (field === list ? value : []));
  return { tags: of("tag"), parts: of("part").map(readPart) };
}

/**
 * Puts in the parts of documents that have contributors and no parts: a server of an earlier version, which does not note parts, wrote them beside this one.
 *
 * Cost: the bodies of those documents are read.
 */
export async function addMissingParts(db: Kysely<Tables>, project: string, lists: Map<string, ListValue[]>): Promise<void> {
  const lacking = [...lists].filter(([, values]) => lacksParts(values)).map(([id]) => id);
  for (const ids of inChunks(lacking)) {
    const rows = await db
      .selectFrom("documents as document")
      .innerJoin("contents as content", (join) =>
        join.onRef("content.project", "=", "document.project").onRef("content.id", "=", "document.contentId"),
      )
      .select(["document.id", "content.body"])
      .where("document.project", "=", project)
      .where("document.id", "in", ids)
      .execute();
    for (const { id, body } of rows) {
      const parts = new Set(partsOfBody(body).map(writePart));
      lists.get(id)?.push(...[...parts].map((value): ListValue => ({ field: "part", value })));
    }
  }
}

function lacksParts(values: readonly ListValue[]): boolean {
  return values.some(({ field }) => field === "contributor") && values.every(({ field }) => field !== "part");
}
