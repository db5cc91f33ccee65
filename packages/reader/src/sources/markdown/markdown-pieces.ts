import type { Nodes, Parents, PhrasingContent, RootContent, Table, TableRow } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Span } from "@rapporteur/core/model";
import type { Piece, PieceShape } from "../piece.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { softBreaks } from "./soft-breaks.ts";

/** A piece, and whether italics cover it: standfirsts, notes and bios are often told only so. */
export interface MarkdownPiece extends Piece {
  readonly isItalic: boolean;
}

/** Where a block stands: inside how many lists, and whether in a quotation. */
interface Place {
  readonly listDepth: number;
  readonly isQuoted: boolean;
}

/**
 * Takes a Markdown text (CommonMark with GitHub's extensions) apart: headings, paragraphs, quotes, lists, code, tables.
 * HTML that stands in it is read by its elements; comments and definitions are passed over. Marks inside a block are listed as markup; those around it are left out.
 *
 * @param from where the document starts, behind the front matter
 */
export function markdownPieces(text: string, from: number): MarkdownPiece[] {
  const tree = fromMarkdown(text.slice(from), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const reader = new PieceReader(text, from);
  for (const node of tree.children) reader.block(node, { listDepth: 0, isQuoted: false });
  return reader.pieces;
}

class PieceReader {
  readonly pieces: MarkdownPiece[] = [];
  readonly #text: string;
  readonly #from: number;
  /** Ends of lines that end a block though no blank line follows. */
  readonly #ends: ReadonlySet<number>;
  readonly #html = new HtmlBlocks();

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
    this.#ends = softBreaks(text);
  }

  block(node: RootContent, place: Place): void {
    switch (node.type) {
      case "heading":
        return this.#prose(node.children, { shape: place.isQuoted ? "quote" : "heading", level: place.isQuoted ? 0 : node.depth });
      case "paragraph":
        for (const line of place.isQuoted ? [node.children] : this.#linesOf(node.children)) this.#prose(line, shapeAt(place));
        return undefined;
      case "blockquote":
        return this.#each(node.children, { ...place, isQuoted: true });
      case "list":
        return this.#each(node.children, { ...place, listDepth: place.listDepth + 1 });
      case "listItem":
        return this.#each(node.children, place);
      case "code":
        return this.#whole(this.#withoutFences(this.#spanOf(node)), "code");
      case "footnoteDefinition":
        return this.#whole(this.#insideOf(node.children), "code");
      case "table":
        return this.#table(node);
      case "html":
        return this.#markup(this.#spanOf(node), place);
      default:
        return undefined;
    }
  }

  #each(nodes: readonly RootContent[], place: Place): void {
    for (const node of nodes) this.block(node, place);
  }

  #spanOf(node: Nodes): Span {
    return { start: (node.position?.start.offset ?? 0) + this.#from, end: (node.position?.end.offset ?? 0) + this.#from };
  }

  #insideOf(nodes: readonly RootContent[]): Span {
    const [first, last] = [nodes[0], nodes.at(-1)];
    return first === undefined || last === undefined ? { start: 0, end: 0 } : { start: this.#spanOf(first).start, end: this.#spanOf(last).end };
  }

  #withoutFences(span: Span): Span {
    const written = this.#text.slice(span.start, span.end);
    const opening = /^[ \t]*(?:`{3,}|~{3,})[^\n]*\n?/.exec(written)?.[0].length ?? 0;
    const closing = opening === 0 ? 0 : (/\n?[ \t]*(?:`{3,}|~{3,})[ \t]*$/.exec(written.slice(opening))?.[0].length ?? 0);
    return trimmed(this.#text, { start: span.start + opening, end: Math.max(span.start + opening, span.end - closing) });
  }

  #whole(span: Span, shape: PieceShape): void {
    if (span.start < span.end) this.pieces.push({ ...span, shape, level: 0, emphasis: [], markup: [], role: null, isItalic: false });
  }

  /** Nodes of a paragraph, cut where a line ends a block; what is marked across such an end stays whole. */
  #linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
    const lines: PhrasingContent[][] = [[]];
    for (const node of nodes) {
      const { start, end } = this.#spanOf(node);
      if (node.type === "break" && this.#cutsIn(start, end).length > 0) {
        lines.push([]);
        continue;
      }
      const cuts = node.type === "text" ? this.#cutsIn(start, end) : [];
      let at = start;
      for (const cut of [...cuts, end]) {
        if (at > start) lines.push([]);
        if (cut > at) lines.at(-1)?.push(cuts.length === 0 ? node : partOf(node, at - this.#from, cut - this.#from));
        at = cut + 1;
      }
    }
    return lines.filter((line) => line.length > 0);
  }

  #cutsIn(start: number, end: number): number[] {
    const cuts: number[] = [];
    for (let at = this.#text.indexOf("\n", start); at >= 0 && at < end; at = this.#text.indexOf("\n", at + 1)) if (this.#ends.has(at)) cuts.push(at);
    return cuts;
  }

  /** A table of replies is laid out as texts: its cells are paragraphs, and what stands between line breaks in them. */
  #table(table: Table): void {
    const [head, ...all] = table.children;
    const rows = all.filter((row) => this.#text.slice(this.#spanOf(row).start, this.#spanOf(row).end).includes("|"));
    const replies = rows.map((row) => row.children.map((cell) => this.#written(cell)).findLastIndex(isProse));
    if (head === undefined || rows.length < 2 || replies.filter((at) => at > 0).length * 2 < rows.length)
      return this.#whole(this.#spanOf(table), "table");
    this.#whole(this.#spanOf(head), "table");
    const replyOf = new Map(rows.map((row, index) => [row, replies[index] ?? 0]));
    for (const row of all) {
      const reply = replyOf.get(row);
      if (reply !== undefined && reply < 1) this.#whole(this.#spanOf(row), "table");
      // What follows a table without a blank line is no row of it.
      else this.#row(row, reply ?? 0);
    }
  }

  #row({ children }: TableRow, reply: number): void {
    for (const [index, cell] of children.entries()) {
      // Beside a text a single word is a vote, a date or a number.
      if (index > 0 && index !== reply && !/\s/.test(this.#written(cell))) this.#whole(this.#spanOf(cell), "table");
      else for (const part of partsOf(cell.children)) this.#prose(part, { shape: "paragraph", level: 0 });
    }
  }

  #written(node: Nodes): string {
    const { start, end } = this.#spanOf(node);
    return this.#text.slice(start, end).replace(/^[|\s]+|[|\s]+$/g, "");
  }

  #prose(written: readonly PhrasingContent[], { shape, level }: { shape: PieceShape; level: number }): void {
    const isWord = ({ type }: PhrasingContent): boolean => type !== "html";
    const nodes = written.slice(Math.max(0, written.findIndex(isWord)), written.findLastIndex(isWord) + 1);
    const [first] = nodes;
    if (first === undefined) return;
    const found: Inline = { words: [], bold: [], italic: [] };
    for (const node of nodes) this.#inline(node, found);
    // Marks that enclose the whole block stay outside of it.
    const isEnclosed = nodes.length === 1 && (first.type === "emphasis" || first.type === "strong");
    this.#put(trimmed(this.#text, this.#insideOf(isEnclosed ? first.children : nodes)), found, { shape, level, role: null });
  }

  /** A block of HTML. What stands in a row of a table and is no prose stays a cell. */
  #markup({ start, end }: Span, place: Place): void {
    const around = shapeAt(place);
    for (const block of this.#html.read(this.#text.slice(start, end), start)) {
      const words = block.words.flatMap((span) => this.#wordsIn(span));
      const [first, last] = [words[0], words.at(-1)];
      if (first === undefined || last === undefined) continue;
      const span = trimmed(this.#text, { start: first.start, end: last.end });
      const isText = block.shape === "table" && isProse(this.#text.slice(span.start, span.end));
      const shape = isText ? "paragraph" : block.shape;
      const found = { words: words.map((word) => within(word, span)), bold: [...block.bold], italic: [...block.italic] };
      this.#put(span, found, { shape: shape ?? around.shape, level: shape === null ? around.level : block.level, role: block.role });
    }
  }

  #put(span: Span, found: Inline, told: Pick<Piece, "shape" | "level" | "role">): void {
    if (!found.words.some((word) => /[\p{L}\p{N}]/u.test(this.#text.slice(word.start, word.end)))) return;
    const italicLength = found.italic.reduce((sum, part) => sum + part.end - part.start, 0);
    this.pieces.push({
      ...span,
      ...told,
      emphasis: found.bold.map((part) => trimmed(this.#text, part)),
      markup: gapsBetween(span, found.words),
      isItalic: italicLength >= (span.end - span.start) * 0.9,
    });
  }

  #inline(node: PhrasingContent, found: Inline): void {
    if (node.type === "text") found.words.push(...this.#wordsIn(this.#spanOf(node)));
    else if (node.type === "inlineCode") found.words.push(this.#codeOf(this.#spanOf(node)));
    else if ("children" in node) {
      const before = found.words.length;
      const marks = node.type === "strong" ? found.bold : node.type === "emphasis" ? found.italic : [];
      const marked = marks.length;
      for (const child of (node as Parents).children) this.#inline(child as PhrasingContent, found);
      const [first, last] = [found.words[before], found.words.at(-1)];
      if (first === undefined || last === undefined || found.words.length === before) return;
      // What is marked inside the same marks counts once.
      marks.length = marked;
      marks.push({ start: first.start, end: last.end });
    }
  }

  /** Text as it stands, cut where a backslash or the mark of a quotation's next line is no word. */
  #wordsIn(span: Span): Span[] {
    const written = this.#text.slice(span.start, span.end);
    const words: Span[] = [];
    let at = 0;
    for (const match of written.matchAll(/\\(?=[!-/:-@[-`{-~])|(?<=\n)[ \t]*>[ \t>]*/g)) {
      if (match.index > at) words.push({ start: span.start + at, end: span.start + match.index });
      at = match.index + match[0].length;
    }
    if (at < written.length) words.push({ start: span.start + at, end: span.end });
    return words;
  }

  #codeOf(span: Span): Span {
    const ticks = /^`+/.exec(this.#text.slice(span.start, span.end))?.[0].length ?? 0;
    return { start: span.start + ticks, end: span.end - ticks };
  }
}

/** A stretch of a text as a node of its own. */
function partOf(node: PhrasingContent, start: number, end: number): PhrasingContent {
  const place = { line: 0, column: 0 };
  return { type: "text", value: "", position: { start: { ...place, offset: start }, end: { ...place, offset: end } }, data: node.data };
}

const leastProse = 40;
/** So many words are a text, whatever they end with. */
const manyWords = 15;
const isProse = (words: string): boolean =>
  words.length >= leastProse && (/[.!?…][\])}"”’*_]*$/.test(words) || words.split(/\s+/).length >= manyWords);

/** What stands between line breaks in a cell. */
function partsOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === "html" && /^<br\s*\/?>$/i.test(node.value)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

interface Inline {
  /** Stretches that are words and no marks, in order. */
  readonly words: Span[];
  readonly bold: Span[];
  readonly italic: Span[];
}

function shapeAt({ listDepth, isQuoted }: Place): { shape: PieceShape; level: number } {
  if (listDepth > 0) return { shape: isQuoted ? "quote" : "item", level: isQuoted ? 0 : listDepth };
  return { shape: isQuoted ? "quote" : "paragraph", level: 0 };
}

/** What lies inside `span` and in none of the words. */
function gapsBetween(span: Span, words: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let at = span.start;
  for (const word of words) {
    if (word.start > at) gaps.push({ start: at, end: word.start });
    at = Math.max(at, word.end);
  }
  if (at < span.end) gaps.push({ start: at, end: span.end });
  return gaps.filter((gap) => gap.start >= span.start && gap.end <= span.end);
}

/** What of a stretch lies in another; empty at its nearer end where nothing does. */
function within({ start, end }: Span, outer: Span): Span {
  const inside = (at: number): number => Math.min(outer.end, Math.max(outer.start, at));
  return { start: inside(start), end: inside(end) };
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
