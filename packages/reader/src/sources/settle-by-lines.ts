import type { BlockKind, LineRole } from "@rapporteur/core/model";
import { looksLikeHeading, personName } from "./line-roles.ts";
import type { ReadLine } from "./lines/read-lines.ts";
import type { Piece } from "./piece.ts";

/** A piece that stays, its words, and what it turned out to be. */
export interface Settled {
  readonly piece: Piece;
  readonly words: string;
  readonly line: ReadLine;
  kind: BlockKind | null;
  level: number;
}

/** From this probability on a line is what the line reader says, whatever its shape alone would make of it. */
export const sureLine = 0.8;
/** A sentence on what somebody says begins as a bio does. */
const sureBio = 0.9;

/** Kinds that follow from the role of a line, where markup does not say otherwise. */
const kindOfRole: Partial<Record<LineRole, BlockKind>> = {
  byline: "byline",
  label: "byline",
  bio: "bio",
  role: "bio",
  expert: "item",
  dateline: "other",
  kicker: "other",
  body: "paragraph",
  turn: "paragraph",
  host: "paragraph",
  standfirst: "paragraph",
};

/** What the line reader is sure of stands over what the shapes of short lines say. */
export function settleByLines(settled: readonly Settled[], infersHeadings: boolean): void {
  const text = settled.findIndex(({ line, words }) => line.role === "body" && line.probability >= sureLine && words.length >= leastProse);
  const areToldBelow = settled.slice(text + 1).some(({ words }) => aboutAuthors.test(words));
  for (const [index, entry] of settled.entries()) {
    const { line, piece } = entry;
    if (line.probability < sureLine || piece.role !== null || entry.kind === "title" || piece.shape === "heading") continue;
    if (piece.shape === "code" || piece.shape === "table" || piece.shape === "quote") continue;
    if (line.role === "label" && !namesPerson.test(entry.words) && !aboutAuthor.test(entry.words)) continue;
    const isListed = settled[index - 1]?.line.role === "expert" || settled[index + 1]?.line.role === "expert" || piece.shape === "item";
    // Alone it names who speaks under it.
    const kind = line.role === "expert" && !isListed ? "byline" : kindOfRole[line.role];
    if (line.role === "heading" && infersHeadings && entry.kind !== "heading" && looksLikeHeading(entry.words))
      [entry.kind, entry.level] = ["heading", 2];
    if (kind === undefined || kind === entry.kind || (line.role === "bio" && !isBio(entry))) continue;
    if (kind === "paragraph" && (entry.kind === null || entry.kind === "item" || entry.kind === "bio" || entry.kind === "other")) continue;
    // Over a text whose authors are told of at its end stand these, and no list.
    if (entry.kind === "byline" && (kind !== "item" || (areToldBelow && index < text))) continue;
    if (line.role === "label" && aboutAuthor.test(entry.words)) [entry.kind, entry.level] = ["other", 0];
    else [entry.kind, entry.level] = [kind, kind === "item" ? Math.max(1, entry.level) : 0];
  }
}

const namesPerson = new RegExp(`^(?:[-–—]{1,2}\\s*)?${personName}`, "u");
/** "Jane Doe, fellow at X: I doubt it. …" speaks, and tells nobody's life. */
const speaks = new RegExp(`^${personName}[^.:;!?“”"]{0,160}:\\s+(?=["“\\p{Lu}]).{60}`, "su");

function isBio({ line, words }: Settled): boolean {
  return line.probability >= sureBio && ofSomebody.test(words) && !speaks.test(words);
}

/** A bio names somebody or goes on about them. */
const ofSomebody = /\p{Lu}[\p{L}\p{M}.'’-]*\s+(?:\p{Ll}{1,3}\s+){0,2}\p{Lu}|^(?:He|She|They|The (?:author|writer)|(?:His|Her|Their) )/u;
const leastProse = 60;
const aboutAuthors = /^about the authors:?$/i;
const aboutAuthor = /^about the (?:author|expert|contributor|writer):?$/i;
