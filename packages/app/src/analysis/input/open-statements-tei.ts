import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import { readTei } from "../../exchange/tei/read-tei.ts";
import type { OpenedSource } from "./opened-statements.ts";
import { quotesOf } from "./quotes-of-texts.ts";

/** Texts in TEI with their passages as statements. @throws RAP_EXCHANGE_TEI, RAP_SOURCE_* */
export async function openTei(source: string): Promise<OpenedSource> {
  const { table, texts, coders, warnings } = readTei(decodeBytes(await readBytes(source), { source, readsMarkup: true }).text, source);
  return {
    table,
    quoteOf: quotesOf(table, texts),
    coderOf: (row) => coders[row] ?? null,
    texts,
    attributes: new Map(),
    warnings,
  };
}
