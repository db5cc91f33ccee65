import type { Sentence } from "../language/sentence.ts";
import { isPassive, prepositionOf, subjectsOf } from "../language/tree/clause.ts";
import { baseRelation, lemmaAt, tokenAt } from "../language/tree/tree.ts";
import type { Trigger } from "./trigger.ts";

/** Verbs whose subject does what their object names: "launched an *attack* on", "approved *aid* to". */
const doing: ReadonlySet<string> = new Set(
  `launch start begin open resume continue conduct have make issue announce impose unveil prepare order complete finish conclude adopt approve pass renew extend tighten
   escalate intensify expand increase commence undertake deliver level voice express reiterate reaffirm prolong wage mount stage hold wrap lead pursue plan give show sign`.split(
    /\s+/,
  ),
);

/** Verbs whose subject is to have a part in what it wants done together: "wants *talks* with". */
const wanting: ReadonlySet<string> = new Set("want seek propose favour favor need offer desire prefer avoid refuse reject".split(" "));

/** Verbs whose "with" names the subject's own deed: "retaliated with *tariffs* on". */
const answering = /^(?:retaliate|respond|answer|reply|counter|hit|follow|open|begin)$/;

/** Verbs whose subject is at the other end of what their object names: "faces *sanctions* from", "drew *criticism* from". */
const undergoing: ReadonlySet<string> = new Set("face draw receive get win attract provoke suffer endure earn invite incur meet".split(" "));

const circumstance = /^(?:after|during|following|before|through|for|from|at|in|despite|via)$/;

/**
 * Subjects that do a deed put in a noun without an owner: of the verb that takes it as its object, and, for what is done
 * together, of the clause it stands beside ("after three days of *talks* with Iran, Paris …"). Empty for anything else.
 */
export function borrowedSubjects(sentence: Sentence, { head, pattern }: Pick<Trigger, "head" | "pattern">): number[] {
  const noun = contentHead(sentence, head);
  const { deprel, head: governor } = tokenAt(sentence, noun);
  if (governor < 0 || tokenAt(sentence, governor).upos !== "VERB" || isPassive(sentence, governor)) return [];
  const relation = baseRelation(deprel);
  const isObject = relation === "obj" && doing.has(lemmaAt(sentence, governor));
  const isWanted = relation === "obj" && pattern.mutual && wanting.has(lemmaAt(sentence, governor));
  const isAnswer = relation === "obl" && prepositionOf(sentence, noun) === "with" && answering.test(lemmaAt(sentence, governor));
  const isBeside = relation === "obl" && pattern.mutual && circumstance.test(prepositionOf(sentence, noun));
  return isObject || isWanted || isAnswer || isBeside ? subjectsOf(sentence, governor) : [];
}

/** The subject of a verb that says its object comes from somebody else, or empty. */
export function undergoers(sentence: Sentence, noun: number): number[] {
  const { deprel, head: governor } = tokenAt(sentence, noun);
  if (governor < 0) return [];
  if (baseRelation(deprel) === "obj" && undergoing.has(lemmaAt(sentence, governor))) return subjectsOf(sentence, governor);
  const isUnder = prepositionOf(sentence, noun) === "under" && /^(?:obl|root|xcomp)$/.test(baseRelation(deprel));
  return isUnder ? subjectsOf(sentence, deprel === "root" ? noun : governor) : [];
}

/** Nouns that stand before "of" and what they measure. */
export const measures = /^(?:day|hour|week|month|year|round|series|set|string|wave|package|lot|number|couple|flurry|bout|barrage|batch|raft)$/;

/** "days of *talks*": the noun that measures the deed stands for it. */
function contentHead(sentence: Sentence, head: number): number {
  const { deprel, head: governor } = tokenAt(sentence, head);
  return deprel === "nmod" && governor >= 0 && prepositionOf(sentence, head) === "of" && measures.test(lemmaAt(sentence, governor)) ? governor : head;
}
