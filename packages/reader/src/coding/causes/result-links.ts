import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { subjectsOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt, tokensSpan } from "../syntax/tree.ts";
import type { CausalLink } from "./causal-link.ts";
import { clauseSide, connectiveSpan, nounSide, spanSide } from "./link-side.ts";

/** Links whose result stands apart from what tells them. `previous` is the sentence before in the same paragraph, or null. */
export function resultLinks(sentence: Sentence, previous: Sentence | null): CausalLink[] {
  return sentence.tokens.flatMap((_, index) => [
    ...degreeLinks(sentence, index),
    ...lateResultLinks(sentence, index, previous),
    ...madeItLinks(sentence, index),
  ]);
}

/** "The clause is *so* vague *that* each side reads what it likes". */
function degreeLinks(sentence: Sentence, so: number): CausalLink[] {
  const { form, deprel, head: degree } = tokenAt(sentence, so);
  if (!/^so$/i.test(form) || deprel !== "advmod" || degree !== so + 1 || !/^(?:ADJ|ADV)$/.test(tokenAt(sentence, degree).upos)) return [];
  const that = sentence.tokens.findIndex(
    (token, index) => index > degree && index < degree + 8 && /^that$/i.test(token.form) && token.deprel === "mark",
  );
  const result = that < 0 ? -1 : tokenAt(sentence, that).head;
  if (result < that || childBy(sentence, result, "nsubj", "nsubj:pass") === null) return [];
  const clause = clauseOf(sentence, degree);
  if (clause === null || clause === result) return [];
  return [
    {
      sentence,
      cause: spanSide(sentence, toDegree(sentence, clause, degree), clause),
      effect: clauseSide(sentence, result),
      connective: connectiveSpan(sentence, [so]),
      sign: 1,
      strength: 0.8,
      pattern: "so",
      anchor: result,
    },
  ];
}

/** From the start of the clause to the adjective or adverb. */
function toDegree(sentence: Sentence, clause: number, degree: number): Span {
  const { start } = subtreeSpan(sentence, clause, {
    without: (child, index) => index > degree || /^(?:cc|mark|punct|parataxis)$/.test(child.deprel),
  });
  return { start, end: tokenAt(sentence, degree).end };
}

/** The clause that an adjective or adverb is told in: itself with a copula, else the verb above it. */
function clauseOf(sentence: Sentence, degree: number): number | null {
  if (childBy(sentence, degree, "nsubj", "cop") !== null) return degree;
  const { head, deprel } = tokenAt(sentence, degree);
  return head >= 0 && /^(?:xcomp|advmod|obj)/.test(deprel) && tokenAt(sentence, head).upos === "VERB" ? head : null;
}

/** "Trade has tripled *as a result*": of what the sentence before says. */
function lateResultLinks(sentence: Sentence, noun: number, previous: Sentence | null): CausalLink[] {
  if (!/^(?:result|consequence)$/i.test(tokenAt(sentence, noun).form) || noun < 4 || previous === null) return [];
  const opening = sentence.tokens.slice(noun - 2, noun).map((token) => token.form.toLowerCase());
  if (opening.join(" ") !== "as a" || /^of$/i.test(sentence.tokens[noun + 1]?.form ?? "")) return [];
  const clause = tokenAt(sentence, noun).head;
  if (clause < 0 || clause > noun || tokenAt(sentence, clause).deprel !== "root") return [];
  const before = previous.tokens.findIndex((token) => token.head < 0);
  return [
    {
      sentence,
      cause: spanSide(previous, tokensSpan(previous, 0, previous.tokens.length - 1), Math.max(0, before)),
      effect: clauseSide(sentence, clause, [noun]),
      connective: connectiveSpan(sentence, [noun - 2, noun]),
      sign: 1,
      strength: 0.8,
      pattern: "therefore",
      anchor: clause,
    },
  ];
}

const easier = /^(?:easier|easy|possible|safe|safer|cheap|cheaper|simpler|likelier|profitable|attractive|tempting|worthwhile)$/i;
const harder = /^(?:harder|hard|difficult|impossible|costly|costlier|expensive|dangerous|risky|riskier|tougher|pointless|awkward)$/i;

/** "Every threat makes *it* harder *for us to say no*": what the infinitive tells is the effect. */
function madeItLinks(sentence: Sentence, verb: number): CausalLink[] {
  const it = verb + 1;
  if (!/^(?:make|render)$/.test(lemmaAt(sentence, verb)) || !/^it$/i.test(sentence.tokens[it]?.form ?? "")) return [];
  const adjective = sentence.tokens.findIndex((token, index) => index > it && index < it + 4 && (easier.test(token.form) || harder.test(token.form)));
  const subject = childBy(sentence, verb, "nsubj") ?? subjectsOf(sentence, verb)[0];
  if (adjective < 0 || subject === undefined || subject === null || subject > verb) return [];
  const to = sentence.tokens.findIndex(
    (token, index) => index > adjective && index < adjective + 9 && token.form === "to" && token.deprel === "mark",
  );
  const done = to < 0 ? -1 : tokenAt(sentence, to).head;
  if (to < 0 || done < to) return [];
  const isLess = childrenBy(sentence, adjective, "advmod").some((child) => /^less$/i.test(tokenAt(sentence, child).form));
  const span = {
    start: tokenAt(sentence, adjective + 1).start,
    end: subtreeSpan(sentence, done, { without: (child) => child.deprel === "advcl" || child.deprel === "conj" }).end,
  };
  return [
    {
      sentence,
      cause: nounSide(sentence, subject),
      effect: spanSide(sentence, span, done),
      connective: connectiveSpan(sentence, [verb, adjective]),
      sign: easier.test(tokenAt(sentence, adjective).form) !== isLess ? 1 : -1,
      strength: 0.8,
      pattern: "make",
      anchor: verb,
    },
  ];
}
