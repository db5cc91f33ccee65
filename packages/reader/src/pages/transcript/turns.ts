import { personOfState } from "../people/role-person.ts";
import type { Span } from "@rapporteur/core/model";
import type { PageUnit } from "../page-unit.ts";
import { matchName, wholeName } from "../people/person-names.ts";

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
  /** How sure the line reader is that whoever asks speaks here, 0–1; a half where it does not know. */
  readonly asking: number;
}

const particles = "van der|van den|van de|ter|ten|de la|van|von|de|der|den|bin|al|el|da|di|du|la|le|du|Ó|Mac|Le";
const labelled = new RegExp(
  `^(?:[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]?\\s+)?(?:>>\\s*|[-–—]\\s+|Q\\.?\\s?\\d{1,4}\\.?\\s+(?=\\p{Lu}))?((?:(?:${particles})[ \\u00a0]+)?\\p{Lu}[\\p{L}\\p{M}'’.&-]*(?:[ \\u00a0]+(?:(?:of|the|and|for|from|member|${particles})[ \\u00a0]+)*\\p{Lu}?[\\p{L}\\p{M}'’.&-]*){0,5})[ \\u00a0]*(?:[(\\[]([^()\\[\\]]{1,90})[)\\]])?[ \\u00a0]*(?::|(?<=^[QA]\\d?)\\.)(?=\\s|$)\\s*`,
  "u",
);
const longestLabel = 60;

interface FoundLabel {
  readonly label: string;
  readonly bracket: string | null;
  /** Index in the unit's text at which the words begin. */
  readonly after: number;
}

/** The label before a colon at the start of a unit, or null. */
export function labelAt(unit: PageUnit): FoundLabel | null {
  const over = labelOver(unit);
  if (over) return over;
  const found = labelled.exec(unit.plain.slice(0, 220));
  const label = found?.[1]?.replace(/\s+/g, " ").trim();
  if (!found || label === undefined || label.length > longestLabel || !isLabelWords(label)) return labelWithStop(unit);
  return { label, bracket: found[2] ?? null, after: found[0].length };
}

const titledLabel =
  /^((?:The )?(?:Chair(?:man|woman)?|Mr\.|Ms\.|Mrs\.|Dr\.|Prof\.|Senator|Representative|Ranking Member|Secretary|Ambassador|Admiral|General)(?: \p{Lu}[\p{L}’'-]+){1,3})\.\s+(?=\S)/u;

/** "Mr. Applegate. Yes, and this year.": the record of a hearing. */
function labelWithStop({ plain }: PageUnit): FoundLabel | null {
  const found = titledLabel.exec(plain.slice(0, 120));
  return found?.[1] === undefined ? null : { label: found[1], bracket: null, after: found[0].length };
}

/** A bold name on the first line of a paragraph, and its words on the next. */
function labelOver({ plain, leadLength }: PageUnit): FoundLabel | null {
  const line = leadLength > 0 && leadLength <= longestLabel ? /^([^\n]{2,60}?)\s*:?\s*\n\s*(?=\S)/u.exec(plain) : null;
  const label = line?.[1]?.replace(/\s+/g, " ").trim();
  return line && label !== undefined && Math.abs(label.length - leadLength) <= 2 && isLabelWords(label)
    ? { label, bracket: null, after: line[0].length }
    : null;
}

/** Every word of a label begins with a capital, particles and "of the" aside: "The point is this:" is none. */
function isLabelWords(label: string): boolean {
  const words = label.split(" ");
  const isName = (word: string): boolean => /^\p{Lu}/u.test(word) || new RegExp(`^(?:of|the|and|for|from|member|${particles})$`).test(word);
  if (/^[QA]\d?$/.test(label)) return true;
  return (
    words.every(isName) &&
    (/^The (?:President|Chair|Moderator|Speaker|Chairman|Chairwoman)$/.test(label) ||
      !/^(?:The|A|An|And|But|So|If|This|That|These|In|On|At|My|Our|Your|His|Her|Its|Their|One|Note|First|Second|Third|Yes|No)(?:\s|$)/.test(label))
  );
}

/** A line that holds a label and nothing else. */
export function labelLine(unit: PageUnit): FoundLabel | null {
  if (unit.plain.length > 2 * longestLabel || unit.line?.role !== "label") return null;
  const bare = /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?(.*?)(?:\s*[([]([^()[\]]{1,90})[)\]])?\s*:?$/u.exec(unit.plain);
  const label = bare?.[1]?.replace(/\s+/g, " ").trim();
  if (!bare || !label || label.length > longestLabel || !isLabelWords(label)) return nameWithPost(unit);
  return { label, bracket: bare[2] ?? null, after: unit.plain.length };
}

/** "Rear Adm. Ada Lund (ret.), former deputy commander", "Captain Ada Lund, retired (Institute X)": the name is the label. */
function nameWithPost(unit: PageUnit): FoundLabel | null {
  const match = matchName(unit.plain, 0);
  const post = match && /^,\s+(?:(?:retired|ret\.?|retd\.?)\s*)?[,(]?\s*(.*?)\)?\s*:?$/u.exec(unit.plain.slice(match.after))?.[1];
  return match && post !== undefined && post !== null ? { label: match.name, bracket: post === "" ? null : post, after: unit.plain.length } : null;
}

/** Labels of a longer transcript come again within its first turns. */
const mostTurns = 400;

/** Cuts units into turns; what stands before the first label is left out. Headings and remarks are nobody's. */
export function readTurns(units: readonly PageUnit[], isFunction: (label: string) => boolean): Turn[] {
  const turns: (Turn & { words: Span[]; units: PageUnit[] })[] = [];
  const labels = units.map((unit) => labelAt(unit) ?? labelLine(unit));
  const areCapitals = mostlyCapitals(labels);
  const counts = new Map<string, number>();
  for (const found of labels.slice(0, mostTurns)) if (found) counts.set(found.label, (counts.get(found.label) ?? 0) + 1);
  for (const [index, unit] of units.entries()) {
    const label = labels[index] ?? null;
    const isShort = label !== null && [...counts.keys()].some((full) => full !== label.label && full.split(" ").includes(label.label));
    const found =
      label && (isShort || (areCapitals && isCapitals(label.label)) || isUsed(label, unit, { isFunction, count: counts.get(label.label) ?? 0 }))
        ? label
        : null;
    if (found) {
      const words = found.after < unit.plain.length ? [{ start: unit.start + found.after, end: unit.end }] : [];
      const labelSpan = { start: unit.start, end: unit.start + Math.min(found.after, unit.plain.length) };
      turns.push({ label: found.label, bracket: found.bracket, labelSpan, words, units: [unit], asking: askingOf(unit) });
      continue;
    }
    const last = turns.at(-1);
    // A short line under a label may look like a heading.
    const isHeading = unit.kind === "heading" && (last?.words.length ?? 0) > 0;
    if (!last || isHeading || unit.kind === "other" || unit.kind === "bio" || isClosing(unit)) continue;
    last.words.push({ start: unit.start, end: unit.end });
    last.units.push(unit);
  }
  return withAnswers(turns).map((turn) => ({
    ...turn,
    asking: turn.words.length > 0 && turn.asking === 0.5 ? askingOf(turn.units[1] ?? null) : turn.asking,
  }));
}

const isCapitals = (label: string): boolean => /\p{Lu}{2}/u.test(label) && !/\p{Ll}/u.test(label);
const fewestCapitals = 4;

/** Where all labels of a page are in capitals, one more in capitals is a label too, though it comes once. */
function mostlyCapitals(labels: readonly (FoundLabel | null)[]): boolean {
  const found = labels.filter((label) => label !== null);
  const capitals = found.filter(({ label }) => isCapitals(label));
  return capitals.length >= fewestCapitals && capitals.length * 10 >= found.length * 9;
}

const sureTurn = 0.6;
const fewestAnswers = 3;
const longestAsked = 600;

/** Where labels stand over questions alone, the paragraphs behind a question are the answer, under no label of their own. */
function withAnswers(turns: readonly Turn[]): Turn[] {
  const isAsked = ({ line }: PageUnit): boolean => line?.role === "host" || line?.role === "question";
  const isAnswer = ({ line }: PageUnit): boolean => (line?.role === "body" || line?.role === "turn") && line.probability >= sureTurn;
  const answerAt = ({ units }: Turn): number => (units[1] && isAsked(units[1]) ? units.findIndex((unit, index) => index > 1 && isAnswer(unit)) : -1);
  const answered = turns.filter((turn) => answerAt(turn) > 0).length;
  if (answered < fewestAnswers || answered * 3 < turns.length) return [...turns];
  const split = turns.map(cutAnswer);
  const askers = new Set(split.filter((parts) => parts.length > 1).map(([asked]) => asked?.label));
  return split.flat().map((turn) => (askers.has(turn.label) ? { ...turn, asking: 1 } : turn));
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
  if (count > 1 || bracket !== null || isFunction(label)) return true;
  if (unit.line === null) return true;
  const { role } = unit.line;
  if (role !== "turn" && role !== "host" && role !== "label") return false;
  if (role === "label" && personOfState(label, 0) !== null) return true;
  return wholeName(label) !== null || (role !== "label" && unit.line.probability > sureTurn);
}

function isClosing(unit: PageUnit): boolean {
  return (
    (unit.line?.role === "bio" && unit.line.probability > 0.5) || (unit.isEmphasised && unit.line?.role !== "body" && unit.line?.role !== "host")
  );
}

function askingOf(unit: PageUnit | null): number {
  const line = unit?.line ?? null;
  if (line?.role === "host" || line?.role === "question") return 0.5 + line.probability / 2;
  if (line?.role === "turn" || line?.role === "body" || line?.role === "item" || line?.role === "quote") return 0.5 - line.probability / 2;
  return 0.5;
}
