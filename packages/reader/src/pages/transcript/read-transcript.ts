import { splitSentences } from "../../language/syntax/split-sentences.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { readRoles } from "../people/bio-roles.ts";
import { personOf } from "../people/name-forms.ts";
import { matchName, wholeName } from "../people/person-names.ts";
import { personByRole } from "../people/role-person.ts";
import { addBody, addPeople, leaveOpen, isSamePerson, openSection, personKey, type Section } from "../section.ts";
import { hasSeat, isDebate, isHearing } from "./chamber.ts";
import { isAskerLabel, isFunction } from "./asker-labels.ts";
import { castOf, type Cast } from "./cast.ts";
import { leadsTalk, welcomes } from "./host-words.ts";
import { isCapitals, isStamped } from "./labels.ts";
import { membersPresent, writersOf } from "./writers.ts";
import { unusedTurns } from "../unsure/unused-turns.ts";
import { readMark } from "../signed/read-marks.ts";
import { readGuests } from "./guests/interview-guests.ts";
import { isLikeliest } from "./guests/named-guests.ts";
import { byHeadedGuests } from "./guests/headed-guests.ts";
import type { InterviewReading } from "./interview-reading.ts";
import { headedUnits } from "./heads/line-heads.ts";
import { cutRunTogether } from "./run-together.ts";
import { isSponsored } from "./sponsor-lines.ts";
import { speakerLines } from "./speaker-lines.ts";
import { ofRecord, readTurns, type Turn } from "./turns.ts";

const fewestTurns = 2;
/** Of those right over the first turn. */
const linesOver = 4;

/**
 * Reads a page of labelled turns: interview, panel, briefing. Guests answer, the person who asks contributes nothing; one guest gives one contribution over all
 * answers, several give one for each turn. A turn whose label nobody can be told for has no author. Cost: linear.
 *
 * @param text the whole stored text
 * @returns null where the page is no transcript
 */
export function readTranscript(parts: PageParts, text: string): InterviewReading | null {
  const chairs = parts.units.flatMap((unit, index) => chairOf(unit) ?? chairUnder(unit, parts.units[index + 1]) ?? []);
  const spoken = parts.units
    .slice(parts.top, parts.roster)
    .filter((unit, offset) => chairOf(unit) === null && chairUnder(unit, parts.units[parts.top + offset + 1]) === null && !isOfficeLine(unit));
  const headed = headedUnits(cutRunTogether(spoken), text);
  const { units } = headed;
  const turns = readTurns(units, isFunction, headed.labels);
  const head = text.slice(0, turns[0]?.labelSpan.start ?? 0);
  const debates = isDebate(turns, head);
  const isRecord = speakerLines(units).labels.size > 0;
  if (turns.length < fewestTurns || !(debates || isRecord || takesTurns(turns)) || namesAnswers(turns)) return null;
  const firstAt = units.indexOf(turns[0]?.units[0] as PageUnit);
  const intro = units.slice(0, firstAt);
  const around = [
    ...titleUnits(parts),
    ...parts.standfirstUnits,
    ...intro,
    ...parts.units.slice(parts.top, parts.roster).filter(isOfficeLine),
    ...parts.units.slice(parts.roster),
    ...units.slice(firstAt).filter(introduces),
  ];
  const bylines = writersOf(parts.units.slice(0, parts.top + firstAt));
  const writers = [...chairs, ...membersPresent(parts.units), ...bylines];
  const cast = castOf(turns, around, { text, isDebate: debates, isHearing: isHearing(head), writers, bylines });
  // Headings over whole names are those of a round-up.
  const isShort = turns.some(({ label }) => !label.includes(" "));
  const prompts = cast.asking.size === 0 && isShort ? promptsIn(turns, units.slice(firstAt > 0 ? firstAt - 1 : 0)) : [];
  if (cast.asking.size === 0 && !debates && !isRecord && (prompts.length < fewestPrompts || turns.length < fewestAnswers)) return null;
  // Where the person who asks never has a word behind the label, labels stand under what is asked.
  if (cast.asking.size > 0 && turns.every(({ label, words }) => !cast.asking.has(label) || words.length === 0)) return null;
  const likely = readGuests(around).filter((person) => isLikeliest(person, around));
  const spokenBy = sectionsOf(turns, cast, { introduced: readGuests([...around, ...presenting(turns, cast)]), likely });
  const sections = byHeadedGuests(spokenBy, { turns, cast, units: units.slice(Math.max(0, firstAt - linesOver)) }) ?? spokenBy;
  if (sections.length === 0) return null;
  const opening = openingOf(intro, sections);
  const asked = [...prompts, ...turns.filter((turn) => cast.asking.has(turn.label) && !asserts(turn, cast)).flatMap(({ words }) => words)];
  const voices = new Set(
    [...cast.guests.values(), ...[...cast.asking].flatMap((label) => personOf(label, cast.forms) ?? [])].map(({ name }) => personKey(name)),
  );
  const unused = unusedTurns(units.slice(firstAt), turns, { forms: cast.forms, isVoice: ({ name }) => voices.has(personKey(name)) });
  const spare = cast.forms.map(({ person }) => person).filter(({ name, roles }) => roles.length > 0 && !voices.has(personKey(name)));
  const before = intro.filter((unit) => unit.kind !== "byline" && unit.kind !== "other" && !opening.includes(unit));
  const isSettled = !debates && ![...cast.members.keys()].some(hasSeat) && isToldByLabels(sections, turns);
  return { sections: joinSingleGuest(sections), asked, asides: units.filter(isSponsored), intro: before, unused, spare, isSettled };
}

/** Each word has a label with a name. */
const isToldByLabels = (sections: readonly Section[], turns: readonly Turn[]): boolean =>
  sections.every(({ people }) => people.length > 0) && turns.every(({ words }) => words.length > 0) && !opensAlone(sections, turns);

/** What opens a page and never comes again may be no speaker: a title with a colon looks like a label. */
function opensAlone([first, ...others]: readonly Section[], turns: readonly Turn[]): boolean {
  const name = first?.people[0]?.name ?? "";
  return first?.start === turns[0]?.words[0]?.start && !others.some(({ people }) => people[0]?.name === name);
}

const fewestPrompts = 2;
const fewestAnswers = 4;

/** Headings that ask, over answers with labels. */
function promptsIn(turns: readonly Turn[], units: readonly PageUnit[]): PageUnit[] {
  const spoken = new Set(turns.flatMap((turn) => turn.words.map(({ start }) => start)));
  return units.filter((unit) => unit.kind === "heading" && /\?[”"’)]*$/.test(unit.plain) && !spoken.has(unit.start));
}

/** "Moderator: Jane Doe" in a list names who leads, and is no turn. */
function chairOf(unit: PageUnit): string | null {
  const opener = /^(?:Moderator|Moderated by|Chair|Chaired by|(?:Guest )?Host|Hosted by|Interviewer|Presenter|Presider|Facilitator)\s*:\s+/i.exec(
    unit.plain,
  );
  const match = opener && matchName(unit.plain, opener[0].length);
  return match && unit.plain.length - match.after < 80 && !/[.?!]\s+\p{Lu}/u.test(unit.plain.slice(match.after)) ? match.name : null;
}

/** "Moderator:" or "Presider" over a line that opens with a name and is no speech. */
function chairUnder(unit: PageUnit, next: PageUnit | undefined): string | null {
  return /^(?:[^\s:]+(?: by)?:|Presider|Moderator)$/.test(unit.plain) && next !== undefined && !/[.?!]$/.test(next.plain)
    ? chairOf({ ...next, plain: `${unit.plain.replace(/:$/, "")}: ${next.plain}` })
    : null;
}

/** "Spokesman: John Roe" says who holds an office, "Witness: John Roe." who is heard, and is no turn. */
function isOfficeLine(unit: PageUnit): boolean {
  const [office = "", name = "", ...more] = unit.plain.split(/:\s+/);
  const isList = /^(?:Witness|Speaker|Guest|Panell?ist|Participant)(?:es|s)?$/i.test(office);
  return (
    more.length === 0 && wholeName(name.replace(/(?<!\s)\s*\([^()]*\)$|\.$/, "")) !== null && (isList || personByRole(office, unit.start) !== null)
  );
}

/** The title as a unit: it may say who speaks. */
function titleUnits({ title, titleText }: PageParts): PageUnit[] {
  if (!title || titleText === null) return [];
  return [{ ...title, kind: "title", level: 1, plain: titleText, isEmphasised: false, leadLength: 0, line: null }];
}

function introduces(unit: PageUnit): boolean {
  return unit.kind === "bio" || unit.line?.role === "bio" || unit.line?.role === "expert" || unit.isEmphasised;
}

/** Labels come again, and more than one person speaks: sections of a roundup name each person once. */
function takesTurns(turns: readonly Turn[]): boolean {
  const counts = new Map<string, number>();
  for (const { label } of turns) counts.set(surnameIn(label), (counts.get(surnameIn(label)) ?? 0) + 1);
  const again = [...counts.values()].filter((count) => count > 1).length;
  const asks = turns.filter(({ asking, units }) => asking > 0.6 || (asking === 0.5 && /\?[”"’)\s]*$/.test(units.at(-1)?.plain ?? ""))).length;
  if (turns.length < surelyTurns) return isExchange(turns);
  if (turns.every(({ label }) => ofRecord.test(label)) && counts.size > 1) return true;
  if (again === 0 && counts.size > 2) return turns.some(({ label }) => isAskerLabel(label)) && turns.every(isShortLabel);
  return counts.size > 1 && (again >= 2 || (again >= 1 && (asks >= 1 || turns.some(leadsTalk) || turns.some(welcomes))));
}

/** "Moderator" or a surname: people of whom a list above says more. */
const isShortLabel = ({ label, bracket }: Turn): boolean => bracket === null && (isFunction(label) || !label.includes(" "));

/** "NINA OKORO" speaks again as "OKORO"; a number tells one speaker from another. */
const surnameIn = (label: string): string => (/\d$/.test(label) ? label : (label.split(" ").at(-1) ?? label).toLowerCase());

/** From so many turns on, labels that come again tell a transcript. */
const surelyTurns = 3;

/** Two turns alone: one under the label of the person who asks or by the person who presents the guest, the other under "A" or capitals. */
function isExchange([first, second]: readonly Turn[]): boolean {
  if (!first || !second || first.label === second.label) return false;
  const isAsker = (turn: Turn): boolean => isAskerLabel(turn.label) || leadsTalk(turn);
  const answers = (turn: Turn): boolean =>
    (isFunction(turn.label) && !isAskerLabel(turn.label)) || isCapitals(turn.label) || turn.units.slice(0, 1).some(isStamped);
  return (
    (isAsker(first) && (answers(second) || (isAskerLabel(first.label) && wholeName(second.label) !== null))) ||
    (isAsker(second) && answers(first) && (isCapitals(second.label) || second.units.slice(0, 1).some(isStamped)))
  );
}

/** "A: Jane Doe, fellow at X: …" under one question: several write, and nobody talks. */
function namesAnswers(turns: readonly Turn[]): boolean {
  const answers = turns.filter(({ label }) => /^A\d?$/.test(label));
  return answers.length > 1 && answers.every(({ units: [unit] }) => unit !== undefined && readMark(unit)?.kind === "lead");
}

/** What the person who leads the talk says before the first guest speaks. */
function presenting(turns: readonly Turn[], { asking }: Cast): readonly PageUnit[] {
  const first = turns.findIndex(({ label }) => !asking.has(label));
  return turns.slice(0, Math.max(0, first)).flatMap(({ units }) => units.slice(0, longestPresentation));
}

const longestPresentation = 8;

/** People whom the words over a transcript introduce, and those of them who may be its one guest. */
interface Introduced {
  readonly introduced: readonly MarkedPerson[];
  readonly likely: readonly MarkedPerson[];
}

function sectionsOf(turns: readonly Turn[], cast: Cast, { introduced, likely }: Introduced): Section[] {
  const sections: Section[] = [];
  let before: string | null = null;
  for (const turn of turns) {
    if (cast.asking.has(turn.label) && !asserts(turn, cast)) {
      before = null;
      continue;
    }
    const [first] = turn.words;
    const last = sections.at(-1);
    if (!first) continue;
    // A label that stands again over the next paragraph is the same turn.
    const section = before === turn.label && last ? last : openSection(first.start);
    if (section !== last) {
      sections.push(section);
      const guest = cast.guests.get(turn.label) ?? cast.members.get(turn.label) ?? guestBehind(turn.label, likely, cast);
      if (guest) addPeople(section, [withOwnWords(withIntroduction(guest, introduced), turn)]);
      else leaveOpen(section, cast.shared.get(turn.label) ?? []);
    }
    for (const span of turn.words) addBody(section, span);
    before = turn.label;
  }
  return sections;
}

const shortestStatement = 300;
const shortestOfMember = 100;
const answersSurely = 0.2;

/** A turn of statements by somebody who asks in others, and who does not lead the talk. */
function asserts(turn: Turn, { members }: Cast): boolean {
  if (!members.has(turn.label) || leadsTalk(turn) || welcomes(turn)) return false;
  const sentences = turn.units.flatMap(({ plain }) => splitSentences(plain).map(({ start, end }) => plain.slice(start, end)));
  const questions = sentences.filter((sentence) => sentence.includes("?")).length;
  const length = turn.words.reduce((sum, { start, end }) => sum + end - start, 0);
  if (hasSeat(turn.label)) return questions * 2 <= sentences.length - questions && length >= shortestOfMember;
  return questions === 0 && turn.asking <= answersSurely && length >= shortestStatement;
}

/** "A:" is the one guest whom the page introduces. */
function guestBehind(label: string, introduced: readonly MarkedPerson[], { guests, asking, forms }: Cast): MarkedPerson | null {
  if (!/^(?:A\d?|ANSWER|Answer)$/.test(label) || guests.size > 0) return null;
  const askers = [...asking].flatMap((asker) => personOf(asker, forms) ?? []);
  const others = introduced.filter(({ name }) => !askers.some((asker) => isSamePerson(asker.name, name)));
  // Labels that are no names may be of guests as well.
  if (asking.size > 1 && askers.length < asking.size) return null;
  const posted = others.filter((person) => person.roles.length > 0);
  const candidates = posted.length > 0 ? posted : others;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function withIntroduction(guest: MarkedPerson, introduced: readonly MarkedPerson[]): MarkedPerson {
  if (guest.roles.length > 0) return guest;
  const known = introduced.find(({ name, roles }) => isSamePerson(name, guest.name) && roles.length > 0);
  return known ? { ...guest, roles: known.roles, organizations: [...guest.organizations, ...known.organizations] } : guest;
}

/** "I'm a researcher at the Institute X": the person who has no post else says in the first words of a turn what they are. */
function withOwnWords(guest: MarkedPerson, { units, words: [first] }: Turn): MarkedPerson {
  const unit = first && units.find(({ start, end }) => start <= first.start && first.start < end);
  if (guest.roles.length > 0 || !unit) return guest;
  const opening = unit.plain.slice(first.start - unit.start).slice(0, longestSelf);
  const [said = "", words = ""] = /^(?:[^.?!]{0,60}[,.!]\s+)?I(?:['’]m| am) (?:an?|the) (\p{Ll}[^.,;:!?]{2,100})/u.exec(opening) ?? [];
  return words === "" ? guest : { ...guest, roles: readRoles(words, first.start + said.length - words.length, false) };
}

const longestSelf = 200;

const greets =
  /^(?:(?:okay|ok|well|right|all right|so|and),? )?(?:(?:very )?good (?:morning|afternoon|evening|day)\b|(?:morning|afternoon|evening)\b[,.!]|thank you (?:all )?for (?:coming|being here|joining)|ladies and gentlemen|(?:my |dear )*(?:friends|colleagues),)/i;

/** What the one who answers says before the first label: a statement that opens with a greeting and asks nothing, with all that follows it. It is added to the first answer. */
function openingOf(intro: readonly PageUnit[], sections: readonly Section[]): readonly PageUnit[] {
  const [first] = sections;
  const name = first?.people[0]?.name;
  const isOne = first !== undefined && name !== undefined && sections.every(({ people }) => people.length === 1 && people[0]?.name === name);
  const at = intro.findIndex((unit) => unit.kind === "paragraph" && greets.test(unit.plain));
  const isLabelled = /:$/.test(intro[at - 1]?.plain ?? "");
  const opening = at < 0 || isLabelled ? [] : intro.slice(at);
  if (!isOne || opening.length === 0 || opening.some(({ kind, plain }) => (kind !== "paragraph" && kind !== "item") || plain.includes("?")))
    return [];
  first.start = opening[0]?.start ?? first.start;
  first.bodyStart = first.start;
  return opening;
}

/** One guest: all answers are one contribution. */
function joinSingleGuest(sections: readonly Section[]): readonly Section[] {
  const [first] = sections;
  const last = sections.at(-1);
  const name = first?.people[0]?.name;
  if (!first || !last || name === undefined || !sections.every((section) => section.people.length === 1 && section.people[0]?.name === name))
    return sections;
  return [{ ...first, bodyEnd: last.bodyEnd, end: last.end }];
}
