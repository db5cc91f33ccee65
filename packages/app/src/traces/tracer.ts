import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { isRapporteurError } from "@rapporteur/core/base";
import type { Span, SpanAttributes, SpanKind } from "./span.ts";
import type { TraceParent } from "./trace-parent.ts";

/** What is told of a span when it begins. */
export interface SpanStart {
  readonly name: string;
  readonly kind?: SpanKind;
  readonly attributes?: SpanAttributes;
  /** A caller's span, from elsewhere; the span that is open around this one unless told. */
  readonly parent?: TraceParent | null;
}

/** How a span ended. */
export interface SpanEnd {
  readonly name?: string;
  readonly attributes?: SpanAttributes;
  readonly error?: string | null;
}

/** A span under way. */
export interface OpenSpan {
  /** Spans that begin in `act`, and in what it waits for, are parts of this one. */
  readonly within: <T>(act: () => T) => T;
  /** Only the first end counts. */
  readonly end: (how?: SpanEnd) => void;
}

/** Makes spans and hands over those that are to be kept. */
export interface Tracer {
  readonly open: (about: SpanStart) => OpenSpan;
  /** A span around an act; it fails with the act. */
  readonly span: <T>(about: SpanStart, act: () => Promise<T>) => Promise<T>;
  /** Something is being traced here: a part of it is worth a span. */
  readonly isInside: () => boolean;
}

export interface TracerOptions {
  /** Of traces that begin here, the share that is kept, from 0 to 1. What a caller has begun is kept where the caller keeps it. */
  readonly share: number;
  readonly keep: (span: Span) => void;
  readonly random?: (count: number) => Uint8Array;
  /** Nanoseconds since 1970 UTC. */
  readonly now?: () => bigint;
}

/** Cost: two numbers by chance and one record a span; nothing is held of a span that has ended. */
export function openTracer({ share, keep, random = randomBytes, now = nanoseconds }: TracerOptions): Tracer {
  const current = new AsyncLocalStorage<TraceParent>();
  const begin = (parent: TraceParent | null): TraceParent => ({
    traceId: parent?.traceId ?? hex(random(16)),
    spanId: hex(random(8)),
    isSampled: parent?.isSampled ?? isChosen(random(4), share),
  });
  const open = ({ name, kind = "internal", attributes = {}, parent = current.getStore() ?? null }: SpanStart): OpenSpan => {
    const own = begin(parent);
    const start = now();
    let hasEnded = !own.isSampled;
    return {
      within: (act) => current.run(own, act),
      end: (how = {}) => {
        if (hasEnded) return;
        hasEnded = true;
        const told = { name: how.name ?? name, kind, attributes: { ...attributes, ...how.attributes }, error: how.error ?? null };
        keep({ traceId: own.traceId, spanId: own.spanId, parentId: parent?.spanId ?? null, start, end: now(), ...told });
      },
    };
  };
  return {
    open,
    span: async (about, act) => {
      const span = open(about);
      try {
        const done = await span.within(act);
        span.end();
        return done;
      } catch (thrown) {
        span.end({ error: errorCode(thrown) });
        throw thrown;
      }
    },
    isInside: () => current.getStore()?.isSampled === true,
  };
}

/** The code of an error of the catalogue; messages may quote what somebody wrote. */
export function errorCode(thrown: unknown): string {
  return isRapporteurError(thrown) ? thrown.code : "other";
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

function isChosen(bytes: Uint8Array, share: number): boolean {
  return Buffer.from(bytes).readUInt32BE(0) / 2 ** 32 < share;
}

/** The clock's time at the start of this process, and what has passed since by a clock that nobody sets. */
function nanoseconds(): bigint {
  return BigInt(Math.round(performance.timeOrigin * 1000)) * 1000n + BigInt(Math.round(performance.now() * 1000)) * 1000n;
}
