import type { Sentence } from "../language/sentence.ts";
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
} from "../language/tree/clause.ts";
import { childrenBy, childrenOf, hasRelation, lemmaAt, tokenAt } from "../language/tree/tree.ts";
import { measures, undergoers } from "./borrowed-subjects.ts";
import type { ActionLexicon, ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";
import { isReciprocal, wordsAt } from "./reciprocal.ts";
import type { Slot, Trigger } from "./trigger.ts";

/** Triggers of a sentence: its words in text order, the patterns of a word from the most demanding on. Cost: O(tokens · patterns of a word). */
export function findTriggers(sentence: Sentence, lexicon: ActionLexicon): Trigger[] {
  return sentence.tokens.flatMap((token, head) => {
    const lemma = lemmaAt(sentence, head);
    if (token.upos === "VERB" || (token.upos === "ADJ" && isPredicate(sentence, head)))
      return allMatches(patternsOf(lexicon, lemma, token.form), (pattern) => matchVerb(sentence, head, pattern));
    const asVerb = [...verbReadings(sentence, head), ...hiddenVerb(sentence, head)].flatMap((verb) =>
      allMatches(lexicon.verbs.get(verb), (pattern) => matchVerb(sentence, head, pattern)),
    );
    if (asVerb.length > 0) return asVerb;
    if (token.upos === "NOUN") return allMatches(lexicon.nouns.get(lemma), (pattern) => matchNoun(sentence, head, pattern));
    return [];
  });
}

/** "could yet *block* Sweden": a verb by its modal, whatever the tagger took it for. */
function hiddenVerb(sentence: Sentence, head: number): string[] {
  const { upos, form } = tokenAt(sentence, head);
  if (!/^(?:ADP|ADV|SCONJ|X)$/.test(upos) || childrenBy(sentence, head, "cop", "case").length > 0) return [];
  return childrenBy(sentence, head, "aux").some((aux) => tokenAt(sentence, aux).xpos === "MD") ? [form.toLowerCase()] : [];
}

/** Patterns of a verb; a rare one may have been cut too short ("persuad", "bom" of "bombed"). */
function patternsOf(lexicon: ActionLexicon, lemma: string, form: string): readonly ActionPattern[] | undefined {
  if (/^fro[sz]en?$/.test(lemma) || /^froze$/i.test(form)) return lexicon.verbs.get("freeze");
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
  if (
    isEmptyAgreement(sentence, head, pattern) ||
    carriesSomething(sentence, head, pattern) ||
    (pattern.lemma === "meet" && isPassive(sentence, head))
  )
    return null;
  // "Has convinced himself that": nothing done to anybody else.
  if (objectsOf(sentence, head).some((object) => /^(?:him|her|it|them|our|my)sel(?:f|ves)$/i.test(tokenAt(sentence, object).form))) return null;
  const targets = verbTargets(sentence, head, { pattern, noun });
  const sources = calledUpon(sentence, head) ?? agentsOf(sentence, head);
  if (isReciprocal(sentence, head, pattern)) return { pattern, head, sources, targets: [{ heads: sources, via: "mutual" }], mutual: true };
  const parties = pattern.mutual && !targets.some((slot) => slot.via === "preposition") ? sources : [];
  const slots = parties.length > 0 ? [...targets, { heads: parties, via: "mutual" as const }] : targets;
  return slots.length === 0 ? null : { pattern, head, sources, targets: slots, mutual: pattern.mutual };
}

/** "called on *Riga* to stop attacking them": who is called on is to do it, not who calls. Null where nobody is. */
function calledUpon(sentence: Sentence, head: number): number[] | null {
  let at = head;
  for (let steps = 0; steps < 4 && /^(?:xcomp|advcl)$/.test(tokenAt(sentence, at).deprel); steps++) {
    at = tokenAt(sentence, at).head;
    const asked = /^(?:call|prevail|lean|count|rely|appeal|plead)$/.test(lemmaAt(sentence, at)) ? obliquesOf(sentence, at) : [];
    const heads = asked
      .filter(({ preposition, head: oblique }) => /^(?:up)?on$|^to$|^with$/.test(preposition) && oblique < head)
      .map((oblique) => oblique.head);
    if (heads.length > 0) return heads;
  }
  return null;
}

/** "Agree *on little*", "on nothing". */
function isEmptyAgreement(sentence: Sentence, head: number, { action }: ActionPattern): boolean {
  return action === "AGREE" && /^(?:on|about) (?:very )?(?:little|nothing|less)\b/i.test(wordsAt(sentence, head + 1));
}

const motions = /^(?:call|come|depart|drive|fly|go|head|journey|leave|look|return|travel|turn)$/;

/** "headed the mission to Moldova", "turned over to the court": with an object or a particle it is no journey of its subject. */
function carriesSomething(sentence: Sentence, head: number, { lemma, objects, prepositions, particle }: ActionPattern): boolean {
  if (objects !== null || prepositions === null || !motions.test(lemma)) return false;
  return objectsOf(sentence, head).length > 0 || (particle === null && childrenBy(sentence, head, "compound:prt").length > 0);
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
  const plain = candidates.find(
    (object) =>
      (lemmas.has("money") && isSum(sentence, object)) ||
      [object, ...childrenBy(sentence, object, "compound", "nmod:of")].some((part) => lemmas.has(lemmaAt(sentence, part))),
  );
  return plain ?? candidates.flatMap((object) => measured(sentence, object)).find((part) => lemmas.has(lemmaAt(sentence, part))) ?? null;
}

/** "400 million dollars", "€28 million": money, where a pattern asks for it. */
function isSum(sentence: Sentence, object: number): boolean {
  const { upos, form } = tokenAt(sentence, object);
  if (upos === "SYM") return /^\p{Sc}$/u.test(form);
  return /^(?:[mb]illion|trillion|dollar|euro|pound|yen|yuan|rouble|ruble|rupee|riyal|dirham|franc|peso|krona|zloty)$/.test(
    lemmaAt(sentence, object),
  );
}

/** "held another *round* of talks": what a noun of measure measures. */
function measured(sentence: Sentence, noun: number): number[] {
  if (!measures.test(lemmaAt(sentence, noun))) return [];
  return headsUnder(attributesOf(sentence, noun), /^of$/);
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
  if (noun !== null) return objectTargets(sentence, head, noun);
  if (pattern.mutual) return [];
  const given = recipientsOf(sentence, head);
  const patients = [...patientsOf(sentence, head), ...namedComplement(sentence, head)].filter((patient) => patient !== head);
  const slots: Slot[] = given.length > 0 ? [{ heads: given, via: "object" }] : [];
  return patients.length > 0 ? [...slots, { heads: patients, via: "object" }] : slots;
}

/** Whom something is given: "lent *Aydar* 10 billion dollars", also where the parser took the name before a number or an adjective for a part of what is given. */
function recipientsOf(sentence: Sentence, head: number): readonly number[] {
  const indirect = indirectObjectsOf(sentence, head);
  if (
    indirect.length > 0 ||
    !/^(?:lend|lent|loan|give|send|sell|grant|offer|hand|promise|pay|pledge|ship|supply|allot|award|fine)$/.test(lemmaAt(sentence, head))
  )
    return indirect;
  return objectsOf(sentence, head).flatMap((object) => {
    const name = sentence.tokens.findIndex((token, index) => index > head && token.upos === "PROPN" && endsReceiver(sentence, index, object));
    return name > head && name < object && name <= head + 4 ? [name] : [];
  });
}

/** A name before a number or an adjective, or with an article before a bare noun of stuff ("sold *the Taliban* electricity"). */
function endsReceiver(sentence: Sentence, name: number, object: number): boolean {
  if (/^(?:NUM|ADJ|DET)$/.test(sentence.tokens[name + 1]?.upos ?? "")) return true;
  const isStuff =
    /^(?:electricity|power|gas|oil|money|water|food|grain|wheat|fuel|uranium|ammunition|equipment|credit|cash|aid|help|access|shelter|protection|weapons|arms|jets|tanks|missiles|drones|helicopters|shells|loans|ships|boats)$/i;
  return object === name + 1 && isStuff.test(tokenAt(sentence, object).form);
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
      ? [...obliquesOf(sentence, head), ...givenTo(sentence, head), ...behindAgent(sentence, head)]
      : [
          ...attributesOf(sentence, noun),
          ...obliquesOf(sentence, head),
          ...deeperOf(sentence, noun),
          ...laidOn(sentence, noun),
          ...behindAgent(sentence, head),
        ];
  const heads = phrases.filter(fits).map((oblique) => oblique.head);
  const slots: Slot[] = heads.length > 0 ? [{ heads, via: "preposition" }] : [];
  const given = recipientsOf(sentence, head);
  if (prepositions.has("to") && given.length > 0) slots.unshift({ heads: given, via: "object" });
  if (noun !== null && heads.length === 0) slots.push({ heads: [noun], via: "owner" });
  return slots;
}

/** "exports of graphite *to Europe*", "dollars in aid *for Chad*": a phrase that the parser hung one noun too deep. */
function deeperOf(sentence: Sentence, noun: number): Oblique[] {
  const { deprel, head: verb } = tokenAt(sentence, noun);
  const content = deprel === "obj" && verb >= 0 ? obliquesOf(sentence, verb).filter(({ preposition }) => /^(?:in|as)$/.test(preposition)) : [];
  const aid = content.filter(({ head }) => /^(?:aid|assistance|help|support|loan|credit)$/.test(lemmaAt(sentence, head)));
  return [...attributesOf(sentence, noun).filter(({ preposition }) => preposition === "of"), ...aid].flatMap(({ head }) =>
    attributesOf(sentence, head),
  );
}

/** "lifted the sanctions imposed *on Chad*": a phrase of the participle behind the object. */
function laidOn(sentence: Sentence, noun: number): Oblique[] {
  return childrenBy(sentence, noun, "acl").flatMap((child) =>
    tokenAt(sentence, child).xpos === "VBN" ? [...obliquesOf(sentence, child), ...behindAgent(sentence, child)] : [],
  );
}

/** "imposed by the Union *on Russia*": a phrase that the parser hung on the agent before it. */
function behindAgent(sentence: Sentence, head: number): Oblique[] {
  return obliquesOf(sentence, head)
    .filter(({ preposition }) => preposition === "by")
    .flatMap((agent) => attributesOf(sentence, agent.head));
}

/** "promised grain *to Egypt*": a receiver that the parser hung on what is given. */
function givenTo(sentence: Sentence, head: number): Oblique[] {
  return objectsOf(sentence, head)
    .filter((object) => object > head)
    .flatMap((object) => attributesOf(sentence, object))
    .filter(({ preposition }) => preposition === "to" || preposition === "from");
}

/** "gave *Kyiv* weapons", "seized control": the receiver, else whatever owns the object. */
function objectTargets(sentence: Sentence, head: number, noun: number): Slot[] {
  const given = recipientsOf(sentence, head);
  return [{ heads: given.length > 0 ? given : [noun], via: given.length > 0 ? "object" : "owner" }];
}

/** Whom a governed clause is about: the object of the governing verb, the clause's subject, then whom it acts on. */
function complementTargets(sentence: Sentence, head: number, { action, lemma }: ActionPattern): Slot[] {
  const slots: Slot[] = [];
  const objects = objectsOf(sentence, head);
  const clauses = childrenBy(sentence, head, "xcomp", "ccomp", "advcl").filter((child) => child > head && isContentClause(sentence, child));
  if (objects.length > 0 && clauses.length > 0) slots.push({ heads: objects, via: "object" });
  for (const clause of clauses.slice(0, 1)) {
    const isFinite = tokenAt(sentence, clause).deprel === "ccomp";
    if (isFinite && /^(?:insist|tell|persuade|convince|get)$/.test(lemma) && !isSubjunctive(sentence, clause)) continue;
    if (action === "THREATEN" && isFavour.test(lemmaAt(sentence, clause))) continue;
    if (isInterrogative(sentence, clause)) continue;
    // "asked that the film be banned by the government": asked of the government.
    if (isFinite && action === "REQUEST" && isPassive(sentence, clause)) slots.push({ heads: agentsOf(sentence, clause), via: "complement" });
    if (isFinite && (action !== "THREATEN" || suffers(sentence, clause))) slots.push({ heads: subjectsOf(sentence, clause), via: "complement" });
    // What is demanded or alleged is said of the subject; what is threatened, promised or refused is done to the object.
    if (!isFinite || action === "THREATEN" || action === "AGREE" || action === "REJECT")
      slots.push({ heads: reachOf(sentence, clause, { depth: 1, isGround: action === "THREATEN" }), via: "complement" });
  }
  return slots.filter((slot) => slot.heads.length > 0);
}

/** "threatened to *sell* to China alone", "to *join* the bloc": done for somebody, against others who are not named there. */
const isFavour =
  /^(?:sell|join|support|help|side|ally|recogni[sz]e|cooperate|accept|sign|buy|turn|return|lift|pay|lend|negotiate|talk|meet|move|give|shift|switch|transfer|divert|redirect|offer|award|export)$/;

/** "insists that Iran *open* the site" asks for it; "insists that it *can*" only claims it. */
function isSubjunctive(sentence: Sentence, clause: number): boolean {
  const auxiliaries = childrenBy(sentence, clause, "aux", "aux:pass", "cop").map((child) => tokenAt(sentence, child).form.toLowerCase());
  return auxiliaries.length === 0 ? tokenAt(sentence, clause).xpos === "VB" : auxiliaries.every((form) => /^(?:be|must|should)$/.test(form));
}

/** "asks *what* Denmark is for", "ask *whether*": a question put, nothing asked for. */
function isInterrogative(sentence: Sentence, clause: number): boolean {
  const opener = childrenBy(sentence, clause, "mark", "advmod", "obj", "nsubj", "obl").find((child) => child < clause);
  return [opener ?? clause, clause].some((at) => /^(?:wh(?:at|y|ether|o|om|en|ere|ich)|how|if)$/i.test(tokenAt(sentence, at).form));
}

/** "warned that Minsk would *pay*": the subject is who is threatened; "warned that Russia would defend its citizens" threatens others. */
function suffers(sentence: Sentence, clause: number): boolean {
  return isPassive(sentence, clause) || /^(?:pay|suffer|regret|face|answer|lose|bear|burn|risk|fall|collapse)$/.test(lemmaAt(sentence, clause));
}

/** An adverbial clause is what is promised or asked for only as an infinitive; "as", "while" and "when" put something beside it. */
function isContentClause(sentence: Sentence, clause: number): boolean {
  return tokenAt(sentence, clause).deprel !== "advcl" || childrenBy(sentence, clause, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
}

/** Where something is done, which is nobody it is done to unless ground is what it strikes. */
const beside = /^(?:at|during|after|before|since|by|until|under|throughout|within|despite|amid|like|as|across|through|along|around|near|past|via)\b/;

/** Objects and obliques of a clause and of the clauses it takes as objects down to `depth`, and their attributes. */
function reachOf(sentence: Sentence, clause: number, { depth, isGround }: { depth: number; isGround: boolean }): number[] {
  const obliques = obliquesOf(sentence, clause).filter(({ preposition }) => !beside.test(preposition) && (isGround || preposition !== "in"));
  const own = [...patientsOf(sentence, clause), ...obliques.map((oblique) => oblique.head)];
  const attributes = own.flatMap((head) =>
    attributesOf(sentence, head)
      .filter(({ preposition }) => !beside.test(preposition))
      .map((attribute) => attribute.head),
  );
  const further =
    depth === 0 ? [] : childrenBy(sentence, clause, "xcomp", "ccomp").flatMap((child) => reachOf(sentence, child, { depth: depth - 1, isGround }));
  const passiveSubjects = isPassive(sentence, clause) ? subjectsOf(sentence, clause) : [];
  return [...new Set([...own, ...passiveSubjects, ...attributes, ...further])];
}

function matchNoun(sentence: Sentence, head: number, pattern: ActionPattern): Trigger | null {
  const attributes = attributesOf(sentence, head);
  if (pattern.objects !== null && !speaksOf(sentence, head, pattern.objects)) return null;
  const by = headsUnder(attributes, /^by$/);
  if (pattern.mutual) {
    const between = headsUnder(attributes, /^(?:between|among|of)$/);
    if (between.length > 1) return { pattern, head, sources: between, targets: [{ heads: between, via: "mutual" }], mutual: true };
  }
  const targets = nounTargets(sentence, head, pattern);
  const leadsFrom = pattern.prepositions?.has("from") ?? false;
  const from = leadsFrom ? [] : headsUnder([...attributes, ...besideNoun(sentence, head)], /^(?:from|by)$/);
  const struck = targets.length === 0 && from.length > 0 ? undergoers(sentence, head) : [];
  if (struck.length > 0) return { pattern, head, sources: from, targets: [{ heads: struck, via: "object" }], mutual: pattern.mutual };
  if (targets.length === 0) return null;
  // "The attack on Kyiv from Belarus" tells where from, "pressure from Washington" whose it is.
  const isPlaced = pattern.action === "ASSAULT" || pattern.action === "MOBILIZE";
  const sources = by.length > 0 || isPlaced || leadsFrom ? by : headsUnder(attributes, /^from$/);
  return { pattern, head, sources, targets: [{ heads: targets, via: "preposition" }], mutual: pattern.mutual };
}

/** "*arms* sales", "the sale of *jets*". */
function speaksOf(sentence: Sentence, head: number, lemmas: ReadonlySet<string>): boolean {
  const parts = [...childrenBy(sentence, head, "compound"), ...headsUnder(attributesOf(sentence, head), /^of$/)];
  return parts.some((part) => lemmas.has(lemmaAt(sentence, part)));
}

function headsUnder(phrases: readonly Oblique[], preposition: RegExp): number[] {
  return phrases.filter((phrase) => preposition.test(phrase.preposition)).map((phrase) => phrase.head);
}

/** Phrases behind the verb whose object the noun is: "received orders *from Moscow*". */
function besideNoun(sentence: Sentence, noun: number): Oblique[] {
  const { deprel, head: verb } = tokenAt(sentence, noun);
  return deprel === "obj" && verb >= 0 ? obliquesOf(sentence, verb).filter((oblique) => oblique.head > noun) : [];
}

/**
 * Where a noun's preposition leads: its own phrases, those that the parser hung one noun too deep ("loans from China *to
 * Zambia*", "a ban on the sale of chips *to China*"), and for prepositions that seldom go with a verb those behind it.
 */
function nounTargets(sentence: Sentence, head: number, { prepositions, action }: ActionPattern): number[] {
  const wanted = (phrase: Oblique): boolean => prepositions?.has(phrase.preposition) ?? false;
  const own = attributesOf(sentence, head);
  const direct = own.filter(wanted).map((phrase) => phrase.head);
  const goods =
    action === "SANCTION" ? own.filter(({ preposition }) => preposition === "on").flatMap((phrase) => goodsFor(sentence, phrase.head)) : [];
  if (goods.length > 0) return goods;
  if (direct.length > 0) return direct;
  const deeper = own.filter(({ preposition }) => /^(?:from|by|of)$/.test(preposition)).flatMap((phrase) => attributesOf(sentence, phrase.head));
  const beside = besideNoun(sentence, head).filter(({ preposition }) => /^(?:on|against)$/.test(preposition));
  return [...deeper, ...beside].filter(wanted).map((phrase) => phrase.head);
}

/** "on the sale of chips *to China*", "on exports *to China*": whom what is forbidden goes to. */
function goodsFor(sentence: Sentence, goods: number): number[] {
  const phrases = attributesOf(sentence, goods);
  return [...phrases, ...phrases.flatMap((phrase) => attributesOf(sentence, phrase.head))]
    .filter(({ preposition }) => preposition === "to" || preposition === "from")
    .map((phrase) => phrase.head);
}
