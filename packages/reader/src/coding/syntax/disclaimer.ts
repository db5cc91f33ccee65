import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "./clause-status.ts";
import { childrenBy, lemmaAt, subtreeSpan, tokenAt } from "./tree.ts";

/** What stands above a clause and takes it back. */
export interface Disclaimer {
  /** The token that does so. */
  readonly head: number;
  /** `disbelief`: it is held not to be so ("I do not believe that"); `no sign`: nothing is said to show it ("no sign that", "does not mean that"). */
  readonly kind: "disbelief" | "no sign";
  /** From its first word to the end of the clause below. */
  readonly span: Span;
}

const believing = /^(?:think|believe|expect|accept|agree|buy|share|hold|claim|say|argue)$/;
const showing = /^(?:mean|imply|suggest|show|prove|follow|indicate|guarantee|establish|demonstrate|signal)$/;
const signs = /^(?:sign|evidence|indication|hint|proof|guarantee|reason|suggestion|basis|ground|prospect)$/;

/**
 * The disclaimer that a clause stands under, or null: "I do not believe that the accord caused the quiet", "there is no sign that she will relent", "that does not mean
 * that a vote is imminent". Cost: O(depth).
 */
export function disclaimerOf(sentence: Sentence, predicate: number): Disclaimer | null {
  for (let at = predicate; tokenAt(sentence, at).head >= 0; at = tokenAt(sentence, at).head) {
    const { deprel, head } = tokenAt(sentence, at);
    if (/^(?:acl:relcl|parataxis|appos|advcl)/.test(deprel)) return null;
    if (/^(?:ccomp|csubj)/.test(deprel)) {
      const lemma = lemmaAt(sentence, head);
      const kind = believing.test(lemma) ? "disbelief" : showing.test(lemma) ? "no sign" : null;
      if (kind !== null && isNegated(sentence, head)) return { head, kind, span: subtreeSpan(sentence, head) };
    }
    if (/^(?:acl|ccomp)/.test(deprel) && signs.test(lemmaAt(sentence, head)) && isDenied(sentence, head))
      return { head, kind: "no sign", span: subtreeSpan(sentence, governorOf(sentence, head)) };
  }
  return null;
}

/** "No sign", "little evidence", "is not a guarantee". */
function isDenied(sentence: Sentence, noun: number): boolean {
  const words = childrenBy(sentence, noun, "det", "amod").map((child) => tokenAt(sentence, child).form.toLowerCase());
  if (words.some((word) => word === "no" || word === "little" || word === "scant" || word === "hardly")) return true;
  return isNegated(sentence, noun) || isNegated(sentence, governorOf(sentence, noun));
}

function governorOf(sentence: Sentence, noun: number): number {
  const { head } = tokenAt(sentence, noun);
  return head < 0 ? noun : head;
}
