import { entityId, type Span } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import { SpanIndex } from "../../span-index.ts";
import { isCapital, tokenRange, type DocumentView, type TokenRange } from "../document-view.ts";
import { isSentenceInitial, particles } from "./find-chunks.ts";
import { foldName } from "../fold-name.ts";
import { givenNames } from "../gazetteer/given-names.ts";
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
  const sections = sectionFinder(options.sections);
  const warnings: Warning[] = [];
  const persons = namings.filter((naming, number) => naming.person === number);
  const mentions = new Map<number, TokenRange[]>();
  const seen = new Map<number, Set<number>>();
  for (let at = 0; at < view.tokens.length; at += 1) {
    if (options.isTaken[at] === 1) continue;
    const match = longestNaming(view, at, { index, isTaken: options.isTaken });
    if (match === null) continue;
    const range = tokenRange(view, at, match.last);
    const section = sections(range);
    const person = choosePerson(match.persons, seen.get(section));
    if (person === null) warnings.push(sharedNameWarning(view, range, match.persons, namings));
    else {
      pushTo(mentions, person, range);
      if (match.length > 1) seen.set(section, (seen.get(section) ?? new Set()).add(person));
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
  const standing = new Set(ways.flatMap((way) => way.split(" ")));
  for (const written of ways.filter((way) => !isPair(way, standing))) {
    const words = nameWords(written);
    const key = words.join(" ");
    if (words.length > 0 && !byWords.has(key)) byWords.set(key, { words, written, person: -1 });
  }
  const namings = [...byWords.values()].sort((a, b) => b.words.length - a.words.length);
  const longer = new LongerNames();
  const bySurname = new Map<string, number>();
  for (const [number, naming] of namings.entries()) {
    const [first = ""] = naming.words;
    const isSingle = naming.words.length === 1;
    naming.person = (isSingle ? bySurname.get(first) : longer.shortenedBy(naming.words)) ?? number;
    if (isSingle) continue;
    for (const surname of surnamesOf(naming.words, naming.written)) if (!bySurname.has(surname)) bySurname.set(surname, naming.person);
    if (naming.person === number) longer.add(naming.words, number);
  }
  return namings;
}

/** "Xi-Putin": two names joined by a hyphen, at least one of which stands elsewhere on its own or at the end of a name. */
function isPair(way: string, standing: ReadonlySet<string>): boolean {
  const parts = way.split(/[-‐‑–]/);
  if (parts.length !== 2 || way.includes(" ") || parts.some((part) => !/^\p{Lu}/u.test(part))) return false;
  return parts.some((part) => standing.has(part));
}

/** Names by surname and what shorter ways of writing them can begin with: any of their words, or an initial. */
class LongerNames {
  readonly #byKey = new Map<string, number>();

  add(words: readonly string[], number: number): void {
    const [first = ""] = words;
    const keys = [...words.map((word) => `word ${word}`), `letter ${first.charAt(0)}`, ...(first.length === 1 ? [`initial ${first}`] : [])];
    for (const key of keys) if (!this.#byKey.has(`${surnameOf(words)} ${key}`)) this.#byKey.set(`${surnameOf(words)} ${key}`, number);
  }

  /** The first name with the same surname of which the shorter one has only words or initials; undefined where there is none. */
  shortenedBy(words: readonly string[]): number | undefined {
    const [first = ""] = words;
    const keys = [`word ${first}`, `initial ${first.charAt(0)}`, ...(first.length === 1 ? [`letter ${first}`] : [])];
    const found = keys.flatMap((key) => this.#byKey.get(`${surnameOf(words)} ${key}`) ?? []);
    return found.length === 0 ? undefined : Math.min(...found);
  }
}

function surnameOf(words: readonly string[]): string {
  return words.at(-1) ?? "";
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

/** Names by their words, one after the other. */
interface NameTree {
  readonly next: Map<string, NameTree>;
  /** Whom the words up to here name, as a full name as written or a surname alone; empty where they are only the beginning of a name. */
  readonly persons: Set<number>;
}

function indexNamings(namings: readonly Naming[]): NameTree {
  const root: NameTree = { next: new Map(), persons: new Set() };
  const add = (words: readonly string[], person: number): void => {
    let at = root;
    for (const word of words) {
      const next = at.next.get(word) ?? { next: new Map(), persons: new Set() };
      at.next.set(word, next);
      at = next;
    }
    at.persons.add(person);
  };
  for (const naming of namings) {
    add(naming.words, naming.person);
    if (naming.words.length > 1) for (const surname of surnamesOf(naming.words, naming.written)) add([surname], naming.person);
    const start = particleStart(naming.words);
    if (start > 0) add(naming.words.slice(start), naming.person);
  }
  return root;
}

interface Matching {
  readonly index: NameTree;
  readonly isTaken: Uint8Array;
}

interface Matched {
  readonly last: number;
  /** In words. */
  readonly length: number;
  readonly persons: readonly number[];
}

function longestNaming(view: DocumentView, at: number, matching: Matching): Matched | null {
  const token = view.tokens[at];
  if (token === undefined || !(isCapital(token.form) || particles.has(token.form))) return null;
  for (const matched of namesFrom(view, at, matching).toReversed()) {
    if (!isCapital(token.form) && !isCapital(view.tokens[matched.last]?.form ?? "")) continue;
    return matched.length === 1 && !mayBeSurname(view, at) ? null : matched;
  }
  return null;
}

/** The names that begin at a token, shortest first. Cost: O(tokens of the longest). */
function namesFrom(view: DocumentView, at: number, { index, isTaken }: Matching): Matched[] {
  const found: Matched[] = [];
  let tree: NameTree | undefined = index;
  for (let last = at, length = 0; ; last += 1) {
    const token = view.tokens[last];
    if (token === undefined || view.sentenceOf[last] !== view.sentenceOf[at] || isTaken[last] === 1) return found;
    const own = nameWords(token.form);
    if (own.length === 0 && length > 0 && /^[-‐‑–.]$/.test(token.form)) continue;
    for (const word of own) tree = tree?.next.get(word);
    if (own.length === 0 || tree === undefined) return found;
    length += own.length;
    if (tree.persons.size > 0) found.push({ last, length, persons: [...tree.persons].sort((a, b) => a - b) });
  }
}

/** A word with a capital that may be a surname here: words of the language only where the tagger saw a name. */
function mayBeSurname(view: DocumentView, at: number): boolean {
  const token = view.tokens[at];
  if (token === undefined) return false;
  if (!wordLikeSurnames.has(token.form.toLowerCase())) return true;
  const isFreeCapital = isSentenceInitial(view, at) || view.isHeadingCase[view.sentenceOf[at] ?? 0] === true;
  return token.upos === "PROPN" || !isFreeCapital;
}

/** @param named persons named in full so far in the section */
function choosePerson(persons: readonly number[], named: ReadonlySet<number> | undefined): number | null {
  if (persons.length === 1) return persons[0] ?? null;
  const possible = persons.filter((person) => named?.has(person) === true);
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

/** Tells the number of the first section that a range begins in, −1 outside all. */
function sectionFinder(sections: readonly Span[]): (range: Span) => number {
  const numbers = new Map(sections.toReversed().map((section, back) => [section, sections.length - 1 - back]));
  const index = new SpanIndex(sections);
  return ({ start }) => {
    const [section] = index.around({ start, end: start + 1 });
    return section === undefined ? -1 : (numbers.get(section) ?? -1);
  };
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
