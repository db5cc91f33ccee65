import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { passageOf } from "./passage.ts";
import type { PositionFrame } from "./position-frame.ts";
import { deservedNouns } from "./stance-lexicon.ts";

/** What something deserves or makes: "deserves praise", "merits no credit", "makes no sense". */
export function deservingFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, verb) => deservingFrame(sentence, verb));
}

/** "Deserves praise for its flexibility", "deserves no credit", "makes sense", "makes no sense". */
function deservingFrame(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  const object = childBy(sentence, verb, "obj");
  const subject = childBy(sentence, verb, "nsubj");
  if (object === null || subject === null || /^W|^EX/.test(tokenAt(sentence, subject).xpos)) return [];
  const value =
    lemma === "deserve" || lemma === "merit"
      ? deservedNouns.get(lemmaAt(sentence, object))
      : lemma === "make" && lemmaAt(sentence, object) === "sense"
        ? 0.6
        : undefined;
  if (value === undefined) return [];
  const isNone = childrenBy(sentence, object, "det", "amod").some((child) => /^(?:no|little)$/i.test(tokenAt(sentence, child).form));
  const stance = isNone || isNegated(sentence, verb) ? -value : value;
  return [
    {
      sentence,
      topic: subject,
      holder: "author",
      stance,
      from: passageOf(sentence, [subject]).start,
      to: passageOf(sentence, [object]).end,
      pattern: "deserving",
    },
  ];
}
