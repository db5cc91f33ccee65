import type { Sentence } from "../../language/sentence.ts";
import { attributesOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import type { CausalLink } from "./causal-link.ts";
import { causeNouns, effectNouns } from "./causal-lexicon.ts";
import { clauseSide, connectiveSpan, nounSide } from "./link-side.ts";

/** "The main driver of X is Y", "X is the result of Y", "the reason is that", "the effect of X on Y". */
export function nounLinks(sentence: Sentence): CausalLink[] {
  return sentence.tokens.flatMap((token, noun) => {
    if (token.upos !== "NOUN") return [];
    return [...predicateLinks(sentence, noun), ...subjectLinks(sentence, noun), ...effectOnLinks(sentence, noun)];
  });
}

function ofPhrase(sentence: Sentence, noun: number, ...prepositions: readonly string[]): number | null {
  return attributesOf(sentence, noun).find(({ preposition }) => prepositions.includes(preposition))?.head ?? null;
}

/** "Y is the driver of X" and "X is the result of Y". */
function predicateLinks(sentence: Sentence, noun: number): CausalLink[] {
  const { deprel, head } = tokenAt(sentence, noun);
  const isBecoming = deprel === "xcomp" && head >= 0 && /^(?:become|remain)$/.test(lemmaAt(sentence, head));
  const subject = childBy(sentence, isBecoming ? head : noun, "nsubj");
  if (subject === null || (!isBecoming && childBy(sentence, noun, "cop") === null)) return [];
  const strength = causeNouns.get(lemmaAt(sentence, noun)) ?? effectNouns.get(lemmaAt(sentence, noun));
  const other = ofPhrase(sentence, noun, "of", "for", "behind");
  if (strength === undefined || other === null || /^(?:that|this|it|there|what)$/i.test(tokenAt(sentence, subject).form)) return [];
  const isCause = causeNouns.has(lemmaAt(sentence, noun));
  return [nounLink(sentence, noun, { cause: isCause ? subject : other, effect: isCause ? other : subject, strength })];
}

/** "The main cause of X is Y", "one consequence of Y is X". */
function subjectLinks(sentence: Sentence, noun: number): CausalLink[] {
  const { deprel, head } = tokenAt(sentence, noun);
  if (!deprel.startsWith("nsubj") || head < 0 || childBy(sentence, head, "cop") === null) return [];
  const strength = causeNouns.get(lemmaAt(sentence, noun)) ?? effectNouns.get(lemmaAt(sentence, noun));
  const other = ofPhrase(sentence, noun, "of", "for", "behind");
  if (strength === undefined || other === null || tokenAt(sentence, head).upos === "ADJ") return [];
  const isCause = causeNouns.has(lemmaAt(sentence, noun));
  return [nounLink(sentence, noun, { cause: isCause ? head : other, effect: isCause ? other : head, strength })];
}

function nounLink(sentence: Sentence, noun: number, { cause, effect, strength }: { cause: number; effect: number; strength: number }): CausalLink {
  const side = (index: number): CausalLink["cause"] =>
    /^(?:VERB|AUX)$/.test(tokenAt(sentence, index).upos) ? clauseSide(sentence, index) : nounSide(sentence, index);
  return {
    sentence,
    cause: side(cause),
    effect: side(effect),
    connective: connectiveSpan(sentence, [noun]),
    sign: 1,
    strength,
    pattern: "noun",
    anchor: noun,
  };
}

/** "The effect of sanctions on the budget": a link without a sign. */
function effectOnLinks(sentence: Sentence, noun: number): CausalLink[] {
  if (!/^(?:effect|impact|influence)$/.test(lemmaAt(sentence, noun))) return [];
  const cause = ofPhrase(sentence, noun, "of") ?? childrenBy(sentence, noun, "nmod:poss")[0] ?? null;
  const effect = ofPhrase(sentence, noun, "on", "upon");
  if (cause === null || effect === null) return [];
  const link = nounLink(sentence, noun, { cause, effect, strength: 0.5 });
  return [{ ...link, sign: null, strength: null, pattern: "weak" }];
}
