import type { Span, SpanAttributes, SpanKind } from "./span.ts";

/** Numbers of the kinds. Source: opentelemetry-proto, trace/v1/trace.proto. */
const kinds: Readonly<Record<SpanKind, number>> = { internal: 1, server: 2, client: 3, consumer: 5 };
const failed = 2;

interface KeyValue {
  readonly key: string;
  readonly value:
    | { readonly stringValue: string }
    | { readonly intValue: string }
    | { readonly doubleValue: number }
    | { readonly boolValue: boolean };
}

/** Spans as the body of a request of OTLP/HTTP in JSON. @param resource what is said of this process */
export function otlpJson(spans: readonly Span[], resource: SpanAttributes): string {
  const scope = { name: "rapporteur" };
  return JSON.stringify({
    resourceSpans: [{ resource: { attributes: pairsOf(resource) }, scopeSpans: [{ scope, spans: spans.map(presentSpan) }] }],
  });
}

function presentSpan({ traceId, spanId, parentId, name, kind, start, end, attributes, error }: Span): object {
  return {
    traceId,
    spanId,
    ...(parentId === null ? {} : { parentSpanId: parentId }),
    name,
    kind: kinds[kind],
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    attributes: pairsOf(error === null ? attributes : { ...attributes, "error.type": error }),
    status: error === null ? {} : { code: failed },
  };
}

function pairsOf(attributes: SpanAttributes): KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));
}

function valueOf(value: SpanAttributes[string]): KeyValue["value"] {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
