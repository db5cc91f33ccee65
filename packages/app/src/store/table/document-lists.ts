import { readPart } from "../../records/signed-parts.ts";
import type { DocumentValueRow } from "../record-tables.ts";
import type { TableDocument } from "./build-library-table.ts";

/** The lists of a document that the statement table shows. */
export const shownLists = ["tag", "part"] as const satisfies readonly DocumentValueRow["field"][];

export type ListValue = Pick<DocumentValueRow, "field" | "value">;

export function documentLists(values: readonly ListValue[]): Pick<TableDocument, "tags" | "parts"> {
  const of = (list: (typeof shownLists)[number]): string[] => values.flatMap(({ field, value }) => (field === list ? value : []));
  return { tags: of("tag"), parts: of("part").map(readPart) };
}
