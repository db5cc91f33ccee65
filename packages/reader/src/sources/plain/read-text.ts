import type { Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { readFencedFront } from "./fenced-front.ts";
import { type FrontKey, parseFrontLine } from "./front-lines.ts";
import { tellFront } from "./front-told.ts";
import { splitTags } from "../line-roles.ts";
import { parseDate } from "../parse-date.ts";
import type { Piece, PieceRole } from "../piece.ts";
import { cutGlued } from "./cut-glued.ts";
import { plainPieces } from "./plain-pieces.ts";
import { headlineLength } from "./site-name.ts";
import { ambiguousDate, type ReadDocument, type ReadPieces, settlePieces } from "../settle-pieces.ts";
import { splitAuthors } from "../split-authors.ts";

/**
 * Reads a plain text. The stored text is the file's own text, so that every offset can be looked up in the file; furniture is simply
 * not covered by blocks.
 *
 * @param text stored text
 * Cost: O(length).
 */
export function readText(text: string): ReadDocument {
  return settlePieces(textPieces(text));
}

/** A plain text taken apart, before anything is decided about its pieces. */
export function textPieces(text: string): ReadPieces {
  const fenced = readFencedFront(text);
  const body = plainPieces(text, fenced.end).flatMap((piece) => cutGlued(text, piece));
  if (fenced.end > 0) {
    const { told, pieces, warnings } = tellFront(fenced.values, text, body);
    // A plain text marks no headings.
    const lines = pieces.map((piece): Piece => ({ ...piece, shape: "paragraph", level: 0 }));
    return { text, pieces: [...lines, ...body], told, infersHeadings: true, warnings };
  }
  const front = readFrontLines(text, withoutSite(text, body));
  return { text, pieces: front.pieces, told: front.told, infersHeadings: true, warnings: front.warnings };
}

const longestTitle = 250;

/** The name of a page, as a browser shows it, ends with the name of its site. */
function withoutSite(text: string, [first, ...others]: readonly Piece[]): Piece[] {
  if (first === undefined) return [];
  const { start, end, shape } = first;
  if (shape !== "paragraph" || end - start > longestTitle || others.length === 0) return [first, ...others];
  return [{ ...first, end: start + headlineLength(text.slice(start, end), { publisher: null, url: null }) }, ...others];
}

interface Front {
  readonly pieces: readonly Piece[];
  readonly told: Partial<DocumentMetadata>;
  readonly warnings: readonly Warning[];
}

/** "Key: value" lines are looked for among this many pieces at the top, up to the first paragraph of prose. */
const frontReach = 15;
const proseLength = 250;
const frontRoles: Partial<Record<FrontKey, PieceRole>> = { title: "title", standfirst: "standfirst", author: "byline" };

function readFrontLines(text: string, pieces: readonly Piece[]): Front {
  const told: { -readonly [Key in keyof DocumentMetadata]?: DocumentMetadata[Key] } = {};
  const warnings: Warning[] = [];
  const kept: Piece[] = [];
  let isFront = true;
  for (const [index, piece] of pieces.entries()) {
    const line = text.slice(piece.start, piece.end);
    const front = isFront && index < frontReach && piece.shape === "paragraph" ? parseFrontLine(line) : null;
    if (front === null || (front.key === "author" && isSentence(front.value))) {
      kept.push(piece);
      if (line.length > proseLength) isFront = false;
      continue;
    }
    const role = frontRoles[front.key];
    const value = { ...piece, start: piece.start + front.valueStart };
    if (role !== undefined) kept.push({ ...value, role });
    const warning = note(told, front.key, front.value);
    if (warning !== null) warnings.push({ ...warning, start: value.start, end: value.end });
  }
  return { pieces: kept, told, warnings };
}

/** Names in a row are no prose: "By: Jane Doe The talks began in May, and they …" goes on. */
const isSentence = (value: string): boolean => value.length > longestNames && /\p{Ll}{3}\s+\p{Ll}{2,}\s+\p{Ll}{2,}/u.test(value);
const longestNames = 80;

function note(told: { -readonly [Key in keyof DocumentMetadata]?: DocumentMetadata[Key] }, key: FrontKey, value: string): Warning | null {
  if (key === "published") {
    const date = parseDate(value);
    if (date?.kind === "day") told.published ??= date.date;
    return date?.kind === "ambiguous" ? ambiguousDate(date.written) : null;
  }
  if (key === "publisher") told.publisher ??= value;
  else if (key === "url") told.url ??= value;
  else if (key === "language") told.language ??= value;
  else if (key === "tags") told.tags ??= splitTags(value);
  else if (key === "author") told.authors = [...(told.authors ?? []), ...splitAuthors(value)];
  return null;
}
