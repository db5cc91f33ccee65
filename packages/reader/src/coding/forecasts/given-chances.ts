import type { Span } from "@rapporteur/core/model";
import { findStatedChances } from "./stated-chance.ts";

/** Words of chance that stand behind a figure: "a 70 per cent chance", "40 percent or so likely". */
const behind =
  /^\s*(?:or (?:so|more|less|better)\s+)?(?:-\s*)?(?:chances?|probabilit(?:y|ies)|likelihoods?|odds|likely|certain|sure|confident|confidence)\b/i;
/** … and before it: "the odds are two to one", "the likelihood of a truce at 30 per cent". */
const before = /\b(?:chances?|probabilit(?:y|ies)|likelihoods?|odds)\b[^.;:?!]{0,60}$/i;
/** "I would give it seventy per cent", "she puts this at 40 percent". */
const putting =
  /\b(?:put|puts|putting|give|gives|gave|giving|rate|rates|rated|place|places|placed|assess|assesses|assessed)\s+(?:it|this|that|them|him|her)\b[^.;:?!]{0,15}$/i;
/** "Likely (65 percent)". */
const bracketed = /\b(?:(?:un)?(?:likely|certain)|(?:im)?probable|(?:certain|probab)ly|chances?|probability|confidence|doubtful|possible)\s*\($/i;
/** Figures that are a chance whatever stands beside them. */
const always = /^(?:fifty[- ]fifty|50[-–/ ]50|more likely than not|coin|toss|even (?:chance|odds|money))/i;

/**
 * Where a text gives somebody's chance in figures: the places of "70 per cent" in "there is a 70 per cent chance that …", "I would give it seventy per cent", "more likely than not". Figures
 * without a word of chance beside them ("30 percent of voters") are none.
 *
 * @returns by index of the sentence. Cost: linear in the text
 */
export function givenChances(sentences: readonly Span[], text: string): Map<number, readonly Span[]> {
  const found = new Map<number, readonly Span[]>();
  for (const [index, sentence] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end);
    const chances = findStatedChances(words)
      .filter(({ start, end }) => {
        const [left, right] = [words.slice(Math.max(0, start - 90), start), words.slice(end, end + 40)];
        return always.test(words.slice(start, end)) || behind.test(right) || before.test(left) || bracketed.test(left) || putting.test(left);
      })
      .map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }));
    if (chances.length > 0) found.set(index, chances);
  }
  return found;
}

/** "We assess with high confidence that", "my guess is that": what stands behind is expected where it is told of the future. */
const assessing = /\b(?:(?:I|we) (?:assess|estimate|judge|reckon)\b[^.;:?!]{0,40}|(?:my|our) (?:assessment|bet|guess|hunch|judge?ment) is) that\b/i;
const future = /\b(?:will|won['’]t|would|(?:is|are) (?:not )?(?:going|likely|unlikely|set) to)\b/i;

/** Sentences, by index, in which somebody gives an estimate of the future and says so. Cost: linear in the text. */
export function assessedSentences(sentences: readonly Span[], text: string): number[] {
  return [...sentences.entries()].flatMap(([index, { start, end }]) => {
    const words = text.slice(start, end);
    return assessing.test(words) && future.test(words.slice(words.search(assessing))) ? [index] : [];
  });
}
