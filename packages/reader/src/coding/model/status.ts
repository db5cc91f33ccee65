import type { Span, Status } from "@rapporteur/core/model";
import type { Reading } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { indexAt } from "../../language/span-at.ts";
import { answeredAs, denying } from "../../language/tree/answered-clause.ts";

/**
 * The status as it was read, but that "not only" denies nothing, and a "not" that the sign of a cause has counted no link; what somebody denies is denied, and
 * what is neither denied nor confirmed is only supposed. What somebody "has yet to" do is not done.
 */
export function statusOf(sentence: Sentence | undefined, { kind, trigger, attributes }: Pick<Reading, "kind" | "trigger" | "attributes">): Status {
  const read = (attributes["status"]?.value ?? "actual") as Status;
  if (sentence === undefined) return read;
  if (kind !== "forecast" && read === "actual" && isUndone(sentence, trigger)) return "denied";
  if (kind === "position") return read;
  const answered = kind === "forecast" || (read !== "actual" && read !== "denied") ? null : answeredAs(sentence, trigger);
  if (answered !== null || read !== "denied") return answered ?? read;
  const isCounted = kind === "cause" && attributes["sign"]?.value === "-" && joinsOnly(sentence, trigger);
  return isCounted || deniesNothing(sentence) ? "actual" : read;
}

/** "Lima *has yet to* condemn the raid", "*stopped short of* condemning it". */
function isUndone(sentence: Sentence, trigger: Span): boolean {
  const at = indexAt(sentence.tokens, trigger.start);
  const before = sentence.tokens.slice(Math.max(0, at - 3), Math.max(0, at)).map(({ form }) => form.toLowerCase());
  return /^(?:(?:has|have|had|is|are) yet to|stop(?:s|ped|ping)? short of|c[ao]m(?:e|es|ing) close to)$/.test(before.join(" "));
}

/** "They did not pay because …": the sign has counted the "not" of the verb already. "Not so much because …" denies the link itself. */
function joinsOnly({ tokens }: Sentence, trigger: Span): boolean {
  const at = tokens.findIndex(({ start }) => start === trigger.start);
  const before = tokens.slice(0, Math.max(0, at));
  const behindVerb = before.slice(before.findLastIndex(({ upos }) => upos === "VERB" || upos === "AUX") + 1);
  return tokens[at]?.upos === "SCONJ" && !behindVerb.some(({ form }) => denying.test(form));
}

const adding = /^(?:only|just|merely|simply|least)$/i;

/** All that the sentence negates is "not only". */
function deniesNothing({ tokens }: Sentence): boolean {
  const denials = [...tokens.entries()].filter(([, { form }]) => denying.test(form));
  return denials.length > 0 && denials.every(([at, { form }]) => /^not$/i.test(form) && adding.test(tokens[at + 1]?.form ?? ""));
}
