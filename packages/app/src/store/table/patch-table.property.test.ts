import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import type { DocumentContent } from "../../records/document-record.ts";
import type { RecordKind, RecordOf } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";
import type { StatementTable } from "@rapporteur/core/model";
import { changesSince } from "../history/changes-since.ts";
import { contentStore } from "../contents.ts";
import { historyStore } from "../history/history.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import { followers } from "../projections.ts";
import { recordStore } from "../records.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import type { HistoryStore, RecordStore } from "../store.ts";
import type { StoreContext } from "../store-context.ts";
import { tableStore } from "./table-store.ts";
import { newLibrary } from "../testing/new-library.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";
import { times } from "../../../../../test/support/effort.ts";

/* A table that is brought up to date after each commit against one that is built from the whole. */

interface Library extends OpenedDatabase {
  readonly history: HistoryStore;
  readonly records: RecordStore;
}

let folder = "";
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rapporteur-patch-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Part = DocumentContent["contributions"][number];
const part: Part = { start: 0, end: 9, body: [0, 9], bio: null, heading: null, affiliation: null, roles: [], author: "e1" };
const content = sampleContent("The words of every document", {
  contributions: [part, { ...part, start: 9, end: 27, body: [9, 27], author: "e2", coAuthors: [{ author: "e3", affiliation: null, roles: [] }] }],
});
const far = 20_000;

async function openLibrary(): Promise<Library> {
  const opened = openSqlite(await newLibrary(join(folder, `library-${++count}.rapporteur`)), () => Date.parse("2024-05-01T00:00:00Z"));
  await contentStore(opened.context).keep("main", content);
  const history = historyStore({ ...opened.context, ...followers }, (await opened.openServices()).commits);
  await history.commit(
    sampleCommit([made("type", sampleType()), made("document", sampleDocument("d2", content)), made("entity", sampleEntity("e1"))]),
  );
  return { ...opened, history, records: recordStore(opened.context) };
}

const names = fc.constantFrom(null, "e1", "e2", "e3");
const given = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("statement" as const),
      id: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6"),
      documentId: fc.constantFrom("d1", "d2", "d3"),
      start: fc.constantFrom(0, 1, far),
      speaker: names,
      review: fc.constantFrom("draft" as const, "accepted" as const),
      quote: fc.constantFrom("one", "two", "three"),
      values: fc.record({ concept: names, agreement: fc.constantFrom(null, true, false), date: fc.constantFrom(null, "2020-01-01"), words: names }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("document" as const),
      id: fc.constantFrom("d1", "d2", "d3"),
      title: fc.constantFrom("One", "Two"),
      published: fc.constantFrom(null, "2021-01-01"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("entity" as const),
      id: fc.constantFrom("e1", "e2", "e3"),
      key: fc.constantFrom("k1", "k2", "k3"),
      note: fc.constantFrom("", "known"),
      mergedInto: fc.constantFrom(null, null, "e1", "e2"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("type" as const), id: fc.constant("t-position"), label: fc.constantFrom("A", "B") }),
  },
);
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;
const wanted = fc.record({ given, isRemoval: fc.boolean() });

function recordFrom(one: Given): RecordOf<RecordKind> {
  switch (one.kind) {
    case "statement": {
      const { kind: _, id, documentId, ...rest } = one;
      return sampleStatement(id, documentId, rest);
    }
    case "document": {
      const { kind: _, id, ...rest } = one;
      return sampleDocument(id, content, rest);
    }
    case "entity": {
      const { kind: _, id, ...rest } = one;
      return sampleEntity(id, rest);
    }
    default:
      return sampleType("position", { label: one.label });
  }
}

async function commit({ history, records }: Library, some: readonly { given: Given; isRemoval: boolean }[]): Promise<void> {
  const changes: Change[] = [];
  for (const { given: one, isRemoval } of some) {
    const current = await records.get("main", one.kind, one.id);
    changes.push({
      kind: one.kind,
      id: one.id,
      expected: current?.revision ?? null,
      after: isRemoval && current !== null ? null : recordFrom(one),
    } as Change);
  }
  try {
    await history.commit(sampleCommit(changes));
  } catch (problem) {
    if (!isRapporteurError(problem)) throw problem;
  }
}

const shown = (table: StatementTable): unknown =>
  JSON.parse(JSON.stringify(table, (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)].map(String) : value)));

test("a table that is brought up to date equals one that is built from the whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(wanted, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }), async (commits) => {
      const library = await openLibrary();
      try {
        const kept = tableStore(library.context);
        for (const some of commits) {
          await commit(library, some);
          const [patched, whole] = [await kept.statements("main"), await tableStore(library.context).statements("main")];
          expect(patched.revision).toBe(whole.revision);
          expect(shown(patched.table)).toEqual(shown(whole.table));
        }
      } finally {
        await library.close();
      }
    }),
    { numRuns: times(6, 60) },
  );
}, 120_000);

const since = (context: StoreContext, revision: number) => context.readConsistently((reader) => changesSince(reader, "main", revision));

test("changes are told by document, and only what may touch any row asks for the whole", async () => {
  const library = await openLibrary();
  const { history, context, records } = library;
  const put = async <K extends RecordKind>(kind: K, record: RecordOf<K>): Promise<number> => {
    const current = await records.get("main", kind, record.id);
    const change = { kind, id: record.id, expected: current?.revision ?? null, after: record } as Change;
    return (await history.commit(sampleCommit([change]))).revision;
  };
  const first = await put("statement", sampleStatement("s1", "d2", { speaker: "e1" }));
  expect(await since(context, first)).toEqual({ documents: new Set(), areDocumentsOther: false });
  await put("statement", sampleStatement("s2", "d2"));
  const noted = await put("entity", sampleEntity("e1", { note: "An economist" }));
  expect(await since(context, first)).toEqual({ documents: new Set(["d2"]), areDocumentsOther: false });
  const added = await put("document", sampleDocument("d3", content));
  expect(await since(context, noted)).toEqual({ documents: new Set(["d3"]), areDocumentsOther: true });
  const renamed = await put("entity", sampleEntity("e1", { key: "person:other" }));
  expect(await since(context, added)).toBeNull();
  await put("type", sampleType("position", { label: "Stance" }));
  expect(await since(context, renamed)).toBeNull();
  await library.close();
});

test("what was erased asks for the whole, and its words are in no table after", async () => {
  const library = await openLibrary();
  const { history, context } = library;
  const kept = tableStore(context);
  await history.commit(
    sampleCommit([
      made("statement", sampleStatement("s1", "d2", { quote: "A secret" })),
      made("statement", sampleStatement("s2", "d2", { start: far })),
    ]),
  );
  const { revision, table } = await kept.statements("main");
  expect(JSON.stringify(shown(table))).toContain("A secret");
  await history.commit(sampleCommit([made("statement", sampleStatement("s3", "d2", { start: far }))]));
  expect((await kept.statements("main", { asOf: revision })).table.ids).toEqual(["s1", "s2"]);
  await history.erase("main", [{ kind: "statement", id: "s1" }], { account: null, name: "Somebody" });
  expect(await since(context, revision)).toBeNull();
  const after = await kept.statements("main");
  expect(after.table.ids).toEqual(["s2", "s3"]);
  expect((await kept.statements("main", { asOf: revision })).table.ids).toEqual(["s2"]);
  expect(JSON.stringify(shown(after.table))).not.toContain("A secret");
  await library.close();
});
