import { indexAt } from "../../language/span-at.ts";
import { type ForecastStatement, type Horizon, type Span, spanContains, type TextSpan, type VerbalProbability } from "@rapporteur/core/model";
import type { Filler, Reading } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { conditionClause } from "../forecasts/condition-clause.ts";
import { findStatedChances } from "../forecasts/stated-chance.ts";
import { findHorizons } from "../forecasts/horizon.ts";
import { wholeEvent } from "../forecasts/whole-event.ts";
import { besideProduct, confidenceOf } from "./confidence.ts";
import { plainEvent } from "./event-words.ts";
import { forecastChance } from "./forecast-chance.ts";
import { countedWithoutName } from "../parties/counted.ts";
import { pronounClass } from "./pronoun-class.ts";
import { commonOf, holderOf, type ReadingContext, wordsOf } from "./reading-context.ts";
import { childrenBy, hasRelation, subtreeSpan, tokenAt } from "../../language/tree/tree.ts";
import { topOf } from "./token-span.ts";

const directions: Readonly<Record<string, 1 | 0 | -1>> = { yes: 1, no: -1, open: 0 };

/** A statement for each event that is expected. */
export function forecastsOf(context: ReadingContext, reading: Reading): ForecastStatement[] {
  const holder = holderOf(context, reading);
  const read = directions[reading.attributes["side"]?.value ?? ""] ?? 0;
  const term = termOf(context, reading);
  return eventsOf(context, reading).flatMap(({ chance, meant, ...words }) => {
    if (isTimeOnly(context, words)) return [];
    const stated = sideOfStated(forecastChance(term, read, context.scale), words) ?? sideOfWords(context, reading);
    const direction = stated ?? (read === 1 && isDeniedEvent(context, reading, words) ? -1 : read);
    const horizon = horizonOf(context, reading, words);
    const condition = conditionOf(context, reading, words);
    const isBehind = condition !== null && condition.start > words.start && condition.start < words.end && condition.end >= words.end;
    // Marks of Markdown are no words of the event.
    const bare = meant ?? context.input.analysis.text.slice(words.start, isBehind ? condition.start : words.end).trim();
    const event = { ...words, text: plainEvent(bare, { direction, scale: context.scale, horizon: horizon?.text ?? null }) };
    if (isPointing(event.text)) return [];
    const confidence = confidenceOf(
      [reading.chance, chance, stated === null ? (reading.attributes["side"]?.chance ?? 0.5) : 1],
      context.calibration["forecast"],
      besideProduct("forecast", reading.chance),
    );
    const statement: ForecastStatement = {
      ...commonOf(context, reading, { type: "forecast", holder, confidence, fields: [event.text, direction] }),
      type: "forecast",
      event,
      direction,
      probability: forecastChance(term, direction, context.scale),
      horizon,
      condition,
    };
    return [statement];
  });
}

interface Event extends TextSpan {
  readonly chance: number;
  /** What its words stand for, where they name no event themselves. */
  readonly meant?: string | undefined;
}

/** The words that "one" or "it" stands for; null where the text leaves them open, or they name somebody. */
function meantBy(context: ReadingContext, { antecedents }: Filler): string | null {
  const isNamed = ({ start, end }: Span): boolean => context.input.analysis.mentions.some((one) => one.start === start && one.end === end);
  const words = antecedents
    .map(({ span }) => wordsOf(context, { span }))
    .find((found) => found !== null && !isPointing(found.text) && !isNamed(found));
  return words?.text.replace(/\s+/g, " ") ?? null;
}

/** What is expected, where that stands in the sentence. */
function eventsOf(context: ReadingContext, reading: Reading): Event[] {
  const sentence = context.input.analysis.sentences[reading.sentence] ?? reading.trigger;
  return (reading.roles["event"] ?? []).flatMap((filler): Event[] => {
    const words = withoutThat(whole(context, reading, dated(context, reading, wordsOf(context, filler))));
    if (words === null || (words.start < sentence.end && words.end > sentence.end)) return [];
    const meant = isPointing(words.text) ? meantBy(context, filler) : undefined;
    return meant === null ? [] : [{ ...words, meant, chance: filler.chance }];
  });
}

/** "That Congress approves it" is expected as "Congress approves it". */
function withoutThat(words: TextSpan | null): TextSpan | null {
  const length = words === null ? 0 : (/^that,?\s+(?=\S+\s+\S)/.exec(words.text)?.[0].length ?? 0);
  return words === null || length === 0 ? words : { ...words, text: words.text.slice(length), start: words.start + length };
}

/** The event with all of its subject and object. */
function whole({ input }: ReadingContext, { trigger }: Reading, words: TextSpan | null): TextSpan | null {
  const { sentences } = input.analysis;
  const sentence = words === null ? undefined : sentences[indexAt(sentences, words.start)];
  if (words === null || sentence === undefined) return words;
  const { start, end } = wholeEvent(sentence, words, trigger);
  return { text: input.text.slice(start, end), start, end };
}

/** The words of the condition with the "if" before them; where none was read, the clause that the grammar shows. */
function conditionOf(context: ReadingContext, reading: Reading, event: Span): TextSpan | null {
  const { input } = context;
  const sentence = input.analysis.sentences[reading.sentence];
  const named = wordsOf(context, reading.roles["condition"]?.[0]);
  // A sentence of its own makes nothing depend on it.
  const read = named !== null && sentence !== undefined && named.start >= sentence.start && named.end <= sentence.end ? named : null;
  const found = read ?? (sentence === undefined ? null : conditionClause(sentence, event));
  if (found === null) return null;
  const mark = /\b(?:if|unless|without)\s+$/i.exec(input.text.slice(Math.max(0, found.start - 12), found.start))?.[0].length ?? 0;
  const start = found.start - mark;
  return { text: input.text.slice(start, found.end), start, end: found.end };
}

/** Names no event: a condition, a pronoun, or parties that are only counted ("both sides", "any of these"). */
function isPointing(words: string): boolean {
  return /^(?:if|unless)\b/i.test(words) || pointing.test(words) || pronounClass(words) !== null || countedWithoutName(words) !== null;
}

/** Words that point at an event and name none, or belong to one that was not read. */
const pointing =
  /^(?:it|this|that|these|those|so|(?:do|does|did|happen|happens) so|this one|that one|the|an?|his|her|its|their|our|my|your|(?:any|all|some|none) of (?:these|those|them|us|you))$/i;

/** The words that tell how sure it is: the chance in figures that the named words are part of, or the only one of a sentence that expects one thing; else what the reading names. */
function termOf(context: ReadingContext, reading: Reading): string {
  const { input, chances, expectations } = context;
  const all = chances.get(reading.sentence) ?? [];
  const [given, other] = all;
  const isOnly = given !== undefined && other === undefined && expectations.get(reading.sentence)?.length === 1;
  const { start, end } = wordsOf(context, reading.roles["term"]?.[0]) ?? reading.trigger;
  const words = input.text.slice(start, end).replace(/^at\s+(?!least|most|best)/i, "");
  const isBracketed = (chance: Span): boolean => /^\s*\($/.test(input.text.slice(end, chance.start));
  const whole = all.find((chance) => (chance.start <= start && end <= chance.end) || isBracketed(chance));
  if (whole !== undefined) return input.text.slice(whole.start, whole.end);
  if (isOnly && findStatedChances(words).length === 0) return input.text.slice(given.start, given.end);
  return words + (plainFuture.test(words) ? (howSurely.exec(input.text.slice(end, end + longestAdverb))?.[0] ?? "") : "");
}

const plainFuture = /^(?:will|['’]ll|won['’]t)$/i;
/** "Will *probably* fall": how sure it is stands behind the word that was read. */
const howSurely = /^(?: not)? (?:(?:very |most |almost )?(?:probably|likely|certainly))\b/i;
const longestAdverb = 30;

/** "The chances of a deal *are slim*", "there is *every chance*", "it is *anybody's guess*": the side that words about a chance tell, whatever was read. */
function sideOfWords({ input }: ReadingContext, { sentence: at, trigger }: Reading): 1 | 0 | -1 | null {
  const sentence = input.analysis.sentences[at];
  if (sentence === undefined) return null;
  const words = input.analysis.text.slice(sentence.start, sentence.end);
  const told = chancesTold.find(({ pattern }) => {
    const said = pattern.exec(words);
    const start = sentence.start + (said?.index ?? 0);
    return said !== null && spanContains({ start, end: start + said[0].length }, trigger);
  });
  return told?.side ?? null;
}

const ofChance = String.raw`\b(?:chances?|odds|prospects?|likelihood|probability|risks?|dangers?)\b[^.;:?!]{0,60}? (?:is|are|was|were|looks?|remains?|seems?|appears?)`;
const chancesTold: readonly { readonly pattern: RegExp; readonly side: 1 | 0 | -1 }[] = [
  {
    pattern: new RegExp(`${ofChance}(?: (?:very|rather|now|still))? (?:slim|small|low|remote|poor|minimal|negligible|faint|thin)\\b`, "i"),
    side: -1,
  },
  { pattern: new RegExp(`${ofChance}(?: (?:very|rather|now|still))? (?:high|good|great|strong|considerable|excellent)\\b`, "i"), side: 1 },
  { pattern: /(?<!\bnot )\bevery (?:chance|likelihood|probability|prospect)\b/i, side: 1 },
  { pattern: /\b(?:anybody|anyone)['’]s guess\b/i, side: 0 },
];

/** A number that the text states says on which side of even the event is, whatever was read; not of an event that is denied itself, where nobody can tell of which one it is. */
function sideOfStated(chance: VerbalProbability | null, event: TextSpan): 1 | 0 | -1 | null {
  if (chance?.best === 0.5) return 0;
  if (chance?.basis !== "stated" || chance.best === null) return null;
  return /\b(?:no|not|never|none|nobody|cannot)\b|n['’]t\b/i.test(event.text) ? null : chance.best > 0.5 ? 1 : -1;
}

/** "Lima expects that the fleet *will not* sail": the event's own "not" turns what is expected, but for words of doubt, which turn it back. */
function isDeniedEvent({ input }: ReadingContext, reading: Reading, event: Span): boolean {
  const { sentences, text } = input.analysis;
  const sentence = sentences[indexAt(sentences, event.start)];
  if (sentence === undefined || /doubt|disagree|disput|surpris/i.test(text.slice(reading.trigger.start, reading.trigger.end))) return false;
  const words = text.slice(event.start, event.end);
  const verb = topOf(sentence, event);
  if (/^(?:no|nobody|no one|none|neither|nothing)\b|\bunlikely to\b/i.test(words)) return true;
  return sentence.tokens[verb]?.xpos !== "VBG" && isNegated(sentence, verb) && !/\bbut\b/i.test(words);
}

/** A "not" stands with the verb. */
function isNegated(sentence: Sentence, verb: number): boolean {
  return verb >= 0 && childrenBy(sentence, verb, "advmod").some((child) => /^(?:not|never|n['’]t)$/i.test(tokenAt(sentence, child).form));
}

/** The clause that a time dates, where the time was read for the event: "*Norland will close the gates* before June". */
function dated(context: ReadingContext, { sentence: at, trigger }: Reading, words: TextSpan | null): TextSpan | null {
  const sentence = context.input.analysis.sentences[at];
  if (words === null || sentence === undefined || !isTimeOnly(context, words)) return words;
  let verb = topOf(sentence, words);
  while (verb >= 0 && tokenAt(sentence, verb).upos !== "VERB") verb = tokenAt(sentence, verb).head;
  const subjects = verb < 0 || spanContains(trigger, tokenAt(sentence, verb)) ? [] : childrenBy(sentence, verb, "nsubj", "expl");
  if (!subjects.some((child) => !/^(?:I|we)$/i.test(tokenAt(sentence, child).form))) return words;
  const span = subtreeSpan(sentence, verb, { without: (child) => hasRelation(child, ["cc", "conj", "parataxis", "advcl"]) });
  return wordsOf(context, { span });
}

/** "Before the end of June" is when, not what. */
function isTimeOnly({ input }: ReadingContext, words: TextSpan): boolean {
  return findHorizons(input.text, words, input.documentDate).some(({ start, end }) => start <= words.start + 1 && words.end - 1 <= end);
}

/** "The paper *which lapsed in 2023* will return": what a clause about the subject dates is not the event; "*sign a deal in 2027*" is read too far. */
function datesSubject({ analysis }: ReadingContext["input"], time: Span, event: Span): boolean {
  const sentence = analysis.sentences[indexAt(analysis.sentences, event.start)];
  const verb = sentence === undefined ? -1 : topOf(sentence, event);
  if (sentence === undefined || verb < 0 || time.end > sentence.end) return false;
  if (/^(?:VERB|AUX)$/.test(tokenAt(sentence, verb).upos) && spanContains(time, tokenAt(sentence, verb))) return true;
  const subject = childrenBy(sentence, verb, "nsubj", "csubj").find((child) => spanContains(subtreeSpan(sentence, child), time));
  let isInClause = false;
  for (let at = subject === undefined ? -1 : topOf(sentence, time); at >= 0 && at !== subject; at = tokenAt(sentence, at).head)
    isInClause ||= hasRelation(tokenAt(sentence, at), ["acl"]);
  return isInClause;
}

/** The words of time, with the days they name; what is no more than a time word inside the event counts where the reading names none. */
function horizonOf({ input }: ReadingContext, reading: Reading, event: TextSpan): Horizon | null {
  const named = reading.roles["horizon"]?.[0]?.span ?? null;
  const found = findHorizons(input.text, named ?? event, input.documentDate).find((time) => !datesSubject(input, time, event));
  if (named !== null && !spanContains(named, event) && !datesSubject(input, named, event)) {
    return { text: input.text.slice(named.start, named.end), start: named.start, end: named.end, from: found?.from ?? null, to: found?.to ?? null };
  }
  return found === undefined ? null : { text: input.text.slice(found.start, found.end), ...found };
}
