import type { Span, Status } from "@rapporteur/core/model";
import type { Sentence } from "../sentence.ts";
import { indexAt } from "../span-at.ts";
import { childrenBy, childrenOf, hasRelation, tokenAt } from "./tree.ts";

/** Words that negate a clause. */
export const denying = /^(?:not|n['’]t|never|no|nobody|none|nothing|neither|nor|cannot|without|hardly|scarcely)$/i;

const claims = /^(?:accusation|allegation|charge|claim|insinuation|report|rumou?r|suggestion)$/i;
const untruths = /^(?:fabrication|falsehood|fiction|hoax|lie|myth)$/i;
const guesses = /^(?:rumou?r|speculation)$/i;

/**
 * What becomes of words that an answer stands over: "Lima denied *that it had sent the fleet*", "dismissed reports *that it had*" and "it is a myth *that it
 * had*" deny them, "did not deny", "would not confirm" and "rumours that" leave them open, "I do not deny *that it had*" grants them. Null where no answer
 * stands over them, or where they are negated themselves.
 */
export function answeredAs(sentence: Sentence, words: Span): Status | null {
  let at = indexAt(sentence.tokens, words.start);
  if (at < 0 || isNegated(sentence, at, "advmod")) return null;
  for (let head = tokenAt(sentence, at).head; head >= 0; head = tokenAt(sentence, head).head) {
    // "Denied that it was meant and *blamed* the gate": what is joined by "and" may belong to the denial itself.
    if (hasRelation(tokenAt(sentence, at), ["conj"])) return null;
    const answer = hasRelation(tokenAt(sentence, at), ["ccomp", "xcomp", "csubj", "acl"]) ? answerOver(sentence, head) : null;
    if (answer !== null) return answer;
    at = head;
  }
  return null;
}

/** What a word does to the clause that depends on it. */
function answerOver(sentence: Sentence, head: number): Status | null {
  const { lemma, deprel } = tokenAt(sentence, head);
  const isTold = claims.test(lemma) && deprel === "obj";
  const answer = answerOf(sentence, isTold ? tokenAt(sentence, head).head : head, isTold);
  if (answer !== null) return answer;
  if (untruths.test(lemma)) return isNegated(sentence, head, "advmod", "det") ? null : "denied";
  return guesses.test(lemma) ? "hypothetical" : null;
}

/** What a verb of answering does to what it answers, with its "not"; null where it is none. */
function answerOf(sentence: Sentence, verb: number, isToClaim: boolean): Status | null {
  const { lemma } = tokenAt(sentence, verb);
  const denies = (isToClaim ? /^(?:deny|dismiss|reject|refute|rebut|dispute)$/i : /^deny$/i).test(lemma);
  if (!denies && !/^confirm$/i.test(lemma)) return null;
  const isOpen = isNegated(sentence, verb, "advmod", "cc", "aux");
  if (denies && isGranted(sentence, verb, isOpen)) return "actual";
  if (isOpen) return "hypothetical";
  return denies ? "denied" : null;
}

/** "*I* do *not* deny", "*nobody* can deny", "there is *no* denying", "it *cannot be* denied", "it is *hard* to deny". */
function isGranted(sentence: Sentence, verb: number, isOpen: boolean): boolean {
  const subjects = childrenBy(sentence, verb, "nsubj", "expl").map((child) => tokenAt(sentence, child).form);
  if (isOpen)
    return (
      subjects.some((form) => /^(?:I|we)$/i.test(form)) || (childrenBy(sentence, verb, "aux:pass").length > 0 && /^it$/i.test(subjects[0] ?? ""))
    );
  const { head } = tokenAt(sentence, verb);
  const isHard = head >= 0 && /^(?:difficult|hard|impossible)$/i.test(tokenAt(sentence, head).lemma);
  const isNobodys = subjects.some((form) => /^(?:few|nobody|none)$/i.test(form)) || isNegated(sentence, verb, "det");
  return isHard || isNobodys || childrenBy(sentence, verb, "nsubj").some((child) => isNegated(sentence, child, "det"));
}

/** Words of a clause with "whether", which asks and asserts nothing: "would not say *whether Lima had sent the fleet*". Not of a clause about a noun in it. */
export function isAsked(sentence: Sentence | undefined, words: Span): boolean {
  if (sentence === undefined) return false;
  for (let at = indexAt(sentence.tokens, words.start); at >= 0; at = tokenAt(sentence, at).head) {
    if (childrenOf(sentence, at).some((child) => child < at && /^whether$/i.test(tokenAt(sentence, child).form))) return true;
    if (hasRelation(tokenAt(sentence, at), ["acl:relcl", "appos", "parataxis"])) return false;
  }
  return false;
}

function isNegated(sentence: Sentence, verb: number, ...by: readonly string[]): boolean {
  return childrenBy(sentence, verb, ...by).some((child) => denying.test(tokenAt(sentence, child).form));
}
