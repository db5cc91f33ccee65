import type { Filler, Statement } from "../annotations/annotation.ts";
import type { Place } from "../documents/document.ts";
import { absoluteSpan, type RenderedDocument } from "../documents/render-document.ts";

export interface StatementMatch {
  readonly a: Statement;
  readonly b: Statement;
}

/** Dice's coefficient of two stretches of characters: twice the common length over the sum of both. 0 if they do not meet. */
export function placeOverlap(rendered: RenderedDocument, a: Place, b: Place): number {
  const one = absoluteSpan(rendered, a);
  const other = absoluteSpan(rendered, b);
  const common = Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  return (2 * common) / Math.max(1, one.end - one.start + other.end - other.start);
}

/** The best overlap of the words of two fillers, or of what they stand for. */
export function fillerOverlap(rendered: RenderedDocument, a: readonly Filler[] | undefined, b: readonly Filler[] | undefined): number {
  const places = (fillers: readonly Filler[] | undefined) => (fillers ?? []).flatMap(({ place, referent }) => [place ?? [], referent ?? []].flat());
  return Math.max(0, ...places(a).flatMap((one) => places(b).map((other) => placeOverlap(rendered, one, other))));
}

/** The words by which a statement is matched: the span of a quotation, the trigger of all else. */
function anchor(statement: Statement): Place | undefined {
  return statement.roles[statement.kind === "quote" ? "span" : "trigger"]?.[0]?.place;
}

/**
 * Pairs statements of one kind by the overlap of their anchors, the most alike first; among equals (several pairs of parties under one trigger) those with
 * more parties and attributes in common. Greedy, one to one. Cost: O(a × b).
 */
export function matchStatements(rendered: RenderedDocument, first: readonly Statement[], second: readonly Statement[]): StatementMatch[] {
  const candidates = first.flatMap((a) => second.flatMap((b) => candidate(rendered, a, b)));
  candidates.sort((x, y) => y.overlap - x.overlap || y.common - x.common || x.a.at - y.a.at || x.b.at - y.b.at);
  const taken = new Set<Statement>();
  return candidates.flatMap(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [{ a, b }];
  });
}

function candidate(rendered: RenderedDocument, a: Statement, b: Statement): { a: Statement; b: Statement; overlap: number; common: number }[] {
  const one = anchor(a);
  const other = anchor(b);
  if (a.kind !== b.kind || one === undefined || other === undefined) return [];
  const overlap = placeOverlap(rendered, one, other);
  if (overlap === 0) return [];
  return [{ a, b, overlap: Math.round(overlap * 10), common: commonParts(rendered, a, b) }];
}

function commonParts(rendered: RenderedDocument, a: Statement, b: Statement): number {
  const likeness = (role: string) => (sharesName(a.roles[role], b.roles[role]) ? 1 : fillerOverlap(rendered, a.roles[role], b.roles[role]));
  const roles = Object.keys(a.roles).reduce((sum, role) => sum + likeness(role), 0);
  const attributes = Object.entries(a.attributes).filter(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(b.attributes[key as keyof typeof b.attributes]),
  ).length;
  return roles + attributes;
}

function sharesName(a: readonly Filler[] | undefined, b: readonly Filler[] | undefined): boolean {
  const names = new Set((a ?? []).flatMap((filler) => filler.names));
  return (b ?? []).some((filler) => filler.names.some((name) => names.has(name)));
}
