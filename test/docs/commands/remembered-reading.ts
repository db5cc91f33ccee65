import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readDocument as read } from "../../../packages/reader/src/reading/read-document.ts";
import type { NamedBytes, ReadOptions } from "../../../packages/reader/src/reading/read-options.ts";
import type { Readout } from "../../../packages/reader/src/readout/readout.ts";
import { remember } from "./remember.ts";

/* Stands for the reader where commands run one after the other: the same bytes and options give the same readout, so each is read once. */

export * from "../../../packages/reader/src/reading/index.ts";

export function readDocument(source: string | NamedBytes, options: ReadOptions = {}): Promise<Readout> {
  return remember(["document", bytesOf(source), options], () => read(source, options));
}

/** What the readout depends on; a source that cannot be opened here is read again, which says what is wrong. */
export function bytesOf(source: string | NamedBytes): unknown {
  if (typeof source !== "string") return [source.name, source.bytes];
  try {
    return [basename(source), readFileSync(source)];
  } catch {
    return null;
  }
}
