import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { Stored } from "../records/records.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { collect } from "../library/collect.ts";
import { codingOf, settleStatements } from "./edit-statement.ts";
import { importReadout } from "../documents/import-readout.ts";
import { projectTrust, drawAuditSample } from "./library-trust.ts";
import { mergeEntities, withMerged } from "../entities/merge-entities.ts";
import { recodeStatements } from "../documents/recode-statements.ts";
import { reviewStatements } from "./review-statements.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";

let desk: TestDesk;
let documentId: string;
beforeEach(async () => {
  desk = await openDesk();
  documentId = (await importReadout(desk.workplace, { readout: sampleReadout })).documentId;
});
afterEach(() => desk.close());

const named = async (draftId: string): Promise<Stored<StatementRecord>> => {
  const { statements } = await openStoredDocument(desk.workplace, documentId);
  return statements.find(({ record }) => record.draftId === draftId) as Stored<StatementRecord>;
};
const settle = async (before: StatementRecord | null, after: StatementRecord): Promise<StatementRecord> =>
  (await settleStatements(desk.as("ada"), [{ before, after }]))[0] as StatementRecord;

describe("settleStatements", () => {
  it("says who corrected a draft and when, and keeps where it came from", async () => {
    const { record } = await named("r1");
    const forged = {
      ...record,
      values: { ...record.values, action: "ACCUSE" },
      coder: { kind: "person", name: "eve" },
      draftId: "x",
      documentId: "y",
    } as StatementRecord;
    const settled = await settle(record, forged);
    expect(settled).toMatchObject({ coder: record.coder, draftId: "r1", documentId, reviewedBy: "ada", confidence: null });
    expect(settled.values["quad"]).toBe("verbal-conflict");
    expect((await settle(record, { ...record, note: "seen" })).confidence).toBe(record.confidence);
  });

  it("makes a new statement the person's own, with its surroundings", async () => {
    const { record } = await named("f2");
    const settled = await settle(null, { ...record, id: "new", prefix: "?", confidence: 0.3 });
    expect(settled).toMatchObject({ coder: { kind: "person", name: "ada" }, confidence: null, draftId: null, prefix: record.prefix });
  });

  it.each([
    ["values.action", { values: { action: "SHOUT" } }, "give one of AGREE"],
    ["values.weight", { values: { weight: 11 } }, "give at most 10"],
    ["values.weight", { values: { weight: "much" } }, "give a number"],
    ["values.date", { values: { date: "2031-02-30" } }, "give a day as YYYY-MM-DD"],
    ["values.date", { values: { date: "on 2031-02-28" } }, "give a day as YYYY-MM-DD"],
    ["values.date", { values: { date: "2031-02-28 " } }, "give a day as YYYY-MM-DD"],
    ["values.source", { values: { source: "nobody" } }, "names nobody, which is not an entity"],
    ["values.sourse", { values: { sourse: 1 } }, "did you mean source?"],
    ["values.action", { values: { action: null } }, "is empty"],
    ["speaker", { speaker: "nobody" }, "names nobody"],
    ["quote", { quote: "Ruritania thanked Graustark on Monday" }, "is not in the text"],
    ["start", { start: 10_000, end: 10_001 }, "give a passage of the text"],
    ["marks.source", { marks: { source: [9, 2] } }, "marks.source"],
    ["contribution", { contribution: 99 }, "counted from 0"],
  ])("refuses a wrong %s, naming it", async (_, change, words) => {
    const { record } = await named("r1");
    const { values, ...rest } = change as { values?: object };
    const after = { ...record, ...rest, values: { ...record.values, ...values } };
    await expect(settle(record, after)).rejects.toThrow(words);
  });

  it("refuses a concept where an actor belongs, and an intensity against the agreement", async () => {
    const { record } = await named("r1");
    const concept = (await named("p1")).record.values["concept"];
    await expect(settle(record, { ...record, values: { ...record.values, source: concept ?? "" } })).rejects.toThrow("it takes state");
    const position = (await named("p1")).record;
    await expect(settle(position, { ...position, values: { ...position.values, intensity: -0.5 } })).rejects.toThrow("the same sign");
    for (const agreement of [true, false]) {
      const indifferent = { ...position, values: { ...position.values, agreement, intensity: 0 } };
      expect((await settle(position, indifferent)).values).toMatchObject({ agreement, intensity: 0 });
    }
    expect((await settle(position, { ...position, contribution: null, note: "x" })).contribution).toBeNull();
  });

  it("refuses a lowest chance above the highest", async () => {
    const { record } = await named("f1");
    const chances = (low: number, high: number) => settle(record, { ...record, values: { ...record.values, low, high } });
    await expect(chances(0.8, 0.6)).rejects.toThrow("give the lower one first");
    for (const one of ["low", "high"]) {
      const open = await settle(record, { ...record, values: { ...record.values, low: 0.6, high: 0.6, [one]: null, best: null } });
      expect([open.values[one], open.values["best"]]).toEqual([null, null]);
    }
    expect((await chances(0.6, 0.6)).values).toMatchObject({ low: 0.6, high: 0.6 });
  });
});

describe("what a statement says", () => {
  it("is the same in whatever order its values stand, and without those that are empty", async () => {
    const { record } = await named("r1");
    const turned = Object.fromEntries(Object.entries(record.values).toReversed());
    expect(codingOf({ ...record, values: { ...turned, extra: null } })).toBe(codingOf(record));
    expect(codingOf({ ...record, review: "rejected", note: "seen", confidence: 0 })).toBe(codingOf(record));
    const others = [{ start: 1 }, { end: 1 }, { status: "denied" as const }, { reportedBy: ["x"] }, { speaker: "x" }, { organization: "x" }];
    for (const other of [...others, { values: { ...record.values, weight: 0 } }])
      expect(codingOf({ ...record, ...other })).not.toBe(codingOf(record));
  });
});

describe("reviewing, recoding and merging", () => {
  it("refuses a review of a statement that was changed since it was seen", async () => {
    const { record, revision } = await named("r1");
    await reviewStatements(desk.as("ada"), { review: "accepted", statements: [{ id: record.id, expected: revision }] });
    const late = reviewStatements(desk.as("ben"), { review: "rejected", statements: [{ id: record.id, expected: revision }] });
    await expect(late).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
    expect((await named("r1")).record).toMatchObject({ review: "accepted", reviewedBy: "ada" });
  });

  it("says what a recoding would change, and changes that alone", async () => {
    const recoding = { select: { types: ["relation", "forecast"] }, set: { field: "status", value: "hypothetical" } } as const;
    const preview = await recodeStatements(desk.workplace, { ...recoding, dryRun: true });
    expect([preview.count, preview.revision]).toEqual([3, null]);
    expect((await named("r1")).record.status).toBe("actual");
    expect((await recodeStatements(desk.workplace, recoding)).count).toBe(3);
    expect((await recodeStatements(desk.workplace, recoding)).count).toBe(0);
    expect((await named("p1")).record.status).toBe("actual");
    await expect(recodeStatements(desk.workplace, { ...recoding, select: {} })).rejects.toMatchObject({ code: "RAP_LIBRARY_FIELD" });
  });

  it("merges by a redirect that can be undone after further work", async () => {
    const { store } = desk.workplace;
    const entities = await collect(store.records.all("main", "entity"));
    const idOf = (key: string): string => entities.find(({ record }) => record.key === key)?.record.id ?? "";
    const merge = { into: idOf("state:GRA"), from: [idOf("state:RUR")] };
    expect((await mergeEntities(desk.workplace, { ...merge, dryRun: true })).revision).toBeNull();
    const { revision, count } = await mergeEntities(desk.workplace, merge);
    expect(count).toBe(1);
    expect((await withMerged(desk.workplace, [merge.into])).sort()).toEqual([...merge.from, merge.into].sort());
    await expect(mergeEntities(desk.workplace, { into: merge.from[0] ?? "", from: [merge.into] })).rejects.toMatchObject({
      code: "RAP_LIBRARY_MERGE",
    });
    const { record, revision: seen } = await named("r1");
    await reviewStatements(desk.workplace, { review: "accepted", statements: [{ id: record.id, expected: seen }] });
    await store.history.commit(await store.history.inverse("main", revision ?? 0, desk.workplace.by));
    expect((await store.records.get("main", "entity", merge.from[0] ?? ""))?.record.mergedInto).toBeNull();
    expect((await named("r1")).record.review).toBe("accepted");
  });

  it("counts what people made of drafts, and draws from those nobody touched", async () => {
    const [relation, forecast] = [await named("r1"), await named("f1")];
    await reviewStatements(desk.workplace, { review: "rejected", statements: [{ id: relation.record.id, expected: relation.revision }] });
    const after = await settle(forecast.record, { ...forecast.record, review: "accepted", values: { ...forecast.record.values, direction: -1 } });
    const { store, by } = desk.workplace;
    await store.history.commit({
      project: "main",
      by,
      action: "edit",
      summary: "",
      changes: [{ kind: "statement", id: after.id, expected: forecast.revision, after }],
    });
    expect(await projectTrust(desk.workplace)).toEqual([
      { type: "cause", accepted: 1, corrected: 0, rejected: 0, precision: 1, low: expect.any(Number), high: expect.any(Number) },
      { type: "forecast", accepted: 0, corrected: 1, rejected: 0, precision: 0, low: expect.any(Number), high: expect.any(Number) },
      { type: "relation", accepted: 0, corrected: 0, rejected: 1, precision: 0, low: expect.any(Number), high: expect.any(Number) },
    ]);
    const drawn = await drawAuditSample(desk.workplace, { perType: 5, seed: 1 });
    expect(drawn.sort()).toEqual([(await named("p1")).record.id, (await named("f2")).record.id].sort());
  });
});
