import { RapporteurError, ownValue } from "@rapporteur/core/base";
import { heldByXml } from "@rapporteur/core/xml";
import { escapeHtml } from "../../present/html/markup.ts";

/** One piece of a picture: an element's beginning or end, or words. */
export type SvgPiece =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly isEmpty: boolean }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "words"; readonly words: string };

/** Elements that only draw. What is not among them goes with all that is in it. */
const drawing = new Set(
  "svg g path line rect circle ellipse polygon polyline text tspan title desc defs pattern clipPath marker linearGradient radialGradient stop".split(
    " ",
  ),
);

/** Attributes that only place, size and paint. No address, no style, no handler is among them. */
const placing = new Set(
  (
    "id viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform preserveAspectRatio text-anchor dominant-baseline rotate " +
    "fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity fill-opacity fill-rule opacity paint-order " +
    "font-family font-size font-weight font-style clip-path marker-start marker-mid marker-end markerWidth markerHeight refX refY orient " +
    "patternUnits patternContentUnits patternTransform gradientUnits gradientTransform offset stop-color stop-opacity"
  ).split(" "),
);

/** What they hold is read as HTML where the picture stands in a page: an element in there could swallow the rest of the page. */
const wordsOnly = new Set(["title", "desc"]);

const deepest = 200;
/** Pieces of one picture: a network of tens of thousands of ties has fewer. A million empty elements would hold the server for seconds. */
const mostPieces = 150_000;
const entityWords: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads a picture as a browser wrote it and keeps what only draws: elements and attributes of two short lists, references to its own parts alone. Names of
 * parts are `part` and a number, so that they meet nothing of the page that the picture comes to stand in.
 *
 * @throws RAP_FIGURE_PICTURE for what is not well-formed, or holds a declaration, a comment or an instruction
 * Cost: O(length).
 */
export function readPicture(text: string, part = "figure-part"): readonly SvgPiece[] {
  const pieces: SvgPiece[] = [];
  const names = partNames(part);
  const open: string[] = [];
  // The depth of the element that is being left out; 0 where none is.
  let skippedFrom = 0;
  for (const tag of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|</g)) {
    const [whole, end, name, written = "", empty, words] = tag;
    if (words !== undefined) {
      if (skippedFrom === 0 && open.length > 0) pieces.push({ kind: "words", words: decode(words) });
      else if (open.length === 0 && words.trim() !== "") refuse("there are words outside of it");
      continue;
    }
    if (name === undefined) refuse(`“${text.slice(tag.index, tag.index + 20)}” does not belong to a picture`);
    if (end === "/") {
      if (open.pop() !== name || whole.length !== name.length + 3) refuse(`“${whole.slice(0, 40)}” ends nothing`);
      if (skippedFrom === 0) pieces.push({ kind: "close", name });
      else if (open.length < skippedFrom) skippedFrom = 0;
      continue;
    }
    if (open.length === 0 && (name !== "svg" || pieces.length > 0)) refuse("it is not one svg element");
    const isEmpty = empty === "/";
    const isDrawn = drawing.has(name) && !wordsOnly.has(open.at(-1) ?? "");
    if (skippedFrom === 0 && isDrawn) pieces.push({ kind: "open", name, attributes: keptAttributes(written, names), isEmpty });
    else if (skippedFrom === 0 && !isEmpty) skippedFrom = open.length + 1;
    if (!isEmpty) open.push(name);
    if (open.length > deepest) refuse("it is nested too deep");
    if (pieces.length > mostPieces) refuse(`it has more than ${mostPieces.toLocaleString("en")} parts`);
  }
  if (open.length > 0 || pieces.length === 0) refuse("it is not whole");
  return pieces;
}

function refuse(reason: string): never {
  throw new RapporteurError("RAP_FIGURE_PICTURE", { reason });
}

function decode(words: string): string {
  return heldByXml(
    words.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));?/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ownValue(entityWords, name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      // What is a number and no character becomes a sign for that here, or below.
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "\ufffd";
    }),
  );
}

/** The new name of each part, by its name in the picture. */
type PartNames = (id: string) => string;

function partNames(part: string): PartNames {
  const names = new Map<string, string>();
  return (id) => {
    const known = names.get(id) ?? `${part}-${names.size + 1}`;
    names.set(id, known);
    return known;
  };
}

function keptAttributes(written: string, nameOf: PartNames): Map<string, string> {
  const kept = new Map<string, string>();
  for (const [, name = "", quoted = ""] of written.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (!placing.has(name)) continue;
    const value = decode(quoted.slice(1, -1));
    const safe = name === "id" ? nameOf(value) : safeValue(value, nameOf);
    if (safe !== null) kept.set(name, safe);
  }
  return kept;
}

/** A value that asks for nothing outside the picture; null where it would. */
function safeValue(value: string, nameOf: PartNames): string | null {
  const part = /^\s*url\(\s*["']?#([^"')\s]+)["']?\s*\)\s*$/i.exec(value)?.[1];
  if (part !== undefined) return `url(#${nameOf(part)})`;
  return /url\s*\(|\\|javascript:|expression\s*\(|@import|image\s*\(/i.test(value) ? null : value;
}

/** Pieces as markup again, each value escaped; `classOf` names the class of an element by its number among the pieces. */
export function writePicture(pieces: readonly SvgPiece[], classOf: (at: number) => string): string {
  const text = pieces.map((piece, at) => {
    if (piece.kind === "words") return escapeHtml(piece.words);
    if (piece.kind === "close") return `</${piece.name}>`;
    const name = classOf(at);
    const attributes = [...piece.attributes].map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join("");
    // Elements that hold nothing are closed: in a page, only void elements of SVG's own may be left so.
    return `<${piece.name}${attributes}${name === "" ? "" : ` class="${name}"`}${piece.isEmpty ? "/" : ""}>`;
  });
  return text.join("");
}
