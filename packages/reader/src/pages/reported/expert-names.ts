import { ownValue } from "@rapporteur/core/base";
import type { MarkedPerson } from "../people/author-mark.ts";
import { roleNouns } from "../people/genre-words.ts";
import { nicknameOf, withoutNickname } from "../people/person-names.ts";

/** Where a text names an expert. */
export interface NamedExpert {
  readonly person: MarkedPerson;
  readonly start: number;
  readonly end: number;
}

/** Finds experts by their whole names, by any part of these that is nobody else's, and by an office that only one of them holds ("the brigadier"). */
export type FindExperts = (words: string) => NamedExpert[];

const titlesBefore = /(\p{L}+)\.?(?:\s+\(\p{L}+\.?\))?\s+$/u;
const shortTitles: Readonly<Record<string, string>> = {
  prof: "professor",
  gen: "general",
  col: "colonel",
  capt: "captain",
  maj: "major",
  brig: "brigadier",
  adm: "admiral",
  amb: "ambassador",
};

/** @param text the document's, in which the title before a name is looked up. Cost: linear in the words searched, for any number of experts. */
export function findExpertsOf(people: readonly MarkedPerson[], text: string): FindExperts {
  const owners = new Map<string, Set<MarkedPerson>>();
  const own = (form: string, person: MarkedPerson): void => {
    if (form.length > 1) owners.set(form, (owners.get(form) ?? new Set()).add(person));
  };
  for (const person of people) {
    for (const form of namesOf(person.name)) for (const written of new Set([form, capitalised(form)])) own(written, person);
    for (const noun of officesOf(person, text)) own(`the ${noun}`, person);
  }
  const forms = [...owners].filter(([, bearers]) => bearers.size === 1).map(([form]) => form);
  if (forms.length === 0) return () => [];
  const escaped = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/^the /, "[Tt]he (?:(?:former|retired|old|veteran) )?"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}-])`, "gu");
  return (words) =>
    Array.from(words.matchAll(pattern), ({ 0: found, index }) => {
      const [person] = owners.get(found.replace(/^[Tt]he (?:(?:former|retired|old|veteran) )?/, "the ")) ?? owners.get(found) ?? [];
      return person ? [{ person, start: index, end: index + found.length }] : [];
    }).flat();
}

/** "el-Tayeb" opens a sentence as "El-Tayeb". */
const capitalised = (form: string): string => form.charAt(0).toUpperCase() + form.slice(1);

/** "Ada van der Meer": the whole, "van der Meer", "der Meer", "Meer", "Ada"; "Ada Lund Costa": also "Lund", the first of two family names. */
function namesOf(name: string): string[] {
  const words = withoutNickname(name)
    .replace(/,? (?:Jr\.?|Sr\.?|II|III|IV)$/u, "")
    .split(" ");
  const full = words.filter((word) => !/^\p{Lu}\.$/u.test(word));
  const tails = full.slice(1).map((_, index) => full.slice(index + 1).join(" "));
  const inner = full.slice(1, -1).filter((word) => word.length > 3);
  return [name, full.join(" "), ...tails, ...inner, ...familyFirst(full), full[0] ?? "", nicknameOf(name) ?? ""].filter((form) =>
    /^\p{Lu}|^(?:van|von|de|der|al-|el-|bin|ibn|ben|ag|ap|af|av|ter|di|da|du)/u.test(form),
  );
}

/** "PARK LEE Ki-dong" is taken up as "Park Lee". */
function familyFirst(words: readonly string[]): string[] {
  const end = words.findIndex((word) => !/^\p{Lu}{2,}$/u.test(word));
  const family = words.slice(0, Math.max(0, end)).map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return family.length > 0 ? [family.join(" ")] : [];
}

function officesOf({ nameSpan, roles }: MarkedPerson, text: string): string[] {
  const before = titlesBefore.exec(text.slice(Math.max(0, nameSpan.start - 40), nameSpan.start))?.[1]?.toLowerCase() ?? "";
  const words = [ownValue(shortTitles, before) ?? before, ...roles.flatMap((role) => role.text.toLowerCase().split(/[^\p{L}-]+/u))];
  return words.filter((word) => roleNouns.has(word));
}
