import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { childBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { hasNegator, wordEstimate } from "./estimate.ts";
import { estimativeAdjectives } from "./estimative-lexicon.ts";
import type { ForecastFrame } from "./forecast-frame.ts";
import { isPast, isUnclaimed } from "./prospective-frames.ts";

/** "That is unlikely", "I regard that as highly improbable": said of the forecast just before. */
export function echoedFrames(sentence: Sentence): ForecastFrame[] {
  return sentence.tokens.flatMap((_, adjective) => echoedFrame(sentence, adjective));
}

function echoedFrame(sentence: Sentence, adjective: number): ForecastFrame[] {
  const direction = estimativeAdjectives.get(lemmaAt(sentence, adjective));
  const { upos, head: verb } = tokenAt(sentence, adjective);
  if (direction === undefined || upos !== "ADJ" || childBy(sentence, adjective, "ccomp", "csubj", "xcomp", "expl") !== null) return [];
  const isHeld = verb >= 0 && verb < adjective && /^(?:regard|consider|see|view|deem|think|find|judge)$/.test(lemmaAt(sentence, verb));
  const governor = isHeld ? verb : adjective;
  const echo = isHeld ? verb + 1 : childBy(sentence, adjective, "nsubj");
  if (echo === null || !isPointing(sentence, echo) || (!isHeld && childBy(sentence, adjective, "cop") === null)) return [];
  if (isHeld && !/^(?:i|we)$/i.test(tokenAt(sentence, childBy(sentence, verb, "nsubj") ?? verb).form)) return [];
  if (isPast(sentence, governor) || isUnclaimed(sentence, governor)) return [];
  const isTurned = isNegated(sentence, governor) || hasNegator(sentence, adjective);
  return [
    {
      sentence,
      event: { kind: "echo", head: echo },
      subject: null,
      direction: 1,
      estimate: wordEstimate(sentence, adjective, direction, isTurned),
      isEventNegated: false,
      forecaster: "author",
      from: Math.min(echo, governor),
      to: adjective,
      pattern: "likely-event",
    },
  ];
}

/** "That" and "this"; "it" stands for too much. */
function isPointing(sentence: Sentence, index: number): boolean {
  return /^(?:that|this)$/i.test(tokenAt(sentence, index).form);
}
