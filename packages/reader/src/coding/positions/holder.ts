import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { antecedentOf } from "../syntax/clause.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import type { PositionFrame } from "./position-frame.ts";

/** Whoever a predicate says holds a stance: "author" for I and we, the token that names somebody, or null for what can hold none. */
export function holderAt(sentence: Sentence, predicate: number): PositionFrame["holder"] | null {
  let subject = childBy(sentence, predicate, "nsubj");
  for (let at = predicate; subject === null && hasRelation(tokenAt(sentence, at), ["conj"]);) {
    at = tokenAt(sentence, at).head;
    subject = childBy(sentence, at, "nsubj");
  }
  subject ??= mistakenSubject(sentence, predicate);
  if (subject === null) return null;
  subject = membersOf(sentence, antecedentOf(sentence, subject));
  const { form } = tokenAt(sentence, subject);
  if (/^(?:i|we)$/i.test(form)) return "author";
  if (/^(?:that|which|who|there|this|one|you)$/i.test(form)) return null;
  const { upos } = tokenAt(sentence, subject);
  // "Many in Kyiv", "most of them".
  const isSome = /^(?:many|most|some|others|several|few)$/i.test(form);
  return upos === "PRON" || upos === "PROPN" || isSome || isHumanNoun(lemmaAt(sentence, subject)) ? subject : null;
}

/** "Germany's chancellor opposed the increase", where the parser hung the finite verb on its subject. */
function mistakenSubject(sentence: Sentence, predicate: number): number | null {
  const { deprel, head, xpos } = tokenAt(sentence, predicate);
  const isFinite =
    (/^VB[DZ]$/.test(xpos) || (xpos === "VBN" && childBy(sentence, predicate, "obj") !== null)) &&
    deprel === "acl" &&
    childBy(sentence, predicate, "mark", "aux") === null;
  return isFinite && head >= 0 && head < predicate && tokenAt(sentence, head).head < 0 ? head : null;
}

/** "Seventy percent of the public", "a majority of voters": those who are counted. */
function membersOf(sentence: Sentence, index: number): number {
  if (!/^(?:percent|majority|half|third|quarter|most|many|plurality|share|number)$/.test(lemmaAt(sentence, index))) return index;
  return childrenBy(sentence, index, "nmod", "obl").find((child) => isHumanNoun(lemmaAt(sentence, child))) ?? index;
}
