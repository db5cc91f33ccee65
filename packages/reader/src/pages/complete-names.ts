import { normalised } from "@rapporteur/core/base";
import type { PageUnit } from "./page-unit.ts";
import { type MarkedPerson, unplaced } from "./people/author-mark.ts";
import { isCommonPhrase } from "./people/common-words.ts";
import { roleNouns } from "./people/genre-words.ts";
import { nameForms } from "./people/name-forms.ts";
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
  if (!signing.some(({ name }) => isPart(name) || name.split(" ").length >= fewestWithLead)) return;
  const whole = namedPeople(units, authors).names.filter(isWhole);
  const lowerCase = lowerCaseWords(text);
  for (const { people } of sections)
    for (const [index, person] of people.entries()) {
      const name = isPart(person.name) ? wholeNameOf(person.name, whole) : withoutLead(person.name, whole, lowerCase);
      if (name !== null) people[index] = named(person, name);
    }
}

/** Two words beside initials at least, and neither a surname with its particle nor an office ("Deputy Secretary Lund"). */
function isWhole(name: string): boolean {
  const words = name.split(" ").filter((word) => !initials.test(word));
  return words.length > 1 && !roleNouns.has(words.at(-2)?.toLowerCase() ?? "") && !opensWithParticle.test(name);
}

const named = (person: MarkedPerson, name: string): MarkedPerson => ({ ...person, name });

const initials = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u;
const folded = (text: string): string => normalised(text, "NFKD").replace(/\p{M}/gu, "").replace(/[’']/g, "'").toLowerCase();

/** One word, one with initials, or a surname with its particle. */
function isPart(written: string): boolean {
  const name = withoutTitles(written);
  const words = name.split(" ");
  return words.length === 1 || words.some((word) => initials.test(word)) || opensWithParticle.test(name);
}

/** The one whole name behind a part of it; null where none or several have it. */
function wholeNameOf(written: string, whole: readonly string[]): string | null {
  const part = withoutTitles(written);
  const words = part.split(" ");
  const found = words.some((word) => initials.test(word))
    ? whole.filter((name) => isWrittenOut(words, withoutNickname(name).split(" ")))
    : whole.filter((name) => nameForms(unplaced(name)).surnames.includes(folded(part)));
  return new Set(found.map(personKey)).size === 1 && found[0] !== undefined ? found[0] : null;
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

const fewestWithLead = 3;
const longestLead = 2;

/** The name without a post or ordinary words before it, or one behind it, where the page gives it without them too. */
function withoutLead(written: string, whole: readonly string[], lowerCase: ReadonlySet<string>): string | null {
  const words = written.split(" ");
  const isPlain = (part: string): boolean => isOrdinary(part, lowerCase) || isCommonPhrase(part);
  const given = (from: number, to: number): string | undefined => {
    const key = personKey(words.slice(from, to).join(" "));
    return whole.find((one) => personKey(one) === key);
  };
  for (let cut = 1; cut <= words.length - 2; cut++) {
    const lead = words.slice(0, cut);
    if (/^\p{Ll}/u.test(lead.at(-1) ?? "")) continue;
    const name =
      lead.some((word) => roleNouns.has(word.toLowerCase())) || (cut <= longestLead && isPlain(lead.join(" ")))
        ? given(cut, words.length)
        : undefined;
    if (name !== undefined) return name;
  }
  return words.length >= fewestWithLead && isPlain(words.at(-1) ?? "") ? (given(0, words.length - 1) ?? null) : null;
}
