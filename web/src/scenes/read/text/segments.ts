import type { Span } from "@rapporteur/core/model";
import type { Overlaid } from "../../../data/pending.ts";

/** A statement's place in the text, as it is drawn. */
export interface Mark extends Span {
  readonly id: string;
  readonly type: string;
  readonly look: "draft" | "accepted" | "rejected" | "unsaved";
  /** Which underline of those that stand at one place, from the top; `mostLanes` − 1 at most. */
  readonly lane: number;
  /** Drawn above the words: the work of a second coder. */
  readonly isBeside: boolean;
}

/** A stretch of one block over which nothing begins or ends. */
export interface Segment extends Span {
  /** By lane. */
  readonly marks: readonly Mark[];
  readonly isQuotation: boolean;
  readonly isMarkup: boolean;
  readonly isStrong: boolean;
}

export const mostLanes = 4;

type Placed = Omit<Mark, "lane">;

/**
 * Gives statements lanes so that those which overlap stand in different ones, as far as there are lanes.
 *
 * Cost: O(n log n + n × lanes).
 */
export function assignLanes(statements: readonly Placed[]): Mark[] {
  const ordered = statements.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const lanes = (): number[] => Array.from({ length: mostLanes }, () => 0);
  const free = { below: lanes(), above: lanes() };
  return ordered.map((statement) => {
    const ends = statement.isBeside ? free.above : free.below;
    const found = ends.findIndex((end) => end <= statement.start);
    const lane = found === -1 ? mostLanes - 1 : found;
    ends[lane] = Math.max(ends[lane] ?? 0, statement.end);
    return { ...statement, lane };
  });
}

/** The marks that touch each block, by the block's index. Cost: O(marks × log blocks + hits). */
export function marksByBlock(blocks: readonly Span[], marks: readonly Mark[]): Map<number, Mark[]> {
  const grouped = new Map<number, Mark[]>();
  for (const mark of marks) {
    for (let at = firstEndingAfter(blocks, mark.start); at < blocks.length && (blocks[at]?.start ?? 0) < mark.end; at++) {
      const group = grouped.get(at);
      if (group === undefined) grouped.set(at, [mark]);
      else group.push(mark);
    }
  }
  return grouped;
}

/** Index of the first of ordered, disjoint spans that ends behind an offset; their number where none does. Cost: O(log n). */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

export interface Layers {
  readonly marks: readonly Mark[];
  /** Each ordered by start. */
  readonly quotations: readonly Span[];
  readonly markup: readonly Span[];
  readonly emphasis: readonly Span[];
}

/**
 * Cuts a block where anything begins or ends. The segments cover it exactly, in order.
 *
 * Cost: O(k²) for the k things in the block, which are few.
 */
export function cutBlock(block: Span, layers: Layers): Segment[] {
  const inside = (spans: readonly Span[]): Span[] => spans.filter(({ start, end }) => start < block.end && end > block.start && start < end);
  const [quotations, markup, emphasis] = [inside(layers.quotations), inside(layers.markup), inside(layers.emphasis)];
  const marks = layers.marks.filter(({ start, end }) => start < block.end && end > block.start);
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of [...quotations, ...markup, ...emphasis, ...marks]) {
    cuts.add(Math.max(start, block.start));
    cuts.add(Math.min(end, block.end));
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? block.end;
    const covers = (span: Span): boolean => span.start <= start && span.end >= end;
    return {
      start,
      end,
      marks: marks.filter(covers).toSorted((a, b) => a.lane - b.lane),
      isQuotation: quotations.some(covers),
      isMarkup: markup.some(covers),
      isStrong: emphasis.some(covers),
    };
  });
}

/** Says whether two lists of marks are drawn alike. */
export function marksKey(marks: readonly Mark[] | undefined): string {
  if (marks === undefined) return "";
  return marks.map(({ id, start, end, lane, look, type, isBeside }) => `${id} ${start} ${end} ${lane} ${look} ${type} ${isBeside ? 1 : 0}`).join(";");
}

type Shown = Overlaid<"statement">;

/** Order of reading: by place, longer before shorter. */
export function byPlace(a: Shown, b: Shown): number {
  return a.record.start - b.record.start || b.record.end - a.record.end || (a.record.id < b.record.id ? -1 : 1);
}
