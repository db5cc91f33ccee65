import type { Span } from "@rapporteur/core/model";
import type { Analysis, Mention } from "../language/mention.ts";
import type { Sentence } from "../language/sentence.ts";
import { prepositionOf } from "../language/tree/clause.ts";
import { baseRelation, lemmaAt, tokenAt } from "../language/tree/tree.ts";
import { cessation, strongReproach, weakReproach } from "./criticism-lexicon.ts";

/** A sentence in which a speaker finds fault with an actor. */
export interface Criticism extends Span {
  readonly sentence: number;
  /** Entity id of the state or body found fault with. */
  readonly target: string;
  /** True where the sentence names it; false where it goes on about the one named before. */
  readonly named: boolean;
}

export interface CriticismOptions {
  /** Entity that speaks, which does not find fault with itself. */
  readonly speaker: string;
  /** Sentences in which a reproach still means the actor named last; 2 by default. */
  readonly reach?: number;
}

/**
 * Whom a speaker criticises, sentence by sentence: reproaching words, or a demand to stop, with the actor that acts in
 * the sentence (subject, possessor, agent; not the one acted "against", nor the place it happens in). A reproach
 * without an actor goes to the one criticised last, for a few sentences.
 *
 * Cost: O(tokens).
 */
export function findCriticism(analysis: Analysis, options: CriticismOptions): Criticism[] {
  const states = new Set(analysis.entities.filter((entity) => entity.type === "state").map((entity) => entity.id));
  const mentions = analysis.sentences.map((): Mention[] => []);
  for (const mention of analysis.mentions) mentions[mention.sentence]?.push(mention);
  const found: Criticism[] = [];
  let last: { target: string; sentence: number } | null = null;
  analysis.sentences.forEach((sentence, index) => {
    const strength = reproachOf(sentence);
    if (strength < 1) return;
    const target = faultOf(sentence, mentions[index] ?? [], { states, speaker: options.speaker });
    if (target !== null) {
      found.push({ start: sentence.start, end: sentence.end, sentence: index, target, named: true });
      last = { target, sentence: index };
    } else if (last && index - last.sentence <= (options.reach ?? 2) && strength >= 2) {
      found.push({ start: sentence.start, end: sentence.end, sentence: index, target: last.target, named: false });
    }
  });
  return found;
}

/** Strong words count one, weak ones a half; a demand to stop counts one. */
function reproachOf(sentence: Sentence): number {
  let strength = 0;
  let demands = false;
  let stops = false;
  sentence.tokens.forEach((token, index) => {
    const lemma = lemmaAt(sentence, index);
    if (!/^(?:NOUN|VERB|ADJ|ADV)$/.test(token.upos)) {
      demands ||= /^(?:must|should)$/i.test(token.form);
      return;
    }
    if (strongReproach.test(lemma)) strength += 1;
    else if (weakReproach.test(lemma)) strength += 0.5;
    demands ||= /^(?:urge|call|demand|insist|expect)$/.test(lemma);
    stops ||= cessation.test(lemma);
  });
  return strength + (demands && stops ? 1 : 0);
}

const bearing = /^(?:against|in|over|to|for|from|with|near|into|around|between|within|along)$/;

/** How far a mention stands where an actor at fault stands; below one it does not. */
function weightOf(sentence: Sentence, mention: Mention): number {
  const token = tokenAt(sentence, mention.head);
  const relation = baseRelation(token.deprel);
  if (token.deprel === "nsubj:pass") return 0.5;
  if (relation === "nsubj") return 3;
  const preposition = prepositionOf(sentence, mention.head);
  if (preposition === "by" || preposition === "on" || preposition === "upon") return 2.5;
  if (preposition !== "" && bearing.test(preposition.split(" ")[0] ?? "")) return 0;
  if (relation === "obj") return sentenceDemands(sentence, token.head) ? 2.5 : 0.8;
  if (relation === "amod" || relation === "compound" || token.deprel === "nmod:poss") return possessorWeight(sentence, token.head);
  return relation === "nmod" ? possessorWeight(sentence, token.head) - 0.5 : 1;
}

function sentenceDemands(sentence: Sentence, verb: number): boolean {
  return verb >= 0 && /^(?:urge|ask|call|press|demand|condemn|accuse|blame)$/.test(lemmaAt(sentence, verb));
}

const victims =
  /^(?:sovereignty|integrity|territory|border|people|citizen|population|region|security|government|independence|soil|east|official|state|unity|crisis|authority|part|police|stability)$/;

function possessorWeight(sentence: Sentence, noun: number): number {
  if (noun < 0) return 1;
  const lemma = lemmaAt(sentence, noun);
  if (
    strongReproach.test(lemma) ||
    /^(?:troop|force|agent|army|military|action|soldier|tank|federation|media|side|delegation|stance|service)$/.test(lemma)
  )
    return 2;
  return victims.test(lemma) ? 0.3 : 1.1;
}

function faultOf(
  sentence: Sentence,
  mentions: readonly Mention[],
  { states, speaker }: { states: ReadonlySet<string>; speaker: string },
): string | null {
  let best: { target: string; weight: number } | null = null;
  for (const mention of mentions) {
    const target = mention.entities.length === 1 ? (mention.entities[0] as string) : null;
    if (target === null || target === speaker || !states.has(target)) continue;
    const weight = weightOf(sentence, mention) * (mention.kind === "pronoun" ? 0.7 : 1);
    if (weight >= 1 && (best === null || weight > best.weight)) best = { target, weight };
  }
  return best?.target ?? null;
}
