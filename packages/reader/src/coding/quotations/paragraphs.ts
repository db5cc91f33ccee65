import type { Block, Span } from "@rapporteur/core/model";

/**
 * The stretches that quotation marks may not cross: the blocks where they are known, else what blank lines part, else
 * (in a text without any) its lines. In text order, without white space at the edges.
 */
export function paragraphsOf(text: string, blocks: readonly Block[] = []): Span[] {
  if (blocks.length > 0) return withGaps(text, blocks);
  const separator = /\n[^\S\n]*\n\s*\S/.test(text.trimStart()) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
  return splitAt(text, { start: 0, end: text.length }, separator);
}

function splitAt(text: string, whole: Span, separator: RegExp): Span[] {
  const spans: Span[] = [];
  let start = whole.start;
  for (const match of text.slice(whole.start, whole.end).matchAll(separator)) {
    pushTrimmed(text, { start, end: whole.start + match.index }, spans);
    start = whole.start + match.index + match[0].length;
  }
  pushTrimmed(text, { start, end: whole.end }, spans);
  return spans;
}

function pushTrimmed(text: string, span: Span, into: Span[]): void {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  if (start < end) into.push({ start, end });
}

/** Text between blocks is analysed too, as paragraphs of its own. */
function withGaps(text: string, blocks: readonly Block[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const block of blocks) {
    pushTrimmed(text, { start: at, end: block.start }, spans);
    pushTrimmed(text, block, spans);
    at = Math.max(at, block.end);
  }
  pushTrimmed(text, { start: at, end: text.length }, spans);
  return spans;
}
