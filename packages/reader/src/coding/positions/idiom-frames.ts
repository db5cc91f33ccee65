import type { Sentence } from "../../language/sentence.ts";
import { modalOf } from "../syntax/clause-status.ts";
import { subjectOf } from "../syntax/clause.ts";
import { childrenBy, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { phraseMatches } from "./phrase-matches.ts";
import type { PositionFrame } from "./position-frame.ts";
import { verdictNouns } from "./verdict-nouns.ts";
import { verdictPhrases } from "./verdict-phrases.ts";
import { verdictPredicates } from "./verdict-predicates.ts";

const verdicts = [...verdictPhrases, ...verdictPredicates, ...verdictNouns];

/** Stances put in set phrases: "her threats go too far", "Cairo overplayed its hand", "Ethiopia bears most of the blame". */
export function idiomFrames(sentence: Sentence, text: string): PositionFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return phraseMatches(words, verdicts).flatMap(({ index, words: phrase, stance }): PositionFrame[] => {
    const from = sentence.start + index;
    const to = from + phrase.length;
    const inside = sentence.tokens.flatMap((token, at) => (token.start >= from && token.end <= to ? [at] : []));
    const verb = inside.find((at) => subjectOf(sentence, at) !== null);
    if (verb !== undefined && isHeld(sentence, verb)) return [];
    const topic = (verb === undefined ? null : subjectOf(sentence, verb)) ?? nounBefore(sentence, from);
    if (topic === null || /^(?:i|we|you|what|who|which)$/i.test(tokenAt(sentence, topic).form) || tokenAt(sentence, topic).xpos === "WDT") return [];
    return [{ sentence, topic, holder: "author", stance, from: Math.min(from, subtreeSpan(sentence, topic).start), to, pattern: "deserving" }];
  });
}

/** The noun right before a phrase whose verb the tree gave no subject, an apposition between commas passed over. */
function nounBefore(sentence: Sentence, from: number): number | null {
  let at = sentence.tokens.findLastIndex((token) => token.end <= from);
  if (sentence.tokens[at]?.form === ",") at = sentence.tokens.findLastIndex((token, index) => index < at && token.form === ",") - 1;
  const token = sentence.tokens[at];
  if (token === undefined || !/^(?:NOUN|PROPN|PRON)$/.test(token.upos)) return null;
  return token.deprel === "flat" && token.head >= 0 ? token.head : at;
}

/** Supposed, foreseen or only asked: nobody's verdict yet. */
function isHeld(sentence: Sentence, verb: number): boolean {
  const marks = childrenBy(sentence, verb, "mark", "advmod").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  return (
    marks.some((mark) => /^(?:if|unless|whether|until|when)$/.test(mark)) || /^(?:will|may|might|could|can)$/.test(modalOf(sentence, verb) ?? "")
  );
}
