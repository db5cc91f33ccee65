import { ownValue } from "@rapporteur/core/base";
import type { MarkedPerson } from "../people/author-mark.ts";
import { roleNouns } from "../people/genre-words.ts";
import { headNoun } from "../people/head-noun.ts";
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
    for (const office of officesOf(person, text)) own(`the ${office}`, person);
  }
  // "The Minister" is the minister, not the deputy, and the deputy where there is no minister.
  for (const person of people)
    for (const office of lesserOffices(person)) {
      const bearers = owners.get(`the ${office}`) ?? new Set();
      if (bearers.size === 0) own(`the ${office}`, person);
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
  const first = full.length > 2 && sharedWord.test(full[0] ?? "") ? "" : (full[0] ?? "");
  return [name, full.join(" "), ...tails, ...inner, ...familyFirst(full), first, nicknameOf(name) ?? ""].filter((form) =>
    /^\p{Lu}|^(?:van|von|de|der|al-|el-|bin|ibn|ben|ag|ap|af|av|ter|di|da|du)/u.test(form),
  );
}

/** "Abu" of "Abu Anas Lund" is no name of its own: many bear it. */
const sharedWord = /^(?:Abu|Abou|Abo|Umm|Al|El|Bin|Ibn|Bint)$/;

/** "PARK LEE Ki-dong" is taken up as "Park Lee". */
function familyFirst(words: readonly string[]): string[] {
  const end = words.findIndex((word) => !/^\p{Lu}{2,}$/u.test(word));
  const family = words.slice(0, Math.max(0, end)).map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return family.length > 0 ? [family.join(" ")] : [];
}

/** "the minister", and "the Minister" where the page writes the office so; with "deputy" in front of it where somebody deputises. */
function officesOf({ nameSpan, roles }: MarkedPerson, text: string): string[] {
  const before = titlesBefore.exec(text.slice(Math.max(0, nameSpan.start - 40), nameSpan.start))?.[1] ?? "";
  const title = ownValue(shortTitles, before.toLowerCase()) ?? before.toLowerCase();
  const ofTitle = roleNouns.has(title) ? bothCases(title, before !== before.toLowerCase()) : [];
  return [...ofTitle, ...roles.flatMap((role) => officeOf(role.text, true))];
}

const lesserOffices = ({ roles }: MarkedPerson): string[] => roles.flatMap((role) => (deputy.test(role.text) ? officeOf(role.text, false) : []));

const deputy = /(?:^|\s)(deputy|vice|assistant)[\s-]/i;

function officeOf(role: string, isWhole: boolean): string[] {
  const head = headNoun(role);
  if (head === null || !roleNouns.has(head)) return [];
  const isCapital = role.split(/[\s-]/).includes(capitalised(head));
  const lesser = isWhole ? deputy.exec(role)?.[1]?.toLowerCase() : undefined;
  if (lesser !== undefined) return bothCases(`${lesser} ${head}`, isCapital);
  const whole = wholeOffice.exec(role.slice(0, role.toLowerCase().indexOf(head)))?.[0].toLowerCase() ?? "";
  return [...bothCases(head, isCapital), ...(whole === "" ? [] : bothCases(`${whole}${head}`, isCapital))];
}

/** "chief ", "general ": what belongs to the noun of an office. */
const wholeOffice = /(?:chief|general|managing|executive|prime|acting|first|permanent|foreign|finance|special|political|senior)[\s-]$/i;

const bothCases = (office: string, isCapital: boolean): string[] => (isCapital ? [office, office.replace(/\p{L}+/gu, capitalised)] : [office]);
