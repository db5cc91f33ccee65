import { stat } from "node:fs/promises";
import type { Readout } from "../readout/readout.ts";
import { lightBytes } from "../sources/child/reading-limits.ts";
import { isAddress, readBytes } from "../sources/bytes/read-bytes.ts";
import { sniffBinary } from "../sources/bytes/sniff-binary.ts";
import type { NamedBytes, ReadOptions } from "./read-options.ts";

/* What this file imports is little: the process that asks for a document needs nothing of what reads it, unless it reads it itself. */

/**
 * The main job: one document in, its readout out. A path, a URL, or bytes. Short texts are read here, all else in a process of its own, within limits of
 * time, memory and output.
 *
 * Deterministic: the same bytes and options give the same readout. Cost: linear in the text; the language model is loaded once a process.
 *
 * @throws RAP_SOURCE_* where the source cannot be read; RAP_NLP_MODEL_* where the language model is missing or damaged
 */
export async function readDocument(source: string | NamedBytes, options: ReadOptions = {}): Promise<Readout> {
  const { gazetteerPath, lexiconPath } = options;
  if (gazetteerPath !== undefined || lexiconPath !== undefined) (await import("./own-files.ts")).openOwnFiles(options);
  const light = await lightSource(source);
  if (light === null) return (await import("./read-in-process.ts")).readInProcess(source, options);
  const { readWhole } = await import("./read-whole.ts");
  return (await readWhole(light, { ...options, codes: true })).readout;
}

/** A short text at hand; null where it has to be fetched, is long, or is of a format that is opened by a parser of its own. */
async function lightSource(source: string | NamedBytes): Promise<NamedBytes | null> {
  if (typeof source !== "string") return isLight(source.bytes) ? source : null;
  if (isAddress(source)) return null;
  const about = await stat(source).catch(() => null);
  if (about !== null && about.size > lightBytes) return null;
  // What cannot be opened is refused in words.
  const bytes = await readBytes(source);
  return isLight(bytes) ? { bytes, name: source } : null;
}

function isLight(bytes: Uint8Array): boolean {
  return bytes.length <= lightBytes && sniffBinary(bytes) === null;
}
