import type { Span } from "@rapporteur/core/model";
import { foldText, openAnchorFinder, toStoredText } from "@rapporteur/core/text";

/** A passage as another program has it: positions, and the words or the beginning of them where it says these too. */
export interface PlaceableSelection {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** How a program counts positions. The standard says code points; programs also count UTF-16 units, line ends as one or two, and the mark. */
interface Counting {
  readonly astralUnits: 1 | 2;
  /** Of a carriage return with its line feed, and of a line feed alone. */
  readonly pairUnits: 1 | 2;
  readonly feedUnits: 1 | 2;
  readonly markUnits: 0 | 1;
}

export interface PlacedSelections {
  readonly text: string;
  /** Spans of the stored text by selection; null for positions that are not in the text. */
  readonly spans: readonly (Span | null)[];
  /** Whether the words of the selections told another way of counting than the standard's. */
  readonly isRecounted: boolean;
  /** Selections that stand where their words are, not where their positions say. */
  readonly moved: number;
}

/**
 * Finds where selections stand in the stored text of a source. Programs count differently and do not say how: the way is taken that puts most
 * selections on the words that they are named for, then the one that leaves fewest outside of the text, then the one whose ends are ends of words;
 * the standard's own unless another is clearly better. A selection that is named for words that stand elsewhere, once, is moved there.
 *
 * @param raw the text with line ends and byte order mark as they stand in the file
 * Cost: O(length + selections × log selections), at most eight times; O(length) more for a selection that is moved.
 */
export function placeSelections(raw: string, selections: readonly PlaceableSelection[]): PlacedSelections {
  const text = toStoredText(raw);
  const positions = selections.flatMap(({ start, end }) => [start, end]);
  const count = (counting: Counting): Counted => {
    const offsets = offsetsOf(raw, counting, positions);
    const spans = selections.map((_, at) => spanOf(offsets[2 * at], offsets[2 * at + 1]));
    return { spans, score: scoreOf(text, selections, spans) };
  };
  const [first, ...others] = countings(raw);
  const standard = count(first);
  let best = standard;
  for (const counting of others) {
    // Nothing can be better than all selections on their words.
    if (best.score.named === selections.length) break;
    const other = count(counting);
    if (isClearlyBetter(other.score, best.score, selections.length)) best = other;
  }
  const find = openAnchorFinder(text);
  let moved = 0;
  const spans = selections.map(({ name }, at) => {
    const span = best.spans[at] ?? null;
    if (name.trim().length < selfEvident || agrees(text, span, name)) return span;
    const found = find({ quote: toStoredText(name), prefix: "", suffix: "" });
    if (found.kind !== "found") return span;
    moved++;
    return found.span;
  });
  return { text, spans, isRecounted: best !== standard, moved };
}

/** A name of this length is nobody's label: it is the words. */
const selfEvident = 24;

/** The standard's first; only those that differ in this text. */
function countings(raw: string): [Counting, ...Counting[]] {
  const one = { pairUnits: 1, feedUnits: 1 } as const;
  const pairs = [{ pairUnits: 2, feedUnits: 1 } as const, one];
  const lineEnds = raw.includes("\r\n") ? pairs : raw.includes("\n") ? [one, { pairUnits: 1, feedUnits: 2 } as const] : [one];
  const astral = /[\u{10000}-\u{10ffff}]/u.test(raw) ? ([1, 2] as const) : ([1] as const);
  const marks = raw.startsWith("\ufeff") ? ([0, 1] as const) : ([0] as const);
  const all = marks.flatMap((markUnits) => lineEnds.flatMap((lineEnd) => astral.map((astralUnits) => ({ astralUnits, ...lineEnd, markUnits }))));
  return all as [Counting, ...Counting[]];
}

/** Offsets in the stored text of positions counted in some way; NaN for those behind its end. */
function offsetsOf(raw: string, counting: Counting, positions: readonly number[]): number[] {
  const order = [...positions.keys()].filter((index) => Number.isFinite(positions[index]));
  order.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const offsets = positions.map(() => Number.NaN);
  let [at, counted, stored, next] = [0, 0, 0, 0];
  const settle = (before: number): void => {
    for (; next < order.length && (positions[order[next] ?? 0] ?? 0) < before; next++) offsets[order[next] ?? 0] = stored;
  };
  while (at < raw.length && next < order.length) {
    const { length, units, kept } = stepAt(raw, at, counting);
    settle(counted + units);
    at += length;
    counted += units;
    stored += kept;
  }
  if (at >= raw.length) settle(counted + 1);
  return offsets;
}

/** One character of the file: its UTF-16 units, how many it counts, and how many the stored text keeps of it. */
function stepAt(raw: string, at: number, counting: Counting): { length: number; units: number; kept: number } {
  const code = raw.charCodeAt(at);
  if (code === 0xfeff && at === 0) return { length: 1, units: counting.markUnits, kept: 0 };
  if (code === 0x0d && raw.charCodeAt(at + 1) === 0x0a) return { length: 2, units: counting.pairUnits, kept: 1 };
  if (code === 0x0a) return { length: 1, units: counting.feedUnits, kept: 1 };
  if (code === 0) return { length: 1, units: 1, kept: 0 };
  const isPair = code >= 0xd800 && code < 0xdc00 && (raw.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return isPair ? { length: 2, units: counting.astralUnits, kept: 2 } : { length: 1, units: 1, kept: 1 };
}

function spanOf(start: number | undefined, end: number | undefined): Span | null {
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end) || end <= start) return null;
  return { start, end };
}

interface Counted {
  readonly spans: readonly (Span | null)[];
  readonly score: Score;
}

interface Score {
  /** Selections that stand on the words that they are named for. */
  readonly named: number;
  readonly inside: number;
  /** Starts and ends of selections that are starts and ends of words. */
  readonly words: number;
}

function scoreOf(text: string, selections: readonly PlaceableSelection[], spans: readonly (Span | null)[]): Score {
  let [named, inside, words] = [0, 0, 0];
  for (const [at, span] of spans.entries()) {
    if (span === null) continue;
    inside++;
    if (agrees(text, span, selections[at]?.name ?? "")) named++;
    words += Number(startsWord(text, span.start)) + Number(endsWord(text, span.end));
  }
  return { named, inside, words };
}

/** Words count as evidence only in number: people also select parts of words. */
function isClearlyBetter(other: Score, best: Score, count: number): boolean {
  if (other.named !== best.named) return other.named > best.named;
  if (best.named > 0) return false;
  if (other.inside !== best.inside) return other.inside > best.inside;
  return other.words - best.words >= Math.max(3, count / 2);
}

/** Whether the words of a span are those of a name, or begin with it: programs cut long ones. */
function agrees(text: string, span: Span | null, name: string): boolean {
  if (span === null) return false;
  if (name.length > 1 && span.end - span.start === name.length && text.startsWith(name, span.start)) return true;
  const asked = foldText(name.replace(/(?:\.\.\.|…)\s*$/, "")).trim();
  if (asked.length < 2) return false;
  const words = foldText(text.slice(span.start, Math.min(span.end, span.start + 2 * name.length + 8))).trim();
  return words === asked || (asked.length >= selfEvident && words.startsWith(asked));
}

const letter = /[\p{L}\p{N}\p{M}]/u;
const startsWord = (text: string, at: number): boolean => letter.test(text.charAt(at)) && !letter.test(text.charAt(at - 1));
const endsWord = (text: string, at: number): boolean => /[\p{L}\p{N}\p{M}\p{P}]/u.test(text.charAt(at - 1)) && !letter.test(text.charAt(at));
