import type { Sentence } from "../../nlp/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { isPassive, obliquesOf } from "../syntax/clause.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import type { PositionFrame } from "./position-frame.ts";
import { feelingAdjectives, feelingVerbs, stanceVerbs } from "./stance-lexicon.ts";

/** Stances that somebody takes: "condemned the visit", "I welcome the deal", "I am wary of talks", "I worry about complacency". */
export function stanceFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [...verbFrames(sentence, index), ...feelingFrames(sentence, index)]);
}

function holderAt(sentence: Sentence, predicate: number): PositionFrame["holder"] | null {
  let subject = childBy(sentence, predicate, "nsubj");
  for (let at = predicate; subject === null && hasRelation(tokenAt(sentence, at), ["conj"]); ) {
    at = tokenAt(sentence, at).head;
    subject = childBy(sentence, at, "nsubj");
  }
  if (subject === null) return null;
  const { form } = tokenAt(sentence, subject);
  if (/^(?:i|we)$/i.test(form)) return "author";
  return /^(?:it|that|which|who|there|this|one|you|they)$/i.test(form) && !/^(?:they|it)$/i.test(form) ? null : subject;
}

function verbFrames(sentence: Sentence, verb: number): PositionFrame[] {
  if (tokenAt(sentence, verb).upos !== "VERB" || isPassive(sentence, verb)) return [];
  const value = stanceVerbs.get(lemmaAt(sentence, verb));
  const topic = childBy(sentence, verb, "obj");
  const holder = holderAt(sentence, verb);
  if (value === undefined || topic === null || holder === null || isHeldBack(sentence, verb, holder)) return [];
  if (/^(?:it|them|him|her|me|us|itself|themselves)$/i.test(tokenAt(sentence, topic).form)) return [];
  const stance = isNegated(sentence, verb) ? -value * 0.7 : value;
  return [frame(sentence, { predicate: verb, topic, holder, stance, pattern: "verb" })];
}

/** Not yet taken: under a modal, an infinitive of purpose or a condition; only the speaker's own "I would oppose" counts. */
function isHeldBack(sentence: Sentence, verb: number, holder: PositionFrame["holder"]): boolean {
  const modals = childrenBy(sentence, verb, "aux").map((aux) => tokenAt(sentence, aux).form.toLowerCase());
  const isModal = modals.some((modal) => /^(?:will|would|could|may|might|should|must|can|['’](?:ll|d))$/.test(modal));
  const isInfinitive = childrenBy(sentence, verb, "mark").some((mark) => /^(?:to|if|unless|whether)$/i.test(tokenAt(sentence, mark).form));
  return (isModal && holder !== "author") || isInfinitive || hasRelation(tokenAt(sentence, verb), ["xcomp"]);
}

function frame(
  sentence: Sentence,
  { predicate, topic, holder, stance, pattern }: { predicate: number; topic: number; holder: PositionFrame["holder"]; stance: number; pattern: PositionFrame["pattern"] },
): PositionFrame {
  const subject = childBy(sentence, predicate, "nsubj");
  const starts = [predicate, topic, ...(subject === null ? [] : [subject])].map((index) => subtreeSpan(sentence, index, { without: (child) => /^(?:advcl|parataxis|conj)/.test(child.deprel) }).start);
  const topicEnd = subtreeSpan(sentence, topic).end;
  return { sentence, topic, holder, stance, from: Math.min(...starts), to: Math.max(tokenAt(sentence, predicate).end, topicEnd), pattern };
}

/** "I am wary of talks", "I would be very cautious about", "I worry about complacency". */
function feelingFrames(sentence: Sentence, index: number): PositionFrame[] {
  const token = tokenAt(sentence, index);
  const value = token.upos === "VERB" ? feelingVerbs.get(lemmaAt(sentence, index)) : feelingAdjectives.get(token.form.toLowerCase());
  if (value === undefined || (token.upos !== "VERB" && childBy(sentence, index, "cop") === null)) return [];
  const holder = holderAt(sentence, index);
  if (holder === null) return [];
  const about = obliquesOf(sentence, index).find(({ preposition }) => /^(?:about|of|on|over|toward|towards|at|to)$/.test(preposition));
  if (about === undefined || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, about.head).upos)) return [];
  return [frame(sentence, { predicate: index, topic: about.head, holder, stance: isNegated(sentence, index) ? -value * 0.7 : value, pattern: "feeling" })];
}
