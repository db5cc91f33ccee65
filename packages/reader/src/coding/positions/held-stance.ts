import type { Sentence } from "../../language/sentence.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { holderAt } from "./holder.ts";
import type { PositionFrame } from "./position-frame.ts";

/** Verbs that leave the stance of their infinitive as it is: "seems to view", "decided to back". */
const keeping =
  /^(?:seem|appear|continue|begin|start|tend|come|decide|choose|agree|vow|pledge|promise|resolve|opt|dare|join|keep|rush|hasten|prefer|manage|like|quick|swift|eager|keen|happy|ready|prepared|proud|pain)$/;
/** Verbs that turn it: "refuses to endorse". */
const turning = /^(?:refuse|decline|hesitate|cease|stop|hate|reluctant|unwilling|loath|slow)$/;

/** Who holds the stance of a verb, and whether words above or around it turn it. */
export interface Held {
  readonly holder: PositionFrame["holder"];
  readonly isTurned: boolean;
}

/**
 * "Europe continues to support", "Berlin refused to endorse": whoever holds the stance that a verb takes, through the verbs that
 * stand above its infinitive. Null where nobody holds it yet: under a modal (but the speaker's own "I would oppose"), an
 * infinitive of purpose or a condition.
 */
export function heldStance(sentence: Sentence, verb: number): Held | null {
  let at = verb;
  let isTurned = isNegated(sentence, verb);
  for (let steps = 0; steps < 3 && hasRelation(tokenAt(sentence, at), ["xcomp"]); steps++) {
    const { head } = tokenAt(sentence, at);
    const lemma = head < 0 ? "" : lemmaAt(sentence, head);
    if (!keeping.test(lemma) && !turning.test(lemma)) return null;
    if (turning.test(lemma) !== isNegated(sentence, head)) isTurned = !isTurned;
    at = head;
  }
  if (isAnybodys(sentence, at)) return { holder: "author", isTurned };
  const holder = holderAt(sentence, at);
  return holder === null || isHeldBack(sentence, at, holder) ? null : { holder, isTurned };
}

/** "One should not trust the junta", "nobody can defend the subsidy": what anybody should feel is the writer's. */
function isAnybodys(sentence: Sentence, verb: number): boolean {
  const subject = childBy(sentence, verb, "nsubj");
  const modal = modalOf(sentence, verb);
  if (subject === null || modal === null || !/^(?:can|could|should|must|would|need)$/.test(modal)) return false;
  const { form } = tokenAt(sentence, subject);
  // Whether it is nobody, the negation of the clause tells; what nobody should do is advice already.
  return /^(?:one|everyone|everybody|anyone)$/i.test(form) || (/^(?:none|nobody)$/i.test(form) && /^(?:can|could|would)$/.test(modal));
}

function isHeldBack(sentence: Sentence, verb: number, holder: PositionFrame["holder"]): boolean {
  const modals = childrenBy(sentence, verb, "aux").map((aux) => tokenAt(sentence, aux).form.toLowerCase());
  const isModal = modals.some((modal) => /^(?:will|would|could|may|might|should|must|can|['’](?:ll|d))$/.test(modal));
  const isInfinitive = childrenBy(sentence, verb, "mark").some((mark) => /^(?:to|if|unless|whether)$/i.test(tokenAt(sentence, mark).form));
  return (isModal && holder !== "author") || isInfinitive || hasRelation(tokenAt(sentence, verb), ["xcomp"]);
}
