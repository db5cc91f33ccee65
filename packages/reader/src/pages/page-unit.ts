import type { Block, BlockKind, LineReading, SourceDocument, Span } from "@rapporteur/core/model";
import { cutHeads, type CutBlock } from "./cut-heads.ts";
import { maskedText } from "./masked-text.ts";
import { startsBioPredicate } from "./people/bio-sentences.ts";
import { personAfterPost } from "./people/person-after-post.ts";
import { matchName } from "./people/person-names.ts";
import { isPostLine } from "./people/read-bio.ts";
import { withoutPlaces } from "./signed/letters/placed-names.ts";

/**
 * A block as this room reads it: white space and emphasis marks at its edges are cut, and `plain` is its text with
 * Markdown marks blanked out. `plain` has the length of the span, so that an index in it is an offset from `start`.
 */
export interface PageUnit extends Span {
  readonly kind: BlockKind;
  readonly level: number;
  readonly plain: string;
  /** True where every word is set in bold or italics. */
  readonly isEmphasised: boolean;
  /** End of the emphasised stretch at the very start, as an index into `plain`; 0 where there is none. */
  readonly leadLength: number;
  /** What the line reader takes it for; null where no reader of lines has looked. */
  readonly line: LineReading | null;
  /** True for a name that stood in one line or row with the text behind it. */
  readonly opensText?: boolean;
}

/** The page's units in text order; empty ones are left out. Cost: linear in the text. */
export function toPageUnits(document: SourceDocument): PageUnit[] {
  const units: PageUnit[] = [];
  for (const block of cutHeads(document)) {
    for (const part of cutSignature(document.text, block)) {
      const unit = toUnit(document.text, part);
      if (unit) units.push(unit);
    }
  }
  // The first of them may have kept its number.
  const level = units.find(({ kind, plain }) => kind === "heading" && numbered.test(plain))?.level ?? 3;
  const withNumbered = units.map((unit, index) =>
    isNumberedHeading(unit, units[index - 1], units[index + 1]) ? ({ ...unit, kind: "heading", level } as const) : unit,
  );
  return withoutPlaces(withNumbered);
}

/** "1. Will it last?" and "2) Jane Doe: A door" with no other point of a list beside them: what the texts under them answer, or their titles. */
function isNumberedHeading(unit: PageUnit, before: PageUnit | undefined, after: PageUnit | undefined): boolean {
  const { kind, line, plain } = unit;
  // An entry of a list of people may be the only one that is told to be an item.
  const isAlone =
    kind === "item" && line?.role !== "expert" && before?.kind !== "item" && after?.kind === "paragraph" && after.plain.length > plain.length;
  if (isAlone && plain.length < longestHeading && !/[.!?;,:]["”’)]*$/.test(plain.replace(/^([^:]{3,60}: .*)\?$/, "$1"))) return true;
  const isAsked = kind === "item" && line?.role === "question" && line.probability > 0.5 && plain.length < longestQuestion && plain.endsWith("?");
  const isPoint = (unit: PageUnit | undefined): boolean => unit?.kind === "item" && unit.line?.role === line?.role;
  return isAsked && after !== undefined && after.kind !== "item" && !isPoint(before);
}

const numbered = /^\d{1,2}[.)]\s/;
const longestQuestion = 250;
const longestHeading = 120;

/** A paragraph that closes with "—Jane Doe, professor at X" or "(Jane Doe, professor at X)" is two units: the text, and the signature. */
function cutSignature(text: string, block: CutBlock): CutBlock[] {
  if (block.kind !== "paragraph" && block.kind !== "heading" && block.kind !== "item" && block.kind !== "quote") return [block];
  const words = text.slice(block.start, block.end);
  const posted = words.length < longestPosted ? postedBy.exec(words) : null;
  if (posted && matchName(words.slice(posted.index).replace(/^\s*[—–-]{1,2}\s*/, ""), 0)) return cutAt(block, block.start + posted.index);
  const glued = gluedSignature(words);
  if (glued !== null) {
    const [over = block, { line: _, ...under } = block] = cutAt(block, block.start + glued);
    return [over, { ...under, kind: "byline" }];
  }
  const dash = [...words.matchAll(/(?<=[.!?…”"’)*_])\s+(?=(?:[—–]\s?[*_]*|[*_]*\()\p{Lu})/gu)].pop();
  if (!dash || words.length - dash.index > 400) return [block];
  const tail = words.slice(dash.index).replace(/^\s*(?:[—–]\s?[*_]*|[*_]*\()/, "");
  const isBracketed = /^\s*[*_]*\(/.test(words.slice(dash.index));
  if (isBracketed && !/\)[.*_\s]*$/.test(tail)) return [block];
  const name = matchName(tail, 0);
  const isSignature =
    name !== null && ((isBracketed ? /^,/ : /^[*_\s.]*(?:$|[,(])/).test(tail.slice(name.after)) || startsBioPredicate(tail, name.after));
  if (!isSignature && (isBracketed || personAfterPost(tail.replace(/[*_.\s]+$/, ""), 0) === null)) return [block];
  return cutAt(block, block.start + dash.index);
}

/** Where "… beyond its mandate.Jane Doe, professor at X" lost the line between a text and who signs it; null where it did not. */
function gluedSignature(words: string): number | null {
  const last = [...words.slice(-longestSignature).matchAll(/(?<=\p{L}{2}[.!?][”"]?)(?=\p{Lu}\p{Ll}+\s)/gu)].pop();
  if (last === undefined) return null;
  const at = Math.max(0, words.length - longestSignature) + last.index;
  const name = matchName(words.slice(at), 0);
  const post = name === null ? null : /^,\s+([^.!?]+)$/u.exec(words.slice(at + name.after))?.[1];
  return post !== null && post !== undefined && isPostLine(post) ? at : null;
}

const longestSignature = 200;

/** "… #pact — Jane Doe (@jdoe) May 3, 2031": what an embedded post ends with, whatever its words end with. */
const postedBy = /\s+[—–-]{1,2}\s+[^—–()\n]{3,60}\(@\w{2,20}\)(?:\s+[^\n.!?]{0,30})?$/u;
/** A post is no longer, address and name included. */
const longestPosted = 1_500;

const cutAt = (block: Block, cut: number): Block[] => [
  { ...block, kind: "paragraph", end: cut },
  { ...block, kind: "paragraph", level: 0, start: cut },
];

/** White space, signs that stand for the points of a list ("🟢 ", "► ", "✦ "), and the file's name of a picture before a caption: "doe_jane-200x300 ". */
const ornament = /^\s*(?:(?:[\p{Extended_Pictographic}\u{fe0f}■□▪▫▲►▸▶▼◆◇○●★☆✦✧❖➔➤]+|\p{L}[\p{L}\d-]*_[\p{L}\d_-]*(?:\.\p{L}{3,4})?)\s+(?=\S))?/u;

/** What is set like a heading but runs over a full stop is a paragraph. */
function kindOf(block: Block, plain: string): BlockKind {
  const isText = block.kind === "heading" && plain.length > 90 && /\p{Ll}{2,}[.!?…][”"’)]?\s+\p{Lu}/u.test(plain);
  return isText ? "paragraph" : block.kind;
}

/** The time of a recording before a name. */
const time = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*/;

function toUnit(text: string, block: CutBlock): PageUnit | null {
  const masked = maskedText(text.slice(block.start, block.end));
  const leading = ornament.exec(masked)?.[0].length ?? 0;
  const plain = masked.slice(leading).trimEnd();
  if (plain === "") return null;
  const start = block.start + leading;
  const end = start + plain.length;
  const marked = markedStretches(text, block);
  const timed = time.exec(plain)?.[0].length ?? 0;
  return {
    kind: kindOf(block, plain),
    level: block.level,
    line: block.line ?? null,
    opensText: block.opensText === true,
    start,
    end,
    plain,
    isEmphasised: marked.some((stretch) => stretch.start <= start + 1 && stretch.end >= end - 1),
    leadLength: Math.max(0, ...marked.filter((stretch) => stretch.start <= start + timed + 1).map((stretch) => Math.min(stretch.end, end) - start)),
  };
}

/** Emphasis as the reader reports it, or as Markdown writes it where the reader left the marks in the block. */
function markedStretches(text: string, block: Block): readonly Span[] {
  if (block.emphasis && block.emphasis.length > 0) return block.emphasis;
  const slice = text.slice(block.start, block.end);
  const found = /^\s*(\*{1,3}|_{1,3})(?=\S)([^\n]*?\S)\1(?=\W|$)/.exec(slice);
  return found ? [{ start: block.start, end: block.start + found[0].length }] : [];
}

/** Lines such as "Opinion" or a place and date, too short to be text. */
export function isSmallLine(unit: Pick<PageUnit, "plain">): boolean {
  return unit.plain.length < 40 && !/[.!?…”"’)]$/.test(unit.plain);
}

/** "Q: Will it last?" over what several answer. */
export function isPutToAll({ plain }: Pick<PageUnit, "plain">): boolean {
  return /^Q\d?[.:]\s.*\?$/s.test(plain);
}
