import type { Span } from "@rapporteur/core/model";

/** More than this share of the shorter one is common. */
export function overlaps(left: Span, right: Span, share: number): boolean {
  const common = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return common > 0 && common >= share * Math.min(left.end - left.start, right.end - right.start);
}

/** Spans by stretches of the text, so that only those near one another are compared. */
export class Neighbours<Item extends Span> {
  readonly #byStretch = new Map<number, Item[]>();

  constructor(items: readonly Item[] = []) {
    for (const item of items) this.add(item);
  }

  add(item: Item): void {
    for (const at of stretchesOf(item)) {
      const list = this.#byStretch.get(at);
      if (list === undefined) this.#byStretch.set(at, [item]);
      else list.push(item);
    }
  }

  /** Every item that overlaps the span, and some that stand near it. */
  of(span: Span): Item[] {
    return [...new Set(stretchesOf(span).flatMap((at) => this.#byStretch.get(at) ?? []))];
  }
}

const stretch = 400;

function stretchesOf({ start, end }: Span): number[] {
  const first = Math.floor(start / stretch);
  return Array.from({ length: Math.floor(end / stretch) - first + 1 }, (_, at) => first + at);
}
