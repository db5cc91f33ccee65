import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, lemmaAt, tokenAt } from "../../language/tree/tree.ts";

/** "China's *state* nuclear *corporation*": a firm that acts for whose it is. */
export function isStateFirm(sentence: Sentence, head: number): boolean {
  return (
    /^(?:corporation|company|firm|bank|fund|monopoly|utility|railway|airline|exporter)$/.test(lemmaAt(sentence, head)) &&
    childrenBy(sentence, head, "compound", "amod").some((child) => /^state(?:-owned|-run)?$/i.test(tokenAt(sentence, child).form))
  );
}
