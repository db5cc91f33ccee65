import { unpackParts } from "../archive/unpack-parts.ts";
import type { FileClaims } from "../confirm-claims.ts";
import { decodeBytes } from "../decode.ts";
import { readStyledHtml } from "../styled/read-styled-html.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { firstIn, parseXml, wordsOfXml, type XmlElement } from "../xml/parse-xml.ts";
import { odtToHtml } from "./odt-to-html.ts";

const parts = new Set(["content.xml", "styles.xml", "meta.xml"]);
const what = "OpenDocument text";

/**
 * Reads a text of LibreOffice and others (`.odt`).
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export async function readOdt(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const unpacked = await unpackParts(bytes, { source, isWanted: (name) => parts.has(name), maxBytes: 128 * 1024 * 1024, maxEntries: 10_000 });
  const rootOf = (name: string): XmlElement | null => {
    const part = unpacked.get(name);
    return part === undefined ? null : parseXml(decodeBytes(part, { source: `${source}/${name}`, readsMarkup: true }).text, { source, what });
  };
  const content = rootOf("content.xml") ?? { name: "", attributes: {}, children: [] };
  return readStyledHtml(odtToHtml(content, rootOf("styles.xml")), { source, claims: claimsOf(rootOf("meta.xml")) });
}

function claimsOf(root: XmlElement | null): FileClaims {
  const meta = firstIn(root, "meta");
  const say = (...names: readonly string[]): string | null =>
    names
      .map((name) => wordsOfXml(firstIn(meta, name)).replace(/\s+/g, " ").trim())
      .find((words) => words !== "")
      ?.slice(0, 1000) ?? null;
  const created = /^\d{4}-\d\d-\d\d/.exec(say("creation-date", "date") ?? "")?.[0] ?? null;
  return { title: say("title"), author: say("initial-creator", "creator"), created, published: null, language: say("language") };
}
