import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { isAsserted } from "./is-asserted.ts";
import { passageOf } from "./passage.ts";
import type { PositionFrame } from "./position-frame.ts";

/** Advice put as a need: "what Europe needs is a bank", "what is missing is patience", "Brussels needs a policy for the Gulf", "the task is to raise the price". */
export function needFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...cleftFrames(sentence, index),
    ...lackFrames(sentence, index),
    ...taskFrames(sentence, index),
    ...ownFrames(sentence, index),
    ...feltFrames(sentence, index),
  ]);
}

interface Parts {
  readonly topic: number;
  readonly stance: number;
  /** Tokens whose phrases make the passage. */
  readonly heads: readonly number[];
  readonly isNoun?: boolean;
}

function frameOf(sentence: Sentence, { topic, stance, heads, isNoun }: Parts): PositionFrame {
  const { start, end } = passageOf(sentence, heads);
  return { sentence, topic, isNoun: isNoun === true, holder: "author", stance, from: start, to: end, pattern: "advice" };
}

/** "What is needed is a clause", "what Europe does not need is another summit": what the copula names. */
function cleftFrames(sentence: Sentence, named: number): PositionFrame[] {
  const copula = childBy(sentence, named, "cop");
  if (copula === null || copula > named || !/^(?:NOUN|PROPN|VERB)$/.test(tokenAt(sentence, named).upos)) return [];
  const what = sentence.tokens.findLastIndex((token, index) => index < copula && /^what$/i.test(token.form));
  if (what < 0 || copula - what > 9) return [];
  const between = sentence.tokens.slice(what + 1, copula);
  const isNeed = between.some(({ lemma, form }) => lemma === "need" || lemma === "require" || /^(?:missing|lacking|wanted)$/.test(form));
  const verbs = between.filter(({ upos, lemma }) => upos === "VERB" && !/^(?:need|require|miss|lack|want)$/.test(lemma)).length;
  if (!isNeed || verbs > 0) return [];
  const isDenied = between.some(({ form }) => /^(?:not|n['’]t|never|least)$/i.test(form)) || isNegated(sentence, named);
  const isNoun = tokenAt(sentence, named).upos !== "VERB";
  return [{ ...frameOf(sentence, { topic: named, stance: isDenied ? -0.6 : 0.6, heads: [named], isNoun }), from: tokenAt(sentence, what).start }];
}

/** Those whose needs are everybody's affair; a company's need of a loan is its own. */
const publicBodies =
  /^(?:government|union|alliance|west|country|nation|world|state|commission|ministry|bloc|region|parliament|court|continent|city|party|coalition|republic)$/;

/** "Brussels needs a policy", "Europe does not need another summit": something that is not there; what is there ("needs the fees") only matters to whoever needs it. */
function lackFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const { xpos } = tokenAt(sentence, verb);
  const object = lemmaAt(sentence, verb) === "need" && /^VB[ZP]?$/.test(xpos) ? childBy(sentence, verb, "obj") : null;
  const subject = object === null ? null : childBy(sentence, verb, "nsubj");
  if (object === null || subject === null || tokenAt(sentence, object).upos !== "NOUN" || !isConcluded(sentence, verb)) return [];
  const { upos, form } = tokenAt(sentence, subject);
  const isAddressee = upos === "PROPN" || publicBodies.test(lemmaAt(sentence, subject)) || /^(?:we|they|he|she|it)$/i.test(form);
  const isLacked = childrenBy(sentence, object, "det").some((det) => /^(?:an?|another)$/i.test(tokenAt(sentence, det).form));
  const isSupposed =
    childrenBy(sentence, verb, "aux").some((aux) => tokenAt(sentence, aux).xpos === "MD") || childBy(sentence, verb, "mark") !== null;
  if (
    !isAddressee ||
    isSupposed ||
    (!isLacked && !isNegated(sentence, verb)) ||
    /^(?:majority|lot|while|bit|number|moment)$/.test(lemmaAt(sentence, object))
  )
    return [];
  return [frameOf(sentence, { topic: object, stance: isNegated(sentence, verb) ? -0.4 : 0.6, heads: [subject, object] })];
}

/** Asserted, or what something is said to mean or show. */
function isConcluded(sentence: Sentence, verb: number): boolean {
  const { deprel, head } = tokenAt(sentence, verb);
  return (
    isAsserted(sentence, verb) ||
    (deprel === "ccomp" && head >= 0 && /^(?:mean|show|prove|follow|demonstrate|illustrate|confirm)$/.test(lemmaAt(sentence, head)))
  );
}

const ownNouns: ReadonlyMap<string, number> = new Map([
  ...["advice", "recommendation", "preference", "plea", "suggestion", "proposal"].map((noun): [string, number] => [noun, 0.6]),
  ...["worry", "concern", "fear", "objection", "regret", "complaint", "criticism", "quarrel"].map((noun): [string, number] => [noun, -0.5]),
]);

/** "My advice to Ankara is to wait", "my main worry is the budget". */
function ownFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const { deprel, head } = tokenAt(sentence, noun);
  const value = ownNouns.get(lemmaAt(sentence, noun));
  const isMine = childrenBy(sentence, noun, "nmod:poss").some((owner) => /^(?:my|our)$/i.test(tokenAt(sentence, owner).form));
  if (value === undefined || !isMine || !deprel.startsWith("nsubj") || head < noun || childBy(sentence, head, "cop") === null) return [];
  const isNoun = /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, head).upos);
  if (!isNoun && tokenAt(sentence, head).upos !== "VERB") return [];
  return [frameOf(sentence, { topic: head, stance: isNegated(sentence, head) ? -value * 0.7 : value, heads: [noun, head], isNoun })];
}

const felt: readonly (readonly [RegExp, number])[] = [
  [/^what (?:worries|troubles|alarms|bothers|disturbs|frightens|saddens|angers|dismays|disappoints|irritates|puzzles) (?:me|us)\b/i, -0.5],
  [/^what (?:pleases|impresses|reassures|heartens|encourages|delights) (?:me|us)\b/i, 0.5],
  [/^what I (?:most )?(?:admire|like|welcome|appreciate|value|applaud)\b/i, 0.6],
  [/^what I (?:most )?(?:dislike|regret|resent|deplore|distrust|object to)\b/i, -0.6],
];

/** "What worries me most is the secrecy", "what I admire is her patience": the stance of the "what" clause is on what the copula names. */
function feltFrames(sentence: Sentence, named: number): PositionFrame[] {
  const copula = childBy(sentence, named, "cop");
  const what = copula === null ? -1 : sentence.tokens.findLastIndex((token, index) => index < copula && /^what$/i.test(token.form));
  if (copula === null || what < 0 || copula - what > 8 || copula > named || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, named).upos)) return [];
  const words = sentence.tokens
    .slice(what, copula)
    .map((token) => token.form)
    .join(" ");
  const value = felt.find(([pattern]) => pattern.test(words))?.[1];
  return value === undefined
    ? []
    : [
        {
          ...frameOf(sentence, { topic: named, stance: value, heads: [named], isNoun: true }),
          from: tokenAt(sentence, what).start,
          pattern: "feeling",
        },
      ];
}

const tasks = /^(?:task|priority|imperative|remedy|cure|antidote|solution|challenge|job|duty)$/;

/** "The task is to raise the price of a breach", "the remedy for a slow institution is reform". */
function taskFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const { deprel, head } = tokenAt(sentence, noun);
  if (!tasks.test(lemmaAt(sentence, noun)) || !deprel.startsWith("nsubj") || head < noun) return [];
  const isIdentity = childBy(sentence, head, "cop") !== null || lemmaAt(sentence, head) === "be";
  const topic = lemmaAt(sentence, head) === "be" ? (childBy(sentence, head, "xcomp", "ccomp", "csubj") ?? head) : head;
  const isInfinitive = childrenBy(sentence, topic, "mark").some((mark) => /^to$/i.test(tokenAt(sentence, mark).form));
  const isCourse =
    isInfinitive || (tokenAt(sentence, topic).upos === "NOUN" && /^(?:remedy|cure|antidote|solution|priority)$/.test(lemmaAt(sentence, noun)));
  const hasOwner = childrenBy(sentence, noun, "nmod:poss").some((owner) => !/^(?:our|the)$/i.test(tokenAt(sentence, owner).form));
  // "His task is to keep the peace" tells what he has to do.
  if (!isIdentity || !isCourse || hasOwner || hasRelation(tokenAt(sentence, topic), ["amod"]) || !isAsserted(sentence, head)) return [];
  return [
    frameOf(sentence, {
      topic,
      stance: isNegated(sentence, head) ? -0.6 : 0.6,
      heads: [noun, topic],
      isNoun: !isInfinitive,
    }),
  ];
}
