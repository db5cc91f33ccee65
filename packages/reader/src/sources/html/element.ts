import { isFurnitureLine } from "../furniture.ts";
import { HtmlElement, type HtmlNode } from "./parse-html.ts";

/** Every element below `top`, in document order. Cost: O(nodes), however deep they nest. */
export function* descendants(top: HtmlElement): Generator<HtmlElement> {
  const waiting = elementsIn(top).toReversed();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element;
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at];
      if (child !== undefined && typeof child !== "string") waiting.push(child);
    }
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

export const isSilentName = (name: string): boolean => silentNames.has(name);

export function isSilent(element: HtmlElement): boolean {
  return silentNames.has(element.name) && !isOpener(element);
}

const headingName = /^h[1-6]$/;
/** What a button opens holds at least so much text. */
export const leastPanel = 90;
const longestOpener = 200;
/** What buttons do with a page; any other words on one name what it opens. */
const control = /^(?:hide|show|open|close|expand|collapse|toggle|view|see|read|load|play|listen|watch|copy|download|print|share|save|follow)\b/i;
const openersOf = new WeakMap<HtmlElement, ReadonlySet<HtmlElement>>();

/** A button that heads a text: the label of a heading or around one, or the line over a panel that it opens. */
export function isOpener(element: HtmlElement): boolean {
  const { name, parent } = element;
  if (name !== "button" || parent === null) return false;
  if (headingName.test(parent.name) || elementsIn(element).some((child) => headingName.test(child.name))) return true;
  const known = openersOf.get(parent) ?? new Set(openersIn(parent));
  openersOf.set(parent, known);
  return known.has(element);
}

const panelsOf = new WeakMap<HtmlElement, ReadonlySet<HtmlElement>>();

/** A panel that stays shut until the button before it is pressed; what it holds is text all the same. */
export function isOpenedPanel(element: HtmlElement): boolean {
  const { parent } = element;
  if (parent === null) return false;
  const known = panelsOf.get(parent) ?? new Set(elementsIn(parent).filter((_, index, inside) => isExpander(inside[index - 1])));
  panelsOf.set(parent, known);
  return known.has(element);
}

/** A button that opens what follows it, or a heading around one. */
function isExpander(element: HtmlElement | undefined): boolean {
  if (element === undefined) return false;
  const button = headingName.test(element.name) ? elementsIn(element)[0] : element;
  return button?.name === "button" && button.attribute("aria-expanded") !== null && isOpener(button);
}

/** Gives an element other children, of which there may be more than a call has room for. */
export function setChildren(parent: HtmlElement, children: readonly HtmlNode[]): void {
  parent.children.length = 0;
  for (const child of children) parent.children.push(child);
}

const elementsIn = (parent: HtmlElement): HtmlElement[] => parent.children.filter((child): child is HtmlElement => typeof child !== "string");

function openersIn(parent: HtmlElement): HtmlElement[] {
  const inside = elementsIn(parent);
  return inside.filter((button, index) => {
    const panel = inside[index + 1];
    if (button.name !== "button" || panel === undefined || !isBlock(panel)) return false;
    const label = button.children.map((child) => (typeof child === "string" ? child : wordsIn(child))).join(" ");
    const words = label.replace(/\s+/g, " ").trim();
    return isOpeningLabel(words) && wordsIn(panel).length >= leastPanel;
  });
}

/** True for words that name what a button opens, and are not what it does. */
export function isOpeningLabel(words: string): boolean {
  return words.length <= longestOpener && words.includes(" ") && !control.test(words) && !isFurnitureLine(words);
}

/** The words inside, white space collapsed. */
export function wordsIn(element: HtmlElement): string {
  const parts: string[] = [];
  gather(element, parts);
  return parts.join("").replace(/\s+/g, " ").trim();
}

/** The lines inside, which line breaks part, white space collapsed. */
export function linesIn(element: HtmlElement): string[] {
  const lines: string[][] = [[]];
  for (const child of element.children) {
    if (typeof child !== "string" && child.name === "br") lines.push([]);
    else gather(child, lines.at(-1) ?? []);
  }
  return lines.map((parts) => parts.join("").replace(/\s+/g, " ").trim()).filter((line) => line !== "");
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

export const isBlockName = (name: string): boolean => blockNames.has(name);

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

/** How much text an element holds, how much of it in paragraphs and in links, and how many links lead where. */
export interface TextShare {
  readonly text: number;
  readonly prose: number;
  readonly linked: number;
  readonly linkCount: number;
  /** Links that lead to a place on the same page. */
  readonly jumpCount: number;
}

export type TextShares = ReadonlyMap<HtmlElement, TextShare>;

/** Measures every element of a page once. Cost: O(nodes). */
export function measureText(top: HtmlElement): TextShares {
  const measuring: Measuring = { shares: new Map(), places: linkPlaces(top) };
  measure(top, measuring, false);
  return measuring.shares;
}

interface Measuring {
  readonly shares: Map<HtmlElement, TextShare>;
  readonly places: ReadonlySet<string>;
}

/** Text shorter than this in a paragraph is a label, a caption or a line of a menu. */
const proseLength = 60;
const proseNames = new Set(["p", "li", "blockquote"]);
/** What holds paragraphs, or is one. */
const cellNames = new Set(["td", "dd"]);
const nothing: TextShare = { text: 0, prose: 0, linked: 0, linkCount: 0, jumpCount: 0 };

function measure(element: HtmlElement, measuring: Measuring, isInLink: boolean): TextShare {
  let [text, prose, linked, linkCount, jumpCount] = [0, 0, 0, 0, 0];
  if (!isSilent(element)) {
    const isLink = element.name === "a";
    if (isLink) linkCount++;
    if (isLink && leadsTo(element, measuring.places)) jumpCount++;
    for (const child of element.children) {
      const share = typeof child === "string" ? ownText(child, isInLink || isLink) : measure(child, measuring, isInLink || isLink);
      text += share.text;
      prose += share.prose;
      linked += share.linked;
      linkCount += share.linkCount;
      jumpCount += share.jumpCount;
    }
    const isProse = proseNames.has(element.name) || (cellNames.has(element.name) && prose === 0);
    if (isProse && text - linked > proseLength) prose = text;
  }
  const share = { text, prose, linked, linkCount, jumpCount };
  measuring.shares.set(element, share);
  return share;
}

function ownText(text: string, isInLink: boolean): TextShare {
  const length = text.trim().length;
  return { ...nothing, text: length, linked: isInLink ? length : 0 };
}

/** What was measured of an element; nothing for one that came later. */
export function shareOf(shares: TextShares, element: HtmlElement): TextShare {
  return shares.get(element) ?? nothing;
}

/** Every place in the page that a link can lead to: ids and names. */
function linkPlaces(root: HtmlElement): ReadonlySet<string> {
  const places = new Set<string>();
  for (const element of descendants(root)) {
    const place = element.attribute("id") ?? (element.name === "a" ? element.attribute("name") : null);
    if (place !== null) places.add(place);
  }
  return places;
}

function leadsTo(link: HtmlElement, places: ReadonlySet<string>): boolean {
  const href = link.attribute("href") ?? "";
  return href.startsWith("#") && places.has(href.slice(1));
}

const listNames = new Set(["ul", "ol", "nav", "div", "p", "section"]);

/** True for a list whose entries all lead to places on the same page. */
export function isJumpList(shares: TextShares, element: HtmlElement): boolean {
  const { text, linked, linkCount, jumpCount } = shareOf(shares, element);
  return listNames.has(element.name) && jumpCount >= 2 && jumpCount === linkCount && linked > text * 0.5;
}
