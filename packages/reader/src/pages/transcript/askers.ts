import { type MarkedPerson, unplaced } from "../people/author-mark.ts";
import { nameForms, personOf, type NameForms } from "../people/name-forms.ts";
import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";
import { personByRole } from "../people/role-person.ts";
import { isSamePerson } from "../section.ts";
import { floorLabel, isAskerLabel } from "./asker-labels.ts";
import { asksForPress, bearerOfTitle, hasSeat } from "./chamber.ts";
import { calledByOperator, correspondents, givesTheFloor } from "./given-the-floor.ts";
import { leadsTalk, welcomes } from "./host-words.ts";
import { answerLabel } from "./label-names.ts";
import { namedGuests } from "./guests/named-guests.ts";
import type { Turn } from "./turns.ts";

const hostPost =
  /\b(?:host|moderator|moderates|moderating|moderation|interviewer|chair|facilitator|presenter|presider|anchor|byline)\b|^(?:(?:senior|managing|deputy|executive|associate|contributing|news|web|online) )?editor$/i;
/** "Evening news anchor", "Channel 4 chief international anchor". */
const leadsByPost =
  /(?<!\b(?:former|ex) .*)\b(?:host|moderator|presenter|anchor|(?:head|director|vice president|vp|manager) of investor relations)$/i;

/** What is known of one label. */
export interface LabelFacts {
  readonly turns: Turn[];
  asking: number;
  questions: number;
  welcomes: number;
}

const fewestVoices = 3;

/** Among several, people who ask and whom nothing calls a host: they take part. */
export function membersOf(
  facts: ReadonlyMap<string, LabelFacts>,
  asking: ReadonlySet<string>,
  { forms, writers }: { forms: readonly NameForms[]; writers: readonly string[] },
): Map<string, MarkedPerson> {
  const members = new Map<string, MarkedPerson>();
  if (facts.size < fewestVoices) return members;
  const leading = new Set(leaders(facts, forms));
  const answering = new Set([...facts.keys()].flatMap((label) => (asking.has(label) ? [] : (personOf(label, forms)?.name ?? label))));
  for (const label of asking) {
    // All who put questions to one person interview them, whatever they say between; members of a committee hear a witness.
    if (answering.size < 2 && !hasSeat(label)) continue;
    const [turn] = facts.get(label)?.turns ?? [];
    const bearer = turn && hasSeat(label) ? bearerOfTitle(turn) : null;
    const person = isAskerLabel(label) || leading.has(label) ? null : (personOf(label, forms) ?? bearer);
    if (person && !isIntroducedHost(person, writers)) members.set(label, person);
  }
  return members;
}

interface Facts {
  readonly facts: ReadonlyMap<string, LabelFacts>;
  readonly forms: readonly NameForms[];
  readonly intro: readonly PageUnit[];
  readonly writers: readonly string[];
  /** Of these, whom nothing but a byline names. */
  readonly bylines: readonly string[];
  /** Members of a committee ask, whatever they assert. */
  readonly isHearing: boolean;
}

/** Labels of those who ask. */
export function askersOf(turns: readonly Turn[], { facts, forms, intro, writers: all, bylines, isHearing }: Facts): Set<string> {
  const asking = new Set<string>();
  // "THE PRESIDENT" answers where reporters ask.
  const isPress = [...facts.keys()].some(asksForPress);
  const asks = (label: string): boolean => isAskerLabel(label) && !(isPress && isOffice(label));
  // The person who gives a briefing answers the questions of others.
  const writers = isPress ? all.filter((name) => !bylines.includes(name)) : all;
  const byline = writers.map((name) => nameForms(unplaced(name)));
  const isWriter = (label: string): boolean => personOf(label, forms) === null && personOf(label, byline) !== null;
  for (const label of facts.keys())
    if (asks(label) || isIntroducedHost(personOf(label, forms), writers) || isWriter(label) || (isHearing && hasSeat(label))) asking.add(label);
  if (asking.size === 0 || !isPress) for (const label of leaders(facts, forms)) asking.add(label);
  if ([...asking].every((label) => floorLabel.test(label) || isQ.test(label))) {
    const asker = likelyAsker(
      facts,
      forms,
      new Set([...asking, ...(isPress ? [...facts.keys()].filter((label) => personByRole(label, 0) !== null) : [])]),
    );
    if (asker !== null) {
      const person = personOf(asker, forms);
      for (const label of facts.keys()) if (label === asker || (person !== null && personOf(label, forms) === person)) asking.add(label);
    }
  }
  for (const label of namedBesideFunction(turns, facts)) asking.add(label);
  for (const label of unpresented(facts, forms, intro, asking)) asking.add(label);
  addSureAskers(asking, facts, forms);
  for (const label of besideAsker(turns, facts, { forms, asking })) asking.add(label);
  for (const label of outlets(turns, facts, forms)) asking.add(label);
  for (const label of correspondents(turns, asking, intro)) asking.add(label);
  for (const label of [...calledByOperator(turns), ...givesTheFloor(turns)]) asking.add(label);
  for (const [label, fact] of facts) if (fact.turns.some((turn) => turn.asking === 1)) asking.add(label);
  return asking;
}

/** "Lund:" behind "Question (Ada Lund, Harbour Weekly):". */
function namedBesideFunction(turns: readonly Turn[], facts: ReadonlyMap<string, LabelFacts>): string[] {
  const named = turns.flatMap(({ label, bracket }) => (isAskerLabel(label) && bracket !== null ? (matchName(bracket, 0)?.name ?? []) : []));
  const forms = [...new Set(named)].map((name) => nameForms(unplaced(name)));
  return [...facts.keys()].filter((label) => personOf(label, forms) !== null);
}

const isQ = /^q\d?$/i;
const isOffice = (label: string): boolean => /^(?:the |mr\.? |madam )?(?:president|speaker)$/i.test(label);

/** Labels of those who present guests or say that they host; nobody where everybody does. */
function leaders(facts: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[]): string[] {
  const leading = new Set([...facts].filter(([, { turns }]) => turns.some(leadsTalk)).map(([label]) => personOf(label, forms)?.name ?? label));
  const labels = [...facts.keys()].filter((label) => leading.has(personOf(label, forms)?.name ?? label));
  return labels.length < facts.size ? labels : [];
}

/** Of a label's turns, so sure on the average that it asks, and that another answers. */
const asksSurely = 0.8;
const asksAlways = 0.9;
/** Enough of a label under which most turns end with a question mark. */
const asksOften = 0.6;
const answersSurely = 0.35;

/** Journalists of several houses ask one spokesman: the one of whom the line reader is sure that they ask does, where somebody surely answers. */
function addSureAskers(asking: Set<string>, labels: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[]): void {
  const facts = withoutBriefTurns(labels);
  const mean = ({ asking: sum, turns }: LabelFacts): number => (turns.length === 0 ? 0.5 : sum / turns.length);
  if (![...facts.values()].some((fact) => mean(fact) <= answersSurely)) return;
  for (const [label, fact] of facts) {
    const person = personOf(label, forms);
    // Journalists and analysts are labelled with the house that they ask for.
    const isPosted = person !== null && person.roles.length > 0;
    // Somebody with a post who asks again and again leads the talk all the same.
    const asksAgain = fact.turns.length > 1 && fact.questions > 0 && mean(fact) >= asksAlways;
    const asksMostly = fact.questions * 2 > fact.turns.length && fact.turns.length > 1 && mean(fact) >= asksOften;
    if ((!isPosted ? mean(fact) >= asksSurely || asksMostly : asksAgain) && !answerLabel.test(label)) asking.add(label);
  }
  // The person who asks under one label asks under all.
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

/** Guests say more than this times as much in a turn as the person who asks them. */
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

/** One person answers all others, of whom one surely asks, one at least with a question, and nobody is introduced: these interview together. */
function besideAsker(
  turns: readonly Turn[],
  facts: ReadonlyMap<string, LabelFacts>,
  { forms, asking }: { forms: readonly NameForms[]; asking: ReadonlySet<string> },
): string[] {
  const [main] = [...facts].toSorted((a, b) => b[1].turns.length - a[1].turns.length);
  if (!main || facts.size < fewestVoices || asking.has(main[0]) || main[1].turns.length * 5 < turns.length * 2) return [];
  const others = [...facts.keys()].filter((label) => label !== main[0]);
  const isPosted = (label: string): boolean => (personOf(label, forms)?.roles.length ?? 0) > 0;
  const isAnswered = turns.every((turn, index) => turn.label === main[0] || (turns[index + 1]?.label ?? main[0]) === main[0]);
  const isAsked = others.some((label) => asking.has(label)) && others.some((label) => (facts.get(label)?.turns ?? []).some(holdsQuestion));
  return isAnswered && isAsked && !others.some(isPosted) ? others : [];
}

const holdsQuestion = ({ units }: Turn): boolean => units.some(({ plain }) => plain.includes("?"));

const fewestOutlets = 2;

/** One person, mostly by office, answers many who speak once or twice and whom nobody introduces: they are journalists under the names of their houses. */
function outlets(turns: readonly Turn[], facts: ReadonlyMap<string, LabelFacts>, forms: readonly NameForms[]): string[] {
  const [main] = [...facts].toSorted((a, b) => b[1].turns.length - a[1].turns.length);
  if (!main || main[1].turns.length * 5 < turns.length * 2 || isAskerLabel(main[0])) return [];
  const others = [...facts.keys()].filter((label) => label !== main[0] && !answerLabel.test(label));
  const isAnswered = (label: string): boolean => turns.every((turn, index) => turn.label !== label || turns[index + 1]?.label === main[0]);
  const asks = (label: string): boolean => (facts.get(label)?.questions ?? 0) * 2 >= (facts.get(label)?.turns.length ?? 0);
  const isOutlet = (label: string): boolean => personOf(label, forms) === null && isAnswered(label) && asks(label);
  return others.length >= fewestOutlets && others.filter(isOutlet).length * 4 >= others.length * 3 ? others.filter(isOutlet) : [];
}

/** The turns of each label, with how much they ask. Cost: linear. */
export function factsOf(turns: readonly Turn[]): Map<string, LabelFacts> {
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

function isIntroducedHost(person: MarkedPerson | null, writers: readonly string[]): boolean {
  if (!person) return false;
  const parts = [...person.roles.map(({ text }) => text), ...person.organizations.map(({ name }) => name)];
  return (
    writers.some((writer) => isSamePerson(writer, person.name)) ||
    parts.some((part) => /^byline$/i.test(part)) ||
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

/** Enough, with opening the talk, for the person who welcomes. */
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
