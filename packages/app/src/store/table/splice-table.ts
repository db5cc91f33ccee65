import type { Column, StatementTable } from "@rapporteur/core/model";
import { ownTexts } from "./build-library-table.ts";
import { orderDictionary, type Coded } from "./order-dictionary.ts";

/** Rows that follow each other: of the table as it was, or of the table of what changed. */
interface Stretch {
  readonly isFresh: boolean;
  readonly first: number;
  readonly end: number;
  /** Where they come to stand. */
  readonly at: number;
}

interface Plan {
  readonly stretches: readonly Stretch[];
  readonly documentOf: Int32Array;
  readonly length: number;
}

interface Replacement {
  /** Documents whose rows are all in `fresh`; those that are gone too. */
  readonly replaced: ReadonlySet<string>;
  /** Made with the same variables, its documents in the same order. */
  readonly fresh: StatementTable;
  /** All documents of the result, in the order of its rows. */
  readonly documents: StatementTable["documents"];
}

/**
 * A table with the rows of some documents replaced; what stays is copied, not made again. Equal to a table that is built from the whole.
 *
 * Cost: O(rows + documents) copies of numbers, O(strings) where `fresh` brings any.
 */
export function spliceTable(old: StatementTable, { replaced, fresh, documents }: Replacement): StatementTable {
  const plan = makePlan(old, { replaced, fresh, documents });
  const { length } = plan;
  const types = orderDictionary(
    joinCoded(plan, {
      old: { codes: old.types, dictionary: old.typeNames },
      fresh: { codes: fresh.types, dictionary: fresh.typeNames },
      joined: new Uint16Array(length),
      isOwn: false,
    }),
  );
  return {
    length,
    ids: plan.stretches.flatMap(({ isFresh, first, end }) => (isFresh ? fresh : old).ids.slice(first, end)),
    types: types.codes,
    typeNames: types.dictionary,
    documentOf: plan.documentOf,
    documents,
    starts: join(plan, old.starts, fresh.starts, new Int32Array(length)),
    ends: join(plan, old.ends, fresh.ends, new Int32Array(length)),
    times: join(plan, old.times, fresh.times, new Float64Array(length)),
    reviews: join(plan, old.reviews, fresh.reviews, new Uint8Array(length)),
    reviewedByPerson: join(plan, old.reviewedByPerson, fresh.reviewedByPerson, new Uint8Array(length)),
    variables: Object.fromEntries(
      Object.entries(old.variables).map(([name, column]) => [
        name,
        joinColumns(plan, { old: column, fresh: fresh.variables[name] ?? column, isOwn: ownTexts.has(name) }),
      ]),
    ),
  };
}

function makePlan(old: StatementTable, { replaced, fresh, documents }: Replacement): Plan {
  const [oldRows, freshRows] = [rowsByDocument(old), rowsByDocument(fresh)];
  const stretches: Stretch[] = [];
  const counts: number[] = [];
  let at = 0;
  for (const id of documents.ids) {
    const isFresh = replaced.has(id);
    const { first, end } = (isFresh ? freshRows : oldRows).get(id) ?? { first: 0, end: 0 };
    counts.push(end - first);
    if (end === first) continue;
    const last = stretches.at(-1);
    if (last !== undefined && last.isFresh === isFresh && last.end === first) stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ isFresh, first, end, at });
    at += end - first;
  }
  const documentOf = new Int32Array(at);
  let row = 0;
  for (const [document, count] of counts.entries()) {
    documentOf.fill(document, row, row + count);
    row += count;
  }
  return { stretches, documentOf, length: at };
}

/** Rows of a document follow each other. */
function rowsByDocument({ documentOf, documents, length }: StatementTable): Map<string, { first: number; end: number }> {
  const found = new Map<string, { first: number; end: number }>();
  for (let first = 0; first < length;) {
    const document = documentOf[first];
    let end = first + 1;
    while (end < length && documentOf[end] === document) end++;
    found.set(documents.ids[document ?? 0] ?? "", { first, end });
    first = end;
  }
  return found;
}

interface Numbers<N> {
  subarray(first: number, end: number): N;
  set(numbers: N, at: number): void;
}

function join<N extends Numbers<N>>({ stretches }: Plan, old: N, fresh: N, joined: N): N {
  for (const { isFresh, first, end, at } of stretches) joined.set((isFresh ? fresh : old).subarray(first, end), at);
  return joined;
}

function joinColumns(plan: Plan, { old, fresh, isOwn }: { old: Column; fresh: Column; isOwn: boolean }): Column {
  if ("codes" in old && "codes" in fresh) {
    return { kind: old.kind, ...orderDictionary(joinCoded(plan, { old, fresh, joined: new Int32Array(plan.length), isOwn })) };
  }
  if ("isMissing" in old && "isMissing" in fresh) {
    const isMissing = join(plan, old.isMissing, fresh.isMissing, new Uint8Array(plan.length));
    return { kind: old.kind, values: join(plan, old.values, fresh.values, new Int32Array(plan.length)), isMissing };
  }
  if (old.kind === fresh.kind && (old.kind === "number" || old.kind === "date") && "values" in fresh) {
    return { kind: old.kind, values: join(plan, old.values, fresh.values as Float64Array, new Float64Array(plan.length)) };
  }
  throw new TypeError(`a ${fresh.kind} column cannot go on in a ${old.kind} column`);
}

interface Joining<Codes extends Int32Array | Uint16Array> {
  readonly old: Coded<Codes>;
  readonly fresh: Coded<Codes>;
  readonly joined: Codes;
  /** Where each row has a text of its own, none is looked for among the old. */
  readonly isOwn: boolean;
}

function joinCoded<Codes extends Int32Array | Uint16Array>(plan: Plan, { old, fresh, joined, isOwn }: Joining<Codes>): Coded<Codes> {
  const dictionary = [...old.dictionary];
  const codes = isOwn ? fresh.dictionary.map((text) => dictionary.push(text) - 1) : freshCodes(dictionary, fresh.dictionary);
  for (const { isFresh, first, end, at } of plan.stretches) {
    if (!isFresh) {
      joined.set(old.codes.subarray(first, end), at);
      continue;
    }
    for (let row = first; row < end; row++) joined[at + row - first] = codes[fresh.codes[row] ?? -1] ?? -1;
  }
  return { codes: joined, dictionary };
}

/** Where strings stand in a dictionary, at its end if they were not in it before. Few are new: finding them costs less than an index of all. */
function freshCodes(dictionary: string[], fresh: readonly string[]): number[] {
  if (fresh.length === 0) return [];
  const places = new Map(fresh.map((text): [string, number] => [text, -1]));
  for (const [code, text] of dictionary.entries()) if (places.has(text)) places.set(text, code);
  return fresh.map((text) => {
    const known = places.get(text) ?? -1;
    return known === -1 ? dictionary.push(text) - 1 : known;
  });
}
