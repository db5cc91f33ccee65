import type { Sentence } from "../sentence.ts";
import { baseRelation, childrenBy, tokenAt } from "./tree.ts";

const modals = /^(?:would|could|might|may|can|will|shall|['’]ll|ll|['’]d|wo|ca|should|must|ought)$/i;

/** Lemma of the modal auxiliary of a predicate, its own or that of the verb it is coordinated with; null without one. */
export function modalOf(sentence: Sentence, predicate: number): string | null {
  const own = childrenBy(sentence, predicate, "aux");
  const modal = own.map((child) => tokenAt(sentence, child)).find((token) => token.xpos === "MD" || modals.test(token.form));
  if (modal) return modal.form.toLowerCase();
  const { deprel, head, xpos } = tokenAt(sentence, predicate);
  const shares = baseRelation(deprel) === "conj" && own.length === 0 && xpos === "VB";
  return shares ? modalOf(sentence, head) : null;
}
