/** Where a span stands in a trace, as W3C Trace Context hands it on. Source: https://www.w3.org/TR/trace-context/. */
export interface TraceParent {
  /** 32 hexadecimal digits, not all 0. */
  readonly traceId: string;
  /** 16 hexadecimal digits, not all 0. */
  readonly spanId: string;
  readonly isSampled: boolean;
}

const version00 = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** What a later version may add stands behind a further hyphen. */
const laterVersion = /^(?!ff|00)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Reads a `traceparent` header; null for one that is missing or not as the standard says, which begins a trace of its own. */
export function parseTraceParent(header: unknown): TraceParent | null {
  if (typeof header !== "string" || header.length > 200) return null;
  const [, traceId, spanId, flags] = version00.exec(header) ?? laterVersion.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
