import type { Span } from "@rapporteur/core/model";

/** A piece of a text, in order: words, or the begin or end of an element for a part of a span. */
export type TeiPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open"; readonly span: number; readonly part: number }
  | { readonly kind: "close" };

/**
 * A text with spans as elements that nest. A span that would cross another's end is cut there into parts, counted from 0, since elements cannot overlap.
 *
 * Cost: O(length + spans × depth × log spans).
 */
export function nestSpans(text: string, spans: readonly Span[]): { readonly pieces: readonly TeiPiece[]; readonly parts: readonly number[] } {
  const order = [...spans.keys()].filter((at) => lengthOf(spans[at]) > 0);
  order.sort((a, b) => (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0) || (spans[b]?.end ?? 0) - (spans[a]?.end ?? 0));
  const pieces: TeiPiece[] = [];
  const parts = spans.map(() => 0);
  const open: number[] = [];
  let [at, next] = [0, 0];
  const begin = (span: number): void => {
    pieces.push({ kind: "open", span, part: parts[span] ?? 0 });
    parts[span] = (parts[span] ?? 0) + 1;
    open.push(span);
  };
  while (next < order.length || open.length > 0) {
    const firstEnd = open.reduce((first, span) => Math.min(first, spans[span]?.end ?? 0), Number.POSITIVE_INFINITY);
    const place = Math.min(firstEnd, spans[order[next] ?? -1]?.start ?? Number.POSITIVE_INFINITY);
    if (place > at) pieces.push({ kind: "text", text: text.slice(at, place) });
    at = Math.max(at, place);
    const again = closeEnded(open, spans, { at, pieces });
    for (const span of again) begin(span);
    for (; next < order.length && (spans[order[next] ?? 0]?.start ?? 0) <= at; next++) begin(order[next] ?? 0);
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  return { pieces, parts };
}

function lengthOf(span: Span | undefined): number {
  return span === undefined ? 0 : span.end - span.start;
}

/** Closes spans that end here with those that stand inside of them; these are given back, to go on. */
function closeEnded(open: number[], spans: readonly Span[], { at, pieces }: { at: number; pieces: TeiPiece[] }): number[] {
  const outermost = open.findIndex((span) => (spans[span]?.end ?? 0) <= at);
  if (outermost < 0) return [];
  const closed = open.splice(outermost);
  for (const _ of closed) pieces.push({ kind: "close" });
  return closed.filter((span) => (spans[span]?.end ?? 0) > at);
}
