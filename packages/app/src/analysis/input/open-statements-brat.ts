import { basename } from "node:path";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import { readBrat } from "../../exchange/annotations/read-brat.ts";
import type { OpenedSource } from "./opened-statements.ts";

/** Annotations of brat with the text beside them. @throws RAP_EXCHANGE_BRAT, RAP_SOURCE_* */
export async function openBrat(source: string): Promise<OpenedSource> {
  const annotations = decodeBytes(await readBytes(source), { source }).text;
  const raw = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await textBeside(source));
  const document = basename(source).replace(/\.ann$/i, "");
  const { table, text, notes, warnings } = readBrat(annotations, { file: source, document, raw });
  return {
    table,
    quoteOf: (row) => text.slice(table.starts[row], table.ends[row]),
    coderOf: () => null,
    texts: new Map([[document, text]]),
    attributes: new Map(),
    notes,
    warnings,
  };
}

async function textBeside(source: string): Promise<Uint8Array> {
  try {
    return await readBytes(source.replace(/\.ann$/i, ".txt"));
  } catch (cause) {
    if (!isRapporteurError(cause) || cause.code !== "RAP_SOURCE_NOT_FOUND") throw cause;
    throw new RapporteurError("RAP_EXCHANGE_BRAT", { file: source, line: 1, problem: "the text that it is about is not beside it" }, { cause });
  }
}
