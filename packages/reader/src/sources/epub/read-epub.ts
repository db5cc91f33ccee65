import { RapporteurError } from "@rapporteur/core/base";
import { unpackParts, type UnpackedParts } from "../archive/unpack-parts.ts";
import type { FileClaims } from "../confirm-claims.ts";
import { decodeBytes } from "../decode.ts";
import { parseDay } from "../parse-date.ts";
import { readStyledHtml } from "../styled/read-styled-html.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { elementsIn, firstIn, parseXml, wordsOfXml, type XmlElement, xmlDescendants } from "../xml/parse-xml.ts";

const textPart = /\.(?:xhtml|html?|xml|opf)$/i;
const what = "e-book (EPUB)";

/**
 * Reads an e-book (EPUB 2 and 3): its documents in reading order; tables of contents and what stands outside of that order are left out.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export async function readEpub(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const parts = await unpackParts(bytes, { source, isWanted: (name) => textPart.test(name), maxBytes: 128 * 1024 * 1024, maxEntries: 20_000 });
  if (parts.has("META-INF/encryption.xml") && parts.has("META-INF/rights.xml")) throw new RapporteurError("RAP_SOURCE_ENCRYPTED", { source });
  const xmlOf = (name: string): XmlElement => parseXml(textOf(parts, name, source), { source, what });
  const rootFile = [...xmlDescendants(xmlOf("META-INF/container.xml"), "rootfile")][0]?.attributes["full-path"] ?? "";
  const book = xmlOf(rootFile);
  const bodies = readingOrder(book, rootFile)
    .filter((name) => parts.has(name))
    .map((name) => bodyOf(textOf(parts, name, source)));
  return readStyledHtml(bodies.join("\n"), { source, claims: claimsOf(firstIn(book, "metadata")) });
}

function textOf(parts: UnpackedParts, name: string, source: string): string {
  const part = parts.get(name);
  if (part === undefined)
    throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what, reason: `the part ${name.slice(0, 100) || "with its order"} is missing` });
  return part.length === 0 ? "" : decodeBytes(part, { source: `${source}/${name}`, readsMarkup: true }).text;
}

/** Names of the documents in the archive, as the book's spine lists them. */
function readingOrder(book: XmlElement, rootFile: string): string[] {
  const items = elementsIn(firstIn(book, "manifest"), "item");
  const byId = new Map(items.map(({ attributes }) => [attributes["id"] ?? "", attributes]));
  const spine = elementsIn(firstIn(book, "spine"), "itemref").filter(({ attributes }) => attributes["linear"] !== "no");
  const names = spine.flatMap(({ attributes }) => {
    const item = byId.get(attributes["idref"] ?? "");
    const isText = item !== undefined && /html|xml/.test(item["media-type"] ?? "") && !/\bnav\b/.test(item["properties"] ?? "");
    return isText ? [resolveName(rootFile, item["href"] ?? "")] : [];
  });
  // A hostile book could list one document many times.
  return [...new Set(names)];
}

/** A name counted from another file of the archive. */
function resolveName(from: string, href: string): string {
  const base = new URL(`x:/${from.split("/").map(encodeURIComponent).join("/")}`);
  try {
    return decodeURIComponent(new URL(href, base).pathname).replace(/^\/+/, "");
  } catch {
    return "";
  }
}

function bodyOf(page: string): string {
  const start = /<body\b[^<>]*>/i.exec(page);
  const end = page.search(/<\/body\s*>/i);
  return start === null ? page : page.slice(start.index + start[0].length, end < 0 ? undefined : end);
}

function claimsOf(metadata: XmlElement | null): FileClaims {
  const say = (name: string): string | null => wordsOfXml(firstIn(metadata, name)).replace(/\s+/g, " ").trim().slice(0, 1000) || null;
  const authors = elementsIn(metadata, "creator").map((one) => wordsOfXml(one).trim());
  const published = parseDay(say("date") ?? "");
  return { title: say("title"), author: authors.join(", ") || null, created: null, published, language: say("language") };
}
