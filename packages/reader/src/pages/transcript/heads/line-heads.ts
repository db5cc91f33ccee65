import type { PageUnit } from "../../page-unit.ts";
import { wholeName, withoutTitles } from "../../people/person-names.ts";
import { isFunction } from "../asker-labels.ts";
import { fullNameIn } from "../label-names.ts";
import { isCapitals, isNumbered, type FoundLabel } from "../labels.ts";
import type { Head, HeadForm } from "./head.ts";
import { boldHead, movingHead, readHead } from "./read-head.ts";

/** Units cut where a line opens a turn, and the labels of those that open one. */
export interface HeadedUnits {
  readonly units: readonly PageUnit[];
  readonly labels: ReadonlyMap<PageUnit, FoundLabel>;
}

interface Line {
  readonly unit: PageUnit;
  /** Where the line begins in the unit's text. */
  readonly from: number;
  readonly to: number;
  readonly head: Head | null;
}

const fewestHeads = 3;
const fewestSpeakers = 2;
/** A page of more lines is looked at so far. */
const mostLines = 4_000;
/** Each label may be looked up in the whole text. */
const mostLabels = 60;

/**
 * Finds turns by the form that a page itself gives to its labels: lines that open with names set off in one way, whatever that is, of which some come again with
 * others between. A name at the head of a line within a paragraph opens a turn as well. Cost: linear in the text.
 *
 * @param text the whole stored text, in which lines are still parted
 */
export function headedUnits(all: readonly PageUnit[], text: string): HeadedUnits {
  const lines = all.flatMap((unit) => linesOf(unit, text)).slice(0, mostLines);
  const heads = new Map(lines.flatMap((line, index) => (line.head && hasWords(line, lines[index + 1]) ? [[line, line.head]] : [])));
  const known = knownLabels(heads, text);
  const given = givenNames(text);
  const taken = new Map<Line, Head>();
  // A name with its posts over one turn stands alone over the next.
  for (const group of Map.groupBy(heads, ([, { form }]) => (form === "posted" ? "alone" : form)).values())
    for (const [line, head] of headsOfTalk(group, ({ label, form }) => known.has(label) || (isSetOff.has(form) && given.has(label))))
      taken.set(line, head);
  for (const [line, head] of linesOfMovers(lines, [...taken.values()])) taken.set(line, head);
  for (const line of linesWithin(lines, inlineLabels(heads, known))) if (line.head) taken.set(line, line.head);
  return taken.size === 0 ? { units: all, labels: new Map() } : cut(all, taken, askedLines(lines, taken));
}

const fewestAsked = 2;

/** Lines of paragraphs that ask, each right before a line that opens a turn. */
function askedLines(lines: readonly Line[], taken: ReadonlyMap<Line, Head>): readonly Line[] {
  const asked = lines.filter((line, index) => {
    const [before, next] = [lines[index - 1], lines[index + 1]];
    const isApart = next !== undefined && taken.has(next) && !taken.has(line) && (next.unit === line.unit || line.from > 0);
    // A line that goes on with the sentence of the one before was broken for want of room.
    const goesOn = before?.unit === line.unit && !/[.?!…:”"’)*_\]]\s*$/.test(before.unit.plain.slice(before.from, before.to));
    return isApart && !goesOn && /\?[”"’)*_\s]*$/.test(line.unit.plain.slice(line.from, line.to));
  });
  return asked.length >= fewestAsked ? asked : [];
}

/** The person who has a label elsewhere and moves or asks in a sentence of the record. */
function linesOfMovers(lines: readonly Line[], taken: readonly Head[]): (readonly [Line, Head])[] {
  const bearers = new Set(taken.map(({ label }) => bearer(label)));
  return lines.flatMap((line) => {
    const head = bearers.size === 0 || line.head ? null : movingHead(line.unit.plain.slice(line.from, line.to));
    return head && bearers.has(bearer(head.label)) ? [[line, head] as const] : [];
  });
}

const fewestTimes = 2;

/** Labels before a colon that are known or open two lines or more, where there are several. */
function inlineLabels(heads: ReadonlyMap<Line, Head>, known: ReadonlySet<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { label, form } of heads.values()) if (form === "colon") counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts]
    .filter(([label, count]) => count >= fewestTimes || (known.has(label) && !/^[QA]\d?$/.test(label)))
    .map(([label]) => label);
  return labels.length >= fewestSpeakers && Math.max(...counts.values()) >= fewestTimes ? labels.slice(0, mostLabels) : [];
}

/** "… against it? Lund: We were not asked.": a label that opens lines elsewhere, behind the end of a sentence. */
function linesWithin(lines: readonly Line[], labels: readonly string[]): Line[] {
  if (labels.length === 0) return [];
  const escaped = labels.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const within = new RegExp(`(?<=[.?!…)\\]”"’*_—–-]\\s+)(${escaped.join("|")})\\s*:(?=\\s)\\s*`, "gu");
  return lines.flatMap(({ unit, from, to }) =>
    [...unit.plain.slice(from, to).matchAll(within)].map(({ 0: opener, 1: label = "", index }) => {
      const head = { label: label.replace(/\s+/g, " "), bracket: null, after: opener.length, form: "colon" } as const;
      return { unit, from: from + index, to, head };
    }),
  );
}

/** A label that stands alone has words under it, and no other label; a name with its posts in a list of people has none. */
function hasWords({ head, to, unit }: Line, next: Line | undefined): boolean {
  if (head === null || (head.form !== "alone" && head.form !== "posted")) return head !== null;
  if (next === undefined || next.unit.kind === "other" || to > unit.plain.length) return false;
  if (head.form === "alone") return next.head === null;
  return next.to - next.from > longestLine || isSentence.test(next.unit.plain.slice(next.from, next.to));
}

const longestLine = 160;
const isSentence = /[.?!…—–-][”"’)\]]*\s*$/u;

/** The lines of a unit; items are lists of facts. */
function linesOf(unit: PageUnit, text: string): Line[] {
  if (unit.kind === "item" || unit.kind === "bio" || unit.kind === "title") return [{ unit, from: 0, to: unit.plain.length, head: null }];
  const written = text.slice(unit.start, unit.end);
  const starts = [0, ...[...written.matchAll(/\n+/g)].map(({ index, 0: breaks }) => index + breaks.length)];
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? unit.plain.length;
    const line = unit.plain.slice(from, to).trimEnd();
    return { unit, from, to, head: readHead(line) ?? (from === 0 ? boldHead(line, unit.leadLength) : null) };
  });
}

/** Marks behind which a first name alone is a label, where the page has it before a surname. */
const isSetOff: ReadonlySet<HeadForm> = new Set(["colon", "bar", "time", "brackets", "bold"]);

/** Words with a capital that stand before another one: "Ada" of "Ada Lund". Cost: linear. */
const givenNames = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}’'-]{1,60})(?=[ \u00a0]+(?:\p{Ll}{1,3}[ \u00a0]+)?\p{Lu}\p{Ll})/gu)].flatMap(
      ([, word]) => word ?? [],
    ),
  );

/** True for labels that a page knows as names, in full or by a part of one. */
function knownLabels(heads: ReadonlyMap<Line, Head>, text: string): ReadonlySet<string> {
  const labels = [...new Set([...heads.values()].map(({ label }) => label))].slice(0, mostLabels);
  const isKnown = (label: string): boolean =>
    isFunction(label) ||
    isNumbered(label) ||
    isCapitals(label) ||
    wholeName(label) !== null ||
    withoutTitles(label) !== label ||
    fullNameIn(text, label) !== null;
  return new Set(labels.filter(isKnown));
}

/** Heads of one form where they alternate: two speakers or more, one of whom comes again after another. */
function headsOfTalk(group: readonly (readonly [Line, Head])[], isKnown: (head: Head) => boolean): readonly (readonly [Line, Head])[] {
  const sure = group.filter(([, head]) => isKnown(head));
  const labels = sure.map(([, { label }]) => bearer(label));
  const again = new Set(labels.filter((label, index) => labels.indexOf(label) < index && labels[index - 1] !== label));
  if (sure.length < fewestHeads || new Set(labels).size < fewestSpeakers || again.size === 0) return [];
  const isSet = areCapitals(sure);
  return sure.filter(([, { label }]) => !isSet || isCapitals(withoutTitles(label)) || again.has(bearer(label)) || isFunction(label));
}

const areCapitals = (group: readonly (readonly [Line, Head])[]): boolean =>
  group.filter(([, { label }]) => isCapitals(withoutTitles(label))).length * 10 >= group.length * 8;

/** "NINA OKORO" speaks again as "OKORO". */
const bearer = (label: string): string => (label.split(" ").at(-1) ?? label).toLowerCase();

function cut(all: readonly PageUnit[], taken: ReadonlyMap<Line, Head>, asked: readonly Line[]): HeadedUnits {
  const cuts = Map.groupBy(
    [...[...taken].map(([line, head]) => ({ line, head })), ...asked.map((line) => ({ line, head: null }))],
    ({ line }) => line.unit,
  );
  const labels = new Map<PageUnit, FoundLabel>();
  const units = all.flatMap((unit) => {
    const own = cuts.get(unit);
    if (!own) return [unit];
    return pieces(unit, own, labels);
  });
  return { units, labels };
}

/** The time over the next label is no word of the turn before. */
const nextTime = /(?<=[.?!…”"’)\]])\s+[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$/u;

function pieces(unit: PageUnit, own: readonly { line: Line; head: Head | null }[], labels: Map<PageUnit, FoundLabel>): PageUnit[] {
  const edges = [...new Set([0, ...own.map(({ line }) => line.from)])].toSorted((a, b) => a - b);
  return edges.flatMap((from, index) => {
    const raw = unit.plain.slice(from, edges[index + 1] ?? unit.plain.length);
    const lead = raw.length - raw.trimStart().length;
    const plain = raw.trim().replace(nextTime, "");
    if (plain === "") return [];
    const start = unit.start + from + lead;
    const isWhole = edges.length === 1;
    const opened = own.find(({ line }) => line.from === from);
    const isEmphasised = opened?.head === null;
    const piece = isWhole ? unit : { ...unit, start, end: start + plain.length, plain, isEmphasised, leadLength: 0, line: null };
    const head = opened?.head;
    if (head) labels.set(piece, { ...head, after: wordsAt(plain, head.after - (isWhole ? 0 : lead)) });
    return [piece];
  });
}

/** Where the words behind a label begin. */
const wordsAt = (plain: string, from: number): number => from + (/^\s*/.exec(plain.slice(from))?.[0].length ?? 0);
