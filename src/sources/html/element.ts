import { HtmlElement, type HtmlNode } from "./parse-html.ts";

/** Every element below `top`, in document order. */
export function* descendants(top: HtmlElement): Generator<HtmlElement> {
  for (const child of top.children) {
    if (typeof child === "string") continue;
    yield child;
    yield* descendants(child);
  }
}

export function findElement(top: HtmlElement, matches: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const element of descendants(top)) if (matches(element)) return element;
  return null;
}

/** Elements whose content is never read as text. */
const silentNames = new Set(
  "script style template noscript svg math iframe object embed video audio canvas head select datalist button textarea input".split(" "),
);

export function isSilent(element: HtmlElement): boolean {
  return silentNames.has(element.name);
}

/** The words inside, white space collapsed. */
export function wordsIn(element: HtmlElement): string {
  const parts: string[] = [];
  gather(element, parts);
  return parts.join("").replace(/\s+/g, " ").trim();
}

function gather(node: HtmlNode, parts: string[]): void {
  if (typeof node === "string") {
    parts.push(node);
    return;
  }
  if (isSilent(node)) return;
  if (node.name === "br" || isBlock(node)) parts.push(" ");
  for (const child of node.children) gather(child, parts);
  if (isBlock(node)) parts.push(" ");
}

const blockNames = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** True for elements that stand on lines of their own. */
export function isBlock(element: HtmlElement): boolean {
  return blockNames.has(element.name);
}

const tokenCache = new WeakMap<HtmlElement, ReadonlySet<string>>();

/**
 * The words that class and id are made of, lower case: "entry-author__bio" gives entry, author, bio. Whole words keep "commentary" apart
 * from "comment".
 */
export function classWords(element: HtmlElement): ReadonlySet<string> {
  const known = tokenCache.get(element);
  if (known !== undefined) return known;
  const written = [element.attribute("class"), element.attribute("id"), element.attribute("itemprop"), element.attribute("data-component")];
  const spaced = written
    .filter((value) => value !== null)
    .join(" ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  const words = new Set(spaced.split(/[^a-z0-9]+/).filter((word) => word !== ""));
  tokenCache.set(element, words);
  return words;
}

export function hasAnyWord(element: HtmlElement, words: readonly string[]): boolean {
  const own = classWords(element);
  return own.size > 0 && words.some((word) => own.has(word));
}

/** How much text an element holds, how much of it in paragraphs, and how much in links. */
export interface TextShare {
  readonly text: number;
  readonly prose: number;
  readonly linked: number;
}

/** Counts the text of every element once. Cost: O(nodes). */
export function measureText(top: HtmlElement): Map<HtmlElement, TextShare> {
  const shares = new Map<HtmlElement, TextShare>();
  measure(top, { shares, inLink: false });
  return shares;
}

interface Measuring {
  readonly shares: Map<HtmlElement, TextShare>;
  readonly inLink: boolean;
}

/** Text shorter than this in a paragraph is a label, a caption or a line of a menu. */
const proseLength = 60;

function measure(element: HtmlElement, state: Measuring): TextShare {
  let [text, prose, linked] = [0, 0, 0];
  if (!isSilent(element)) {
    const inLink = state.inLink || element.name === "a";
    for (const child of element.children) {
      const share = typeof child === "string" ? ownText(child, inLink) : measure(child, { ...state, inLink });
      text += share.text;
      prose += share.prose;
      linked += share.linked;
    }
    if ((element.name === "p" || element.name === "li" || element.name === "blockquote") && text - linked > proseLength) prose = text;
  }
  const share = { text, prose, linked };
  state.shares.set(element, share);
  return share;
}

function ownText(text: string, inLink: boolean): TextShare {
  const length = text.trim().length;
  return { text: length, prose: 0, linked: inLink ? length : 0 };
}
