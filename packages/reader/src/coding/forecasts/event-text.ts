import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import { antecedentOf, subjectOf, subjectsOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, childrenOf, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { estimativeAdverbs } from "./estimative-lexicon.ts";
import type { ForecastFrame } from "./forecast-frame.ts";

const subordinate = new Set([
  "if",
  "unless",
  "because",
  "since",
  "although",
  "though",
  "while",
  "whereas",
  "provided",
  "assuming",
  "when",
  "once",
  "as",
]);

/** What does not belong to the event: conditions, reasons, coordinated clauses, asides, the mark of the clause. */
function isOutside(sentence: Sentence): (child: Token, index: number, parent: number) => boolean {
  return (child, index, parent) => {
    const relation = baseRelation(child.deprel);
    if (relation === "parataxis" || relation === "discourse" || relation === "mark") return relation !== "mark" || child.form.toLowerCase() !== "to";
    if (relation === "conj" || relation === "cc") return isClause(sentence, relation === "conj" ? index : nextConjunct(sentence, index, parent));
    if (relation !== "advcl") return false;
    if (child.xpos === "VBG" && index > parent && sentence.tokens[firstOf(sentence, index) - 1]?.form === ",") return true;
    return childrenBy(sentence, index, "mark", "advmod").some((mark) => subordinate.has(tokenAt(sentence, mark).form.toLowerCase()));
  };
}

function firstOf(sentence: Sentence, index: number): number {
  return Math.min(index, ...childrenOf(sentence, index));
}

function nextConjunct(sentence: Sentence, cc: number, parent: number): number {
  return baseRelation(tokenAt(sentence, parent).deprel) === "conj" || cc < parent ? parent : cc;
}

function isClause(sentence: Sentence, index: number): boolean {
  return /^(?:VERB|AUX)$/.test(tokenAt(sentence, index).upos) || childBy(sentence, index, "nsubj", "cop") !== null;
}

/** "A thaw: *a joint market*, a league": what a colon spells out is an event of its own. */
function isSpelledOut(sentence: Sentence, index: number): boolean {
  return tokenAt(sentence, index).deprel === "appos" && childrenBy(sentence, index, "punct").some((mark) => tokenAt(sentence, mark).form === ":");
}

/** The words of the expected event, its subject included where that stands beside it. */
export function eventSpan(frame: ForecastFrame): Span {
  const { sentence, event } = frame;
  if (event.kind !== "clause")
    return subtreeSpan(sentence, event.head, {
      without: (child, index) =>
        isSpelledOut(sentence, index) ||
        (child.head === event.head &&
          (/^(?:cop|nsubj|expl|case|aux|punct|mark)$/.test(child.deprel) ||
            (child.deprel === "cc" && index < event.head) ||
            (child.deprel === "conj" && isSpelledOut(sentence, event.head)))),
    });
  const own = subtreeSpan(sentence, event.predicate, { without: isOutside(sentence) });
  const subject =
    frame.subject ?? childrenBy(sentence, event.predicate, "nsubj", "csubj").find((child) => !tokenAt(sentence, child).deprel.endsWith(":outer"));
  // "I give it an 80 percent chance of lasting": whose chance it is stands apart from the event.
  if (subject === undefined || subject > event.predicate || tokenAt(sentence, subject).deprel === "iobj") return own;
  return { start: Math.min(own.start, subtreeSpan(sentence, subject).start), end: own.end };
}

/**
 * The event as a sentence that would be true if it came about: subject, "will", verb. "I doubt that Congress approves it" and
 * "Congress is unlikely to approve it" both give "Congress will approve it". A noun stands as it is.
 *
 * @param span the event's span, already without horizon and condition at its edges
 */
export function eventText(text: string, frame: ForecastFrame, span: Span): string {
  const { sentence, event } = frame;
  if (event.kind !== "clause") return text.slice(span.start, span.end).replace(/^(?:no|little)\s+/i, "");
  if (childBy(sentence, event.predicate, "expl") !== null && frame.subject === null) return existentialText(text, frame, span);
  const subject = subjectText(text, frame, span);
  const parts = [subject, "will", ...helpersOf(sentence, event.predicate), mainText(text, sentence, event.predicate, span)];
  return parts
    .filter((part) => part !== "")
    .join(" ")
    .replace(/\s+/g, " ");
}

/** "There will be no deal": "there will be" and what there will be. */
function existentialText(text: string, { sentence, event }: ForecastFrame, span: Span): string {
  if (event.kind !== "clause") return "";
  const { predicate } = event;
  const opener = tokenAt(sentence, childBy(sentence, predicate, "expl") ?? predicate).form;
  const start = /^(?:VB|MD)/.test(tokenAt(sentence, predicate).xpos)
    ? tokenAt(sentence, predicate).end
    : tokenAt(sentence, firstOfPhrase(sentence, predicate)).start;
  const verb = /^VB/.test(tokenAt(sentence, predicate).xpos) ? tokenAt(sentence, predicate).lemma : "be";
  return `${opener} will ${verb} ${text
    .slice(start, span.end)
    .trim()
    .replace(/^(?:no|little)\s+/i, "")}`;
}

function subjectText(text: string, frame: ForecastFrame, within: Span): string {
  const { sentence, event } = frame;
  if (event.kind !== "clause") return "";
  const index = frame.subject ?? subjectOf(sentence, event.predicate) ?? subjectsOf(sentence, event.predicate)[0];
  if (index === undefined) return "";
  const head = antecedentOf(sentence, index);
  const { start, end } = subtreeSpan(sentence, head, {
    without: (child, at) =>
      (child.head === head && baseRelation(child.deprel) === "case" && at < head && !/^(?:between|about|around|over|under)$/i.test(child.form)) ||
      child.deprel === "acl:relcl" ||
      at === event.predicate ||
      (head !== index && at > head && baseRelation(child.deprel) === "conj") ||
      isLooseDependent(child, at, head),
  });
  if (/^(?:which|that|who)$/i.test(text.slice(start, end))) return "this";
  // A condition that the tree hung on the subject was cut off the event's front.
  const from = start < within.start && within.start < end ? within.start : start;
  return affirmative(text.slice(from, end));
}

const affirmatives: Readonly<Record<string, string>> = {
  no: "any",
  none: "any",
  neither: "either",
  nobody: "anybody",
  "no one": "anyone",
  nothing: "anything",
};

/** "No country" → "any country", "neither army" → "either army". */
function affirmative(subject: string): string {
  return subject.replace(/^(?:no one|nobody|nothing|none|neither|no)\b/i, (word) => {
    const turned = affirmatives[word.toLowerCase()] ?? word;
    return /^[A-Z]/.test(word) ? turned.charAt(0).toUpperCase() + turned.slice(1) : turned;
  });
}

/** What hangs on a predicate used as a subject's head by mistake of the tree: never part of the subject. */
function isLooseDependent(child: Token, _index: number, head: number): boolean {
  return child.head === head && /^(?:cop|nsubj|expl|aux|parataxis|discourse)$/.test(child.deprel);
}

function helpersOf(sentence: Sentence, predicate: number): string[] {
  const helpers: string[] = [];
  if (childrenBy(sentence, predicate, "aux").some((aux) => lemmaAt(sentence, aux) === "have")) helpers.push("have");
  const passive = childBy(sentence, predicate, "aux:pass") !== null || childBy(sentence, predicate, "nsubj:pass") !== null;
  if (passive) helpers.push(helpers.length > 0 ? "been" : "be");
  const isCopular = childBy(sentence, predicate, "cop") !== null;
  const isProgressive =
    tokenAt(sentence, predicate).xpos === "VBG" && childrenBy(sentence, predicate, "aux").some((aux) => lemmaAt(sentence, aux) === "be");
  if (isCopular || isProgressive) helpers.push("be");
  return helpers;
}

/** The predicate and what follows it; a verb in its base form unless a helper before it needs the form of the text. */
function mainText(text: string, sentence: Sentence, predicate: number, span: Span): string {
  const token = tokenAt(sentence, predicate);
  const keepsForm = helpersOf(sentence, predicate).length > 0 || !/^VB/.test(token.xpos);
  const first = keepsForm && !/^VB/.test(token.xpos) ? firstOfPhrase(sentence, predicate) : predicate;
  const adverbs = /^VB/.test(token.xpos) ? adverbsBefore(sentence, predicate) : [];
  const rest = text.slice(token.end, Math.max(token.end, span.end));
  const verb = keepsForm ? text.slice(tokenAt(sentence, first).start, token.end) : token.lemma;
  return [...adverbs, verb + rest].join(" ");
}

function firstOfPhrase(sentence: Sentence, predicate: number): number {
  const before = childrenOf(sentence, predicate).filter(
    (child) =>
      child < predicate &&
      /^(?:det|amod|compound|nummod|case|nmod:poss|advmod)$/.test(tokenAt(sentence, child).deprel) &&
      !isDropped(sentence, child),
  );
  let first = predicate;
  for (const child of before.toReversed())
    if (child === first - 1 || /^(?:det|case|amod|nmod:poss)$/.test(tokenAt(sentence, child).deprel)) first = Math.min(first, child);
  return first;
}

/** Manner adverbs between the modal and the verb stay; estimates, negation and linking words go. */
function adverbsBefore(sentence: Sentence, predicate: number): string[] {
  return childrenBy(sentence, predicate, "advmod")
    .filter((child) => child < predicate && child >= predicate - 2 && /ly$/.test(tokenAt(sentence, child).form) && !isDropped(sentence, child))
    .map((child) => tokenAt(sentence, child).form);
}

function isDropped(sentence: Sentence, child: number): boolean {
  const form = tokenAt(sentence, child).form.toLowerCase();
  return (
    estimativeAdverbs.has(form) ||
    /^(?:not|n['’]t|never|hardly|no|therefore|thus|also|still|even|only|simply|surely|accordingly|consequently)$/.test(form)
  );
}
