import type { PageUnit } from "./page-unit.ts";
import { unplaced } from "./people/author-mark.ts";
import { isCommonPhrase } from "./people/common-words.ts";
import { roleNouns } from "./people/genre-words.ts";
import { folded, nameForms } from "./people/name-forms.ts";
import { isOrdinary, lowerCaseWords } from "./people/ordinary-words.ts";
import { withoutNickname, withoutTitles } from "./people/person-names.ts";
import { personKey, type Section } from "./section.ts";
import { namedPeople, opensWithParticle } from "./voices/name-mentions.ts";

/** Who signs, and the page on which they do. */
interface Signed {
  readonly sections: readonly Section[];
  readonly units: readonly PageUnit[];
  readonly text: string;
  readonly authors: readonly string[];
}

/**
 * Gives those whom a label names in part ("Lund says:", "A. Lund", "Ní Fhlatharta") the whole name by which the page names one person alone, and takes off words beside a name
 * that the page has without them ("Singer Ada Lund"). Cost: linear in the text, where such a label stands on the page.
 */
export function completeNames({ sections, units, text, authors }: Signed): void {
  const signing = sections.flatMap(({ people }) => people);
  if (!signing.some(({ name }) => isPart(name) || name.split(" ").length >= fewestWithWords)) return;
  const page = { ...inFull(namedPeople(units, authors).names.filter(isWhole)), lowerCase: lowerCaseWords(text) };
  const found = new Map<string, string | null>();
  for (const { people } of sections)
    for (const [index, person] of people.entries()) {
      if (!found.has(person.name))
        found.set(person.name, isPart(person.name) ? wholeNameOf(person.name, page) : withoutWordsBeside(person.name, page));
      const name = found.get(person.name) ?? null;
      if (name !== null) people[index] = { ...person, name };
    }
}

/** Everybody whom a page names in full. */
interface InFull {
  readonly whole: readonly string[];
  readonly byKey: ReadonlyMap<string, string>;
  /** The keys of all who go by a surname, with or without its particles. */
  readonly bySurname: ReadonlyMap<string, ReadonlySet<string>>;
}

function inFull(whole: readonly string[]): InFull {
  const byKey = new Map(whole.toReversed().map((name) => [personKey(name), name]));
  const bySurname = new Map<string, Set<string>>();
  for (const [key, name] of byKey)
    for (const surname of nameForms(unplaced(name)).surnames) bySurname.set(surname, (bySurname.get(surname) ?? new Set()).add(key));
  return { whole, byKey, bySurname };
}

/** Two words beside initials at least, and neither a surname with its particle nor an office ("Deputy Secretary Lund"). */
function isWhole(name: string): boolean {
  const words = name.split(" ").filter((word) => !initials.test(word));
  return words.length > 1 && !roleNouns.has(words.at(-2)?.toLowerCase() ?? "") && !opensWithParticle.test(name);
}

const initials = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u;

/** One word, one with initials, or a surname with its particle. */
function isPart(written: string): boolean {
  const name = withoutTitles(written);
  const words = name.split(" ");
  return words.length === 1 || words.some((word) => initials.test(word)) || opensWithParticle.test(name);
}

/** The one whole name behind a part of it; null where none or several have it. */
function wholeNameOf(written: string, { whole, byKey, bySurname }: InFull): string | null {
  const part = withoutTitles(written);
  const words = part.split(" ");
  const keys = words.some((word) => initials.test(word))
    ? new Set(whole.filter((name) => isWrittenOut(words, withoutNickname(name).split(" "))).map(personKey))
    : (bySurname.get(folded(part)) ?? new Set());
  const [only] = keys;
  return keys.size === 1 && only !== undefined ? (byKey.get(only) ?? null) : null;
}

/** Word by word the same, or the word to an initial: "S.-A. Lund" and "Sylvie-Anne Lund". */
function isWrittenOut(words: readonly string[], whole: readonly string[]): boolean {
  return (
    words.length === whole.length &&
    words.every((word, at) => {
      const full = whole[at] ?? "";
      if (!initials.test(word)) return folded(word) === folded(full);
      const letters = word.match(/\p{Lu}/gu) ?? [];
      const own = full.split("-").map((piece) => piece.charAt(0));
      return !initials.test(full) && letters.every((letter, index) => folded(own[index] ?? "") === folded(letter));
    })
  );
}

const fewestWithWords = 3;
const longestLead = 2;
/** Of a post before a name. */
const mostWords = 12;

/** The name without a post or ordinary words before it, or one behind it, where the page gives it without them too. */
function withoutWordsBeside(written: string, { byKey, lowerCase }: InFull & { readonly lowerCase: ReadonlySet<string> }): string | null {
  const words = written.split(" ");
  const isPlain = (part: string): boolean => isOrdinary(part, lowerCase) || isCommonPhrase(part);
  const given = (from: number, to: number): string | undefined => byKey.get(personKey(words.slice(from, to).join(" ")));
  for (let cut = 1; cut <= Math.min(mostWords, words.length - 2); cut++) {
    const lead = words.slice(0, cut);
    if (/^\p{Ll}/u.test(lead.at(-1) ?? "")) continue;
    const name =
      lead.some((word) => roleNouns.has(word.toLowerCase())) || (cut <= longestLead && isPlain(lead.join(" ")))
        ? given(cut, words.length)
        : undefined;
    if (name !== undefined) return name;
  }
  return words.length >= fewestWithWords && isPlain(words.at(-1) ?? "") ? (given(0, words.length - 1) ?? null) : null;
}
