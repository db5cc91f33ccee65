import { Parser } from "htmlparser2";

/** An element of a page. Text stands among the children as strings, character references decoded. */
export class HtmlElement {
  readonly name: string;
  readonly parent: HtmlElement | null;
  readonly children: HtmlNode[] = [];
  readonly #attributes: Readonly<Record<string, string>>;

  constructor(name: string, parent: HtmlElement | null, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.parent = parent;
    this.#attributes = attributes;
  }

  /** The value of an attribute, "" for one without a value, null where it is absent. */
  attribute(name: string): string | null {
    return Object.hasOwn(this.#attributes, name) ? (this.#attributes[name] ?? null) : null;
  }
}

export type HtmlNode = HtmlElement | string;

export interface ParsedHtml {
  readonly root: HtmlElement;
  /** True where the page nests deeper, or has more elements, than is kept; the text is complete all the same. */
  readonly isFlattened: boolean;
}

/** Elements nested deeper, or beyond this count, are left out of the tree and their content goes to the parent. */
const deepest = 300;
const mostElements = 1_000_000;

/**
 * The parser keeps its open elements in a list whose cost grows with its length, so that a page of nothing but opened ones
 * would take hours. No page nests like this; beyond it only the words are taken.
 */
const hopelessDepth = 5_000;
const chunkLength = 65_536;

/** Elements before and behind which words stand apart. */
const apartNames = new Set(
  "address article aside blockquote br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/**
 * The tree of a page, however sloppy its markup.
 *
 * Never throws. Cost: O(length), some 50 ms a megabyte of an ordinary page.
 */
export function parseHtml(html: string): ParsedHtml {
  const builder = new TreeBuilder();
  const parser = new Parser(builder, { decodeEntities: true });
  let at = 0;
  while (at < html.length && builder.depth < hopelessDepth) {
    parser.write(html.slice(at, at + chunkLength));
    at += chunkLength;
  }
  if (at < html.length) builder.takeWords(html.slice(at));
  parser.end();
  return { root: builder.root, isFlattened: builder.isFlattened };
}

class TreeBuilder {
  readonly root = new HtmlElement("#root", null, {});
  isFlattened = false;
  /** Open elements, those left out of the tree included. */
  depth = 0;
  #elementCount = 0;
  readonly #kept: HtmlElement[] = [this.root];

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth++;
    if (this.depth > deepest || this.#elementCount >= mostElements) {
      this.isFlattened = true;
      if (apartNames.has(name)) this.#append("\n");
      return;
    }
    this.#elementCount++;
    const element = new HtmlElement(name, this.#top(), attributes);
    this.#top().children.push(element);
    this.#kept.push(element);
  }

  onclosetag(name: string): void {
    this.depth--;
    // Elements close in the order in which they opened, so those left out are always the innermost.
    if (this.#kept.length > 1 && this.#kept.length - 1 > this.depth) this.#kept.pop();
    else if (apartNames.has(name)) this.#append("\n");
  }

  ontext(text: string): void {
    // A page may write a carriage return as a reference; stored text has none.
    this.#append(text.replace(/\r\n?/g, "\n"));
  }

  /** What is left of a hopeless page, tags taken out. */
  takeWords(html: string): void {
    this.isFlattened = true;
    this.#append(html.replace(/<[^<>]*>/g, "\n"));
  }

  #top(): HtmlElement {
    return this.#kept.at(-1) ?? this.root;
  }

  #append(text: string): void {
    const { children } = this.#top();
    const isRepeatedBreak = text === "\n" && children.at(-1) === "\n";
    if (text !== "" && !isRepeatedBreak) children.push(text);
  }
}
