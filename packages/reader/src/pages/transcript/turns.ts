import { personByRole, personOfState } from "../people/role-person.ts";
import type { Span } from "@rapporteur/core/model";
import type { PageUnit } from "../page-unit.ts";
import { peopleInText } from "../people/people-in-text.ts";
import { wholeName } from "../people/person-names.ts";
import { isAskerLabel } from "./asker-labels.ts";
import { opensInCapitals } from "./asked-lines.ts";
import { isSponsored } from "./sponsor-lines.ts";
import { repeatedLabels } from "./repeated-labels.ts";
import { speakerLines } from "./speaker-lines.ts";
import { isCapitals, isNumbered, isStamped, labelAt, labelLine, type FoundLabel } from "./labels.ts";

/** A stretch of a transcript that one label opens. */
export interface Turn {
  /** As written, without brackets, colon or time. */
  readonly label: string;
  /** What stands in brackets behind the name: a body or a post. */
  readonly bracket: string | null;
  readonly labelSpan: Span;
  /** Units that hold the words; the first may begin behind the label. */
  readonly words: readonly Span[];
  readonly units: readonly PageUnit[];
  /** How sure the line reader is that the person who asks speaks here, 0–1; a half where it does not know. */
  readonly asking: number;
}

/** Labels of a longer transcript come again within its first turns. */
const mostTurns = 400;

/** Cuts units into turns; what stands before the first label is left out. Headings and remarks are nobody's. */
export function readTurns(
  all: readonly PageUnit[],
  isFunction: (label: string) => boolean,
  headed: ReadonlyMap<PageUnit, FoundLabel> = new Map(),
): Turn[] {
  const turns: (Turn & { words: Span[]; units: PageUnit[] })[] = [];
  const lines = speakerLines(all);
  const units = all.filter((unit) => !lines.skipped.has(unit));
  const own = labelsOf(units);
  const others =
    own.filter((label) => label !== null).length < fewestOwn && lines.labels.size === 0 ? repeatedLabels(units) : new Map<PageUnit, FoundLabel>();
  const labels = own.map((label, index) => {
    const unit = units[index] as PageUnit;
    return lines.labels.get(unit) ?? others.get(unit) ?? label ?? headed.get(unit) ?? null;
  });
  const used = usedLabels(units, labels, { isFunction, isSure: (unit) => lines.labels.has(unit) || others.has(unit) || headed.has(unit) });
  const counts = countsOf(labels);
  const asked = askedBetween(units, used);
  for (const [index, unit] of units.entries()) {
    const found = used[index] ?? null;
    if (found) {
      const words = found.after < unit.plain.length ? [{ start: unit.start + found.after, end: unit.end }] : [];
      const labelSpan = { start: unit.start, end: unit.start + Math.min(found.after, unit.plain.length) };
      turns.push({ label: found.label, bracket: found.bracket, labelSpan, words, units: [unit], asking: found.asking ?? askingOf(unit) });
      continue;
    }
    if (asked.has(unit)) {
      turns.push({ label: "Q", bracket: null, labelSpan: { start: unit.start, end: unit.start }, words: [unit], units: [unit], asking: 1 });
      continue;
    }
    const last = turns.at(-1);
    // A short line under a label may look like a heading.
    const isAsked = last !== undefined && /^A\d?$/.test(last.label) && unit.plain.endsWith("?");
    const isHeading = unit.kind === "heading" && (last?.words.length ?? 0) > 0 && !isAsked;
    // Nothing stands between a label that comes again and its words.
    const isUnderLabel = last !== undefined && last.words.length === 0 && (counts.get(last.label) ?? 0) > 1;
    if (!last || isHeading || unit.kind === "other" || isSponsored(unit) || (!isUnderLabel && (unit.kind === "bio" || isClosing(unit)))) continue;
    last.words.push({ start: unit.start, end: unit.end });
    last.units.push(unit);
  }
  return withAnswers(withQuestions(turns)).map((turn) => ({
    ...turn,
    asking: turn.words.length > 0 && turn.asking === 0.5 ? askingOf(turn.units[1] ?? null) : turn.asking,
  }));
}

/** A page with so many labels of the usual kinds has no others. */
const fewestOwn = 2;

/** How often each label stands on the page. */
function countsOf(labels: readonly (FoundLabel | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const found of labels.slice(0, mostTurns)) if (found) counts.set(found.label, (counts.get(found.label) ?? 0) + 1);
  return counts;
}

/** Labels that open a turn; the others are null. */
function usedLabels(
  units: readonly PageUnit[],
  labels: readonly (FoundLabel | null)[],
  { isFunction, isSure }: { isFunction: (label: string) => boolean; isSure: (unit: PageUnit) => boolean },
): (FoundLabel | null)[] {
  const areCapitals = mostlyCapitals(labels);
  const counts = countsOf(labels);
  const listed = [...namesAlone(units), ...namesBefore(units, labels)];
  const isTakenUp = ({ label }: FoundLabel): boolean =>
    [...counts.keys()].some((other) => isShortOf(other, label) || isShortOf(label, other)) || listed.some((name) => isShortOf(label, name));
  return units.map((unit, index) => {
    const label = labels[index] ?? null;
    if (label === null) return null;
    // "PRIME MINISTER:" right behind "JOURNALIST:" answers, and so does "LUND:" before "QUESTION:".
    const beside = [labels[index - 1], labels.slice(index + 1, index + longestStatement).find((other) => other !== null)];
    const isAnswer =
      isCapitals(label.label) &&
      unit.plain.startsWith(`${label.label}:`) &&
      beside.some((other) => other != null && other.label !== label.label && isFunction(other.label));
    const isOpening = isSure(unit) || isTakenUp(label) || isAnswer || (areCapitals && isCapitals(label.label));
    return isOpening || isUsed(label, unit, { isFunction, count: counts.get(label.label) ?? 0 }) ? label : null;
  });
}

/** In units: an opening statement is about as long. */
const longestStatement = 12;
const fewestUnlabelled = 2;
const longestPlain = 200;

/** Questions without a label, set apart, right before labels of which none is of the person who asks: the first label has one before it, and so has another. */
function askedBetween(units: readonly PageUnit[], labels: readonly (FoundLabel | null)[]): ReadonlySet<PageUnit> {
  const first = labels.findIndex((label) => label !== null);
  if (labels.some((found) => found !== null && (isAskerLabel(found.label) || found.asking === 1 || /^A\d?$/.test(found.label)))) return new Set();
  // A heading or a number over several answers parts contributions.
  const isSetApart = (unit: PageUnit): boolean => opensInCapitals(unit) || isPlainlyApart(unit);
  const isPlainlyApart = ({ kind, isEmphasised, line, plain }: PageUnit): boolean =>
    kind !== "heading" &&
    !/^\(?\d/.test(plain) &&
    (isEmphasised || line?.role === "question" || line?.role === "host" || (plain.length <= longestPlain && !/[.!]\s/.test(plain)));
  const isAsked = (unit: PageUnit): boolean => unit.plain.length <= longestAsked && /\?[”"’)*_]*$/.test(unit.plain) && isSetApart(unit);
  const asked = units.filter((unit, index) => labels[index] === null && labels[index + 1] != null && isAsked(unit));
  return asked.length >= fewestUnlabelled && asked[0] === units[first - 1] ? new Set(asked) : new Set();
}

const mostListed = 40;

/** Names that have a line to themselves. */
const namesAlone = (units: readonly PageUnit[]): string[] =>
  units.flatMap(({ plain }) => (plain.length <= longestName ? (wholeName(plain)?.name ?? []) : [])).slice(0, mostListed);

/** Names of people whom the words before the first label give a post. */
function namesBefore(units: readonly PageUnit[], labels: readonly (FoundLabel | null)[]): string[] {
  const first = labels.findIndex((label) => label !== null);
  const before = units.slice(0, Math.max(0, first)).slice(0, mostListed);
  return before.flatMap(({ plain }) => peopleInText(plain.slice(0, longestBefore), 0).map(({ name }) => name)).slice(0, mostListed);
}

const longestBefore = 1_500;

/** "Ada" and "LUND" stand for "Ada Lund", "Ruth Ellen" for "Ruth Ellen Lund". */
const isShortOf = (short: string, full: string): boolean =>
  short.length < full.length && ` ${full.toLowerCase()} `.includes(` ${short.toLowerCase()} `);

/** The label of each unit, or null: facts in a list of items ("WHERE: Hall 2") and a name over a post at the head of the page open no turn. */
function labelsOf(units: readonly PageUnit[]): (FoundLabel | null)[] {
  const inline = units.map((unit) => labelAt(unit));
  const ofItems = inline.filter((label, index) => label !== null && units[index]?.kind === "item").length;
  const all = inline.filter((label) => label !== null).length;
  const hasItems = ofItems * 2 > all;
  const first = inline.findIndex((label, index) => label !== null && (hasItems || units[index]?.kind !== "item"));
  const found = units.map((unit, index) => {
    const label = inline[index] ?? null;
    if (label) return hasItems || unit.kind !== "item" ? label : null;
    const isHead = all - ofItems >= surelyInline && index < first && !unit.plain.endsWith(":");
    return isHead || (all - ofItems >= mostlyInline && personOfState(unit.plain, 0) !== null) ? null : labelLine(unit);
  });
  return withLikeLines(units, found);
}

/** A line that reads as another label does, or behind the first label holds the whole name that another takes up, is a label too. */
function withLikeLines(units: readonly PageUnit[], labels: readonly (FoundLabel | null)[]): (FoundLabel | null)[] {
  const known = new Set(labels.flatMap((found, index) => (found && found.after >= (units[index]?.plain.length ?? 0) ? [found.label] : [])));
  const first = labels.findIndex((found) => found !== null);
  return units.map(({ kind, plain }, index) => {
    const found = labels[index] ?? null;
    if (found || kind === "item" || plain.length > longestName) return found;
    const isFull = index > first && wholeName(plain) !== null && [...known].some((short) => isShortOf(short, plain));
    return known.has(plain) || isFull ? { label: plain, bracket: null, after: plain.length } : null;
  });
}

const longestName = 60;

/** Among so many labels before their words a state on a line of its own is what the talk is about. */
const mostlyInline = 4;
/** So many labels before their words say that a name on a line of its own above them is none. */
const surelyInline = 2;

const fewestCapitals = 3;

/** Where all labels of a page are in capitals, two or more different ones, one more in capitals is a label too, though it comes once. */
function mostlyCapitals(labels: readonly (FoundLabel | null)[]): boolean {
  const found = labels.filter((label) => label !== null);
  const capitals = found.filter(({ label }) => isCapitals(label));
  return capitals.length >= fewestCapitals && capitals.length * 10 >= found.length * 9 && new Set(capitals.map(({ label }) => label)).size > 1;
}

/** Where answers alone have a label, the paragraph at the end of an answer that asks, or that a dash opens, is the next question. */
function withQuestions(turns: readonly Turn[]): Turn[] {
  const asks = ({ units }: Turn): boolean => units.length > 1 && /^[-–—] |\?$/.test(units.at(-1)?.plain ?? "");
  const isOpen = turns.slice(0, -1);
  const isOfOne = turns.every(({ label }) => /^A\d?$/.test(label)) || turns.every(({ label }) => label === turns[0]?.label);
  if (turns.length < fewestAnswers || !isOfOne || !isOpen.every(asks)) return [...turns];
  return turns.flatMap((turn) => {
    const unit = asks(turn) ? turn.units.at(-1) : undefined;
    if (!unit) return [turn];
    const labelSpan = { start: unit.start, end: unit.start };
    const question = { label: "Q", bracket: null, labelSpan, words: turn.words.slice(-1), units: [unit], asking: 1 };
    return [{ ...turn, words: turn.words.slice(0, -1), units: turn.units.slice(0, -1) }, question];
  });
}

const sureTurn = 0.6;
const fewestAnswers = 3;
const longestAsked = 600;

/** Where labels stand over questions alone, the paragraphs behind a question are the answer, under no label of their own. */
function withAnswers(turns: readonly Turn[]): Turn[] {
  const isAsked = ({ line }: PageUnit): boolean => line?.role === "host" || line?.role === "question";
  const isAnswer = ({ line }: PageUnit): boolean => (line?.role === "body" || line?.role === "turn") && line.probability >= sureTurn;
  if (turns.length >= fewestAsked && turns.every(({ label }) => wholeName(label) !== null) && turns.every(isAskedInline))
    return turns.flatMap(cutInline);
  const answerAt = ({ units }: Turn): number => (units[1] && isAsked(units[1]) ? units.findIndex((unit, index) => index > 1 && isAnswer(unit)) : -1);
  const answered = turns.filter((turn) => answerAt(turn) > 0).length;
  if (answered < fewestAnswers || answered * 3 < turns.length) return [...turns];
  const split = turns.map(cutAnswer);
  const askers = new Set(split.filter((parts) => parts.length > 1).map(([asked]) => asked?.label));
  return split.flat().map((turn) => (askers.has(turn.label) ? { ...turn, asking: 1 } : turn));
}

const fewestAsked = 2;

/** "Ada Lund: Will it hold?" over paragraphs that assert: the label is of the person who asks. */
function isAskedInline({ units: [asked, ...answer], words, asking }: Turn): boolean {
  if (asked === undefined || answer.length === 0 || words[0]?.start === answer[0]?.start || answer.at(-1)?.plain.endsWith("?")) return false;
  return asking >= sureAsked || /\?[”"’)\s]*$/.test(asked.plain);
}

const sureAsked = 0.8;

function cutInline(turn: Turn): Turn[] {
  const [, first] = turn.units;
  if (!first) return [turn];
  const labelSpan = { start: first.start, end: first.start };
  const answer = { label: "A", bracket: null, labelSpan, words: turn.words.slice(1), units: turn.units.slice(1), asking: 0 };
  return [{ ...turn, words: turn.words.slice(0, 1), units: turn.units.slice(0, 1), asking: 1 }, answer];
}

/** The paragraph behind a label is the question, whatever it reads like, and the rest the answer. */
function cutAnswer(turn: Turn): Turn[] {
  const [, asked, first] = turn.units;
  const cut = turn.words.findIndex(({ start }) => start === first?.start);
  if (!asked || !first || cut < 0 || asked.plain.length > longestAsked) return [turn];
  const labelSpan = { start: first.start, end: first.start };
  const answer = { label: "A", bracket: null, labelSpan, words: turn.words.slice(cut), units: turn.units.slice(2), asking: 0 };
  return [{ ...turn, words: turn.words.slice(0, cut), units: turn.units.slice(0, 2) }, answer];
}

/** A label comes again, is a function, or is a whole name before words that the line reader takes for a turn. */
function isUsed(
  { label, bracket }: FoundLabel,
  unit: PageUnit,
  { isFunction, count }: { isFunction: (label: string) => boolean; count: number },
): boolean {
  if (count > 1 || bracket !== null || isFunction(label) || isNumbered(label) || isStamped(unit) || wideSpace.test(unit.plain)) return true;
  // "The MINISTER OF JUSTICE:" of a chamber, "Mr. LUND." of a hearing.
  if (unit.line === null || ofRecord.test(label) || (label.startsWith("The ") && personByRole(label, 0) !== null)) return true;
  const { role } = unit.line;
  if (role !== "turn" && role !== "host" && role !== "label") return false;
  if (role === "label" && personOfState(label, 0) !== null) return true;
  if (role !== "label" && isCapitals(label) && label.includes(" ")) return true;
  return wholeName(label) !== null || (role !== "label" && unit.line.probability > sureTurn);
}

/** "Chairman HAIGHT", "Mr. LUND": records of hearings set surnames in capitals. */
export const ofRecord = /^(?:The )?\p{Lu}\p{Ll}+\.? \p{Lu}{2}[\p{Lu}’'-]+$/u;

/** "AL        Good evening." */
const wideSpace = /^\p{Lu}{2,4}(?:\t|\s{4,})/u;

function isClosing(unit: PageUnit): boolean {
  return (
    (unit.line?.role === "bio" && unit.line.probability > 0.5) || (unit.isEmphasised && unit.line?.role !== "body" && unit.line?.role !== "host")
  );
}

function askingOf(unit: PageUnit | null): number {
  const line = unit?.line ?? null;
  // What asks nothing may be the turn of a host or of a guest who gives thanks.
  if (line?.role === "host" && unit?.plain.includes("?") !== true) return 0.5 + line.probability / 4;
  if (line?.role === "host" || line?.role === "question") return 0.5 + line.probability / 2;
  if (line?.role === "turn" || line?.role === "body" || line?.role === "item" || line?.role === "quote") return 0.5 - line.probability / 2;
  return 0.5;
}
