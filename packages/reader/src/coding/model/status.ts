import type { Span, Status } from "@rapporteur/core/model";
import type { Reading } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, hasRelation, tokenAt } from "../../language/tree/tree.ts";

/** The status as it was read, but that "not only" denies nothing, and a "not" that the sign of a cause has counted no link; and what somebody denies is denied. */
export function statusOf(sentence: Sentence | undefined, { kind, trigger, attributes }: Pick<Reading, "kind" | "trigger" | "attributes">): Status {
  const read = (attributes["status"]?.value ?? "actual") as Status;
  if (sentence === undefined || kind === "position") return read;
  if (read === "actual" && kind !== "forecast" && isDenied(sentence, trigger)) return "denied";
  if (read !== "denied") return read;
  const isCounted = kind === "cause" && attributes["sign"]?.value === "-" && joinsOnly(sentence, trigger);
  return isCounted || deniesNothing(sentence) ? "actual" : read;
}

/** "Lima denied *that it had sent the fleet*", "dismissed reports *that it had*"; not where that is negated itself. */
function isDenied(sentence: Sentence, trigger: Span): boolean {
  let at = sentence.tokens.findIndex(({ start, end }) => start <= trigger.start && trigger.start < end);
  for (let head = at < 0 ? -1 : tokenAt(sentence, at).head; head >= 0; head = tokenAt(sentence, head).head) {
    // "Denied that it was meant and *blamed* the gate": what is joined by "and" may belong to the denial itself.
    if (hasRelation(tokenAt(sentence, at), ["conj"])) return false;
    const isClause = hasRelation(tokenAt(sentence, at), ["ccomp", "xcomp", "acl"]);
    const told = tokenAt(sentence, head);
    const verb = claims.test(told.lemma) && told.deprel === "obj" ? told.head : head;
    const refuses = verb === head ? /^deny$/i : /^(?:deny|dismiss|reject|refute|rebut|dispute)$/i;
    if (isClause && refuses.test(tokenAt(sentence, verb).lemma))
      return !childrenBy(sentence, verb, "advmod").some((child) => denying.test(tokenAt(sentence, child).form));
    at = head;
  }
  return false;
}

const claims = /^(?:accusation|allegation|charge|claim|insinuation|report|rumou?r|suggestion)$/i;

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
