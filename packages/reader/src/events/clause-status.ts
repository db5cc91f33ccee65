import type { Status } from "@rapporteur/core/model";
import type { Sentence } from "../language/sentence.ts";
import { embeddingStatus, modalStatus, settledNouns } from "./embedding-verbs.ts";
import { modalOf } from "../language/tree/modal.ts";
import { isQuestion } from "../language/tree/is-question.ts";
import { childrenBy, childrenOf, baseRelation, lemmaAt, tokenAt } from "../language/tree/tree.ts";

/** How a clause is put. */
export interface ClauseStatus {
  readonly status: Status;
  /** Negated itself ("did not sign", "no country signed"), whatever stands above it. */
  readonly negated: boolean;
  /** Lemma of its modal auxiliary, or null. */
  readonly modal: string | null;
  /** True under "if", "unless" and the like, or governing such a clause. */
  readonly conditional: boolean;
  /** True in a question. */
  readonly question: boolean;
}

const negators = /^(?:not|n['’]?t|never|hardly|scarcely|nowhere|neither|nor)$/i;
const negativeDeterminers = /^(?:no|neither)$/i;
const conditionals = new Set(["if", "unless", "provided", "providing", "lest", "whether", "until", "supposing"]);
const obligations = new Set(["have", "need", "ought"]);

/** True where the predicate itself is negated by an adverb or a "no" before its subject or object. */
function isNegated(sentence: Sentence, predicate: number): boolean {
  return childrenOf(sentence, predicate).some((child) => {
    const token = tokenAt(sentence, child);
    // "More likely than not" denies nothing.
    if (token.deprel === "advmod" && /^than$/i.test(sentence.tokens[child - 1]?.form ?? "")) return false;
    // "Not only", "not just" deny nothing.
    if (token.deprel === "advmod" && negators.test(token.form)) return !/^(?:only|just|merely|simply)$/i.test(sentence.tokens[child + 1]?.form ?? "");
    if (token.deprel === "cc:preconj" || token.deprel === "cc") return /^n(?:either|or)$/i.test(token.form);
    if (/^(?:nobody|none|nothing)$/i.test(token.form) && /^(?:nsubj|obj)/.test(token.deprel)) return true;
    return (
      /^(?:nsubj|obj)/.test(token.deprel) && childrenBy(sentence, child, "det").some((det) => negativeDeterminers.test(tokenAt(sentence, det).form))
    );
  });
}

/** "Should no agreement be reached", "had they stayed", "were it to fail": the auxiliary before its subject supposes, in no question. */
function isInvertedCondition(sentence: Sentence, predicate: number): boolean {
  const subject = childrenBy(sentence, predicate, "nsubj")[0];
  if (subject === undefined || isQuestion(sentence)) return false;
  return childrenBy(sentence, predicate, "aux", "cop").some(
    (aux) =>
      aux < subject &&
      /^(?:should|had|were)$/i.test(tokenAt(sentence, aux).form) &&
      !/^(?:so|nor|neither|never)$/i.test(sentence.tokens[aux - 1]?.form ?? ""),
  );
}

function isConditionalClause(sentence: Sentence, predicate: number): boolean {
  if (isInvertedCondition(sentence, predicate)) return true;
  if (!/^(?:advcl|ccomp|parataxis|conj)/.test(tokenAt(sentence, predicate).deprel)) return false;
  return childrenBy(sentence, predicate, "mark", "advmod").some((mark) => conditionals.has(tokenAt(sentence, mark).form.toLowerCase()));
}

function governsCondition(sentence: Sentence, predicate: number): boolean {
  return childrenBy(sentence, predicate, "advcl").some((clause) => isConditionalClause(sentence, clause));
}

const strength: Readonly<Record<Status, number>> = { actual: 0, hypothetical: 1, denied: 2, demanded: 3 };

/** Puts what stands above a clause together with what it says itself. */
function combine(inner: Status, outer: Status): Status {
  if (outer === "actual") return inner;
  if (inner === "actual") return outer;
  if (inner === "denied" && outer === "denied") return "actual";
  return strength[outer] >= strength[inner] ? outer : inner;
}

/** What a governor makes of the clause or noun below it. */
function statusUnder(sentence: Sentence, child: number): Status {
  const { deprel, head } = tokenAt(sentence, child);
  const base = baseRelation(deprel);
  if (base === "xcomp" && obligations.has(lemmaAt(sentence, head))) return "demanded";
  if (base === "advcl") return adverbialStatus(sentence, child);
  if (base === "acl" && deprel !== "acl:relcl" && isInfinitive(sentence, child)) return statusOfComplement(sentence, head);
  if (["xcomp", "ccomp", "obj", "acl", "csubj", "obl", "nmod"].includes(base) && deprel !== "acl:relcl") {
    if (base === "nmod" || base === "obl" || base === "obj") return nounComplementStatus(sentence, child);
    return embeddingStatus.get(lemmaAt(sentence, head)) ?? "actual";
  }
  return "actual";
}

function statusOfComplement(sentence: Sentence, noun: number): Status {
  const lemma = lemmaAt(sentence, noun);
  return settledNouns.has(lemma) ? "actual" : (embeddingStatus.get(lemma) ?? "hypothetical");
}

/** "refused talks", "threat of sanctions", "called for talks": a noun is put in doubt by the word that takes it as its content. */
function nounComplementStatus(sentence: Sentence, child: number): Status {
  const { deprel, head } = tokenAt(sentence, child);
  const preposition = childrenBy(sentence, child, "case").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  const isContent = baseRelation(deprel) === "obj" || preposition.some((word) => ["of", "for", "on", "from", "in"].includes(word));
  return isContent ? (embeddingStatus.get(lemmaAt(sentence, head)) ?? "actual") : "actual";
}

function isInfinitive(sentence: Sentence, predicate: number): boolean {
  return childrenBy(sentence, predicate, "mark").some((mark) => tokenAt(sentence, mark).form.toLowerCase() === "to");
}

function adverbialStatus(sentence: Sentence, clause: number): Status {
  if (isConditionalClause(sentence, clause) || isInfinitive(sentence, clause)) return "hypothetical";
  const marks = new Set(childrenBy(sentence, clause, "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase()));
  return marks.has("without") || (marks.has("of") && marks.has("instead")) ? "denied" : "actual";
}

function ownStatus(sentence: Sentence, predicate: number): Status {
  if (isInvertedCondition(sentence, predicate)) return "hypothetical";
  const modal = modalOf(sentence, predicate);
  const asserted = modal === null ? "actual" : (modalStatus.get(modal) ?? "actual");
  return isNegated(sentence, predicate) ? combine(asserted === "demanded" ? "demanded" : "actual", "denied") : asserted;
}

/** Clauses that assert for themselves, whatever they are put beside: relative clauses, remarks, "because Russia attacked". */
function standsAlone(sentence: Sentence, clause: number): boolean {
  const { deprel } = tokenAt(sentence, clause);
  if (deprel === "acl:relcl" || deprel === "appos" || deprel === "parataxis") return true;
  if (deprel !== "advcl" || isConditionalClause(sentence, clause) || adverbialStatus(sentence, clause) !== "actual") return false;
  return childrenBy(sentence, clause, "mark").some((mark) => finiteMarks.has(tokenAt(sentence, mark).form.toLowerCase()));
}

const finiteMarks = new Set(["because", "as", "since", "while", "although", "though", "when", "after", "before"]);

/**
 * How the clause of a predicate, or an action noun, is put: asserted, denied, supposed or demanded, by its own
 * auxiliaries and negation and by everything it stands under up to the root. Denial beats supposition, demand beats both
 * ("must not attack" is demanded); two denials cancel. Reporting verbs change nothing here: whose claim it is, is the
 * business of attribution. Cost: O(depth).
 */
export function clauseStatus(sentence: Sentence, predicate: number): ClauseStatus {
  let status = ownStatus(sentence, predicate);
  let conditional = governsCondition(sentence, predicate);
  // "Took the first step to sign": the step is the signing, and what is said of one is said of the other.
  let isStep = false;
  for (let at = predicate; tokenAt(sentence, at).head >= 0; at = tokenAt(sentence, at).head) {
    conditional ||= isConditionalClause(sentence, at);
    if (standsAlone(sentence, at)) break;
    const under = statusUnder(sentence, at);
    const { deprel, head } = tokenAt(sentence, at);
    const inherits =
      /^(?:xcomp|csubj)/.test(deprel) || (deprel === "obj" && (at === predicate || isStep)) || (under !== "actual" && deprel.startsWith("ccomp"));
    isStep = deprel === "acl" && settledNouns.has(lemmaAt(sentence, head));
    status = combine(status, under);
    if (inherits) status = combine(status, ownStatus(sentence, head));
  }
  const question = isQuestion(sentence);
  if (status === "actual" && (conditional || question)) status = "hypothetical";
  return { status, negated: isNegated(sentence, predicate), modal: modalOf(sentence, predicate), conditional, question };
}
