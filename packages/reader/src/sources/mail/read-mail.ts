import PostalMime, { type Email } from "postal-mime";
import { RapporteurError, type Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { toStoredText } from "@rapporteur/core/text";
import { htmlPieces } from "../html/read-html.ts";
import { parseDay } from "../parse-date.ts";
import { textPieces } from "../plain/read-text.ts";
import { type ReadDocument, type ReadPieces, settlePieces } from "../settle-pieces.ts";
import { settleMessage } from "./settle-message.ts";

/** Parts within parts, and the size of the headers: more is an attack. */
const limits = { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024, attachmentEncoding: "arraybuffer" } as const;

/**
 * Reads a mail message (RFC 5322 with MIME): subject, sender, day and the text of the message, of both forms the plain one. Attachments are not opened.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export async function readMail(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const mail = await parseMail(bytes, source);
  const told = metadataOf(mail);
  const attached = mail.attachments.filter(({ related }) => related !== true).length;
  const warnings: Warning[] = attached === 0 ? [] : [{ code: "mail-attachments", message: `${attached} attachments of the message are not read` }];
  return settleMessage(bodyOf(mail, source), told, [...warnings, ...(isCut(bytes) ? [cutWarning] : [])]);
}

/**
 * Reads a web page that a browser saved with its pictures in one file (MHTML, RFC 2557).
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export async function readMhtml(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const mail = await parseMail(bytes, source);
  const endsEarly = isCut(bytes);
  if (mail.html === undefined) {
    if (endsEarly) throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "saved web page (MHTML)", reason: "it ends before its page" });
    throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source });
  }
  const header = (name: string): string | null => mail.headers.find(({ key }) => key === name)?.value.trim() ?? null;
  const address = header("snapshot-content-location") ?? header("content-location");
  const url = address !== null && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
  const { document, warnings } = settlePieces(htmlPieces(toStoredText(mail.html), { source, url }));
  const told = endsEarly ? [...warnings, cutWarning] : warnings;
  return { document: { ...document, metadata: { ...document.metadata, url: document.metadata.url ?? url } }, warnings: told };
}

const cutWarning: Warning = { code: "mail-cut", message: "the file ends before its last part does: words may be missing at the end" };
const headersLength = 64 * 1024;

/** Whether a message of several parts lacks the line that ends the last one. Cost: O(length). */
function isCut(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = all.toString("latin1", 0, headersLength).split(/\r?\n\r?\n/, 1)[0] ?? "";
  const type = /^content-type:[ \t]*multipart\/[^\n]*(?:\n[ \t][^\n]*)*/im.exec(headers)?.[0] ?? "";
  const boundary = /boundary[ \t]*=[ \t]*(?:"([^"\n]+)"|([^\s;"]+))/i.exec(type);
  const end = boundary?.[1] ?? boundary?.[2];
  return end !== undefined && !all.includes(`--${end}--`, 0, "latin1");
}

async function parseMail(bytes: Uint8Array, source: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, limits);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "mail message", reason }, { cause });
  }
}

function metadataOf({ subject, from, date }: Email): Partial<DocumentMetadata> {
  const published = parseDay(date ?? "");
  const name = from?.name?.trim() ?? "";
  const title = toStoredText(subject ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return {
    ...(title === "" ? {} : { title: title.slice(0, 500) }),
    ...(name === "" ? {} : { authors: [name] }),
    ...(published === null ? {} : { published }),
  };
}

function bodyOf({ text, html }: Email, source: string): ReadPieces {
  const plain = toStoredText(text ?? "").trim();
  if (plain !== "") return textPieces(plain);
  if (html !== undefined) return htmlPieces(toStoredText(html), { source });
  throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source });
}
