import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childrenOf, hasRelation, tokenAt } from "../../language/tree/tree.ts";
import { causalVerbs } from "../lexicons/causal-lexicon.ts";
import { headOf, tokensIn } from "../model/token-span.ts";

/** Verbs that end a thing, beside those that lessen it. */
const ending: ReadonlySet<string> = new Set(
  "abandon abolish ban cancel cease close discontinue dissolve drop forbid forgo lift outlaw prohibit quit repeal rescind revoke scrap shelve suspend waive withdraw".split(
    " ",
  ),
);
/** Verbs by which somebody does not do what follows. */
const omitting = /^(?:fail|neglect|omit)$/;
const negating = /^(?:not|n['’]t|never|no)$/i;

/**
 * What somebody is for or against in "they should lower their tolls": lowering them, and not the tolls. Where the words of a stance leave out a verb that lessens or
 * ends what they name, and the stance is as the verb has it (for, and against behind "not"), the verb belongs to them. Who "failed to lower the tolls" is blamed for that, and not for
 * lowering them.
 */
export function advisedCourse(sentence: Sentence, trigger: Span, span: Span, isFor: boolean): Span {
  const range = span.start < sentence.start || span.end > sentence.end ? null : tokensIn(sentence, span);
  if (range === null) return span;
  const object = headOf(sentence, range);
  const governor = sentence.tokens[tokenAt(sentence, object).head];
  if (
    !isFor &&
    governor !== undefined &&
    omitting.test(governor.lemma) &&
    tokenAt(sentence, object).deprel === "xcomp" &&
    governor.start < span.start
  )
    return { start: governor.start, end: span.end };
  const at = tokenAt(sentence, object).head;
  const verb = at < 0 ? undefined : sentence.tokens[at];
  if (!verb || at >= range.first || verb.start < trigger.end || verb.upos !== "VERB" || !hasRelation(tokenAt(sentence, object), ["obj"])) return span;
  if (!(ending.has(verb.lemma) || causalVerbs.get(verb.lemma) === -1)) return span;
  const isNegated = childrenOf(sentence, at).some((child) => child < at && negating.test(tokenAt(sentence, child).form));
  return isNegated === isFor ? span : { start: verb.start, end: span.end };
}
