import { normalised } from "@rapporteur/core/base";
import type { MarkedPerson } from "./author-mark.ts";
import { nicknameOf, withoutNickname, withoutTitles } from "./person-names.ts";
import { isSamePerson } from "../section.ts";

/** A name for comparison: without accents and case, one form of apostrophe. */
export function folded(text: string): string {
  return normalised(text, "NFKD").replace(/\p{M}/gu, "").replace(/[’']/g, "'").toLowerCase().trim();
}

/** Ways in which a text takes a person up again whom it has named in full. */
export interface NameForms {
  readonly person: MarkedPerson;
  /** "Ada", and of longer names every head: "Ruth Ellen". */
  readonly given: readonly string[];
  readonly nickname: string | null;
  /** With its particles: "van der Meer"; every tail of the name from the second word on, folded. */
  readonly surnames: readonly string[];
  /** Words between the first and the last: "Ada Quintana Lund" may go by "Quintana". */
  readonly middles: readonly string[];
  readonly initials: readonly string[];
}

export function nameForms(person: MarkedPerson): NameForms {
  const nickname = nicknameOf(person.name);
  const words = withoutNickname(person.name)
    .replace(/,? (?:Jr\.?|Sr\.?|II|III|IV)$/u, "")
    .split(" ");
  const full = words.filter((word) => !/^\p{Lu}\.$/u.test(word));
  const tails = full.slice(1).map((_, index) => folded(full.slice(index + 1).join(" ")));
  const capitals = (parts: readonly string[]): string => parts.map((word) => (/^\p{Lu}/u.test(word) ? (word[0] ?? "") : "")).join("");
  const letters = (parts: readonly string[]): string =>
    parts
      .map((word) => word.charAt(0))
      .join("")
      .toUpperCase();
  return {
    person,
    given: full.length === 1 ? [folded(full[0] ?? "")] : full.slice(1).map((_, index) => folded(full.slice(0, index + 1).join(" "))),
    nickname: nickname === null ? null : folded(nickname),
    surnames: tails,
    middles: full.slice(1, -1).map(folded),
    initials: [
      capitals(words),
      (person.name.match(/\p{Lu}/gu) ?? []).join(""),
      capitals(full),
      capitals(full.flatMap((word) => word.split("-"))),
      capitals([full[0] ?? "", full.at(-1) ?? ""]),
      letters(full),
      letters(full.flatMap((word) => word.split("-"))),
      ...(full[0]?.includes("-") ? [letters(full[0].split("-"))] : []),
    ],
  };
}

/**
 * The one person behind a short form (whole name, surname, first name, initials, in capitals or not); null where nobody answers to it, or several do.
 * Cost: linear in the people.
 */
export function personOf(label: string, people: readonly NameForms[]): MarkedPerson | null {
  const written = withoutTitles(label.trimEnd().replace(/(?<!\s)\s*\([^()]*\)$/, "")).replace(/\s+/g, " ");
  const bare = folded(written);
  const only = (matches: (forms: NameForms) => boolean): MarkedPerson | null => {
    const found = people.filter(matches);
    return found.length === 1 ? (found[0]?.person ?? null) : null;
  };
  return (
    only(({ person }) => isSamePerson(person.name, written)) ??
    only(({ surnames }) => surnames.includes(bare)) ??
    only(({ given, nickname }) => given.includes(bare) || nickname === bare) ??
    only(({ middles }) => middles.includes(bare)) ??
    (isInitials.test(written)
      ? (only(({ initials }) => initials.includes(bareInitials(written))) ?? only(({ initials }) => leavesOut(bareInitials(written), initials)))
      : null)
  );
}

/** "AL", "MdR", "A.L.", "J. v. d. B.", "K. el-M. O." */
const isInitials = /^(?:\p{Lu}{2,5}|\p{Lu}\p{Ll}{1,3}\p{Lu}{1,2}|\p{Lu}\.(?:[ -]?(?:\p{Ll}{2,3}-)?\p{L}\.){1,4})$/u;

/** "SAB" for Sulaiman Al Kharusi-Bentham: a letter between the first and the last is left out. */
function leavesOut(written: string, initials: readonly string[]): boolean {
  const within = new RegExp(`^${[...written].join("\\p{L}?")}$`, "u");
  return written.length > 2 && initials.some((all) => within.test(all));
}

const bareInitials = (written: string): string =>
  written
    .replace(/\p{Ll}{2,3}-/gu, "")
    .replace(/[. -]/g, "")
    .toUpperCase();

/** All who answer to a surname or a first name. */
export function bearersOf(label: string, people: readonly NameForms[]): MarkedPerson[] {
  const bare = folded(withoutTitles(label));
  return people.filter(({ given, surnames }) => given.includes(bare) || surnames.includes(bare)).map(({ person }) => person);
}

/** Several people answer to the form. */
export function isShared(label: string, people: readonly NameForms[]): boolean {
  return bearersOf(label, people).length > 1;
}
