import type { Sentence } from "../../nlp/sentence.ts";
import {
  agentsOf,
  attributesOf,
  indirectObjectsOf,
  isPassive,
  isPredicate,
  objectsOf,
  obliquesOf,
  patientsOf,
  subjectsOf,
  verbReadings,
  type Oblique,
} from "../syntax/clause.ts";
import { childrenBy, childrenOf, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { undergoers } from "./borrowed-subjects.ts";
import type { ActionLexicon, ActionPattern } from "./parse-action-lexicon.ts";

/** Token indexes that may hold the target, and how they were reached. */
export interface Slot {
  readonly heads: readonly number[];
  readonly via: "object" | "preposition" | "complement" | "mutual" | "owner";
}

/** A pattern found in a tree. */
export interface Trigger {
  readonly pattern: ActionPattern;
  readonly head: number;
  /** Token indexes of the phrases that may hold the source; for a noun, empty where only its owner can. */
  readonly sources: readonly number[];
  readonly targets: readonly Slot[];
  /** True where sources and targets are parties to the same act. */
  readonly mutual: boolean;
}

/** Triggers of a sentence: its words in text order, the patterns of a word from the most demanding on. Cost: O(tokens · patterns of a word). */
export function findTriggers(sentence: Sentence, lexicon: ActionLexicon): Trigger[] {
  return sentence.tokens.flatMap((token, head) => {
    const lemma = lemmaAt(sentence, head);
    if (token.upos === "VERB" || (token.upos === "ADJ" && isPredicate(sentence, head)))
      return allMatches(patternsOf(lexicon, lemma, token.form), (pattern) => matchVerb(sentence, head, pattern));
    const asVerb = verbReadings(sentence, head).flatMap((verb) =>
      allMatches(lexicon.verbs.get(verb), (pattern) => matchVerb(sentence, head, pattern)),
    );
    if (asVerb.length > 0) return asVerb;
    if (token.upos === "NOUN") return allMatches(lexicon.nouns.get(lemma), (pattern) => matchNoun(sentence, head, pattern));
    return [];
  });
}

/** Patterns of a verb; a rare one may have been cut too short ("persuad", "bom" of "bombed"). */
function patternsOf(lexicon: ActionLexicon, lemma: string, form: string): readonly ActionPattern[] | undefined {
  const stem = form.toLowerCase().replace(/(?:ed|ing|s)$/, "");
  return lexicon.verbs.get(/^(?:loan|lent)$/.test(lemma) ? "lend" : lemma) ?? lexicon.verbs.get(`${lemma}e`) ?? lexicon.verbs.get(stem);
}

function allMatches(patterns: readonly ActionPattern[] | undefined, match: (pattern: ActionPattern) => Trigger | null): Trigger[] {
  return (patterns ?? []).map(match).filter((trigger) => trigger !== null);
}

function matchVerb(sentence: Sentence, head: number, pattern: ActionPattern): Trigger | null {
  if (pattern.particle !== null && !hasParticle(sentence, head, pattern.particle)) return null;
  const noun = pattern.objects === null ? null : objectAmong(sentence, head, pattern.objects);
  if (pattern.objects !== null && noun === null) return null;
  // "Has convinced himself that": nothing done to anybody else.
  if (objectsOf(sentence, head).some((object) => /^(?:him|her|it|them|our|my)sel(?:f|ves)$/i.test(tokenAt(sentence, object).form))) return null;
  const targets = verbTargets(sentence, head, { pattern, noun });
  const sources = agentsOf(sentence, head);
  const parties = pattern.mutual && !targets.some((slot) => slot.via === "preposition") ? sources : [];
  const slots = parties.length > 0 ? [...targets, { heads: parties, via: "mutual" as const }] : targets;
  return slots.length === 0 ? null : { pattern, head, sources, targets: slots, mutual: pattern.mutual };
}

function hasParticle(sentence: Sentence, head: number, particle: string): boolean {
  return childrenOf(sentence, head).some((child) => {
    const token = tokenAt(sentence, child);
    if (token.form.toLowerCase() === particle && hasRelation(token, ["compound:prt", "advmod", "obl", "xcomp"])) return true;
    return (
      hasRelation(token, ["obl", "advcl", "xcomp"]) &&
      child > head &&
      childrenBy(sentence, child, "case", "mark").some((mark) => tokenAt(sentence, mark).form.toLowerCase() === particle)
    );
  });
}

/** The object (or passive subject) that heads one of the lemmas, itself or as a compound ("arms embargo"). */
function objectAmong(sentence: Sentence, head: number, lemmas: ReadonlySet<string>): number | null {
  const candidates = [...patientsOf(sentence, head), ...objectsOf(sentence, head), ...predicatesOf(sentence, head)];
  return (
    candidates.find((object) =>
      [object, ...childrenBy(sentence, object, "compound", "nmod:of")].some((part) => lemmas.has(lemmaAt(sentence, part))),
    ) ?? null
  );
}

function predicatesOf(sentence: Sentence, head: number): number[] {
  return childrenBy(sentence, head, "xcomp").filter((child) => tokenAt(sentence, child).upos !== "VERB");
}

interface VerbMatch {
  readonly pattern: ActionPattern;
  /** The object noun that the pattern asked for, or null. */
  readonly noun: number | null;
}

function verbTargets(sentence: Sentence, head: number, { pattern, noun }: VerbMatch): Slot[] {
  if (pattern.complement) return complementTargets(sentence, head, pattern);
  if (pattern.prepositions !== null) return prepositionTargets(sentence, head, { pattern, noun });
  if (noun !== null) return nounTargets(sentence, head, noun);
  if (pattern.mutual) return [];
  const given = recipientsOf(sentence, head);
  const patients = [...patientsOf(sentence, head), ...namedComplement(sentence, head)].filter((patient) => patient !== head);
  const slots: Slot[] = given.length > 0 ? [{ heads: given, via: "object" }] : [];
  return patients.length > 0 ? [...slots, { heads: patients, via: "object" }] : slots;
}

/** Whom something is given: "lent *Aydar* 10 billion dollars", also where the parser took the name before a number for a part of what is given. */
function recipientsOf(sentence: Sentence, head: number): readonly number[] {
  const indirect = indirectObjectsOf(sentence, head);
  if (indirect.length > 0 || !/^(?:lend|lent|loan|give|send|sell|grant|offer|hand|promise|pay|pledge|ship|supply)$/.test(lemmaAt(sentence, head)))
    return indirect;
  return objectsOf(sentence, head).flatMap((object) => {
    const name = sentence.tokens.findIndex((token, index) => index > head && token.upos === "PROPN" && sentence.tokens[index + 1]?.upos === "NUM");
    return name > head && name < object && name <= head + 4 ? [name] : [];
  });
}

/** "congratulate *Chen Wei-lin*": a name that the parser took for a predicate of the verb, which has no other object. */
function namedComplement(sentence: Sentence, head: number): number[] {
  if (isPassive(sentence, head) || childrenBy(sentence, head, "obj", "ccomp").length > 0) return [];
  return childrenBy(sentence, head, "xcomp").filter(
    (child) => child > head && tokenAt(sentence, child).upos === "PROPN" && childrenBy(sentence, child, "mark", "cop", "case").length === 0,
  );
}

function prepositionTargets(sentence: Sentence, head: number, { pattern, noun }: VerbMatch): Slot[] {
  const prepositions = pattern.prepositions as ReadonlySet<string>;
  const fits = (oblique: Oblique): boolean => oblique.preposition.split(" ").some((word) => prepositions.has(word));
  const phrases =
    noun === null
      ? [...obliquesOf(sentence, head), ...givenTo(sentence, head)]
      : [...attributesOf(sentence, noun), ...obliquesOf(sentence, head), ...deeperOf(sentence, noun)];
  const heads = phrases.filter(fits).map((oblique) => oblique.head);
  const slots: Slot[] = heads.length > 0 ? [{ heads, via: "preposition" }] : [];
  const given = recipientsOf(sentence, head);
  if (prepositions.has("to") && given.length > 0) slots.unshift({ heads: given, via: "object" });
  if (noun !== null && heads.length === 0) slots.push({ heads: [noun], via: "owner" });
  return slots;
}

/** "exports of graphite *to Europe*": a phrase that the parser hung one noun too deep. */
function deeperOf(sentence: Sentence, noun: number): Oblique[] {
  return attributesOf(sentence, noun)
    .filter(({ preposition }) => preposition === "of")
    .flatMap(({ head }) => attributesOf(sentence, head));
}

/** "promised grain *to Egypt*": a receiver that the parser hung on what is given. */
function givenTo(sentence: Sentence, head: number): Oblique[] {
  return objectsOf(sentence, head)
    .filter((object) => object > head)
    .flatMap((object) => attributesOf(sentence, object))
    .filter(({ preposition }) => preposition === "to" || preposition === "from");
}

/** "gave *Kyiv* weapons", "seized control": the receiver, else whatever owns the object. */
function nounTargets(sentence: Sentence, head: number, noun: number): Slot[] {
  const given = recipientsOf(sentence, head);
  return [{ heads: given.length > 0 ? given : [noun], via: given.length > 0 ? "object" : "owner" }];
}

/** Whom a governed clause is about: the object of the governing verb, the clause's subject, then whom it acts on. */
function complementTargets(sentence: Sentence, head: number, { action, lemma }: ActionPattern): Slot[] {
  const slots: Slot[] = [];
  const objects = objectsOf(sentence, head);
  const clauses = childrenBy(sentence, head, "xcomp", "ccomp", "advcl").filter((child) => child > head);
  if (objects.length > 0 && clauses.length > 0) slots.push({ heads: objects, via: "object" });
  for (const clause of clauses.slice(0, 1)) {
    const isFinite = tokenAt(sentence, clause).deprel === "ccomp";
    if (isFinite && lemma === "insist" && !isSubjunctive(sentence, clause)) continue;
    if (isFinite) slots.push({ heads: subjectsOf(sentence, clause), via: "complement" });
    // What is demanded or alleged is said of the subject; what is threatened, promised or refused is done to the object.
    if (!isFinite || action === "THREATEN" || action === "AGREE" || action === "REJECT")
      slots.push({ heads: reachOf(sentence, clause, 1), via: "complement" });
  }
  return slots.filter((slot) => slot.heads.length > 0);
}

/** "insists that Iran *open* the site" asks for it; "insists that it *can*" only claims it. */
function isSubjunctive(sentence: Sentence, clause: number): boolean {
  const auxiliaries = childrenBy(sentence, clause, "aux", "aux:pass", "cop").map((child) => tokenAt(sentence, child).form.toLowerCase());
  return auxiliaries.length === 0 ? tokenAt(sentence, clause).xpos === "VB" : auxiliaries.every((form) => /^(?:be|must|should)$/.test(form));
}

/** Objects and obliques of a clause and of the clauses it takes as objects down to `depth`, and their attributes. */
function reachOf(sentence: Sentence, clause: number, depth: number): number[] {
  const own = [...patientsOf(sentence, clause), ...obliquesOf(sentence, clause).map((oblique) => oblique.head)];
  const attributes = own.flatMap((head) => attributesOf(sentence, head).map((attribute) => attribute.head));
  const further = depth === 0 ? [] : childrenBy(sentence, clause, "xcomp", "ccomp").flatMap((child) => reachOf(sentence, child, depth - 1));
  const passiveSubjects = isPassive(sentence, clause) ? subjectsOf(sentence, clause) : [];
  return [...new Set([...own, ...passiveSubjects, ...attributes, ...further])];
}

function matchNoun(sentence: Sentence, head: number, pattern: ActionPattern): Trigger | null {
  const attributes = attributesOf(sentence, head);
  const by = attributes.filter((attribute) => attribute.preposition === "by").map((attribute) => attribute.head);
  if (pattern.mutual) {
    const between = attributes.filter((attribute) => ["between", "among", "of"].includes(attribute.preposition)).map((attribute) => attribute.head);
    if (between.length > 1) return { pattern, head, sources: between, targets: [{ heads: between, via: "mutual" }], mutual: true };
  }
  const targets = attributes.filter((attribute) => pattern.prepositions?.has(attribute.preposition)).map((attribute) => attribute.head);
  const from = attributes.filter(({ preposition }) => preposition === "from" || preposition === "by").map((attribute) => attribute.head);
  const struck = targets.length === 0 && from.length > 0 && !pattern.prepositions?.has("from") ? undergoers(sentence, head) : [];
  if (struck.length > 0) return { pattern, head, sources: from, targets: [{ heads: struck, via: "object" }], mutual: pattern.mutual };
  if (targets.length === 0) return null;
  return { pattern, head, sources: by, targets: [{ heads: targets, via: "preposition" }], mutual: pattern.mutual };
}
