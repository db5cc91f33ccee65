import type { Sentence } from "../../language/sentence.ts";
import { isInvertedCondition, isNegated, modalOf } from "../syntax/clause-status.ts";
import { isPredicate } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { isAsserted } from "./is-asserted.ts";
import { isDisbelieved } from "./is-disbelieved.ts";
import type { PositionFrame } from "./position-frame.ts";
import { stanceVerbs } from "./stance-lexicon.ts";

/** "Europe should finance new routes": whoever says so is for financing them; "should not", "must not" is against. */
export function adviceFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, predicate) => {
    const found = adviceFrame(sentence, predicate);
    return found === null ? [] : [found];
  });
}

function adviceFrame(sentence: Sentence, predicate: number): PositionFrame | null {
  if (!isPredicate(sentence, predicate)) return null;
  const strength = strengthOf(sentence, predicate);
  if (
    strength === null ||
    !isAsserted(sentence, oughtOf(sentence, predicate) ?? predicate) ||
    isHypothetical(sentence, predicate) ||
    isExpectation(sentence, predicate)
  )
    return null;
  const governor = oughtOf(sentence, predicate);
  const ceased = ceasedBy(sentence, predicate);
  const subject =
    childBy(sentence, predicate, "nsubj") ?? (governor === null ? null : childBy(sentence, governor, "nsubj")) ?? sharedSubject(sentence, predicate);
  const isNobodys = subject !== null && /^(?:nobody|no one|none)$/i.test(tokenAt(sentence, subject).form);
  if (subject === null || (isNoAddressee(sentence, subject) && !isNobodys)) return null;
  // A "not" or "nobody" in the clause itself goes into the sign of its concept.
  const isAgainst = ((governor !== null && isNegated(sentence, governor)) !== (ceased !== null)) !== isDisbelieved(sentence, governor ?? predicate);
  const span = subtreeSpan(sentence, predicate, {
    without: (child) => child.head === predicate && /^(?:advcl|parataxis|conj|cc|discourse|mark)/.test(child.deprel),
  });
  if (isToGo(sentence, predicate))
    return {
      sentence,
      topic: subject,
      holder: "author",
      stance: isAgainst || isNegated(sentence, predicate) ? strength : -strength,
      from: subtreeSpan(sentence, subject).start,
      to: span.end,
      pattern: "advice",
    };
  const judged = isToStay(sentence, predicate) ? strength : judgedBy(sentence, predicate);
  if (judged !== null)
    return {
      sentence,
      topic: subject,
      holder: "author",
      stance: isAgainst || isNegated(sentence, predicate) ? -judged : judged,
      from: subtreeSpan(sentence, subject).start,
      to: span.end,
      pattern: "advice",
    };
  const isOwn = subject < predicate && (governor === null ? childBy(sentence, predicate, "nsubj") : childBy(sentence, governor, "nsubj")) !== null;
  return {
    sentence,
    topic: ceased ?? purposeOf(sentence, predicate) ?? predicate,
    holder: "author",
    stance: isAgainst ? -strength : strength,
    from: isOwn ? Math.min(span.start, subtreeSpan(sentence, subject).start) : span.start,
    to: span.end,
    pattern: "advice",
  };
}

/** "Must do more to protect the strait", "should do all it can to": what more is to be done for. */
function purposeOf(sentence: Sentence, predicate: number): number | null {
  if (!/^(?:do|make|take|leave)$/.test(lemmaAt(sentence, predicate))) return null;
  const means = childBy(sentence, predicate, "obj", "advmod");
  const word = means === null ? "" : lemmaAt(sentence, means);
  if (means === null || !/^(?:more|much|less|everything|all|whatever|utmost|part|effort|step|steps|stone|pain|pains|what)$/.test(word)) return null;
  const purposes = [...childrenBy(sentence, predicate, "xcomp", "advcl"), ...childrenBy(sentence, means, "acl", "xcomp", "advcl")];
  return purposes.find((child) => child > means && childrenBy(sentence, child, "mark").some((mark) => lemmaAt(sentence, mark) === "to")) ?? null;
}

/** "Must stop paying pensions": what is to cease. */
function ceasedBy(sentence: Sentence, predicate: number): number | null {
  if (!/^(?:stop|quit|cease)$/.test(lemmaAt(sentence, predicate))) return null;
  const ceased = childBy(sentence, predicate, "xcomp", "ccomp");
  return ceased !== null && tokenAt(sentence, ceased).xpos === "VBG" ? ceased : null;
}

/** "Should be applauded", "must be condemned": what the verb says of its subject. */
function judgedBy(sentence: Sentence, predicate: number): number | null {
  return childBy(sentence, predicate, "aux:pass") === null ? null : (stanceVerbs.get(lemmaAt(sentence, predicate)) ?? null);
}

/** "The tariffs should go": against them. */
function isToGo(sentence: Sentence, predicate: number): boolean {
  return /^(?:go|end|stop|disappear)$/.test(lemmaAt(sentence, predicate)) && childBy(sentence, predicate, "obj", "xcomp", "obl") === null;
}

/** "The sanctions must stay": for them. */
function isToStay(sentence: Sentence, predicate: number): boolean {
  return (
    /^(?:stay|remain|stand|continue|survive)$/.test(lemmaAt(sentence, predicate)) && childBy(sentence, predicate, "obj", "xcomp", "obl") === null
  );
}

function isNoAddressee(sentence: Sentence, subject: number): boolean {
  const { form, deprel } = tokenAt(sentence, subject);
  return /^(?:i|you|that|this|there|what|which|who|nobody|none|anyone|anybody|someone|one)$/i.test(form) || deprel === "expl";
}

const modalStrength: ReadonlyMap<string, number> = new Map([
  ["should", 0.6],
  ["must", 0.8],
]);

function strengthOf(sentence: Sentence, predicate: number): number | null {
  const modal = modalOf(sentence, predicate);
  if (modal !== null) return modalStrength.get(modal) ?? null;
  return oughtOf(sentence, predicate) === null ? null : 0.6;
}

/** "Ought to", "needs to", "would do well to" above an infinitive. */
function oughtOf(sentence: Sentence, predicate: number): number | null {
  const { deprel, head } = tokenAt(sentence, predicate);
  const lemma = head < 0 ? "" : lemmaAt(sentence, head);
  if (lemma === "do" && /^(?:xcomp|advcl)/.test(deprel) && doesWell(sentence, head)) return head;
  const above = head < 0 ? -1 : tokenAt(sentence, head).head;
  if (above >= 0 && /^(?:well|better|best)$/i.test(tokenAt(sentence, head).form) && lemmaAt(sentence, above) === "do" && doesWell(sentence, above))
    return above;
  if (baseRelation(deprel) !== "xcomp" || head < 0) return null;
  // "Cannot afford to ignore": against ignoring, by the negation above it.
  if (lemma === "afford" && isNegated(sentence, head)) return head;
  if (
    lemma === "advise" &&
    modalOf(sentence, head) === "would" &&
    childrenBy(sentence, head, "advmod").some((child) => /^(?:well|best)$/i.test(tokenAt(sentence, child).form))
  )
    return head;
  // "The Union had better appoint a commissioner".
  if (
    /^(?:had|['’]d)$/i.test(tokenAt(sentence, head).form) &&
    childrenBy(sentence, predicate, "advmod").some(
      (child) => lemmaAt(sentence, child) === "well" || /^(?:better|best)$/i.test(tokenAt(sentence, child).form),
    )
  )
    return head;
  return lemma === "ought" || (lemma === "need" && /^VB[PZ]$/.test(tokenAt(sentence, head).xpos)) ? head : null;
}

/** "Would do well to", "would do better to". */
function doesWell(sentence: Sentence, verb: number): boolean {
  return (
    modalOf(sentence, verb) === "would" &&
    childrenBy(sentence, verb, "advmod", "xcomp").some((child) => /^(?:well|better|best)$/i.test(tokenAt(sentence, child).form))
  );
}

function sharedSubject(sentence: Sentence, predicate: number): number | null {
  const { deprel, head } = tokenAt(sentence, predicate);
  return baseRelation(deprel) === "conj" && head >= 0 ? childBy(sentence, head, "nsubj") : null;
}

function isHypothetical(sentence: Sentence, predicate: number): boolean {
  const isInverted = isInvertedCondition(sentence, predicate);
  const marks = childrenBy(sentence, predicate, "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  const isPerfect = childrenBy(sentence, predicate, "aux").some((aux) => lemmaAt(sentence, aux) === "have");
  return isInverted || marks.includes("if") || marks.includes("whether") || (isPerfect && modalOf(sentence, predicate) === "must");
}

/** "Should therefore fall", "must be tired": what is thought to follow, not what is asked for. */
function isExpectation(sentence: Sentence, predicate: number): boolean {
  const subjectMoves = /^(?:fall|rise|drop|grow|decline|increase|last|follow|hold|dispel|surprise|happen|emerge|know|realize|seem|expect)$/.test(
    lemmaAt(sentence, predicate),
  );
  const isState = childBy(sentence, predicate, "cop") !== null && modalOf(sentence, predicate) === "must";
  return subjectMoves || isState || tokenAt(sentence, predicate).xpos === "VBG";
}
