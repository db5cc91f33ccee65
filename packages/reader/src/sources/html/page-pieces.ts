import type { Span } from "@rapporteur/core/model";
import { looksLikeBio, looksLikeBody, looksLikeByline, looksLikeDateLine, looksLikeName, looksLikePostLine } from "../line-roles.ts";
import type { PieceRole, PieceShape } from "../piece.ts";
import { classWords, findElement, hasAnyWord, isBlock, isJumpList, isOpener, isSilent, shareOf, type TextShares, wordsIn } from "./element.ts";
import type { PageRoots } from "./find-root.ts";
import type { HtmlElement, HtmlNode } from "./parse-html.ts";
import { personWords } from "./prune-page.ts";

/** A block of a page before it has a place in the stored text; emphasis counts from the block's own start. */
export interface PagePiece {
  readonly text: string;
  readonly shape: PieceShape;
  readonly level: number;
  readonly emphasis: readonly Span[];
  readonly role: PieceRole | null;
  /** Stands inside the element that holds the prose. */
  readonly isInContent: boolean;
  readonly isTitle: boolean;
  /** The whole block is set in italics. */
  readonly isItalic: boolean;
  /** What the line reader is told of the markup, see `Piece`. */
  readonly hints: readonly string[];
}

/** What surrounds the node that is being read. */
interface Context {
  readonly shape: PieceShape;
  readonly level: number;
  readonly listDepth: number;
  readonly role: PieceRole | null;
  readonly isInContent: boolean;
  readonly isTitle: boolean;
  readonly isPreformatted: boolean;
  readonly hints: readonly string[];
}

/** Turns a pruned page into its blocks, in reading order. Cost: O(nodes). */
export function pagePieces(roots: PageRoots, shares: TextShares): PagePiece[] {
  const reader = new PieceReader(roots, shares);
  reader.read(roots.root, {
    shape: "paragraph",
    level: 0,
    listDepth: 0,
    role: null,
    isInContent: false,
    isTitle: false,
    isPreformatted: false,
    hints: [],
  });
  reader.flush();
  return reader.pieces;
}

class PieceReader {
  readonly pieces: PagePiece[] = [];
  readonly #roots: PageRoots;
  readonly #shares: TextShares;
  /** Text of the open block in parts; joined once, since growing one string unit by unit costs quadratic time. */
  #parts: string[] = [];
  #length = 0;
  #emphasis: Span[] = [];
  #italicLength = 0;
  #linkedLength = 0;
  #context: Context | null = null;

  constructor(roots: PageRoots, shares: TextShares) {
    this.#roots = roots;
    this.#shares = shares;
  }

  read(element: HtmlElement, outer: Context): void {
    if (isSilent(element)) return;
    const context = this.#contextOf(element, outer);
    if (element.name === "br") this.#break(context);
    else if (element.name === "hr") this.flush();
    else if (element.name === "table" && isDataTable(element)) this.#table(element, context);
    else if (isBlock(element) || isOpener(element)) this.#block(element, context);
    else this.#inline(element, context);
  }

  #contextOf(element: HtmlElement, outer: Context): Context {
    const { name } = element;
    const isInContent = outer.isInContent || element === this.#roots.content;
    const inner: Context = {
      ...outer,
      isInContent,
      hints: isBlock(element) ? hintsOf(element) : outer.hints,
      role: isJumpList(this.#shares, element)
        ? "jump"
        : roleWithin(element, outer, { isInContent, isLong: shareOf(this.#shares, element).text > bioLength }),
    };
    if (element === this.#roots.title) return { ...inner, shape: "heading", level: 1, role: "title", isTitle: true };
    const heading = /^h([1-6])$/.exec(name)?.[1];
    if (heading !== undefined) return { ...inner, shape: "heading", level: Number(heading) };
    if (element.attribute("role") === "heading" && isBlock(element)) return { ...inner, shape: "heading", level: toldLevel(element) };
    if (name === "p" && isBehindHeading(element)) return { ...inner, shape: "paragraph", level: 0 };
    if (name === "summary" || (isOpener(element) && inner.shape !== "heading")) return { ...inner, shape: "heading", level: 3 };
    if (name === "ul" || name === "ol") return { ...inner, listDepth: outer.listDepth + 1 };
    if (name === "li") return { ...inner, shape: "item", level: Math.max(1, outer.listDepth) };
    if (name === "blockquote") return { ...inner, shape: "quote", level: 0 };
    // Who is quoted stands in the quotation's own element, and is no part of it.
    const isSpeaker = (name === "cite" || name === "footer") && outer.shape === "quote" && element.parent?.name !== "p";
    if (isSpeaker || name === "figcaption") return { ...inner, shape: "paragraph", level: 0, role: "byline" };
    if (name === "pre") return { ...inner, shape: "code", level: 0, isPreformatted: true };
    return inner;
  }

  flush(): void {
    const written = this.#parts.join("");
    const text = written.trim();
    const lead = written.length - written.trimStart().length;
    const context = this.#context;
    if (text !== "" && context !== null) {
      const emphasis = this.#emphasis
        .map((span) => trimSpan(written, span))
        .map(({ start, end }) => ({ start: start - lead, end: end - lead }))
        .filter(({ start, end }) => start < end);
      this.pieces.push({
        text,
        shape: context.shape,
        level: context.level,
        emphasis: joinSpans(emphasis, text),
        role: roleOf(text, context),
        isInContent: context.isInContent,
        isTitle: context.isTitle,
        isItalic: this.#italicLength >= text.length * 0.9,
        hints: this.#linkedLength >= text.length * 0.9 ? [...context.hints, "linked"] : context.hints,
      });
    }
    this.#parts = [];
    this.#length = 0;
    this.#emphasis = [];
    this.#italicLength = 0;
    this.#linkedLength = 0;
    this.#context = null;
  }

  #block(element: HtmlElement, context: Context): void {
    this.flush();
    this.#children(element, context);
    this.flush();
  }

  #inline(element: HtmlElement, context: Context): void {
    if (isNoteMark(element)) return;
    if (this.#isUnderName(element)) this.#break(context);
    const start = this.#length;
    if (element.name === "q") this.#append("“", context);
    this.#children(element, context);
    if (element.name === "q") this.#append("”", context);
    // A block inside has flushed the line it started on.
    if (this.#length <= start) return;
    if (isBold(element)) this.#emphasis.push({ start, end: this.#length });
    if (element.name === "em" || element.name === "i") this.#italicLength += this.#length - start;
    if (element.name === "a") this.#linkedLength += this.#length - start;
  }

  /** "<a>Jane Doe</a><span>Senior fellow</span>": a post in an element of its own stands on a line of its own. */
  #isUnderName(element: HtmlElement): boolean {
    if (this.#length < nameLength.least || this.#length > nameLength.most || shareOf(this.#shares, element).text > postLength) return false;
    const before = this.#parts.join("");
    if (before.includes("\n") || !looksLikeName(before.trim().replace(/\s*\(ret[^)]*\)/, ""))) return false;
    const words = wordsIn(element);
    return looksLikePostLine(words) || looksLikeBody(words) || (!/\s$/.test(before) && element.name === "span" && looksLikeName(words));
  }

  #children(element: HtmlElement, context: Context): void {
    for (const child of element.children) this.#node(child, context);
  }

  #node(node: HtmlNode, context: Context): void {
    if (typeof node === "string") this.#append(node, context);
    else this.read(node, context);
  }

  #append(written: string, context: Context): void {
    const text = context.isPreformatted ? written : written.replace(/[ \t\n\r\f]+/g, " ");
    const added = !context.isPreformatted && this.#endsInSpace() ? text.replace(/^ /, "") : text;
    if (added !== "") this.#put(added, context);
  }

  #put(text: string, context: Context): void {
    this.#context ??= context;
    this.#parts.push(text);
    this.#length += text.length;
  }

  #endsInSpace(): boolean {
    const last = this.#parts.at(-1)?.at(-1) ?? " ";
    return last === " " || last === "\n";
  }

  /** One break is a new line, two are a new paragraph. */
  #break(context: Context): void {
    const last = this.#parts.at(-1);
    if (last === undefined) return;
    if (last.endsWith("\n") || (last === " " && this.#parts.at(-2)?.endsWith("\n") === true)) this.flush();
    else this.#put("\n", context);
  }

  #table(table: HtmlElement, context: Context): void {
    this.flush();
    for (const row of rowsOf(table)) {
      const cells = row.children.filter((cell): cell is HtmlElement => typeof cell !== "string").map(wordsIn);
      if (cells.every((cell) => cell === "")) continue;
      this.#put(`${this.#length === 0 ? "" : "\n"}${cells.join("\t")}`, { ...context, shape: "table", level: 0 });
    }
    this.flush();
  }
}

/** Lengths of a name, and of the post under it, in characters. */
const nameLength = { least: 5, most: 90 } as const;
const postLength = 200;

const standfirstWords = ["standfirst", "dek", "deck", "subtitle", "subhead", "subheading", "subheadline", "lede", "tagline"];
const looseStandfirstWords = ["excerpt", "summary", "description", "intro", "lead"];
const bioWords = ["bio", "bios", "biography", "aboutauthor"];
const cardWords = ["card", "box", "info", "about", "details", "profile", "blurb"];
/** Longer than this, an element about an expert holds what the expert says. */
const bioLength = 1200;
const cardLength = 600;
const bylineLength = 200;

function roleWithin(element: HtmlElement, outer: Context, { isInContent, isLong }: { isInContent: boolean; isLong: boolean }): PieceRole | null {
  if (outer.role === "jump" || outer.role === "bio") return outer.role;
  if (isLong) return outer.role;
  if (classWords(element).size === 0 && element.attribute("rel") === null) return outer.role;
  if (hasAnyWord(element, standfirstWords) || (!isInContent && hasAnyWord(element, looseStandfirstWords))) return "standfirst";
  const isPersonal = hasAnyWord(element, personWords) || element.attribute("rel")?.includes("author") === true;
  return isPersonal ? personRole(element, outer) : outer.role;
}

/** What an element about a person holds: a bio, a byline, or, where it is long, what the person says. */
function personRole(element: HtmlElement, outer: Context): PieceRole | null {
  const words = wordsIn(element);
  const isCard = hasAnyWord(element, cardWords) && words.length <= cardLength && words.length > bylineLength / 2;
  if (hasAnyWord(element, bioWords) || (isCard && !holdsArgument(element))) return "bio";
  if (words.length > bylineLength) return looksLikeBio(words) ? "bio" : outer.role;
  // An author's name inside a sentence is no byline.
  return isBlock(element) || outer.role === "byline" || standsAlone(element, words.length) ? "byline" : outer.role;
}

/** A heading that is no name, a quotation or a list: more than an introduction. */
function holdsArgument(element: HtmlElement): boolean {
  const isArgument = (inner: HtmlElement): boolean =>
    inner.name === "blockquote" ||
    inner.name === "li" ||
    (/^h[1-6]$/.test(inner.name) && !looksLikeName(wordsIn(inner)) && !aboutAuthor.test(wordsIn(inner)));
  return findElement(element, isArgument) !== null;
}

const aboutAuthor = /^about the (author|expert|contributor)s?:?$/i;

function standsAlone(element: HtmlElement, length: number): boolean {
  let above = element.parent;
  while (above !== null && !isBlock(above)) above = above.parent;
  return above !== null && wordsIn(above).length <= length + 60;
}

function roleOf(text: string, context: Context): PieceRole | null {
  const { role, shape, isInContent } = context;
  const words = text.replace(/\s+/g, " ");
  if (role === "standfirst") return shape === "heading" && isInContent ? null : role;
  if (role === "byline") return isSentence(words) ? (looksLikeBio(words) ? "bio" : null) : role;
  if (role !== "bio") return role;
  if (aboutAuthor.test(words)) return "jump";
  if (looksLikePostLine(words)) return "bio";
  return looksLikeName(words) || looksLikeDateLine(words) || shape === "heading" ? "byline" : "bio";
}

/** What somebody says, where it stands in an element about who says it. */
function isSentence(words: string): boolean {
  return words.length > 40 && /[.!?]["”’)]*$/.test(words) && !looksLikeByline(words);
}

function isBold(element: HtmlElement): boolean {
  if (element.name === "b" || element.name === "strong") return true;
  return /font-weight\s*:\s*(bold|[6-9]00)/i.test(element.attribute("style") ?? "");
}

/** Children of a heading among which its own words are looked for. */
const mostLead = 20;

/** A paragraph in a heading that has words of its own: the heading was not closed. */
function isBehindHeading({ parent }: HtmlElement): boolean {
  if (parent === null || !/^h[1-6]$/.test(parent.name)) return false;
  const first = parent.children.slice(0, mostLead).find((child) => (typeof child === "string" ? child : wordsIn(child)).trim() !== "");
  return first !== undefined && (typeof first === "string" || !isBlock(first));
}

/** The level that a page says of an element that it makes a heading of; 2 is what the standard takes where it says none. */
function toldLevel(element: HtmlElement): number {
  const told = element.attribute("aria-level") ?? "";
  return /^[1-6]$/.test(told) ? Number(told) : 2;
}

/** "<sup>3</sup>" and "[12]" that lead to notes, and the "¶" or "#" behind a heading that leads to itself. */
function isNoteMark(element: HtmlElement): boolean {
  if (element.name === "a") return element.attribute("href")?.startsWith("#") === true && /^[#¶§🔗]\ufe0f?$/u.test(wordsIn(element));
  if (element.name !== "sup") return false;
  return /^\[?(\d{1,3}|[*†‡]|[a-z])\]?$/i.test(wordsIn(element));
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  const groups = table.children.filter((child): child is HtmlElement => typeof child !== "string");
  return groups.flatMap((child) =>
    child.name === "tr" ? [child] : child.children.filter((row): row is HtmlElement => typeof row !== "string" && row.name === "tr"),
  );
}

/** A table of figures, as against one that lays out a page. */
function isDataTable(table: HtmlElement): boolean {
  if (table.attribute("role") === "presentation" || wordsIn(table).length > 20_000) return false;
  if (findElement(table, ({ name }) => ["p", "div", "h1", "h2", "h3", "ul", "ol", "table", "article", "section"].includes(name)) !== null)
    return false;
  const rows = rowsOf(table);
  if (rows.filter(holdsProse).length * 2 >= rows.length) return false;
  return rows.length > 1 && rows.some((row) => row.children.filter((cell) => typeof cell !== "string").length > 1);
}

const proseLength = 90;

/** A row of replies: a cell of sentences beside the name of who gives it. */
function holdsProse(row: HtmlElement): boolean {
  return row.children.some((cell) => {
    const words = typeof cell === "string" ? "" : wordsIn(cell);
    return words.length >= proseLength && /[.!?]["”’)]*$/.test(words);
  });
}

const mostHints = 6;

/** Element and classes of a block, and of what holds it. */
function hintsOf(element: HtmlElement): string[] {
  const above = element.parent;
  const around = above === null ? [] : [`in ${above.name}`, ...[...classWords(above)].map((word) => `in ${word}`)];
  return [element.name, ...classWords(element), ...around].slice(0, mostHints);
}

function trimSpan(text: string, span: Span): Span {
  const inside = text.slice(span.start, span.end);
  const start = span.start + (inside.length - inside.trimStart().length);
  return { start, end: Math.max(start, span.end - (inside.length - inside.trimEnd().length)) };
}

/** Puts spans in order and makes one of those that overlap or touch but for white space. */
export function joinSpans(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    const end = Math.min(span.end, text.length);
    if (last !== undefined && (span.start <= last.end || text.slice(last.end, span.start).trim() === "")) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else if (span.start < end) joined.push({ start: span.start, end });
  }
  return joined;
}
