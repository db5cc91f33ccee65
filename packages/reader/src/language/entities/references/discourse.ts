import { governorOf, headOfRange, type DocumentView, type TokenRange } from "../document-view.ts";
import type { Gender } from "../gazetteer/given-names.ts";

/** What kind of thing an antecedent is: it decides which pronouns and nouns may take it up. */
export type AntecedentKind = "person" | "state" | "organization" | "place" | "group" | "noun";

/** Something mentioned that a later word may refer to. */
export interface Antecedent extends TokenRange {
  /** Entity ids; empty for a common noun, which only keeps "it" and "they" from reaching past it. */
  readonly entities: readonly string[];
  readonly kind: AntecedentKind;
  /** Several entities, or a plural common noun. */
  readonly isPlural: boolean;
  /** "they" may take it up. */
  readonly mayBePlural: boolean;
  readonly gender: Gender | null;
  readonly sentence: number;
  /** Token that heads it. */
  readonly head: number;
  /** Prominence by grammatical role, 0.5 … 4. */
  readonly weight: number;
}

const weights: Readonly<Record<string, number>> = {
  nsubj: 4,
  "nsubj:pass": 4,
  "nsubj:outer": 4,
  csubj: 3,
  root: 2.5,
  vocative: 2,
  obj: 2.5,
  iobj: 2.5,
  "obl:agent": 2,
  obl: 1.5,
  "nmod:poss": 1.6,
  nmod: 1,
  compound: 0.5,
};

/** Prominence of a mention by its grammatical role; a conjunct or apposition has that of what it hangs on. */
export function roleWeight(view: DocumentView, head: number): number {
  let at = head;
  for (let step = 0; step < 6; step += 1) {
    const deprel = view.tokens[at]?.deprel ?? "";
    const governor = governorOf(view, at);
    if (governor < 0 || !/^(?:conj|appos|flat|nummod|list)/.test(deprel)) return weights[deprel] ?? weights[deprel.split(":")[0] ?? ""] ?? 1;
    at = governor;
  }
  return 1;
}

/**
 * As `roleWeight`, but what stands before the first verb of a sentence, with nothing but articles before it, is its subject
 * even where the tree has it otherwise.
 */
export function rangeWeight(view: DocumentView, range: TokenRange, head: number): number {
  const byTree = roleWeight(view, head);
  if (invertedSpeech.has(view.tokens[range.first - 1]?.form ?? "") && view.sentenceOf[range.first - 1] === view.sentenceOf[range.first])
    return subjectWeight;
  const next = view.tokens[range.last + 1]?.upos;
  if (byTree >= subjectWeight || (next !== "VERB" && next !== "AUX") || view.sentenceOf[range.last + 1] !== view.sentenceOf[range.first])
    return byTree;
  for (let at = view.firsts[view.sentenceOf[range.first] ?? 0] ?? 0; at < range.first; at += 1) {
    if (!/^(?:DET|CCONJ|ADJ|ADV|PUNCT|PROPN)$/.test(view.tokens[at]?.upos ?? "")) return byTree;
  }
  return subjectWeight;
}

/** Verbs before their subject: "…, says Grace Holloway". */
const invertedSpeech = new Set([
  "said",
  "says",
  "argued",
  "argues",
  "wrote",
  "writes",
  "added",
  "adds",
  "noted",
  "notes",
  "explained",
  "explains",
  "warned",
  "warns",
]);

/** Weight of a subject. */
export const subjectWeight = 4;

/** Antecedents kept at most: far more than four sentences hold, and a bound where one "sentence" is a whole list. */
const mostRemembered = 400;

/** What has been mentioned in the last sentences of the section, newest last. */
export class DiscourseMemory {
  readonly #view: DocumentView;
  readonly #reach: number;
  #antecedents: Antecedent[] = [];

  /** @param reach how many sentences back an antecedent may stand */
  constructor(view: DocumentView, reach: number) {
    this.#view = view;
    this.#reach = reach;
  }

  add(antecedent: Omit<Antecedent, "head" | "sentence" | "weight">, weight?: number): void {
    const head = headOfRange(this.#view, antecedent);
    const sentence = this.#view.sentenceOf[antecedent.first] ?? 0;
    if (this.#antecedents.length >= mostRemembered) this.#antecedents.splice(0, this.#antecedents.length >> 1);
    this.#antecedents.push({ ...antecedent, head, sentence, weight: weight ?? rangeWeight(this.#view, antecedent, head) });
  }

  /** What is learnt of a person's gender holds for every mention of them. */
  learnGender(id: string, gender: Gender): void {
    this.#antecedents = this.#antecedents.map((one) => (one.entities.length === 1 && one.entities[0] === id ? { ...one, gender } : one));
  }

  /** Forgets everything: a new expert speaks. */
  clear(): void {
    this.#antecedents = [];
  }

  /** Forgets what lies too far back. */
  enter(sentence: number): void {
    const oldest = sentence - this.#reach;
    let keep = 0;
    while (keep < this.#antecedents.length && (this.#antecedents[keep]?.sentence ?? 0) < oldest) keep += 1;
    if (keep > 0) this.#antecedents.splice(0, keep);
  }

  /** Everything remembered, newest last. */
  all(): readonly Antecedent[] {
    return this.#antecedents;
  }
}
