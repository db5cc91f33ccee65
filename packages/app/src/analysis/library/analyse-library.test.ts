import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { analysisNames } from "../../contract/analysis-options.ts";
import { analyseLibrary, type AnalysisRequest } from "./analyse-library.ts";
import { collect } from "../../library/collect.ts";
import { eraseRecords, recordsOfPerson } from "../../entities/erase-person.ts";
import { exportKinds } from "../../formats/export-formats.ts";
import { exportLibrary } from "../export/export-library.ts";
import { importReadout } from "../../documents/import-readout.ts";
import { openJobRunner } from "../../jobs/job-runner.ts";
import { openQuestions, resolveLibraryQuestion } from "../forecasts/library-ledger.ts";
import { openMatchPool } from "../../statements/match-pool.ts";
import { matchRegex } from "../../statements/match-regex.ts";
import { reextractDocument } from "../../documents/reextract.ts";
import { checkSnapshot, takeSnapshot } from "../../publishing/roundups/snapshot.ts";
import { openStoredDocument } from "../../documents/stored-document.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";

let desk: TestDesk;
let documentId: string;
beforeEach(async () => {
  desk = await openDesk();
  documentId = (await importReadout(desk.workplace, { readout: sampleReadout })).documentId;
});
afterEach(() => desk.close());

const ask = (analysis: AnalysisRequest["analysis"], options: AnalysisRequest["options"] = {}, countsDrafts = true): AnalysisRequest => ({
  analysis,
  options,
  countsDrafts,
});

describe("analyseLibrary", () => {
  it.each(analysisNames.filter((one) => one !== "agreement"))("answers %s in a table, with what it rests on, as plain JSON", async (analysis) => {
    const report = await analyseLibrary(desk.workplace, ask(analysis, analysis === "whatif" ? { push: "trust=+1" } : {}));
    expect(report.title).not.toBe("");
    expect(report.basis).toMatchObject({ statements: expect.any(Number), documents: expect.any(Number) });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it("prints names, precision and the share nobody reviewed", async () => {
    const report = await analyseLibrary(desk.workplace, ask("causes"));
    expect(report.rows[0]?.[0]).toBe("trust →(+) truce");
    expect(report.basis).toMatchObject({ statements: 1, documents: 1, reviewed: 1, unreviewedShare: 0, precision: { value: 1, n: 1 } });
  });

  it("refuses unknown options with the nearest, and values with what they may be", async () => {
    await expect(analyseLibrary(desk.workplace, ask("relations", { shw: "arcs" }))).rejects.toThrow("did you mean show?");
    await expect(analyseLibrary(desk.workplace, ask("relations", { show: "arks" }))).rejects.toThrow("give one of arcs");
    await expect(analyseLibrary(desk.workplace, ask("network", { windows: "fortnights" }))).rejects.toMatchObject({ code: "RAP_NETWORK_OPTION" });
  });

  it.each(["push", "--push", "-push"])("bounds what is pushed at once, however the option is spelled: %s", async (name) => {
    const push = Array.from({ length: 21 }, (_, at) => `c${at}=+1`).join(",");
    await expect(analyseLibrary(desk.workplace, ask("whatif", { [name]: push }))).rejects.toThrow("push names 21 concepts");
  });

  it("tells how two people who coded the same text agree", async () => {
    const { statements } = await openStoredDocument(desk.workplace, documentId);
    const copies = ["ada", "ben"].flatMap((name) =>
      statements.map(
        ({ record }) => ({ ...record, id: `${record.id}${name}`, draftId: null, review: "accepted", coder: { kind: "person", name } }) as const,
      ),
    );
    const { store, by } = desk.workplace;
    const changes = copies.map((after) => ({ kind: "statement", id: after.id, expected: null, after }) as const);
    await store.history.commit({ project: "main", by, action: "code", summary: "", changes });
    const report = await analyseLibrary(desk.workplace, ask("agreement", { samples: 0 }, false));
    expect(report.title).toContain("ada, ben");
    expect(report.rows.at(-1)?.slice(0, 3)).toEqual(["all", 5, 5]);
    // The drafts that were accepted are another coder's, who would count against the two.
    const two = await analyseLibrary(desk.workplace, ask("agreement", { samples: 0, between: ["ben", "ada"] }, true));
    expect(two.rows.at(-1)).toEqual(["all", 5, 5, 5, "1.00", "–"]);
    await expect(analyseLibrary(desk.workplace, ask("agreement", { between: ["ada", "zoe"] }, true))).rejects.toMatchObject({
      code: "RAP_SERVICE_CODERS",
    });
  });

  it("computes in a thread what it computes here", { tags: "long" }, async () => {
    const { store, by } = desk.workplace;
    const request = ask("relations");
    await store.jobs.add({ id: "j", project: "main", kind: "analysis", request: {}, createdBy: "local", createdAt: new Date(0).toISOString() }, [
      { label: "relations", request: { task: "analysis", project: "main", by, request } },
    ]);
    await store.jobs.seal("j");
    const runner = openJobRunner(store, { threads: 1, pollMs: 20 });
    const job = await runner.runUntilDone("main", "j");
    await runner.stop();
    expect(job.result).toEqual(JSON.parse(JSON.stringify(await analyseLibrary(desk.workplace, request))));
  });
});

describe("exportLibrary", () => {
  it.each(exportKinds)("writes %s", async (what) => {
    const file = await exportLibrary(desk.workplace, { what, format: "", countsDrafts: true, options: {} });
    expect(file.bytes.length).toBeGreaterThan(20);
    expect(file.filename).toMatch(/^[a-z-]+\.[a-z.]+$/);
    await expect(exportLibrary(desk.workplace, { what, format: "papyrus", countsDrafts: true, options: {} })).rejects.toMatchObject({
      code: "RAP_LIBRARY_OPTION",
    });
  });
});

describe("the ledger of a library", () => {
  it("opens questions once, resolves, corrects, scores", async () => {
    const opened = await openQuestions(desk.workplace, { countsDrafts: true });
    expect([opened.questions.length, opened.forecasts]).toEqual([2, 2]);
    expect((await openQuestions(desk.workplace, { countsDrafts: true })).revision).toBeNull();
    const [question = ""] = opened.questions;
    const resolution = {
      question,
      outcome: "yes",
      happened: Date.parse("2031-05-20"),
      reason: "Declared over",
      evidence: "https://example.org/report",
    };
    expect((await resolveLibraryQuestion(desk.workplace, resolution)).replaces).toBeNull();
    expect((await resolveLibraryQuestion(desk.workplace, { ...resolution, outcome: "no" })).replaces).toBe("yes");
    await expect(resolveLibraryQuestion(desk.workplace, { ...resolution, outcome: "perhaps" })).rejects.toMatchObject({
      code: "RAP_SERVICE_OUTCOME",
    });
    await expect(resolveLibraryQuestion(desk.workplace, { ...resolution, happened: Date.parse("2050-01-01") })).rejects.toMatchObject({
      code: "RAP_SERVICE_DATE",
    });
    const list = await analyseLibrary(desk.workplace, ask("forecasts"));
    expect(list.rows.some((row) => String(row[3]) === "resolved: no")).toBe(true);
    expect((await analyseLibrary(desk.workplace, ask("forecasts", { show: "score" }, false))).title).not.toBe("");
  });
});

describe("texts", () => {
  it("finds a pattern, says where it stopped, and refuses one it cannot read", async () => {
    const { text } = sampleReadout.document;
    const by = { pool: openMatchPool({ size: 1 }), account: "ada" };
    const found = await matchRegex(desk.workplace, { pattern: "gra\\w+", limit: 100 }, by);
    expect(found.matches.map(({ start, end }) => text.slice(start, end))).toEqual(text.match(/gra\w+/gi));
    expect([found.isComplete, found.searched]).toEqual([true, 1]);
    expect((await matchRegex(desk.workplace, { pattern: "e", limit: 2 }, by)).isComplete).toBe(false);
    await expect(matchRegex(desk.workplace, { pattern: "(" }, by)).rejects.toMatchObject({ code: "RAP_LIBRARY_PATTERN" });
    by.pool.close();
  });

  it("finds statements again in a new extraction and lists what is lost", async () => {
    const { document, statements } = await openStoredDocument(desk.workplace, documentId);
    const by = new Map(statements.map(({ record }) => [record.draftId, record]));
    const text = `A line more.\n${sampleReadout.document.text.replace("because trust is gone", "for want of trust")}`;
    const moved = { ...sampleReadout, statements: [], document: { ...sampleReadout.document, text } };
    const result = await reextractDocument(desk.workplace, { documentId, expected: document.revision, reading: { readout: moved, shapes: {} } });
    // Only the cause had been reviewed; drafts that nobody touched gave way.
    expect([result.placed, result.lost]).toEqual([0, [by.get("c1")?.id]]);
    expect((await openStoredDocument(desk.workplace, documentId)).statements).toEqual([]);
    const { store } = desk.workplace;
    await store.history.commit(await store.history.inverse("main", result.revision, desk.workplace.by));
    expect((await openStoredDocument(desk.workplace, documentId)).statements).toHaveLength(5);
  });

  it("erases nothing that a project cannot be without", async () => {
    const [type] = await collect(desk.workplace.store.records.all("main", "type"));
    for (const record of [{ kind: "project", id: "main" } as const, { kind: "type", id: type?.record.id ?? "" } as const])
      await expect(eraseRecords(desk.workplace, [record])).rejects.toMatchObject({ code: "RAP_RIGHTS_FIXED" });
    expect(await desk.workplace.store.records.projects()).toHaveLength(1);
  });

  it("keeps a state under a name, and says when an erasure has taken something of it", async () => {
    const snapshot = await takeSnapshot(desk.workplace, { name: "First" });
    expect((await checkSnapshot(desk.workplace, snapshot.id)).isWhole).toBe(true);
    const entities = await collect(desk.workplace.store.records.all("main", "entity"));
    const ada = entities.find(({ record }) => record.key === "person:ada-example")?.record.id ?? "";
    const records = await recordsOfPerson(desk.workplace, ada, { withDocuments: true });
    const erased = await eraseRecords(desk.workplace, records);
    expect(erased.snapshotsAffected).toEqual([snapshot.id]);
    const after = await checkSnapshot(desk.workplace, snapshot.id);
    expect([after.isWhole, after.snapshot.note]).toEqual([false, expect.stringContaining("can no longer be rebuilt")]);
  });
});
