import type { Span } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import { decideAllegiance, throughPersons, type Allegiance } from "../roles/decide-allegiance.ts";
import { tokenRange, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";
import { describedAs } from "./described-bodies.ts";
import { findAcronyms, findAcronymUses, fitsInitials } from "./find-acronyms.ts";
import { findChunks } from "./find-chunks.ts";
import { findNames, organizationIdOf } from "./find-names.ts";
import { findStateBodies } from "./find-state-bodies.ts";
import { findShortNames } from "./find-short-names.ts";
import { foldName } from "../fold-name.ts";
import { coverTokens, foundName, type Found } from "../found.ts";
import { gatherRoles, rolesInPredicate } from "../roles/gather-roles.ts";
import type { Gazetteer, GazetteerEntry } from "../gazetteer/gazetteer-entry.ts";
import { givenNames, type Gender } from "../gazetteer/given-names.ts";
import { genderOfRole, honorifics } from "../gazetteer/roles.ts";
import { linkPersons, type LinkedPersons, type NamedPerson } from "./link-persons.ts";
import type { Hit } from "../gazetteer/match-gazetteer.ts";
import { nameWords } from "./name-words.ts";
import type { Person } from "../roles/person.ts";
import type { RoleContext } from "../roles/read-roles.ts";
import type { RoleEvidence } from "../roles/role.ts";
import { resolveHits } from "./resolve-hits.ts";

/** A person with what the text came to say of them. */
export interface KnownPerson extends Person, Allegiance {}

/** All that is known of a text's names, before descriptions and pronouns are read. */
export interface KnownNames {
  /** Names, nationalities, seats, and descriptions by state and noun. */
  readonly found: readonly Found[];
  readonly persons: readonly KnownPerson[];
  /** Everything that is not a person, by entity id. */
  readonly entries: ReadonlyMap<string, GazetteerEntry>;
  readonly warnings: readonly Warning[];
  /** The name, nationality or seat that covers a token, or null; descriptions cover none. */
  foundAt(token: number): Found | null;
  /** The same persons with roles that were read where a pronoun stands for them ("He was Sweden's envoy"). */
  withRoles(pronouns: readonly Found[]): readonly KnownPerson[];
}

interface NameInput {
  readonly hits: readonly Hit[];
  readonly gazetteer: Gazetteer;
  readonly sections: readonly Span[];
}

/** Finds every name of the text and what it names. Cost: linear. */
export function findKnownNames(view: DocumentView, input: NameInput): KnownNames {
  const resolved = resolveHits(view, input.hits, input.gazetteer);
  const isSwallowed = new Uint8Array(view.tokens.length);
  for (const { first, last } of resolved.swallowed) isSwallowed.fill(1, first, last + 1);
  const entries = new Map([...input.gazetteer.entries, ...resolved.places]);

  const found = withoutOthersBodies(view, resolved.found, entries);
  const hitContext = roleContext(view, found, entries);
  const chunks = findChunks(view, hitContext.cover, isSwallowed);
  const names = findNames(hitContext, chunks);
  const listed = found.filter((found) => found.entities[0]?.startsWith("person:") === true);
  const bodies = namedBodies(hitContext, names.organizations, entries);
  const notListed = found.filter((found) => !listed.includes(found));
  const withBodies = [...outsideRanges(notListed, names.organizations), ...bodies];
  const acronyms = acronymsOf(view, withBodies, entries);
  const uses = findAcronymUses(view, acronyms, coverTokens(withBodies, view.tokens.length));
  const named = [...withBodies, ...uses.map(({ range, id }) => foundName(range, id))];
  const notPersons = [...named, ...findShortNames(view, named, entries, coverTokens(named, view.tokens.length))];

  const isTaken = Uint8Array.from(isSwallowed);
  for (const { first, last } of notPersons) isTaken.fill(1, first, last + 1);
  const linked = namePersons(view, linkPersons(view, [...names.persons, ...listed], { isTaken, sections: input.sections }), listed);
  const personFound = linked.persons.flatMap((person) => person.mentions.map((range) => foundName(range, person.id)));
  const context = roleContext(view, [...notPersons, ...personFound], entries);
  const stateBodies = findStateBodies(context, (id) => entries.get(id)?.name ?? id);
  for (const [id, entry] of stateBodies.entries) entries.set(id, entry);
  const organs = stateBodies.found.filter((found) => found.entities[0]?.startsWith("org:") === true);
  const all = roleContext(view, [...context.found, ...organs], entries);
  const alone = linked.persons.map((person) => knownPerson(all, person, entries));
  const persons = underOthers(alone, entries);
  const roleRanges = persons.flatMap((person) => person.roles.map((role) => tokenRange(view, role.at, role.at)));
  const collectives = withoutOverlap(
    stateBodies.found.filter((found) => !organs.includes(found)),
    coverTokens(roleRanges, view.tokens.length),
  );
  return {
    found: [...context.found, ...organs, ...collectives],
    persons,
    entries,
    warnings: [...resolved.warnings, ...linked.warnings],
    foundAt: (token) => context.found[context.cover[token] ?? -1] ?? null,
    withRoles: (pronouns) => rereadPersons(all, persons, { pronouns, entries }),
  };
}

function roleContext(view: DocumentView, found: readonly Found[], entries: ReadonlyMap<string, GazetteerEntry>): RoleContext {
  const countryOf = new Map([...entries].map(([id, entry]) => [id, entry.country]));
  const statesNamed = new Set(found.flatMap((one) => one.entities).filter((id) => id.startsWith("state:")));
  return { view, found, cover: coverTokens(found, view.tokens.length), countryOf, statesNamed };
}

/**
 * "Uruguay's Senate", "the Brazilian Congress", "Foreign Office, Georgetown": not the body that goes by that name alone. Where a text begins with another state's body, that is
 * the one it goes on with.
 */
function withoutOthersBodies(view: DocumentView, found: readonly Found[], entries: ReadonlyMap<string, GazetteerEntry>): readonly Found[] {
  const stateOf = ({ entities }: Found): string | null => {
    const id = entities[0] ?? "";
    return id.startsWith("state:") ? id : id.startsWith("place:") ? (entries.get(id)?.country ?? null) : null;
  };
  const ending = new Map(found.map((one) => [one.last, stateOf(one)]));
  const beginning = new Map(found.map((one) => [one.first, { state: stateOf(one), last: one.last }]));
  const isOthers = (one: Found): boolean => {
    const body = entries.get(one.entities[0] ?? "");
    if (body?.kind !== "state" || body.country === null) return false;
    const isOwned = /^['’]s?$/.test(wordAt(view, one.first - 1, one.first));
    const isHere = view.sentenceOf[one.first - 1] === view.sentenceOf[one.first];
    const before = isHere ? (ending.get(isOwned ? one.first - 2 : one.first - 1) ?? null) : null;
    const owner = before ?? stateBehind(view, one, beginning);
    return owner !== null && owner !== body.country;
  };
  const others = new Set(found.filter(isOthers));
  const first = new Map(found.toReversed().map((one) => [one.entities[0], one]));
  const disowned = new Set([...first.values()].filter((one) => others.has(one)).map(({ entities }) => entities[0]));
  return found.filter((one) => !others.has(one) && !disowned.has(one.entities[0]));
}

/** "The Treasury in Canberra", and at the end of a line, or before a date, "Foreign Office, Georgetown". */
function stateBehind(
  view: DocumentView,
  { last }: Found,
  beginning: ReadonlyMap<number, { readonly state: string | null; readonly last: number }>,
): string | null {
  const joint = wordAt(view, last + 1, last);
  const place = beginning.get(last + 2);
  if (place === undefined || view.sentenceOf[last + 2] !== view.sentenceOf[last]) return null;
  const next = wordAt(view, place.last + 1, last);
  const isAddress =
    joint === "," && (next === "" || next === "." || /^\d/.test(next) || (next === "," && /^\d/.test(wordAt(view, place.last + 2, last))));
  return joint === "in" || isAddress ? place.state : null;
}

/** Hits inside a longer name of a body are part of that name ("Global China Hub"). */
function outsideRanges(found: readonly Found[], ranges: readonly TokenRange[]): Found[] {
  const inside = new Set(ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset)));
  return found.filter(({ first }) => !inside.has(first));
}

/** "the German foreign minister, Katrin Oelze": the description is her title, and no mention of the state. */
function withoutOverlap(found: readonly Found[], cover: Int32Array): Found[] {
  return found.filter(({ first, last }) => {
    for (let index = first; index <= last; index += 1) if ((cover[index] ?? -1) >= 0) return false;
    return true;
  });
}

const stateHeads =
  /\b(?:Ministry|Department|Army|Navy|Parliament|Embassy|Consulate|Congress|Assembly|Court|Agency|Bureau|Directorate|Secretariat|Command|Guard|Fleet|Brigade|Battalion|Division|Corps|Forces|Staff)\b/;

/** Names of bodies that the gazetteer does not list, as mentions and entries. */
function namedBodies(context: RoleContext, ranges: readonly TokenRange[], entries: Map<string, GazetteerEntry>): Found[] {
  const { view } = context;
  return ranges.map((range) => {
    const name = view.text.slice(range.start, range.end).replace(/\s+/g, " ");
    const id = organizationIdOf(name);
    const country = countryInName(context, range, entries) ?? entries.get(id)?.country ?? null;
    const isState = stateHeads.test(name) && country !== null;
    entries.set(id, {
      id,
      type: "organization",
      name,
      iso3: null,
      country,
      actsFor: isState ? country : null,
      kind: isState ? "state" : "private",
      nouns: [name.split(" ").at(-1)?.toLowerCase() ?? "", ...shortFirmName(view, range)],
      gender: null,
    });
    return foundName(range, id);
  });
}

/** "Meridian" of "Meridian Nodule, a company": firms go by their first word. */
function shortFirmName(view: DocumentView, range: TokenRange): readonly string[] {
  const [first = "", ...others] = view.text.slice(range.start, range.end).toLowerCase().split(/\s+/);
  const isPlain = /^(?:national|international|global|european|central|united|royal|new|federal|state|general|first)$/.test(first);
  return others.length > 0 && !isPlain && first.length > 3 && describedAs(view, range) === "firm" ? [first] : [];
}

/** "Chinese Academy of Sciences", "Russia's Institute for …", "the Kyiv-based Centre …". */
function countryInName(context: RoleContext, range: TokenRange, entries: ReadonlyMap<string, GazetteerEntry>): string | null {
  const { view, cover, found } = context;
  const first = found[cover[range.first] ?? -1];
  if (first?.kind === "adjective" && first.entities[0]?.startsWith("state:") === true) return first.entities[0];
  const last = found[cover[range.last] ?? -1];
  if (last?.kind === "name" && last.entities[0]?.startsWith("state:") === true && view.tokens[last.first - 1]?.form === "of") return last.entities[0];
  const ending = view.tokens[range.first - 1]?.form.toLowerCase() ?? "";
  const at = ending === "based" ? range.first - 3 : ending === "'s" || ending === "’s" ? range.first - 2 : -1;
  const owner = found[cover[at] ?? -1];
  return owner === undefined || view.sentenceOf[at] !== view.sentenceOf[range.first] ? null : (entries.get(owner.entities[0] ?? "")?.country ?? null);
}

/** Acronyms the text defines behind a name that was found, by their letters. */
function acronymsOf(view: DocumentView, found: readonly Found[], entries: ReadonlyMap<string, GazetteerEntry>): ReadonlyMap<string, string> {
  const byLast = new Map(found.map((one) => [one.last, one]));
  const acronyms = new Map<string, string>();
  for (const { nameLast, acronym } of findAcronyms(view)) {
    const named = byLast.get(nameLast);
    const id = named?.entities[0];
    if (named === undefined || id === undefined || !entries.has(id)) continue;
    if (fitsInitials(acronym, view.text.slice(named.start, named.end))) acronyms.set(acronym, id);
  }
  return acronyms;
}

/** Persons whom the gazetteer lists have its id for them, whichever way the text names them. */
function namePersons(view: DocumentView, linked: LinkedPersons, listed: readonly Found[]): LinkedPersons {
  if (listed.length === 0) return linked;
  const ids = new Map(listed.map((found) => [nameWords(view.text.slice(found.start, found.end)).join(" "), found.entities[0] ?? ""]));
  const idOf = (person: NamedPerson) =>
    person.mentions.map((mention) => ids.get(nameWords(view.text.slice(mention.start, mention.end)).join(" "))).find((id) => id !== undefined);
  return { ...linked, persons: linked.persons.map((person) => ({ ...person, id: idOf(person) ?? person.id })) };
}

/** What the text says of a person; what a gazetteer says of one it lists goes before. */
function knownPerson(context: RoleContext, person: NamedPerson, entries: ReadonlyMap<string, GazetteerEntry>): KnownPerson {
  const roles = person.mentions.flatMap((mention) => gatherRoles(context, mention));
  const told = decideAllegiance(roles, (id) => entries.get(id));
  const entry = entries.get(person.id);
  return {
    ...person,
    name: entry?.name ?? person.name,
    roles,
    gender: entry?.gender ?? genderOf(person.name, roles),
    country: entry?.country ?? told.country,
    actsFor: entry?.actsFor ?? told.actsFor,
  };
}

/** Settles the roles that persons hold under other persons of the text. */
function underOthers(persons: readonly KnownPerson[], entries: ReadonlyMap<string, GazetteerEntry>): KnownPerson[] {
  const actsFor = new Map(persons.map((person) => [person.id, person.actsFor]));
  return persons.map((person) => {
    if (!person.roles.some((role) => role.holder?.startsWith("person:") === true)) return person;
    return withRoles(
      person,
      throughPersons(person.roles, (id) => actsFor.get(id) ?? null),
      entries,
    );
  });
}

/** The person with other roles, and what follows from them; what a gazetteer says goes before. */
function withRoles(person: KnownPerson, roles: readonly RoleEvidence[], entries: ReadonlyMap<string, GazetteerEntry>): KnownPerson {
  const told = decideAllegiance(roles, (id) => entries.get(id));
  const entry = entries.get(person.id);
  return { ...person, roles, country: entry?.country ?? told.country, actsFor: entry?.actsFor ?? told.actsFor };
}

function rereadPersons(
  context: RoleContext,
  persons: readonly KnownPerson[],
  more: { readonly pronouns: readonly Found[]; readonly entries: ReadonlyMap<string, GazetteerEntry> },
): KnownPerson[] {
  const rolesOf = new Map<string, RoleEvidence[]>();
  for (const pronoun of more.pronouns) {
    const [id = ""] = pronoun.entities;
    if (pronoun.entities.length > 1 || !id.startsWith("person:")) continue;
    const roles = rolesInPredicate(context, pronoun);
    if (roles.length > 0) rolesOf.set(id, [...(rolesOf.get(id) ?? []), ...roles]);
  }
  return persons.map((person) => {
    const added = rolesOf.get(person.id);
    if (added === undefined) return person;
    return withRoles(person, [...person.roles, ...added], more.entries);
  });
}

/** As a form of address or a role tells it, else as the given name suggests. */
function genderOf(name: string, roles: readonly RoleEvidence[]): Gender | null {
  for (const role of roles) {
    const told = genderOfRole.get(role.noun) ?? honorifics.get(role.noun) ?? null;
    if (told !== null) return told;
  }
  const words = foldName(name).split(/[\s-]/);
  // Where the surname comes first ("Xi Jinping"), the given name is last.
  return givenNames.get(words[0] ?? "") ?? givenNames.get(words.at(-1) ?? "") ?? null;
}
