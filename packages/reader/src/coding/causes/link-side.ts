import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import { antecedentOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import type { LinkSide } from "./causal-link.ts";

function isClausal(sentence: Sentence, index: number): boolean {
  return /^(?:VERB|AUX)$/.test(tokenAt(sentence, index).upos) || childBy(sentence, index, "nsubj", "cop") !== null;
}

/** A noun phrase as a side: coordinated clauses, relative clauses at its end and the preposition before it are left out. */
export function nounSide(sentence: Sentence, index: number): LinkSide {
  const head = antecedentOf(sentence, index);
  const without = (child: Token, at: number, parent: number): boolean => {
    if (parent !== head) return false;
    const relation = baseRelation(child.deprel);
    if (relation === "case" || relation === "mark" || relation === "cop" || relation === "parataxis" || relation === "discourse") return true;
    if (relation === "nsubj" || relation === "expl" || relation === "aux") return true;
    if (child.deprel === "acl:relcl") return head !== index || at > head;
    if (relation === "conj" || relation === "cc") return head !== index || isClauseJoin(sentence, at, head);
    return relation === "punct";
  };
  return { span: subtreeSpan(sentence, head, { without: keepInnerMarks(without) }), sentence, head };
}

type LeavesOut = (child: Token, at: number, parent: number) => boolean;

/** Hyphens, quotation marks and commas between parts of the phrase stay, or the span would be cut at them. */
function keepInnerMarks(without: LeavesOut): LeavesOut {
  return (child, at, parent) => (child.deprel === "punct" ? /^[.;:!?]$/.test(child.form) : without(child, at, parent));
}

function isClauseJoin(sentence: Sentence, at: number, head: number): boolean {
  if (baseRelation(tokenAt(sentence, at).deprel) === "conj") return isClausal(sentence, at);
  return childrenBy(sentence, head, "conj").some((joined) => joined > at && isClausal(sentence, joined));
}

const looseRelations = new Set(["parataxis", "discourse", "vocative"]);

/** A clause as a side: without its conjunction, asides, coordinated clauses and the clauses named in `except`. */
export function clauseSide(sentence: Sentence, predicate: number, except: readonly number[] = []): LinkSide {
  const without = (child: Token, at: number, parent: number): boolean => {
    if (except.includes(at)) return true;
    if (parent !== predicate) return false;
    const relation = baseRelation(child.deprel);
    if (looseRelations.has(relation)) return true;
    if (relation === "mark") return child.form.toLowerCase() !== "to";
    if (relation === "conj") return isClausal(sentence, at);
    if (relation === "cc") return at < predicate || isClauseJoin(sentence, at, predicate);
    return (
      relation === "advmod" &&
      at < predicate &&
      /^(?:therefore|thus|hence|consequently|accordingly|thereby|so|then|moreover|however|still|finally|first|second)$/i.test(child.form)
    );
  };
  return { span: subtreeSpan(sentence, predicate, { without }), sentence, head: predicate };
}

/** A side given by a span whose concept is read from `head`. */
export function spanSide(sentence: Sentence, span: Span, head: number): LinkSide {
  return { span, sentence, head };
}

/** Span of a token and what is fixed to it ("because of", "as a result of"). */
export function connectiveSpan(sentence: Sentence, tokens: readonly number[]): Span {
  const first = Math.min(...tokens);
  const last = Math.max(...tokens);
  return { start: tokenAt(sentence, first).start, end: tokenAt(sentence, last).end };
}
