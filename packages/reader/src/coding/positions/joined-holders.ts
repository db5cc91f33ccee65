import type { Sentence } from "../../language/sentence.ts";
import { childBy, tokenAt } from "../syntax/tree.ts";
import type { PositionFrame } from "./position-frame.ts";

/** "The Americans supported the idea, and *so did Japan*": the stance of the last holder before is that of the other too. */
export function joinedHolders(sentence: Sentence, frames: readonly PositionFrame[]): PositionFrame[] {
  return sentence.tokens.flatMap((token, so) => {
    const helper = sentence.tokens[so + 1];
    if (!/^(?:so|neither|nor)$/i.test(token.form) || !/^(?:do|does|did|has|have|is|are|was|were)$/i.test(helper?.form ?? "")) return [];
    const holder = holderBehind(sentence, so + 1);
    const shared = frames.findLast((frame) => typeof frame.holder === "number" && frame.holder < so && frame.to <= token.start);
    return holder === null || shared === undefined ? [] : [{ ...shared, holder, to: tokenAt(sentence, holder).end, from: shared.from }];
  });
}

/** Who stands behind the helping verb: its subject, or the name right after it. */
function holderBehind(sentence: Sentence, helper: number): number | null {
  const { head } = tokenAt(sentence, helper);
  const subject = childBy(sentence, helper, "nsubj") ?? (head > helper ? head : null);
  const found = subject !== null && subject > helper && subject < helper + 6 ? subject : null;
  const next = found ?? sentence.tokens.findIndex((token, index) => index > helper && index < helper + 3 && token.upos === "PROPN");
  return next >= 0 && /^(?:PROPN|NOUN)$/.test(tokenAt(sentence, next).upos) ? next : null;
}
