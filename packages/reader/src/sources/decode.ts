import { analyse } from "chardet";
import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { toStoredText } from "@rapporteur/core/text";
import { refuseBinary } from "./bytes/refuse-binary.ts";

export interface DecodeOptions {
  /** How errors name the source. */
  readonly source: string;
  /** The charset an HTTP header or the caller names. */
  readonly charset?: string | null;
  /** Look for a charset in HTML or XML markup at the start. */
  readonly readsMarkup?: boolean;
}

export interface DecodedText {
  /** Stored text: see `toStoredText`. */
  readonly text: string;
  /** Name of the encoding, as the Encoding Standard spells it. */
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

/**
 * Bytes to stored text. In order: a byte order mark; strict UTF-8 (a wrong label on a valid UTF-8 file is far likelier than a file in
 * another encoding that happens to be valid UTF-8); the declared charset; UTF-8 with a few damaged bytes; detection by byte statistics.
 *
 * @throws RAP_SOURCE_EMPTY, RAP_SOURCE_BINARY, RAP_SOURCE_ENCODING
 * Cost: O(length).
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const { source } = options;
  if (bytes.length === 0) throw new RapporteurError("RAP_SOURCE_EMPTY", { source });
  const decoded = decodeMarked(bytes, source) ?? decodeUnmarked(bytes, options);
  const text = toStoredText(decoded.text);
  if (!isVisible.test(text)) throw new RapporteurError("RAP_SOURCE_EMPTY", { source });
  return { ...decoded, text };
}

/** Signs of no width and no form are no text. */
const isVisible = /[^\s\p{Cf}\p{Cc}\p{Mn}]/u;

function decodeMarked(bytes: Uint8Array, source: string): DecodedText | null {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new RapporteurError("RAP_SOURCE_ENCODING", { source, reason: "it seems to be UTF-32" });
  }
  if (a === 0xff && b === 0xfe) return checkedDecode(bytes, "utf-16le", source);
  if (a === 0xfe && b === 0xff) return checkedDecode(bytes, "utf-16be", source);
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeStrictly(bytes) ?? checkedDecode(bytes, "utf-8", source);
  return null;
}

function decodeUnmarked(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const { source } = options;
  const wide = wideEncoding(bytes);
  if (wide !== null) return checkedDecode(bytes, wide, source);
  refuseBinary(bytes, source);
  const strict = decodeStrictly(bytes);
  // ISO-2022-JP is ASCII bytes with escapes, valid as UTF-8 but unreadable so; other escapes are a terminal's colours.
  if (strict !== null) return /\u001b\$[@B]/.test(strict.text) ? checkedDecode(bytes, "iso-2022-jp", source) : strict;
  const declared = supportedEncoding(options.charset) ?? (options.readsMarkup === true ? supportedEncoding(markupCharset(bytes)) : null);
  if (declared !== null && declared !== "utf-8") return checkedDecode(bytes, declared, source);
  return decodeDamaged(bytes) ?? detectAndDecode(bytes, source);
}

function decodeStrictly(bytes: Uint8Array): DecodedText | null {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", warnings: [] };
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: in a text of mostly Latin letters, one byte in two is NUL. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.6 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.6 && odd < half * 0.05) return "utf-16be";
  return null;
}

/** The name the Encoding Standard gives a label, or null for an unknown one. */
function supportedEncoding(label: string | null | undefined): string | null {
  if (label === null || label === undefined || label === "") return null;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

const markupReach = 4096;

/** The charset that a page's first bytes declare: `<meta charset>`, `<meta http-equiv>` or an XML declaration. */
function markupCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, markupReach));
  const match = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i.exec(head);
  const label = match?.[1]?.toLowerCase() ?? null;
  // A page that could be read this far is not in UTF-16, whatever it says.
  return label?.startsWith("utf-16") === true ? "utf-8" : label;
}

/** UTF-8 where only a few bytes are broken: at least two whole characters for each damaged one, which no other encoding yields by chance. */
function decodeDamaged(bytes: Uint8Array): DecodedText | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  const whole = (text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length;
  if (broken * 2 > whole) return null;
  const at = text.indexOf("\ufffd");
  const message = `${broken} damaged ${broken === 1 ? "character" : "characters"} in a UTF-8 text, shown as \ufffd`;
  return { text, encoding: "utf-8", warnings: [{ code: "encoding-damaged", message, start: at, end: at + 1 }] };
}

const detectionSample = 200_000;
/** Below this, chardet's best guess is no better than a throw of dice. */
const leastConfidence = 15;

function detectAndDecode(bytes: Uint8Array, source: string): DecodedText {
  for (const { name, confidence } of analyse(bytes.subarray(0, detectionSample))) {
    if (confidence < leastConfidence) break;
    const encoding = supportedEncoding(name);
    if (encoding === null || encoding.startsWith("utf-")) continue;
    const decoded = new TextDecoder(encoding).decode(bytes);
    if (unreadableShare(decoded) > mostUnreadable) continue;
    const message = `the file does not say its encoding; read as ${encoding}`;
    return { text: decoded, encoding, warnings: [{ code: "encoding-guessed", message }] };
  }
  throw new RapporteurError("RAP_SOURCE_ENCODING", { source, reason: "its bytes fit none that are known" });
}

const mostUnreadable = 0.02;

function checkedDecode(bytes: Uint8Array, encoding: string, source: string): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  if (unreadableShare(text) > mostUnreadable) {
    throw new RapporteurError("RAP_SOURCE_ENCODING", { source, reason: `read as ${encoding}, it is full of unreadable characters` });
  }
  return { text, encoding, warnings: [] };
}

/** Share of characters that no text is written with: replaced, unassigned, private or control characters. */
function unreadableShare(text: string): number {
  const sample = text.slice(0, detectionSample);
  if (sample.length === 0) return 0;
  const unreadable = sample.match(/[\ufffd\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\f\r])\p{Cc}/gu)?.length ?? 0;
  return unreadable / sample.length;
}
