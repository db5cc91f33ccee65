import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { isPredicate, subjectsOf } from "../../language/tree/clause.ts";
import { childBy, headOfSpan, subtreeSpan, tokenAt } from "../../language/tree/tree.ts";

/** In words between subject and event: "are by now very likely". */
const farthest = 7;

/**
 * An event of which only the verb was read ("very likely to rise", "that will spread"), from its subject on, where that stands before it with no other verb
 * between them. Any other event as it is.
 */
export function wholeEvent(sentence: Sentence, event: Span): Span {
  const verb = headOfSpan(sentence, event);
  if (verb < 0 || !isPredicate(sentence, verb) || isBareParticiple(sentence, verb)) return event;
  const [subject] = subjectsOf(sentence, verb);
  const first = sentence.tokens.findIndex(({ start }) => start >= event.start);
  if (subject === undefined || subject >= first) return event;
  const phrase = subtreeSpan(sentence, subject, { without: (_, index) => index >= first });
  const between = sentence.tokens.slice(subject, first).filter(({ start }) => start >= phrase.end);
  const isNext = between.length <= farthest && !between.some(({ upos }) => upos === "VERB");
  return isNext ? { start: phrase.start, end: event.end } : event;
}

/** "A chance of *surviving*" has no subject of its own. */
function isBareParticiple(sentence: Sentence, verb: number): boolean {
  return tokenAt(sentence, verb).xpos === "VBG" && childBy(sentence, verb, "aux") === null;
}
