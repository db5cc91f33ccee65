import type { MarkedPerson } from "../people/author-mark.ts";
import { bearersOf, isShared, nameForms, personOf, type NameForms } from "../people/name-forms.ts";
import { peopleInText } from "../people/people-in-text.ts";
import { roleNouns } from "../people/genre-words.ts";
import { readRoles } from "../people/bio-roles.ts";
import { matchName, wholeName, wholeSingleName, withoutTitles } from "../people/person-names.ts";
import { readPostWords } from "../people/read-bio.ts";
import type { PageUnit } from "../page-unit.ts";
import { headNoun } from "../people/head-noun.ts";
import { isSamePerson, joinPerson, personKey } from "../section.ts";
import { isAskerLabel } from "./asker-labels.ts";
import { askersOf, factsOf, membersOf, type LabelFacts } from "./askers.ts";
import { calledByName } from "./called-by-name.ts";
import { bindTitles, capitalised, isInTheChair } from "./chamber.ts";
import { answerLabel, fullNameIn, namesAnother, officeAndName, officeBeforeName, presentedAs, withoutTitle } from "./label-names.ts";
import { isLikeliest, namedGuests, onlyGuest } from "./guests/named-guests.ts";
import { keyedLabels } from "./keyed-labels.ts";
import { isCapitals, isNumbered } from "./labels.ts";
import { bodiesBetweenDashes, withCommas } from "./heads/posted-lines.ts";
import { withinLabels } from "./within-labels.ts";
import { introducedBySelf } from "./self-introductions.ts";
import { personByRole, personOfState } from "../people/role-person.ts";
import { ofRecord, type Turn } from "./turns.ts";

/** Who speaks in a transcript, label by label. */
export interface Cast {
  /** Labels of those who ask, moderate or speak from the floor. */
  readonly asking: ReadonlySet<string>;
  /** Of these, people whom nothing calls a host: a turn in which they ask nothing is theirs. */
  readonly members: ReadonlyMap<string, MarkedPerson>;
  /** The guest behind a label; labels that nobody can be told for are not in it. */
  readonly guests: ReadonlyMap<string, MarkedPerson>;
  /** Labels to which several guests answer, with all of these. */
  readonly shared: ReadonlyMap<string, readonly MarkedPerson[]>;
  /** Everybody whom the page introduces or labels by name. */
  readonly forms: readonly NameForms[];
}

/**
 * Decides which labels belong to guests and who they are. A label that is a function ("MODERATOR", "Q") asks; of the rest, the person who mostly asks does, by the line
 * reader, by question marks, and by what the introduction says; a label seen in full once stands for its short forms.
 *
 * @param intro units that introduce people: what stands before the first turn, lists, bios
 * @param text the whole text, in which a surname may stand in full
 */
export function castOf(
  turns: readonly Turn[],
  intro: readonly PageUnit[],
  { text, writers, bylines = [], isDebate = false, isHearing = false }: CastHints,
): Cast {
  const facts = factsOf(turns);
  const known = knownPeople(facts, intro, turns);
  const forms = known.map(nameForms);
  const asking = isDebate
    ? new Set([...facts].flatMap(([label, fact]) => (isAskerLabel(label) || fact.turns.some(isInTheChair) ? [label] : [])))
    : askersOf(turns, { facts, forms, intro, writers, bylines, isHearing });
  const key = keyedLabels([...intro, ...keyLines(turns)], new Set(facts.keys()));
  for (const label of key.leading) asking.add(label);
  const guests = bindGuests(facts, asking, { forms, text, intro });
  for (const [label, person] of key.people) if (!asking.has(label)) guests.set(label, person);
  bindByIntroduction(
    guests,
    [...facts.keys()].filter((label) => !asking.has(label) && !guests.has(label)),
    { intro: [...intro, ...(turns[0]?.units ?? [])], writers },
  );
  bindPosts(guests, facts, asking);
  bindOffices(guests, facts, asking);
  const shared = sharedLabels(facts, guests, { forms, asking });
  bindTitles(guests, turns, new Set([...asking, ...shared.keys()]));
  for (const [label, { turns: own }] of facts) {
    const person = asking.has(label) || guests.has(label) || shared.has(label) ? null : introducedBySelf(own);
    if (person && (isNumbered(label) || !namesAnother(label, person.name)))
      guests.set(label, forms.find((known) => isSamePerson(known.person.name, person.name))?.person ?? person);
  }
  const taken = new Set([...guests.values(), ...[...asking].flatMap((label) => personOf(label, forms) ?? [])].map(({ name }) => personKey(name)));
  const open = new Set([...facts.keys()].filter((label) => isNumbered(label) && !asking.has(label) && !guests.has(label)));
  const spare = [...forms, ...namedGuests(intro).map(({ person }) => nameForms(person))].filter(({ person }) => !taken.has(personKey(person.name)));
  for (const [label, person] of open.size === 0 ? [] : calledByName(turns, open, onceEach(spare))) guests.set(label, person);
  // Where each comes once these may be places, over the news from there.
  const isSet = areSetInCapitals([...facts.keys()]) && [...facts.values()].some(({ turns: own }) => own.length > 1);
  for (const [label, fact] of facts) {
    const isOpen = !asking.has(label) && !guests.has(label) && !shared.has(label);
    const person = isOpen ? bareName(label, fact, isAnnounced(turns, label) || (isSet && isCapitals(label))) : null;
    if (person) guests.set(label, person);
  }
  const members = membersOf(facts, asking, { forms, writers });
  for (const label of key.leading) members.delete(label);
  return { asking, members, guests, shared, forms };
}

/** "[AL] Ada Lund, pilot" looks like a turn: the short lines that come first. */
function keyLines(turns: readonly Turn[]): PageUnit[] {
  const first = turns.flatMap(({ units }) => units.slice(0, 1));
  const end = first.findIndex(({ plain }, index) => index > 0 && plain.length > longestKey);
  return first.slice(0, end < 0 ? first.length : end);
}

const longestKey = 140;

const onceEach = (forms: readonly NameForms[]): NameForms[] => [...new Map(forms.map((one) => [personKey(one.person.name), one])).values()];

/** Where all labels are in capitals, three or more, one of them is a name though it comes once. */
const areSetInCapitals = (labels: readonly string[]): boolean => labels.length >= fewestSet && labels.every(isCapitals);
const fewestSet = 3;

/** "LUND:", "DEPUTY SECRETARY LUND:" on a page that gives no more of the name: the person who answers again and again under it, or once under an office or a title. */
function bareName(label: string, { turns, asking, questions }: LabelFacts, isCalled: boolean): MarkedPerson | null {
  const [first] = turns;
  const led = officeAndName(label);
  const match =
    answerLabel.test(label) || isNumbered(label) || roleNouns.has(label.toLowerCase())
      ? null
      : wholeSingleName(led === null ? withoutTitle(label) : led.name, 0);
  const fewest = led === null && withoutTitles(label) === label && !isCalled ? fewestAnswers : 1;
  if (
    !first ||
    !match ||
    turns.length < fewest ||
    (questions > 0 && !isCalled) ||
    asking / turns.length > (ofRecord.test(label) ? 0.5 : answersSurely)
  )
    return null;
  const start = first.labelSpan.start;
  const nameAt = start + label.length - (led?.name.length ?? label.length);
  const roles = led === null ? [] : readRoles(led.office, start, false);
  return { name: capitalised(match.name), nameSpan: { start: nameAt, end: start + label.length }, roles, organizations: [] };
}

/** "Hamish is on the line.": the turn before a label's first one has the name in it. */
function isAnnounced(turns: readonly Turn[], label: string): boolean {
  const before = turns[turns.findIndex((turn) => turn.label === label) - 1];
  const name = label.toLowerCase();
  return (
    before?.units.some(({ plain }) =>
      plain
        .toLowerCase()
        .split(/[^\p{L}\p{M}’'-]+/u)
        .includes(name),
    ) ?? false
  );
}

const fewestAnswers = 2;
const answersSurely = 0.35;

interface CastHints {
  readonly text: string;
  readonly writers: readonly string[];
  /** Of these, whom nothing but a byline names. */
  readonly bylines?: readonly string[];
  /** Members of a chamber speak in turn: only the person who presides is not heard. */
  readonly isDebate?: boolean;
  /** Members of a committee hear witnesses. */
  readonly isHearing?: boolean;
}

/** "Lund:" where two guests are called Lund. The person who asks under a name of the same kind is told apart by asking. */
function sharedLabels(
  facts: ReadonlyMap<string, LabelFacts>,
  guests: ReadonlyMap<string, MarkedPerson>,
  { forms, asking }: { forms: readonly NameForms[]; asking: ReadonlySet<string> },
): Map<string, MarkedPerson[]> {
  const shared = new Map<string, MarkedPerson[]>();
  for (const label of [...facts.keys()].slice(0, mostLabels)) {
    const bearers = guests.has(label) || asking.has(label) ? [] : bearersOf(label, forms);
    if (bearers.length > 1) shared.set(label, bearers);
  }
  return shared;
}

/** Initials stand for a name in the introduction that has them; a lone label for answers stands for whom the introduction presents. */
function bindByIntroduction(
  guests: Map<string, MarkedPerson>,
  unbound: readonly string[],
  { intro, writers }: { intro: readonly PageUnit[]; writers: readonly string[] },
): void {
  if (unbound.length === 0) return;
  const named = joined([...intro.flatMap((unit) => peopleInText(unit.plain, unit.start)), ...namedGuests(intro).map(({ person }) => person)]);
  const forms = named.map(nameForms);
  for (const label of unbound) {
    const person = personOf(label, forms) ?? holderOf(label, named) ?? namedWithOffice(label, intro);
    if (person) guests.set(label, person);
  }
  const [only] = unbound;
  if (unbound.length === 1 && only !== undefined && guests.size === 0) {
    const guest = onlyGuest(intro, (name) => writers.some((writer) => isSamePerson(writer, name)));
    if (guest && !namesAnother(only, guest.name)) guests.set(only, guest);
  }
}

/** Each person once, with all that is said of them. */
function joined(people: readonly MarkedPerson[]): MarkedPerson[] {
  const found = new Map<string, MarkedPerson>();
  for (const person of people) {
    const known = found.get(personKey(person.name));
    found.set(personKey(person.name), known ? joinPerson(known, person) : person);
  }
  return [...found.values()];
}

/** "SPOKESPERSON:" is whom the introduction gives that office. */
function holderOf(label: string, people: readonly MarkedPerson[]): MarkedPerson | null {
  const office = label.toLowerCase().replace(/^the /, "");
  const exact = people.filter(({ roles }) => roles.some(({ text }) => text.toLowerCase() === office));
  const longer = people.filter(({ roles }) =>
    roles.some(({ text }) => new Set(["of", "for", "to", "at"]).has(wordBehind(text.toLowerCase(), office))),
  );
  const same = exact.length > 0 ? exact : longer;
  const holders = same.length > 0 ? same : people.filter(({ roles }) => roles.some(({ text }) => headNoun(text) === office));
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** "for" of "deputy spokesperson for the secretary" behind "deputy spokesperson". */
const wordBehind = (text: string, opening: string): string =>
  text.startsWith(`${opening} `) ? (text.slice(opening.length).trim().split(" ")[0] ?? "") : "";

/** "THE PRESIDENT:" under "Interview of President Lund": the one whom the words over the talk give the office. */
function namedWithOffice(label: string, intro: readonly PageUnit[]): MarkedPerson | null {
  const office = /^the ((?:prime |foreign |vice )?(?:president|minister|secretary|chancellor|governor|ambassador))$/i.exec(label)?.[1];
  if (office === undefined) return null;
  const written = new RegExp(`(?<!\\p{L})${office}\\s+(?=\\p{Lu})`, "giu");
  const found = intro.flatMap((unit) =>
    [...unit.plain.matchAll(written)].flatMap(({ 0: words, index }) => {
      const at = index + words.length;
      const surname = /^\p{Lu}[\p{L}’'-]+/u.exec(unit.plain.slice(at))?.[0] ?? "";
      const match = matchName(unit.plain, at) ?? { name: surname, start: at, end: at + surname.length };
      const role = { text: words.trim(), start: unit.start + index, end: unit.start + index + words.trim().length };
      const roles = [{ ...role, isFormer: false, isOffice: true, organizations: [] }];
      return [{ name: match.name, nameSpan: { start: unit.start + match.start, end: unit.start + match.end }, roles, organizations: [] }];
    }),
  );
  const [first] = found;
  return first && found.every(({ name }) => name.split(" ").at(-1) === first.name.split(" ").at(-1)) ? first : null;
}

/** "ADA LUND, FOREIGN MINISTER:" speaks again as "FOREIGN MINISTER:". */
function bindPosts(guests: Map<string, MarkedPerson>, facts: ReadonlyMap<string, LabelFacts>, asking: ReadonlySet<string>): void {
  const bare = (words: string): string => words.toLowerCase().replace(/^the /, "");
  const holders = [...guests].flatMap(([label, person]) => {
    const posts = facts.get(label)?.turns.flatMap(({ bracket }) => (bracket === null ? [] : [bare(bracket)])) ?? [];
    return [...new Set(posts)].map((post) => ({ post, person }));
  });
  for (const label of holders.length === 0 ? [] : facts.keys()) {
    const holding = holders.filter(({ post }) => post === bare(label) || wordBehind(post, bare(label)) === "of");
    const [first] = asking.has(label) || guests.has(label) ? [] : holding;
    if (first && holding.every(({ person }) => person === first.person)) guests.set(label, first.person);
  }
}

/** "The representative of Brazil", "SPOKESPERSON": nobody is named, and the office speaks. */
function bindOffices(guests: Map<string, MarkedPerson>, facts: ReadonlyMap<string, LabelFacts>, asking: ReadonlySet<string>): void {
  for (const [label, { turns }] of facts) {
    const at = turns[0]?.labelSpan.start;
    const person = at === undefined || asking.has(label) || guests.has(label) ? null : (personByRole(label, at) ?? personOfState(label, at));
    if (person) guests.set(label, person);
  }
}

function knownPeople(facts: ReadonlyMap<string, LabelFacts>, intro: readonly PageUnit[], turns: readonly Turn[]): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  const add = (person: MarkedPerson): void => {
    const at = people.findIndex((one) => isSamePerson(one.name, person.name));
    const before = people[at];
    if (before) people[at] = joinPerson(before, person);
    else people.push(person);
  };
  const labels = [...facts.keys()];
  for (const unit of [...intro, ...(turns[0]?.units ?? [])])
    for (const person of peopleInText(unit.plain, unit.start))
      add(withinLabels(person, unit.plain.slice(0, person.nameSpan.start - unit.start), labels));
  for (const unit of intro) {
    const listed = invertedName(unit);
    if (listed) add(listed);
  }
  for (const [label, fact] of facts) {
    const office = officeBeforeName(label);
    const written = withoutTitle(label.slice(office.length));
    const match = wholeName(written);
    const known = personOf(label, people.map(nameForms));
    const isShort =
      known !== null && (fact.turns.every(({ bracket }) => bracket === null) || known.name.toLowerCase().endsWith(` ${label.toLowerCase()}`));
    if (!match || isShort || answerLabel.test(label) || isAskerLabel(label)) continue;
    const turn = fact.turns.find(({ bracket }) => bracket !== null) ?? fact.turns[0];
    if (!turn) continue;
    const at = turn.units[0]?.plain.indexOf(written.slice(match.start)) ?? -1;
    const start = (turn.units[0]?.start ?? 0) + Math.max(0, at);
    const posts = bracketPosts(turn);
    const roles = office === "" ? posts.roles : [...readRoles(office.trim(), start - office.length, false), ...posts.roles];
    add({ name: match.name, nameSpan: { start, end: start + (match.end - match.start) }, roles, organizations: posts.organizations });
  }
  return people;
}

/** "LUND, Dr Ada, Director, Orvik Institute": a list of witnesses has surnames first. */
function invertedName({ plain, start }: PageUnit): MarkedPerson | null {
  const [whole, surname = "", first = "", post = ""] = /^(\p{Lu}[\p{Lu}\p{M}’'-]+),\s+([^,:.?!]{2,60}?)(?:,\s+(.{3,160}))?$/u.exec(plain) ?? [];
  const match = whole === undefined ? null : wholeName(`${first} ${capitalised(surname)}`);
  if (!match) return null;
  const nameSpan = { start, end: start + surname.length };
  const posts = post === "" ? null : readPostWords(post.replace(/\s*\[[^\]]*\]$/, ""), start + plain.length - post.length);
  return { name: match.name, nameSpan, roles: posts?.roles ?? [], organizations: posts?.organizations ?? [] };
}

/** "Dean Lund": a post that is no title, and a surname. */
function isPostAndSurname(name: string): boolean {
  const words = name.split(" ");
  return words.length === 2 && roleNouns.has(words[0]?.toLowerCase() ?? "");
}

/** "Jane Doe (Institute X):" names a body, "Jane Doe (host):" a part. */
function bracketPosts(turn: Turn): Pick<MarkedPerson, "roles" | "organizations"> {
  if (turn.bracket === null) return { roles: [], organizations: [] };
  const [unit] = turn.units;
  const start = (unit?.start ?? 0) + (unit?.plain.indexOf(turn.bracket) ?? 0);
  const posts = readPostWords(withCommas(turn.bracket), start);
  if (posts && posts.roles.length > 0) return { ...posts, organizations: [...posts.organizations, ...bodiesBetweenDashes(turn.bracket, start)] };
  return posts ?? { roles: [], organizations: [{ name: turn.bracket.replace(/^the /, ""), start, end: start + turn.bracket.length, link: "," }] };
}

/** Each label may be looked for in the whole text, so that a page of nothing but labels would cost its square. */
const mostLabels = 60;

interface Known {
  readonly forms: readonly NameForms[];
  readonly text: string;
  readonly intro: readonly PageUnit[];
}

function bindGuests(facts: ReadonlyMap<string, LabelFacts>, asking: ReadonlySet<string>, { forms, text, intro }: Known): Map<string, MarkedPerson> {
  const guests = new Map<string, MarkedPerson>();
  const askers = new Set([...asking].flatMap((label) => personOf(label, forms) ?? []));
  const free = forms.filter(({ person }) => !askers.has(person));
  const unbound: string[] = [];
  const asked = [...asking].flatMap((label) => facts.get(label)?.turns.flatMap(({ units }) => units) ?? []);
  for (const label of [...facts.keys()].slice(0, mostLabels)) {
    if (asking.has(label)) continue;
    const known = personOf(label, free) ?? personOf(label.slice(officeBeforeName(label).length), free);
    // "Ms. Quintana Lund" is no whole name where the page has "Ada Quintana Lund".
    const isFull =
      known !== null && !isPostAndSurname(known.name) && !(withoutTitle(label) !== label && isSamePerson(known.name, withoutTitle(label)));
    const found = isFull || isShared(label, free) ? null : (fullNameIn(text, label) ?? (known === null ? presentedAs(label, asked) : null));
    const person = found && known ? { ...found, roles: known.roles, organizations: known.organizations } : (found ?? known);
    if (person) guests.set(label, person);
    else unbound.push(label);
  }
  const taken = new Set(guests.values());
  const left = free.filter(({ person }) => !taken.has(person) && person.roles.length + person.organizations.length > 0);
  const [only] = unbound;
  // One label without a person and one person without a label belong together.
  if (unbound.length === 1 && left.length === 1 && only !== undefined && left[0] && (answerLabel.test(only) || /^\p{Lu}{1,5}$/u.test(only)))
    if (isLikeliest(left[0].person, intro)) guests.set(only, left[0].person);
  return guests;
}
