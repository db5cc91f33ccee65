import type { Span } from "../../model/span.ts";
import type { Piece, PieceShape } from "../piece.ts";
import { inlineMarkup } from "./inline-markup.ts";

/** A block while its lines are being gathered. */
interface OpenBlock {
  readonly shape: PieceShape;
  readonly level: number;
  /** Content of each line, container marks left out. */
  readonly lines: Span[];
}

/** A piece, and whether italics cover it: standfirsts, notes and bios are often told only so. */
export interface MarkdownPiece extends Piece {
  readonly isItalic: boolean;
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const thematicBreak = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const setext = /^ {0,3}(=+|-+)[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const listMark = /^([ \t]*)([-*+]|(\d{1,9})[.)])(?:[ \t]+(?=\S)|[ \t]*$)/;
const quoteMark = /^ {0,3}>[ \t]?/;
const definition = /^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:\s*\S/;
const noteDefinition = /^ {0,3}\[\^[^\]\s]{1,40}\]:\s*/;
const tagLine = /^\s*(?:<\/?[a-zA-Z][^>]*>\s*)+$/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/**
 * Takes a Markdown text apart, line by line: headings, paragraphs, quotes, lists, code, tables; comments, definitions and lines of bare
 * tags are passed over. Reads what CommonMark and its common extensions mean in prose; it is no full parser, which would cost
 * quadratic time on hostile input.
 *
 * @param from where the document starts, behind the front matter
 * Cost: O(length).
 */
export function markdownPieces(text: string, from: number): MarkdownPiece[] {
  const reader = new BlockReader(text);
  for (let start = from; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    reader.line(start, end);
    start = end + 1;
  }
  reader.close();
  return reader.pieces;
}

class BlockReader {
  readonly pieces: MarkdownPiece[] = [];
  readonly #text: string;
  #open: OpenBlock | null = null;
  /** The marks that end a code block, null outside of one. */
  #fence: string | null = null;
  /** Text that ends what is passed over: a comment or a script. */
  #skipUntil: RegExp | null = null;
  /** Indents of the lists that are open. */
  #listIndents: number[] = [];
  #wasBlank = true;

  constructor(text: string) {
    this.#text = text;
  }

  line(start: number, end: number): void {
    const raw = this.#text.slice(start, end);
    if (this.#isSkipped(raw) || this.#isFenced(raw, { start, end })) return;
    if (raw.trim() === "") {
      this.close();
      this.#wasBlank = true;
      return;
    }
    this.#content({ start, end }, raw);
    this.#wasBlank = false;
  }

  close(): void {
    const open = this.#open;
    this.#open = null;
    const [first, last] = [open?.lines[0], open?.lines.at(-1)];
    if (open === null || first === undefined || last === undefined || first.start >= last.end) return;
    const piece = this.#piece(open, trimmed(this.#text, { start: first.start, end: last.end }));
    if (piece !== null) this.pieces.push(piece);
  }

  #isSkipped(raw: string): boolean {
    if (this.#skipUntil !== null) {
      if (this.#skipUntil.test(raw)) this.#skipUntil = null;
      return true;
    }
    if (this.#fence !== null || this.#open !== null) return false;
    const skip = /^\s*<!--/.test(raw) ? /-->/ : /^\s*<(?:script|style)\b/i.test(raw) ? /<\/(?:script|style)>/i : null;
    if (skip === null) return false;
    const ends = skip.exec(raw);
    if (ends === null) this.#skipUntil = skip;
    // Words behind a comment on its line count.
    return ends === null || raw.slice(ends.index + ends[0].length).trim() === "";
  }

  #isFenced(raw: string, line: Span): boolean {
    const mark = fence.exec(raw)?.[1];
    if (this.#fence !== null) {
      const isEnd = mark?.startsWith(this.#fence) === true && raw.trim() === mark;
      if (isEnd) {
        this.#fence = null;
        this.close();
      } else this.#open?.lines.push(line);
      return true;
    }
    if (mark === undefined) return false;
    this.close();
    this.#fence = mark;
    this.#open = { shape: "code", level: 0, lines: [] };
    return true;
  }

  #content(line: Span, raw: string): void {
    const quote = quoteMark.exec(raw);
    if (quote !== null) {
      this.#quoted(line, raw);
      return;
    }
    if (this.#open?.shape === "paragraph" && setext.test(raw)) {
      this.#underline(raw.includes("=") ? 1 : 2);
      return;
    }
    if (thematicBreak.test(raw)) {
      this.close();
      this.#listIndents = [];
      return;
    }
    const title = heading.exec(raw);
    if (title !== null) this.#heading(line, raw, title);
    else if (definition.test(raw) && this.#open === null) this.close();
    else if (tagLine.test(raw) && this.#open === null) this.close();
    else this.#listOrText(line, raw);
  }

  #heading(line: Span, raw: string, match: RegExpExecArray): void {
    this.close();
    this.#listIndents = [];
    const words = match[2] ?? "";
    const start = line.start + raw.indexOf(words, raw.indexOf("#") + (match[1]?.length ?? 1));
    this.#open = { shape: "heading", level: match[1]?.length ?? 1, lines: [{ start, end: start + words.length }] };
    this.close();
  }

  #underline(level: number): void {
    const open = this.#open as OpenBlock;
    this.#open = { ...open, shape: "heading", level };
    this.close();
  }

  #quoted(line: Span, raw: string): void {
    const lead = /^(?: {0,3}>[ \t]?)+/.exec(raw)?.[0] ?? "";
    const content = trimmed(this.#text, { start: line.start + lead.length, end: line.end });
    if (content.start >= content.end) {
      this.close();
      return;
    }
    const mark = listMark.exec(raw.slice(lead.length));
    if (this.#open?.shape !== "quote" || mark !== null) {
      this.close();
      this.#open = { shape: "quote", level: 0, lines: [] };
    }
    const skipped = Math.max(mark?.[0].length ?? 0, /^\s*#{1,6}\s+/.exec(raw.slice(lead.length))?.[0].length ?? 0);
    this.#open.lines.push(trimmed(this.#text, { start: line.start + lead.length + skipped, end: line.end }));
  }

  #listOrText(line: Span, raw: string): void {
    const mark = listMark.exec(raw);
    // "1986. A great year" inside a paragraph starts no list.
    const interrupts = this.#open === null || this.#open.shape === "item" || mark?.[3] === undefined || mark[3] === "1";
    if (mark !== null && interrupts && (raw.trim() !== mark[0].trim() || this.#open === null)) {
      this.#item(line, mark);
      return;
    }
    if (noteDefinition.test(raw)) {
      this.close();
      const lead = noteDefinition.exec(raw)?.[0].length ?? 0;
      this.#open = { shape: "code", level: 0, lines: [trimmed(this.#text, { start: line.start + lead, end: line.end })] };
      return;
    }
    if (this.#open === null) this.#open = { ...this.#newBlock(raw), lines: [] };
    const isTable = tableRule.test(raw) && this.#open.shape === "paragraph" && this.#open.lines.length === 1;
    if (isTable) this.#open = { ...this.#open, shape: "table" };
    else this.#open.lines.push(trimmed(this.#text, line));
  }

  #newBlock(raw: string): { shape: PieceShape; level: number } {
    const indent = indentOf(raw);
    if (this.#listIndents.length > 0 && indent >= 2) return { shape: "item", level: this.#listIndents.length };
    this.#listIndents = [];
    return { shape: indent >= 4 && this.#wasBlank ? "code" : "paragraph", level: 0 };
  }

  #item(line: Span, mark: RegExpExecArray): void {
    this.close();
    const indent = indentOf(mark[1] ?? "");
    while (this.#listIndents.length > 0 && indent < (this.#listIndents.at(-1) ?? 0)) this.#listIndents.pop();
    const deepest = this.#listIndents.at(-1);
    if (deepest === undefined || indent >= deepest + 2) this.#listIndents.push(indent);
    const start = line.start + mark[0].length;
    this.#open = { shape: "item", level: this.#listIndents.length, lines: [trimmed(this.#text, { start, end: line.end })] };
  }

  #piece(open: OpenBlock, span: Span): MarkdownPiece | null {
    const bare = { ...span, shape: open.shape, level: open.level, role: null, isItalic: false };
    const between = gaps(open.lines);
    if (open.shape === "code") return span.start < span.end ? { ...bare, emphasis: [], markup: [] } : null;
    const { bold, italic, marks } = inlineMarkup(this.#text.slice(span.start, span.end));
    const move = (inner: Span): Span => ({ start: span.start + inner.start, end: span.start + inner.end });
    const markup = ordered([...marks.map(move), ...between]);
    const words = withoutSpans(this.#text, span, markup);
    if (!/[\p{L}\p{N}]/u.test(words)) return null;
    const emphasis = bold.map((inner) => trimmed(this.#text, move(inner)));
    const italicLength = italic.reduce((sum, inner) => sum + inner.end - inner.start, 0);
    const isItalic = italicLength >= (span.end - span.start) * 0.9;
    return { ...bare, ...withoutOuterMarks(this.#text, span, { markup, enclosed: [...bold, ...italic].map(move) }), emphasis, isItalic };
  }
}

/** Leaves marks that enclose the whole block out of it: "*All in italics.*" gives its words. */
function withoutOuterMarks(
  text: string,
  span: Span,
  { markup, enclosed }: { readonly markup: readonly Span[]; readonly enclosed: readonly Span[] },
): { start: number; end: number; markup: readonly Span[] } {
  const [first, last] = [markup[0], markup.at(-1)];
  const isEnclosed = enclosed.some(({ start, end }) => start === first?.end && end === last?.start);
  if (first === undefined || last === undefined || !isEnclosed || first.start !== span.start || last.end !== span.end) return { ...span, markup };
  return { ...trimmed(text, { start: first.end, end: last.start }), markup: markup.slice(1, -1) };
}

function withoutSpans(text: string, span: Span, removed: readonly Span[]): string {
  let at = span.start;
  let words = "";
  for (const gap of removed) {
    words += text.slice(at, gap.start);
    at = Math.max(at, gap.end);
  }
  return words + text.slice(at, span.end);
}

/** What stands between the contents of two lines, when it is more than white space: the marks of quotes and lists. */
function gaps(lines: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous !== undefined && line.start > previous.end + 1) found.push({ start: previous.end + 1, end: line.start });
  }
  return found;
}

function ordered(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}

function indentOf(line: string): number {
  return (/^[ \t]*/.exec(line)?.[0] ?? "").replaceAll("\t", "    ").length;
}
