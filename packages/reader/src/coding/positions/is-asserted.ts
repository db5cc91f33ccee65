import type { Sentence } from "../../language/sentence.ts";
import { baseRelation, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";

const telling = new Set(
  "say argue think believe insist warn write contend add note maintain claim conclude suggest agree feel reckon stress tell state declare hold know admit acknowledge concede confess recognize recognise grant complain protest lament remark counter retort reply judge".split(
    " ",
  ),
);

/**
 * True where a clause is asserted by whoever speaks: a main clause, one coordinated with it, an aside, or the content of a
 * verb of saying or holding. Clauses that only restrict a noun or stand under other verbs ("make it appear that") are not.
 */
export function isAsserted(sentence: Sentence, predicate: number): boolean {
  for (let at = predicate; ;) {
    const token = tokenAt(sentence, at);
    if (token.head < 0) return true;
    if (hasRelation(token, ["parataxis"])) return true;
    if (baseRelation(token.deprel) === "ccomp" && !telling.has(lemmaAt(sentence, token.head))) return false;
    if (!hasRelation(token, ["conj", "ccomp", "xcomp"])) return false;
    at = token.head;
  }
}
