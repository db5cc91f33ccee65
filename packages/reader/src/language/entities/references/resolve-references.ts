import type { Span } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import { chooseAntecedent, looksForward } from "./choose-antecedent.ts";
import { DiscourseMemory, rangeWeight, subjectWeight, type Antecedent, type AntecedentKind } from "./discourse.ts";
import { governorOf, headOfRange, sentenceEnd, tokenAt, tokenRange, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";
import type { KnownNames, KnownPerson } from "../names/find-known-names.ts";
import type { Found } from "../found.ts";
import type { Gender } from "../gazetteer/given-names.ts";
import { isPleonastic } from "./pleonastic.ts";
import { pronounNeeds, type PronounNeeds } from "./pronouns.ts";
import { readDescription, type DescriptionContext } from "./read-descriptions.ts";

export interface References {
  readonly found: readonly Found[];
  readonly warnings: readonly Warning[];
}

/** How many sentences back a pronoun may look. */
const reach = 3;

/** Share of an entity's prominence that is left a sentence later. */
const fading = 0.85;

/** How many entities a description may choose among: the latest, so that a long list of names stays cheap. */
const maxMentioned = 80;

/**
 * Reads descriptions and pronouns, word by word, against what the section has mentioned. What cannot be told stays
 * without a mention. Gender is learnt as pronouns are resolved.
 *
 * Cost: linear in the text; each reference looks at the mentions of a few sentences.
 */
export function resolveReferences(view: DocumentView, names: KnownNames, sections: readonly Span[]): References {
  const reader = new ReferenceReader(view, names, sections);
  for (let sentence = 0; sentence < view.sentences.length; sentence += 1) reader.readSentence(sentence);
  return { found: reader.found, warnings: [] };
}

class ReferenceReader {
  readonly found: Found[] = [];
  readonly #view: DocumentView;
  readonly #names: KnownNames;
  readonly #memory: DiscourseMemory;
  readonly #persons: ReadonlyMap<string, KnownPerson>;
  readonly #genders: Map<string, Gender | null>;
  readonly #borders: readonly number[];
  #nextBorder = 0;
  /** Entities mentioned in the section, newest last, each once. */
  readonly #mentioned = new Set<string>();
  readonly #prominence = new Map<string, { score: number; clock: number }>();
  /** Sentences read so far, a paragraph's end counted as three more. */
  #clock = 0;
  /** Clock at the start of the paragraph. */
  #paragraph = 0;
  /** Pairs that "both sides" meant last in the section. */
  readonly #lastPairs = new Map<string, readonly string[]>();
  /** Whether a sentence is a paragraph by itself: a heading, or read like one. */
  readonly #isAlone: readonly boolean[];

  constructor(view: DocumentView, names: KnownNames, sections: readonly Span[]) {
    this.#view = view;
    this.#names = names;
    this.#memory = new DiscourseMemory(view, reach);
    this.#persons = new Map(names.persons.map((person) => [person.id, person]));
    this.#genders = new Map(names.persons.map((person) => [person.id, person.gender]));
    this.#isAlone = view.sentences.map((sentence, index) => isParagraph(view, index, sentence));
    this.#borders = sections.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
  }

  readSentence(sentence: number): void {
    const view = this.#view;
    const first = view.firsts[sentence] ?? 0;
    const end = view.firsts[sentence + 1] ?? view.tokens.length;
    this.#crossBorders(view.sentences[sentence]?.start ?? 0);
    this.#memory.enter(sentence);
    const isNewParagraph = /\n/.test(view.text.slice(view.sentences[sentence - 1]?.end ?? 0, view.sentences[sentence]?.start ?? 0));
    this.#clock += isNewParagraph ? 4 : 1;
    if (isNewParagraph) this.#paragraph = this.#clock;
    for (let at = first; at < end; at += 1) this.#readToken(at);
  }

  #crossBorders(start: number): void {
    while (this.#nextBorder < this.#borders.length && (this.#borders[this.#nextBorder] ?? 0) <= start) {
      this.#nextBorder += 1;
      this.#memory.clear();
      this.#mentioned.clear();
      this.#prominence.clear();
      this.#lastPairs.clear();
    }
  }

  #readToken(at: number): void {
    const view = this.#view;
    const name = this.#names.foundAt(at);
    if (name !== null) {
      if (name.first === at) this.#remember(name, name.entities, name.kind === "adjective" && !isPeople(view, name) ? 0.5 : undefined);
      if (name.last === at) this.#rememberPair(name);
      return;
    }
    const token = view.tokens[at];
    if (token === undefined) return;
    const needs = pronounNeeds(token);
    const owner = needs === null ? null : this.#readPronoun(at, needs);
    const described = readDescription(this.#descriptionContext(), at, owner);
    if (described !== null) {
      this.found.push({ ...described, kind: "description", entities: described.entities });
      if (described.entities.length === 2) this.#lastPairs.set(kindOf(described.entities[0] ?? ""), described.entities);
      this.#remember(described, described.entities);
    } else if (needs === null) this.#rememberNoun(at);
  }

  #descriptionContext(): DescriptionContext {
    return {
      view: this.#view,
      names: this.#names,
      personsById: this.#persons,
      remembered: this.#memory.all(),
      mentioned: this.#mentioned,
      prominence: (id) => this.#prominenceOf(id),
      lastPairs: this.#lastPairs,
      isInParagraph: (id) => (this.#prominence.get(id)?.clock ?? -1) >= this.#paragraph,
    };
  }

  #prominenceOf(id: string): number {
    const known = this.#prominence.get(id);
    return known === undefined ? 0 : known.score * fading ** (this.#clock - known.clock);
  }

  #readPronoun(at: number, needs: PronounNeeds): Antecedent | null {
    if (isPleonastic(this.#view, at)) return null;
    const antecedent =
      needs.sort === "relative"
        ? this.#relativeAntecedent(at)
        : (this.#forwardAntecedent(at, needs) ?? chooseAntecedent(this.#view, at, needs, this.#memory.all()));
    if (antecedent === null || antecedent.entities.length === 0) return null;
    const range = tokenRange(this.#view, at, at);
    this.found.push({ ...range, kind: "pronoun", entities: antecedent.entities });
    const [id = ""] = antecedent.entities;
    if (needs.gender !== null && this.#genders.get(id) === null) {
      this.#genders.set(id, needs.gender);
      this.#memory.learnGender(id, needs.gender);
    }
    this.#remember(range, antecedent.entities);
    return antecedent;
  }

  /** "Orbán, who …", "Russia, which …": what ends just before, or what the relative clause hangs on. */
  #relativeAntecedent(at: number): Antecedent | null {
    const view = this.#view;
    const before = wordAt(view, at - 1, at) === "," ? at - 2 : at - 1;
    if (tokenAt(view, before, at) === null) return null;
    const verb = governorOf(view, at);
    const noun = verb >= 0 && view.tokens[verb]?.deprel.startsWith("acl") === true ? governorOf(view, verb) : before;
    const name = this.#names.foundAt(before) ?? null;
    if (name === null || name.kind === "adjective" || (noun !== before && (noun < name.first || noun > name.last))) return null;
    const isPerson = name.entities.every((id) => id.startsWith("person:"));
    const form = wordAt(view, at, at);
    if (isPerson ? form === "which" : /^whom?$/.test(form)) return null;
    return this.#memory.all().findLast((one) => one.entities.join() === name.entities.join()) ?? null;
  }

  #forwardAntecedent(at: number, needs: PronounNeeds): Antecedent | null {
    if (needs.sort === "plural") return null;
    const first = this.#view.firsts[this.#view.sentenceOf[at] ?? 0] ?? 0;
    const subject = looksForward(this.#view, at, first);
    const name = subject === null ? null : this.#names.foundAt(subject);
    if (
      subject === null ||
      name === null ||
      name.first !== subject ||
      name.kind === "adjective" ||
      this.#view.sentenceOf[subject] !== this.#view.sentenceOf[at]
    )
      return null;
    const next = this.#view.tokens[name.last + 1]?.upos;
    if (next !== "VERB" && next !== "AUX" && next !== "ADV") return null;
    const candidate = this.#antecedent(name, name.entities);
    const isFit =
      needs.sort === "person"
        ? candidate.kind === "person" && (candidate.gender === null || candidate.gender === needs.gender)
        : candidate.kind === "state" || candidate.kind === "organization";
    return isFit ? { ...candidate, head: name.last, sentence: this.#view.sentenceOf[at] ?? 0, weight: subjectWeight } : null;
  }

  #antecedent(range: TokenRange, entities: readonly string[]): Omit<Antecedent, "head" | "sentence" | "weight"> {
    const [id = ""] = entities;
    const kind = kindOf(id);
    const entry = this.#names.entries.get(id);
    const name = this.#names.foundAt(range.first);
    // "the Houthis", "the Rapid Support Forces": a body with a plural name is taken up by "it" and "they" alike.
    // "the Emiratis … they": a people named for its state.
    const mayBePlural =
      entities.length > 1 ||
      (name?.kind === "adjective" && isPeople(this.#view, name)) ||
      (kind !== "state" && kind !== "person" && entry !== undefined && /(?:s|Kurds|ish)$/.test(entry.name) && isPluralName(entry.name));
    return {
      first: range.first,
      last: range.last,
      start: range.start,
      end: range.end,
      entities,
      kind,
      isPlural: entities.length > 1,
      mayBePlural,
      gender: this.#genders.get(id) ?? null,
    };
  }

  #remember(range: TokenRange, entities: readonly string[], weight?: number): void {
    const own = weight ?? this.#topicWeight(range);
    this.#memory.add(this.#antecedent(range, entities), own);
    const weighed = own ?? rangeWeight(this.#view, range, headOfRange(this.#view, range));
    for (const id of entities) {
      this.#prominence.set(id, { score: this.#prominenceOf(id) + 0.5 + weighed / subjectWeight, clock: this.#clock });
      this.#mentioned.delete(id);
      this.#mentioned.add(id);
    }
    for (const id of this.#mentioned) {
      if (this.#mentioned.size <= maxMentioned) break;
      this.#mentioned.delete(id);
    }
  }

  /** "As for Xi, …" announces its topic; a heading is not quite part of what follows it. */
  #topicWeight(range: TokenRange): number | undefined {
    const view = this.#view;
    if (wordAt(view, range.first - 1, range.first) === "for" && wordAt(view, range.first - 2, range.first) === "as") return 4.5;
    const sentence = view.sentenceOf[range.first] ?? 0;
    if (this.#isAlone[sentence] !== true) return undefined;
    // "And the Americans?" asks for what follows to be about them.
    return view.text[(view.sentences[sentence]?.end ?? 0) - 1] === "?" ? 4 : 1;
  }

  /** "China and Russia": the two together, where the second is a conjunct of the first or stands right behind its "and". */
  #rememberPair(second: Found): void {
    const view = this.#view;
    const and = second.first - 1;
    const isJoined = /^(?:and|&)$/.test(wordAt(view, and, second.first));
    const isHyphen = /^[-‐‑–]$/.test(wordAt(view, and, second.first));
    if (!isJoined && !isHyphen) return;
    const before = this.#names.foundAt(isJoined && wordAt(view, and - 1, and) === "," ? and - 2 : and - 1);
    if (before === null || view.sentenceOf[before.first] !== view.sentenceOf[second.first] || areUnlike(before, second)) return;
    const entities = [...new Set([...before.entities, ...second.entities])].sort();
    if (entities.length < 2 || new Set(entities.map(kindOf)).size > 1) return;
    const range = tokenRange(view, before.first, second.last);
    // A title like "Egyptian–Ethiopian Consultations" names the two sides; "US-China ties" in passing does not.
    if (isHyphen && this.#isAlone[view.sentenceOf[second.first] ?? 0] === true) this.#lastPairs.set(kindOf(entities[0] ?? ""), entities);
    this.#memory.add(this.#antecedent(range, entities), second.kind === "adjective" ? 0.5 : undefined);
  }

  /** Common nouns in subject or object position, so that "it" and "they" do not reach past them. */
  #rememberNoun(at: number): void {
    const view = this.#view;
    const token = view.tokens[at];
    if (token?.upos !== "NOUN" || !/^(?:nsubj|obj|nsubj:pass|obl|nmod|conj|root)$/.test(token.deprel)) return;
    if (at + 1 < sentenceEnd(view, at) && view.tokens[at + 1]?.upos === "NOUN") return;
    // "The bloc, ECOWAS, …" is one thing, and its name stands for it.
    const apposed = wordAt(view, at + 1, at) === "," ? this.#names.foundAt(at + 2) : null;
    if (apposed !== null && view.tokens[apposed.last]?.deprel === "appos") return;
    const range = tokenRange(view, at, at);
    const isPlural = token.xpos === "NNS";
    this.#memory.add({ ...range, entities: [], kind: "noun", isPlural, mayBePlural: isPlural, gender: null });
  }
}

/** A short sentence with a blank line or an edge of the text on either side. */
function isParagraph(view: DocumentView, index: number, sentence: Span): boolean {
  const before = view.text.slice(view.sentences[index - 1]?.end ?? 0, sentence.start);
  const after = view.text.slice(sentence.end, view.sentences[index + 1]?.start ?? view.text.length);
  const isEdge = (gap: string, isBorder: boolean) => isBorder || gap.includes("\n");
  return (
    sentence.end - sentence.start < 160 &&
    isEdge(before, index === 0) &&
    isEdge(after, index === view.sentences.length - 1) &&
    view.sentences.length > 1
  );
}

function kindOf(id: string): AntecedentKind {
  if (id.startsWith("person:")) return "person";
  if (id.startsWith("state:")) return "state";
  if (id.startsWith("org:")) return "organization";
  return id.startsWith("group:") ? "group" : "place";
}

/** An adjective and a noun are no pair ("Chinese and Russia"). */
function areUnlike(a: Found, b: Found): boolean {
  return [a, b].filter((one) => one.kind === "adjective").length === 1;
}

/** "the Turks", "Emiratis", "the Chinese": people named for their state, which "they" takes up. */
function isPeople(view: DocumentView, { first, last, kind }: Found): boolean {
  const token = view.tokens[first];
  if (token === undefined || kind !== "adjective" || first !== last || /^(?:amod|compound|flat|nmod:desc)/.test(token.deprel)) return false;
  return token.form.endsWith("s") ? token.upos === "PROPN" || token.upos === "NOUN" : wordAt(view, first - 1, first) === "the";
}

/** Names that are plurals: "Houthis", "Kurds", "Republicans". */
function isPluralName(name: string): boolean {
  return /^\p{Lu}\p{L}+(?:is|ds|ns|rs|ts|ys)$/u.test(name) || / (?:states|Guards|Forces)$/.test(name);
}
