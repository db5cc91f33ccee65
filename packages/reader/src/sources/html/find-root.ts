import { foldText } from "@rapporteur/core/text";
import { descendants, hasAnyWord, measureText, wordsIn } from "./element.ts";
import type { HtmlElement } from "./parse-html.ts";
import { personWords } from "./prune-page.ts";

/** Where the document stands in its page. */
export interface PageRoots {
  /** Lowest element that holds title and text. */
  readonly root: HtmlElement;
  /** Lowest element that holds most of the prose. */
  readonly content: HtmlElement;
  /** The heading that names the document, or null. */
  readonly title: HtmlElement | null;
}

/** A child with this share of the prose holds the text; the rest is around it. */
const contentShare = 0.75;

/**
 * Follows the prose down from the top as long as one child holds three quarters of it. Readability-like scoring of single elements is
 * not used: a roundup's text stands in many small sections, with author boxes and bios between that have to stay.
 *
 * @param top a pruned page
 * @param toldTitle what metadata calls the document
 */
export function findRoots(top: HtmlElement, toldTitle: string | null): PageRoots {
  const shares = measureText(top);
  const hasProse = (shares.get(top)?.prose ?? 0) > 0;
  const weigh = (element: HtmlElement): number => (hasProse ? shares.get(element)?.prose : shares.get(element)?.text) ?? 0;
  let content = top;
  for (let next: HtmlElement | undefined = top; next !== undefined;) {
    content = next;
    const least: number = weigh(content) * contentShare;
    next = content.children.find(
      (child): child is HtmlElement => typeof child !== "string" && least > 0 && weigh(child) >= least && isContainer(child),
    );
  }
  content = aroundTable(content);
  const title = findTitle(top, toldTitle);
  return { root: withAuthorBox(title === null ? content : commonAncestor(title, content)), content, title };
}

const rowsOrEntries = new Set(["table", "thead", "tbody", "tfoot", "tr", "dl"]);

/** Rows and entries of lists that share the prose are a part of the document: what introduces them stands around, or in a row above. */
function aroundTable(content: HtmlElement): HtmlElement {
  let around = content;
  while (rowsOrEntries.has(around.name) && around.parent !== null) around = around.parent;
  return around;
}

/** How far behind and above the document the box about its author may stand. */
const boxReach = 2;
/** A box with more text is a list, or another document. */
const boxLength = 900;

/** The element that also holds the box about the author, where it stands right behind the document. */
function withAuthorBox(root: HtmlElement): HtmlElement {
  let inner = root;
  for (let step = 0; step < boxReach && inner.parent !== null; step++) {
    const children = inner.parent.children.filter((child) => typeof child !== "string");
    const behind = children.slice(children.indexOf(inner) + 1).slice(0, boxReach);
    const isBox = (element: HtmlElement): boolean => hasAnyWord(element, personWords) && wordsIn(element).length <= boxLength;
    if (behind.some(isBox)) return inner.parent;
    inner = inner.parent;
  }
  return root;
}

function isContainer(element: HtmlElement): boolean {
  return !["p", "li", "blockquote", "ul", "ol", "span", "a", "b", "strong", "em", "i", "font", "pre"].includes(element.name);
}

function findTitle(top: HtmlElement, told: string | null): HtmlElement | null {
  const headings = [...descendants(top)].filter(({ name }) => name === "h1" || name === "h2");
  const folded = told === null ? "" : foldText(told);
  const matching = headings.find((heading) => folded !== "" && agrees(foldText(wordsIn(heading)), folded));
  return matching ?? headings.find((heading) => heading.name === "h1" && wordsIn(heading) !== "") ?? null;
}

function agrees(heading: string, told: string): boolean {
  return heading.length >= 8 && (heading === told || told.startsWith(heading) || heading.startsWith(told));
}

function commonAncestor(a: HtmlElement, b: HtmlElement): HtmlElement {
  const above = new Set<HtmlElement>();
  for (let element: HtmlElement | null = a; element !== null; element = element.parent) above.add(element);
  for (let element: HtmlElement | null = b; element !== null; element = element.parent) if (above.has(element)) return element;
  return b;
}
