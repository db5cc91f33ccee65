import type { XmlElement } from "@rapporteur/reader/sources";

/** A passage that an element of the text covers. */
export interface TeiPassage {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
}

/** Elements that begin a paragraph of their own, and those that are no words of the text. */
const blocks = new Set([
  "p",
  "ab",
  "head",
  "l",
  "lg",
  "item",
  "list",
  "sp",
  "speaker",
  "div",
  "div1",
  "div2",
  "div3",
  "body",
  "front",
  "back",
  "table",
  "row",
  "quote",
  "stage",
  "u",
  "opener",
  "closer",
  "byline",
  "dateline",
  "salute",
  "signed",
]);
const leftOut = new Set(["note", "fw", "figure", "teiHeader", "standOff", "del", "sic", "orig", "abbr"]);
const marked = new Set(["said", "seg", "q", "quote", "u"]);

/**
 * The words of a TEI text with the passages that `said`, `seg`, `q`, `quote` and `u` cover. White space counts as XML tools count it: a run is one space, but
 * where `xml:space="preserve"` stands. Of two readings the corrected, regular, expanded one counts; notes, page headings and pictures are left out.
 *
 * Cost: O(length).
 */
export function teiText(root: XmlElement): { readonly text: string; readonly passages: readonly TeiPassage[]; readonly leftOut: number } {
  const reading = new TextReading();
  reading.walk(root, false);
  return reading;
}

class TextReading {
  text = "";
  readonly passages: TeiPassage[] = [];
  leftOut = 0;
  /** A space, or the end of a paragraph, before the next words. */
  #gap = "";

  walk(element: XmlElement, isKept: boolean): void {
    if (leftOut.has(element.name)) return void this.leftOut++;
    const keeps = element.attributes["space"] === "preserve" || (isKept && element.attributes["space"] !== "default");
    const isBlock = blocks.has(element.name) && !isKept;
    if (isBlock) this.#break("\n\n");
    if (["lb", "pb", "cb"].includes(element.name)) this.#break(element.attributes["break"] === "no" ? "" : " ");
    const place = this.passages.length;
    const isMarked = marked.has(element.name);
    if (isMarked) this.passages.push({ element, start: -1, end: -1 });
    const before = this.text.length;
    let start = -1;
    for (const child of element.children) {
      if (typeof child !== "string") this.walk(child, keeps);
      else if (keeps) this.#add(child);
      else this.#addWords(child);
      if (start < 0 && this.text.length > before) start = this.#startAfter(before, keeps);
    }
    if (isMarked) this.passages[place] = { element, start: start < 0 ? this.text.length : start, end: this.text.length };
    if (isBlock) this.#break("\n\n");
  }

  #startAfter(before: number, keeps: boolean): number {
    if (keeps) return before;
    return before + (/^\s*/.exec(this.text.slice(before))?.[0].length ?? 0);
  }

  #break(gap: string): void {
    if (gap.length > this.#gap.length) this.#gap = gap;
  }

  #add(words: string): void {
    if (words === "") return;
    if (this.text !== "") this.text += this.#gap;
    this.#gap = "";
    this.text += words;
  }

  #addWords(words: string): void {
    for (const part of words.split(/(\s+)/)) {
      if (part === "") continue;
      if (/^\s/.test(part)) this.#break(" ");
      else this.#add(part);
    }
  }
}
