import type { Readout, ReadoutContribution } from "@rapporteur/reader/readout";
import { onOneLine } from "./selection.ts";

/**
 * What a contribution says in a line or two of its own words: the sentence that carries most of its statements, weighted
 * by confidence and by how much of the sentence they cover. Verbatim; null where nothing was coded.
 */
export function digestOf(readout: Readout, contribution: ReadoutContribution, index: number): string | null {
  const text = readout.document.text;
  const [start, end] = contribution.body;
  let best: { words: string; score: number } | null = null;
  for (const sentence of sentencesOf(text, start, end)) {
    const words = onOneLine(text.slice(sentence.start, sentence.end));
    if (words.length < 40) continue;
    let score = 0;
    for (const statement of readout.statements) {
      if (statement.contribution !== index || statement.start < sentence.start || statement.start >= sentence.end) continue;
      const own = statement.speaker === contribution.author ? 1 : 0.5;
      score += own * statement.confidence * (statement.type === "relation" ? 0.7 : 1);
    }
    score /= Math.max(1, words.length / 180);
    if (score > 0 && (best === null || score > best.score)) best = { words, score };
  }
  return best?.words ?? null;
}

/** A rough cut at sentence ends: good enough to choose a line to show, since the words are shown as they stand. */
function* sentencesOf(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  const ends = /[.!?]["'”’)]*(?=\s)|\n\s*\n/g;
  ends.lastIndex = start;
  let from = start;
  for (let match = ends.exec(text); match !== null && match.index < end; match = ends.exec(text)) {
    const to = match.index + match[0].length;
    if (isAbbreviation(text.slice(from, to))) continue;
    yield { start: from, end: to };
    from = to;
  }
  if (from < end) yield { start: from, end };
}

function isAbbreviation(words: string): boolean {
  return /(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b\p{Lu})\.$/u.test(words);
}
