import { foldText } from "@rapporteur/core/text";
import { descendants, measureText, wordsIn } from "./element.ts";
import type { HtmlElement } from "./parse-html.ts";

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
  const title = findTitle(top, toldTitle);
  return { root: title === null ? content : commonAncestor(title, content), content, title };
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
