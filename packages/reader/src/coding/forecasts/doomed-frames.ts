import type { Sentence } from "../../language/sentence.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { subjectOf } from "../syntax/clause.ts";
import { childBy, tokenAt } from "../syntax/tree.ts";
import { hasCondition } from "./condition.ts";
import type { ForecastFrame } from "./forecast-frame.ts";
import { isPast } from "./prospective-frames.ts";

const ends = /^(?:finished|lost|doomed|dead|over|ruined|sunk|toast|bankrupt|gone|history)$/i;

/** "If they go back, they are finished": an end told in the present, under a condition. */
export function doomedFrames(sentence: Sentence): ForecastFrame[] {
  return sentence.tokens.flatMap(({ form }, predicate): ForecastFrame[] => {
    if (!ends.test(form) || childBy(sentence, predicate, "cop", "aux:pass") === null || modalOf(sentence, predicate) !== null) return [];
    const subject = subjectOf(sentence, predicate);
    if (subject === null || isPast(sentence, predicate) || !hasCondition(sentence, predicate)) return [];
    if (tokenAt(sentence, predicate).deprel === "advcl" || /^(?:you|i)$/i.test(tokenAt(sentence, subject).form)) return [];
    return [
      {
        sentence,
        event: { kind: "clause", predicate },
        subject,
        direction: 1,
        estimate: null,
        isEventNegated: isNegated(sentence, predicate),
        forecaster: "author",
        from: Math.min(subject, predicate),
        to: predicate,
        pattern: "phrase",
      },
    ];
  });
}
