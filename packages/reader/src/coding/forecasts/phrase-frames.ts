import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { obliquesOf, subjectOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { statedEstimate, wordEstimate } from "./estimate.ts";
import type { Direction } from "./estimative-lexicon.ts";
import type { Estimate, EventNode, ForecastFrame } from "./forecast-frame.ts";
import { isPast, isUnclaimed } from "./prospective-frames.ts";

/** Turns of phrase that say how surely their subject will come about. */
const phrases: readonly [RegExp, Direction][] = [
  [/\b(?:a )?(?:near|virtual|absolute|dead|foregone)[ -](?:certainty|conclusion)\b/gi, 1],
  [/\ball but (?:certain|inevitable|assured|guaranteed|unavoidable)\b/gi, 1],
  [/\b(?:only |merely |just )?a (?:matter|question) of time\b/gi, 1],
  [/\ba (?:matter|question) of when,? (?:and )?not (?:of )?(?:if|whether)\b/gi, 1],
  [/\b(?:in the offing|around the corner|on the horizon|on the cards|in the cards|in store|here to stay)\b/gi, 1],
  [/\bthe (?:most likely|likeliest|likelier|probable) (?:outcome|course|scenario|result|ending)\b/gi, 1],
  [/\bstands? (?:no|little|not a) chance\b(?! of)/gi, -1],
  [/\ball but (?:dead|over|impossible|doomed|finished|ruled out|excluded|unthinkable)\b/gi, -1],
  [/\b(?:cannot|can not|can['’]t) be (?:ruled out|excluded)\b/gi, 0],
  [/\b(?:widely )?expected(?= (?:in|by|on|before|next|this|within|later|soon)\b|[.,;])/gi, 1],
  [/\bdoomed\b(?! to)/gi, -1],
  [/\b(?:off the (?:table|cards)|out of the question|dead in the water|nowhere in sight|not in sight|dead on arrival|doomed to fail)\b/gi, -1],
];

/** Expectations put in set phrases: "retaliation is a near certainty", "is all but dead", "stands to lose", "I'd put it at 85 percent that". */
export function phraseFrames(sentence: Sentence, text: string): ForecastFrame[] {
  return [
    ...setPhrases(sentence, text),
    ...leadingPhrases(sentence, text),
    ...sentence.tokens.flatMap((_, index) => [
      ...standsTo(sentence, index),
      ...likelierCourse(sentence, index),
      ...headedFor(sentence, index),
      ...putAt(sentence, index, text),
    ]),
  ];
}

function setPhrases(sentence: Sentence, text: string): ForecastFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return phrases.flatMap(([pattern, direction]) =>
    [...words.matchAll(pattern)].flatMap((match): ForecastFrame[] => {
      const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
      const inside = sentence.tokens.flatMap((token, index) => (token.start >= span.start && token.end <= span.end ? [index] : []));
      const governor = inside.find((index) => subjectOf(sentence, index) !== null) ?? verbAbove(sentence, inside);
      if (governor === undefined || isPast(sentence, governor) || isUnclaimed(sentence, governor)) return [];
      const subject = eventNoun(sentence, governor);
      if (subject === null) return [];
      // The "no" of "stands no chance" is told by the phrase.
      const isTurned = isNegated(sentence, governor) && !/\b(?:no|not)\b/i.test(match[0]);
      const estimate = { words: match[0].toLowerCase(), span, direction, stated: null, isNegated: isTurned, hasDegree: true };
      return [
        frameOf(sentence, {
          event: { kind: "noun", head: subject },
          subject: null,
          estimate,
          from: Math.min(subject, governor),
          to: inside.at(-1) ?? governor,
        }),
      ];
    }),
  );
}

/** Phrases that the expected event follows as a clause. */
const leads: readonly (readonly [RegExp, Direction])[] = [
  [/\b(?:only |just |merely )?a (?:matter|question) of time (?:before|until)\b/gi, 1],
  [/\b(?:there is|there['’]s|I see|I can see) no way (?:that |in which )?/gi, -1],
];

/** "It is only a matter of time before the ministry pays", "I see no way the treaty survives". */
function leadingPhrases(sentence: Sentence, text: string): ForecastFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return leads.flatMap(([pattern, direction]) =>
    [...words.matchAll(pattern)].flatMap((match): ForecastFrame[] => {
      const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].trimEnd().length };
      const after = sentence.tokens.findIndex((token) => token.start >= span.end);
      const predicate = sentence.tokens.findIndex((token, index) => index > after && token.upos === "VERB" && subjectOf(sentence, index) !== null);
      const subject = predicate < 0 ? null : subjectOf(sentence, predicate);
      if (after < 0 || subject === null || subject < after || predicate - after > 14 || isPast(sentence, predicate)) return [];
      const estimate = { words: match[0].trimEnd().toLowerCase(), span, direction, stated: null, isNegated: false, hasDegree: true };
      const last = sentence.tokens.findLastIndex((token) => token.end <= span.end);
      const first = sentence.tokens.findIndex((token) => token.start >= span.start);
      return [frameOf(sentence, { event: { kind: "clause", predicate }, subject, estimate, from: first, to: last })];
    }),
  );
}

/** "See a second closure as a question of when": the verb that the phrase hangs on. */
function verbAbove(sentence: Sentence, inside: readonly number[]): number | undefined {
  for (const index of inside) {
    const { head } = tokenAt(sentence, index);
    if (head >= 0 && !inside.includes(head) && tokenAt(sentence, head).upos === "VERB") return head;
  }
  return undefined;
}

function eventNoun(sentence: Sentence, governor: number): number | null {
  const isSeeing = /^(?:see|regard|view|consider)$/.test(lemmaAt(sentence, governor));
  const noun = isSeeing ? childBy(sentence, governor, "obj") : subjectOf(sentence, governor);
  return noun !== null && /^NN/.test(tokenAt(sentence, noun).xpos) ? noun : null;
}

interface FrameParts {
  readonly event: EventNode;
  readonly subject: number | null;
  readonly estimate: Estimate | null;
  readonly from: number;
  readonly to: number;
}

function frameOf(sentence: Sentence, parts: FrameParts): ForecastFrame {
  const isNegative = parts.event.kind === "clause" && isNegated(sentence, parts.event.predicate);
  return { sentence, ...parts, direction: 1, isEventNegated: isNegative, forecaster: "author", pattern: "phrase" };
}

/** "Raiffeisen stands to lose the most". */
function standsTo(sentence: Sentence, verb: number): ForecastFrame[] {
  if (lemmaAt(sentence, verb) !== "stand" || !/^VB[ZP]$/.test(tokenAt(sentence, verb).xpos) || isUnclaimed(sentence, verb)) return [];
  const predicate = childrenBy(sentence, verb, "xcomp", "advcl").find((child) =>
    childrenBy(sentence, child, "mark").some((mark) => lemmaAt(sentence, mark) === "to"),
  );
  const subject = subjectOf(sentence, verb);
  if (predicate === undefined || predicate !== verb + 2 || subject === null) return [];
  return [frameOf(sentence, { event: { kind: "clause", predicate }, subject, estimate: null, from: subject, to: predicate })];
}

/** "We are headed for a recession", "brace for protests", "I would bet on a compromise": what stands after the preposition. */
function headedFor(sentence: Sentence, verb: number): ForecastFrame[] {
  const { form, xpos, head } = tokenAt(sentence, verb);
  const isHeaded = /^(?:headed|heading|bound|destined)$/i.test(form) && childBy(sentence, verb, "aux", "cop", "aux:pass") !== null;
  const isBracing = /^(?:brace|prepare)$/i.test(form) && head < 0 && xpos === "VB" && childBy(sentence, verb, "nsubj", "aux") === null;
  const subject = childBy(sentence, verb, "nsubj");
  const isBetting = /^bet$/i.test(form) && subject !== null && /^i$/i.test(tokenAt(sentence, subject).form) && !isNegated(sentence, verb);
  if (!isHeaded && !isBracing && !isBetting) return [];
  const goal = obliquesOf(sentence, verb).find(({ preposition }) => preposition === (isBetting ? "on" : "for"))?.head;
  if (goal === undefined || !/^NN/.test(tokenAt(sentence, goal).xpos) || isPast(sentence, verb) || isUnclaimed(sentence, verb)) return [];
  return [frameOf(sentence, { event: { kind: "noun", head: goal }, subject: null, estimate: null, from: verb, to: verb })];
}

/** "The likelier course is a long campaign": what the copula joins to it. */
function likelierCourse(sentence: Sentence, noun: number): ForecastFrame[] {
  const { deprel, head } = tokenAt(sentence, noun);
  const likely = childrenBy(sentence, noun, "amod").find((child) => /^(?:likel|unlikel)/i.test(tokenAt(sentence, child).form));
  const isOutcome = /^(?:course|outcome|scenario|result|path|alternative|prospect|upshot|end)$/.test(lemmaAt(sentence, noun));
  if (likely === undefined || !isOutcome || !deprel.startsWith("nsubj") || head < noun || childBy(sentence, head, "cop") === null) return [];
  if (!/^NN/.test(tokenAt(sentence, head).xpos) || isPast(sentence, head)) return [];
  const isUnlikely = /^un/i.test(tokenAt(sentence, likely).form);
  const estimate = wordEstimate(sentence, likely, isUnlikely ? -1 : 1, false);
  return [frameOf(sentence, { event: { kind: "noun", head }, subject: null, estimate, from: noun, to: head })];
}

/** "I'd put it at 85 percent that Seoul stays non-nuclear"; without a clause, the event of the forecast before. */
function putAt(sentence: Sentence, verb: number, text: string): ForecastFrame[] {
  const it = verb + 1;
  if (!/^(?:put|rate|place|estimate)$/.test(lemmaAt(sentence, verb)) || !/^(?:it|that|this)$/i.test(sentence.tokens[it]?.form ?? "")) return [];
  const end = sentence.tokens[Math.min(it + 8, sentence.tokens.length - 1)]?.end ?? sentence.end;
  const stated = statedEstimate(text, tokenAt(sentence, it).end, end);
  if (stated === null) return [];
  const that = sentence.tokens.findIndex((token, index) => index > it && token.start >= stated.span.end && token.form.toLowerCase() === "that");
  // "Put it at two in five, below the chance that he gave": that clause is not what it is put on.
  const isNext = that >= 0 && tokenAt(sentence, that).start - stated.span.end < 12;
  const event = isNext ? clauseFrom(sentence, that) : ({ kind: "echo", head: it } as const);
  if (event === null) return [];
  const last = sentence.tokens.findLastIndex((token) => token.end <= stated.span.end);
  return [frameOf(sentence, { event, subject: null, estimate: stated, from: verb, to: Math.max(verb, last) })];
}

function clauseFrom(sentence: Sentence, that: number): EventNode | null {
  const { head } = tokenAt(sentence, that);
  const predicate = head > that ? head : sentence.tokens.findIndex((token, index) => index > that && /^(?:VB[DZP]|MD)$/.test(token.xpos));
  return predicate < 0 ? null : { kind: "clause", predicate };
}
