import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { antecedentOf, isPassive, obliquesOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { heldStance } from "./held-stance.ts";
import { holderAt } from "./holder.ts";
import { judgingAdverbs, stanceOfAdverb } from "./judging-adverbs.ts";
import type { PositionFrame } from "./position-frame.ts";
import { isLessened, lookUp } from "./spelled-word.ts";
import { evaluativeNouns, feelingAdjectives, feelingVerbs, stanceVerbs } from "./stance-lexicon.ts";
import { stanceOfNounPhrase } from "./verdict-nouns.ts";
import { stanceOfAdjective } from "./stance-of-adjective.ts";

/** Stances that somebody takes: "condemned the visit", "I welcome the deal", "I am wary of talks", "I worry about complacency". */
export function stanceFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...verbFrames(sentence, index),
    ...callingFrames(sentence, index),
    ...adverbFrames(sentence, index),
    ...feelingFrames(sentence, index),
  ]);
}

function verbFrames(sentence: Sentence, verb: number): PositionFrame[] {
  if (tokenAt(sentence, verb).upos !== "VERB" || isPassive(sentence, verb)) return [];
  const value = stanceVerbs.get(lemmaAt(sentence, verb));
  const object = childBy(sentence, verb, "obj");
  // "Tariffs, which Brussels defends": the stance is on the tariffs.
  const topic = object === null ? null : antecedentOf(sentence, object);
  const held = value === undefined ? null : heldStance(sentence, verb);
  if (value === undefined || topic === null || held === null || isCompared(sentence, verb)) return [];
  const { holder } = held;
  if (isVainObject(sentence, topic, holder) || isAccusation(sentence, { verb, topic, holder })) return [];
  const isTurned = held.isTurned || isWished(sentence, verb);
  const stance = isTurned ? -value * 0.7 : value;
  return [frame(sentence, { predicate: verb, topic, holder, stance, pattern: "verb" })];
}

/** Nobody else's "it", and no reflexive, tells what a stance is on. */
function isVainObject(sentence: Sentence, topic: number, holder: PositionFrame["holder"]): boolean {
  const { form } = tokenAt(sentence, topic);
  if (/^(?:me|us|\w+sel(?:f|ves))$/i.test(form) || evaluativeNouns.has(lemmaAt(sentence, topic))) return true;
  // "Vietnam backed him" is an act; "the hardliners despise her" is not.
  const isAct =
    /^(?:him|her)$/i.test(form) &&
    !/^(?:despise|detest|loathe|hate|resent|admire|respect|revere|distrust|mistrust|dislike)$/.test(lemmaAt(sentence, tokenAt(sentence, topic).head));
  return (isAct || /^(?:it|them)$/i.test(form)) && (holder !== "author" || /^it$/i.test(form));
}

/** "Malaysia criticized Manila": an act of one actor against another, which is a relation. */
function isAccusation(sentence: Sentence, { verb, topic, holder }: { verb: number; topic: number; holder: PositionFrame["holder"] }): boolean {
  const isActor = holder !== "author" && tokenAt(sentence, holder).upos === "PROPN" && tokenAt(sentence, topic).upos === "PROPN";
  return isActor && /^(?:blame|criticize|criticise|fault|chide|rebuke|reproach|berate|upbraid|scold)$/.test(lemmaAt(sentence, verb));
}

/** "I wish I could admire": the writer does not. */
function isWished(sentence: Sentence, verb: number): boolean {
  const { head, deprel } = tokenAt(sentence, verb);
  return deprel === "ccomp" && head >= 0 && lemmaAt(sentence, head) === "wish";
}

/** "Than it resents Kyiv": a measure, no stance. */
function isCompared(sentence: Sentence, verb: number): boolean {
  return childrenBy(sentence, verb, "mark", "case").some((mark) => /^(?:than|as)$/i.test(tokenAt(sentence, mark).form));
}

/** "Called the accords a modest step", "dismissed the offer as a stunt": the holder's word for the topic. */
function callingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  if (
    !/^(?:call|reject|brand|label|deem|consider|find|describe|dismiss|denounce|hail|see|view|regard|praise|condemn|portray)$/.test(
      lemmaAt(sentence, verb),
    )
  )
    return [];
  const object = childBy(sentence, verb, "obj");
  const held = heldStance(sentence, verb);
  if (object === null || held === null) return [];
  const { holder } = held;
  const topic = namedBefore(sentence, verb, object) ?? object;
  const name =
    topic !== object
      ? object
      : [...childrenBy(sentence, verb, "xcomp", "obl", "advcl", "ccomp"), ...childrenBy(sentence, topic, "nmod", "appos")].find(
          (child) => child > topic && valueOf(sentence, child) !== undefined,
        );
  const value = (name === undefined ? undefined : valueOf(sentence, name)) ?? valueOfVerb(sentence, verb);
  if (value === undefined) return [];
  const found = frame(sentence, { predicate: verb, topic, holder, stance: held.isTurned ? -value * 0.7 : value, pattern: "verb" });
  const last = name ?? namedAs(sentence, verb);
  return [{ ...found, to: last === undefined ? found.to : Math.max(found.to, subtreeSpan(sentence, last).end) }];
}

/** "Call the ruling a disgrace", where the tree has name and thing the wrong way round. */
function namedBefore(sentence: Sentence, verb: number, object: number): number | null {
  const turned = childrenBy(sentence, verb, "xcomp", "iobj").find(
    (child) => child > verb && child < object && /^(?:NOUN|PROPN|PRON)$|^VERB$/.test(tokenAt(sentence, child).upos),
  );
  return turned !== undefined && childBy(sentence, turned, "det", "nmod:poss") !== null && valueOf(sentence, object) !== undefined ? turned : null;
}

/** "Dismissed it as 'pub talk'", "hailed it as a new start": the verb judges, whatever the name. */
function valueOfVerb(sentence: Sentence, verb: number): number | undefined {
  if (namedAs(sentence, verb) === undefined) return undefined;
  const lemma = lemmaAt(sentence, verb);
  return /^(?:dismiss|denounce|condemn|brand|reject)$/.test(lemma) ? -0.6 : /^(?:hail|praise)$/.test(lemma) ? 0.7 : undefined;
}

function namedAs(sentence: Sentence, verb: number): number | undefined {
  return obliquesOf(sentence, verb).find(({ preposition, head }) => preposition === "as" && head > verb)?.head;
}

function valueOf(sentence: Sentence, index: number): number | undefined {
  const phrase = stanceOfNounPhrase(sentence, index);
  if (phrase !== undefined) return phrase;
  const value = valueOfWord(sentence, index);
  return value !== undefined && isLessened(sentence, index) ? -value * 0.7 : value;
}

function valueOfWord(sentence: Sentence, index: number): number | undefined {
  // "Far too low", "too optimistic": beyond measure.
  if (tokenAt(sentence, index).upos === "ADJ" && childrenBy(sentence, index, "advmod").some((child) => /^too$/i.test(tokenAt(sentence, child).form)))
    return -0.5;
  const attached = childrenBy(sentence, index, "amod").map((child) => stanceOfAdjective(sentence, child));
  return (
    lookUp(evaluativeNouns, sentence, index, lemmaAt(sentence, index)) ??
    stanceOfAdjective(sentence, index) ??
    attached.find((value) => value !== undefined)
  );
}

/** "Courageously refused", "absurdly insisted": only before the verb, where the adverb judges the act and not its manner. */
function strongAdverb(sentence: Sentence, index: number): number | undefined {
  const { form, head } = tokenAt(sentence, index);
  const stance = index < head ? stanceOfAdverb(form) : null;
  return stance !== null && Math.abs(stance) >= 0.7 ? Math.sign(stance) * 0.6 : undefined;
}

/** "Washington rightly refused": the writer's stance on the act. */
function adverbFrames(sentence: Sentence, index: number): PositionFrame[] {
  const { form, head, deprel } = tokenAt(sentence, index);
  const value = judgingAdverbs.get(form.toLowerCase()) ?? strongAdverb(sentence, index);
  if (value === undefined || deprel !== "advmod" || head < 0 || tokenAt(sentence, head).upos !== "VERB") return [];
  const subject = childBy(sentence, head, "nsubj");
  const start = subject === null ? tokenAt(sentence, index).start : subtreeSpan(sentence, subject).start;
  const end = subtreeSpan(sentence, head, {
    without: (child) => child.head === head && /^(?:advcl|parataxis|conj|cc|discourse)/.test(child.deprel),
  }).end;
  return [
    {
      sentence,
      topic: head,
      holder: "author",
      stance: value,
      from: Math.min(start, tokenAt(sentence, index).start),
      to: Math.max(end, tokenAt(sentence, head).end),
      pattern: "predicate",
    },
  ];
}

function frame(
  sentence: Sentence,
  {
    predicate,
    topic,
    holder,
    stance,
    pattern,
  }: { predicate: number; topic: number; holder: PositionFrame["holder"]; stance: number; pattern: PositionFrame["pattern"] },
): PositionFrame {
  const subject = childBy(sentence, predicate, "nsubj");
  const starts = [predicate, topic, ...(subject === null ? [] : [subject])].map(
    (index) => subtreeSpan(sentence, index, { without: (child) => /^(?:advcl|parataxis|conj)/.test(child.deprel) }).start,
  );
  const topicEnd = subtreeSpan(sentence, topic).end;
  return { sentence, topic, holder, stance, from: Math.min(...starts), to: Math.max(tokenAt(sentence, predicate).end, topicEnd), pattern };
}

/** "I am wary of talks", "I would be very cautious about", "I worry about complacency". */
function feelingFrames(sentence: Sentence, index: number): PositionFrame[] {
  const token = tokenAt(sentence, index);
  const above = stateAbove(sentence, index);
  const isFinite = token.upos === "VERB" && above === null && childBy(sentence, index, "aux:pass") === null;
  const value = isFinite ? feelingVerbs.get(lemmaAt(sentence, index)) : feelingAdjectives.get(token.form.toLowerCase());
  if (value === undefined || (!isFinite && above === null && childBy(sentence, index, "cop", "aux:pass") === null)) return [];
  const holder = holderAt(sentence, above ?? index);
  if (holder === null) return [];
  const told = holder === "author" && !isFinite ? toldOf(sentence, index) : null;
  if (told !== null)
    return [
      frame(sentence, { predicate: index, topic: told, holder, stance: isNegated(sentence, index) ? -value * 0.7 : value, pattern: "feeling" }),
    ];
  const about = obliquesOf(sentence, index).find(({ preposition }) => /^(?:about|of|on|over|toward|towards|at|to|with|by)$/.test(preposition));
  if (about === undefined || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, about.head).upos)) return [];
  return [
    frame(sentence, {
      predicate: index,
      topic: about.head,
      holder,
      stance: isTurnedFeeling(sentence, index) ? -value * 0.7 : value,
      pattern: "feeling",
    }),
  ];
}

/** "Am not impressed", "am less impressed". */
function isTurnedFeeling(sentence: Sentence, index: number): boolean {
  return isNegated(sentence, index) || isLessened(sentence, index);
}

const ofFacts =
  /^(?:glad|happy|pleased|relieved|proud|delighted|thrilled|grateful|thankful|sorry|sad|disappointed|dismayed|appalled|ashamed|outraged|disgusted|heartened|encouraged|reassured|troubled|disturbed|alarmed)$/i;

/** "I am glad that they are talking", "I am sorry to see the letter": the fact that is felt about. */
function toldOf(sentence: Sentence, index: number): number | null {
  if (!ofFacts.test(tokenAt(sentence, index).form)) return null;
  const clause = childrenBy(sentence, index, "ccomp", "xcomp", "advcl", "csubj").find((child) => child > index);
  if (clause === undefined) return null;
  const marks = childrenBy(sentence, clause, "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  if (marks.includes("to"))
    return /^(?:see|hear|learn|read|note|find|watch)$/.test(lemmaAt(sentence, clause)) ? (childBy(sentence, clause, "ccomp", "obj") ?? null) : null;
  return marks.includes("that") || (marks.length === 0 && childBy(sentence, clause, "nsubj") !== null) ? clause : null;
}

/** "Remain opposed to", "grew wary of": the verb that says so of its subject. */
function stateAbove(sentence: Sentence, index: number): number | null {
  const { head, deprel } = tokenAt(sentence, index);
  const isState = deprel === "xcomp" && head >= 0 && /^(?:remain|stay|seem|appear|become|grow|feel|sound|look|get)$/.test(lemmaAt(sentence, head));
  return isState ? head : null;
}
