import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import { readWebAnnotations } from "../../exchange/annotations/web/read-web-annotations.ts";
import type { OpenedSource } from "./opened-statements.ts";

/** Web Annotations, whose documents are elsewhere. @throws RAP_EXCHANGE_JSON, RAP_EXCHANGE_EMPTY, RAP_SOURCE_* */
export async function openWebAnnotations(source: string, maximumBytes: number): Promise<OpenedSource> {
  const { table, passages, warnings } = readWebAnnotations(decodeBytes(await readBytes(source, maximumBytes), { source }).text, source);
  return {
    table,
    quoteOf: (row) => passages[row]?.quote ?? null,
    contextOf: (row) => ({ prefix: passages[row]?.prefix ?? "", suffix: passages[row]?.suffix ?? "" }),
    coderOf: (row) => passages[row]?.coder ?? null,
    texts: new Map(),
    attributes: new Map(),
    notes: passages.map(({ note }) => note),
    warnings,
  };
}
