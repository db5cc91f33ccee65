import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { obliquesOf, prepositionOf, subjectOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { holderAt } from "./holder.ts";
import { isAsserted } from "./is-asserted.ts";
import { passageOf } from "./passage.ts";
import type { PositionFrame } from "./position-frame.ts";
import { deservedNouns, type Stance } from "./stance-lexicon.ts";

/** Stances told of somebody by what they are or feel: "are against the reform", "I am no fan of tariffs", "angered Berlin", "drew praise from ministers". */
export function attitudeFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...partyFrames(sentence, index),
    ...followerFrames(sentence, index),
    ...movedFrames(sentence, index),
    ...receptionFrames(sentence, index),
  ]);
}

/** "The unions are against the reform", "Oslo is for a moratorium". */
function partyFrames(sentence: Sentence, topic: number): PositionFrame[] {
  if (childBy(sentence, topic, "cop") === null || !/^(?:NOUN|PROPN|VERB)$/.test(tokenAt(sentence, topic).upos)) return [];
  const marks = childrenBy(sentence, topic, "case", "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  const value = marks.includes("against")
    ? -0.6
    : marks.includes("for")
      ? 0.6
      : marks.includes("behind") && !isSomewhere.test(lemmaAt(sentence, topic))
        ? 0.5
        : undefined;
  const holder = value === undefined ? null : holderAt(sentence, topic);
  const hasArticle = childBy(sentence, topic, "det", "nmod:poss") !== null || tokenAt(sentence, topic).upos === "VERB";
  // "Is for sale", "are behind the front" say no such thing of somebody.
  if (value === undefined || holder === null || (value > 0 && !hasArticle) || isSupposed(sentence, topic)) return [];
  const stance = childrenBy(sentence, topic, "advmod").some((child) => /^(?:not|n['’]t|never|hardly)$/i.test(tokenAt(sentence, child).form))
    ? -value * 0.7
    : value;
  const { start, end } = passageOf(sentence, [topic]);
  return [{ sentence, topic, isNoun: tokenAt(sentence, topic).upos !== "VERB", holder, stance, from: start, to: end, pattern: "verb" }];
}

/** What one can stand behind without taking its side. */
const isSomewhere = /^(?:front|line|door|wall|border|fence|scene|desk|schedule|target|curtain|wheel|bar|time|river|hill)$/;

const followers: ReadonlyMap<string, Stance> = new Map([
  ...["fan", "admirer", "supporter", "advocate", "champion", "believer", "enthusiast", "proponent", "defender", "devotee", "backer"].map(
    (noun): [string, Stance] => [noun, 0.5],
  ),
  ...["opponent", "critic", "sceptic", "skeptic", "foe", "detractor"].map((noun): [string, Stance] => [noun, -0.5]),
]);

/** "I am no fan of the tariff", "she has long been a critic of the pact". */
function followerFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const value = childBy(sentence, noun, "cop") === null ? undefined : followers.get(lemmaAt(sentence, noun));
  const topic = childrenBy(sentence, noun, "nmod", "acl").find((child) => child > noun && /^(?:of|in)$/.test(prepositionOf(sentence, child)));
  const holder = value === undefined ? null : holderAt(sentence, noun);
  if (value === undefined || topic === undefined || holder === null || isSupposed(sentence, noun)) return [];
  if (!/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, topic).upos)) return [];
  const isNone =
    isNegated(sentence, noun) ||
    childrenBy(sentence, noun, "det", "advmod").some((child) => /^(?:no|never|hardly|not)$/i.test(tokenAt(sentence, child).form)) ||
    /^(?:hardly|scarcely)$/i.test(sentence.tokens[noun - 2]?.form ?? "");
  const { start, end } = passageOf(sentence, [noun, topic]);
  return [{ sentence, topic, holder, stance: isNone ? -value : value, from: start, to: end, pattern: "feeling" }];
}

const moving: ReadonlyMap<string, Stance> = new Map([
  ...["please", "delight", "impress", "persuade", "convince", "reassure", "hearten", "gladden", "encourage", "satisfy", "thrill", "suit"].map(
    (verb): [string, Stance] => [verb, 0.5],
  ),
  ..."anger enrage infuriate outrage irritate annoy dismay appal appall disappoint upset offend horrify trouble disturb irk displease rile incense disgust revolt unnerve exasperate aggrieve affront vex nauseate sadden"
    .split(" ")
    .map((verb): [string, Stance] => [verb, -0.5]),
]);

/** "The decision angered Berlin", "her argument does not convince me", "the offer impressed nobody": whoever is moved takes the stance. */
function movedFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const value = tokenAt(sentence, verb).upos === "VERB" ? moving.get(lemmaAt(sentence, verb)) : undefined;
  const moved = value === undefined ? null : childBy(sentence, verb, "obj");
  const topic = moved === null ? null : subjectOf(sentence, verb);
  if (value === undefined || moved === null || topic === null || modalOf(sentence, verb) !== null || isSupposed(sentence, verb)) return [];
  // "Convinced Berlin to pay" is something done to it.
  if (childBy(sentence, verb, "xcomp", "ccomp", "expl") !== null || isSomebody(sentence, topic) || /^W|^EX/.test(tokenAt(sentence, topic).xpos))
    return [];
  const { form } = tokenAt(sentence, moved);
  const isNobody = /^(?:nobody|none)$/i.test(form) || (/^one$/i.test(form) && /^no$/i.test(sentence.tokens[moved - 1]?.form ?? ""));
  const holder = isNobody || /^(?:me|us)$/i.test(form) ? ("author" as const) : isSomebody(sentence, moved) ? moved : null;
  if (holder === null || !isAsserted(sentence, verb)) return [];
  const stance = isNegated(sentence, verb) || isNobody ? -value * 0.7 : value;
  const { start, end } = passageOf(sentence, [topic, verb]);
  return [{ sentence, topic, holder, stance, from: start, to: end, pattern: "feeling" }];
}

function isSomebody(sentence: Sentence, index: number): boolean {
  return tokenAt(sentence, index).upos === "PROPN" || isHumanNoun(lemmaAt(sentence, index));
}

const receivedNouns: ReadonlyMap<string, Stance> = new Map([
  ["approval", 0.6],
  ["opposition", -0.6],
  ["resistance", -0.6],
  ["protest", -0.6],
]);

const receiving = /^(?:draw|win|earn|receive|attract|provoke|get|meet|face|elicit|gain|enjoy|have|retain|command|garner|incur)$/;

/** "The accord drew praise from ministers", "the plan met with opposition from farmers", "won the backing of the unions". */
function receptionFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const value = deservedNouns.get(lemmaAt(sentence, noun)) ?? receivedNouns.get(lemmaAt(sentence, noun));
  const { head, deprel } = tokenAt(sentence, noun);
  if (value === undefined || head < 0 || !/^(?:obj|obl)/.test(deprel) || !receiving.test(lemmaAt(sentence, head))) return [];
  const topic = subjectOf(sentence, head);
  const givers = [
    ...childrenBy(sentence, noun, "nmod").map((child) => ({ preposition: prepositionOf(sentence, child), head: child })),
    ...obliquesOf(sentence, head),
  ];
  const holder = givers.find(
    (giver) => giver.head > noun && /^(?:from|of|by|among)$/.test(giver.preposition) && isSomebody(sentence, giver.head),
  )?.head;
  if (
    topic === null ||
    holder === undefined ||
    isNegated(sentence, head) ||
    modalOf(sentence, head) !== null ||
    /^W|^EX/.test(tokenAt(sentence, topic).xpos)
  )
    return [];
  if (isSomebody(sentence, topic) && tokenAt(sentence, holder).upos === "PROPN") return [];
  const { start, end } = passageOf(sentence, [topic, noun, holder]);
  return [{ sentence, topic, holder, stance: value, from: start, to: end, pattern: "verb" }];
}

function isSupposed(sentence: Sentence, predicate: number): boolean {
  return childrenBy(sentence, predicate, "mark").some((mark) => /^(?:if|unless|whether|to|when)$/i.test(tokenAt(sentence, mark).form));
}
