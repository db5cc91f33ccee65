import { firstIndex } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";

/** Spans of about one length, by start. */
interface LengthClass<Held extends Span> {
  /** Longer than any of them. */
  readonly reach: number;
  readonly entries: { readonly span: Held; readonly at: number }[];
}

/** Finds, of many spans, those that hold a given one. Building: O(n log n); asking: O(log n + spans of a like length that overlap there). */
export class SpanIndex<Held extends Span> {
  readonly #classes: readonly LengthClass<Held>[];

  constructor(spans: readonly Held[]) {
    const classes = new Map<number, LengthClass<Held>>();
    for (const [at, span] of spans.entries()) {
      const power = Math.max(0, 32 - Math.clz32(Math.max(0, span.end - span.start)));
      const known = classes.get(power) ?? { reach: 2 ** power, entries: [] };
      known.entries.push({ span, at });
      classes.set(power, known);
    }
    for (const { entries } of classes.values()) entries.sort((a, b) => a.span.start - b.span.start);
    this.#classes = [...classes.values()];
  }

  /** The spans that hold `inner`, in the order in which they were given. */
  around(inner: Span): Held[] {
    const found = this.#classes.flatMap((one) => holding(one, inner));
    return found.sort((a, b) => a.at - b.at).map(({ span }) => span);
  }

  /** Some span holds `inner`. */
  holds(inner: Span): boolean {
    return this.#classes.some((one) => holding(one, inner).length > 0);
  }
}

function holding<Held extends Span>({ reach, entries }: LengthClass<Held>, { start, end }: Span): { readonly span: Held; readonly at: number }[] {
  let at = firstIndex(entries.length, (index) => (entries[index]?.span.start ?? 0) > start - reach);
  const found = [];
  for (let entry = entries[at]; entry !== undefined && entry.span.start <= start; entry = entries[++at]) if (end <= entry.span.end) found.push(entry);
  return found;
}
