import type { Span } from "@rapporteur/core/model";
import { firstEndingAfter } from "./segments.ts";

/**
 * The sentence of the text that begins next behind a place, or next before it; null where none does.
 *
 * Cost: O(blocks looked at), one or two as a rule.
 */
export function neighbourSentence(stored: string, blocks: readonly Span[], from: { readonly offset: number; readonly step: 1 | -1 }): Span | null {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  const { offset, step } = from;
  const first = Math.min(firstEndingAfter(blocks, Math.max(0, offset)), blocks.length - 1);
  for (let at = first; at >= 0 && at < blocks.length; at += step) {
    const block = blocks[at];
    if (block === undefined) return null;
    const sentences = [...segmenter.segment(stored.slice(block.start, block.end))].map(({ index, segment }) => trimmed(block.start + index, segment));
    const found = sentences.filter((span) => span !== null && (step === 1 ? span.start > offset : span.start < offset));
    const nearest = step === 1 ? found[0] : found.at(-1);
    if (nearest !== undefined) return nearest;
  }
  return null;
}

function trimmed(start: number, words: string): Span | null {
  const kept = words.trim();
  if (kept === "") return null;
  const from = start + words.indexOf(kept);
  return { start: from, end: from + kept.length };
}
