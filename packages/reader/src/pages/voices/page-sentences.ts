import type { Span } from "@rapporteur/core/model";
import { splitSentences } from "../../language/syntax/split-sentences.ts";
import type { PageUnit } from "../page-unit.ts";

/** A sentence of a unit; `start` and `end` count from the unit's start. */
export interface PageSentence {
  readonly unit: number;
  /** Its place among the unit's sentences, from 0. */
  readonly order: number;
  readonly isLast: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All sentences of a page's units, in order; a unit has one at least. Cost: linear in the text. */
export function pageSentences(units: readonly PageUnit[]): PageSentence[] {
  return units.flatMap(({ plain }, unit) => {
    const spans = withWords(splitSentences(plain), plain);
    const all = spans.length > 0 ? spans : [{ start: 0, end: plain.length }];
    return all.map(({ start, end }, order) => ({ unit, order, isLast: order === all.length - 1, start, end, text: plain.slice(start, end) }));
  });
}

/** "(…)" and a quotation mark behind a full stop belong to the sentence before: whose they are, nothing in them could tell. */
function withWords(spans: readonly Span[], plain: string): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const before = kept.at(-1);
    if (before === undefined || /[\p{L}\p{N}]/u.test(plain.slice(span.start, span.end))) kept.push(span);
    else kept[kept.length - 1] = { start: before.start, end: span.end };
  }
  return kept;
}
