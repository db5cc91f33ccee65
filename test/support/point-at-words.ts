import { expect } from "vitest";
import type { Statement } from "../../packages/core/src/model/statement.ts";
import type { ReadoutStatement } from "../../packages/reader/src/readout/readout.ts";

/** What the coder made of a text, within a readout or without. */
export interface Coded {
  readonly statements: readonly (Statement | ReadoutStatement)[];
  readonly quotations: readonly { readonly start: number; readonly end: number }[];
  readonly entities: readonly { readonly id: string }[];
  readonly answers: readonly { readonly passages: readonly (readonly [start: number, end: number])[] }[];
}

/** Every span slices to its own words, and every id points somewhere. */
export function expectToPointAtItsWords(text: string, { statements, quotations, entities, answers }: Coded): void {
  const known = new Set(entities.map((entity) => entity.id));
  const isKnown = (id: string | null): boolean => id === null || known.has(id);
  for (const statement of statements) {
    expect(statement.quote).toBe(text.slice(statement.start, statement.end));
    expect(statement.quote.trim()).not.toBe("");
    expect([statement.speaker, statement.organization, ...statement.reportedBy].every(isKnown)).toBe(true);
    expect(statement.confidence).toBeGreaterThan(0);
    expect(statement.confidence).toBeLessThanOrEqual(1);
    checkOwn(text, statement, isKnown);
  }
  for (const quotation of quotations) expect(text.slice(quotation.start, quotation.end)).not.toBe("");
  for (const [start, end] of answers.flatMap((answer) => answer.passages)) expect(start).toBeLessThan(end);
}

function checkOwn(text: string, statement: Statement | ReadoutStatement, isKnown: (id: string | null) => boolean): void {
  if (statement.type === "forecast") {
    for (const part of [statement.horizon, statement.condition]) if (part !== null) expect(part.text).toBe(text.slice(part.start, part.end));
    expect(text.slice(statement.event.start, statement.event.end)).not.toBe("");
    const range = statement.probability;
    if (range?.low !== null && range !== null) expect(range.low).toBeLessThanOrEqual(range.high ?? 0);
  }
  if (statement.type === "cause") {
    for (const side of [statement.cause, statement.effect]) {
      expect(side.text).toBe(text.slice(side.start, side.end));
      expect(isKnown(side.concept)).toBe(true);
    }
    expect(statement.connective[0]).toBeLessThan(statement.connective[1]);
  }
  if (statement.type === "position") {
    expect(isKnown(statement.concept)).toBe(true);
    expect(Math.sign(statement.intensity)).toBe(statement.agreement ? 1 : -1);
  }
}
