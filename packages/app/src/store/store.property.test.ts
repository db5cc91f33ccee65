import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import type { EntityRecord } from "../records/entity-record.ts";
import type { Change } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { columnReader, type StatementTable } from "@rapporteur/core/model";
import { openStore } from "./open-store.ts";
import type { DocumentQuery, EntityQuery, StatementQuery } from "./queries.ts";
import type { Store } from "./store.ts";
import { listOf } from "./testing/list-of.ts";
import { lendPostgres, type LentPostgres } from "./testing/lend-postgres.ts";
import { sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "./testing/sample-records.ts";
import { times } from "../../../../test/support/effort.ts";

/* Random commits, undos and redos against a plain model in memory, and the same on both stores. */

const ann = { account: "ann", name: "Ann" };
const entityIds = ["e1", "e2", "e3", "e4"];
const statementIds = ["s1", "s2", "s3", "s4", "s5"];
const documentIds = ["d1", "d2", "d3"];
const odd = fc.constantFrom("", "a", "Z", "é", "É", "ß", "10", "9", "_", "%", "\u{10400}", "\uffee", "ж", "ا", "e\u0301");
const date = fc.constantFrom(null, "2020-01-01", "2021-06-05", "2024-02-29");

type State = Map<string, EntityRecord | StatementRecord>;
type Kind = "entity" | "statement";

const entity = fc.record({
  kind: fc.constant("entity" as const),
  id: fc.constantFrom(...entityIds),
  isRemoval: fc.boolean(),
  given: fc.record({
    name: fc.tuple(odd, odd).map(([a, b]) => `${a} ${b}n`),
    key: fc.constantFrom("k1", "k2", "k3", "k4"),
    mergedInto: fc.constantFrom(null, null, ...entityIds),
  }),
});
const statement = fc.record({
  kind: fc.constant("statement" as const),
  id: fc.constantFrom(...statementIds),
  isRemoval: fc.boolean(),
  given: fc.record({
    documentId: fc.constantFrom(...documentIds),
    start: fc.integer({ min: 0, max: 3 }),
    speaker: fc.constantFrom(null, ...entityIds),
    confidence: fc.constantFrom(null, 0, 0.25, 1),
    review: fc.constantFrom("draft" as const, "accepted" as const, "rejected" as const),
    quote: odd.map((text) => `quote ${text}`),
    values: fc.record({ concept: fc.constantFrom(null, ...entityIds), agreement: fc.constantFrom(null, true, false), date, words: fc.option(odd) }),
  }),
});
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant("commit" as const), changes: fc.array(fc.oneof(entity, statement), { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("undo" as const, "redo" as const) }) },
);
const history = fc.array(step, { minLength: 1, maxLength: 14 });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let folder = "";
let server: LentPostgres | null = null;
let count = 0;
const place = (): string => join(folder, `library-${++count}.rapporteur`);
const seeded = sampleCommit([]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rapporteur-property-"));
  server = await lendPostgres();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openSeeded(at: string): Promise<Store> {
  const store = await openStore(at, { now: () => Date.parse("2024-05-01T00:00:00Z") });
  const changes: Change[] = [{ kind: "type", id: "t-position", expected: null, after: sampleType() }];
  for (const [index, id] of documentIds.entries()) {
    const content = sampleContent(`Words of ${id}`);
    await store.contents.keep("main", content);
    const published = [null, "2021-01-01", "2021-01-01"][index] ?? null;
    changes.push({ kind: "document", id, expected: null, after: sampleDocument(id, content, { published, title: ["É", "e", "Zz"][index] ?? "" }) });
  }
  await store.history.commit({ ...seeded, by: { account: "seed", name: "Seed" }, changes });
  return store;
}

/** Applies a history; gives what each step did: a revision, or the code of the error. */
async function play(store: Store, steps: readonly Step[]): Promise<(number | string)[]> {
  const outcomes: (number | string)[] = [];
  for (const one of steps) {
    try {
      if (one.what === "commit") outcomes.push((await store.history.commit(sampleCommit(await changesOf(store, one.changes), { by: ann }))).revision);
      else {
        const next = await store.history.undoable("main", "ann", one.what);
        outcomes.push(next === null ? "nothing" : (await store.history.commit(await store.history.inverse("main", next.revision, ann))).revision);
      }
    } catch (problem) {
      if (!isRapporteurError(problem)) throw problem;
      outcomes.push(problem.code);
    }
  }
  return outcomes;
}

type Wanted = Extract<Step, { what: "commit" }>["changes"][number];

async function changesOf(store: Store, wanted: readonly Wanted[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { kind, id, isRemoval, given } of wanted) {
    const current = await store.records.get("main", kind, id);
    const record = kind === "entity" ? sampleEntity(id, given) : sampleStatement(id, "d1", given);
    changes.push({ kind, id, expected: current?.revision ?? null, after: isRemoval && current !== null ? null : record } as Change);
  }
  return changes;
}

async function stateOf(store: Store, asOf?: number): Promise<State> {
  const state: State = new Map();
  for (const kind of ["entity", "statement"] as const satisfies readonly Kind[]) {
    for (const { record } of await listOf(store.records.all("main", kind, asOf === undefined ? {} : { asOf })))
      state.set(`${kind} ${record.id}`, record);
  }
  return state;
}

/** The model: a map of records, changed by what each revision says it did. */
async function modelStates(store: Store, head: number): Promise<State[]> {
  const states: State[] = [new Map()];
  for (let revision = 1; revision <= head; revision++) {
    const next = new Map(states[revision - 1]);
    const found = await store.history.revision("main", revision);
    for (const { kind, id, before, after } of found?.changes ?? []) {
      if (kind !== "entity" && kind !== "statement") continue;
      expect(before).toEqual(next.get(`${kind} ${id}`) ?? null);
      if (after === null) next.delete(`${kind} ${id}`);
      else next.set(`${kind} ${id}`, after as EntityRecord | StatementRecord);
    }
    states.push(next);
  }
  return states;
}

test("the past equals what the changes add up to, at every revision; undo and redo lead back to states that were", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const store = await openSeeded(place());
      try {
        const outcomes = await play(store, steps);
        const head = await store.history.head("main");
        const states = await modelStates(store, head);
        for (const [revision, state] of states.entries()) expect(await stateOf(store, revision)).toEqual(state);
        expect(await stateOf(store)).toEqual(states[head]);
        const { entries } = await store.history.list("main", { limit: 100 });
        for (const { revision, undoes } of entries) {
          // An undo gives the records of what it undoes the state they had before.
          if (undoes === null) continue;
          const { changes } = (await store.history.revision("main", undoes)) ?? { changes: [] };
          for (const { kind, id, before } of changes) expect(states[revision]?.get(`${kind} ${id}`) ?? null).toEqual(before);
        }
        expect(outcomes.filter((one) => typeof one === "number")).toHaveLength(head - 1);
      } finally {
        await store.close();
      }
    }),
    { numRuns: times(3, 25) },
  );
});

/** What the tables made for speed hold must be what the records say. */
test("counts, uses, links and the statement table agree with the records", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const store = await openSeeded(place());
      try {
        await play(store, steps);
        await expectAgreement(store);
      } finally {
        await store.close();
      }
    }),
    { numRuns: times(3, 25) },
  );
});

async function expectAgreement(store: Store): Promise<void> {
  const statements = (await listOf(store.records.all("main", "statement"))).map(({ record }) => record);
  const entities = new Map((await listOf(store.records.all("main", "entity"))).map(({ record }) => [record.id, record]));
  const rootOf = (id: string): string => {
    const into = entities.get(id)?.mergedInto ?? null;
    return into === null ? id : rootOf(into);
  };
  const names = ({ speaker, values }: StatementRecord): string[] => [speaker, values["concept"]].filter((id) => typeof id === "string").map(rootOf);
  for (const { record, uses } of (await store.lists.entities("main", { limit: 100 })).entries) {
    expect([record.id, uses]).toEqual([record.id, statements.filter((one) => names(one).includes(record.id)).length]);
  }
  for (const { record, counts } of (await store.lists.documents("main", { limit: 100 })).entries) {
    const own = statements.filter(({ documentId }) => documentId === record.id);
    const expected = { draft: 0, accepted: 0, rejected: 0 };
    for (const { review } of own) expected[review]++;
    expect(counts).toEqual(expected);
  }
  const head = await store.history.head("main");
  const { table } = await store.tables.statements("main");
  expect(table.ids).toEqual(
    [...statements].sort((a, b) => compare(a.documentId, b.documentId) || a.start - b.start || compare(a.id, b.id)).map(({ id }) => id),
  );
  // One revision on, the same table is of the past and is made from whole records.
  await store.history.commit(
    sampleCommit([
      { kind: "project", id: "main", expected: null, after: { id: "main", name: "M", description: "", isBlind: false, scale: "", locale: "en" } },
    ]),
  );
  expect(shown((await store.tables.statements("main", { asOf: head })).table)).toEqual(shown(table));
  for (const asOf of [undefined, head]) {
    const batches: unknown[] = [];
    await store.tables.batches("main", { asOf, rows: 2 }, (batch) => void batches.push(...rowsOf(batch)));
    expect(batches).toEqual(rowsOf(table));
  }
  const keys = table.variables["speaker"];
  for (const [row, id] of table.ids.entries()) {
    const speaker = statements.find((one) => one.id === id)?.speaker ?? null;
    const key = keys?.kind === "entity" ? (keys.dictionary[keys.codes[row] ?? -1] ?? null) : null;
    expect(key).toBe(speaker === null ? null : (entities.get(rootOf(speaker))?.key ?? null));
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
/** Rows as plain values, so that tables with dictionaries of their own can be compared. */
const rowsOf = (table: StatementTable): unknown[] =>
  table.ids.map((id, row) => [
    id,
    table.typeNames[table.types[row] ?? -1],
    table.documents.ids[table.documentOf[row] ?? -1],
    table.starts[row],
    table.ends[row],
    String(table.times[row]),
    table.reviews[row],
    table.reviewedByPerson[row],
    ...Object.keys(table.variables).map((name) => [name, columnReader(table, name)(row)]),
  ]);
const shown = (table: StatementTable): unknown =>
  JSON.parse(JSON.stringify(table, (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)].map(String) : value)));

const order = fc.constantFrom(undefined, "ascending" as const, "descending" as const);
const some = (ids: readonly string[]): fc.Arbitrary<string[] | undefined> => fc.option(fc.subarray([...ids]), { nil: undefined, freq: 1 });
const queries = fc.record({
  statements: fc.record<StatementQuery>({
    limit: fc.integer({ min: 1, max: 4 }),
    sort: fc.constantFrom(undefined, "place", "date", "type", "speaker", "confidence", "changed"),
    order,
    documents: some(documentIds),
    speakers: some(entityIds),
    entities: some(entityIds),
    words: fc.option(odd, { nil: undefined }),
    from: fc.option(
      date.map((day) => day ?? "2020-06-01"),
      { nil: undefined, freq: 1 },
    ),
    where: fc.constantFrom(
      undefined,
      [{ variable: "agreement", is: [true, null] }],
      [{ variable: "concept", is: ["e1", "e2"] }],
      [{ variable: "words", is: ["a\0", "é", ""] }],
    ),
  }),
  documents: fc.record({
    limit: fc.integer({ min: 1, max: 2 }),
    sort: fc.constantFrom(undefined, "published" as const, "added" as const, "title" as const, "drafts" as const),
    order,
    title: fc.option(odd, { nil: undefined }),
    review: fc.constantFrom(undefined, "with drafts" as const, "reviewed" as const, "without statements" as const),
  }) as fc.Arbitrary<DocumentQuery>,
  entities: fc.record({
    limit: fc.integer({ min: 1, max: 3 }),
    text: fc.option(odd, { nil: undefined }),
    includesMerged: fc.boolean(),
  }) as fc.Arbitrary<EntityQuery>,
});

async function pages<T>(read: (cursor: string | undefined) => Promise<{ entries: readonly T[]; next: string | null }>): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await read(cursor);
    all.push(...entries, next);
    if (next === null) return all;
    cursor = next;
  }
}

test("SQLite and PostgreSQL do and answer the same, in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(queries, { minLength: 3, maxLength: 6 }), async (steps, asked) => {
      const stores = [await openSeeded(place()), await openSeeded((await server?.makeLibrary()) ?? "")] as const;
      try {
        // Kept from here on, so that both bring it up to date.
        for (const store of stores) await store.tables.statements("main");
        const [ours, theirs] = [await play(stores[0], steps), await play(stores[1], steps)];
        expect(theirs).toEqual(ours);
        for (const query of asked) {
          const [one, other] = await Promise.all(stores.map((store) => answers(store, query)));
          expect(other).toEqual(one);
        }
        const tables = await Promise.all(stores.map(async (store) => shown((await store.tables.statements("main")).table)));
        expect(tables[1]).toEqual(tables[0]);
        const listed = await Promise.all(
          stores.map((store) => pages((cursor) => store.history.list("main", { limit: 3, ...(cursor === undefined ? {} : { cursor }) }))),
        );
        expect(listed[1]).toEqual(listed[0]);
      } finally {
        for (const store of stores) await store.close();
      }
    }),
    { numRuns: times(2, 15) },
  );
}, 240_000);

async function answers(store: Store, query: typeof queries extends fc.Arbitrary<infer T> ? T : never): Promise<unknown[]> {
  const { statements, documents, entities } = query;
  return [
    await pages((cursor) => store.lists.statements("main", { ...statements, cursor })),
    await store.lists.statementCount("main", statements),
    await store.lists.statementFacets("main", statements),
    await pages((cursor) => store.lists.documents("main", { ...documents, cursor })),
    await store.lists.documentFacets("main", documents),
    await pages((cursor) => store.lists.entities("main", { ...entities, cursor })),
  ];
}
