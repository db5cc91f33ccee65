import { entityId, type Span } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import { isCapital, tokenRange, type DocumentView, type TokenRange } from "./document-view.ts";
import { isSentenceInitial, particles } from "./find-chunks.ts";
import { foldName } from "./fold-name.ts";
import { givenNames } from "./gazetteer/given-names.ts";
import { comparableWord, nameWords } from "./name-words.ts";

/** A person before roles are read. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly mentions: readonly TokenRange[];
}

export interface LinkedPersons {
  readonly persons: readonly NamedPerson[];
  readonly warnings: readonly Warning[];
}

interface Naming {
  readonly words: readonly string[];
  /** As first written, spaces made plain. */
  readonly written: string;
  /** Number of the person it names. */
  person: number;
}

/** Surnames that are also words: at the head of a sentence they are names only where the tagger says so. */
const wordLikeSurnames = new Set(
  "may will price rice young hope page grace mark wall long short king brown black white green gates bush power powers burns law hall wood stone west case park sun war day field rose hand church bishop baker".split(
    " ",
  ),
);

/**
 * One person for all ways their name is written: fuller names first, then surnames alone wherever they stand, before or
 * after the full name, in headings and in pairs ("Xi-Putin"). A surname that two persons share is left open, with a
 * warning, unless only one of them has been named so far in the section.
 *
 * Cost: linear in the tokens; each is looked up once by hash.
 */
export function linkPersons(
  view: DocumentView,
  candidates: readonly TokenRange[],
  options: { readonly isTaken: Uint8Array; readonly sections: readonly Span[] },
): LinkedPersons {
  const namings = collectNamings(view, candidates);
  const index = indexNamings(namings);
  const warnings: Warning[] = [];
  const persons = namings.filter((naming, number) => naming.person === number);
  const mentions = new Map<number, TokenRange[]>();
  const seen = new Map<number, Set<number>>();
  for (let at = 0; at < view.tokens.length; at += 1) {
    if (options.isTaken[at] === 1) continue;
    const match = longestNaming(view, at, { index, isTaken: options.isTaken });
    if (match === null) continue;
    const range = tokenRange(view, at, match.last);
    const person = choosePerson(match.persons, range, { sections: options.sections, seen });
    if (person === null) warnings.push(sharedNameWarning(view, range, match.persons, namings));
    else {
      pushTo(mentions, person, range);
      if (match.length > 1) seen.set(sectionOf(options.sections, range), (seen.get(sectionOf(options.sections, range)) ?? new Set()).add(person));
    }
    at = match.last;
  }
  return {
    persons: persons
      .map((naming) => ({ id: entityId("person", naming.written), name: naming.written, mentions: mentions.get(naming.person) ?? [] }))
      .filter((person) => person.mentions.length > 0),
    warnings,
  };
}

function pushTo(mentions: Map<number, TokenRange[]>, person: number, range: TokenRange): void {
  const list = mentions.get(person);
  if (list === undefined) mentions.set(person, [range]);
  else list.push(range);
}

/** The ways persons are named, longest first, shorter ones joined to a longer one that they shorten without ambiguity. */
function collectNamings(view: DocumentView, candidates: readonly TokenRange[]): Naming[] {
  const byWords = new Map<string, Naming>();
  const ways = [...new Set(candidates.map((range) => view.text.slice(range.start, range.end).replace(/\s+/g, " ")))];
  for (const written of ways.filter((way) => !isPair(way, ways))) {
    const words = nameWords(written);
    const key = words.join(" ");
    if (words.length > 0 && !byWords.has(key)) byWords.set(key, { words, written, person: -1 });
  }
  const namings = [...byWords.values()].sort((a, b) => b.words.length - a.words.length);
  const byEnds = new Map<string, number[]>();
  for (const [number, naming] of namings.entries()) {
    const keys = naming.words.length > 1 ? [endsKey(naming.words)] : [];
    const same = keys.flatMap((key) => byEnds.get(key) ?? []).filter((other) => shortens(naming.words, namings[other]?.words ?? []));
    const single = naming.words.length === 1 ? personsNamed(naming.words[0] ?? "", namings, number) : same;
    naming.person = single.length > 0 ? (single[0] ?? number) : number;
    if (naming.words.length > 1 && naming.person === number) {
      byEnds.set(endsKey(naming.words), [...(byEnds.get(endsKey(naming.words)) ?? []), number]);
    }
  }
  return namings;
}

/** "Xi-Putin": two names joined by a hyphen, at least one of which stands elsewhere on its own or at the end of a name. */
function isPair(way: string, ways: readonly string[]): boolean {
  const parts = way.split(/[-‐‑–]/);
  if (parts.length !== 2 || way.includes(" ") || parts.some((part) => !/^\p{Lu}/u.test(part))) return false;
  return ways.some((other) => other !== way && other.split(" ").some((word) => parts.includes(word)));
}

function endsKey(words: readonly string[]): string {
  return words.at(-1) ?? "";
}

/** True where the shorter name has the same surname and only words or initials of the longer. */
function shortens(short: readonly string[], long: readonly string[]): boolean {
  const [first = ""] = short;
  const [longFirst = ""] = long;
  if (first === longFirst || long.includes(first)) return true;
  return (first.length === 1 || longFirst.length === 1) && first[0] === longFirst[0];
}

/** Persons whose surname, in either order of names, is the word. */
function personsNamed(word: string, namings: readonly Naming[], before: number): number[] {
  const persons = new Set<number>();
  for (const naming of namings.slice(0, before)) {
    if (naming.words.length > 1 && surnamesOf(naming.words, naming.written).includes(word)) persons.add(naming.person);
  }
  return [...persons];
}

const givenNameWords = new Set([...givenNames.keys()].map((name) => comparableWord(name.toLowerCase())));

/** The last word; the first, too, where it is no given name ("Xi Jinping"). */
function surnamesOf(words: readonly string[], written: string): readonly string[] {
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  const firstWritten = foldName(written).split(/[\s-]/)[0] ?? "";
  const isGivenFirst = givenNameWords.has(first) || givenNames.has(firstWritten) || /^\p{Lu}\.$/u.test(firstWritten) || first.length === 1;
  return isGivenFirst ? [last] : [...new Set([first, last])];
}

/** Where a surname with its small words begins ("von der Leyen"); 0 where it has none. */
function particleStart(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1] ?? "")) start -= 1;
  return start === words.length - 1 ? 0 : start;
}

interface IndexedName {
  readonly words: readonly string[];
  readonly persons: readonly number[];
}

/** Names by their first word, longest first: full names as written, and surnames alone. */
function indexNamings(namings: readonly Naming[]): ReadonlyMap<string, readonly IndexedName[]> {
  const names = new Map<string, { words: readonly string[]; persons: Set<number> }>();
  const add = (words: readonly string[], person: number) => {
    const key = words.join(" ");
    const known = names.get(key) ?? { words, persons: new Set<number>() };
    known.persons.add(person);
    names.set(key, known);
  };
  for (const naming of namings) {
    add(naming.words, naming.person);
    if (naming.words.length > 1) for (const surname of surnamesOf(naming.words, naming.written)) add([surname], naming.person);
    const start = particleStart(naming.words);
    if (start > 0) add(naming.words.slice(start), naming.person);
  }
  const index = new Map<string, IndexedName[]>();
  for (const { words, persons } of names.values()) {
    const [first = ""] = words;
    index.set(first, [...(index.get(first) ?? []), { words, persons: [...persons].sort((a, b) => a - b) }]);
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

interface Matching {
  readonly index: ReadonlyMap<string, readonly IndexedName[]>;
  readonly isTaken: Uint8Array;
}

function longestNaming(view: DocumentView, at: number, matching: Matching): { last: number; length: number; persons: readonly number[] } | null {
  const token = view.tokens[at];
  if (token === undefined || !(isCapital(token.form) || particles.has(token.form))) return null;
  const own = nameWords(token.form);
  for (const name of matching.index.get(own[0] ?? "") ?? []) {
    const last = matchWords(view, at, name.words, matching.isTaken);
    if (last === null || (!isCapital(token.form) && !isCapital(view.tokens[last]?.form ?? ""))) continue;
    if (name.words.length === 1 && !mayBeSurname(view, at)) return null;
    return { last, length: name.words.length, persons: name.persons };
  }
  return null;
}

function matchWords(view: DocumentView, at: number, words: readonly string[], isTaken: Uint8Array): number | null {
  let index = at;
  let matched = 0;
  while (matched < words.length) {
    const token = view.tokens[index];
    if (token === undefined || view.sentenceOf[index] !== view.sentenceOf[at] || isTaken[index] === 1) return null;
    const own = nameWords(token.form);
    if (own.length === 0 && matched > 0 && /^[-‐‑–.]$/.test(token.form)) {
      index += 1;
      continue;
    }
    if (own.length === 0 || own.some((word, offset) => word !== words[matched + offset])) return null;
    matched += own.length;
    index += 1;
  }
  return index - 1;
}

/** A word with a capital that may be a surname here: words of the language only where the tagger saw a name. */
function mayBeSurname(view: DocumentView, at: number): boolean {
  const token = view.tokens[at];
  if (token === undefined) return false;
  if (!wordLikeSurnames.has(token.form.toLowerCase())) return true;
  const isFreeCapital = isSentenceInitial(view, at) || view.isHeadingCase[view.sentenceOf[at] ?? 0] === true;
  return token.upos === "PROPN" || !isFreeCapital;
}

interface Choosing {
  readonly sections: readonly Span[];
  /** Persons named in full so far, by section. */
  readonly seen: ReadonlyMap<number, ReadonlySet<number>>;
}

function choosePerson(persons: readonly number[], range: TokenRange, choosing: Choosing): number | null {
  if (persons.length === 1) return persons[0] ?? null;
  const section = sectionOf(choosing.sections, range);
  const named = choosing.seen.get(section);
  const possible = persons.filter((person) => named?.has(person) === true);
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

/** Number of the section that holds a range, −1 outside all. */
function sectionOf(sections: readonly Span[], range: Span): number {
  return sections.findIndex((section) => section.start <= range.start && range.start < section.end);
}

function sharedNameWarning(view: DocumentView, range: TokenRange, persons: readonly number[], namings: readonly Naming[]): Warning {
  const names = persons.map((person) => namings[person]?.written ?? "");
  return {
    code: "entity-ambiguous",
    message: `“${view.text.slice(range.start, range.end)}” may be ${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}; the text does not tell which`,
    start: range.start,
    end: range.end,
  };
}
