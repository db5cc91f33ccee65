import { RapporteurError, type Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { toStoredText } from "@rapporteur/core/text";
import { decodeBytes } from "../decode.ts";
import { htmlPieces } from "../html/read-html.ts";
import { settleMessage } from "../mail/settle-message.ts";
import { readRtf } from "../rtf/read-rtf.ts";
import { textPieces } from "../plain/read-text.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { openCompoundFile } from "./compound-file.ts";
import { decompressRtf } from "./decompress-rtf.ts";
import { messageProperties, type MessageProperties } from "./msg-properties.ts";

/**
 * Reads a message of Outlook (MSG): subject, the sender's name, day and the text of the message: the plain one, else its HTML, else its RTF. Addresses are not read,
 * attachments are not opened.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export function readMsg(bytes: Uint8Array, source: string): ReadDocument {
  const properties = messageProperties(openCompoundFile(bytes, { source, what: "mail message of Outlook" }));
  const attached = properties.attachmentCount;
  const warnings: Warning[] = attached === 0 ? [] : [{ code: "mail-attachments", message: `${attached} attachments of the message are not read` }];
  return readBody(properties, warnings, source);
}

function readBody(properties: MessageProperties, warnings: readonly Warning[], source: string): ReadDocument {
  const told = metadataOf(properties);
  const plain = toStoredText(properties.text("body") ?? "").trim();
  if (plain !== "") return settleMessage(textPieces(plain), told, warnings);
  const html = htmlOf(properties, source);
  if (html.trim() !== "") return settleMessage(htmlPieces(html, { source }), told, warnings);
  const packed = properties.bytes("rtf");
  if (packed === null) throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source });
  const read = readRtf(decompressRtf(packed, source), source);
  return { document: { ...read.document, metadata: { ...read.document.metadata, ...told } }, warnings: [...warnings, ...read.warnings] };
}

function htmlOf(properties: MessageProperties, source: string): string {
  const bytes = properties.bytes("html");
  if (bytes === null) return toStoredText(properties.text("html") ?? "");
  const isUtf8 = properties.number("internetCodePage") === 65_001;
  return bytes.every((byte) => byte <= 32) ? "" : decodeBytes(bytes, { source, charset: isUtf8 ? "utf-8" : null, readsMarkup: true }).text;
}

function metadataOf(properties: MessageProperties): Partial<DocumentMetadata> {
  const line = (text: string | null): string =>
    toStoredText(text ?? "")
      .replace(/\s+/g, " ")
      .trim();
  const title = line(properties.text("subject")).slice(0, 500);
  const name = nameOf(line(properties.text("representedName"))) ?? nameOf(line(properties.text("senderName")));
  const time = properties.time("submitted") ?? properties.time("delivered");
  return {
    ...(title === "" ? {} : { title }),
    ...(name === null ? {} : { authors: [name] }),
    ...(time === null ? {} : { published: new Date(time).toISOString().slice(0, 10) }),
  };
}

/** A name without the address that some programs show with it; null where there is nothing but an address. */
function nameOf(shown: string): string | null {
  const plain = shown
    .slice(0, 1000)
    .replace(/[<([][^<>()[\]]*@[^<>()[\]]*[>)\]]/g, "")
    .replace(/^['"\s]+|['"\s]+$/g, "")
    .slice(0, 200);
  return plain === "" || plain.includes("@") ? null : plain;
}
