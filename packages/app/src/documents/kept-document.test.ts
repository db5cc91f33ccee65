import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHash } from "node:crypto";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { codeOf } from "../access/testing/office.ts";
import { mergeEntities } from "../entities/merge-entities.ts";
import { collect } from "../library/collect.ts";
import { everything } from "../library/membership.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { addCoder, codersOf } from "../statements/coders-of.ts";
import { reviewStatements } from "../statements/review-statements.ts";
import { changed, made, sampleCommit, sampleStatement, sampleType } from "../store/testing/sample-records.ts";
import { readingForModel, takeCoding } from "./code-documents.ts";
import { firstDocument } from "./fill-library.ts";
import { importReadout, importReadouts } from "./import-readout.ts";
import { openDocumentView } from "./library-document-view.ts";
import { removeDocument } from "./library-remove-document.ts";
import { keepOriginal, keepsOriginals } from "./originals/keep-original.ts";
import { originalOf } from "./originals/original-of.ts";
import { reextractDocument } from "./reextract.ts";
import { openStoredDocument, removedStatements } from "./stored-document.ts";
import { documentReadout, entitiesAt } from "./to-readout.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const latest = async () => (await desk.workplace.store.history.list("main", { limit: 1 })).entries[0];
const titled = (title: string, given: Partial<Readout["document"]> = {}): Readout => ({
  ...sampleReadout,
  document: { ...sampleReadout.document, title, text: `${sampleReadout.document.text}\n${title.slice(0, 40)}\n`, ...given },
});
const stored = (id: string) => openStoredDocument(desk.workplace, id);
const statementOf = async (id: string, draftId: string) =>
  (await stored(id)).statements.find(({ record }) => record.draftId === draftId) ?? expect.unreachable(draftId);
const placed = (readout: Readout, shift: string): Readout => {
  const by = shift.length;
  return {
    ...readout,
    document: {
      ...readout.document,
      text: shift + readout.document.text,
      textSha256: createHash("sha256")
        .update(shift + readout.document.text)
        .digest("hex"),
      blocks: [],
      contributions: [],
      questions: [],
    },
    statements: readout.statements.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
    answers: [],
    comparison: [],
    entities: readout.entities.map((one) => ({ ...one, mentions: [] })),
  };
};

describe("the history", () => {
  test("says what was imported, of one its title and of many how many", async () => {
    const { documentId } = await importReadout(desk.workplace, { readout: titled("One") });
    expect(await latest()).toMatchObject({ action: "import", summary: "Imported “One”" });
    await importReadouts(
      desk.workplace,
      ["Two", "Three"].map((title) => ({ readout: titled(title) })),
    );
    expect((await latest())?.summary).toBe("Imported 2 documents");
    await importReadout(desk.workplace, { readout: titled("n".repeat(900)) });
    expect((await latest())?.summary).toBe(`Imported “${"n".repeat(490)}`);
    await removeDocument(desk.workplace, documentId, (await stored(documentId)).document.revision);
    expect(await latest()).toMatchObject({ action: "remove", summary: "Removed “One”", changeCount: 6 });
    expect(await codeOf(removeDocument({ ...desk.workplace, membership: { role: "coder", grants: everything } }, documentId, 1))).toBe(
      "RAP_RIGHTS_ROLE",
    );
  });

  test("says by whom a document was coded again, and that nothing changed where nothing did", async () => {
    const { documentId } = await importReadout(desk.workplace, { readout: titled("One") });
    const fewer = {
      ...titled("One"),
      statements: sampleReadout.statements.filter(({ id }) => id !== "p1"),
      producer: { ...sampleReadout.producer, coder: "builtin@2.0.0" },
    };
    expect(await takeCoding(desk.workplace, documentId, fewer)).toMatchObject({ removed: 1, revision: expect.any(Number) });
    expect(await latest()).toMatchObject({ action: "code", summary: "Coded “One” by builtin@2.0.0" });
    expect((await takeCoding(desk.workplace, documentId, fewer)).revision).toBeNull();
    await importReadout(desk.workplace, { readout: titled("n".repeat(900)) }).then(({ documentId: id }) =>
      takeCoding(desk.workplace, id, { ...titled("n".repeat(900)), statements: [] }),
    );
    expect((await latest())?.summary).toHaveLength(500);
    expect(await codeOf(takeCoding({ ...desk.workplace, membership: { role: "reader", grants: everything } }, documentId, fewer))).toBe(
      "RAP_RIGHTS_ROLE",
    );
  });

  test("says how many statements were found again in a new text, and how many are lost", async () => {
    const readout = { ...titled("One"), statements: sampleReadout.statements.map((one) => ({ ...one, review: "draft" as const })) };
    const { documentId } = await importReadout(desk.workplace, { readout });
    const reviewed = [await statementOf(documentId, "r1"), await statementOf(documentId, "f2")];
    await reviewStatements(desk.workplace, {
      review: "accepted",
      statements: reviewed.map(({ record, revision }) => ({ id: record.id, expected: revision })),
    });
    const next = placed(readout, "A new beginning.\n");
    const gone = {
      ...next,
      document: {
        ...next.document,
        text: next.document.text.replace("Graustark is unlikely to yield", "Nothing of that kind was said"),
        sha256: "2".repeat(64),
      },
      statements: next.statements.filter(({ id }) => id !== "f2"),
    };
    const { document } = await stored(documentId);
    const done = await reextractDocument(desk.workplace, {
      documentId,
      expected: document.revision,
      reading: { readout: gone, shapes: {} },
      sourceName: "new.txt",
    });
    expect([done.placed, done.lost]).toEqual([1, [reviewed[1]?.record.id]]);
    expect(await latest()).toMatchObject({ action: "reextract", summary: "New text of “One”: 1 statement found again, 1 lost" });
    const after = await stored(documentId);
    expect(after.document.record).toMatchObject({ sourceName: "new.txt", sha256: "2".repeat(64) });
    const again = await statementOf(documentId, "r1");
    expect([again.record.start, again.record.review]).toEqual([(reviewed[0]?.record.start ?? 0) + 17, "accepted"]);
    const back = await reextractDocument(desk.workplace, {
      documentId,
      expected: after.document.revision,
      reading: { readout: placed(readout, "Once more.\n"), shapes: { markup: [[0, 4]] } },
    });
    expect((await latest())?.summary).toContain("1 statement found again, 0 lost");
    expect((await stored(documentId)).document).toMatchObject({ revision: back.revision, record: { sourceName: "new.txt" } });
    expect((await stored(documentId)).content.markup).toEqual([[0, 4]]);
  });
});

describe("a document that comes in", () => {
  test("is internal, whose it is who brings it, with fields no longer than are kept", async () => {
    const url = `https://example.org/${"u".repeat(4100)}`;
    const { documentId } = await importReadout(desk.as("ann"), { readout: titled("One", { url, language: "x".repeat(50) }) });
    const { record } = (await stored(documentId)).document;
    expect(record).toMatchObject({
      rights: "internal",
      sourceName: null,
      addedBy: "ann",
      addedAt: expect.stringMatching(/^2031-06-01/),
      assignedTo: [],
      note: "",
    });
    expect([record.id[0], record.url?.length, record.language.length]).toEqual(["d", 4000, 35]);
    const many = Array.from({ length: 25 }, (_, at) => `person:p${at}`);
    const reported = {
      ...titled("Two"),
      statements: sampleReadout.statements.map((one) => ({ ...one, reportedBy: many })),
      entities: [...sampleReadout.entities, ...many.map((id) => ({ ...sampleReadout.entities[2], id, name: id, mentions: [] }))],
    } as Readout;
    const { documentId: second } = await importReadout(desk.workplace, { readout: reported });
    expect((await statementOf(second, "r1")).record.reportedBy).toHaveLength(20);
  });

  test("has statements that were reviewed by who brings them, and a person's without a confidence", async () => {
    const statements = sampleReadout.statements.map((one) => (one.id === "r1" ? { ...one, coder: "person:bob" } : one));
    const { documentId } = await importReadout(desk.as("ann"), { readout: { ...titled("One"), statements } });
    const by = async (draftId: string) => {
      const { id, reviewedBy, reviewedAt, confidence, coder } = (await statementOf(documentId, draftId)).record;
      return [id[0], reviewedBy, reviewedAt === null, confidence, coder.kind];
    };
    expect([await by("r1"), await by("c1"), await by("f1")]).toEqual([
      ["s", "ann", false, null, "person"],
      ["s", "ann", false, 0.7, "builtin"],
      ["s", null, true, 0.9, "builtin"],
    ]);
  });

  test("is given back with entities by their keys, mentions in order, and a warning for what has no place in a readout", async () => {
    const spans: [number, number][] = [
      [40, 44],
      [10, 14],
      [10, 12],
    ];
    const entities = sampleReadout.entities.map((one, at) =>
      at === 0 ? { ...one, mentions: spans, country: "state:GRA", actsFor: "state:GRA" } : one,
    );
    const { documentId } = await importReadout(desk.workplace, { readout: { ...titled("One"), entities } });
    const own = sampleStatement("zz1", documentId, { type: "my-own", values: {} });
    await desk.workplace.store.history.commit(
      sampleCommit([made("type", sampleType("my-own", { isBuiltIn: false, variables: [] })), made("statement", own)]),
    );
    const back = await documentReadout(desk.workplace, documentId);
    expect(back.schema).toBe("rapporteur.readout/1");
    expect(back.entities.find(({ id }) => id === "state:RUR")).toMatchObject({
      country: "state:GRA",
      actsFor: "state:GRA",
      mentions: [
        [10, 12],
        [10, 14],
        [40, 44],
      ],
    });
    expect(back.warnings.at(-1)).toEqual({
      code: "statements-left-out",
      message: "1 statements of types of your own, or not filled in yet, have no place in a readout.",
    });
    expect(back.statements.map(({ start, end, id }) => [start, -end, id])).toEqual(
      back.statements.map(({ start, end, id }) => [start, -end, id] as const).toSorted(([a, b, c], [d, e, f]) => a - d || b - e || (c < f ? -1 : 1)),
    );
    const relation = await statementOf(documentId, "r1");
    await desk.workplace.store.history.commit(
      sampleCommit([changed("statement", { ...relation.record, confidence: null, draftId: null }, relation.revision)]),
    );
    expect((await documentReadout(desk.workplace, documentId)).statements.find(({ type }) => type === "relation")).toMatchObject({
      id: relation.record.id,
      confidence: 1,
    });
  });

  test("names entities as they stood at a revision", async () => {
    const { documentId } = await importReadout(desk.workplace, { readout: titled("One") });
    const before = await desk.workplace.store.history.head("main");
    const ids = new Map((await collect(desk.workplace.store.records.all("main", "entity"))).map(({ record }) => [record.key, record.id]));
    await mergeEntities(desk.workplace, { into: ids.get("state:GRA") ?? "", from: [ids.get("state:RUR") ?? ""] });
    const key = async (asOf?: number) => (await entitiesAt(desk.workplace, asOf)).standing(ids.get("state:RUR") ?? "")?.record.key;
    expect([await key(), await key(before), (await entitiesAt(desk.workplace, before)).standing("gone")]).toEqual(["state:GRA", "state:RUR", null]);
    const relation = async (asOf?: number) =>
      (await documentReadout(desk.workplace, documentId, { asOf })).statements.find(({ type }) => type === "relation");
    expect([await relation(), await relation(before)]).toMatchObject([{ source: "state:GRA" }, { source: "state:RUR" }]);
  });

  test("is seen with its statements as they stood: what is newer goes back, what was removed comes back", async () => {
    const { documentId } = await importReadout(desk.workplace, { readout: titled("One") });
    const before = await desk.workplace.store.history.head("main");
    const [r1, p1] = [await statementOf(documentId, "r1"), await statementOf(documentId, "p1")];
    await desk.workplace.store.history.commit(
      sampleCommit([
        changed("statement", { ...r1.record, note: "new" }, r1.revision),
        { kind: "statement", id: p1.record.id, expected: p1.revision, after: null },
        made("statement", sampleStatement("zz1", documentId, { start: 1, end: 3, quote: sampleReadout.document.text.slice(1, 3) })),
      ]),
    );
    const ids = async (asOf?: number, removed?: ReturnType<typeof removedStatements>) =>
      (await openStoredDocument(desk.workplace, documentId, asOf, removed)).statements.map(({ record }) => `${record.draftId} ${record.note}`);
    const then = await ids(before);
    expect(then).toEqual(["r1 ", "c1 ", "f1 ", "p1 ", "f2 "].toSorted((a, b) => then.indexOf(a) - then.indexOf(b)));
    expect(then.slice(0, 1)).toEqual(["r1 "]);
    expect((await ids()).toSorted()).toEqual(["c1 ", "f1 ", "f2 ", "null ", "r1 new"]);
    expect(await ids(before + 1)).toEqual(await ids());
    const removed = removedStatements(desk.workplace, before);
    expect(await ids(before, removed)).toEqual(then);
    expect(await removed.of("none")).toEqual([]);
    const f1 = await statementOf(documentId, "f1");
    await desk.workplace.store.history.commit(sampleCommit([{ kind: "statement", id: f1.record.id, expected: f1.revision, after: null }]));
    expect(await ids(before, removed)).toEqual(then);
    expect(await codeOf(openStoredDocument(desk.workplace, documentId, 1))).toBe("RAP_LIBRARY_MISSING");
  });
});

test("a document is opened with every entity that its text and its statements name, and whether its file is kept", async () => {
  const bytes = Buffer.from("the file");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { documentId } = await importReadout(desk.workplace, { readout: titled("One", { sha256 }), original: bytes });
  const view = await openDocumentView(desk.workplace, documentId);
  expect(view.hasOriginal).toBe(true);
  expect(view.entities.map(({ key }) => key).sort()).toEqual(sampleReadout.entities.map(({ id }) => id).sort());
  expect(Buffer.from(await originalOf(desk.workplace, documentId)).toString()).toBe("the file");
  const { documentId: second } = await importReadout(desk.workplace, { readout: titled("Two"), original: bytes });
  expect((await openDocumentView(desk.workplace, second)).hasOriginal).toBe(false);
  for (const id of [second, "gone"]) expect(await codeOf(originalOf(desk.workplace, id))).toBe("RAP_LIBRARY_MISSING");
});

test("a file is kept where it is the one that was read and not too large; a project keeps files unless it says otherwise", async () => {
  const asked: { mostBytes: number }[] = [];
  const { store } = desk.workplace;
  const place = {
    ...desk.workplace,
    store: { ...store, originals: { ...store.originals, keep: async (_: string, given: { mostBytes: number }) => asked.push(given) > 0 } },
  };
  const large = (length: number) => {
    const bytes = Buffer.alloc(length);
    return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  await keepOriginal(place, large(20_000_001));
  await keepOriginal(place, { ...large(3), sha256: "0".repeat(64) });
  expect(asked).toEqual([]);
  await keepOriginal(place, large(20_000_000));
  expect(asked.map(({ mostBytes }) => mostBytes)).toEqual([2_000_000_000]);
  expect([await keepsOriginals(desk.workplace), await keepsOriginals({ store, project: "none" })]).toEqual([true, true]);
  const project = await store.records.get("main", "project", "main");
  await store.history.commit(sampleCommit([changed("project", { ...project!.record, keepsOriginals: false }, project!.revision)]));
  expect(await keepsOriginals(desk.workplace)).toBe(false);
});

test("a library's first document is the one that was added first", async () => {
  expect(await firstDocument(desk.workplace)).toBeNull();
  for (const title of ["B", "A", "C"]) await importReadout(desk.workplace, { readout: titled(title) });
  expect((await firstDocument(desk.workplace))?.document.title).toBe("B");
});

test("who answers for a statement is the person who coded or reviewed it, by name, else its coder", async () => {
  await desk.workplace.store.accounts.saveAccount({
    id: "ann",
    email: null,
    name: "Ann Lind",
    isAdministrator: true,
    isDisabled: false,
    createdAt: "",
  });
  const { documentId } = await importReadout(desk.as("ann"), { readout: titled("One") });
  const before = await desk.workplace.store.history.head("main");
  const f1 = await statementOf(documentId, "f1");
  await reviewStatements(desk.as("bob"), { review: "accepted", statements: [{ id: f1.record.id, expected: f1.revision }] });
  const coders = await codersOf(desk.workplace);
  expect([coders.get(`${documentId} c1`), coders.get(`${documentId} f1`), coders.get(`${documentId} r1`)]).toEqual([
    "Ann Lind",
    "bob",
    "builtin@0.0.0",
  ]);
  expect((await codersOf(desk.workplace, before)).get(`${documentId} f1`)).toBe("builtin@0.0.0");
  const own = new Map<string, string>();
  addCoder(own, sampleStatement("s1", "d1", { coder: { kind: "person", name: "eve" }, reviewedBy: "ann" }), new Map([["eve", "Eve"]]));
  expect([...own]).toEqual([["d1 s1", "Eve"]]);
});

test("coding again keeps what of the source's form no readout holds; a model is shown the reading that stands, and changes nothing of it", async () => {
  const { documentId } = await importReadout(desk.workplace, {
    readout: titled("One", { tags: ["own"] }),
    shapes: { emphasis: [[0, 3]], markup: [[1, 2]], authors: ["A"] },
  });
  expect((await readingForModel(desk.workplace, documentId)).producer).toEqual(sampleReadout.producer);
  await takeCoding(desk.workplace, documentId, { ...titled("One"), producer: { ...sampleReadout.producer, coder: "builtin@3" } });
  expect((await stored(documentId)).content).toMatchObject({
    emphasis: [[0, 3]],
    markup: [[1, 2]],
    authors: ["A"],
    producer: { coder: "builtin@3" },
  });
  const model = { ...titled("One"), statements: [], producer: { ...sampleReadout.producer, coder: "model:m" } };
  await takeCoding(desk.workplace, documentId, model);
  expect((await stored(documentId)).content.producer.coder).toBe("builtin@3");
});
