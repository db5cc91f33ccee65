import type { Block, Contribution } from "@rapporteur/core/model";
import type { CodingInput } from "./coding-input.ts";

/** Words of a line that may be a heading. */
const longestHeading = 14;
/** Letters of a line that is looked for again: shorter ones recur by chance. */
const fewestLetters = 40;
/** Paragraphs before the first contribution that are looked for in it: a standfirst is one of the first. */
const mostBefore = 20;

interface ProseInput extends Pick<CodingInput, "text" | "blocks"> {
  readonly contributions: readonly Pick<Contribution, "body">[];
}

/** Blocks in which something can be asserted: paragraphs, items and displayed quotations, but for headings that no mark shows and for a standfirst that a contribution repeats. */
export function proseOf({ text, blocks = [], contributions }: ProseInput): Block[] {
  const said = contributions.map(({ body }) => letters(text.slice(body[0], body[1])));
  const opens = contributions.reduce((least, { body }) => Math.min(least, body[0]), Number.POSITIVE_INFINITY);
  const before = new Set(blocks.filter(({ end }) => end <= opens).slice(0, mostBefore));
  const isRepeated = (block: Block): boolean => {
    const own = before.has(block) ? letters(text.slice(block.start, block.end)) : "";
    return own.length >= fewestLetters && said.some((body) => body.includes(own));
  };
  return blocks.filter((block, at) => {
    if (block.kind !== "paragraph") return block.kind === "item" || block.kind === "quote";
    return !isHeadingLike(text, block, blocks[at + 1]) && !isRepeated(block);
  });
}

/** A short line without the mark that ends a sentence, which the next one does not go on with: of 23 such lines of the corpus one asserts something. */
function isHeadingLike(text: string, block: Block, next: Block | undefined): boolean {
  const words = text.slice(block.start, block.end).trim();
  const isOpen = next !== undefined && /^\s*\p{Ll}/u.test(text.slice(next.start, next.start + 20));
  return !isOpen && !/[.!?…:;,–—-][”"’')\]*_\s]*$/.test(words) && words.split(/\s+/).length <= longestHeading;
}

/** Only letters and figures, so that spaces, marks and their kinds do not matter. */
function letters(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
