import { decodeReferences } from "./entities.ts";

/** An element of a page. Text stands among the children as strings, character references decoded. */
export class HtmlElement {
  readonly name: string;
  readonly parent: HtmlElement | null;
  readonly children: HtmlNode[] = [];
  readonly #written: string;
  #attributes: Map<string, string> | null = null;

  constructor(name: string, parent: HtmlElement | null, written: string) {
    this.name = name;
    this.parent = parent;
    this.#written = written;
  }

  /** The value of an attribute, "" for one without a value, null where it is absent. */
  attribute(name: string): string | null {
    if (this.#written === "") return null;
    this.#attributes ??= parseAttributes(this.#written);
    return this.#attributes.get(name) ?? null;
  }
}

export type HtmlNode = HtmlElement | string;

export interface ParsedHtml {
  readonly root: HtmlElement;
  /** True where the page nests deeper, or has more elements, than is kept; the text is complete all the same. */
  readonly isFlattened: boolean;
}

const voidNames = new Set("area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split(" "));
const rawNames = new Set("script style textarea title xmp iframe noembed noframes".split(" "));
/** Elements before which an open paragraph ends. */
const blockNames = new Set(
  "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul".split(
    " ",
  ),
);
const headingNames = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
/** Opening one of these ends an open one of the others, as far up as the boundary. */
const siblings: Readonly<Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>> = {
  li: { ends: ["li"], within: ["ul", "ol", "menu", "dir"] },
  dt: { ends: ["dt", "dd"], within: ["dl"] },
  dd: { ends: ["dt", "dd"], within: ["dl"] },
  td: { ends: ["td", "th"], within: ["tr", "table"] },
  th: { ends: ["td", "th"], within: ["tr", "table"] },
  tr: { ends: ["tr", "td", "th"], within: ["table"] },
  thead: { ends: ["thead", "tbody", "tfoot"], within: ["table"] },
  tbody: { ends: ["thead", "tbody", "tfoot"], within: ["table"] },
  tfoot: { ends: ["thead", "tbody", "tfoot"], within: ["table"] },
  option: { ends: ["option"], within: ["select", "datalist"] },
};
const tableNames = new Set("table thead tbody tfoot tr td th caption".split(" "));
const cellNames = new Set(["td", "th", "caption"]);

/** Elements nested deeper, or beyond this count, are left out of the tree and their content goes to the parent. */
const deepest = 300;
const mostElements = 1_000_000;

/**
 * Parses a page the way browsers read sloppy markup, as far as text needs it: implied ends of paragraphs, list entries and cells,
 * stray ends ignored, scripts and styles as raw text. No formatting elements are reopened, so an unclosed `<b>` ends with its paragraph.
 *
 * Never throws. Cost: O(length × nesting) with nesting at most 300; about 50 ms a megabyte of an ordinary page.
 */
export function parseHtml(html: string): ParsedHtml {
  const builder = new TreeBuilder();
  let textStart = 0;
  for (let open = html.indexOf("<"); open >= 0;) {
    const token = tokenAt(html, open, builder);
    // Not markup: the "<" is text, and goes on with what stands before it.
    if (token === null) open = html.indexOf("<", open + 1);
    else {
      builder.text(html.slice(textStart, open));
      token.apply();
      textStart = token.end;
      open = html.indexOf("<", token.end);
    }
  }
  builder.text(html.slice(textStart));
  return { root: builder.root, isFlattened: builder.isFlattened };
}

interface Token {
  readonly end: number;
  readonly apply: () => void;
}

function tokenAt(html: string, open: number, builder: TreeBuilder): Token | null {
  const second = html[open + 1] ?? "";
  if (second === "!" || second === "?") return { end: builder.endOfComment(html, open), apply: nothing };
  const isEnd = second === "/";
  const name = readName(html, open + (isEnd ? 2 : 1));
  if (name === "") return null;
  const nameEnd = open + (isEnd ? 2 : 1) + name.length;
  const end = endOfTag(html, nameEnd);
  const lower = name.toLowerCase();
  if (isEnd) return { end, apply: () => builder.close(lower) };
  const written = html.slice(nameEnd, end - 1);
  if (!rawNames.has(lower)) return { end, apply: () => builder.open(lower, written) };
  const rawEnd = endOfRaw(html, end, lower);
  return { end: rawEnd.after, apply: () => builder.raw(lower, written, html.slice(end, rawEnd.start)) };
}

function nothing(): void {}

const nameStart = /[a-z]/i;

function readName(html: string, from: number): string {
  if (!nameStart.test(html[from] ?? "")) return "";
  let end = from + 1;
  while (end < html.length && !/[\s/>]/.test(html[end] as string)) end++;
  return html.slice(from, end);
}

/** Just behind the ">" that ends a tag, quoted values respected. */
function endOfTag(html: string, from: number): number {
  let quote = "";
  for (let at = from; at < html.length; at++) {
    const unit = html[at] as string;
    if (quote !== "") {
      if (unit === quote) quote = "";
    } else if (unit === ">") return at + 1;
    else if ((unit === '"' || unit === "'") && /=\s*$/.test(html.slice(Math.max(0, at - 8), at))) quote = unit;
  }
  // A quote that never closes: the tag ends at its first ">" after all.
  const plain = html.indexOf(">", from);
  return plain < 0 ? html.length : plain + 1;
}

function endOfRaw(html: string, from: number, name: string): { start: number; after: number } {
  for (let at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return { start: at, after: endOfTag(html, at + 2) };
  }
  return { start: html.length, after: html.length };
}

class TreeBuilder {
  readonly root = new HtmlElement("#root", null, "");
  isFlattened = false;
  readonly #stack: HtmlElement[] = [this.root];
  readonly #openCounts = new Map<string, number>();
  /** Elements left out of the tree whose end is still to come. */
  readonly #skipped = new Map<string, number>();
  #elementCount = 0;
  /** Set once no comment closes any more, so that a page of opened ones is not searched again for each. */
  #commentsEnd = true;

  endOfComment(html: string, open: number): number {
    if (this.#commentsEnd && html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 2);
      if (end >= 0) return Math.max(end + 3, open + 5);
      this.#commentsEnd = false;
    }
    // An unclosed comment takes only its own tag, or the rest of the page would be lost.
    const end = html.indexOf(">", open);
    return end < 0 ? html.length : end + 1;
  }

  text(written: string): void {
    this.#append(decodeReferences(written));
  }

  raw(name: string, written: string, content: string): void {
    const element = this.#create(name, written);
    if (element === null) return;
    if (content !== "") element.children.push(name === "title" || name === "textarea" ? decodeReferences(content) : content);
  }

  open(name: string, written: string): void {
    this.#endImplied(name);
    const isVoid = voidNames.has(name);
    const element = this.#create(name, written);
    if (element === null) {
      if (!isVoid) this.#skipped.set(name, (this.#skipped.get(name) ?? 0) + 1);
      return;
    }
    if (!isVoid) this.#push(element);
  }

  close(name: string): void {
    const skipped = this.#skipped.get(name) ?? 0;
    if (skipped > 0) this.#skipped.set(name, skipped - 1);
    else if (name === "br") this.open("br", "");
    else if ((this.#openCounts.get(name) ?? 0) > 0) this.#popTo(name);
  }

  #append(node: HtmlNode): void {
    const { children } = this.#top();
    const isRepeatedBreak = node === "\n" && children.at(-1) === "\n";
    if (node !== "" && !isRepeatedBreak) children.push(node);
  }

  #top(): HtmlElement {
    return this.#stack.at(-1) ?? this.root;
  }

  #create(name: string, written: string): HtmlElement | null {
    if (this.#stack.length > deepest || this.#elementCount >= mostElements) {
      this.isFlattened = true;
      // The words on either side stay apart.
      if (blockNames.has(name) || name === "br") this.#append("\n");
      return null;
    }
    this.#elementCount++;
    const element = new HtmlElement(name, this.#top(), written);
    this.#top().children.push(element);
    return element;
  }

  #push(element: HtmlElement): void {
    this.#stack.push(element);
    this.#openCounts.set(element.name, (this.#openCounts.get(element.name) ?? 0) + 1);
  }

  #pop(): string {
    const name = this.#stack.pop()?.name ?? "";
    this.#openCounts.set(name, (this.#openCounts.get(name) ?? 1) - 1);
    return name;
  }

  #popTo(name: string): void {
    if (!tableNames.has(name) && this.#isBehindCell(name)) return;
    while (this.#stack.length > 1 && this.#pop() !== name);
  }

  /** A stray end inside a table cell does not close what holds the table. */
  #isBehindCell(name: string): boolean {
    for (let index = this.#stack.length - 1; index > 0; index--) {
      const open = this.#stack[index]?.name ?? "";
      if (open === name) return false;
      if (cellNames.has(open)) return true;
    }
    return true;
  }

  #endImplied(name: string): void {
    if (blockNames.has(name)) this.#endParagraph();
    if (headingNames.has(name) && headingNames.has(this.#top().name)) this.#pop();
    const rule = siblings[name];
    if (rule === undefined || !rule.ends.some((ended) => (this.#openCounts.get(ended) ?? 0) > 0)) return;
    for (let index = this.#stack.length - 1; index > 0; index--) {
      const open = this.#stack[index]?.name ?? "";
      if (rule.within.includes(open)) return;
      if (!rule.ends.includes(open)) continue;
      while (this.#stack.length > index) this.#pop();
    }
  }

  #endParagraph(): void {
    if ((this.#openCounts.get("p") ?? 0) === 0) return;
    for (let index = this.#stack.length - 1; index > 0; index--) {
      const open = this.#stack[index]?.name ?? "";
      if (open === "p") {
        while (this.#stack.length > index) this.#pop();
        return;
      }
      // Phrases inside the paragraph end with it; a block or cell inside is a boundary.
      if (blockNames.has(open) || cellNames.has(open) || open === "button") return;
    }
  }
}

const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function parseAttributes(written: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of written.matchAll(attributePattern)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeReferences(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return attributes;
}
