import type { Sentence } from "../sentence.ts";
import { baseRelation, childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "./tree.ts";

/** A nominal in a prepositional phrase of a predicate or noun. */
export interface Oblique {
  /** Lower case; a compound preposition is joined by spaces ("according to", "because of"). Empty for a bare adverbial noun. */
  readonly preposition: string;
  readonly head: number;
}

/** True where the token heads a clause: a verb, or a noun or adjective with a copula. */
export function isPredicate(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  if (token.upos === "VERB") return !hasRelation(token, ["amod", "compound", "case", "mark"]);
  return childBy(sentence, index, "cop") !== null;
}

/**
 * Lemmas that a word may have as a verb where the tagger took it for a noun or a name: it has a subject and no copula, or
 * "to" before it ("as the minister *claims*", "will have to *fund* Kyiv"). Empty for anything else.
 */
export function verbReadings(sentence: Sentence, index: number): string[] {
  const { upos, form, deprel } = tokenAt(sentence, index);
  if (!/^(?:NOUN|PROPN)$/.test(upos) || childBy(sentence, index, "cop", "case", "det", "nmod:poss") !== null) return [];
  const word = form.toLowerCase();
  if (childrenBy(sentence, index, "mark").some((mark) => tokenAt(sentence, mark).form.toLowerCase() === "to")) return [word];
  if (childBy(sentence, index, "nsubj") === null || !/^(?:advcl|ccomp|parataxis|acl:relcl|conj|root)$/.test(deprel)) return [];
  return stemsOf(word);
}

/** "claims" → "claim"; "denounced" → "denounce", "denounc"; "attacked" → "attacke", "attack". */
function stemsOf(word: string): string[] {
  if (word.endsWith("ed")) return [word.slice(0, -1), word.slice(0, -2)];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2)];
  return [/[^s]s$/.test(word) ? word.slice(0, -1) : word];
}

/** True where the predicate is passive: "was attacked", "the towns attacked by". */
export function isPassive(sentence: Sentence, predicate: number): boolean {
  if (childBy(sentence, predicate, "aux:pass") !== null) return true;
  if (childBy(sentence, predicate, "nsubj:pass", "csubj:pass") !== null) return !isPerfectWithObject(sentence, predicate);
  const token = tokenAt(sentence, predicate);
  if (childBy(sentence, predicate, "aux", "nsubj") !== null) return false;
  if (baseRelation(token.deprel) === "conj" && token.xpos === "VBN") return isPassive(sentence, token.head);
  return token.xpos === "VBN" && hasRelation(token, ["acl", "advcl"]) && token.deprel !== "acl:relcl" && childBy(sentence, predicate, "obj") === null;
}

/** "had destroyed half of them": have and an object make it active, whatever label the subject got. */
function isPerfectWithObject(sentence: Sentence, predicate: number): boolean {
  return childBy(sentence, predicate, "obj") !== null && childrenBy(sentence, predicate, "aux").some((aux) => lemmaAt(sentence, aux) === "have");
}

/** A noun and those coordinated with it: "China, Russia and Iran". */
export function conjunctsOf(sentence: Sentence, index: number): number[] {
  // Parsers hang a third conjunct on the second as well as on the first.
  return [index, ...childrenBy(sentence, index, "conj").flatMap((child) => conjunctsOf(sentence, child))];
}

function isRelativePronoun(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  return /^(?:who|whom|which|that|whose)$/i.test(token.form) && /^(?:W|DT|IN)/.test(token.xpos);
}

/** The antecedent of a relative pronoun that stands in a relative clause; any other token is itself. */
export function antecedentOf(sentence: Sentence, index: number): number {
  if (!isRelativePronoun(sentence, index)) return index;
  for (let at = tokenAt(sentence, index).head; at >= 0; at = tokenAt(sentence, at).head) {
    if (tokenAt(sentence, at).deprel.endsWith(":relcl")) return tokenAt(sentence, at).head;
  }
  return index;
}

function withConjuncts(sentence: Sentence, heads: readonly number[]): number[] {
  return heads.flatMap((head) => conjunctsOf(sentence, antecedentOf(sentence, head)));
}

/**
 * Grammatical subjects of a predicate, coordination spread out, relative pronouns replaced by their antecedent. Where
 * the clause has none of its own, the understood one: of the verb it is coordinated with, of the controlling verb ("forced
 * Russia to withdraw" → Russia), or the noun a participle belongs to. Empty where the text gives none.
 */
export function subjectsOf(sentence: Sentence, predicate: number): number[] {
  const own = childrenBy(sentence, predicate, "nsubj").filter((child) => tokenAt(sentence, child).deprel !== "nsubj:outer");
  if (own.length > 0) return withConjuncts(sentence, own);
  const understood = understoodSubjects(sentence, predicate);
  return understood.length > 0 ? understood : withConjuncts(sentence, mislabelledSubjects(sentence, predicate));
}

/** Parsers now and then call the noun before a finite main verb a remark or a vocative. */
function mislabelledSubjects(sentence: Sentence, predicate: number): number[] {
  const { xpos, upos } = tokenAt(sentence, predicate);
  const isFinite = /^VB[DZP]$/.test(xpos) || childBy(sentence, predicate, "aux") !== null;
  if (upos !== "VERB" || !isFinite) return [];
  return childrenBy(sentence, predicate, "discourse", "vocative", "dislocated", "nsubj:outer").filter(
    (child) => child < predicate && /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, child).upos),
  );
}

const subjectControl = new Set(["promise", "threaten", "vow", "pledge", "swear"]);

function understoodSubjects(sentence: Sentence, predicate: number): number[] {
  const { deprel, head } = tokenAt(sentence, predicate);
  if (head < 0) return [];
  if (baseRelation(deprel) === "conj") return subjectsOf(sentence, head);
  if (deprel === "xcomp" || deprel === "ccomp") return controllersOf(sentence, head);
  if (deprel === "csubj" && childBy(sentence, predicate, "mark") !== null) return subjectsOf(sentence, head);
  if (deprel === "advcl") return participleSubjects(sentence, predicate);
  if (deprel === "acl:relcl") return childrenBy(sentence, predicate, "obj").length > 0 ? [head] : [];
  if (deprel === "acl") return attributeSubjects(sentence, predicate);
  return [];
}

function controllersOf(sentence: Sentence, governor: number): number[] {
  const objects = childrenBy(sentence, governor, "obj", "iobj");
  if (objects.length > 0 && !subjectControl.has(lemmaAt(sentence, governor))) return withConjuncts(sentence, objects.slice(-1));
  return subjectsOf(sentence, governor);
}

/** "Speaking in Paris, Xi …", "… to end the war": the subject of the main verb; "when", "as" and other finite clauses have their own. */
function participleSubjects(sentence: Sentence, predicate: number): number[] {
  const { xpos, head } = tokenAt(sentence, predicate);
  const hasTo = childrenBy(sentence, predicate, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
  // "would do better to ratify": the infinitive hangs on the adverb.
  const { deprel, head: verb } = tokenAt(sentence, head);
  const above = hasTo && deprel === "advmod" && verb >= 0 ? verb : head;
  return hasTo || xpos === "VBG" || xpos === "VBN" ? subjectsOf(sentence, above) : [];
}

/** "troops attacking Kyiv", "towns hit by": the noun. "its decision to invade": the one that decides. */
function attributeSubjects(sentence: Sentence, predicate: number): number[] {
  const { xpos, head } = tokenAt(sentence, predicate);
  if (xpos === "VBG" || xpos === "VBN") return withConjuncts(sentence, [head]);
  const owners = childrenBy(sentence, head, "nmod:poss");
  if (owners.length > 0) return withConjuncts(sentence, owners);
  const governor = tokenAt(sentence, head).head;
  return governor >= 0 && hasRelation(tokenAt(sentence, head), ["obj", "nsubj:pass", "obl"]) ? subjectsOf(sentence, governor) : [];
}

/** Direct objects, coordination spread out; for a relative clause on its object ("the deal that Xi signed") the antecedent. */
export function objectsOf(sentence: Sentence, predicate: number): number[] {
  const own = childrenBy(sentence, predicate, "obj");
  return withConjuncts(sentence, own.length > 0 ? own : countedObjects(sentence, predicate));
}

/** "arrested *more than 100 people*": the comparison before the number makes parsers take the object for an oblique. */
function countedObjects(sentence: Sentence, predicate: number): number[] {
  return childrenBy(sentence, predicate, "obl").filter(
    (child) => child > predicate && prepositionOf(sentence, child) === "than" && childBy(sentence, child, "nummod") !== null,
  );
}

/** Indirect objects ("gave *Ukraine* weapons"), coordination spread out. */
export function indirectObjectsOf(sentence: Sentence, predicate: number): number[] {
  return withConjuncts(sentence, childrenBy(sentence, predicate, "iobj"));
}

/** The preposition of a noun in lower case, with fixed second words; empty where there is none. */
export function prepositionOf(sentence: Sentence, index: number): string {
  return childrenBy(sentence, index, "case")
    .filter((mark) => !/^['’]s?$/.test(tokenAt(sentence, mark).form))
    .map((mark) => [mark, ...childrenBy(sentence, mark, "fixed")].map((part) => tokenAt(sentence, part).form.toLowerCase()).join(" "))
    .join(" ");
}

/** Prepositional and adverbial nouns of a predicate, coordination spread out with the preposition of the first. */
export function obliquesOf(sentence: Sentence, predicate: number): Oblique[] {
  return prepositional(sentence, childrenBy(sentence, predicate, "obl"));
}

/** Prepositional attributes of a noun: "invasion *of Ukraine*", "talks *with Iran*". */
export function attributesOf(sentence: Sentence, noun: number): Oblique[] {
  return prepositional(
    sentence,
    childrenBy(sentence, noun, "nmod").filter((child) => tokenAt(sentence, child).deprel !== "nmod:poss"),
  );
}

function prepositional(sentence: Sentence, heads: readonly number[]): Oblique[] {
  return heads.flatMap((first) => {
    const preposition = prepositionOf(sentence, first);
    return withConjuncts(sentence, [first]).map((head) => ({ preposition, head }));
  });
}

/** Those who act: the subjects of an active predicate, the "by" phrases of a passive one. */
export function agentsOf(sentence: Sentence, predicate: number): number[] {
  if (!isPassive(sentence, predicate)) return subjectsOf(sentence, predicate);
  return obliquesOf(sentence, predicate)
    .filter((oblique) => oblique.preposition === "by")
    .map((oblique) => oblique.head);
}

/** Those acted on: the objects of an active predicate, the subjects of a passive one. */
export function patientsOf(sentence: Sentence, predicate: number): number[] {
  return isPassive(sentence, predicate) ? subjectsOf(sentence, predicate) : objectsOf(sentence, predicate);
}
