import type { Sentence } from "../../language/sentence.ts";
import { baseRelation, childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import type { CausalLink, LinkSide } from "./causal-link.ts";
import { causalVerbs } from "./causal-lexicon.ts";
import { clauseSide, connectiveSpan, nounSide } from "./link-side.ts";

/**
 * Causal language too loose for drafts, but part of what studies of causal language count: plain purpose ("met to discuss"),
 * conditions, "too weak to resist", "necessary to", "ensure that", "thank X for". Told here for evaluation and for readers who
 * want every link.
 */
export function weakLinks(sentence: Sentence): CausalLink[] {
  return sentence.tokens.flatMap((_, index) =>
    [
      purposeLink(sentence, index),
      conditionLink(sentence, index),
      degreeLink(sentence, index),
      enablingLink(sentence, index),
      thanksLink(sentence, index),
      unboundVerbLink(sentence, index),
    ].filter((link): link is CausalLink => link !== null),
  );
}

interface WeakParts {
  readonly cause: LinkSide;
  readonly effect: LinkSide;
  readonly connective: readonly number[];
  readonly sign?: 1 | -1;
  readonly anchor: number;
}

function weak(sentence: Sentence, { cause, effect, connective, sign = 1, anchor }: WeakParts): CausalLink {
  return { sentence, cause, effect, connective: connectiveSpan(sentence, connective), sign, strength: null, pattern: "weak", anchor };
}

function markedTo(sentence: Sentence, clause: number): number | null {
  return childrenBy(sentence, clause, "mark").find((mark) => lemmaAt(sentence, mark) === "to") ?? null;
}

/** "Intervened to avert a crisis", "to protect taxpayers, we must": the aim is the reason for the act. */
function purposeLink(sentence: Sentence, clause: number): CausalLink | null {
  const token = tokenAt(sentence, clause);
  const to = markedTo(sentence, clause);
  if (to === null || token.head < 0 || !hasRelation(token, ["advcl"]) || childBy(sentence, clause, "nsubj") !== null) return null;
  const governor = tokenAt(sentence, token.head);
  // "Look forward to working" and "take a minute to thank" name no aim.
  if (/^(?:forward|time|minute|moment)$/i.test(sentence.tokens[to - 1]?.form ?? "")) return null;
  if (governor.upos !== "VERB" || /^(?:go|be|have|seem|use|need|like|want|try)$/.test(governor.lemma)) return null;
  return weak(sentence, {
    cause: clauseSide(sentence, clause),
    effect: clauseSide(sentence, token.head, [clause]),
    connective: [to],
    anchor: token.head,
  });
}

/** "If it fails, prices rise"; "unless" hinders. */
function conditionLink(sentence: Sentence, clause: number): CausalLink | null {
  const { head, deprel } = tokenAt(sentence, clause);
  if (head < 0 || baseRelation(deprel) !== "advcl") return null;
  const mark = childrenBy(sentence, clause, "mark").find((child) => /^(?:if|unless)$/i.test(tokenAt(sentence, child).form));
  if (mark === undefined || /^(?:as|even|only)$/i.test(sentence.tokens[mark - 1]?.form ?? "")) return null;
  // "If I could respond", "if you may": a courtesy.
  const next = sentence.tokens.slice(mark + 1, mark + 3).map((token) => token.form.toLowerCase());
  if (/^(?:i|you|we) (?:could|can|may|might)$/.test(next.join(" "))) return null;
  const sign = lemmaAt(sentence, mark) === "unless" ? -1 : 1;
  return weak(sentence, {
    cause: clauseSide(sentence, clause),
    effect: clauseSide(sentence, head, [clause]),
    connective: [mark],
    sign,
    anchor: head,
  });
}

/** "Too weak to resist" hinders; "strong enough to resist" allows. */
function degreeLink(sentence: Sentence, clause: number): CausalLink | null {
  const to = markedTo(sentence, clause);
  const { head } = tokenAt(sentence, clause);
  if (to === null || head < 0) return null;
  const degree =
    [...childrenBy(sentence, head, "advmod", "amod")].find((child) =>
      /^(?:too|enough|sufficient|sufficiently)$/i.test(tokenAt(sentence, child).form),
    ) ?? (/^(?:too|enough|sufficient|adequate)$/i.test(tokenAt(sentence, head).form) ? head : undefined);
  if (degree === undefined) return null;
  const sign = lemmaAt(sentence, degree) === "too" ? -1 : 1;
  const cause: LinkSide = { span: connectiveSpan(sentence, [Math.min(degree, head), Math.max(degree, head)]), sentence, head };
  return weak(sentence, { cause, effect: clauseSide(sentence, clause), connective: [degree], sign, anchor: head });
}

/** "Is necessary to meet the crisis", "vital for stability", "critical to the health of". */
function enablingLink(sentence: Sentence, index: number): CausalLink | null {
  if (!/^(?:necessary|needed|required|essential|critical|vital|crucial|key|indispensable)$/.test(tokenAt(sentence, index).form.toLowerCase()))
    return null;
  const subject =
    childBy(sentence, index, "nsubj", "nsubj:pass") ?? (tokenAt(sentence, index).deprel.startsWith("a") ? tokenAt(sentence, index).head : null);
  const clause = childrenBy(sentence, index, "xcomp", "advcl", "ccomp").find((child) => markedTo(sentence, child) !== null);
  const noun = childrenBy(sentence, index, "obl", "nmod").find((child) =>
    childrenBy(sentence, child, "case").some((mark) => /^(?:to|for)$/.test(lemmaAt(sentence, mark))),
  );
  const effect = clause ?? noun;
  if (subject === null || subject < 0 || effect === undefined) return null;
  return weak(sentence, {
    cause: nounSide(sentence, subject),
    effect: clause === undefined ? nounSide(sentence, effect) : clauseSide(sentence, effect),
    connective: [index],
    anchor: index,
  });
}

/** "Thank the chairman for holding this hearing", "blamed for the loss". */
function thanksLink(sentence: Sentence, verb: number): CausalLink | null {
  if (
    !/^(?:thank|praise|blame|criticize|criticise|punish|commend|congratulate|apologize|apologise|sorry|grateful|responsible|disappointed)$/.test(
      lemmaAt(sentence, verb),
    )
  )
    return null;
  const reason = [
    ...childrenBy(sentence, verb, "advcl", "obl"),
    ...childrenBy(sentence, verb, "obj").flatMap((object) => childrenBy(sentence, object, "acl", "nmod")),
  ].find((child) => childrenBy(sentence, child, "mark", "case").some((mark) => lemmaAt(sentence, mark) === "for"));
  if (reason === undefined) return null;
  const mark = childrenBy(sentence, reason, "mark", "case")[0] ?? reason;
  const isClause = /^(?:VERB|AUX)$/.test(tokenAt(sentence, reason).upos);
  return weak(sentence, {
    cause: isClause ? clauseSide(sentence, reason) : nounSide(sentence, reason),
    effect: clauseSide(sentence, verb, [reason]),
    connective: [mark],
    anchor: verb,
  });
}

const looseVerbs: ReadonlyMap<string, 1 | -1> = new Map([
  ...["ensure", "guarantee", "help", "allow", "let", "enable", "require", "mean", "make", "cause", "create", "get", "encourage"].map(
    (verb): [string, 1] => [verb, 1],
  ),
  ...["avoid", "prevent", "eliminate", "limit", "discourage"].map((verb): [string, -1] => [verb, -1]),
]);

/** Causal verbs whose subject stands elsewhere or nowhere ("tools to prevent a failure"), and looser ones ("ensure that"). */
function unboundVerbLink(sentence: Sentence, verb: number): CausalLink | null {
  const token = tokenAt(sentence, verb);
  const lemma = lemmaAt(sentence, verb);
  if (token.upos !== "VERB") return null;
  const entry = causalVerbs.get(lemma);
  const sign = looseVerbs.get(lemma) ?? (entry?.kind === "outcome" ? (entry.sign ?? 1) : undefined);
  const clause = childBy(sentence, verb, "ccomp", "xcomp");
  const object = childBy(sentence, verb, "obj");
  const effect = needsClause.has(lemma) ? clause : (clause ?? object);
  if (sign === undefined || effect === null || effect < verb) return null;
  if (lemma === "make" && !isMakeSure(sentence, verb)) return null;
  // "Let me mention", "let's see".
  if (lemma === "let" && /^(?:me|us|['’]s)$/i.test(sentence.tokens[verb + 1]?.form ?? "")) return null;
  const subject = childBy(sentence, verb, "nsubj") ?? (token.head >= 0 ? token.head : null);
  if (subject === null) return null;
  const isClause = /^(?:VERB|AUX)$/.test(tokenAt(sentence, effect).upos);
  const cause = /^(?:VERB|AUX)$/.test(tokenAt(sentence, subject).upos) ? clauseSide(sentence, subject, [verb]) : nounSide(sentence, subject);
  return weak(sentence, {
    cause,
    effect: isClause ? clauseSide(sentence, effect) : nounSide(sentence, effect),
    connective: [verb],
    sign,
    anchor: verb,
  });
}

const needsClause = new Set(["help", "allow", "let", "enable", "mean", "get", "encourage", "require"]);

function isMakeSure(sentence: Sentence, verb: number): boolean {
  return (
    sentence.tokens[verb + 1]?.form.toLowerCase() === "sure" ||
    childrenBy(sentence, verb, "xcomp").some((child) => tokenAt(sentence, child).upos === "ADJ")
  );
}
