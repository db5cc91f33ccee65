import type { Sentence } from "../language/sentence.ts";
import { subjectsOf } from "../language/tree/clause.ts";
import { childrenBy, lemmaAt, tokenAt } from "../language/tree/tree.ts";

/** What may be answered, with the verbs that put it. */
const putBy: ReadonlyMap<string, RegExp> = new Map([
  ["offer", /^(?:offer|propose|promise)$/],
  ["proposal", /^(?:propose|suggest|offer)$/],
  ["suggestion", /^(?:suggest|propose)$/],
  ["plan", /^(?:propose|suggest|present|float)$/],
  ["request", /^(?:request|ask|beg|appeal|petition)$/],
  ["demand", /^(?:demand|ask|insist|require|want)$/],
  ["plea", /^(?:plead|beg|appeal|ask|implore)$/],
  ["appeal", /^(?:appeal|beg|ask|call)$/],
  ["call", /^(?:call|appeal|ask)$/],
  ["invitation", /^(?:invite|beg|ask|urge)$/],
  ["terms", /^(?:propose|offer|demand)$/],
  ["term", /^(?:propose|offer|demand)$/],
  ["condition", /^(?:demand|propose|offer)$/],
  ["charge", /^(?:accuse|charge|allege)$/],
  ["accusation", /^(?:accuse|allege)$/],
  ["allegation", /^(?:allege|accuse)$/],
  ["threat", /^threaten$/],
  ["apology", /^apologi[sz]e$/],
]);

/** What "it" may stand for: "proposed a ban, and Riga vetoed *it*". */
const anyOffer = /^(?:offer|propose|suggest|demand|request|float)$/;

/**
 * Subjects of the verb that put what is answered, earlier in the sentence: "*Kyiv* offered to mediate, and Minsk turned the
 * offer down". Empty where the noun says whose it is, or no such verb stands before it. Cost: O(tokens before the noun).
 */
export function offerersOf(sentence: Sentence, noun: number): number[] {
  const { upos, form } = tokenAt(sentence, noun);
  const verbs =
    upos === "PRON"
      ? /^(?:it|this|that)$/i.test(form)
        ? anyOffer
        : undefined
      : isTakenUp(sentence, noun)
        ? putBy.get(lemmaAt(sentence, noun))
        : undefined;
  if (verbs === undefined) return [];
  for (let at = noun - 1; at >= 0; at--) {
    if (tokenAt(sentence, at).upos === "VERB" && verbs.test(lemmaAt(sentence, at))) return subjectsOf(sentence, at).filter((subject) => subject < at);
  }
  return [];
}

/** "the offer", "this demand", ", an allegation that Riga rejects": spoken of before. */
function isTakenUp(sentence: Sentence, noun: number): boolean {
  if (/^(?:appos|parataxis)/.test(tokenAt(sentence, noun).deprel) || sentence.tokens[noun - 2]?.form === ",") return true;
  return childrenBy(sentence, noun, "det").some((det) => /^(?:the|this|that|these|those)$/i.test(tokenAt(sentence, det).form));
}
