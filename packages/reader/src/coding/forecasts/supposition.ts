import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { subjectOf } from "../syntax/clause.ts";
import { isQuestion } from "../syntax/is-question.ts";
import { baseRelation, childBy, childrenBy, tokenAt } from "../syntax/tree.ts";

const suppositions = /^(?:a|an|another|any|further|new|renewed|more|such|blanket|additional)$/i;

/**
 * True for a "would" whose condition is its own subject, an event that has not come about ("a second collapse would lead to
 * war", "sanctions would hurt traders", "restarting plants would lower demand"), or stands in the sentence before
 * ("Sending bombers is theatre. It would reassure nobody").
 */
export function isSupposed(sentence: Sentence, predicate: number, previous: Sentence | null): boolean {
  if (!standsFree(sentence, predicate)) return false;
  if (opensWithGerund(sentence, predicate)) return true;
  const subject = subjectOf(sentence, predicate);
  if (subject === null) return false;
  const { upos, xpos, lemma } = tokenAt(sentence, subject);
  if (xpos === "VBG") return true;
  // "She would reopen the border": what a better president would do, unless a chance was just spoken of.
  const isPersonal = /^(?:he|she|who|they)$/i.test(tokenAt(sentence, subject).form);
  if (previous !== null && !isQuestion(previous) && (isPersonal ? speaksOfChance(previous) : supposes(previous))) return true;
  const marks = childrenBy(sentence, subject, "det", "amod", "compound").map((child) => tokenAt(sentence, child).form);
  if (upos === "PROPN") return marks.some((mark) => /^an?$/i.test(mark));
  if (upos !== "NOUN" || isHumanNoun(lemma)) return false;
  const isBarePlural = xpos === "NNS" && childBy(sentence, subject, "det", "nmod:poss", "nummod") === null;
  return isBarePlural || marks.some((mark) => suppositions.test(mark));
}

/** Claimed for itself: the main clause, one coordinated with it, or its reason. */
function standsFree(sentence: Sentence, predicate: number): boolean {
  const { deprel, head } = tokenAt(sentence, predicate);
  const relation = baseRelation(deprel);
  if (relation === "root" || relation === "parataxis") return true;
  if (relation === "ccomp") return head >= 0 && tokenAt(sentence, head).xpos === "VBG" && tokenAt(sentence, head).head < 0;
  if (relation === "conj") return head >= 0 && standsFree(sentence, head);
  return relation === "advcl" && childrenBy(sentence, predicate, "mark").some((mark) => /^(?:because|since|as)$/i.test(tokenAt(sentence, mark).form));
}

/** "Restarting nuclear plants would …", which trees often take for an adverbial. */
function opensWithGerund(sentence: Sentence, predicate: number): boolean {
  const first = sentence.tokens.findIndex((token) => /^\p{L}/u.test(token.form));
  const opener = sentence.tokens[first];
  if (opener === undefined || opener.xpos !== "VBG" || first >= predicate) return false;
  return !sentence.tokens.slice(first, predicate).some((token) => token.form === ",");
}

function speaksOfChance(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => /^(?:doubt|likely|unlikely|chance|odds|probability|if)$/i.test(token.form));
}

/** A sentence that puts something as not yet so: with "would", "could", "should" or "if", or about doing something. */
function supposes(sentence: Sentence): boolean {
  const opener = sentence.tokens.find((token) => /^\p{L}/u.test(token.form));
  return (
    opener?.xpos === "VBG" ||
    speaksOfChance(sentence) ||
    sentence.tokens.some((token) => /^(?:would|could|might|should|if|unless|['’]d)$/i.test(token.form) && /^(?:AUX|SCONJ)$/.test(token.upos))
  );
}

/** ", which would push up costs" after a clause that is itself expected or supposed. */
export function goesOn(sentence: Sentence, predicate: number): boolean {
  const subject = subjectOf(sentence, predicate);
  if (subject === null || !/^which$/i.test(tokenAt(sentence, subject).form) || sentence.tokens[subject - 1]?.form !== ",") return false;
  return sentence.tokens
    .slice(0, subject)
    .some((token) => /^(?:will|would|could|may|might|['’](?:ll|d))$/i.test(token.form) || /^(?:expect|predict|foresee)$/.test(token.lemma));
}
