import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childBy, headOfSpan, isWithin, subtreeOf, tokenAt, tokensSpan } from "../../language/tree/tree.ts";
import type { Cue, CueSource } from "./cue.ts";
import { runsOf, type Place } from "./cue-place.ts";
import { nounPhraseAt } from "./source-phrase.ts";

/** "According to X, …" at a token "according"; null where no "to" follows or nothing is told. */
export function accordingCue(place: Place): Cue | null {
  const { sentence, head } = place;
  const next = sentence.tokens[head + 1];
  if (next?.form.toLowerCase() !== "to") return null;
  return openingAccordingCue(place) ?? embeddedAccordingCue(place);
}

/** "According to X, …": the order of words tells source and content more surely than any tree. */
function openingAccordingCue(place: Place): Cue | null {
  const { sentence, sentenceIndex, head } = place;
  if (sentence.tokens.slice(0, head).some((token) => token.upos !== "PUNCT")) return null;
  const commas = sentence.tokens.map((token, index) => (index > head && token.form === "," ? index : -1)).filter((index) => index >= 0);
  const comma = commas.find((index) => !opensApposition(sentence, index));
  if (comma === undefined || comma < head + 3) return null;
  const source = tokensSpan(sentence, head + 2, comma - 1);
  let last = sentence.tokens.length - 1;
  while (last > comma && tokenAt(sentence, last).upos === "PUNCT" && !/^[”’"']$/u.test(tokenAt(sentence, last).form)) last--;
  if (last <= comma) return null;
  return accordingAt(place, { ...source, sentence: sentenceIndex, head: Math.max(headOfSpan(sentence, source), head + 2) }, [
    tokensSpan(sentence, comma + 1, last),
  ]);
}

/** A comma before "a retired general," and the like, with its closing comma, belongs to the name before it. */
function opensApposition(sentence: Sentence, comma: number): boolean {
  const next = sentence.tokens[comma + 1];
  const above =
    next === undefined
      ? -1
      : sentence.tokens.findIndex((token, index) => index > comma && token.deprel === "appos" && token.head < comma && index < comma + 8);
  return above >= 0 || /^(?:who|which)$/i.test(next?.form ?? "");
}

function embeddedAccordingCue(place: Place): Cue | null {
  const { sentence, sentenceIndex, head } = place;
  const noun = tokenAt(sentence, head).deprel === "case" ? tokenAt(sentence, head).head : childBy(sentence, head, "obl", "obj", "nmod");
  if (noun === null || noun < 0) return null;
  const phrase = isWithin(sentence, head, noun) ? noun : head;
  const governor = tokenAt(sentence, phrase).head;
  if (governor < 0) return null;
  const members = subtreeOf(sentence, governor, { without: (_token, index) => index === phrase });
  return accordingAt(place, nounPhraseAt(sentence, sentenceIndex, noun), runsOf(sentence, members));
}

function accordingAt({ sentence, sentenceIndex, head }: Place, source: CueSource, contents: readonly Span[]): Cue {
  const words = { start: tokenAt(sentence, head).start, end: tokenAt(sentence, head + 1).end };
  return { ...words, sentence: sentenceIndex, head, lemma: "according", class: "say", frame: "clause", pattern: "according", source, contents };
}
