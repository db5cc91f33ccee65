import type { Span, SpanAttributes } from "./span.ts";
import { otlpJson } from "./otlp-json.ts";

export interface SpanSender {
  /** Keeps a span until it is sent; where too many wait, it is left out. */
  readonly keep: (span: Span) => void;
  /** Spans that were left out or that the collector did not take. */
  readonly lostCount: () => number;
  /** Sends what waits, for a few seconds at most, and ends. */
  readonly close: () => Promise<void>;
}

export interface SenderOptions {
  /** Where spans are sent to: the whole address, "http://127.0.0.1:4318/v1/traces". */
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly resource: SpanAttributes;
  /** Told once when the collector does not take spans, until it does again. */
  readonly onProblem?: (problem: string) => void;
  readonly everyMs?: number;
}

/** So many spans wait at most, of some 500 bytes each. */
const mostWaiting = 4096;
const mostTogether = 512;
const usualEveryMs = 5000;
const sendingMs = 10_000;
const closingMs = 3000;

/** Sends spans to a collector, by OTLP/HTTP in JSON, one request at a time. What it does not take is not sent again: a trace is worth less than memory. */
export function openSpanSender({ endpoint, headers = {}, resource, onProblem, everyMs = usualEveryMs }: SenderOptions): SpanSender {
  const waiting: Span[] = [];
  let lost = 0;
  let isTroubled = false;
  let sending: Promise<void> | null = null;
  const sendOnce = async (spans: readonly Span[], signal: AbortSignal): Promise<void> => {
    const problem = await post({ endpoint, headers, body: otlpJson(spans, resource), signal });
    if (problem !== null) lost += spans.length;
    if (problem !== null && !isTroubled) onProblem?.(problem);
    isTroubled = problem !== null;
  };
  const sendAll = async (signal: AbortSignal): Promise<void> => {
    while (waiting.length > 0 && !signal.aborted) await sendOnce(waiting.splice(0, mostTogether), signal);
  };
  const send = (): void => {
    sending ??= sendAll(AbortSignal.timeout(sendingMs)).finally(() => (sending = null));
  };
  const timer = setInterval(send, everyMs);
  timer.unref();
  return {
    keep: (span) => {
      if (waiting.length >= mostWaiting) lost++;
      else if (waiting.push(span) >= mostTogether) send();
    },
    lostCount: () => lost,
    close: async () => {
      clearInterval(timer);
      const signal = AbortSignal.timeout(closingMs);
      await Promise.race([(sending ?? Promise.resolve()).then(() => sendAll(signal)), aborted(signal)]);
      lost += waiting.splice(0).length;
    },
  };
}

interface Posting {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** What stood in the way; null where the collector took the spans. */
async function post({ endpoint, headers, body, signal }: Posting): Promise<string | null> {
  try {
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
      signal,
      redirect: "error",
    });
    await answer.body?.cancel();
    return answer.ok ? null : `it answered ${answer.status}`;
  } catch {
    return "it cannot be reached";
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
