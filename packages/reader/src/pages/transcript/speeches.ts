import type { MarkedPerson } from "../people/author-mark.ts";
import { personOf } from "../people/name-forms.ts";
import { isOrdinary, lowerCaseWords } from "../people/ordinary-words.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { isOwnVoice } from "../signed/own-voice.ts";
import { addBody, addPeople, leaveOpen, openSection, type Section } from "../section.ts";
import { isFunction } from "./asker-labels.ts";
import { castOf, type Cast } from "./cast.ts";
import type { InterviewReading } from "./interview-reading.ts";
import { isCapitals } from "./labels.ts";
import { readTurns, type Turn } from "./turns.ts";
import { writersOf } from "./writers.ts";

/** A label with the form of address of a chamber or a press room: "Mr. Lund", "Senator Lund". */
const addressed = /^(?:Mr|Ms|Mrs|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Senator|Secretary|Minister|President|Chancellor|Ambassador)\.?\s/;
/** Words before a first label that introduce; more are a text of their own. */
const longestIntro = 2_500;
const sureOfAsking = 0.7;

/**
 * Reads statements under labels that nobody asks for: a speech, a joint statement, a debate. Labels are in capitals or carry a form of address, and the person who
 * cannot be told by name leaves the words without an author. Cost: linear.
 *
 * @returns null where the page has no such labels, or a text of its own before them
 */
export function readSpeeches(parts: PageParts, text: string): InterviewReading | null {
  const units = parts.units.slice(parts.top, parts.roster);
  const turns = readTurns(units, isFunction);
  const [first] = turns;
  if (!first?.units[0] || !turns.every(({ label }) => isSpeaker(label)) || turns.every(isHeadline)) return null;
  const ordinary = lowerCaseWords(text);
  if (turns.some(({ label }) => isOrdinary(label, ordinary))) return null;
  const firstAt = units.indexOf(first.units[0]);
  const intro = units.slice(0, firstAt);
  if (intro.reduce((sum, { start, end }) => sum + end - start, 0) > longestIntro || turns.some(({ words }) => words.length === 0)) return null;
  const isOneLabel = new Set(turns.map(({ label }) => label)).size === 1;
  // "A NEW START: Let us begin again" amid what somebody writes in the first person.
  if (isOneLabel && (units.slice(firstAt).some(isAsking) || intro.some(({ kind, plain }) => kind === "paragraph" && isOwnVoice(plain)))) return null;
  const cast = castOf(turns, [...parts.standfirstUnits, ...intro], { text, writers: writersOf(intro) });
  if (cast.asking.size > 0) return null;
  const speakers = new Map(turns.map(({ label }) => [label, cast.guests.get(label) ?? personOf(label, cast.forms)]));
  if ([...speakers.values()].every((person) => person === null)) return null;
  return { sections: sectionsOf(turns, speakers, cast), asked: [], intro: intro.filter((unit) => unit.kind !== "byline" && unit.kind !== "other") };
}

const isSpeaker = (label: string): boolean => !isFunction(label) && (isCapitals(label) || addressed.test(label));

/** "IRAQ: the south pumps on" over a text. */
const isHeadline = ({ units: [unit], words: [first] }: Turn): boolean => unit?.kind === "heading" && first !== undefined && first.start < unit.end;

/** Under one label only, somebody else may ask without one. */
function isAsking({ line }: PageUnit): boolean {
  return (line?.role === "host" || line?.role === "question") && line.probability > sureOfAsking;
}

function sectionsOf(turns: readonly Turn[], speakers: ReadonlyMap<string, MarkedPerson | null>, { shared }: Cast): Section[] {
  return turns.flatMap(({ label, words }) => {
    const [opening] = words;
    if (!opening) return [];
    const section = openSection(opening.start);
    const person = speakers.get(label) ?? null;
    if (person) addPeople(section, [person]);
    else leaveOpen(section, shared.get(label) ?? []);
    for (const span of words) addBody(section, span);
    return [section];
  });
}
