import { basename } from "node:path";
import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import { readConllu } from "../../exchange/annotations/conllu/read-conllu.ts";
import type { OpenedSource } from "./opened-statements.ts";
import { quotesOf } from "./quotes-of-texts.ts";

/** The texts of a treebank, with the statements that its words name. @throws RAP_EXCHANGE_CONLLU, RAP_EXCHANGE_EMPTY, RAP_SOURCE_* */
export async function openConllu(source: string, maximumBytes: number): Promise<OpenedSource> {
  const content = decodeBytes(await readBytes(source, maximumBytes), { source }).text;
  const { table, texts, warnings } = readConllu(content, { file: source, name: basename(source).replace(/\.conllu?$/i, "") });
  return { table, quoteOf: quotesOf(table, texts), coderOf: () => null, texts, attributes: new Map(), warnings };
}
