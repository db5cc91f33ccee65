/** What a span is told with. Values are templates of routes, kinds, codes and counts of this program, never an id, an address or what somebody wrote. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** `server` answers a request, `consumer` does a unit of a job, `client` asks the database; `internal` is all else. */
export type SpanKind = "internal" | "server" | "client" | "consumer";

/** A span that has ended. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: SpanKind;
  /** Nanoseconds since 1970 UTC. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: SpanAttributes;
  /** Code of the error that ended it; null where it went well. */
  readonly error: string | null;
}
