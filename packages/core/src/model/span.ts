/**
 * A stretch of a document's stored text: UTF-16 code units, half-open `[start, end)`,
 * so that adjacent spans share a boundary without overlapping.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words a span stands on. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** True where two spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where `outer` holds every code unit of `inner`. */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Order by start, then longer first: an outer span comes before what it holds. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
