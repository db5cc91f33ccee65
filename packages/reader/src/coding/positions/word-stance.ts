import type { Sentence } from "../../language/sentence.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { beyondMeasure, inPraise } from "./judging-adverbs.ts";
import { lookUp } from "./spelled-word.ts";
import { evaluativeAdjectives, evaluativeNouns } from "./stance-lexicon.ts";
import { stanceOfAdjective } from "./stance-of-adjective.ts";

/** Stance of a word that something is said to be, with its adjectives, adverbs and comparisons; undefined where it only describes. Cost: O(its dependents). */
export function stanceOfWord(sentence: Sentence, index: number): number | undefined {
  const { form, upos } = tokenAt(sentence, index);
  const lemma = lemmaAt(sentence, index);
  // "At risk", "under threat" tell how things stand.
  if (
    childrenBy(sentence, index, "case").some((mark) =>
      /^(?:at|in|under|on|beyond|within|behind|between|among|about|without)$/i.test(tokenAt(sentence, mark).form),
    )
  )
    return undefined;
  if (upos === "NOUN" || upos === "PROPN") {
    const second = stanceOfSecond(sentence, index);
    // The negation of "less" is undone with the rest of it.
    if (second !== undefined) return -second / 0.7;
    // "Is sound", which taggers take for a noun.
    const isBare =
      upos === "NOUN" && childBy(sentence, index, "cop") !== null && childBy(sentence, index, "det", "amod", "nmod:poss", "compound") === null;
    return nounStance(sentence, index) ?? (isBare ? evaluativeAdjectives.get(form.toLowerCase()) : undefined);
  }
  // Taggers take "folly" for an adverb.
  if (upos === "ADV" && childBy(sentence, index, "cop") !== null && evaluativeNouns.has(form.toLowerCase()))
    return evaluativeNouns.get(form.toLowerCase());
  // "Looks worse than" compares; the lemma of "worse" is "bad".
  const own = stanceOfAdjective(sentence, index);
  return own ?? (tokenAt(sentence, index).xpos === "JJ" ? evaluativeAdjectives.get(lemma) : undefined) ?? stanceOfMeasure(sentence, index);
}

/** "Hopelessly divided", "refreshingly candid": the adverb judges a word that only describes. */
export function stanceOfMeasure(sentence: Sentence, index: number): number | undefined {
  if (!/^(?:JJ|VBN)/.test(tokenAt(sentence, index).xpos)) return undefined;
  const adverbs = childrenBy(sentence, index, "advmod").map((child) => tokenAt(sentence, child).form);
  return adverbs.some((adverb) => beyondMeasure.test(adverb)) ? -0.6 : adverbs.some((adverb) => inPraise.test(adverb)) ? 0.6 : undefined;
}

/** The noun's own value, or that of the adjective before an otherwise neutral noun ("a grave step", "a wise decision", "good news"). */
export function nounStance(sentence: Sentence, index: number): number | undefined {
  const own = lookUp(evaluativeNouns, sentence, index, lemmaAt(sentence, index));
  const adjectives = childrenBy(sentence, index, "amod", "compound").map((child) => {
    const form = tokenAt(sentence, child).form.toLowerCase();
    return stanceOfAdjective(sentence, child) ?? superlatives.get(form) ?? (form === "poisoned" ? -0.7 : undefined);
  });
  const carried = /^(?:act|piece|sign|kind|form|exercise|stroke|case|mark|bit|recipe|monument)$/.test(lemmaAt(sentence, index))
    ? childrenBy(sentence, index, "nmod")
        .map((child) => evaluativeNouns.get(lemmaAt(sentence, child)))
        .find((stance) => stance !== undefined)
    : undefined;
  if (carried !== undefined) return carried;
  const attached = adjectives.find((stance) => stance !== undefined) ?? onlyCourse(sentence, index);
  // "A hollow victory", "a poor solution": the adjective takes the praise back; "a great mistake" stays one.
  if (own !== undefined && own > 0 && attached !== undefined && attached < 0) return attached;
  return own ?? attached;
}

/** "Is the only way to ensure trade", "was the sole option". */
function onlyCourse(sentence: Sentence, noun: number): number | undefined {
  if (!/^(?:way|remedy|solution|answer|option|course|hope|cure|antidote|alternative|guarantee)$/.test(lemmaAt(sentence, noun))) return undefined;
  return childrenBy(sentence, noun, "amod").some((child) => /^(?:only|sole)$/i.test(tokenAt(sentence, child).form)) ? 0.5 : undefined;
}

const comparatives: ReadonlyMap<string, number> = new Map([
  ...["better", "wiser", "safer", "fairer", "smarter", "saner", "cleverer", "preferable", "sounder", "healthier"].map((word): [string, number] => [
    word,
    0.5,
  ]),
  ...["uglier", "sillier", "sorrier"].map((word): [string, number] => [word, -0.5]),
]);

/** "Its berths are better", "talks are better than war"; how somebody fares ("is better off"), and what is held against a measure ("better than even", "than expected"), is no stance. */
export function stanceOfComparison(sentence: Sentence, index: number): number | undefined {
  const value = tokenAt(sentence, index).xpos === "JJR" ? comparatives.get(tokenAt(sentence, index).form.toLowerCase()) : undefined;
  // "Would have been wiser to wait" is no praise.
  const isUnreal = childrenBy(sentence, index, "aux").some((aux) => lemmaAt(sentence, aux) === "have");
  const [next = "", second = ""] = sentence.tokens.slice(index + 1, index + 3).map(({ form }) => form.toLowerCase());
  const isMeasured = next === "than" && /^(?:even|expected|feared|hoped|forecast|predicted|before|usual|average|ever|last|in)$/.test(second);
  return isUnreal || isMeasured || next === "off" ? undefined : value;
}

/** "Less a strategy than a slogan": the second is what it is. */
function stanceOfSecond(sentence: Sentence, index: number): number | undefined {
  if (!childrenBy(sentence, index, "advmod").some((child) => /^less$/i.test(tokenAt(sentence, child).form))) return undefined;
  const second = childrenBy(sentence, index, "nmod", "obl", "conj", "advcl").find((child) =>
    childrenBy(sentence, child, "case", "mark", "cc").some((mark) => /^than$/i.test(tokenAt(sentence, mark).form)),
  );
  return second === undefined ? undefined : nounStance(sentence, second);
}

const superlatives: ReadonlyMap<string, number> = new Map([
  ["best", 0.7],
  ["wisest", 0.8],
  ["finest", 0.7],
  ["worst", -0.8],
  ["greatest", 0.5],
  ["poorest", -0.5],
  ["smartest", 0.7],
  ["bravest", 0.7],
  ["boldest", 0.5],
  ["strongest", 0.5],
  ["weakest", -0.5],
  ["stupidest", -0.9],
]);
