import type { Sentence, Token } from "../../language/sentence.ts";
import { hasRelation, subtreeSpan } from "../../language/tree/tree.ts";
import type { CueSource } from "./cue.ts";

/**
 * The noun phrase of a source: its prepositions and genitive mark are not part of it, nor is a clause or a remark before
 * it that the parser took for a part.
 */
export function nounPhraseAt(sentence: Sentence, sentenceIndex: number, head: number): CueSource {
  const span = subtreeSpan(sentence, head, {
    without: (token, index, parent) =>
      (parent === head && hasRelation(token, ["case"])) || hasRelation(token, ["parataxis", "discourse"]) || (index < head && isForeign(token)),
  });
  return { ...span, sentence: sentenceIndex, head };
}

/** What does not stand before the head of a source: marks, commas, clauses, sentence adverbs. */
function isForeign(token: Token): boolean {
  if (/^(?:SCONJ|CCONJ|INTJ)$/.test(token.upos) && token.deprel !== "cc:preconj") return true;
  if (token.upos === "PUNCT") return /^[,;:“”"«».?!]+$/u.test(token.form);
  if (token.upos === "ADV")
    return /^(?:maybe|perhaps|so|now|then|still|yet|instead|meanwhile)$/i.test(token.form) || /^\p{Lu}\p{Ll}*ly$/u.test(token.form);
  return (
    /^(?:VERB|AUX)$/.test(token.upos) &&
    hasRelation(token, ["acl", "advcl", "ccomp", "xcomp", "csubj"]) &&
    token.xpos !== "VBN" &&
    token.xpos !== "VBG"
  );
}
