export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

/** A text with its typographic variants made one, and where each character came from. */
interface Folded {
  readonly text: string;
  /** Start of each folded character in the source, and the source's length at the end. */
  readonly starts: readonly number[];
}

const variants: ReadonlyMap<string, string> = new Map([
  ..."‘’‚‛′`´ʼ".split("").map((mark) => [mark, "'"] as const),
  ..."“”„‟″«»".split("").map((mark) => [mark, '"'] as const),
  ..."–—‑−".split("").map((mark) => [mark, "-"] as const),
  ..."\u00A0\u2009\u202F\t".split("").map((mark) => [mark, " "] as const),
]);

/** Folds quotation marks, dashes, spaces and three dots, so that straight and curly forms compare equal. */
function fold(source: string): Folded {
  let text = "";
  const starts: number[] = [];
  for (let at = 0; at < source.length;) {
    const isDots = source.startsWith("...", at);
    const mark = source.charAt(at);
    starts.push(at);
    text += isDots ? "…" : (variants.get(mark) ?? mark);
    at += isDots ? 3 : 1;
  }
  starts.push(source.length);
  return { text, starts };
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** True if a word is not cut at this boundary of two characters. */
function isBoundary(inside: string, outside: string): boolean {
  return !(wordCharacter.test(inside) && wordCharacter.test(outside));
}

function occurrences(line: Folded, needle: string): LineSpan[] {
  const found: LineSpan[] = [];
  if (needle === "") return found;
  for (let at = line.text.indexOf(needle); at >= 0; at = line.text.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const isWhole = isBoundary(needle.charAt(0), line.text.charAt(at - 1)) && isBoundary(needle.charAt(needle.length - 1), line.text.charAt(end));
    if (isWhole) found.push({ start: line.starts[at] ?? 0, end: line.starts[end] ?? 0 });
  }
  return found;
}

function swapFirstCase(words: string): string {
  const first = words.charAt(0);
  const swapped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return swapped + words.slice(1);
}

/**
 * Where these whole words stand in a line, in order. Kinds of quotation marks, dashes and dots are one. If they stand nowhere so, a first letter
 * of the other case counts, then the words without a stop or comma at their end. Cost: O(length).
 */
export function findWords(line: string, words: string): LineSpan[] {
  const folded = fold(line);
  const needle = fold(words.trim().replace(/\s+/g, " ")).text;
  const bare = needle.replace(/[.,;:]+$/, "");
  for (const candidate of [needle, swapFirstCase(needle), bare, swapFirstCase(bare)]) {
    const found = occurrences(folded, candidate);
    if (found.length > 0) return found;
  }
  return [];
}
