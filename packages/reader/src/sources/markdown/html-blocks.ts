import type { Span } from "@rapporteur/core/model";
import { isBlockName, isSilentName } from "../html/element.ts";
import type { PieceRole, PieceShape } from "../piece.ts";
import { type HtmlToken, htmlTokens } from "./html-tokens.ts";

/** A block of markup inside a Markdown text. */
export interface HtmlBlock {
  /** Null where no element says it. */
  readonly shape: PieceShape | null;
  readonly level: number;
  readonly role: PieceRole | null;
  /** Stretches that are words and no tags, in order. */
  readonly words: readonly Span[];
  readonly bold: readonly Span[];
  readonly italic: readonly Span[];
}

/** Elements that make something of the words inside them. */
const shaping = /^(?:h[1-6]|summary|li|ul|ol|pre|tr|figcaption|caption|blockquote)$/;
/** Of these one does not lie in another, so that the next one ends the one before. */
const unnested = /^(?:h[1-6]|summary|li|pre|tr|figcaption|caption)$/;
/** They go on over blank lines, where Markdown ends its block. */
const lasting = /^(?:ul|ol|blockquote)$/;
const isLeftOut = (name: string): boolean => isSilentName(name) || name === "nav" || name === "form";
const voidNames = /^(?:input|embed)$/;
const deepest = 60;

const marks = { b: "bold", strong: "bold", i: "italic", em: "italic" } as const;
type Mark = (typeof marks)[keyof typeof marks];
const markOf = (name: string): Mark | null => Object.entries(marks).find(([mark]) => mark === name)?.[1] ?? null;

/** Takes the markup apart that stands in a Markdown text; what one stretch of it leaves open (a list, a quotation) goes on in the next. */
export class HtmlBlocks {
  #open: string[] = [];
  #blocks: HtmlBlock[] = [];
  #words: Span[] = [];
  #marked: Record<Mark, Span[]> = { bold: [], italic: [] };
  /** Where a mark was opened, counted in words. */
  #markFrom: Record<Mark, number | null> = { bold: null, italic: null };
  /** A break was the last thing before white space. */
  #isBroken = false;

  /**
   * @param at where the markup stands
   * Cost: O(length).
   */
  read(html: string, at: number): HtmlBlock[] {
    this.#blocks = [];
    let leftOut: { readonly name: string; depth: number } | null = null;
    for (const token of htmlTokens(html)) {
      if (leftOut !== null) {
        if (token.name === leftOut.name) leftOut.depth += token.kind === "open" ? 1 : -1;
        if (leftOut.depth === 0) leftOut = null;
      } else if (token.kind === "open" && isLeftOut(token.name)) {
        if (!voidNames.test(token.name)) leftOut = { name: token.name, depth: 1 };
      } else this.#take(token, html, at);
    }
    this.#flush();
    this.#open = this.#open.filter((name) => lasting.test(name));
    return this.#blocks;
  }

  #take({ kind, name, start, end }: HtmlToken, html: string, at: number): void {
    const mark = markOf(name);
    if (kind === "words") {
      this.#words.push({ start: start + at, end: end + at });
      if (/\S/.test(html.slice(start, end))) this.#isBroken = false;
    } else if (name === "br") this.#break(/\s/.test(`${html[start - 1] ?? " "}${html[end] ?? " "}`));
    else if (mark !== null) this.#mark(mark, kind);
    else if (isBlockName(name)) {
      this.#flush();
      if (shaping.test(name)) this.#nest(name, kind);
    }
  }

  /** Two breaks part two paragraphs, and one parts words that nothing else does. */
  #break(isSpaced: boolean): void {
    if (this.#isBroken || !isSpaced) this.#flush();
    this.#isBroken = true;
  }

  #mark(mark: Mark, kind: HtmlToken["kind"]): void {
    if (kind === "open") this.#markFrom[mark] ??= this.#words.length;
    else this.#endMark(mark);
  }

  #endMark(mark: Mark): void {
    const from = this.#markFrom[mark];
    const [first, last] = [from === null ? undefined : this.#words[from], this.#words.at(-1)];
    if (first !== undefined && last !== undefined) this.#marked[mark].push({ start: first.start, end: last.end });
    this.#markFrom[mark] = null;
  }

  #nest(name: string, kind: HtmlToken["kind"]): void {
    const known = this.#open.lastIndexOf(name);
    const isInner = known > this.#open.findLastIndex((other) => lasting.test(other));
    if (kind === "close" ? known >= 0 : unnested.test(name) && isInner) this.#open.length = known;
    if (kind === "open" && this.#open.length < deepest) this.#open.push(name);
  }

  #flush(): void {
    this.#endMark("bold");
    this.#endMark("italic");
    this.#blocks.push({ ...this.#told(), words: this.#words, ...this.#marked });
    this.#words = [];
    this.#marked = { bold: [], italic: [] };
    this.#isBroken = false;
  }

  #told(): Pick<HtmlBlock, "shape" | "level" | "role"> {
    const name = this.#open.findLast((other) => other !== "ul" && other !== "ol") ?? "";
    const level = /^h[1-6]$/.test(name) ? Number(name[1]) : name === "summary" ? 3 : 0;
    if (level > 0) return { shape: "heading", level, role: null };
    if (name === "li")
      return { shape: "item", level: Math.max(1, this.#open.filter((other) => other === "ul" || other === "ol").length), role: null };
    if (name === "figcaption" || name === "caption") return { shape: "paragraph", level: 0, role: "caption" };
    return { shape: plainShapes[name] ?? null, level: 0, role: null };
  }
}

const plainShapes: Readonly<Record<string, PieceShape>> = { blockquote: "quote", pre: "code", tr: "table" };
