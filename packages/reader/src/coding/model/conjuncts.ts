import type { Filler } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { conjunctsOf } from "../../language/tree/clause.ts";
import { baseRelation, childrenBy, hasRelation, lemmaAt, subtreeSpan, tokenAt } from "../../language/tree/tree.ts";

/** How much less sure a party is that only the grammar adds. */
const borrowedChance = 0.9;

/**
 * The others that a party is named beside, "France" and "the Fund" of "France, Togo and the Fund": each does what all do, or has it done to it. None where the list sets one
 * against another ("not Togo but France").
 *
 * @param head the word that heads the party's phrase
 */
export function namedBeside(sentence: Sentence, { head, filler }: { head: number; filler: Filler }): Filler[] {
  let first = head;
  while (baseRelation(tokenAt(sentence, first).deprel) === "conj" && tokenAt(sentence, first).head >= 0) first = tokenAt(sentence, first).head;
  const all = [...new Set(conjunctsOf(sentence, first))];
  if (all.length < 2 || all.some((one) => !isNominal(sentence, one) || isSetApart(sentence, one))) return [];
  return all.filter((one) => one !== head).map((one) => ({ ...fillerAt(sentence, one), chance: filler.chance * borrowedChance }));
}

function fillerAt(sentence: Sentence, index: number): Omit<Filler, "chance"> {
  const { start, end } = tokenAt(sentence, index);
  const without = ["conj", "cc", "appos", "acl", "punct", "parataxis"];
  const span = subtreeSpan(sentence, index, { without: (child) => hasRelation(child, without) });
  return { span, anchor: { start, end }, antecedents: [] };
}

function isNominal(sentence: Sentence, index: number): boolean {
  return /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, index).upos);
}

/** "Moscow, *not* Minsk", "Oslo *but* not Bern", "Riga *rather than* Vilnius". */
function isSetApart(sentence: Sentence, index: number): boolean {
  const marks = childrenBy(sentence, index, "cc", "advmod").map((child) => lemmaAt(sentence, child));
  return marks.some((mark) => /^(?:but|not|rather|than|instead|n['’]t)$/.test(mark));
}
