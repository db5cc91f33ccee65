import type { StatementRecord } from "../records/statement-record.ts";
import type { ReadoutStatement } from "@rapporteur/reader/readout";
import type { CellValue } from "@rapporteur/core/model";

/** The part of a statement that hangs on its type: values by variable, and where the words of a value stand. */
export interface TypedPart {
  readonly values: Record<string, CellValue>;
  readonly marks: Record<string, [number, number]>;
}

type Resolve = (key: string) => string;

/** The stored text that a statement stands on, and how its entities are called in the library. */
export interface ReadingOf {
  readonly text: string;
  readonly resolve: Resolve;
}

/**
 * A readout statement's own fields as a library holds them: the variables of the built-in types, entities as library ids.
 * `typedFields` is the way back.
 */
export function typedPart(statement: ReadoutStatement, { text, resolve }: ReadingOf): TypedPart {
  const entity = (key: string | null): string | null => (key === null ? null : resolve(key));
  const mark = ({ start, end }: { start: number; end: number }): [number, number] => [start, end];
  switch (statement.type) {
    case "relation": {
      const { action, quad, weight, date, target, object } = statement;
      // An act on a thing has no target among the actors: the words of the thing stand for it.
      const isOnThing = target === null && object !== null && object !== undefined;
      return {
        values: { source: entity(statement.source), target: entity(target), action, quad, weight, date },
        marks: { source: [...statement.sourceSpan], target: isOnThing ? mark(object) : [...statement.targetSpan] },
      };
    }
    case "position": {
      const { agreement, intensity } = statement;
      return { values: { concept: entity(statement.concept), agreement, intensity }, marks: {} };
    }
    case "cause": {
      const { cause, effect, sign, strength, connective } = statement;
      const values = { cause: entity(cause.concept), effect: entity(effect.concept), causeText: cause.text, effectText: effect.text, sign, strength };
      return {
        values: { ...values, connective: text.slice(...connective) },
        marks: { cause: mark(cause), effect: mark(effect), connective: [...connective] },
      };
    }
    case "forecast":
      return forecastPart(statement, entity(statement.speaker));
  }
}

function forecastPart(statement: Extract<ReadoutStatement, { type: "forecast" }>, forecaster: string | null): TypedPart {
  const { event, direction, probability, horizon, condition } = statement;
  const marks: Record<string, [number, number]> = { event: [event.start, event.end] };
  if (horizon !== null) marks["horizon"] = [horizon.start, horizon.end];
  if (condition !== null) marks["condition"] = [condition.start, condition.end];
  return {
    values: {
      forecaster,
      event: event.text,
      direction,
      term: probability?.term ?? null,
      scale: probability?.scale ?? null,
      low: probability?.low ?? null,
      best: probability?.best ?? null,
      high: probability?.high ?? null,
      basis: probability?.basis ?? null,
      horizon: horizon?.text ?? null,
      horizonFrom: horizon?.from ?? null,
      horizonTo: horizon?.to ?? null,
      condition: condition?.text ?? null,
    },
    marks,
  };
}

/**
 * The fields of a readout statement from a library's values and marks. What is absent is left absent: the readout's own schema says whether the
 * statement can be told in a readout.
 */
export function typedFields(record: StatementRecord, keyOf: Resolve): Record<string, unknown> {
  const { values, marks, start, end } = record;
  const whole: [number, number] = [start, end];
  const entity = (value: CellValue | undefined): string | null => (typeof value === "string" ? keyOf(value) : null);
  const span = (name: string, text: CellValue | undefined): { text: CellValue; start: number; end: number } => {
    const [from, to] = marks[name] ?? whole;
    return { text: text ?? "", start: from, end: to };
  };
  switch (record.type) {
    case "relation": {
      const { action, quad, weight, date } = values;
      const own = { action, quad, weight, date: date ?? null };
      return {
        source: entity(values["source"]),
        target: entity(values["target"]),
        sourceSpan: marks["source"] ?? whole,
        targetSpan: marks["target"] ?? whole,
        ...own,
        ...thingOf(record),
      };
    }
    case "position":
      return { concept: entity(values["concept"]), agreement: values["agreement"], intensity: values["intensity"] };
    case "cause":
      return {
        cause: { ...span("cause", values["causeText"] ?? values["cause"]), concept: entity(values["cause"]) },
        effect: { ...span("effect", values["effectText"] ?? values["effect"]), concept: entity(values["effect"]) },
        connective: marks["connective"] ?? [start, start],
        sign: values["sign"] ?? null,
        strength: values["strength"] ?? null,
      };
    default:
      return forecastFields(values, span);
  }
}

/** The words of what an act is on, where no actor is its target. */
function thingOf({ values, marks, start, quote }: StatementRecord): { object?: { text: string; start: number; end: number } } {
  const [from, to] = marks["target"] ?? [start, start];
  if (values["target"] != null || from < start || to > start + quote.length || from === to) return {};
  return { object: { text: quote.slice(from - start, to - start), start: from, end: to } };
}

type Span = (name: string, text: CellValue | undefined) => object;

function forecastFields(values: StatementRecord["values"], span: Span): Record<string, unknown> {
  const { term, scale, low, best, high, basis, horizon, horizonFrom, horizonTo, condition } = values;
  const isOpen = term == null && low == null && high == null;
  const middle = typeof low === "number" && typeof high === "number" ? (low + high) / 2 : null;
  const numbers = { low: low ?? null, best: best ?? middle, high: high ?? null };
  return {
    event: span("event", values["event"]),
    direction: values["direction"] ?? 0,
    probability: isOpen ? null : { term: term ?? "", scale: scale ?? null, ...numbers, basis: basis ?? (scale == null ? "stated" : "scale") },
    horizon: horizon == null ? null : { ...span("horizon", horizon), from: horizonFrom ?? null, to: horizonTo ?? null },
    condition: condition == null ? null : span("condition", condition),
  };
}
