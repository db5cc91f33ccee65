import type { Sentence } from "../../language/sentence.ts";
import { hasNegativeAdverbial, isNegated } from "../syntax/clause-status.ts";
import { isPassive, prepositionOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { causalVerbs } from "../causes/causal-lexicon.ts";
import {
  actionNouns,
  changeAdjectives,
  changeNouns,
  type ChangeSign,
  emptyAdjectives,
  havingVerbs,
  loweringAdjectives,
  movingVerbs,
  pluralNouns,
} from "./concept-lexicon.ts";

/** What a phrase is about, without its direction of change. */
export interface ConceptLabel {
  /** Modifiers in alphabetical order, then the head: equal for "war in Ukraine" and "Ukraine's war". */
  readonly key: string;
  /** As one would say it: "war in Ukraine". */
  readonly name: string;
  /** −1 where the words lower or deny it ("falling oil prices", "lack of trust"). */
  readonly sign: ChangeSign;
  /** Token that heads the label. */
  readonly head: number;
}

/** Canonical name of whatever entity a token refers to ("Chinese" → "China"); null for other words. */
export type NameOf = (sentence: Sentence, index: number) => string | null;

/** Label of the concept that a noun phrase or clause is about; null where its head is a pronoun or a bare number. */
export function conceptLabel(sentence: Sentence, head: number, nameOf: NameOf): ConceptLabel | null {
  return isVerbal(sentence, head) ? clauseLabel(sentence, head, nameOf) : nounLabel(sentence, head, nameOf, 1);
}

function isVerbal(sentence: Sentence, index: number): boolean {
  if (tokenAt(sentence, index).xpos === "VBG" && childBy(sentence, index, "det", "amod", "nmod:poss") !== null) return false;
  return tokenAt(sentence, index).upos === "VERB" || childBy(sentence, index, "cop") !== null;
}

function isNominal(sentence: Sentence, index: number): boolean {
  const { upos, deprel } = tokenAt(sentence, index);
  if (upos === "ADJ" && /^(?:nsubj|obj|nmod|obl)/.test(deprel)) return true;
  return (
    /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, index).upos) || tokenAt(sentence, index).xpos === "VBG" || nounsUsed.test(tokenAt(sentence, index).upos)
  );
}

const nounsUsed = /^(?:SYM|X)$/;

/** Label of a noun phrase; `outer` is the sign of what stands around it. */
export function nounLabel(sentence: Sentence, head: number, nameOf: NameOf, outer: ChangeSign): ConceptLabel | null {
  if (!isNominal(sentence, head)) return null;
  const sign = outer * changeOf(sentence, head) > 0 ? 1 : -1;
  const change = changeNouns.get(lemmaAt(sentence, head));
  const inner =
    change === undefined
      ? undefined
      : childrenBy(sentence, head, "nmod").find((child) => /^(?:of|in|for)$/.test(prepositionOf(sentence, child)) && isNominal(sentence, child));
  if (change !== undefined && inner !== undefined) return nounLabel(sentence, inner, nameOf, sign * change > 0 ? 1 : -1);
  if (tokenAt(sentence, head).form.length < 2) return null;
  const before = modifiersBefore(sentence, head, nameOf);
  const after = complementsAfter(sentence, head, nameOf);
  const noun = headWord(sentence, head, nameOf);
  const modifiers = sortedParts([...before, ...after.flatMap((complement) => complement.parts)]);
  const name = [...before, noun, ...after.map(({ preposition, words }) => `${preposition} ${words}`)].join(" ");
  return { key: [...modifiers, noun].join(" ").toLowerCase(), name, sign, head };
}

/** Each part once and in order, so that "Russian oil exports" and "exports of Russian oil" have one key. */
function sortedParts(parts: readonly string[]): string[] {
  return [...new Set(parts.map((part) => part.toLowerCase()))].sort();
}

/** Sign of the adjectives of amount and movement before the noun, and of a "no". */
function changeOf(sentence: Sentence, head: number): ChangeSign {
  const words = childrenBy(sentence, head, "amod", "det").map((child) => tokenAt(sentence, child).form.toLowerCase());
  // "Every smaller step" is a kind of step, not less of it.
  const isKindOfSize = words.some((word) => /^(?:an?|each|every|any|another)$/.test(word));
  const lowered = words.filter((word) => word === "no" || (changeAdjectives.get(word) === -1 && !(isKindOfSize && /er$/.test(word)))).length;
  return lowered % 2 === 1 ? -1 : 1;
}

/** Singular head, plural where the genre has it so; names as they are. */
function headWord(sentence: Sentence, head: number, nameOf: NameOf): string {
  const name = nameOf(sentence, head);
  if (name !== null) return name;
  const { xpos, form, upos } = tokenAt(sentence, head);
  if (upos === "ADJ") return form.toLowerCase();
  const lemma = lemmaAt(sentence, head);
  if (xpos === "VBG") return form.toLowerCase();
  return /^NNP/.test(xpos) ? form : (pluralNouns.get(lemma) ?? lemma);
}

/** Names, compounds and adjectives of kind before the noun, in text order. */
function modifiersBefore(sentence: Sentence, head: number, nameOf: NameOf): string[] {
  return childrenBy(sentence, head, "amod", "compound", "nmod:poss", "nmod")
    .filter((child) => child < head && (baseRelation(tokenAt(sentence, child).deprel) !== "nmod" || prepositionOf(sentence, child) === ""))
    .flatMap((child) => {
      const name = nameOf(sentence, child);
      if (name !== null) return [name];
      const token = tokenAt(sentence, child);
      if (token.upos === "PRON" || token.upos === "DET") return [];
      if (token.deprel === "amod") return isKind(sentence, child) ? [token.form.toLowerCase()] : [];
      const inner = childrenBy(sentence, child, "compound", "amod").filter(
        (part) => part < child && (tokenAt(sentence, part).deprel === "compound" || isKind(sentence, part)),
      );
      return [
        [...inner.map((part) => nameOf(sentence, part) ?? tokenAt(sentence, part).form.toLowerCase()), pluralOrLemma(sentence, child)].join(" "),
      ];
    });
}

function pluralOrLemma(sentence: Sentence, index: number): string {
  return /^NNP/.test(tokenAt(sentence, index).xpos)
    ? tokenAt(sentence, index).form
    : (pluralNouns.get(lemmaAt(sentence, index)) ?? lemmaAt(sentence, index));
}

/** An adjective that makes a kind of the noun ("nuclear", "economic", "military"), not one that judges or measures it. */
function isKind(sentence: Sentence, index: number): boolean {
  const { form, xpos } = tokenAt(sentence, index);
  const word = form.toLowerCase();
  if (xpos === "JJR" || xpos === "JJS" || changeAdjectives.has(word) || emptyAdjectives.has(word)) return false;
  return /(?:ic|al|ar|ary|ian|ean|ese|ish|ive|-[a-z]+)$/.test(word) || /^[A-Z]/.test(form) || kindAdjectives.has(word);
}

const kindAdjectives = new Set([
  "free",
  "public",
  "private",
  "human",
  "young",
  "foreign",
  "renewable",
  "civil",
  "cheap",
  "open",
  "hard",
  "soft",
  "joint",
  "armed",
  "black",
  "prime",
  "surprise",
  "green",
]);

interface Complement {
  readonly preposition: string;
  readonly words: string;
  /** Its names and words one by one. */
  readonly parts: readonly string[];
}

const essential = new Set(["of", "in", "on", "over", "with", "between", "against", "for", "to", "from", "by", "among", "towards", "toward", "at"]);

/** The first one or two complements: "of Ukraine", "between Kyiv and Moscow", "on Chinese cars". */
function complementsAfter(sentence: Sentence, head: number, nameOf: NameOf): Complement[] {
  const named = nameBeside(sentence, head, nameOf);
  return [...childrenBy(sentence, head, "nmod"), ...(named === null ? [] : [named])]
    .filter((child) => child > head && isNominal(sentence, child) && essential.has(prepositionOf(sentence, child)))
    .slice(0, 2)
    .map((child) => {
      const joined = shortParts(sentence, child, nameOf);
      return { preposition: prepositionOf(sentence, child), words: inWords(joined), parts: joined.flat() };
    });
}

/** "Fuelled the war in Ukraine": a name right after the noun that the tree hung on the verb. */
function nameBeside(sentence: Sentence, head: number, nameOf: NameOf): number | null {
  const governor = tokenAt(sentence, head).head;
  if (governor < 0) return null;
  return (
    childrenBy(sentence, governor, "obl").find(
      (child) =>
        nameOf(sentence, child) !== null &&
        childrenBy(sentence, child, "case").some(
          (mark) => mark === head + 1 && /^(?:in|on|between|against|with|of)$/i.test(tokenAt(sentence, mark).form),
        ),
    ) ?? null
  );
}

/** The phrase and up to two joined to it, each as its names and words. */
function shortParts(sentence: Sentence, index: number, nameOf: NameOf): string[][] {
  const joined = [index, ...childrenBy(sentence, index, "conj").filter((child) => isNominal(sentence, child))].slice(0, 3);
  return joined.map((part) => {
    const name = nameOf(sentence, part);
    return name === null ? [...modifiersBefore(sentence, part, nameOf), pluralOrLemma(sentence, part)] : [name];
  });
}

function inWords(joined: readonly (readonly string[])[]): string {
  return joined.map((parts) => parts.join(" ")).join(" and ");
}

/** A clause is about its object where it is had, wanted or changed, about its subject where that moves, else about the action. */
function clauseLabel(sentence: Sentence, predicate: number, nameOf: NameOf): ConceptLabel | null {
  if (lemmaAt(sentence, predicate) === "do") return null;
  const polarity: ChangeSign = isNegated(sentence, predicate) || hasNegativeAdverbial(sentence, predicate) ? -1 : 1;
  const subject = childrenBy(sentence, predicate, "nsubj", "csubj").find((child) => !tokenAt(sentence, child).deprel.endsWith(":outer")) ?? null;
  const object = childBy(sentence, predicate, "obj") ?? (isPassive(sentence, predicate) ? subject : null);
  const lemma = lemmaAt(sentence, predicate);
  const ended = endedBy(sentence, predicate);
  if (ended !== null) return withSign(conceptLabel(sentence, ended, nameOf), polarity > 0 ? -1 : 1);
  // "The task is to raise the price": the clause after the copula is no quality of the task.
  const isInfinitive =
    tokenAt(sentence, predicate).upos === "VERB" && childrenBy(sentence, predicate, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
  if ((childBy(sentence, predicate, "cop") !== null && !isInfinitive) || tokenAt(sentence, predicate).upos === "ADJ") {
    const lowering: ChangeSign = loweringAdjectives.has(tokenAt(sentence, predicate).form.toLowerCase()) ? -1 : 1;
    return subject === null ? null : nounLabel(sentence, subject, nameOf, polarity * lowering > 0 ? 1 : -1);
  }
  const inner = auxiliaryVerbs.has(lemma) ? childBy(sentence, predicate, "xcomp") : null;
  if (inner !== null && object === null) return withSign(conceptLabel(sentence, inner, nameOf), polarity);
  const moves = movingVerbs.get(lemma);
  if (moves !== undefined && object === null && subject !== null) return nounLabel(sentence, subject, nameOf, moves * polarity > 0 ? 1 : -1);
  const has = givesUp(sentence, predicate) ?? havingVerbs.get(lemma) ?? movingVerbs.get(lemma) ?? changes(sentence, { lemma, object, nameOf });
  if (has !== undefined && object !== null) return nounLabel(sentence, object, nameOf, has * polarity > 0 ? 1 : -1);
  return actionLabel(sentence, predicate, { subject, object, polarity, nameOf });
}

/** "Put a stop to this dispute", "make an end of it": what is to be no more. */
function endedBy(sentence: Sentence, predicate: number): number | null {
  if (!/^(?:put|bring|call|make)$/.test(lemmaAt(sentence, predicate))) return null;
  const end = childBy(sentence, predicate, "obj", "nsubj:pass");
  if (end === null || !/^(?:stop|end|halt)$/.test(lemmaAt(sentence, end))) return null;
  const things = [...childrenBy(sentence, end, "nmod", "acl"), ...childrenBy(sentence, predicate, "obl", "advcl")];
  return (
    things.find((thing) => thing > end && childrenBy(sentence, thing, "case", "mark").some((mark) => /^(?:to|of)$/.test(lemmaAt(sentence, mark)))) ??
    null
  );
}

/** Which way a verb of the causal lexicon moves a thing; what is done to somebody named is an act. */
function changes(sentence: Sentence, { lemma, object, nameOf }: { lemma: string; object: number | null; nameOf: NameOf }): ChangeSign | undefined {
  if (object === null || nameOf(sentence, object) !== null || /^(?:close|block|kill|freeze|stop|help|affect|cut)$/.test(lemma)) return undefined;
  return causalVerbs.get(lemma)?.sign ?? undefined;
}

/** "Gave up its lever", "phased out coal", "cut off aid": the object is had no longer. */
function givesUp(sentence: Sentence, predicate: number): ChangeSign | undefined {
  const particle = childBy(sentence, predicate, "compound:prt");
  if (particle === null) return undefined;
  const verb = `${lemmaAt(sentence, predicate)} ${tokenAt(sentence, particle).form.toLowerCase()}`;
  return /^(?:give up|give away|phase out|cut off|shut down|shut off|switch off|turn off|throw away|sign away|wind down|call off|scale back|roll back|cut back)$/.test(
    verb,
  )
    ? -1
    : undefined;
}

/** Verbs that lend their infinitive nothing but a phase or a wish: "tries to split the alliance" is about splitting it. */
const auxiliaryVerbs = new Set(
  "want try hope need have seem begin start continue like seek attempt go fail wish aim plan intend manage decide help get come keep stop prepare tempt strive endeavour endeavor".split(
    " ",
  ),
);

function withSign(label: ConceptLabel | null, sign: ChangeSign): ConceptLabel | null {
  return label === null ? null : { ...label, sign: label.sign * sign > 0 ? 1 : -1 };
}

interface ActionParts {
  readonly subject: number | null;
  readonly object: number | null;
  readonly polarity: ChangeSign;
  readonly nameOf: NameOf;
}

/** "Russia invades Ukraine" → "invasion of Ukraine"; "to test the alliance" → "testing of alliance". */
function actionLabel(sentence: Sentence, predicate: number, { subject, object, polarity, nameOf }: ActionParts): ConceptLabel | null {
  const lemma = lemmaAt(sentence, predicate);
  const noun = actionNouns.get(lemma) ?? gerund(lemma);
  const patient =
    object ??
    childrenBy(sentence, predicate, "obl").find(
      (child) => child > predicate && isNominal(sentence, child) && essential.has(prepositionOf(sentence, child)),
    ) ??
    null;
  const about = patient !== null && isNominal(sentence, patient) ? patient : subject !== null && isNominal(sentence, subject) ? subject : null;
  if (about === null) return { key: noun, name: noun, sign: polarity, head: predicate };
  const joined = shortParts(sentence, about, nameOf);
  const preposition = about === patient && object === null ? prepositionOf(sentence, about) : about === subject ? "by" : "of";
  return { key: [...sortedParts(joined.flat()), noun].join(" "), name: `${noun} ${preposition} ${inWords(joined)}`, sign: polarity, head: predicate };
}

/** The -ing form: "testing", "selling", "running". */
function gerund(lemma: string): string {
  if (/[^aeo]e$/.test(lemma) && lemma.length > 2) return `${lemma.slice(0, -1)}ing`;
  if (/^(?:[^aeiou]*[aeiou][bdgklmnprt]|.*(?:mit|(?:re|pre|de|in|con|trans)fer|pel|gin|get|set|cut|win|run|bet|let|put|hit))$/.test(lemma))
    return `${lemma}${lemma.at(-1)}ing`;
  return `${lemma}ing`;
}
