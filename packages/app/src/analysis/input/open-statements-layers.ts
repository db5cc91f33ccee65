import { basename, dirname, join } from "node:path";
import { isRapporteurError } from "@rapporteur/core/base";
import { readBytes } from "@rapporteur/reader/sources";
import { openLayerFile } from "../../exchange/annotations/open-layer-file.ts";
import type { OpenedSource } from "./opened-statements.ts";
import { quotesOf } from "./quotes-of-texts.ts";

/** Annotations of WebAnno, INCEpTION or UIMA: a file, or an archive of them. @throws RAP_EXCHANGE_WEBANNO, RAP_EXCHANGE_XMI, RAP_SOURCE_* */
export async function openLayers(source: string, maximumBytes: number): Promise<OpenedSource> {
  const bytes = await readBytes(source, maximumBytes);
  const read = await openLayerFile(bytes, { file: source, name: basename(source), typeSystem: await typesBeside(source) });
  const { table, texts, coders, notes, warnings } = read;
  return {
    table,
    quoteOf: quotesOf(table, texts),
    coderOf: (row) => coders[row] ?? null,
    texts,
    attributes: new Map(),
    notes,
    warnings,
  };
}

/** The types of a bare .xmi lie beside it; null where they do not. */
async function typesBeside(source: string): Promise<Uint8Array | null> {
  if (!/\.xmi$/i.test(source)) return null;
  try {
    return await readBytes(join(dirname(source), "TypeSystem.xml"));
  } catch (cause) {
    if (isRapporteurError(cause) && cause.code === "RAP_SOURCE_NOT_FOUND") return null;
    throw cause;
  }
}
