import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { attributesOf, type Oblique, obliquesOf, prepositionOf } from "../syntax/clause.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, subtreeOf, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import type { CausalLink, LinkSide } from "./causal-link.ts";
import { causalPhrases, causalVerbs, drivingVerbs, inducingVerbs, phrasalVerbs, prepositionalVerbs, preventingVerbs } from "./causal-lexicon.ts";
import { clauseSide, nounSide, spanSide } from "./link-side.ts";
import { verbLemma } from "./verb-lemma.ts";

/** What a verb does to something: the other side of a link whose cause is the verb's subject. */
export interface VerbEffect {
  readonly side: LinkSide;
  readonly sign: 1 | -1 | null;
  readonly strength: number;
  readonly pattern: CausalLink["pattern"];
  readonly connective: readonly number[];
  /** With an actor as subject this is an act of the actor, not a link. */
  readonly isAct: boolean;
  readonly reversed?: boolean;
}

/** The effects of a causal verb by the first frame that fits it; empty where none does. */
export function verbEffects(sentence: Sentence, verb: number): VerbEffect[] {
  for (const find of frames) {
    const effects = find(sentence, verb);
    if (effects.length > 0) return effects;
  }
  return [];
}

/** More particular frames come first: "cost Kyiv time" before "cost lives". */
const frames = [
  phraseEffects,
  inducedEffects,
  preventedEffects,
  drivenEffects,
  deprivingEffects,
  givingEffects,
  closerEffects,
  keepEffects,
  madeEffects,
  prepositionalEffects,
  directEffects,
];

function phraseEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const lemma = verbLemma(sentence, verb);
  for (const phrase of causalPhrases) {
    if (phrase.verb !== lemma) continue;
    const words = phrase.rest.split(" ");
    const last = matchAfter(sentence, verb, words);
    if (last === null) continue;
    const object = phraseObject(sentence, verb, last);
    if (object === null) return [];
    return [
      { side: nounSide(sentence, object), sign: phrase.sign, strength: phrase.strength, pattern: "phrase", connective: [verb, last], isAct: false },
    ];
  }
  return [];
}

/** The words stand right after the verb, or one noun phrase apart for a particle ("brings the deal about"). */
function matchAfter(sentence: Sentence, verb: number, words: readonly string[]): number | null {
  const forms = sentence.tokens.slice(verb + 1, verb + 1 + words.length).map((token) => token.form.toLowerCase());
  if (forms.join(" ") === words.join(" ")) return verb + words.length;
  if (words.length > 1) return null;
  return childrenBy(sentence, verb, "compound:prt", "advmod").find((child) => tokenAt(sentence, child).form.toLowerCase() === words[0]) ?? null;
}

function phraseObject(sentence: Sentence, verb: number, last: number): number | null {
  const direct = childrenBy(sentence, verb, "obj").find((child) => child !== last);
  if (direct !== undefined && (direct > last || sentence.tokens[last]?.deprel === "compound:prt")) return direct;
  const after = sentence.tokens.findIndex((token, index) => index > last && hasRelation(token, ["obl", "nmod", "obj"]));
  return after >= 0 && after - last < 10 ? after : null;
}

/** The infinitive a verb governs after its object: "to sell" of "forced Moscow to sell"; null without one. */
export function toInfinitive(sentence: Sentence, verb: number): number | null {
  return (
    childrenBy(sentence, verb, "xcomp", "ccomp", "advcl", "obl").find(
      (child) =>
        child > verb &&
        (!tokenAt(sentence, child).deprel.startsWith("obl") || tokenAt(sentence, child).xpos === "VB") &&
        childrenBy(sentence, child, "mark", "case").some((mark) => lemmaAt(sentence, mark) === "to"),
    ) ?? null
  );
}

function objectOf(sentence: Sentence, verb: number, complement: number | null): number | null {
  const own = childBy(sentence, verb, "obj", "iobj");
  if (own !== null) return own;
  return complement === null ? null : childBy(sentence, complement, "nsubj", "compound");
}

/** "Force Moscow to sell": the effect is "Moscow to sell". */
function inducedEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const strength = inducingVerbs.get(verbLemma(sentence, verb));
  if (strength === undefined) return [];
  const bare = childrenBy(sentence, verb, "ccomp", "xcomp").find((child) => tokenAt(sentence, child).xpos === "VB");
  const complement =
    toInfinitive(sentence, verb) ?? infinitiveOfObject(sentence, verb) ?? (verbLemma(sentence, verb) === "help" ? (bare ?? null) : null);
  const object = objectOf(sentence, verb, complement);
  if (complement === null || object === null || object < verb || object > complement) return [];
  // "The president should allow minehunters to enter": leave given by somebody is an act.
  const isAct = /^(?:allow|permit|help|enable)$/.test(verbLemma(sentence, verb));
  return [{ side: pairSide(sentence, object, complement), sign: 1, strength, pattern: "induce", connective: [verb], isAct }];
}

/** "Pushed two firms to announce": trees often hang the infinitive on the object. */
function infinitiveOfObject(sentence: Sentence, verb: number): number | null {
  const object = childBy(sentence, verb, "obj");
  if (object === null) return null;
  return (
    childrenBy(sentence, object, "acl").find(
      (child) => tokenAt(sentence, child).xpos === "VB" && childrenBy(sentence, child, "mark").some((mark) => lemmaAt(sentence, mark) === "to"),
    ) ?? null
  );
}

function pairSide(sentence: Sentence, object: number, complement: number): LinkSide {
  const start = nounSide(sentence, object).span.start;
  const end = clauseSide(sentence, complement).span.end;
  return spanSide(sentence, { start, end: Math.max(end, nounSide(sentence, object).span.end) }, complement);
}

/** "Deter Beijing from attacking". */
function preventedEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const strength = preventingVerbs.get(verbLemma(sentence, verb));
  const object = childBy(sentence, verb, "obj");
  if (strength === undefined || object === null || object < verb) return [];
  const complements = [...childrenBy(sentence, verb, "advcl", "xcomp", "ccomp", "obl"), ...childrenBy(sentence, object, "acl", "nmod")];
  const from = complements.find((child) => childrenBy(sentence, child, "mark", "case").some((mark) => lemmaAt(sentence, mark) === "from"));
  // "Kept the Americans from the room" moves nobody to or from an act.
  if (from === undefined || (lemmaAt(sentence, verb) === "keep" && tokenAt(sentence, from).xpos !== "VBG")) return [];
  return [{ side: pairSide(sentence, object, from), sign: -1, strength, pattern: "prevent-from", connective: [verb], isAct: false }];
}

const directions = /^(?:into|toward|towards|to|onto|out of|back to|against)$/;

/** "Drag Turkey into the war", "turn Russia into a vassal". */
function drivenEffects(sentence: Sentence, verb: number): VerbEffect[] {
  if (!drivingVerbs.has(verbLemma(sentence, verb))) return [];
  const object = childBy(sentence, verb, "obj");
  if (object === null || object < verb) return [];
  const into = phrasesBehind(sentence, verb, object).find(({ preposition }) => directions.test(preposition));
  if (into === undefined) return [];
  const span = { start: nounSide(sentence, object).span.start, end: subtreeSpan(sentence, into.head).end };
  const sign = into.preposition === "against" ? -1 : 1;
  const head = sign === 1 ? into.head : object;
  return [{ side: spanSide(sentence, span, head), sign, strength: 0.8, pattern: "drive-into", connective: [verb], isAct: true }];
}

/** "Gives China an opening", "bought Kyiv time": what somebody comes to have. */
function givingEffects(sentence: Sentence, verb: number): VerbEffect[] {
  if (!/^(?:give|offer|hand|buy|grant|lend|afford|win|earn|cost|deny|save|spare|bring|leave|lose)$/.test(lemmaAt(sentence, verb))) return [];
  const [receiver, object] = receiverAndThing(sentence, verb);
  if (receiver === null || object === null || receiver > object) return [];
  const sign = /^(?:cost|deny|save|spare|lose)$/.test(lemmaAt(sentence, verb)) ? -1 : 1;
  const span = { start: nounSide(sentence, receiver).span.start, end: nounSide(sentence, object).span.end };
  return [{ side: spanSide(sentence, span, object), sign, strength: 0.7, pattern: "verb", connective: [verb], isAct: true }];
}

/** Also where the parser took the thing for a measure: "cost the regime some four billion dollars". */
function receiverAndThing(sentence: Sentence, verb: number): [number | null, number | null] {
  const [receiver, object] = [childBy(sentence, verb, "iobj"), childBy(sentence, verb, "obj")];
  if (receiver !== null) return [receiver, object];
  const measure = childrenBy(sentence, verb, "obl:unmarked").find(
    (child) => object !== null && child > object && /^NNS?$/.test(tokenAt(sentence, child).xpos),
  );
  return measure === undefined ? [null, object] : [object, measure];
}

/** "Kept China at the table", "keeps prices high", "held the alliance together", "kept inflation in check". */
function keepEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const object = childBy(sentence, verb, "obj");
  if (!/^(?:keep|hold)$/.test(lemmaAt(sentence, verb)) || object === null || object < verb) return [];
  const rest = subtreeOf(sentence, verb).filter((index) => index > object);
  const state = rest.find(
    (index) => (tokenAt(sentence, index).head === verb || tokenAt(sentence, index).head === object) && keptState(sentence, index) !== null,
  );
  if (state === undefined) return [];
  const end = subtreeSpan(sentence, state, { without: (child) => /^(?:advcl|conj|cc)/.test(child.deprel) }).end;
  const span = { start: nounSide(sentence, object).span.start, end };
  const sign = keptState(sentence, state) === -1 ? -1 : 1;
  return [{ side: spanSide(sentence, span, object), sign, strength: 0.7, pattern: "drive-into", connective: [verb], isAct: true }];
}

/** What something is kept in: 1 up or going, −1 down or away; null where the words are no state. */
function keptState(sentence: Sentence, index: number): 1 | -1 | null {
  const { form, upos, deprel } = tokenAt(sentence, index);
  const word = form.toLowerCase();
  if (/^(?:together|afloat|alive|up|high|open|stable|going|intact)$/.test(word)) return 1;
  if (/^(?:down|low|weak|apart|closed|back|away|out)$/.test(word)) return -1;
  if (upos === "ADJ" && /^(?:xcomp|advmod|obl)/.test(deprel)) return 1;
  if (!/^(?:obl|nmod)/.test(deprel)) return null;
  const preposition = prepositionOf(sentence, index);
  if (/^(?:bay|check|line|length)$/.test(word) || preposition === "out of" || preposition === "off" || preposition === "under") return -1;
  return /^(?:at|in|on|within)$/.test(preposition) && !/^(?:year|month|week|day)$/.test(lemmaAt(sentence, index)) ? 1 : null;
}

/** "Brought the region closer to the brink". */
function closerEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const object = childBy(sentence, verb, "obj");
  if (object === null || !/^(?:bring|push|move|draw|drive|edge|nudge)$/.test(lemmaAt(sentence, verb))) return [];
  const closer = subtreeOf(sentence, verb).find(
    (index) => index > object && /^(?:closer|nearer|further|farther)$/i.test(tokenAt(sentence, index).form),
  );
  const goal =
    closer === undefined ? undefined : sentence.tokens.findIndex((token, index) => index > closer && index - closer < 6 && token.upos === "NOUN");
  if (closer === undefined || goal === undefined || goal < 0) return [];
  const sign = /^f/i.test(tokenAt(sentence, closer).form) ? -1 : 1;
  const span = { start: nounSide(sentence, object).span.start, end: tokenAt(sentence, goal).end };
  return [{ side: spanSide(sentence, span, goal), sign, strength: 0.8, pattern: "drive-into", connective: [verb], isAct: true }];
}

/** "Leaves Ukraine without revenue", "robs Kyiv of time". */
function deprivingEffects(sentence: Sentence, verb: number): VerbEffect[] {
  if (lemmaAt(sentence, verb) === "leave") return leftWith(sentence, verb);
  const preposition = /^(?:rob|deprive|strip)$/.test(lemmaAt(sentence, verb)) ? "of" : null;
  const object = childBy(sentence, verb, "obj");
  if (preposition === null || object === null) return [];
  const lost = phrasesBehind(sentence, verb, object).find((phrase) => phrase.preposition === preposition);
  if (lost === undefined) return [];
  const span = { start: nounSide(sentence, object).span.start, end: subtreeSpan(sentence, lost.head).end };
  return [{ side: spanSide(sentence, span, lost.head), sign: -1, strength: 0.8, pattern: "drive-into", connective: [verb], isAct: true }];
}

/** "Leaves Ukraine without revenue", "left Moscow with few options". */
function leftWith(sentence: Sentence, verb: number): VerbEffect[] {
  const object = childBy(sentence, verb, "obj");
  if (object === null) return [];
  const phrases = phrasesBehind(sentence, verb, object);
  const isFew = (head: number): boolean =>
    childrenBy(sentence, head, "amod", "det").some((child) => /^(?:few|fewer|little|less|no)$/i.test(tokenAt(sentence, child).form));
  const lost = phrases.find(({ preposition, head }) => preposition === "without" || (preposition === "with" && isFew(head)));
  if (lost === undefined) return [];
  const span = { start: nounSide(sentence, object).span.start, end: subtreeSpan(sentence, lost.head).end };
  return [{ side: spanSide(sentence, span, object), sign: -1, strength: 0.8, pattern: "drive-into", connective: [verb], isAct: true }];
}

/** Phrases with a preposition behind the object, wherever the tree hung them. */
function phrasesBehind(sentence: Sentence, verb: number, object: number): Oblique[] {
  return [...obliquesOf(sentence, verb), ...attributesOf(sentence, object)].filter(({ head }) => head > object);
}

const lessening =
  /^(?:less|hard|harder|difficult|impossible|unlikely|weak|weaker|irrelevant|worse|poor|poorer|unthinkable|expensive|costly|risky|unattractive|untenable|redundant|useless|obsolete|scarce|scarcer|fragile|smaller|lower|slower|rare|rarer|un\w+able)$/;

/** "Make war less likely", "leave Kyiv weaker", "render the treaty useless", "make allies doubt". */
function madeEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const lemma = verbLemma(sentence, verb);
  if (!/^(?:make|render|leave)$/.test(lemma)) return [];
  const complement = childrenBy(sentence, verb, "xcomp", "ccomp").find((child) => child > verb) ?? lateAdjective(sentence, verb);
  if (complement === undefined) return [];
  const object = objectOf(sentence, verb, complement);
  if (object === null || /^(?:sure|it)$/i.test(tokenAt(sentence, object).form)) return [];
  const token = tokenAt(sentence, complement);
  const isAdjective = token.upos === "ADJ" || token.xpos === "VBN" || outcomeAdjectives.test(token.form);
  const isBare = token.xpos === "VB" && lemma === "make";
  if (!isAdjective && !isBare) return [];
  const late = object > complement;
  // A problem made worse grows.
  const isTrouble = /^(?:problem|crisis|shortage|conflict|inflation|unrest|hunger|poverty|suffering|tension|violence|damage|pain)$/.test(
    lemmaAt(sentence, object),
  );
  const sign = isTrouble && /^worse$/i.test(token.form) ? 1 : isAdjective ? adjectiveSign(sentence, complement) : 1;
  const side = late ? nounSide(sentence, object) : pairSide(sentence, object, complement);
  return [{ side: isAdjective ? { ...side, head: object } : side, sign, strength: 0.8, pattern: "make", connective: [verb], isAct: false }];
}

/** "Makes peace in Ukraine less likely": the adjective after the object, where the tree made it an attribute of that. */
function lateAdjective(sentence: Sentence, verb: number): number | undefined {
  const object = childBy(sentence, verb, "obj");
  if (object === null) return undefined;
  const late = subtreeOf(sentence, verb).find(
    (index) =>
      index > object &&
      tokenAt(sentence, index).upos !== "NOUN" &&
      /^(?:JJ|JJR|RB|RBR)$/.test(tokenAt(sentence, index).xpos) &&
      outcomeAdjectives.test(tokenAt(sentence, index).form),
  );
  return late !== undefined && late - object < 8 ? late : undefined;
}

const outcomeAdjectives =
  /^(?:worthless|pointless|profitable|unprofitable|affordable|unaffordable|palatable|tempting|popular|unpopular|tougher|cheap|expensive|easy|hard|nervous|wary|reluctant|bolder|safe|unsafe|likely|unlikely|possible|impossible|inevitable|irrelevant|harder|easier|difficult|dependent|vulnerable|weaker|stronger|poorer|richer|safer|credible|attractive|unattractive|necessary|unnecessary|redundant|obsolete|untenable|worse|costlier|cheaper|riskier|un\w+able)$/i;

function adjectiveSign(sentence: Sentence, adjective: number): 1 | -1 {
  const isLess = childrenBy(sentence, adjective, "advmod").some((child) => /^(?:less|least)$/i.test(tokenAt(sentence, child).form));
  const isNegative = /less$/i.test(tokenAt(sentence, adjective).form) || lessening.test(tokenAt(sentence, adjective).form.toLowerCase());
  return isLess !== isNegative ? -1 : 1;
}

/** No object, or an amount: "adds 0.6 percent to output". */
function mayLead(sentence: Sentence, verb: number): boolean {
  const object = childBy(sentence, verb, "obj");
  return object === null || (verbLemma(sentence, verb) === "add" && childBy(sentence, object, "nummod") !== null);
}

/** "Lead to", "result in", and the reversed "stem from". */
function prepositionalEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const lemma = verbLemma(sentence, verb);
  for (const { preposition, head } of obliquesOf(sentence, verb)) {
    const frame = prepositionalVerbs.get(`${lemma} ${preposition}`);
    if (frame === undefined || head < verb || !mayLead(sentence, verb)) continue;
    if (lemma === "end" && tokenAt(sentence, head).upos !== "NOUN") continue;
    const mark = childBy(sentence, head, "case") ?? verb;
    return [
      {
        side: nounSide(sentence, head),
        sign: frame.sign,
        strength: frame.strength,
        pattern: frame.reversed ? "result-from" : "lead-to",
        connective: [verb, mark],
        isAct: false,
        reversed: frame.reversed,
      },
    ];
  }
  for (const clause of childrenBy(sentence, verb, "advcl", "xcomp", "ccomp")) {
    const mark = childBy(sentence, clause, "mark");
    const frame = mark === null ? undefined : prepositionalVerbs.get(`${lemma} ${lemmaAt(sentence, mark)}`);
    if (frame === undefined || mark === null || tokenAt(sentence, clause).xpos !== "VBG") continue;
    return [
      {
        side: clauseSide(sentence, clause),
        sign: frame.sign,
        strength: frame.strength,
        pattern: "lead-to",
        connective: [verb, mark],
        isAct: false,
        reversed: frame.reversed,
      },
    ];
  }
  return [];
}

/** The object of a causal verb; coordinated objects are one effect. */
function directEffects(sentence: Sentence, verb: number): VerbEffect[] {
  const loose = looseParticle(sentence, verb);
  const particle = childBy(sentence, verb, "compound:prt") ?? loose?.particle ?? null;
  const phrase = particle === null ? undefined : phrasalVerbs.get(`${verbLemma(sentence, verb)} ${tokenAt(sentence, particle).form.toLowerCase()}`);
  const entry = phrase ?? (particle === null ? causalVerbs.get(verbLemma(sentence, verb)) : undefined);
  const own = childBy(sentence, verb, "obj");
  // "Choke growth and push …", where the parser gave the verb another's object too.
  const first = childBy(sentence, verb, "iobj");
  const object = loose?.object ?? (first === verb + 1 ? first : null) ?? own ?? (particle === null ? mistakenObject(sentence, verb) : null);
  if (entry === undefined || object === null) return [];
  const isTold = /^(?:build|produce|cut|create)$/.test(lemmaAt(sentence, verb)) && /^VB[DN]$/.test(tokenAt(sentence, verb).xpos);
  if (isTold && childBy(sentence, verb, "csubj") === null) return [];
  if (isOwnDeed(sentence, verb, object)) return [];
  if (/^(?:itself|themselves|himself|herself|myself|ourselves|each|one)$/i.test(tokenAt(sentence, object).form)) return [];
  return [
    {
      side: nounSide(sentence, object),
      sign: entry.sign,
      strength: entry.strength,
      pattern: "verb",
      connective: [verb],
      isAct: entry.kind === "change" || isHumanAct(sentence, verb),
    },
  ];
}

/** "The port tripled its fees", "the raid killed villagers": told of what somebody or something did, no effect of it. */
function isOwnDeed(sentence: Sentence, verb: number, object: number): boolean {
  const lemma = verbLemma(sentence, verb);
  if (/^(?:kill|wound|injure|maim)$/.test(lemma)) return isHumanNoun(lemmaAt(sentence, object)) || childBy(sentence, object, "nummod") !== null;
  const isOwn = childrenBy(sentence, object, "nmod:poss").some((owner) => /^(?:its|his|her|their)$/i.test(tokenAt(sentence, owner).form));
  const isAmount = /^(?:raise|cut|reduce|increase|lower|double|triple|treble|quadruple|halve|slash|expand|trim|hike)$/.test(lemma);
  return isOwn && isAmount && /^VB[DN]$/.test(tokenAt(sentence, verb).xpos) && childBy(sentence, verb, "csubj") === null;
}

/** "Brought down the government": a particle that the parser took for a preposition. */
function looseParticle(sentence: Sentence, verb: number): { particle: number; object: number } | null {
  const particle = verb + 1;
  const next = sentence.tokens[particle];
  if (next === undefined || next.deprel !== "case" || !/^(?:down|up|off|out|away|apart)$/i.test(next.form)) return null;
  const isKnown = phrasalVerbs.has(`${verbLemma(sentence, verb)} ${next.form.toLowerCase()}`);
  return isKnown && tokenAt(sentence, next.head).head === verb ? { particle, object: next.head } : null;
}

/** "Cause unrest", "provoke the very clash": an object that the parser took for a predicate. */
function mistakenObject(sentence: Sentence, verb: number): number | null {
  const found = childrenBy(sentence, verb, "xcomp").find(
    (child) =>
      child > verb &&
      (tokenAt(sentence, child).upos === "NOUN" || (child === verb + 1 && tokenAt(sentence, child).xpos === "JJS")) &&
      childBy(sentence, child, "mark", "cop", "aux") === null,
  );
  return found ?? null;
}

/** Verbs of the lexicon that are plain acts where an actor is the subject, though their object is an outcome. */
function isHumanAct(sentence: Sentence, verb: number): boolean {
  return /^(?:unleash|drive|feed|invite|encourage|generate|obstruct|stimulate|foster|hinder|facilitate|sow|breed)$/.test(verbLemma(sentence, verb));
}
