import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { childBy, lemmaAt, tokenAt } from "../syntax/tree.ts";

/** "I do not think that it is wise", "I don't believe we should pay": the speaker's "not" stands above the clause that it turns. */
export function isDisbelieved(sentence: Sentence, predicate: number): boolean {
  const { deprel, head } = tokenAt(sentence, predicate);
  if (deprel !== "ccomp" || head < 0 || !/^(?:think|believe|find|consider|see)$/.test(lemmaAt(sentence, head))) return false;
  const subject = childBy(sentence, head, "nsubj");
  return isNegated(sentence, head) && subject !== null && /^(?:i|we)$/i.test(tokenAt(sentence, subject).form);
}
