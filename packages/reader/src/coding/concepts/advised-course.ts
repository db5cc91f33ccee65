import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import { childrenOf, lemmaAt, tokenAt } from "../../language/tree/tree.ts";
import { isHumanNoun } from "../../language/human-nouns.ts";
import { causalVerbs } from "../lexicons/causal-lexicon.ts";
import { headOf, tokensIn } from "../model/token-span.ts";

/** Verbs that end a thing, beside those that lessen it. */
const ending: ReadonlySet<string> = new Set(
  "abandon abolish ban cancel cease close discontinue dissolve drop forbid forgo lift outlaw prohibit quit repeal rescind revoke scrap shelve suspend waive withdraw".split(
    " ",
  ),
);
/** Words by which somebody does not do what follows, or there is none of it, by how it hangs on them. */
const missing: Readonly<Record<string, RegExp>> = { xcomp: /^(?:fail|neglect|omit)$/, nmod: /^(?:lack|absence|shortage|loss)$/ };
const negating = /^(?:not|n['’]t|never|no)$/i;

/**
 * What somebody is for or against in "they should lower their tolls": lowering them, and not the tolls. Where the words of a stance leave out a verb that lessens or
 * ends what they name, and the stance is as the verb has it (for, and against behind "not"), the verb belongs to them. Who "failed to lower the tolls" is blamed for that, and not for
 * lowering them, what is to be done to somebody is the matter, and not who ("stop
 * trading with Lima"); a "lack of patrols" is not patrols, and "it is a pity that they were not asked" not against asking.
 */
export function advisedCourse(sentence: Sentence, trigger: Span, span: Span, isFor: boolean): Span {
  const range = span.start < sentence.start || span.end > sentence.end ? null : tokensIn(sentence, span);
  if (range === null) return span;
  const object = headOf(sentence, range);
  const { deprel, head: at } = tokenAt(sentence, object);
  const not = isFor === isBare(sentence, object) ? notOf(sentence, object, { trigger, first: range.first }) : null;
  if (not !== null) return { start: not.start, end: span.end };
  const verb = at < 0 ? undefined : sentence.tokens[at];
  if (!verb || at >= range.first) return span;
  if (!isFor && missing[deprel]?.test(verb.lemma)) return { start: verb.start, end: span.end };
  if (verb.start < trigger.end || verb.upos !== "VERB") return span;
  if (isSomebody(sentence, object)) return { start: tokenAt(sentence, topVerb(sentence, at, trigger)).start, end: span.end };
  if (deprel !== "obj") return span;
  if (!(ending.has(verb.lemma) || causalVerbs.get(verb.lemma) === -1)) return span;
  const isNegated = childrenOf(sentence, at).some((child) => child < at && negating.test(tokenAt(sentence, child).form));
  return isNegated === isFor ? span : { start: verb.start, end: span.end };
}

/** A verb that says nothing of its own: "asked us *not to sail*", "let us *not sail*" are against sailing, and "wise *not to sail*" for not sailing. */
function isBare(sentence: Sentence, verb: number): boolean {
  const children = childrenOf(sentence, verb).map((child) => tokenAt(sentence, child));
  const isFinite = children.some(({ deprel }) => deprel === "aux") && children.some(({ deprel }) => /^[nc]subj/.test(deprel));
  return tokenAt(sentence, verb).xpos === "VB" && !isFinite;
}

/** The "not" before a clause that somebody is against: "a pity that they were *not* asked"; null behind "should", where the stance has it. */
function notOf(sentence: Sentence, verb: number, { trigger, first }: { readonly trigger: Span; readonly first: number }): Token | null {
  const before = childrenOf(sentence, verb).filter((child) => child < first);
  const isTriggers = before.some((child) => tokenAt(sentence, child).start < trigger.end && tokenAt(sentence, child).end > trigger.start);
  const not = before.find((child) => /^(?:not|n['’]t|never)$/i.test(tokenAt(sentence, child).form));
  return not === undefined || isTriggers || tokenAt(sentence, verb).upos !== "VERB" ? null : tokenAt(sentence, not);
}

function isSomebody(sentence: Sentence, at: number): boolean {
  const { deprel, upos } = tokenAt(sentence, at);
  return /^(?:obj|obl|iobj)$/.test(deprel) && (upos === "PROPN" || isHumanNoun(lemmaAt(sentence, at)));
}

/** "*Stop* investing in": the first of the verbs behind the trigger that one hangs on. */
function topVerb(sentence: Sentence, at: number, trigger: Span): number {
  const { deprel, head } = tokenAt(sentence, at);
  const governor = head < 0 ? undefined : tokenAt(sentence, head);
  return deprel === "xcomp" && governor?.upos === "VERB" && governor.start >= trigger.end ? topVerb(sentence, head, trigger) : at;
}
