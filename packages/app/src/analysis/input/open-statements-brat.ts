import { basename } from "node:path";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { decodeBytes, isZip, readBytes, unpackParts } from "@rapporteur/reader/sources";
import { type BratFile, readBrat } from "../../exchange/annotations/read-brat.ts";
import type { OpenedSource } from "./opened-statements.ts";
import { quotesOf } from "./quotes-of-texts.ts";

/** Annotations of brat with the text beside them, or an archive of both. @throws RAP_EXCHANGE_BRAT, RAP_SOURCE_* */
export async function openBrat(source: string, maximumBytes: number): Promise<OpenedSource> {
  const bytes = await readBytes(source, maximumBytes);
  const files = isZip(bytes) ? await archived(bytes, source) : [fileOf(basename(source), source, bytes, await textBeside(source))];
  const { table, texts, notes, coders, warnings } = readBrat(files);
  return { table, quoteOf: quotesOf(table, texts), coderOf: (row) => coders[row] ?? null, texts, attributes: new Map(), notes, warnings };
}

function fileOf(name: string, file: string, annotations: Uint8Array, text: Uint8Array): BratFile {
  const raw = new TextDecoder("utf-8", { ignoreBOM: true }).decode(text);
  return { file, document: name.replace(/\.ann$/i, ""), annotations: decodeBytes(annotations, { source: file }).text, raw };
}

const limits = { maxBytes: 256 * 1024 * 1024, maxEntries: 20_000 };

async function archived(bytes: Uint8Array, source: string): Promise<BratFile[]> {
  const parts = await unpackParts(bytes, { source, isWanted: (name) => /\.(?:ann|txt)$/i.test(name), ...limits });
  return [...parts].flatMap(([name, part]) => {
    if (!/\.ann$/i.test(name)) return [];
    const text = parts.get(name.replace(/\.ann$/i, ".txt"));
    if (text === undefined) throw withoutText(`${source}/${name}`);
    return [fileOf(name, `${source}/${name}`, part, text)];
  });
}

async function textBeside(source: string): Promise<Uint8Array> {
  try {
    return await readBytes(source.replace(/\.ann$/i, ".txt"));
  } catch (cause) {
    if (!isRapporteurError(cause) || cause.code !== "RAP_SOURCE_NOT_FOUND") throw cause;
    throw withoutText(source, cause);
  }
}

function withoutText(file: string, cause?: unknown): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_BRAT", { file, line: 1, problem: "the text that it is about is not beside it" }, { cause });
}
