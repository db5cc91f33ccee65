import fc from "fast-check";
import { expect, test } from "vitest";
import type { JobStore, JobUnit } from "../job-store.ts";
import { describeStores } from "../testing/describe-stores.ts";

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();
const lease = (from: number, minutes = 5) => ({ now: at(from), until: at(from + minutes) });
const units = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => ({ label: `unit ${first + index}`, request: { n: first + index } }));

async function addJob(jobs: JobStore, id: string, count: number, given: { kind?: string; isSealed?: boolean } = {}): Promise<void> {
  await jobs.add({ id, project: "main", kind: given.kind ?? "code", request: { id }, createdBy: "ann", createdAt: at(0) }, units(count));
  if (given.isSealed !== false) await jobs.seal(id);
}

const failure = { code: "RAP_TEST", message: "it broke" };

/** What long work promises: every unit is done once, counted exactly, and outlives whoever works on it. */
describeStores("jobs", ({ open, place, dialect }) => {
  const jobStore = async (): Promise<JobStore> => (await open()).jobs;

  test("units are claimed in order, oldest job first, and finishing the last ends the job", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 2);
    await addJob(jobs, "j2", 1);
    const first = await jobs.claim("w1", ["code"], lease(0));
    expect(first).toEqual({ job: "j1", index: 0, request: { n: 0 }, attempts: 1, lostCount: 0 });
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "running", total: 2, doneCount: 0, request: { id: "j1" } });
    const second = await jobs.claim("w2", ["code"], lease(0));
    expect(second?.index).toBe(1);
    expect((await jobs.claim("w1", ["code"], lease(0)))?.job).toBe("j2");
    expect(await jobs.claim("w1", ["code"], lease(0))).toBeNull();
    expect(await jobs.finish("w1", first!, { now: at(1) })).toBe(true);
    expect(await jobs.finish("w2", second!, { now: at(2), result: { answer: 42 } })).toBe(true);
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 2, finishedAt: at(2), result: { answer: 42 } });
    expect(await jobs.get("elsewhere", "j1")).toBeNull();
  });

  test("a lease of a clock that was far ahead holds nothing up; one that is a little ahead holds", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1);
    expect((await jobs.claim("w1", ["code"], lease(600)))?.index).toBe(0);
    expect((await jobs.claim("w2", ["code"], lease(30)))?.index).toBe(0);
    expect(await jobs.claim("w3", ["code"], lease(0))).toBeNull();
  });

  test("only jobs of the kinds asked for are worked on", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1, { kind: "import" });
    expect(await jobs.claim("w", ["code"], lease(0))).toBeNull();
    expect(await jobs.claim("w", [], lease(0))).toBeNull();
    expect((await jobs.claim("w", ["code", "import"], lease(0)))?.job).toBe("j1");
  });

  test("a lease that ran out is anybody's, and its first holder can no longer note anything", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1);
    const mine = (await jobs.claim("w1", ["code"], lease(0)))!;
    expect(await jobs.claim("w2", ["code"], lease(4))).toBeNull();
    expect(await jobs.renew("w1", mine, at(8))).toBe(true);
    expect(await jobs.claim("w2", ["code"], lease(6))).toBeNull();
    const theirs = (await jobs.claim("w2", ["code"], lease(8)))!;
    expect([theirs.attempts, theirs.lostCount]).toEqual([2, 1]);
    expect(await jobs.renew("w1", mine, at(20))).toBe(false);
    expect(await jobs.finish("w1", mine, { now: at(9) })).toBe(false);
    expect(await jobs.finish("w2", theirs, { now: at(9) })).toBe(true);
    expect(await jobs.finish("w2", theirs, { now: at(9) })).toBe(false);
    expect(await jobs.get("main", "j1")).toMatchObject({ doneCount: 1, failedCount: 0, state: "done" });
  });

  test("a unit that was given back is free at once", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1);
    const mine = (await jobs.claim("w1", ["code"], lease(0)))!;
    await jobs.release("w1", mine);
    expect((await jobs.claim("w2", ["code"], lease(0)))?.index).toBe(0);
  });

  test("units may be added while others run; only a sealed job ends", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1, { isSealed: false });
    await jobs.finish("w", (await jobs.claim("w", ["code"], lease(0)))!, { now: at(1) });
    expect((await jobs.get("main", "j1"))?.state).toBe("running");
    await jobs.addUnits("j1", units(1200, 1));
    expect((await jobs.get("main", "j1"))?.total).toBe(1201);
    expect(await jobs.claim("w", ["code"], lease(0))).toMatchObject({ index: 1, request: { n: 1 } });
    await jobs.seal("j1");
    await expect(jobs.addUnits("j1", units(1))).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await addJob(jobs, "j2", 0);
    expect((await jobs.get("main", "j2"))?.state).toBe("done");
  });

  test("failures are listed with their reasons and can be tried again", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 4);
    for (let index = 0; index < 4; index++) {
      const unit = (await jobs.claim("w", ["code"], lease(0)))!;
      await jobs.finish("w", unit, { now: at(1), ...(index === 1 ? {} : { failure }) });
    }
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 1, failedCount: 3 });
    const first = await jobs.failures("main", "j1", { limit: 2 });
    expect(first.entries).toEqual([
      { index: 0, label: "unit 0", ...failure },
      { index: 2, label: "unit 2", ...failure },
    ]);
    expect((await jobs.failures("main", "j1", { limit: 2, cursor: first.next ?? "" })).entries.map(({ index }) => index)).toEqual([3]);
    expect((await jobs.failures("elsewhere", "j1", { limit: 2 })).entries).toEqual([]);
    expect(await jobs.steer("main", "j1", "retry", at(2))).toMatchObject({ state: "waiting", failedCount: 0, finishedAt: null });
    for (let index = 0; index < 3; index++) await jobs.finish("w", (await jobs.claim("w", ["code"], lease(3)))!, { now: at(4) });
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 4, failedCount: 0 });
    await expect(jobs.steer("main", "j1", "retry", at(5))).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
  });

  test("a job whose every unit failed has failed", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1);
    await jobs.finish("w", (await jobs.claim("w", ["code"], lease(0)))!, { now: at(1), failure });
    expect((await jobs.get("main", "j1"))?.state).toBe("failed");
  });

  test("paused, nothing more is claimed; resumed, it goes on; cancelled, it ends", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 3);
    const held = (await jobs.claim("w", ["code"], lease(0)))!;
    await jobs.steer("main", "j1", "pause", at(1));
    expect(await jobs.claim("w", ["code"], lease(1))).toBeNull();
    expect(await jobs.finish("w", held, { now: at(1) })).toBe(true);
    await expect(jobs.steer("main", "j1", "pause", at(1))).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await jobs.steer("main", "j1", "resume", at(2));
    expect((await jobs.claim("w", ["code"], lease(2)))?.index).toBe(1);
    expect(await jobs.steer("main", "j1", "cancel", at(3))).toMatchObject({ state: "cancelled", finishedAt: at(3), doneCount: 1 });
    expect(await jobs.claim("w", ["code"], lease(9))).toBeNull();
    await expect(jobs.steer("main", "j1", "resume", at(3))).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await expect(jobs.steer("elsewhere", "j1", "retry", at(3))).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    expect((await jobs.steer("main", "j1", "retry", at(9))).state).toBe("waiting");
    expect((await jobs.claim("w", ["code"], lease(9)))?.index).toBe(1);
  });

  test("jobs of all projects are counted by kind and state, with the age of the oldest that waits", async () => {
    const jobs = await jobStore();
    expect(await jobs.overview()).toEqual({ counts: [], oldestWaitingAt: null });
    for (const id of ["a", "b", "c"]) await addJob(jobs, id, 1);
    await addJob(jobs, "d", 1, { kind: "import" });
    await jobs.claim("w", ["import"], lease(1));
    const { createdAt } = (await jobs.get("main", "a"))!;
    const { counts, oldestWaitingAt } = await jobs.overview();
    expect(counts).toEqual([
      { kind: "code", state: "waiting", count: 3 },
      { kind: "import", state: "running", count: 1 },
    ]);
    expect(oldestWaitingAt).toBe(createdAt);
  });

  test("jobs are listed newest first", async () => {
    const jobs = await jobStore();
    for (const id of ["a", "b", "c"]) await addJob(jobs, id, 0);
    const first = await jobs.list("main", { limit: 2 });
    expect(first.entries.map(({ id }) => id)).toEqual(["c", "b"]);
    expect((await jobs.list("main", { limit: 2, cursor: first.next ?? "" })).entries.map(({ id }) => id)).toEqual(["a"]);
  });

  test.runIf(dialect === "postgres")("servers that share a database share the work, too", { timeout: 60_000 }, async () => {
    const at = await place();
    const stores = await Promise.all([open(at), open(at), open(at)]);
    const jobs = stores.map((store) => store.jobs);
    for (let round = 0; round < 5; round++) {
      const id = `j${round}`;
      await addJob(jobs[0]!, id, 40, { kind: id });
      const tally = await workOff(jobs, id, ["failed", "lost", "released", "failed"]);
      expect(await jobs[1]!.get("main", id)).toMatchObject({ state: "done", total: 40, doneCount: tally.done, failedCount: tally.failed });
      expect(tally).toEqual({ done: 38, failed: 2 });
    }
  });

  test("two workers never hold a unit at once, and every unit ends up counted once", { timeout: 60_000 }, async () => {
    const jobs = await jobStore();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("done", "failed", "released", "lost"), { maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (fates, count) => {
          const id = `p${++round}`;
          await addJob(jobs, id, count, { kind: id });
          const tally = await workOff([jobs, jobs], id, fates);
          expect(await jobs.get("main", id)).toMatchObject({
            state: tally.done === 0 ? "failed" : "done",
            total: count,
            doneCount: tally.done,
            failedCount: tally.failed,
          });
          expect(tally.done + tally.failed).toBe(count);
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Two workers at once, each on its store, whose units meet the given fates, then are done. Time passes with every claim, so that lost leases run out. */
async function workOff(stores: readonly JobStore[], kind: string, fates: readonly string[]): Promise<{ done: number; failed: number }> {
  const left = [...fates];
  const held = new Map<number, JobUnit>();
  const tally = { done: 0, failed: 0 };
  let minute = 0;
  async function work(worker: string, jobs: JobStore): Promise<void> {
    for (let idle = 0; idle < 20;) {
      const from = minute++;
      const unit = await jobs.claim(worker, [kind], lease(from, 8));
      if (unit === null) {
        idle++;
        continue;
      }
      idle = 0;
      const fate = left.shift() ?? "done";
      if (fate === "lost") continue;
      // Whoever holds it is told by the attempts; a second holder in the meantime would have more.
      const before = held.get(unit.index);
      if (before !== undefined) expect(unit.attempts).toBeGreaterThan(before.attempts);
      held.set(unit.index, unit);
      if (fate === "released") await jobs.release(worker, unit);
      else if (await jobs.finish(worker, unit, { now: at(minute), ...(fate === "failed" ? { failure } : {}) }))
        tally[fate === "failed" ? "failed" : "done"]++;
    }
  }
  await Promise.all(stores.map((jobs, index) => work(`w${index}`, jobs)));
  return tally;
}
