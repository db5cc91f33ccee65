import type { Sentence } from "../../language/sentence.ts";
import { conjunctsOf, prepositionOf } from "../../language/tree/clause.ts";
import { childrenBy, lemmaAt, tokenAt } from "../../language/tree/tree.ts";
import { estranged } from "../../language/entities/gazetteer/agent-nouns.ts";

/**
 * The words that say whose a noun is, by how they are joined to it, surest first: "*Russia's* troops", "*Turkish* drones", "leaders of *France* and *Italy*". None where it has left that service:
 * "former Danish general".
 */
export function ownersOf(sentence: Sentence, head: number): number[][] {
  const beside = childrenBy(sentence, head, "amod", "compound", "nmod:desc", "det");
  if (beside.some((child) => estranged.test(lemmaAt(sentence, child)))) return [];
  // "a Philippine supply boat": the adjective may hang on the word between.
  const between = beside
    .filter((child) => tokenAt(sentence, child).upos === "NOUN")
    .flatMap((child) => childrenBy(sentence, child, "amod", "nmod:poss"));
  const behind = childrenBy(sentence, head, "nmod").filter((child) => /^(?:of|in|from)$/.test(prepositionOf(sentence, child)));
  return [childrenBy(sentence, head, "nmod:poss"), [...beside, ...between], behind].map((words) =>
    words.flatMap((child) => conjunctsOf(sentence, child)),
  );
}
