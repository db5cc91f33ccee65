import { firstIndex } from "@rapporteur/core/base";
import type { FormatSpan } from "../../present/html/format-span.ts";
import { safeHref } from "../../present/html/markup.ts";
import { cutOut } from "./without-markup.ts";

type Span = readonly [number, number];

/** An address in brackets, with a title behind it. Each character can be read in one way alone: else what is never closed would be tried in all ways. */
const address = String.raw`\(\s*(?!\s)<?([^\s)>]*)(?:[\s>][^)]*)?\)`;
/** The marks of one stretch: an image, the end of a link with its address, bold, italic, code, the beginning of a link. */
const marks = new RegExp(String.raw`!\[([^\][]*)\]${address}|\]${address}|\*\*|__|\*|_|` + "`+" + String.raw`|\[`, "g");

/**
 * What the markup of a text says of its words: bold, italic, code, links and images, with offsets into the text without it. A mark that is never closed says
 * nothing; an address that could run code, or that is not of the web, links nowhere.
 *
 * @param markup stretches of the text that are no words, inside its blocks
 * @param blocks no format reaches beyond its block
 * Cost: O(text + marks · log marks).
 */
export function markdownFormats(
  text: string,
  markup: readonly Span[],
  blocks: readonly { readonly start: number; readonly end: number }[],
): FormatSpan[] {
  const { moved } = cutOut(text, markup);
  const at = (offset: number): number => moved[offset] ?? 0;
  const sorted = markup.toSorted((a, b) => a[0] - b[0]);
  return blocks.flatMap((block) => {
    const reader = new FormatReader(at);
    for (let place = firstIndex(sorted.length, (index) => (sorted[index]?.[0] ?? 0) >= block.start); place < sorted.length; place++) {
      const [start, end] = sorted[place] ?? [block.end, block.end];
      if (start >= block.end) break;
      if (end <= block.end) reader.take(text.slice(start, end), { start, end });
    }
    return reader.formats;
  });
}

interface Open {
  readonly kind: "strong" | "emphasis" | "code" | "link";
  readonly mark: string;
  readonly start: number;
}

class FormatReader {
  readonly formats: FormatSpan[] = [];
  readonly #open: Open[] = [];
  readonly #at: (offset: number) => number;

  constructor(at: (offset: number) => number) {
    this.#at = at;
  }

  take(stretch: string, { start, end }: { readonly start: number; readonly end: number }): void {
    for (const [mark, alt, source, address] of stretch.matchAll(marks)) {
      if (source !== undefined) this.#image(alt ?? "", source, this.#at(start));
      else if (address !== undefined) this.#close("link", "[", { end: this.#at(start), href: safeHref(address) });
      else if (mark === "[") this.#open.push({ kind: "link", mark, start: this.#at(end) });
      else this.#toggle(mark, start, end);
    }
  }

  #image(alt: string, source: string, at: number): void {
    const href = safeHref(source);
    if (href !== null) this.formats.push({ kind: "image", start: at, end: at, href, alt });
  }

  #toggle(mark: string, start: number, end: number): void {
    const kind = mark.startsWith("`") ? "code" : mark.length === 2 ? "strong" : "emphasis";
    if (this.#open.some((one) => one.kind === kind && one.mark === mark)) this.#close(kind, mark, { end: this.#at(start), href: null });
    else this.#open.push({ kind, mark, start: this.#at(end) });
  }

  #close(kind: Open["kind"], mark: string, { end, href }: { readonly end: number; readonly href: string | null }): void {
    const at = this.#open.findLastIndex((one) => one.kind === kind && one.mark === mark);
    const opened = this.#open[at];
    if (opened === undefined) return;
    this.#open.splice(at, 1);
    if (opened.start < end && (kind !== "link" || href !== null)) this.formats.push({ kind, start: opened.start, end, href, alt: null });
  }
}
