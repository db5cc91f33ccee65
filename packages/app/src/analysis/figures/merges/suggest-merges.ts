import { compareNames, type NameLikeness, type NameShape, nameShape, partsToFind } from "@rapporteur/core/text";
import type { EntityRecord } from "../../../records/entity-record.ts";
import type { FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import type { MergeSide, MergeSuggestion, MergeSuggestionsAnswer, MergeSuggestionsRequest } from "./merge-types.ts";
import { senseOf } from "./same-things.ts";

/** A word or beginning that more names share than this tells nothing of any two of them, and comparing all would cost their square. */
const mostSharing = 150;
/** The same of first and last letters, which tell less. */
const mostAlike = 40;
/** So many are read at once; deciding some brings the next ones. */
const mostSuggested = 200;

interface Named {
  readonly side: MergeSide;
  readonly shapes: readonly NameShape[];
  readonly record: EntityRecord;
}

const keepAnswers = keepFew<MergeSuggestionsAnswer>(2);

/**
 * Entities of one type whose names suggest that they are the same: same words, nearly the same letters, words of one meaning, one inside the other with the
 * same head. Those that statements do not name, that somebody judged distinct, and that stand above one another in the hierarchy are left aside.
 *
 * Cost: O(rows × columns + names × 150 × words). Deterministic.
 */
export function answerMergeSuggestions(data: FigureData, request: MergeSuggestionsRequest): MergeSuggestionsAnswer {
  return keepAnswers(data, request.type, () => suggest(data, request));
}

function suggest(data: FigureData, { type }: MergeSuggestionsRequest): MergeSuggestionsAnswer {
  const uses = usesOf(data);
  const named = data.entities
    .filter((record) => record.type === type && record.mergedInto === null && (uses.get(record.key) ?? 0) > 0)
    .map((record) => namedOf(record, uses.get(record.key) ?? 0));
  const found = candidatePairs(named).flatMap(([a, b]): MergeSuggestion[] => {
    const likeness = likenessOf(a, b);
    if (likeness === null || areSettled(a.record, b.record)) return [];
    const [into, from] = isFirst(a.side, b.side) ? [a.side, b.side] : [b.side, a.side];
    return [{ into, from, ...likeness }];
  });
  const weight = ({ into, from }: MergeSuggestion): number => into.statements + from.statements;
  found.sort((a, b) => b.score - a.score || weight(b) - weight(a) || (a.from.key < b.from.key ? -1 : 1));
  return {
    suggestions: found.slice(0, mostSuggested),
    count: found.length,
    usedCount: named.length,
    usedOnce: named.filter(({ side }) => side.statements === 1).length,
  };
}

/** Statements that name each key, rejected ones aside; one that names it twice counts once. */
function usesOf({ table }: FigureData): Map<string, number> {
  const uses = new Map<string, number>();
  const columns = Object.values(table.variables).flatMap((column) => (column.kind === "entity" ? [column] : []));
  for (let row = 0; row < table.length; row++) {
    if (table.reviews[row] === 2) continue;
    const keys = new Set(columns.map(({ codes, dictionary }) => dictionary[codes[row] ?? -1] ?? ""));
    for (const key of keys) if (key !== "") uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return uses;
}

function namedOf(record: EntityRecord, statements: number): Named {
  const { id, key, name, aliases } = record;
  return { record, side: { id, key, name, aliases, statements }, shapes: [name, ...aliases].map((one) => nameShape(one, senseOf)) };
}

/** Before a meaning, to tell it from letters. */
const whole = "=";

/** Pairs that share a word, a meaning, or the first or last letters; each once. */
function candidatePairs(named: readonly Named[]): [Named, Named][] {
  const sharing = new Map<string, number[]>();
  for (const [at, { shapes }] of named.entries()) {
    const parts = new Set(shapes.flatMap(({ folded, senses }) => [...senses.map((sense) => `${whole}${sense}`), ...partsToFind(folded)]));
    for (const part of parts) {
      const own = sharing.get(part) ?? [];
      sharing.set(part, own);
      own.push(at);
    }
  }
  const pairs = new Set<number>();
  for (const [part, sharers] of sharing) {
    if (sharers.length > (part.startsWith(whole) ? mostSharing : mostAlike)) continue;
    for (const [place, a] of sharers.entries()) for (const b of sharers.slice(place + 1)) pairs.add(a * named.length + b);
  }
  return [...pairs].flatMap((pair): [Named, Named][] => {
    const [a, b] = [named[Math.floor(pair / named.length)], named[pair % named.length]];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
}

function likenessOf(a: Named, b: Named): NameLikeness | null {
  let best: NameLikeness | null = null;
  for (const one of a.shapes)
    for (const other of b.shapes) {
      const likeness = compareNames(one, other);
      if (likeness !== null && likeness.score > (best?.score ?? 0)) best = likeness;
    }
  return best;
}

function areSettled(a: EntityRecord, b: EntityRecord): boolean {
  const isApart = (a.distinctFrom?.includes(b.id) ?? false) || (b.distinctFrom?.includes(a.id) ?? false);
  return isApart || a.parent === b.id || b.parent === a.id;
}

/** The one that is kept: more statements, else the shorter name. */
function isFirst(a: MergeSide, b: MergeSide): boolean {
  if (a.statements !== b.statements) return a.statements > b.statements;
  return a.name.length === b.name.length ? a.key < b.key : a.name.length < b.name.length;
}
