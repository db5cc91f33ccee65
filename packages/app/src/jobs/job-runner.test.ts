import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { collect } from "../library/collect.ts";
import { submitImport } from "./import-many.ts";
import { openJobRunner, type JobRunner } from "./job-runner.ts";
import type { ReadingPool } from "./reading-pool.ts";
import { reviewStatements } from "../statements/review-statements.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { submitCoding } from "./submit-coding.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { warmReaders } from "../../../../test/support/warm-readers.ts";

/** A short text with statements of several types. */
const letter = `# Talks on the strait

By Ada Example

China warned Japan on Monday that it would answer in kind. Talks will probably resume by March, because neither side can afford a quarrel.

The truce is a sham. Higher tolls will cause grain prices to rise, and Ruritania will attack Evallonia by winter.
`;
const twoMinutes = 120_000;
let desk: TestDesk;
let runner: JobRunner;
const pool = warmReaders();
/** The store's clock: the machine's, and what a test lets pass. */
let passed = 0;
beforeEach(async () => {
  passed = 0;
  desk = await openDesk({ now: () => Date.now() + passed });
  runner = openJobRunner(desk.workplace.store, { pool, pollMs: 20 });
});
afterEach(async () => {
  await runner.stop();
  await desk.close();
});

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(desk.folder, "papers");
  mkdirSync(join(path, "inner"), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

describe("jobs", () => {
  it("imports a folder, and says of each file that failed why", async () => {
    const path = folder({
      "one.txt": "The minister will resign by March, said Ada Example.",
      "inner/two.txt": "China warned Japan on Monday. Talks will resume.",
      "three.bin": new Uint8Array([0, 1, 2, 3, 0, 0, 255, 254]),
    });
    const id = await submitImport(desk.workplace, [path]);
    const job = await runner.runUntilDone("main", id);
    expect([job.state, job.total, job.doneCount, job.failedCount]).toEqual(["done", 3, 2, 1]);
    const { entries } = await desk.workplace.store.jobs.failures("main", id, { limit: 10 });
    expect(entries).toEqual([
      expect.objectContaining({ label: "three.bin", code: expect.stringMatching(/^RAP_SOURCE_/), message: expect.stringContaining("three.bin") }),
    ]);
    const documents = await collect(desk.workplace.store.records.all("main", "document"));
    expect(documents.map(({ record }) => record.sourceName).sort()).toEqual([join(path, "inner/two.txt"), join(path, "one.txt")]);
    const statements = await collect(desk.workplace.store.records.all("main", "statement"));
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.every(({ record }) => record.review === "draft" && record.reviewedBy === null)).toBe(true);
  });

  it("passes over tables and records that lie among the documents, and tells of them", async () => {
    const path = folder({ "one.txt": "Talks will resume by March.", "scores.csv": "a,b", "inner/lines.jsonl": "{}" });
    const passed: string[] = [];
    const id = await submitImport(desk.workplace, [path], { codes: false, onPassedOver: (name) => void passed.push(name) });
    const job = await runner.runUntilDone("main", id);
    expect([job.total, job.doneCount, job.failedCount]).toEqual([1, 1, 0]);
    expect(passed).toEqual(["inner/lines.jsonl", "scores.csv"]);
  });

  it("imports without coding, and codes later as if it had been coded at once", { tags: "long" }, async () => {
    const source = join(folder({ "letter.md": letter }), "letter.md");
    await runner.runUntilDone("main", await submitImport(desk.workplace, [source], { codes: false }));
    const [stored] = await collect(desk.workplace.store.records.all("main", "document"));
    const plain = await openStoredDocument(desk.workplace, stored?.record.id ?? "");
    expect([plain.statements.length, plain.content.producer.coder]).toEqual([0, "none"]);
    const job = await runner.runUntilDone("main", await submitCoding(desk.workplace, { documents: null, coder: "builtin" }));
    expect([job.state, job.failedCount]).toEqual(["done", 0]);
    const coded = await openStoredDocument(desk.workplace, stored?.record.id ?? "");
    const { readout } = await pool.run({ kind: "read", source, codes: true });
    expect(coded.statements.map(({ record }) => record.draftId).sort()).toEqual(readout.statements.map(({ id }) => id).sort());
    expect(coded.content.contributions).toHaveLength(readout.document.contributions.length);
  });

  it("codes again without touching what a person decided", { tags: "long" }, async () => {
    await runner.runUntilDone("main", await submitImport(desk.workplace, [folder({ "letter.md": letter })]));
    const [document] = await collect(desk.workplace.store.records.all("main", "document"));
    const id = document?.record.id ?? "";
    const before = await openStoredDocument(desk.workplace, id);
    const [first, second, third] = before.statements;
    await reviewStatements(desk.workplace, { review: "rejected", statements: [{ id: first?.record.id ?? "", expected: first?.revision ?? 0 }] });
    await reviewStatements(desk.workplace, { review: "accepted", statements: [{ id: second?.record.id ?? "", expected: second?.revision ?? 0 }] });
    const { store } = desk.workplace;
    await store.history.commit({
      project: "main",
      by: desk.workplace.by,
      action: "test",
      summary: "An older version drafted something else",
      changes: [
        {
          kind: "statement",
          id: third?.record.id ?? "",
          expected: third?.revision ?? 0,
          after: { ...(third as NonNullable<typeof third>).record, draftId: "gone" },
        },
      ],
    });
    const job = await runner.runUntilDone("main", await submitCoding(desk.workplace, { documents: [id], coder: "builtin" }));
    expect(job.failedCount).toBe(0);
    const after = await openStoredDocument(desk.workplace, id);
    expect(after.statements).toHaveLength(before.statements.length);
    const byId = new Map(after.statements.map(({ record }) => [record.id, record]));
    expect(byId.get(first?.record.id ?? "")?.review).toBe("rejected");
    expect(byId.get(second?.record.id ?? "")?.review).toBe("accepted");
    expect(byId.has(third?.record.id ?? "")).toBe(false);
    expect(after.statements.some(({ record }) => record.draftId === third?.record.draftId)).toBe(true);
  });

  it("goes on after a pause, and leaves a cancelled job alone", { tags: "long" }, async () => {
    const { store } = desk.workplace;
    const path = folder(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.txt`, `Number ${at}: talks will resume in ${2030 + at}.`])));
    const id = await submitImport(desk.workplace, [path], { codes: false });
    await store.jobs.steer("main", id, "pause");
    expect((await runner.runUntilDone("main", id)).state).toBe("paused");
    expect(await collect(store.records.all("main", "document"))).toEqual([]);
    await store.jobs.steer("main", id, "resume");
    expect((await runner.runUntilDone("main", id)).doneCount).toBe(30);
    const other = await submitImport(desk.workplace, [path], { codes: false });
    await store.jobs.steer("main", other, "cancel");
    expect((await runner.runUntilDone("main", other)).state).toBe("cancelled");
  });

  it("fetches from no host but those that the settings name, where they name some", async () => {
    const own = openJobRunner(desk.workplace.store, { pool, pollMs: 20, fetchHosts: ["example.org"] });
    const id = await submitImport(desk.workplace, ["https://elsewhere.example/page"]);
    expect(await own.runUntilDone("main", id)).toMatchObject({ state: "failed" });
    await own.stop();
    const { entries } = await desk.workplace.store.jobs.failures("main", id, { limit: 1 });
    expect(entries[0]).toMatchObject({ code: "RAP_SOURCE_HOST", message: expect.stringContaining("elsewhere.example") });
  });

  it("fetches nothing without encryption where that is demanded", async () => {
    const own = openJobRunner(desk.workplace.store, { pool, pollMs: 20, fetchHttpsOnly: true });
    const id = await submitImport(desk.workplace, ["http://plain.example/page"]);
    expect(await own.runUntilDone("main", id)).toMatchObject({ state: "failed" });
    await own.stop();
    const { entries } = await desk.workplace.store.jobs.failures("main", id, { limit: 1 });
    expect(entries[0]).toMatchObject({ code: "RAP_SOURCE_URL", message: expect.stringContaining("without encryption") });
  });

  it("says how much of a long text is read, and nothing of short ones", async () => {
    const { store } = desk.workplace;
    const id = await submitImport(desk.workplace, [folder({ "long.txt": "Talks will resume by March." })]);
    const shares: number[] = [];
    let now = Date.now();
    const share = async (): Promise<number> => (await store.jobs.get("main", id))?.partDone ?? -1;
    const run: ReadingPool["run"] = async (task, { onProgress } = {}) => {
      onProgress?.({ done: 50, of: 99 });
      shares.push(await share());
      for (const done of [50, 100, 150]) {
        onProgress?.({ done, of: 200 });
        now += 1500;
        await expect.poll(share).toBe(done === 100 ? 0.25 : done / 200);
        shares.push(await share());
      }
      return pool.run(task);
    };
    const own = openJobRunner(store, { pool: { ...pool, size: 1, run }, pollMs: 20, now: () => now });
    expect(await own.runUntilDone("main", id)).toMatchObject({ state: "done", doneCount: 1, partDone: 0 });
    await own.stop();
    expect(shares).toEqual([0, 0.25, 0.25, 0.75]);
  });

  it("ends what a process reads for a job that is cancelled, and gives the document back", async () => {
    const { store } = desk.workplace;
    const id = await submitImport(desk.workplace, [folder({ "long.txt": "Talks will resume by March." })]);
    const begun = Promise.withResolvers<void>();
    const calledOff = Promise.withResolvers<never>();
    const run: ReadingPool["run"] = (_task, { signal } = {}) => {
      begun.resolve();
      signal?.addEventListener("abort", () => calledOff.reject(new Error("it was called off")));
      return calledOff.promise;
    };
    const own = openJobRunner(store, { pool: { ...pool, size: 1, run }, pollMs: 20 });
    own.start();
    await begun.promise;
    await store.jobs.steer("main", id, "cancel");
    await expect(calledOff.promise).rejects.toThrow("called off");
    await own.stop();
    expect(await store.jobs.get("main", id)).toMatchObject({ state: "cancelled", doneCount: 0, failedCount: 0 });
    await store.jobs.steer("main", id, "retry");
    expect(await runner.runUntilDone("main", id)).toMatchObject({ state: "done", doneCount: 1 });
  });

  it("takes over what a worker left behind when it died, and does nothing twice", async () => {
    const { store } = desk.workplace;
    const path = folder(Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.txt`, `Paper ${at}. Talks will resume in ${2030 + at}.`])));
    const id = await submitImport(desk.workplace, [path], { codes: false });
    expect(await store.jobs.claim({ worker: "dead", kinds: ["import"], most: 1 })).toHaveLength(1);
    passed = twoMinutes;
    const job = await runner.runUntilDone("main", id);
    expect([job.state, job.doneCount]).toEqual(["done", 6]);
    expect(await collect(store.records.all("main", "document"))).toHaveLength(6);
  });

  it("gives up a unit that ended its worker again and again, and does the others", async () => {
    const { store } = desk.workplace;
    const id = await submitImport(desk.workplace, [folder({ "0.txt": "Talks will resume.", "1.txt": "Talks may fail." })], { codes: false });
    for (const lostCount of [0, 1]) {
      const [unit] = await store.jobs.claim({ worker: `dead-${lostCount}`, kinds: ["import"], most: 1 });
      expect(unit).toMatchObject({ index: 0, lostCount });
      passed += twoMinutes;
      await store.jobs.recover();
    }
    const job = await runner.runUntilDone("main", id);
    expect([job.doneCount, job.failedCount]).toEqual([1, 1]);
    expect((await store.jobs.failures("main", id, { limit: 10 })).entries).toMatchObject([{ index: 0, code: "RAP_LIBRARY_GIVEN_UP" }]);
    await store.jobs.steer("main", id, "retry");
    expect((await runner.runUntilDone("main", id)).doneCount).toBe(2);
  });

  it("does what may have ended a worker one at a time, and all of it", async () => {
    const { store } = desk.workplace;
    const path = folder(Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.txt`, `Paper ${at}. Talks will resume in ${2030 + at}.`])));
    const id = await submitImport(desk.workplace, [path], { codes: false });
    await store.jobs.claim({ worker: "dead", kinds: ["import"], most: 4 });
    passed = twoMinutes;
    const job = await runner.runUntilDone("main", id);
    expect([job.doneCount, job.failedCount]).toEqual([6, 0]);
  });

  it("ends one document that takes too much, and reads the rest of the batch", { tags: "long" }, async () => {
    const pdf = readFileSync(fileURLToPath(new URL("../library/testing/endless-widths.pdf", import.meta.url)));
    const path = folder({ "bad.pdf": pdf, "good.txt": "Talks will resume." });
    const id = await submitImport(desk.workplace, [path], { codes: false });
    const job = await runner.runUntilDone("main", id);
    expect([job.doneCount, job.failedCount]).toEqual([1, 1]);
    const { entries } = await desk.workplace.store.jobs.failures("main", id, { limit: 10 });
    expect(entries).toMatchObject([{ label: "bad.pdf", code: "RAP_SOURCE_TOO_HARD", message: expect.stringContaining("bad.pdf") as string }]);
  });

  it("reads words of estimation on the scale that the project has chosen", async () => {
    const { store, by } = desk.workplace;
    const project = await store.records.get("main", "project", "main");
    const { record, revision } = project as NonNullable<typeof project>;
    const change = { kind: "project", id: "main", expected: revision, after: { ...record, scale: "ipcc" } } as const;
    await store.history.commit({ project: "main", by, action: "edit", summary: "", changes: [change] });
    const path = folder({ "one.txt": "The truce is likely to collapse by March, said Ada Example." });
    await runner.runUntilDone("main", await submitImport(desk.workplace, [path]));
    const statements = await collect(store.records.all("main", "statement"));
    const scales = statements.filter(({ record: { type } }) => type === "forecast").map(({ record: { values } }) => values["scale"]);
    expect(scales.length).toBeGreaterThan(0);
    expect(new Set(scales)).toEqual(new Set(["ipcc"]));
  });

  it("goes on when the store was away for a while, and says so once each time", { tags: "long" }, async () => {
    const { store } = desk.workplace;
    const failing = <A extends unknown[], R>(work: (...args: A) => Promise<R>, times: number) => {
      let left = times;
      return (...args: A): Promise<R> => (left-- > 0 ? Promise.reject(new Error("away")) : work(...args));
    };
    const jobs = { ...store.jobs, claim: failing(store.jobs.claim, 2), finish: failing(store.jobs.finish, 2) };
    const problems: unknown[] = [];
    // What could not be noted counts as lost after a while, and is done again.
    const onProblem = (problem: unknown): void => {
      problems.push(problem);
      passed += twoMinutes;
      void store.jobs.recover();
    };
    const shaky = openJobRunner({ ...store, jobs }, { threads: 1, pollMs: 20, onProblem });
    const id = await submitImport(desk.workplace, [folder({ "one.txt": "Talks will resume." })], { codes: false });
    const job = await shaky.runUntilDone("main", id);
    await shaky.stop();
    expect([job.state, job.doneCount, job.failedCount]).toEqual(["done", 1, 0]);
    expect(problems).toEqual([new Error("away"), new Error("away")]);
    expect(await collect(store.records.all("main", "document"))).toHaveLength(1);
  });

  it("retries what failed once its cause is mended", async () => {
    const { store } = desk.workplace;
    const path = folder({ "late.txt": "" });
    writeFileSync(join(path, "late.txt"), new Uint8Array([0, 0, 0, 1, 2, 0, 0]));
    const id = await submitImport(desk.workplace, [path], { codes: false });
    expect((await runner.runUntilDone("main", id)).failedCount).toBe(1);
    writeFileSync(join(path, "late.txt"), "Talks will resume.");
    await store.jobs.steer("main", id, "retry");
    const job = await runner.runUntilDone("main", id);
    expect([job.doneCount, job.failedCount]).toEqual([1, 0]);
  });
});
