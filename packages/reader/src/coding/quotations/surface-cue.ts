import type { Sentence } from "../../language/sentence.ts";
import { subjectsOf } from "../../language/tree/clause.ts";
import { lemmaAt, tokenAt } from "../../language/tree/tree.ts";
import type { Cue } from "./cue.ts";
import { cueVerbs, speechVerbs } from "./cue-lexicon.ts";
import { nounPhraseAt } from "./source-phrase.ts";
import { sourceAfter, sourceBefore } from "./surface-source.ts";

/** How far behind a quote its verb may stand: a name with a long office between. */
const reach = 32;

/**
 * The cue behind a quotation by the order of words alone: `"…," said Xi`, `"…," Xi, the president, told reporters`.
 * Right behind the quote any finite verb before a name will do ("beamed", "thundered"); further on only a verb of speech.
 *
 * @param quoteEnd offset where the quote, closing mark included, ends
 */
export function surfaceCueAfter(sentence: Sentence, sentenceIndex: number, quoteEnd: number): Cue | null {
  let first = sentence.tokens.findIndex((token) => token.start >= quoteEnd);
  if (first < 0) return null;
  while (first < sentence.tokens.length && /^[,—–-]+$/u.test(tokenAt(sentence, first).form)) first++;
  const inverted = invertedCue(sentence, sentenceIndex, first);
  return inverted ?? plainCue(sentence, sentenceIndex, first);
}

/**
 * The cue before a quotation by the order of words alone: `Xi shot back, "…"`, `Stated Xi: "…"`, `…, yelling: "…"`. After a
 * colon any verb will do, after a comma only a verb of speech.
 */
export function surfaceCueBefore(text: string, sentence: Sentence, place: { sentenceIndex: number; quoteStart: number }): Cue | null {
  const lead = text.slice(sentence.start, place.quoteStart).trimEnd();
  if (!/[:,]$/u.test(lead)) return null;
  const verb = sentence.tokens.findLastIndex(
    (token, index) => token.end <= place.quoteStart && token.upos === "VERB" && (lead.endsWith(":") || speechVerbs.has(lemmaAt(sentence, index))),
  );
  if (verb < 0 || place.quoteStart - tokenAt(sentence, verb).end > 90) return null;
  const subject = subjectsOf(sentence, verb)[0] ?? (tokenAt(sentence, verb).xpos === "VBG" ? mainSubject(sentence, verb) : undefined);
  const source =
    sourceBefore(sentence, place.sentenceIndex, verb) ??
    (verb === 0 ? sourceAfter(sentence, place.sentenceIndex, verb) : null) ??
    (subject === undefined ? null : nounPhraseAt(sentence, place.sentenceIndex, subject));
  return source ? cueAt(sentence, { sentenceIndex: place.sentenceIndex, from: verb, verb }, source) : null;
}

/** "…, telling reporters": the person whom the main clause is about. */
function mainSubject(sentence: Sentence, before: number): number | undefined {
  const subject = sentence.tokens.findIndex((token, index) => index < before && token.deprel === "nsubj");
  return subject < 0 ? undefined : subject;
}

function isFinite(sentence: Sentence, index: number): boolean {
  const { upos, xpos } = tokenAt(sentence, index);
  return upos === "VERB" && /^VB[DZPN]$/.test(xpos);
}

function invertedCue(sentence: Sentence, sentenceIndex: number, first: number): Cue | null {
  if (first + 1 >= sentence.tokens.length) return null;
  const isSpeech = speechVerbs.has(lemmaAt(sentence, first));
  if (!isSpeech && (!isFinite(sentence, first) || /^\p{Lu}/u.test(tokenAt(sentence, first).form))) return null;
  const source = sourceAfter(sentence, sentenceIndex, first);
  if (!source || (!isSpeech && !/^(?:PROPN|DET|PRON|NOUN)$/.test(tokenAt(sentence, first + 1).upos))) return null;
  return cueAt(sentence, { sentenceIndex, from: first, verb: first }, source);
}

function plainCue(sentence: Sentence, sentenceIndex: number, first: number): Cue | null {
  const last = Math.min(sentence.tokens.length, first + reach);
  for (let verb = first + 1; verb < last; verb++) {
    if (/^[.;:!?“”"«»]$/u.test(tokenAt(sentence, verb).form)) return null;
    if (!isFinite(sentence, verb) || !(speechVerbs.has(lemmaAt(sentence, verb)) || endsClause(sentence, verb)) || isInRelative(sentence, verb))
      continue;
    const source = sourceBefore(sentence, sentenceIndex, verb, first);
    if (!source) continue;
    let from = verb;
    while (from > first && /^(?:AUX|ADV|PART)$/.test(tokenAt(sentence, from - 1).upos)) from--;
    return source.start <= tokenAt(sentence, first).start ? cueAt(sentence, { sentenceIndex, from, verb }, source) : null;
  }
  return null;
}

/** "…," Oliver barked. */
function endsClause(sentence: Sentence, verb: number): boolean {
  const next = sentence.tokens[verb + 1];
  return next === undefined || /^[.,]$/.test(next.form);
}

function isInRelative(sentence: Sentence, verb: number): boolean {
  return verb > 0 && /^(?:who|which|that)$/i.test(tokenAt(sentence, verb - 1).form);
}

function cueAt(
  sentence: Sentence,
  { sentenceIndex, from, verb }: { sentenceIndex: number; from: number; verb: number },
  source: NonNullable<Cue["source"]>,
): Cue {
  const lemma = lemmaAt(sentence, verb);
  return {
    start: tokenAt(sentence, from).start,
    end: tokenAt(sentence, verb).end,
    sentence: sentenceIndex,
    head: verb,
    lemma,
    class: cueVerbs.get(lemma)?.[0]?.class ?? "say",
    frame: "clause",
    pattern: "clause",
    source,
    contents: [],
  };
}
