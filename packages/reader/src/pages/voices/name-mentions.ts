import { normalised } from "@rapporteur/core/base";
import type { PageUnit } from "../page-unit.ts";
import { unplaced } from "../people/author-mark.ts";
import { employs } from "../people/employers.ts";
import { nameForms } from "../people/name-forms.ts";
import { matchName, skipTitles, wholeSingleName, withoutTitles } from "../people/person-names.ts";
import { personKey } from "../section.ts";
import { between, spoken } from "../reported/verbs-of-saying.ts";
import { capitalHeadlines } from "../capital-headlines.ts";
import { labelAt } from "../transcript/labels.ts";
import { withoutCredits } from "./picture-credits.ts";

/**
 * How a mention writes a name: whole, only as a line may write one, from the page's metadata, one word of somebody whom the page calls by no other, a part of a
 * name, its initials, or a label that is no name.
 */
export type MentionForm = "full" | "loose" | "metadata" | "single" | "surname" | "given" | "middle" | "initials" | "label";

/** A place where a page names somebody who may speak on it; offsets count from the unit's start. */
export interface NameMention {
  readonly form: MentionForm;
  /** Index in the page's people. */
  readonly person: number;
  readonly unit: number;
  readonly start: number;
  /** Behind the name and what belongs to it. */
  readonly end: number;
  readonly written: string;
  /** Several people of the page go by it. */
  readonly isShared: boolean;
}

/** Everybody whom a page names, and where; labels such as "Moderator" are among them. */
export interface NamedPeople {
  readonly names: readonly string[];
  /** How many of them, the first ones, have a name of several words. */
  readonly fullCount: number;
  /** In text order. */
  readonly mentions: readonly NameMention[];
}

const mostPeople = 60;
const mostLabels = 80;
const mostMentions = 400;

/** Finds who is named on a page. Cost: linear in the text times the names of one word. */
export function namedPeople(written: readonly PageUnit[], authors: readonly string[]): NamedPeople {
  const headlines = capitalHeadlines(written);
  const units = written.map((unit) => (headlines.has(unit) ? { ...unit, plain: "" } : withoutCredits(unit)));
  const people = new People();
  const found = withParticles([...authors.flatMap((name) => fromMetadata(name)), ...units.flatMap((unit, index) => wholeNames(unit, index))]);
  found.sort((a, b) => a.unit - b.unit || a.start - b.start);
  const whole = found.flatMap((mention) => people.add(mention, personKey(mention.name), mostPeople));
  const fullCount = people.names.length;
  const singles = singleNames(units, people.names, whole);
  whole.push(...singles.flatMap((mention) => people.add(mention, personKey(mention.name), mostPeople)));
  const parts = shortForms(units, people.names, whole);
  const labels = labelMentions(units, [...whole, ...parts]).flatMap((label) => people.add(label, `label ${label.name.toLowerCase()}`, mostLabels));
  const mentions = [...whole, ...parts, ...labels].sort((a, b) => a.unit - b.unit || a.start - b.start);
  return { names: people.names, fullCount, mentions: mentions.slice(0, mostMentions) };
}

/** A surname with its particle, and no first name. */
export const opensWithParticle =
  /^(?:Von|Van|De|Da|Di|Du|Dos|Della|Bin|Ben|Ibn|Al|El|Ter|Ten|Le|La|Abi|Abu|Ag|Ould|Aït|Ait|N[íi]|Nic|Mac|[ÓU][íi]?|Te|St\.?|Saint)[ -]/;

/**
 * "Von der Leyen" where the page names Ursula von der Leyen, "Abi Nader" where it names Rana Abi Nader: a surname, and no first name. Other ends of a longer name may
 * be the name, with a title before it that no list knows.
 */
function withParticles(found: readonly Found[]): Found[] {
  const short = new Set(found.flatMap(({ name }) => (opensWithParticle.test(name) ? [folded(name)] : [])));
  if (short.size === 0) return [...found];
  const whole = new Map<string, string>();
  for (const { name } of found) for (const tail of nameForms(unplaced(name)).surnames) if (short.has(tail)) whole.set(tail, name);
  return found.map((mention) => {
    const name = whole.get(folded(mention.name));
    return name === undefined || !opensWithParticle.test(mention.name) ? mention : { ...mention, form: "surname", name };
  });
}

interface Found {
  readonly form: MentionForm;
  readonly name: string;
  readonly written: string;
  readonly unit: number;
  readonly start: number;
  readonly end: number;
}

class People {
  readonly names: string[] = [];
  private readonly known = new Map<string, number>();

  /** The mention of a person, who is new or known by the key; none where there are too many. */
  add({ name, ...found }: Found, key: string, most: number): NameMention[] {
    let person = this.known.get(key);
    if (person === undefined) {
      if (this.names.length >= most) return [];
      person = this.names.length;
      this.known.set(key, person);
      this.names.push(inMixedCase(name));
    } else if (!/\p{Ll}/u.test(this.names[person] ?? "")) this.names[person] = inMixedCase(name);
    return [{ ...found, person, isShared: false }];
  }
}

/** "ADA LUND-REY" as "Ada Lund-Rey". */
function inMixedCase(name: string): string {
  return /\p{Ll}/u.test(name) ? name : name.toLowerCase().replace(/(?<=^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase());
}

function fromMetadata(written: string): Found[] {
  const name = withoutTitles(written);
  return written.length > 60 ? [] : [{ form: "metadata", name, written: name, unit: 0, start: 0, end: 0 }];
}

/** "Dear Ada", "In Oslo", "What We Know", and two sentences: "Lund. Madam Chair". */
const opensNoName =
  /^(?:dear|yours?|in|on|at|of|by|from|after|before|what|why|how|when|this|that|these|our|his|her|its|and|but|with|both|next|every)\s|\p{Ll}{4}\.\s/iu;

/** Where a word begins, or a capital stands after what lost the space behind it: "fundAda Lund", "closed.Ada Lund", "FORAda Lund". */
const wordStart =
  /(?<![\p{L}\p{N}'’.-])(?=[\p{L}(“"‘ʻʼ])|(?<=\p{Ll}{3}\.?)(?=\p{Lu}\p{Ll}+[ \u00a0]\p{Lu})|(?<=(?<!\p{Ll})\p{Lu}{2,20})(?=\p{Lu}\p{Ll}{2,}[ \u00a0]\p{Lu})/gu;
const furthestTitle = 40;

function wholeNames({ plain }: PageUnit, unit: number): Found[] {
  const names: Found[] = [];
  let from = 0;
  for (const { index } of plain.matchAll(wordStart)) {
    if (index < from) continue;
    const match = matchName(plain, index);
    if (match === null || match.start - index >= furthestTitle || opensNoName.test(match.name) || employs(plain, match.end)) continue;
    names.push({ form: "full", name: match.name, written: match.name, unit, start: match.start, end: match.after });
    from = match.after;
  }
  const loose = looseName(plain, unit);
  if (loose !== null && !names.some(({ start }) => start < loose.end)) names.unshift(loose);
  return names;
}

const opensLoosely =
  /^[-–—•*\s"“(]*((?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Ll}{2,3}-\p{Lu}[\p{L}'’-]*)(?:[ \u00a0]+(?:\p{Lu}[\p{L}\p{M}'’.-]*|van|von|der|den|de|la|del|di|da|dos|bin|ibn|al|el|ter)){1,4})\s*(?:[,:—–(|.\n]|$|\s-)/u;

/** Capitalised words that open a unit and end where a name of a line ends, though no list knows them as a name. */
function looseName(plain: string, unit: number): Found | null {
  const written = opensLoosely.exec(plain.slice(0, 120))?.[1];
  // "Hungary’s Lund".
  if (written === undefined || /['’]s[ \u00a0]/.test(written)) return null;
  const name = withoutTitles(written);
  const start = plain.indexOf(written);
  return name.includes(" ") && name.length <= 60 && !opensNoName.test(name)
    ? { form: "loose", name, written, unit, start, end: start + written.length }
    : null;
}

const posted = /^,\s+(?:\d{2},\s|an?\s|the\s|(?:former|head|chair|director|\p{Ll}+)\s(?:\p{Ll}+\s)?(?:at|of|for)\s)/u;
const endsLine = /^[\s.:*)]*$|^\s*(?:\(\d+\)\s*)?[—–-]{1,2}\s/u;
/** "1. Ada", "— Ada". */
const opensLine = /^(?:\d{1,2}[.)]\s{1,3}|[—–-]{1,2}\s{0,3})?$/u;
const longestLabel = 60;
/** "Ada, baker, 52" as a label, and "Ada warned that …". */
const goesOnAsLabel = /^,?\s+(?:\p{Ll}|\p{Lu}\p{Ll}+(?:,|$)|\d)/u;
const speaks = new RegExp(`^ ${between}${spoken}(?![\\p{L}\\p{N}])`, "u");

/** Names of one word, told by a title before them, a post behind them, or a line of their own, of people whom the page does not name in full. */
function singleNames(units: readonly PageUnit[], names: readonly string[], whole: readonly NameMention[]): Found[] {
  const bearers = bearersOfWords(names);
  const ordinary = new Set(units.flatMap(({ plain }) => plain.match(/(?<![\p{L}\p{N}])\p{Ll}\p{L}{2,}/gu) ?? []));
  const taken = Map.groupBy(whole, ({ unit }) => unit);
  return units.flatMap(({ plain, line }, unit) => {
    const isLabel = line?.role === "label" && plain.length < longestLabel;
    return capitalisedApart(plain, taken.get(unit) ?? []).flatMap(({ word, start }): Found[] => {
      const written = word.replace(/['’]s$/, "");
      const end = start + written.length;
      if (written.length <= 2 || bearers.has(written.toLowerCase()) || ordinary.has(written.toLowerCase())) return [];
      const after = plain.slice(end, end + 60);
      const opens = start < 3 || opensLine.test(plain.slice(0, start));
      const isTold =
        isTitled(plain, start, after) ||
        posted.test(after) ||
        (opens &&
          (endsLine.test(after) ||
            (isLabel && goesOnAsLabel.test(after)) ||
            (start === 0 && wholeSingleName(written, 0) !== null && speaks.test(after))));
      return isTold ? [{ form: "single", name: written, written, unit, start, end }] : [];
    });
  });
}

const longestTitle = 40;

/** "Mr BANNERMAN" and "Senator Pereira", and no further capitalised word behind it. */
function isTitled(plain: string, start: number, after: string): boolean {
  if (/^\s+\p{Lu}/u.test(after) && /\p{Ll}/u.test(plain.slice(start, start + 3))) return false;
  const lead = plain.slice(Math.max(0, start - longestTitle), start);
  return [...lead.matchAll(/(?<![\p{L}.])\p{Lu}/gu)].some(({ index }) => skipTitles(plain, start - lead.length + index) === start);
}

const capitalised = /(?<![\p{L}\p{N}'’-])\p{Lu}[\p{L}\p{M}'’-]*/gu;

/** The capitalised words of a text outside all of some mentions. Cost: linear in the text, and the mentions' order. */
function capitalisedApart(plain: string, mentions: readonly NameMention[]): { word: string; start: number }[] {
  const taken = mentions.toSorted((a, b) => a.start - b.start);
  let at = 0;
  return [...plain.matchAll(capitalised)].flatMap(({ 0: word, index: start }) => {
    while ((taken[at]?.end ?? Infinity) <= start) at++;
    return (taken[at]?.start ?? Infinity) < start + word.length ? [] : [{ word, start }];
  });
}

/** Surnames, first names and initials of people who are named in full elsewhere. */
function shortForms(units: readonly PageUnit[], names: readonly string[], whole: readonly NameMention[]): NameMention[] {
  const bearers = bearersOfWords(names);
  const initials = names.map((name) => new Set(nameForms(unplaced(name)).initials));
  const taken = Map.groupBy(whole, ({ unit }) => unit);
  return units.flatMap(({ plain }, unit) => {
    const others = (taken.get(unit) ?? []).filter(({ form }) => form !== "metadata");
    return capitalisedApart(plain, others).flatMap(({ word, start }) => {
      const end = start + word.length;
      const written = word.replace(/['’]s$/, "");
      const bearing = bearers.get(written.toLowerCase());
      const place = { unit, start, end, written };
      if (bearing !== undefined) return bearing.slice(0, 3).map((person) => asPart(place, person, names[person] ?? "", bearing.length > 1));
      const signer = start < 4 && /^\p{Lu}{2,4}$/u.test(written) ? initials.findIndex((forms) => forms.has(written)) : -1;
      return signer < 0 ? [] : [{ ...place, form: "initials" as const, person: signer, isShared: false }];
    });
  });
}

type Place = Pick<NameMention, "unit" | "start" | "end" | "written">;

function asPart(place: Place, person: number, name: string, isShared: boolean): NameMention {
  const words = name.split(/\s+/);
  const isSame = (word: string | undefined): boolean => folded(word ?? "") === folded(place.written);
  return { ...place, form: isSame(words.at(-1)) ? "surname" : isSame(words[0]) ? "given" : "middle", person, isShared };
}

const folded = (text: string): string => normalised(text, "NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Who bears a word in the name, by the word in lower case. */
function bearersOfWords(names: readonly string[]): Map<string, number[]> {
  const bearers = new Map<string, number[]>();
  for (const [person, name] of names.entries()) {
    for (const word of new Set(name.toLowerCase().split(/\s+/))) {
      if (word.length < 2 || (word.length === 2 && word.endsWith("."))) continue;
      const known = bearers.get(word);
      if (known) known.push(person);
      else bearers.set(word, [person]);
    }
  }
  return bearers;
}

const letterLabel = /^(?:Q|A|QUESTION|ANSWER)\d?$/i;

/** Labels of turns that name nobody in full: "MODERATOR:", "The Chair:". */
function labelMentions(units: readonly PageUnit[], known: readonly NameMention[]): Found[] {
  const byUnit = Map.groupBy(known, ({ unit }) => unit);
  return units.flatMap((whole, unit): Found[] => {
    const name = labelAt(whole)?.label ?? null;
    if (name === null || letterLabel.test(name)) return [];
    const start = Math.max(0, whole.plain.indexOf(name));
    const isTaken = (byUnit.get(unit) ?? []).some((mention) => mention.start < start + name.length && mention.form !== "metadata");
    return isTaken ? [] : [{ form: "label", name, written: name, unit, start, end: start + name.length }];
  });
}
