import type { Sentence } from "../language/sentence.ts";
import { childrenBy, childrenOf, hasRelation, tokenAt } from "../language/tree/tree.ts";
import type { Trigger } from "./trigger.ts";
import type { ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";

/** "Russia said that Israel must end its attacks": Goldstein's 150, demand. */
const obligation: ActionPattern = {
  action: "REQUEST",
  weight: -4.9,
  kind: "verb",
  lemma: "say",
  particle: null,
  objects: null,
  prepositions: null,
  complement: true,
  mutual: false,
};

/** True for the pattern of such a claim. */
export function isObligation(pattern: ActionPattern): boolean {
  return pattern === obligation;
}

const saying = /^(?:say|declare|insist|argue|state|stress|tell)$/;
const duty = /^(?:must|should)$/i;

function hasDuty(sentence: Sentence, clause: number): boolean {
  return childrenBy(sentence, clause, "aux").some((aux) => duty.test(tokenAt(sentence, aux).form));
}

/** Claims that somebody must or should do something: asked of them by the speaker. */
export function findObligations(sentence: Sentence): Trigger[] {
  return sentence.tokens.flatMap((token, head): Trigger[] => {
    if (token.upos !== "VERB" || !saying.test(token.lemma.toLowerCase())) return [];
    const clause = childrenOf(sentence, head).find(
      (child) => child > head && hasRelation(tokenAt(sentence, child), ["ccomp", "parataxis"]) && hasDuty(sentence, child),
    );
    if (clause === undefined) return [];
    const targets = childrenBy(sentence, clause, "nsubj");
    return [
      { pattern: obligation, head, sources: childrenBy(sentence, head, "nsubj"), targets: [{ heads: targets, via: "complement" }], mutual: false },
    ];
  });
}
