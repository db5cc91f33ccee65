import type { Sentence } from "../../language/sentence.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import type { ForecastFrame } from "./forecast-frame.ts";
import { isPast } from "./prospective-frames.ts";

/** "What we should expect is a slow thaw: a joint market by 2037, and no flag over it": the thaw, and each part of it behind the colon. */
export function cleftFrames(sentence: Sentence): ForecastFrame[] {
  return sentence.tokens.flatMap((_, verb) => {
    const event = expectedIn(sentence, verb);
    return event === null ? [] : [event, ...partsOf(sentence, event)].map((head) => frameOf(sentence, head, verb));
  });
}

/** The noun that the copula joins to "what we expect"; null for anything else. */
function expectedIn(sentence: Sentence, verb: number): number | null {
  if (!/^(?:expect|anticipate|foresee|predict)$/.test(lemmaAt(sentence, verb)) || isPast(sentence, verb)) return null;
  const { deprel, head: what } = tokenAt(sentence, verb);
  const subject = childBy(sentence, verb, "nsubj");
  if (deprel !== "acl:relcl" || what < 0 || !/^what$/i.test(tokenAt(sentence, what).form)) return null;
  if (subject === null || !/^(?:i|we|you|one)$/i.test(tokenAt(sentence, subject).form)) return null;
  const { head: event, deprel: role } = tokenAt(sentence, what);
  const isEvent = role.startsWith("nsubj") && event > verb && /^NN/.test(tokenAt(sentence, event).xpos) && childBy(sentence, event, "cop") !== null;
  return isEvent && !isPast(sentence, event) ? event : null;
}

/** What a colon spells out: an apposition and what is coordinated with it. */
function partsOf(sentence: Sentence, event: number): number[] {
  return childrenBy(sentence, event, "appos").flatMap((part) => {
    const first = childrenBy(sentence, part, "punct").some((mark) => tokenAt(sentence, mark).form === ":");
    return first ? [part, ...childrenBy(sentence, part, "conj")] : [];
  });
}

function frameOf(sentence: Sentence, head: number, verb: number): ForecastFrame {
  return {
    sentence,
    event: { kind: "noun", head },
    subject: null,
    direction: 1,
    estimate: null,
    isEventNegated: childrenBy(sentence, head, "det").some((det) => /^no$/i.test(tokenAt(sentence, det).form)),
    forecaster: "author",
    from: head,
    to: Math.max(head, verb),
    pattern: "expecting",
  };
}
