import type { Warning } from "@rapporteur/core/base";
import type { Block, BlockKind, DocumentMetadata, SourceDocument, Span } from "@rapporteur/core/model";
import { foldText } from "@rapporteur/core/text";
import { dropFurniture } from "./drop-furniture.ts";
import { guessLanguage } from "./guess-language.ts";
import {
  looksLikeAuthorLine,
  looksLikeBio,
  looksLikeBody,
  looksLikeByline,
  looksLikeDateLine,
  looksLikeHeading,
  looksLikeName,
  looksLikeNamedPost,
  looksLikePostedLine,
  looksLikePostLine,
  looksLikePulledQuote,
  looksLikeRubric,
  looksLikeSignature,
  mastheadKind,
} from "./line-roles.ts";
import { withoutGluedBy } from "./plain/glued-by.ts";
import { leftOut } from "./lines/left-out.ts";
import { type ReadLine, readLines } from "./lines/read-lines.ts";
import { isRemark, remarkLength } from "./is-remark.ts";
import { parseDate } from "./parse-date.ts";
import { isWhollyEmphasised, type Piece, withoutMarkup, wordsOf } from "./piece.ts";
import { type Settled, settleByLines, sureLine } from "./settle-by-lines.ts";
import { settleTitle, titleLength } from "./settle-title.ts";

/** What a reader passes on: the stored text taken apart, and what its format says of the document. */
export interface ReadPieces {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** What the source's own metadata says; a missing field is looked for in the text. */
  readonly told: Partial<DocumentMetadata>;
  /** True where the format has no headings of its own, so that short lines may be some. */
  readonly infersHeadings: boolean;
  /** True for formats that people write in and no site wraps its furniture around. */
  readonly hasNoFurniture?: boolean;
  readonly warnings?: readonly Warning[];
}

/** A source as its reader leaves it. */
export interface ReadDocument {
  readonly document: SourceDocument;
  readonly warnings: readonly Warning[];
}

/**
 * Decides what each piece is: title, headings, bylines, bios, list entries; drops furniture; and fills in what metadata did not say.
 * Cost: O(length).
 */
export function settlePieces(given: ReadPieces): ReadDocument {
  const read = { ...given, pieces: given.pieces.map((piece) => withoutGluedBy(given.text, piece)) };
  const { text, told } = read;
  const isNote = read.pieces.length < fewestOfPage;
  const all = readLines(text, read.pieces).map((line) => (isNote ? { ...line, role: "body" as const, probability: 0.5 } : line));
  const { pieces, lines, tags } =
    read.hasNoFurniture === true || isNote ? { pieces: read.pieces, lines: all, tags: null } : dropFurniture(text, read.pieces, all);
  const settled = pieces.map((piece, index): Settled => ({
    piece,
    words: wordsOf(text, piece),
    kind: null,
    level: 0,
    line: lines[index] as ReadLine,
  }));
  settleByShape(text, settled);
  settleRubric(settled);
  const title = settleTitle(settled, read);
  settleBoldNames(settled);
  settleLines(settled, read.infersHeadings);
  settleNames(settled);
  settleBios(settled);
  settleByLines(settled, read.infersHeadings);
  const warnings = [...(read.warnings ?? []), ...leftOut(text, read.pieces, pieces)];
  const standfirst = findStandfirst(settled, title, told.standfirst ?? null);
  settleAbove(settled, title, standfirst);
  const published = told.published ?? findPublished(settled, warnings);
  const blocks = settled.map((entry) => toBlock(entry === standfirst ? asStandfirst(entry) : entry));
  const markup = pieces.flatMap((piece) => piece.markup);
  const metadata: DocumentMetadata = {
    title: title === null ? (told.title ?? null) : title.words,
    standfirst: standfirst === null ? null : text.slice(standfirst.piece.start, standfirst.piece.end),
    published,
    publisher: told.publisher ?? null,
    url: told.url ?? null,
    authors: told.authors ?? [],
    tags: distinct([...(told.tags ?? []), ...(tags ?? [])]),
    language: languageOf(text, blocks, told.language),
  };
  return {
    document: { text, blocks, metadata, ...(markup.length > 0 ? { markup } : {}) },
    warnings: published === null ? warnings : warnings.filter(({ code }) => code !== "date-ambiguous"),
  };
}

/** A text of fewer lines is a note and no page: nothing in it is furniture. */
const fewestOfPage = 3;

/** What stands where a standfirst does is read as one, though it is written like a text. */
function asStandfirst(entry: Settled): Settled {
  const probability = entry.line.role === "standfirst" ? entry.line.probability : sureLine;
  return { ...entry, line: { ...entry.line, role: "standfirst", probability } };
}

function toBlock({ piece, kind, level, line }: Settled): Block {
  const { role, probability } = line;
  // "Jane Doe - 4 May 2031" dates a text and names its author.
  const own = role === "dateline" && kind === "byline" ? "byline" : role;
  const block = { kind: kind ?? "paragraph", level, start: piece.start, end: piece.end, line: { role: own, probability } };
  return piece.emphasis.length > 0 ? { ...block, emphasis: piece.emphasis } : block;
}

function distinct(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) if (!seen.has(foldText(tag))) seen.set(foldText(tag), tag);
  return [...seen.values()];
}

/** The text's own words decide where they can; the page's label where they are too few. */
function languageOf(text: string, blocks: readonly Block[], told: string | undefined): string {
  const guess = guessLanguage(blocks.map((block) => text.slice(block.start, block.end)).join("\n"));
  const label = told?.trim().replaceAll("_", "-") ?? "";
  const isLabel = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(label);
  if (guess !== "und" || !isLabel) return guess;
  return label.split("-")[0]?.toLowerCase() ?? guess;
}

function settleByShape(text: string, settled: readonly Settled[]): void {
  for (const entry of settled) {
    const { piece, words } = entry;
    if (piece.role === "jump") entry.kind = "other";
    else if (piece.role === "byline") entry.kind = kindOfByline(words);
    else if (piece.role === "bio") entry.kind = isSpoken(entry) ? "paragraph" : "bio";
    else if (piece.role === "standfirst") entry.kind = "paragraph";
    else if (piece.shape === "heading") [entry.kind, entry.level] = ["heading", piece.level];
    else if (piece.shape === "item") [entry.kind, entry.level] = ["item", piece.level];
    else if (piece.shape === "quote") entry.kind = "quote";
    else if (piece.shape === "code" || piece.shape === "table") entry.kind = "other";
    else if (looksLikeDateLine(words) || monthOfYear.test(words)) entry.kind = "other";
    else if (isRemark(words) && !isAside(entry)) entry.kind = "other";
    else if (looksLikeByline(words) || looksLikeAuthorLine(words) || looksLikePostedLine(words)) entry.kind = "byline";
    else if (mastheadKind(words) !== null) entry.kind = mastheadKind(words);
    else if (looksLikePulledQuote(words)) entry.kind = "quote";
    else if (looksLikeNamedPost(withoutMarkup(text, piece))) entry.kind = "byline";
    else if (looksLikeSignature(words)) entry.kind = "byline";
    else if (isWhollyEmphasised(text, piece) && looksLikeHeading(words) && !looksLikeBio(words)) entry.kind = "heading";
  }
}

/** "(The fund bought a third of the paper in May.)": a sentence of the text in brackets, of which the line reader is sure. */
const isAside = (entry: Settled): boolean => entry.words.startsWith("(") && entry.words.length >= leastProse && isSaid(entry);

/** "March 2029" in a line of its own. */
const monthOfYear = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.? \d{4}$/u;

/** A card about an expert may hold what the expert says: prose of which the line reader is sure that it introduces nobody. */
function isSpoken({ words, line }: Settled): boolean {
  return (
    line.role === "body" && line.probability >= sureOfProse && words.length >= leastProse && /[.!?…]["”’)]*$/.test(words) && !looksLikeBio(words)
  );
}

const sureOfProse = 0.95;
const leastProse = 60;

/** "OPINION" over a title names the page's section. */
function settleRubric(settled: readonly Settled[]): void {
  const first = settled.find(({ kind }) => kind !== "other");
  const next = settled[first === undefined ? -1 : settled.indexOf(first) + 1];
  const leadsToTitle = next !== undefined && (next.kind === null || next.kind === "heading") && next.words.length <= titleLength;
  if (first !== undefined && first.piece.role === null && leadsToTitle && looksLikeRubric(first.words)) [first.kind, first.level] = ["other", 0];
}

/** Bylines come with a date or a post in a line of its own. */
function kindOfByline(words: string): BlockKind {
  if (looksLikeDateLine(words)) return "other";
  return looksLikePostLine(words) && !looksLikeByline(words) ? "bio" : "byline";
}

/** A name in bold over a line that gives a post is no heading. */
function settleBoldNames(settled: readonly Settled[]): void {
  for (const [index, entry] of settled.entries()) {
    const next = settled[index + 1];
    if (entry.kind !== "heading" || entry.piece.shape === "heading" || next === undefined || next.kind !== null) continue;
    if (looksLikeName(entry.words) && looksLikePostLine(next.words) && !/[.!?:]$/.test(next.words))
      [entry.kind, entry.level, next.kind] = ["byline", 0, "bio"];
  }
}

function isOpen(entry: Settled | undefined): boolean {
  return entry !== undefined && entry.kind === null;
}

/** True for what may stand between a heading and its text without being either. */
function isShort(entry: Settled | undefined, infersHeadings: boolean): entry is Settled {
  if (entry === undefined) return false;
  if (entry.kind === "heading") return true;
  return isOpen(entry) && infersHeadings && entry.piece.shape === "paragraph" && looksLikeHeading(entry.words);
}

/** Runs of short lines: the last one before prose is a heading, names beside it are bylines, posts under a name are its bio. */
function settleLines(settled: readonly Settled[], infersHeadings: boolean): void {
  let level = 1;
  for (let index = 0; index < settled.length; index++) {
    const entry = settled[index] as Settled;
    if (entry.kind === "heading" && entry.piece.shape === "heading") level = entry.level;
    if (!isShort(entry, infersHeadings)) continue;
    const run = runOfShort(settled, index, infersHeadings);
    settleRun(run, settled[index + run.length], Math.min(6, Math.max(2, level + (infersHeadings ? 0 : 1))));
    for (const member of run) if (member.kind === "heading" && member.piece.shape === "heading") level = member.level;
    index += run.length - 1;
  }
}

function runOfShort(settled: readonly Settled[], from: number, infersHeadings: boolean): Settled[] {
  const run: Settled[] = [];
  for (let index = from; isShort(settled[index], infersHeadings); index++) run.push(settled[index] as Settled);
  return run;
}

function settleRun(run: readonly Settled[], after: Settled | undefined, level: number): void {
  const leadsToText = after !== undefined && after.kind !== "other";
  for (const [index, entry] of run.entries()) {
    if (entry.kind === "heading" && entry.piece.shape === "heading") continue;
    const previous = run[index - 1];
    const isLast = index === run.length - 1;
    const isPost = looksLikePostLine(entry.words) || (looksLikeBody(entry.words) && (entry.line.role === "role" || !looksLikeName(entry.words)));
    if (isPost && previous !== undefined && looksLikeName(previous.words)) {
      entry.kind = "bio";
      previous.kind = previous.piece.shape === "heading" ? "heading" : "byline";
      previous.level = previous.kind === "heading" ? previous.level : 0;
    } else if (looksLikeBody(entry.words) && previous?.kind === "bio") entry.kind = "bio";
    else if (looksLikeName(entry.words) && isNameOfRun(run, index, leadsToText)) entry.kind = "byline";
    else if (isSaidOverName(run, index, after)) entry.kind = "paragraph";
    else if (!isLast || leadsToText || entry.kind === "heading") [entry.kind, entry.level] = ["heading", level];
  }
}

/** A short text in quotation marks over the name of who says it, among others like it. */
function isSaidOverName(run: readonly Settled[], index: number, after: Settled | undefined): boolean {
  const [entry, next] = [run[index], run[index + 1]];
  if (entry === undefined || next === undefined || !whollyQuoted.test(entry.words) || !looksLikeName(next.words)) return false;
  return after === undefined || whollyQuoted.test(after.words);
}

const whollyQuoted = /^(?:“[^“”]+”|"[^"]+")$/;

/** A bare name is a byline beside a heading (under it, or above the next one) and at the end; alone above text it may be a heading. */
function isNameOfRun(run: readonly Settled[], index: number, leadsToText: boolean): boolean {
  if (!leadsToText && index === run.length - 1) return true;
  const [before, after] = [run[index - 1], run[index + 1]];
  if (index === run.length - 1) return before !== undefined && !looksLikeName(before.words);
  return index === 0 && after !== undefined && !looksLikeName(after.words);
}

/** Where contributions are headed by bare names, told by each other, the names are bylines and no headings. */
function settleNames(settled: readonly Settled[]): void {
  const inferred = settled.filter(({ kind, piece }) => kind === "heading" && piece.shape !== "heading");
  const names = inferred.filter(({ words }) => looksLikeName(words));
  const posts = settled.filter(
    ({ kind, words }) => kind === "byline" && (looksLikeNamedPost(words) || looksLikeName(words) || looksLikeSignature(words)),
  );
  if (names.length < 2 || names.length < inferred.length) if (posts.length < 2) return;
  for (const entry of names) [entry.kind, entry.level] = ["byline", 0];
}

/** A bio stands at an edge: before a heading, at the end, or right under a heading or byline that names the person. */
function settleBios(settled: readonly Settled[]): void {
  for (let index = settled.length - 1; index >= 0; index--) {
    const entry = settled[index] as Settled;
    if (entry.kind !== null || !looksLikeBio(entry.words) || isQuoting(entry)) continue;
    const [before, after] = [settled[index - 1], settled[index + 1]];
    const isUnderName = before !== undefined && isEdgeKind(before.kind) && before.words.split(/\s+/).some((word) => isNameOf(entry.words, word));
    const isEdge = after === undefined || isEdgeKind(after.kind) || isUnderName;
    if (isEdge) entry.kind = "bio";
  }
}

/** A report that introduces somebody and goes on to quote them is no bio. */
function isQuoting({ words, line }: Settled): boolean {
  return line.role === "body" && line.probability >= 0.9 && /[“"][^“”"]{10,}[,.?!][”"]/.test(words);
}

/** Two long capitalised words at its start are the person's name; one of them above it is enough. */
function isNameOf(words: string, part: string): boolean {
  const opening = words.split(/\s+/).slice(0, 6);
  return /^\p{Lu}\p{L}{2,}/u.test(part) && opening.some((word) => foldText(word) === foldText(part));
}

function isEdgeKind(kind: BlockKind | null): boolean {
  return kind === "heading" || kind === "byline" || kind === "bio" || kind === "other" || kind === "title";
}

/**
 * The paragraph between title and text that introduces the document: named so by the source, followed by the byline, or the only
 * paragraph before the first heading where it hands over to several voices.
 */
function findStandfirst(settled: readonly Settled[], title: Settled | null, told: string | null): Settled | null {
  // Behind the first text a class of that name is about something else.
  const text = settled.findIndex(
    (entry) => entry.piece.role === null && entry.line.role === "body" && entry.words.length >= leastProse && isSaid(entry),
  );
  const named = settled.slice(0, text < 0 ? undefined : text).find(({ piece }) => piece.role === "standfirst") ?? matchingParagraph(settled, told);
  if (named !== null && named !== undefined) return named;
  if (title === null) return null;
  const start = settled.indexOf(title) + 1;
  const first = settled.findIndex(({ kind }, index) => index >= start && (kind === null || kind === "heading" || kind === "item"));
  const candidate = settled[first];
  if (candidate === undefined || candidate.kind !== null || settled.slice(start, first).some(({ kind }) => kind === "bio")) return null;
  const next = settled[first + 1];
  // A dash before a name signs the text over it.
  if (next?.kind === "byline" && !/^[—–―-]/.test(next.words) && settled.slice(start, first).every(({ kind }) => kind !== "byline")) return candidate;
  const leads = next?.kind === "heading" || next?.kind === "other" || next?.kind === "byline";
  return leads && introducesOthers(settled.slice(first + 1), candidate.words) ? candidate : null;
}

/** An op-ed or a communiqué starts with a paragraph before its first heading too; that one is text. */
function introducesOthers(following: readonly Settled[], words: string): boolean {
  if (announcesOthers(words)) return true;
  const count = (...kinds: readonly (BlockKind | null)[]): number => following.filter(({ kind }) => kinds.includes(kind)).length;
  return count("heading") >= 2 && (count("byline", "bio") >= 2 || words.includes("?"));
}

/** Words with which an editor hands over to experts. */
function announcesOthers(words: string): boolean {
  return /\b(our|the|these|three|four|five|six|several|leading) (experts?|scholars|analysts|contributors|authors|fellows|specialists)\b|\bwe asked\b|\bbelow\b/i.test(
    words,
  );
}

/** Short lines above the title, or between it and a standfirst, are remarks about the text, if they are not text themselves. */
function settleAbove(settled: readonly Settled[], title: Settled | null, standfirst: Settled | null): void {
  const end = settled.indexOf((standfirst ?? title) as Settled);
  for (const entry of settled.slice(0, Math.max(0, end)))
    if (entry.kind === null && entry.words.length <= remarkLength && !isSaid(entry)) entry.kind = "other";
}

const isSaid = ({ line, words }: Settled): boolean =>
  (line.role === "body" || line.role === "standfirst" || line.role === "turn") && line.probability >= sureLine && /[.!?…]["”’)]*$/.test(words);

function matchingParagraph(settled: readonly Settled[], told: string | null): Settled | null {
  const folded =
    told === null
      ? ""
      : foldText(told.trim())
          .replace(/(\.\.\.|\[\.\.\.\])$/, "")
          .trim();
  if (folded.length < 20) return null;
  return settled.slice(0, 8).find(({ kind, words }) => kind === null && foldText(words) === folded) ?? null;
}

/** The date among the lines above the text. */
function findPublished(settled: readonly Settled[], warnings: Warning[]): string | null {
  const firstText = settled.findIndex(({ kind, words }) => kind === null && words.length > 200);
  const top = settled.slice(0, firstText < 0 ? settled.length : firstText);
  const lines = [...top, ...settled.slice(-4)].filter(({ kind }) => kind === "other" || kind === "byline");
  for (const { words, piece } of lines) {
    const date = parseDate(words);
    if (date?.kind === "day") return date.date;
    if (date?.kind === "ambiguous") warnings.push(ambiguousDate(date.written, piece));
  }
  return null;
}

/** Warning for a date whose day and month cannot be told apart. */
export function ambiguousDate(written: string, span?: Span): Warning {
  const message = `the date ${written} may mean two days; the document is left undated`;
  return { code: "date-ambiguous", message, ...(span === undefined ? {} : { start: span.start, end: span.end }) };
}
