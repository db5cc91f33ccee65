import type { MarkedPerson } from "../people/author-mark.ts";
import { bearersOf, isShared, nameForms, personOf, type NameForms } from "../people/name-forms.ts";
import { peopleInText } from "../people/people-in-text.ts";
import { wholeName } from "../people/person-names.ts";
import { readPostWords } from "../people/read-bio.ts";
import type { PageUnit } from "../page-unit.ts";
import { headNoun } from "../people/head-noun.ts";
import { isSamePerson, joinPerson, personKey } from "../section.ts";
import { bearerOfTitle, bindTitles, hasSeat, presides, standsIn } from "./chamber.ts";
import { leadsTalk, welcomes } from "./host-words.ts";
import { answerLabel, fullNameIn, namesAnother, withoutTitle } from "./label-names.ts";
import { isLikeliest, namedGuests, onlyGuest } from "./named-guests.ts";
import { isNumbered } from "./labels.ts";
import { introducedBySelf } from "./self-introductions.ts";
import { personByRole, personOfState } from "../people/role-person.ts";
import type { Turn } from "./turns.ts";

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

const askerLabel =
  /^(?:q\d?|question(?:er)?s?|moderator|host|interviewer|audience(?: (?:member|question))?|member of the audience|reporter|journalist|presenter|anchor|(?:the )?(?:vice[- ])?chair(?:man|woman|person)?(?: .+)?|the presiding officer|the (?:president|speaker|moderator)|madam speaker|mr\.? speaker|hon\.? speaker|facilitator|voice|participant|speaker from the floor|floor|editor|operator|announcer|press|unidentified .*|unknown .*|from the floor)$/i;
/** Voices from the floor: whoever leads the talk is somebody else. */
const floorLabel = /^(?:question(?:er)?s?|audience.*|member of the audience|participant|voice|.*floor|unidentified .*|unknown .*)$/i;
const hostPost = /\b(?:host|moderator|moderates|moderating|interviewer|chair|facilitator|presenter|anchor|editor)\b/i;
/** "Evening news anchor", "Channel 4 chief international anchor". */
const leadsByPost = /(?<!\b(?:former|ex) .*)\b(?:host|moderator|presenter|anchor)$/i;

interface LabelFacts {
  readonly turns: Turn[];
  asking: number;
  questions: number;
  welcomes: number;
}

/** True for the label of whoever asks or moderates: "MODERATOR", "Q". */
export function isAskerLabel(label: string): boolean {
  return askerLabel.test(label) || standsIn(label);
}

/** A label that is a function, and no name. */
export function isFunction(label: string): boolean {
  return isAskerLabel(label) || answerLabel.test(label);
}

/**
 * Decides which labels belong to guests and who they are. A label that is a function ("MODERATOR", "Q") asks; of the rest, whoever mostly asks does, by the line
 * reader, by question marks, and by what the introduction says; a label seen in full once stands for its short forms.
 *
 * @param intro units that introduce people: what stands before the first turn, lists, bios
 * @param text the whole text, in which a surname may stand in full
 */
export function castOf(turns: readonly Turn[], intro: readonly PageUnit[], { text, writers, isDebate = false }: CastHints): Cast {
  const facts = factsOf(turns);
  const known = knownPeople(facts, intro, turns);
  const forms = known.map(nameForms);
  const asking = isDebate
    ? new Set([...facts.keys()].filter((label) => isAskerLabel(label) || presides(label)))
    : askersOf(turns, { facts, forms, intro, writers });
  const guests = bindGuests(facts, asking, { forms, text, intro });
  for (const [label, { turns: own }] of facts) {
    const person = asking.has(label) || guests.has(label) ? null : introducedBySelf(own);
    if (person && (isNumbered(label) || !namesAnother(label, person.name)))
      guests.set(label, forms.find((known) => isSamePerson(known.person.name, person.name))?.person ?? person);
  }
  bindByIntroduction(
    guests,
    [...facts.keys()].filter((label) => !asking.has(label) && !guests.has(label)),
    { intro, writers },
  );
  bindOffices(guests, facts, asking);
  const shared = sharedLabels(facts, guests, { forms, asking });
  bindTitles(guests, turns, new Set([...asking, ...shared.keys()]));
  return { asking, members: membersOf(facts, asking, { forms, writers }), guests, shared, forms };
}

const fewestVoices = 3;

/** Among several, people who ask and whom nothing calls a host: they take part. */
function membersOf(
  facts: ReadonlyMap<string, LabelFacts>,
  asking: ReadonlySet<string>,
  { forms, writers }: { forms: readonly NameForms[]; writers: readonly string[] },
): Map<string, MarkedPerson> {
  const members = new Map<string, MarkedPerson>();
  if (facts.size < fewestVoices) return members;
  const leading = new Set(leaders(facts, forms));
  for (const label of asking) {
    const [turn] = facts.get(label)?.turns ?? [];
    const bearer = turn && hasSeat(label) ? bearerOfTitle(turn) : null;
    const person = isAskerLabel(label) || leading.has(label) ? null : (personOf(label, forms) ?? bearer);
    if (person && !isIntroducedHost(person, writers)) members.set(label, person);
  }
  return members;
}

interface CastHints {
  readonly text: string;
  readonly writers: readonly string[];
  /** Members of a chamber speak in turn: only whoever presides is not heard. */
  readonly isDebate?: boolean;
}

interface Facts {
  readonly facts: ReadonlyMap<string, LabelFacts>;
  readonly forms: readonly NameForms[];
  readonly intro: readonly PageUnit[];
  readonly writers: readonly string[];
}

/** Labels of those who ask. */
function askersOf(turns: readonly Turn[], { facts, forms, intro, writers }: Facts): Set<string> {
  const asking = new Set<string>();
  for (const label of facts.keys()) if (isAskerLabel(label) || isIntroducedHost(personOf(label, forms), writers)) asking.add(label);
  if (asking.size === 0) for (const label of leaders(facts, forms)) asking.add(label);
  if ([...asking].every((label) => floorLabel.test(label))) {
    const asker = likelyAsker(facts, forms, asking);
    if (asker !== null) {
      const person = personOf(asker, forms);
      for (const label of facts.keys()) if (label === asker || (person !== null && personOf(label, forms) === person)) asking.add(label);
    }
  }
  for (const label of unpresented(facts, forms, intro, asking)) asking.add(label);
  addSureAskers(asking, facts, forms);
  for (const label of outlets(turns, facts, forms)) asking.add(label);
  return asking;
}

/** Labels of those who present guests or say that they host; nobody where everybody does. */
function leaders(facts: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[]): string[] {
  const leading = new Set([...facts].filter(([, { turns }]) => turns.some(leadsTalk)).map(([label]) => personOf(label, forms)?.name ?? label));
  const labels = [...facts.keys()].filter((label) => leading.has(personOf(label, forms)?.name ?? label));
  return labels.length < facts.size ? labels : [];
}

/** "Lund:" where two guests are called Lund. Whoever asks under a name of the same kind is told apart by asking. */
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
    const person = personOf(label, forms) ?? holderOf(label, named);
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
  const holders = exact.length > 0 ? exact : people.filter(({ roles }) => roles.some(({ text }) => headNoun(text) === office));
  return holders.length === 1 ? (holders[0] ?? null) : null;
}

/** "The representative of Brazil", "SPOKESPERSON": nobody is named, and the office speaks. */
function bindOffices(guests: Map<string, MarkedPerson>, facts: ReadonlyMap<string, LabelFacts>, asking: ReadonlySet<string>): void {
  for (const [label, { turns }] of facts) {
    const at = turns[0]?.labelSpan.start;
    const person = at === undefined || asking.has(label) || guests.has(label) ? null : (personByRole(label, at) ?? personOfState(label, at));
    if (person) guests.set(label, person);
  }
}

/** Of a label's turns, so sure on the average that it asks, and that another answers. */
const asksSurely = 0.8;
const asksAlways = 0.9;
/** Enough of a label under which most turns end with a question mark. */
const asksOften = 0.6;
const answersSurely = 0.35;

/** Journalists of several houses ask one spokesman: whoever the line reader is sure asks does, where somebody surely answers. */
function addSureAskers(asking: Set<string>, labels: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[]): void {
  const facts = withoutBriefTurns(labels);
  const mean = ({ asking: sum, turns }: LabelFacts): number => (turns.length === 0 ? 0.5 : sum / turns.length);
  if (![...facts.values()].some((fact) => mean(fact) <= answersSurely)) return;
  for (const [label, fact] of facts) {
    const person = personOf(label, forms);
    const isPosted = person !== null && person.roles.length + person.organizations.length > 0;
    // Somebody with a post who asks again and again leads the talk all the same.
    const asksAgain = fact.turns.length > 1 && fact.questions > 0 && mean(fact) >= asksAlways;
    const asksMostly = fact.questions * 2 > fact.turns.length && fact.turns.length > 1 && mean(fact) >= asksOften;
    if ((!isPosted ? mean(fact) >= asksSurely || asksMostly : asksAgain) && !answerLabel.test(label)) asking.add(label);
  }
  // Whoever asks under one label asks under all.
  for (const label of [...asking].filter((asked) => !floorLabel.test(asked))) {
    const person = personOf(label, forms);
    if (person) for (const other of facts.keys()) if (personOf(other, forms) === person) asking.add(other);
  }
}

/** A turn as short as this that puts no question tells nothing: "Thank you for having me." */
const briefest = 60;

/** The facts of each label without its brief turns. */
function withoutBriefTurns(facts: ReadonlyMap<string, LabelFacts>): Map<string, LabelFacts> {
  return new Map(
    [...facts].map(([label, fact]) => {
      const turns = fact.turns.filter(
        (turn) => turn.asking === 1 || wordsOfTurn({ ...fact, turns: [turn] }) >= briefest || turn.units.some(({ plain }) => plain.includes("?")),
      );
      return [label, { ...fact, turns, asking: turns.reduce((sum, { asking }) => sum + asking, 0) }];
    }),
  );
}

/** Guests say more than this times as much in a turn as whoever asks them. */
const guestsSayMore = 2;
const wordsOfTurn = ({ turns }: LabelFacts): number =>
  turns.reduce((sum, { words }) => sum + words.reduce((length, { start, end }) => length + end - start, 0), 0) / turns.length;

/**
 * Whom the introduction does not present as a guest, beside some whom it does: all ask, if a question is theirs and nothing else tells who asks; beside a known
 * asker, those who ask and say little.
 */
function unpresented(
  facts: ReadonlyMap<string, LabelFacts>,
  forms: readonly NameForms[],
  intro: readonly PageUnit[],
  asking: ReadonlySet<string>,
): string[] {
  const presented = namedGuests(intro).filter(({ evidence }) => evidence > 0);
  const isGuest = (label: string): boolean => {
    const person = personOf(label, forms);
    const isPosted = person !== null && person.roles.length + person.organizations.length > 0;
    return isPosted || presented.some((guest) => isSamePerson(guest.person.name, person?.name ?? label));
  };
  const others = [...facts].filter(([label]) => !answerLabel.test(label) && !isGuest(label));
  const guests = [...facts].filter(([label]) => !asking.has(label) && isGuest(label)).map(([, fact]) => wordsOfTurn(fact));
  if (guests.length === 0 || !others.some(([, { questions }]) => questions > 0)) return [];
  const isBrief = ([, fact]: [string, LabelFacts]): boolean => fact.questions > 0 && wordsOfTurn(fact) * guestsSayMore < Math.min(...guests);
  return (asking.size === 0 ? others : others.filter(isBrief)).map(([label]) => label);
}

const fewestOutlets = 2;

/** One person, mostly by office, answers many who speak once or twice and whom nobody introduces: they are journalists under the names of their houses. */
function outlets(turns: readonly Turn[], facts: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[]): string[] {
  const [main] = [...facts].toSorted((a, b) => b[1].turns.length - a[1].turns.length);
  if (!main || main[1].turns.length * 5 < turns.length * 2 || askerLabel.test(main[0])) return [];
  const others = [...facts.keys()].filter((label) => label !== main[0] && !answerLabel.test(label));
  const isAnswered = (label: string): boolean => turns.every((turn, index) => turn.label !== label || turns[index + 1]?.label === main[0]);
  const asks = (label: string): boolean => (facts.get(label)?.questions ?? 0) * 2 >= (facts.get(label)?.turns.length ?? 0);
  const isOutlet = (label: string): boolean => personOf(label, forms) === null && isAnswered(label) && asks(label);
  return others.length >= fewestOutlets && others.filter(isOutlet).length * 4 >= others.length * 3 ? others.filter(isOutlet) : [];
}

function factsOf(turns: readonly Turn[]): Map<string, LabelFacts> {
  const facts = new Map<string, LabelFacts>();
  for (const turn of turns) {
    const fact = facts.get(turn.label) ?? { turns: [], asking: 0, questions: 0, welcomes: 0 };
    fact.turns.push(turn);
    if (welcomes(turn)) fact.welcomes++;
    fact.asking += turn.asking;
    const last = turn.units.at(-1)?.plain ?? "";
    if (/\?[”"’)\s]*$/.test(last)) fact.questions++;
    facts.set(turn.label, fact);
  }
  return facts;
}

function knownPeople(facts: ReadonlyMap<string, LabelFacts>, intro: readonly PageUnit[], turns: readonly Turn[]): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  const add = (person: MarkedPerson): void => {
    const at = people.findIndex((one) => isSamePerson(one.name, person.name));
    const before = people[at];
    if (before) people[at] = joinPerson(before, person);
    else people.push(person);
  };
  for (const unit of intro) for (const person of peopleInText(unit.plain, unit.start)) add(person);
  const [first] = turns;
  for (const unit of first?.units ?? []) for (const person of peopleInText(unit.plain, unit.start)) add(person);
  for (const [label, fact] of facts) {
    const match = wholeName(withoutTitle(label));
    const isShort = personOf(label, people.map(nameForms)) !== null && fact.turns.every(({ bracket }) => bracket === null);
    if (!match || isShort || answerLabel.test(label) || askerLabel.test(label)) continue;
    const turn = fact.turns.find(({ bracket }) => bracket !== null) ?? fact.turns[0];
    if (!turn) continue;
    const at = turn.units[0]?.plain.indexOf(withoutTitle(label).slice(match.start)) ?? -1;
    const start = (turn.units[0]?.start ?? 0) + Math.max(0, at);
    add({ name: match.name, nameSpan: { start, end: start + (match.end - match.start) }, ...bracketPosts(turn) });
  }
  return people;
}

/** "Jane Doe (Institute X):" names a body, "Jane Doe (host):" a part. */
function bracketPosts(turn: Turn): Pick<MarkedPerson, "roles" | "organizations"> {
  if (turn.bracket === null) return { roles: [], organizations: [] };
  const [unit] = turn.units;
  const start = (unit?.start ?? 0) + (unit?.plain.indexOf(turn.bracket) ?? 0);
  const posts = readPostWords(turn.bracket, start);
  return posts ?? { roles: [], organizations: [{ name: turn.bracket.replace(/^the /, ""), start, end: start + turn.bracket.length, link: "," }] };
}

function isIntroducedHost(person: MarkedPerson | null, writers: readonly string[]): boolean {
  if (!person) return false;
  const parts = [...person.roles.map(({ text }) => text), ...person.organizations.map(({ name }) => name)];
  return (
    writers.some((writer) => isSamePerson(writer, person.name)) ||
    (parts.length === 1 && parts.every((part) => (hostPost.test(part) && part.split(" ").length <= 3) || leadsByPost.test(part)))
  );
}

/** What is known of one voice under all its labels. */
interface Voice {
  readonly label: string;
  readonly order: number;
  readonly isPosted: boolean;
  turnCount: number;
  asking: number;
  questions: number;
  welcomes: number;
}

/** Enough, with opening the talk, for whoever welcomes. */
const welcoming = 0.55;

/** Whose turns mostly ask; of two, the one who opens. A guest whom the page gives a post asks only where nobody else does. */
function likelyAsker(facts: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[], known: ReadonlySet<string>): string | null {
  const voices = new Map<string, Voice>();
  for (const [label, { turns, asking, questions, welcomes: welcomed }] of facts) {
    if (answerLabel.test(label) || known.has(label)) continue;
    const person = personOf(label, forms);
    const key = person?.name ?? label;
    const voice = voices.get(key) ?? {
      label,
      order: voices.size,
      isPosted: person !== null && person.roles.length + person.organizations.length > 0,
      turnCount: 0,
      asking: 0,
      questions: 0,
      welcomes: 0,
    };
    voice.welcomes += welcomed;
    voice.turnCount += turns.length;
    voice.asking += asking;
    voice.questions += questions;
    voices.set(key, voice);
  }
  let best: { label: string; score: number } | null = null;
  const unposted = [...voices.values()].filter((voice) => !voice.isPosted);
  for (const { label, order, isPosted, turnCount, asking, questions, welcomes: welcomed } of voices.values()) {
    // Where all others are introduced with a post, who is not leads the talk.
    const isAlone = !isPosted && unposted.length === 1 && voices.size > 2;
    const score =
      asking / turnCount +
      (0.7 * questions) / turnCount -
      (isPosted ? 0.3 : 0) +
      (order === 0 ? 0.25 : 0) +
      (isAlone ? 0.4 : 0) +
      (welcomed > 0 && known.size === 0 ? welcoming : 0);
    if (isPosted && questions * 2 < turnCount) continue;
    if (questions === 0 && asking / turnCount <= 0.5 && (welcomed === 0 || known.size > 0 || order > 0)) continue;
    if ((turnCount >= 2 || order === 0) && (best === null || score > best.score)) best = { label, score };
  }
  return best !== null && best.score >= 0.8 && facts.size > 1 ? best.label : null;
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
  for (const label of [...facts.keys()].slice(0, mostLabels)) {
    if (asking.has(label)) continue;
    const person = personOf(label, free) ?? (isShared(label, free) ? null : fullNameIn(text, label));
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
