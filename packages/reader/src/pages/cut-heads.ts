import type { Block, BlockKind, LineRole, SourceDocument } from "@rapporteur/core/model";
import { startsBioPredicate } from "./people/bio-sentences.ts";
import { maskedText } from "./masked-text.ts";
import { matchName, surnameOf } from "./people/person-names.ts";
import { isPostLine } from "./people/read-bio.ts";

const pieceKinds = {
  name: ["byline", "label"],
  post: ["bio", "role"],
  text: ["paragraph", "body"],
  bio: ["bio", "bio"],
  contact: ["other", "navigation"],
} as const satisfies Record<string, readonly [BlockKind, LineRole]>;

/** A piece of a block, as indexes into it; without kind it stays what the block is. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly is?: keyof typeof pieceKinds;
}

const longestName = 60;
const longestHead = 140;
const longestPost = 200;
const shortestText = 40;
/** One word that changes case amid the line may be a name: so many lines are a pattern of the page. */
const fewestGlued = 2;

/**
 * Blocks in which a name, its bearer's post and a text have run together, cut into these: over line breaks ("Jane Doe⏎Fellow, Institute X⏎We doubt …"),
 * over elements that lost the space between them ("Jane DoeFellow, Institute XWe doubt …"), and over the cells of a row. Cost: linear.
 */
export function cutHeads({ text, blocks }: SourceDocument): CutBlock[] {
  const masked = blocks.map((block) => (canBeCut(block) ? maskedText(text.slice(block.start, block.end)) : ""));
  const glued = masked.map((words) => gluedPieces(words, 0));
  const isGlued = glued.filter((pieces) => pieces !== null).length >= fewestGlued;
  return blocks.flatMap((block, index) => {
    const words = masked[index] ?? "";
    const rows = block.kind === "other" ? tablePieces(words) : null;
    const lines =
      rows ?? (block.kind === "other" ? null : linePieces(words, { isGlued, leads: boldStarts(text, block) })) ?? (isGlued ? glued[index] : null);
    return lines?.map((piece, order) => ({ ...toBlock(block, piece), ...(opensText(lines, order) ? { opensText: true } : {}) })) ?? [block];
  });
}

/** A block, or a piece of one; what `opensText` names speaks in the pieces behind it. */
export interface CutBlock extends Block {
  readonly opensText?: boolean;
}

const canBeCut = ({ kind }: Block): boolean => kind !== "title";

/** A name with text behind it and none before it. */
function opensText(pieces: readonly Piece[], order: number): boolean {
  const isText = ({ is }: Piece): boolean => is === undefined || is === "text";
  const next = pieces.slice(order + 1).find(({ is }) => is !== "post");
  return pieces[order]?.is === "name" && next !== undefined && isText(next) && !pieces.slice(0, order).some(({ is }) => is === undefined);
}

function toBlock(block: Block, { start, end, is }: Piece): Block {
  const span = { start: block.start + start, end: block.start + end };
  if (is === undefined) return { ...block, ...span };
  const [kind, role] = pieceKinds[is];
  const isHeading = block.kind === "heading" && is === "name";
  const line = block.line && { role, probability: 1 };
  return { ...block, ...span, kind: isHeading ? block.kind : kind, level: isHeading ? block.level : 0, ...(line ? { line } : {}) };
}

interface Line extends Piece {
  readonly words: string;
}

function linesOf(words: string, from = 0): Line[] {
  let at = from;
  return words
    .slice(from)
    .split("\n")
    .flatMap((line) => {
      const start = at + line.length - line.trimStart().length;
      at += line.length + 1;
      const trimmed = line.trim();
      return trimmed === "" ? [] : [{ start, end: start + trimmed.length, words: trimmed }];
    });
}

const endsText = /[.!?…:][”"’)\]]*$/;

/** Null where no line of the block names somebody over or under further lines. */
function linePieces(words: string, { isGlued, leads }: { isGlued: boolean; leads: ReadonlySet<number> }): Piece[] | null {
  if (!words.includes("\n")) return null;
  const lines = linesOf(words);
  const pieces: Piece[] = [];
  let isCut = false;
  let last: Piece["is"];
  let surname: string | null = null;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const glued = isGlued && (before === undefined || endsText.test(before.words)) ? gluedPieces(words.slice(0, line.end), line.start) : null;
    const opens = before === undefined || endsText.test(before.words) || last === "post" || byName.test(line.words) || isPostLine(before.words);
    const isName = opens && lines.length > 1 && isNameLine(line.words);
    const isUnderName = last === "name" && isPost(line, lines[index + 1]);
    const own = isName ? "name" : isUnderName ? "post" : surname === null ? "text" : asideOf(line.words, surname);
    if (isName) surname = surnameOf(matchName(line.words, byName.exec(line.words)?.[0].length ?? 0)?.name ?? "");
    const isLed = own === "text" && opens && leads.has(line.start) && boldLead.test(line.words);
    isCut ||= own === "name" || glued !== null || (isLed && before !== undefined);
    // Before the first name a block is what it was.
    const isOwn = isLed || (own === "text" && surname === null);
    pieces.push(...(glued ?? [{ start: line.start, end: line.end, ...(isOwn ? {} : { is: own }) }]));
    last = glued ? glued.at(-1)?.is : own;
  }
  return isCut ? pieces : null;
}

/** "Lund: We doubt it." with the label in bold, under a text. */
const boldLead = /^[^:.!?\n]{2,40}(?:\s*:|\.)\s+\S+\s+\S/u;

/** Where bold stretches begin, as indexes into the block. */
function boldStarts(text: string, block: Block): ReadonlySet<number> {
  const told = (block.emphasis ?? []).map(({ start }) => start - block.start);
  const marked = [...text.slice(block.start, block.end).matchAll(/(?<=^|\n)[ \t]*(?:\*\*|__)(?=\S)/g)].map(
    ({ index, 0: { length } }) => index + length,
  );
  return new Set([...told, ...marked]);
}

/** Under the text of somebody named stands what that person does, or where to write to. */
function asideOf(words: string, surname: string): "bio" | "contact" | "text" {
  if (words.startsWith(`${surname} `) && startsBioPredicate(words, surname.length)) return "bio";
  return words.length <= longestHead && /^[^.!?]{0,40}\S@\S+\.\p{L}{2,}\s*\)?$/u.test(words) ? "contact" : "text";
}

const byName = /^[Bb]y\s+(?=\p{Lu})/u;

/** "Jane Doe", "Jane Doe, fellow at X": a name and at most a post, and no sentence. */
function isNameLine(line: string): boolean {
  if (line.length > longestHead) return false;
  const match = matchName(line, byName.exec(line)?.[0].length ?? 0);
  // Where links stood side by side their texts make no name.
  if (match === null || match.start > longestName || /\s{3}/.test(line.slice(match.start, match.end))) return false;
  const rest = line.slice(match.after).trim();
  if (rest === "") return true;
  const post = /^(?:,|[—–-]\s|\|)\s*(.+)$/u.exec(rest)?.[1];
  return post !== undefined && !/[.!?:]$/.test(post) && isPostLine(post);
}

/** A line between a name and a text, or one that says what somebody is. */
function isPost({ words }: Line, next: Line | undefined): boolean {
  if (words.length > longestPost) return false;
  const [first = ""] = words.split(/(?<=\p{L}{2}\.)\s+(?=\p{Lu})/u);
  if (isPostLine(first) || (/^\p{Ll}/u.test(words) && startsBioPredicate(` ${words}`, 0))) return true;
  return (
    (next === undefined || next.words.length >= shortestText) && words.length <= longestHead && !/[.!?…:;”"]$/.test(words) && !/^["“]/.test(words)
  );
}

const notGlue = /(?:^|[\s-])(?:Mc|Mac|De|Des|Del|Di|Du|La|Le|Fitz|Van|Von|Al|El|Ben|O['’])$/u;

/** Where a word goes on with a capital: a break that was lost. */
function glueAt(words: string, from: number, to: number): number[] {
  return [...words.slice(from, to).matchAll(/(?<=\p{Ll}|\)|\p{Ll}\.)(?=\p{Lu}\p{Ll}|\p{Lu}\s|["“]\p{Lu}|\+\d)/gu)].map(({ index }) => from + index);
}

/** White space, and the side that somebody takes in a debate: "YESJane Doe". */
const stance = /^\s*(?:(?:YES|NO|FOR|AGAINST|PRO|CON)(?=\p{Lu}\p{Ll}))?/u;

/** "Jane DoeFellow, Institute XWe doubt it.": the name, the post and the text; null where the block does not begin with a name and goes on at once. */
function gluedPieces(words: string, from: number): Piece[] | null {
  const begin = from + (stance.exec(words.slice(from))?.[0].length ?? 0);
  const lineEnd = words.indexOf("\n", begin);
  const to = lineEnd < 0 ? words.length : lineEnd;
  const cuts = glueAt(words, begin, Math.min(to, begin + longestName + longestPost));
  const nameEnd = cuts.find((cut) => cut - begin <= longestName && isWholeName(words.slice(begin, cut)));
  if (nameEnd === undefined) return dashedPieces(words.slice(0, to), begin);
  const name: Piece = { start: begin, end: nameEnd, is: "name" };
  const rest = words.slice(nameEnd, to).trimEnd();
  const next = cuts.find(
    (cut) => cut > nameEnd && !/[.!?]\s/.test(words.slice(nameEnd, cut).replace(/\p{Lu}\.\s/gu, "")) && isPostLine(words.slice(nameEnd, cut)),
  );
  const end = nameEnd + rest.length;
  if (next !== undefined) return [name, { start: nameEnd, end: next, is: "post" }, ...after(words, next)];
  if (rest.length <= longestPost && !/[.!?…]["”’)]*$/.test(rest)) return [name, { start: nameEnd, end, is: "post" }, ...after(words, end)];
  return [name, ...after(words, nameEnd)];
}

/** "Jane Doe — We doubt it.": the name and the text. */
function dashedPieces(words: string, begin: number): Piece[] | null {
  const dash = /^\s+[—–]\s+(?=["“\p{Lu}])/u;
  const name = matchName(words, begin);
  const found = name && name.start - begin < longestName ? dash.exec(words.slice(name.after)) : null;
  const text = name && found ? after(words, name.after + found[0].length) : [];
  const isText = text.some(({ start, end }) => end - start >= shortestText * 2 && /[.!?…]["”’)]*(?:\s\([^()]+\))?$/.test(words.slice(start, end)));
  return name && isText ? [{ start: begin, end: name.after, is: "name" }, ...text] : null;
}

function after(words: string, from: number): Piece[] {
  const start = from + words.slice(from).length - words.slice(from).trimStart().length;
  return start >= words.trimEnd().length ? [] : [{ start, end: words.trimEnd().length, is: "text" }];
}

function isWholeName(words: string): boolean {
  const match = matchName(words, 0);
  return match !== null && match.after === words.length && !notGlue.test(words);
}

/** Rows that begin with a name and hold a text: the name, the short cells beside it that tell a post, and the text. */
function tablePieces(words: string): Piece[] | null {
  const rows = linesOf(words).map((row) => rowPieces(row));
  return rows.filter((row) => row !== null).length < fewestGlued ? null : rows.flatMap((row) => row ?? []);
}

function rowPieces(row: Line): Piece[] | null {
  const cells = cellsOf(row);
  const [first] = cells;
  const text = cells.findLast(({ words }) => words.length >= shortestText && /[.!?…]["”’)]*$/.test(words));
  if (!first || !text || text === first || !isNameLine(first.words)) return null;
  const posts = cells.filter((cell) => cell !== first && cell !== text && cell.start < text.start && isPostLine(cell.words));
  return [
    { start: first.start, end: first.end, is: "name" },
    ...posts.map(({ start, end }): Piece => ({ start, end, is: "post" })),
    { start: text.start, end: text.end, is: "text" },
  ];
}

/** Cells are parted by bars or tabs, lines within them by an element. */
function cellsOf({ words, start }: Line): Line[] {
  let at = start;
  return words.split(/(\||\t|<br ?\/?>)/).flatMap((cell) => {
    const from = at + cell.length - cell.trimStart().length;
    at += cell.length;
    const trimmed = cell.trim();
    return trimmed === "" || /^(?:\||<br ?\/?>)$/.test(trimmed) ? [] : [{ start: from, end: from + trimmed.length, words: trimmed }];
  });
}
