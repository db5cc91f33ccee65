import type { Span, Status } from "@rapporteur/core/model";
import type { Reading } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { modalOf } from "../../language/tree/modal.ts";
import { childrenBy, tokenAt } from "../../language/tree/tree.ts";
import { topOf } from "./token-span.ts";

/**
 * The status as it was read, where the grammar does not tell better: "not only" denies nothing, a link whose verb stands under "not" is denied, and an act under "will", "may" or
 * "could" is not done. "Would" is used both ways and left to the reading.
 */
export function statusOf(sentence: Sentence | undefined, { kind, trigger, attributes }: Pick<Reading, "kind" | "trigger" | "attributes">): Status {
  const read = (attributes["status"]?.value ?? "actual") as Status;
  if (sentence === undefined) return read;
  if (read === "denied" && kind !== "position" && deniesNothing(sentence)) return isPlanned(sentence, trigger) ? "hypothetical" : "actual";
  if (read === "denied" && kind === "cause" && attributes["sign"]?.value === "-" && joinsOnly(sentence, trigger)) return "actual";
  if (read !== "actual") return read;
  if (kind === "cause" && isNegated(sentence, topOf(sentence, trigger))) return "denied";
  return kind === "relation" && isPlanned(sentence, trigger) ? "hypothetical" : read;
}

/** "They did not pay because …": the sign has counted the "not" of the verb already. "Not so much because …" denies the link itself. */
function joinsOnly({ tokens }: Sentence, trigger: Span): boolean {
  const at = tokens.findIndex(({ start }) => start === trigger.start);
  const before = tokens.slice(0, Math.max(0, at));
  const behindVerb = before.slice(before.findLastIndex(({ upos }) => upos === "VERB" || upos === "AUX") + 1);
  return tokens[at]?.upos === "SCONJ" && !behindVerb.some(({ form }) => denying.test(form));
}

const denying = /^(?:not|n['’]t|never|no|nobody|none|nothing|neither|nor|cannot|without|hardly|scarcely)$/i;
const adding = /^(?:only|just|merely|simply|least)$/i;

/** All that the sentence negates is "not only". */
function deniesNothing({ tokens }: Sentence): boolean {
  const denials = [...tokens.entries()].filter(([, { form }]) => denying.test(form));
  return denials.length > 0 && denials.every(([at, { form }]) => /^not$/i.test(form) && adding.test(tokens[at + 1]?.form ?? ""));
}

/** True where a "not" stands with the verb, and no "only" behind it. */
export function isNegated(sentence: Sentence, verb: number): boolean {
  if (verb < 0) return false;
  return childrenBy(sentence, verb, "advmod").some(
    (child) => /^(?:not|never|n['’]t)$/i.test(tokenAt(sentence, child).form) && !adding.test(sentence.tokens[child + 1]?.form ?? ""),
  );
}

function isPlanned(sentence: Sentence, trigger: Span): boolean {
  const verb = topOf(sentence, trigger);
  if (verb < 0 || tokenAt(sentence, verb).upos !== "VERB" || isNegated(sentence, verb)) return false;
  return /^(?:will|['’]ll|shall|may|might|could)$/.test(modalOf(sentence, verb) ?? "");
}
