import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";
import { RapporteurError, ownValue } from "@rapporteur/core/base";
import { sizeInWords } from "../bytes/read-bytes.ts";

/** An answer of a server, as a web archive keeps it. */
export interface HttpMessage {
  readonly status: number;
  /** By name in small letters; the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it came: in chunks, packed. */
  readonly body: Uint8Array;
}

const longestHead = 65_536;

/** Reads status and headers of an answer; null for bytes that are none. Cost: O(head). */
export function readHttpMessage(bytes: Uint8Array): HttpMessage | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, longestHead)).toString("latin1");
  const end = /\r?\n\r?\n/.exec(head);
  const [, status] = /^HTTP\/\d(?:\.\d)? +(\d{3})\b/.exec(head) ?? [];
  if (status === undefined) return null;
  const lines = head
    .slice(0, end?.index ?? head.length)
    .split(/\r?\n/)
    .slice(1);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== "" && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { status: Number(status), headers, body: bytes.subarray(end === null ? bytes.length : end.index + end[0].length) };
}

/**
 * The content of an answer: its chunks joined, then unpacked. Programs that archive pages also keep the headers of a body that they unpacked: a body that is not in
 * chunks or not packed counts as it is.
 *
 * @throws RAP_SOURCE_INFLATES, RAP_SOURCE_DAMAGED
 * Cost: O(content).
 */
export function decodeBody({ headers, body }: Pick<HttpMessage, "headers" | "body">, limits: { source: string; maxBytes: number }): Uint8Array {
  const isChunked = /\bchunked\b/i.test(headers.get("transfer-encoding") ?? "");
  const codings = (headers.get("content-encoding") ?? "").toLowerCase().split(/\s*,\s*/);
  let content = (isChunked ? joinChunks(body) : null) ?? body;
  for (const coding of codings.toReversed()) content = unpack(content, coding, limits);
  return content;
}

/** Null where the body is not in chunks. */
function joinChunks(body: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    const line = end < 0 ? "" : bytes.subarray(at, Math.min(end, at + 100)).toString("latin1");
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line)?.[1];
    if (size === undefined) return parts.length === 0 ? null : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(bytes.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (bytes[at] === 0x0d) at++;
    if (bytes[at] === 0x0a) at++;
  }
  return Buffer.concat(parts);
}

/** As of the entries of ZIP archives. */
const mostRatio = 100;
const harmlessSize = 4 * 1024 * 1024;

type Unpacker = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const unpackers: Readonly<Record<string, readonly Unpacker[]>> = {
  gzip: [gunzipSync],
  "x-gzip": [gunzipSync],
  // Servers mean one or the other by it.
  deflate: [inflateSync, inflateRawSync],
  br: [brotliDecompressSync],
  zstd: [zstdDecompressSync],
};

function unpack(bytes: Uint8Array, coding: string, { source, maxBytes }: { source: string; maxBytes: number }): Uint8Array {
  if (coding === "" || coding === "identity" || bytes.length === 0) return bytes;
  const known = ownValue(unpackers, coding);
  if (known === undefined) throw damaged(source, `its packing “${coding.slice(0, 40)}” is not known`);
  const most = Math.min(maxBytes, Math.max(harmlessSize, bytes.length * mostRatio));
  for (const unpacker of known) {
    try {
      return unpacker(bytes, { maxOutputLength: most });
    } catch (cause) {
      const code = String((cause as { code?: unknown }).code);
      if (code === "ERR_BUFFER_TOO_LARGE")
        throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: `more than ${sizeInWords(most)}` }, { cause });
    }
  }
  if (looksPacked(bytes, coding)) throw damaged(source, "its content is cut or damaged");
  return bytes;
}

/** Only gzip and Zstandard begin with bytes of their own. */
function looksPacked(bytes: Uint8Array, coding: string): boolean {
  if (coding.endsWith("gzip")) return bytes[0] === 0x1f && bytes[1] === 0x8b;
  return coding === "zstd"
    ? bytes[0] === 0x28 && bytes[1] === 0xb5
    : !/^[\s\u00ef\u00bb\u00bf]*[<\w%]/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"));
}

function damaged(source: string, reason: string): RapporteurError {
  return new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "page of a web archive", reason });
}
