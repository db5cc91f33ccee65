import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { attributesOf, isPassive, obliquesOf, prepositionOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { heldStance } from "./held-stance.ts";
import { passageOf } from "./passage.ts";
import type { PositionFrame } from "./position-frame.ts";
import { type Stance, stanceVerbs } from "./stance-lexicon.ts";

/** Sides that somebody takes by other means than an object: "argues against the cap", "urged Berlin to pay", "was welcomed by Oslo", "Paris's opposition to the levy". */
export function sideFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...speakingFrames(sentence, index),
    ...urgingFrames(sentence, index),
    ...favourFrames(sentence, index),
    ...wantingFrames(sentence, index),
    ...passiveFrames(sentence, index),
    ...nominalFrames(sentence, index),
  ]);
}

const speaking = /^(?:argue|campaign|vote|lobby|speak|plead|march|rally|demonstrate|decide|rule|come|be|stand|write|remain)$/;

/** Verbs and the prepositions by which they take a side. */
const sides: readonly (readonly [verbs: RegExp, prepositions: RegExp, Stance])[] = [
  [/^(?:argue|campaign|vote|lobby|agitate|plead|push|press|call|clamour|clamor|root|crusade)$/, /^for$/, 0.6],
  [
    /^(?:argue|campaign|vote|lobby|speak|come|protest|rail|inveigh|warn|caution|advise|counsel|demonstrate|fulminate|crusade|rebel|revolt|agitate)$/,
    /^(?:against|out against)$/,
    -0.6,
  ],
  [/^(?:object|assent|subscribe|consent|accede)$/, /^to$/, 0.5],
  [/^(?:bristle|chafe|balk|baulk|scoff|sneer|bridle|recoil|jeer)$/, /^(?:at|against|from)$/, -0.5],
  [/^(?:insist)$/, /^(?:on|upon)$/, 0.5],
  [/^(?:believe)$/, /^in$/, 0.5],
  [/^(?:stand|rally|unite|line)$/, /^(?:behind|up for)$/, 0.6],
  [/^(?:approve)$/, /^of$/, 0.6],
  // Parsers take "opposed to" for a preposition.
  [/^(?:remain|stay|stand|be)$/, /^(?:opposed to|against)$/, -0.6],
  [/^(?:disapprove|despair|tire|weary)$/, /^of$/, -0.5],
];

/** What a verb leads to by a preposition: a noun, or a clause in -ing. */
function complementsOf(sentence: Sentence, verb: number): { readonly preposition: string; readonly head: number }[] {
  const attributes = tokenAt(sentence, verb).xpos === "NNS" ? attributesOf(sentence, verb) : [];
  const clauses = childrenBy(sentence, verb, "advcl", "acl", "xcomp", "ccomp").flatMap((head) => {
    const mark = childrenBy(sentence, head, "mark", "case").find((child) => tokenAt(sentence, child).xpos === "IN");
    return mark === undefined || tokenAt(sentence, head).xpos !== "VBG" ? [] : [{ preposition: tokenAt(sentence, mark).form.toLowerCase(), head }];
  });
  return [...obliquesOf(sentence, verb), ...attributes, ...clauses].filter(({ head }) => head > verb);
}

/** "Moscow called for a ceasefire", "she argued against raising rates", "Ankara objects to the levy". */
function speakingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  if (!sides.some(([verbs]) => verbs.test(lemma)) || isPassive(sentence, verb)) return [];
  // Taggers take "objects" for a noun.
  const isVerb = tokenAt(sentence, verb).upos === "VERB" || /^(?:objects|protests)$/.test(tokenAt(sentence, verb).form);
  const found = complementsOf(sentence, verb).flatMap(({ preposition, head }) => {
    const side = sides.find(([verbs, prepositions]) => verbs.test(lemma) && prepositions.test(preposition));
    return side === undefined ? [] : [{ head, stance: lemma === "object" ? -side[2] : side[2] }];
  })[0];
  const mistaken = found === undefined ? null : mistakenHolder(sentence, verb);
  const held = found === undefined ? null : mistaken !== null ? { holder: mistaken, isTurned: false } : isVerb ? heldStance(sentence, verb) : null;
  if (found === undefined || held === null || !isMatter(sentence, found.head)) return [];
  return [frameOf(sentence, { verb, topic: found.head, holder: held.holder, stance: held.isTurned ? -found.stance * 0.7 : found.stance })];
}

/** "The opposition calls for elections", "Ankara objects to the levy", where the tagger took the verb for a plural noun: whoever stands before it. */
function mistakenHolder(sentence: Sentence, verb: number): number | null {
  const { xpos, head } = tokenAt(sentence, verb);
  if (xpos !== "NNS" || head >= 0 || sentence.tokens.some((token) => /^(?:VB[DZP]|MD)$/.test(token.xpos))) return null;
  const before = childBy(sentence, verb, "compound", "nsubj", "nmod:poss", "amod");
  return before !== null && before < verb && isHolder(sentence, before) ? before : null;
}

function isMatter(sentence: Sentence, topic: number): boolean {
  const { upos, xpos, form } = tokenAt(sentence, topic);
  if (
    /^(?:help|time|hours?|minutes?|weeks?|decades?|generations?|chairm[ae]n|years?|months?|days?|reason|reasons|example|instance|calm|course|ages|once|now)$/i.test(
      form,
    )
  )
    return false;
  return upos === "NOUN" || upos === "PROPN" || xpos === "VBG";
}

interface Parts {
  readonly verb: number;
  readonly topic: number;
  readonly holder: PositionFrame["holder"];
  readonly stance: Stance;
}

function frameOf(sentence: Sentence, { verb, topic, holder, stance }: Parts): PositionFrame {
  const subject = childBy(sentence, verb, "nsubj");
  const whole = passageOf(sentence, [topic, ...(subject === null ? [] : [subject])]);
  const { start, end } = tokenAt(sentence, verb);
  return { sentence, topic, holder, stance, from: Math.min(start, whole.start), to: Math.max(end, whole.end), pattern: "verb" };
}

const urging = /^(?:urge|implore|exhort|beseech|entreat|advise|beg|call|counsel)$/;
const proposing = /^(?:urge|propose|recommend|advocate|counsel|advise|preach|moot)$/;

/** "Urged Berlin to lift the embargo": for lifting it; "my friends urge realism", "proposed expelling them". */
function urgingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  const isActive = tokenAt(sentence, verb).upos === "VERB" && !isPassive(sentence, verb);
  if (!isActive || (!urging.test(lemma) && !proposing.test(lemma))) return [];
  const held = heldStance(sentence, verb);
  if (held === null) return [];
  const topic = urging.test(lemma) ? (askedOf(sentence, verb) ?? proposedBy(sentence, verb)) : proposedBy(sentence, verb);
  if (topic === null) return [];
  return [frameOf(sentence, { verb, topic, holder: held.holder, stance: held.isTurned ? -0.4 : 0.6 })];
}

/** The infinitive that somebody is urged to. */
function askedOf(sentence: Sentence, verb: number): number | null {
  const addressed = childBy(sentence, verb, "obj", "obl", "iobj");
  if (addressed === null || addressed < verb) return null;
  if (lemmaAt(sentence, verb) === "call" && !/^(?:on|upon)$/.test(prepositionOf(sentence, addressed))) return null;
  const clauses = [...childrenBy(sentence, verb, "xcomp", "advcl", "ccomp"), ...childrenBy(sentence, addressed, "acl")];
  return (
    clauses.find((clause) => clause > addressed && childrenBy(sentence, clause, "mark").some((mark) => /^to$/i.test(tokenAt(sentence, mark).form))) ??
    null
  );
}

function proposedBy(sentence: Sentence, verb: number): number | null {
  if (!proposing.test(lemmaAt(sentence, verb))) return null;
  const clause = childBy(sentence, verb, "xcomp", "ccomp");
  if (clause !== null && tokenAt(sentence, clause).xpos === "VBG") return clause;
  const object = childBy(sentence, verb, "obj");
  const isThing = object !== null && tokenAt(sentence, object).upos === "NOUN" && !isHumanNoun(lemmaAt(sentence, object));
  return isThing && clause === null ? object : null;
}

/** "The opposition wants the minister to resign", "Paris wants an end to the veto"; what somebody wants for himself is a wish. */
function wantingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const object = lemmaAt(sentence, verb) === "want" ? childBy(sentence, verb, "obj") : null;
  const held = object === null ? null : heldStance(sentence, verb);
  if (object === null || held === null || held.holder === "author" || !/^VB[ZPD]$/.test(tokenAt(sentence, verb).xpos)) return [];
  const clause = childrenBy(sentence, verb, "xcomp", "ccomp").find((child) => child > object);
  const isEnd = /^(?:end|round|halt|moratorium|referendum|inquiry|ban|freeze|ceasefire|truce)$/.test(lemmaAt(sentence, object));
  const topic = clause ?? (isEnd ? object : null);
  if (topic === null || tokenAt(sentence, object).upos === "PRON") return [];
  return [frameOf(sentence, { verb, topic, holder: held.holder, stance: held.isTurned ? -0.4 : 0.5 })];
}

const favours: ReadonlyMap<string, Stance> = new Map([
  ["favour", 0.6],
  ["favor", 0.6],
  ["support", 0.6],
  ["defence", 0.5],
  ["defense", 0.5],
  ["praise", 0.6],
  ["opposition", -0.6],
]);

/** "Argued in favour of a cap", "is in favour of lifting it", "marched in support of the strike". */
function favourFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const value = prepositionOf(sentence, noun) === "in" ? favours.get(lemmaAt(sentence, noun)) : undefined;
  const { head, deprel } = tokenAt(sentence, noun);
  if (value === undefined || childBy(sentence, noun, "nmod:poss", "det") !== null) return [];
  const governor = childBy(sentence, noun, "cop") !== null ? noun : head;
  if (governor < 0 || (governor === head && (!/^obl|^advcl/.test(deprel) || !speaking.test(lemmaAt(sentence, governor))))) return [];
  const topic = childrenBy(sentence, noun, "nmod", "acl").find((child) => child > noun && isMatter(sentence, child));
  const held = topic === undefined ? null : heldStance(sentence, governor);
  if (topic === undefined || held === null) return [];
  return [frameOf(sentence, { verb: governor, topic, holder: held.holder, stance: held.isTurned ? -value * 0.7 : value })];
}

/** "The news was welcomed by all members": whoever "by" names holds it. */
function passiveFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const value = stanceVerbs.get(lemmaAt(sentence, verb));
  if (value === undefined || tokenAt(sentence, verb).upos !== "VERB" || childBy(sentence, verb, "aux:pass") === null) return [];
  const topic = childBy(sentence, verb, "nsubj:pass", "nsubj");
  const agent = obliquesOf(sentence, verb).find(({ preposition }) => preposition === "by")?.head;
  if (topic === null || agent === undefined || /^W|^EX/.test(tokenAt(sentence, topic).xpos)) return [];
  const modals = childrenBy(sentence, verb, "aux").some((aux) => tokenAt(sentence, aux).xpos === "MD");
  if (modals || !isHolder(sentence, agent) || (isActor(sentence, agent) && isActor(sentence, topic))) return [];
  const isTurned = childrenBy(sentence, verb, "advmod").some((child) => /^(?:not|n['’]t|never|hardly)$/i.test(tokenAt(sentence, child).form));
  const { start, end } = passageOf(sentence, [topic, verb, agent]);
  return [{ sentence, topic, holder: agent, stance: isTurned ? -value * 0.7 : value, from: start, to: end, pattern: "verb" }];
}

function isActor(sentence: Sentence, index: number): boolean {
  return tokenAt(sentence, index).upos === "PROPN";
}

function isHolder(sentence: Sentence, index: number): boolean {
  return isActor(sentence, index) || isHumanNoun(lemmaAt(sentence, index));
}

const nominal: ReadonlyMap<string, Stance> = new Map([
  ...[
    "support",
    "backing",
    "endorsement",
    "approval",
    "praise",
    "enthusiasm",
    "advocacy",
    "defence",
    "defense",
    "embrace",
    "admiration",
    "respect",
  ].map((noun): [string, Stance] => [noun, 0.6]),
  ...[
    "opposition",
    "objection",
    "resistance",
    "hostility",
    "aversion",
    "criticism",
    "condemnation",
    "rejection",
    "denunciation",
    "disapproval",
    "contempt",
    "disdain",
    "distrust",
    "scepticism",
    "skepticism",
  ].map((noun): [string, Stance] => [noun, -0.6]),
]);

/** "Putin's endorsement of the plan", "its backing for the deal"; a tie between two actors ("US support for Kyiv") is none. */
function nominalFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const value = tokenAt(sentence, noun).upos === "NOUN" ? nominal.get(lemmaAt(sentence, noun)) : undefined;
  const owner = value === undefined ? null : childBy(sentence, noun, "nmod:poss");
  if (value === undefined || owner === null || /^nsubj|^compound/.test(tokenAt(sentence, noun).deprel)) return [];
  const topic = childrenBy(sentence, noun, "nmod").find(
    (child) => child > noun && /^(?:for|to|of|toward|towards)$/.test(prepositionOf(sentence, child)) && isMatter(sentence, child),
  );
  if (topic === undefined || isActor(sentence, topic) || isDoubted(sentence, noun)) return [];
  const { form } = tokenAt(sentence, owner);
  const holder = /^(?:my|our)$/i.test(form) ? ("author" as const) : isHolder(sentence, owner) ? owner : null;
  if (holder === null) return [];
  const { start, end } = passageOf(sentence, [owner, noun, topic]);
  return [{ sentence, topic, holder, stance: value, from: start, to: end, pattern: "verb" }];
}

/** "Lack of support", "win her support", "despite the opposition of nobody": a stance wished for, lost or shared is not held. */
function isDoubted(sentence: Sentence, noun: number): boolean {
  const { head } = tokenAt(sentence, noun);
  const above = head < 0 ? "" : lemmaAt(sentence, head);
  return /^(?:lack|lose|win|seek|share|need|want|without|secure|hope|await|expect|get|absence|loss|end|withdraw|drop|overcome)$/.test(above);
}
