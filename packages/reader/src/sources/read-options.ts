import type { Warning } from "@rapporteur/core/base";
import type { SourceDocument } from "@rapporteur/core/model";
import type { FetchOptions } from "./fetch-url.ts";
import type { SourceFormat } from "./sniff-format.ts";

export interface ReadOptions {
  /** How errors name bytes that come without a path; "standard input" unless told. */
  readonly name?: string;
  /** Takes the place of extension, content type and sniffing. */
  readonly format?: SourceFormat;
  /** Takes the place of detection. */
  readonly charset?: string;
  readonly maxBytes?: number;
  /** Reads an export of a newspaper data base as one text, for who splits it; else it is refused. */
  readonly takesExports?: boolean;
  /** Where the bytes were fetched from, so that relative addresses and a missing canonical address can be filled in. */
  readonly url?: string | null;
  /** Longest time that one document is read for in a process of its own; by its size unless told. */
  readonly timeoutMs?: number;
  /** The process is one that may be lost: its limits hold, and the document is read in it. */
  readonly isBounded?: boolean;
  /** Told how many bytes there are before they are read. */
  readonly onBytes?: (byteCount: number) => void;
  /** How addresses are fetched: time limit, and what tests put in the place of the network. */
  readonly fetch?: FetchOptions;
}

export interface ReadSource {
  readonly bytes: Uint8Array;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly format: SourceFormat;
  /** As the Encoding Standard spells it; null for formats that encode their text themselves. */
  readonly encoding: string | null;
  readonly document: SourceDocument;
  readonly warnings: readonly Warning[];
}
