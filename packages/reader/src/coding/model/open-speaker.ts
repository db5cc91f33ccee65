import { indexAt } from "../../language/span-at.ts";
import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childrenOf } from "../../language/tree/tree.ts";
import { tokensIn } from "./token-span.ts";

/** Who passes on what others say: "I gather that", "we hear that". */
const hearers = /^(?:I|we)$/i;
const hearing = /^(?:hear|gather|understand|learn|read)$/i;

/**
 * True for a verb of saying that leaves open who says it: "it is said that", "she was told that", "I gather that". "One hopes" and "in the opinion of" do not: nobody is said
 * to say anything.
 */
export function leavesOpenWho(sentences: readonly Sentence[], cue: Span): boolean {
  const sentence = sentences[indexAt(sentences, cue.start)];
  const at = sentence === undefined ? null : tokensIn(sentence, cue);
  if (sentence === undefined || at === null) return false;
  const verb = sentence.tokens.findIndex((token, index) => index >= at.first && index <= at.last && token.upos === "VERB");
  if (verb < 0) return false;
  const children = childrenOf(sentence, verb).map((index) => sentence.tokens[index]);
  if (children.some((child) => child !== undefined && /^(?:nsubj|csubj|aux):pass$/.test(child.deprel))) return true;
  const subject = children.find((child) => child?.deprel === "nsubj");
  return subject !== undefined && hearers.test(subject.form) && hearing.test(sentence.tokens[verb]?.lemma ?? "");
}
