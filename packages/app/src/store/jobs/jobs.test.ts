import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import type { JobStore, JobUnit } from "../job-store.ts";
import { describeStores, type TestStores } from "../testing/describe-stores.ts";
import { passTime } from "../testing/pass-time.ts";

const start = Date.UTC(2026, 2, 1, 10);
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
const units = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => ({ label: `unit ${first + index}`, request: { n: first + index } }));

interface Given {
  readonly kind?: string;
  readonly isSealed?: boolean;
  readonly isAwaited?: boolean;
  readonly minute?: number;
}

async function addJob(
  jobs: JobStore,
  id: string,
  count: number,
  { kind = "code", isSealed = true, isAwaited, minute = 0 }: Given = {},
): Promise<void> {
  const job = {
    id,
    project: "main",
    kind,
    request: { id },
    createdBy: "ann",
    createdAt: at(minute),
    ...(isAwaited === undefined ? {} : { isAwaited }),
  };
  await jobs.add(job, units(count));
  if (isSealed) await jobs.seal(id);
}

async function claimOne(jobs: JobStore, worker: string, kinds: readonly string[] = ["code"]): Promise<JobUnit | null> {
  return (await jobs.claim({ worker, kinds, most: 1 }))[0] ?? null;
}

const failure = { code: "RAP_TEST", message: "it broke" };

/** A library whose clock is in the test's hand. */
async function openTimed({ open, library, dialect }: TestStores): Promise<{ jobs: JobStore; pass: (minutes: number) => Promise<void> }> {
  const where = await library();
  let now = start;
  const { jobs } = await open(where, { now: () => now });
  return {
    jobs,
    pass: async (minutes) => {
      now += minutes * 60_000;
      if (dialect === "postgres") await passTime(where, minutes * 60_000);
      await jobs.recover();
    },
  };
}

/** What long work promises: every unit is done once, counted exactly, and outlives the process that works on it. */
describeStores("jobs", (stores) => {
  const { open, library, dialect } = stores;
  const jobStore = async (): Promise<JobStore> => (await open()).jobs;

  test("units are claimed in order, oldest job first, and finishing the last ends the job", async () => {
    const { jobs, pass } = await openTimed(stores);
    await addJob(jobs, "j1", 2);
    await addJob(jobs, "j2", 1);
    const first = await claimOne(jobs, "w1");
    expect(first).toMatchObject({ job: "j1", index: 0, request: { n: 0 }, attempts: 1, lostCount: 0, failedAttempts: 0 });
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "running", total: 2, doneCount: 0, request: { id: "j1" } });
    const second = await claimOne(jobs, "w2");
    expect(second?.index).toBe(1);
    expect((await claimOne(jobs, "w1"))?.job).toBe("j2");
    expect(await claimOne(jobs, "w1")).toBeNull();
    expect(await jobs.finish("w1", first!, {})).toBe("noted");
    await pass(0.5);
    expect(await jobs.finish("w2", second!, { result: { answer: 42 } })).toBe("noted");
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 2, finishedAt: at(0.5), result: { answer: 42 } });
    expect(await jobs.get("elsewhere", "j1")).toBeNull();
  });

  test("many are claimed at once, in order and over several jobs", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 300);
    await addJob(jobs, "j2", 3, { minute: 1 });
    const first = await jobs.claim({ worker: "w", kinds: ["code"], most: 200 });
    expect(first.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, index) => index));
    const rest = await jobs.claim({ worker: "w", kinds: ["code"], most: 200 });
    expect(rest.map(({ job }) => job)).toEqual([...Array.from({ length: 100 }, () => "j1"), "j2", "j2", "j2"]);
  });

  test("what somebody waits for comes before what nobody waits for", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "bulk", 2);
    await addJob(jobs, "awaited", 1, { isAwaited: true, minute: 5 });
    expect((await claimOne(jobs, "w"))?.job).toBe("awaited");
    expect((await claimOne(jobs, "w"))?.job).toBe("bulk");
  });

  test("only jobs of the kinds asked for are worked on", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1, { kind: "import" });
    expect(await claimOne(jobs, "w")).toBeNull();
    expect(await claimOne(jobs, "w", [])).toBeNull();
    expect((await claimOne(jobs, "w", ["code", "import"]))?.job).toBe("j1");
  });

  test("a worker that was not heard of loses its unit, and can no longer note anything", async () => {
    const { jobs, pass } = await openTimed(stores);
    await addJob(jobs, "j1", 1);
    const mine = (await claimOne(jobs, "w1"))!;
    await pass(0.8);
    expect(await claimOne(jobs, "w2")).toBeNull();
    await jobs.renew("w1", [mine]);
    await pass(0.8);
    expect(await claimOne(jobs, "w2")).toBeNull();
    await pass(2);
    await pass(2);
    const theirs = (await claimOne(jobs, "w2"))!;
    expect([theirs.attempts, theirs.lostCount]).toEqual([2, 1]);
    await jobs.renew("w1", [mine]);
    expect(await jobs.finish("w1", mine, {})).toBe("lost");
    expect(await jobs.finish("w1", mine, { failure: { ...failure, mayPass: true } })).toBe("lost");
    await jobs.release("w1", mine);
    expect(await jobs.finish("w2", theirs, {})).toBe("noted");
    expect(await jobs.finish("w2", theirs, {})).toBe("lost");
    expect(await jobs.get("main", "j1")).toMatchObject({ doneCount: 1, failedCount: 0, state: "done" });
  });

  test("a unit that was taken back but by nobody taken yet is not noted by its first worker", async () => {
    const { jobs, pass } = await openTimed(stores);
    await addJob(jobs, "j1", 1);
    const mine = (await claimOne(jobs, "w1"))!;
    await pass(2);
    expect(await jobs.finish("w1", mine, {})).toBe("lost");
    await pass(2);
    expect(await jobs.finish("w2", (await claimOne(jobs, "w2"))!, {})).toBe("noted");
  });

  test("a unit that was given back is free at once, and costs no attempt", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1);
    for (let round = 0; round < 12; round++) await jobs.release("w1", (await claimOne(jobs, "w1"))!);
    expect(await claimOne(jobs, "w2")).toMatchObject({ index: 0, lostCount: 0, failedAttempts: 0 });
  });

  test("what may pass is tried again, later each time, and then fails where its owner sees it and may retry it", async () => {
    const { jobs, pass } = await openTimed(stores);
    await addJob(jobs, "j1", 1);
    const waits: number[] = [];
    const mayPass = { ...failure, mayPass: true };
    for (let attempt = 1; attempt < 6; attempt++) {
      expect(await jobs.finish("w", (await claimOne(jobs, "w"))!, { failure: mayPass })).toBe("postponed");
      expect(await claimOne(jobs, "w")).toBeNull();
      expect(await jobs.get("main", "j1")).toMatchObject({ state: "running", doneCount: 0, failedCount: 0 });
      const due = Date.parse((await jobs.nextDue(["code"])) ?? "");
      waits.push(dialect === "postgres" ? due - Date.now() : due - start);
      await pass(20);
      waits[attempt - 1]! -= dialect === "postgres" ? 0 : (attempt - 1) * 20 * 60_000;
    }
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(5000 * 2 ** index - 2000 + 4000 * index);
      expect(wait).toBeLessThanOrEqual(20_000 * 2 ** index);
    }
    const last = (await claimOne(jobs, "w"))!;
    expect(await jobs.nextDue(["code"])).toBeNull();
    expect(await jobs.finish("w", last, { failure: mayPass })).toBe("noted");
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "failed", failedCount: 1 });
    expect((await jobs.failures("main", "j1", { limit: 2 })).entries).toEqual([{ index: 0, label: "unit 0", ...failure }]);
    await jobs.recover();
    await jobs.steer("main", "j1", "retry");
    expect(await jobs.finish("w", (await claimOne(jobs, "w"))!, { failure: mayPass })).toBe("postponed");
    await pass(20);
    expect(await jobs.finish("w", (await claimOne(jobs, "w"))!, {})).toBe("noted");
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 1, failedCount: 0 });
  });

  test("units may be added while others run; only a sealed job ends", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1, { isSealed: false });
    await jobs.finish("w", (await claimOne(jobs, "w"))!, {});
    expect((await jobs.get("main", "j1"))?.state).toBe("running");
    await jobs.addUnits("j1", units(1200, 1));
    expect((await jobs.get("main", "j1"))?.total).toBe(1201);
    expect(await claimOne(jobs, "w")).toMatchObject({ index: 1, request: { n: 1 } });
    await jobs.seal("j1");
    await expect(jobs.addUnits("j1", units(1))).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await addJob(jobs, "j2", 0);
    expect((await jobs.get("main", "j2"))?.state).toBe("done");
  });

  test("failures are listed with their reasons and can be tried again", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 4);
    for (let index = 0; index < 4; index++) {
      const unit = (await claimOne(jobs, "w"))!;
      await jobs.finish("w", unit, index === 1 ? {} : { failure });
    }
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 1, failedCount: 3 });
    const first = await jobs.failures("main", "j1", { limit: 2 });
    expect(first.entries).toEqual([
      { index: 0, label: "unit 0", ...failure },
      { index: 2, label: "unit 2", ...failure },
    ]);
    expect((await jobs.failures("main", "j1", { limit: 2, cursor: first.next ?? "" })).entries.map(({ index }) => index)).toEqual([3]);
    expect((await jobs.failures("elsewhere", "j1", { limit: 2 })).entries).toEqual([]);
    await jobs.recover();
    expect(await jobs.steer("main", "j1", "retry")).toMatchObject({ state: "waiting", failedCount: 0, finishedAt: null });
    await jobs.recover();
    for (let index = 0; index < 3; index++) await jobs.finish("w", (await claimOne(jobs, "w"))!, {});
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 4, failedCount: 0 });
    await expect(jobs.steer("main", "j1", "retry")).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
  });

  test("a job whose every unit failed has failed", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 1);
    await jobs.finish("w", (await claimOne(jobs, "w"))!, { failure });
    expect((await jobs.get("main", "j1"))?.state).toBe("failed");
  });

  test("paused, nothing more is claimed; resumed, it goes on; cancelled, it ends", async () => {
    const jobs = await jobStore();
    await addJob(jobs, "j1", 3);
    const held = (await claimOne(jobs, "w"))!;
    await jobs.steer("main", "j1", "pause");
    expect(await claimOne(jobs, "w")).toBeNull();
    expect(await jobs.finish("w", held, {})).toBe("noted");
    await expect(jobs.steer("main", "j1", "pause")).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await jobs.steer("main", "j1", "resume");
    const second = await claimOne(jobs, "w");
    expect(second?.index).toBe(1);
    expect(await jobs.steer("main", "j1", "cancel")).toMatchObject({ state: "cancelled", doneCount: 1 });
    expect(await jobs.finish("w", second!, {})).toBe("noted");
    expect(await claimOne(jobs, "w")).toBeNull();
    await expect(jobs.steer("main", "j1", "resume")).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await expect(jobs.steer("elsewhere", "j1", "retry")).rejects.toMatchObject({ code: "RAP_STORE_JOB" });
    await jobs.recover();
    expect((await jobs.steer("main", "j1", "retry")).state).toBe("waiting");
    await jobs.finish("w", (await claimOne(jobs, "w"))!, {});
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 3 });
  });

  test("what is read of long texts under way adds up, as long as whoever tells it holds them", async () => {
    const { jobs, pass } = await openTimed(stores);
    await addJob(jobs, "j1", 3);
    const partDone = async (): Promise<number | undefined> => (await jobs.get("main", "j1"))?.partDone;
    const [first, second] = await jobs.claim({ worker: "w1", kinds: ["code"], most: 2 });
    expect(await partDone()).toBe(0);
    await jobs.tellShare("w1", first!, 0.25);
    await jobs.tellShare("w1", second!, 0.5);
    await jobs.tellShare("w2", second!, 0.9);
    expect(await partDone()).toBe(0.75);
    expect((await jobs.list("main", { limit: 5 })).entries[0]?.partDone).toBe(0.75);
    await jobs.finish("w1", first!, {});
    expect(await partDone()).toBe(0.5);
    await jobs.tellShare("w1", first!, 1);
    expect(await partDone()).toBe(0.5);
    // Whoever told it is not heard of any more.
    await pass(5);
    expect(await partDone()).toBe(0);
    expect((await jobs.steer("main", "j1", "cancel")).partDone).toBe(0);
  });

  test("what a lost worker held of a cancelled job is there when the job is taken up again", async () => {
    const { jobs, pass } = await openTimed(stores);
    await addJob(jobs, "j1", 2);
    await claimOne(jobs, "gone");
    await jobs.steer("main", "j1", "cancel");
    await pass(2);
    await jobs.steer("main", "j1", "retry");
    await pass(2);
    for (let index = 0; index < 2; index++) expect(await jobs.finish("w", (await claimOne(jobs, "w"))!, {})).toBe("noted");
    expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 2 });
  });

  test("listeners hear of what was added, went on and was steered", async () => {
    const { jobs } = await open();
    const heard = new Set<string>();
    const stop = jobs.watch((note) => heard.add(note?.id ?? "any"));
    const hears = async (): Promise<void> => {
      await expect.poll(() => heard.has("j1") || heard.has("any")).toBe(true);
      heard.clear();
    };
    await addJob(jobs, "j1", 2);
    await hears();
    await expect.poll(() => jobs.isHearing()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    heard.clear();
    await jobs.finish("w", (await claimOne(jobs, "w"))!, {});
    await hears();
    await jobs.steer("main", "j1", "pause");
    await hears();
    stop();
    await jobs.steer("main", "j1", "resume");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard.size).toBe(0);
  });

  test("turns at a place are as far apart as they should be, and none comes while they are held", async () => {
    const jobs = await jobStore();
    const waits: number[] = [];
    for (let turn = 0; turn < 4; turn++) waits.push(await jobs.takeTurn("one", 1000));
    expect(waits.map((wait) => Math.round(wait / 1000))).toEqual([0, 1, 2, 3]);
    expect(await jobs.takeTurn("other", 1000)).toBe(0);
    await jobs.holdTurns("other", 60_000);
    expect(Math.round((await jobs.takeTurn("other", 1000)) / 1000)).toBe(60);
  });

  test("of a schedule whose time has come one of all takes the turn, and the next comes after its minutes", async () => {
    const where = await library();
    let now = start;
    const { jobs } = await open(where, { now: () => now });
    const schedule = { name: "follow:main", project: "main", everyMinutes: 15, task: { n: 1 } };
    await jobs.setSchedule(schedule);
    expect(await jobs.schedules()).toEqual([schedule]);
    const taken = await Promise.all([jobs.takeDue(), jobs.takeDue(), jobs.takeDue()]);
    expect(taken.filter((one) => one !== null)).toEqual([schedule]);
    now += 14 * 60_000;
    expect(await jobs.takeDue()).toBeNull();
    now += 60_000;
    expect(await jobs.takeDue()).toEqual(schedule);
    await jobs.setSchedule({ ...schedule, everyMinutes: 30 });
    expect((await jobs.takeDue())?.everyMinutes).toBe(30);
    await jobs.dropSchedule("follow:main");
    now += 60 * 60_000;
    expect(await jobs.takeDue()).toBeNull();
  });

  test("jobs of all projects are counted by kind and state, with the age of the oldest that waits", async () => {
    const jobs = await jobStore();
    expect(await jobs.overview()).toEqual({ counts: [], oldestWaitingAt: null });
    for (const id of ["a", "b", "c"]) await addJob(jobs, id, 1);
    await addJob(jobs, "d", 1, { kind: "import" });
    await claimOne(jobs, "w", ["import"]);
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

  test.runIf(dialect === "postgres")("servers that share a database share the work, too", { tags: "long", timeout: 60_000 }, async () => {
    const at = await library();
    const opened = await Promise.all([open(at), open(at), open(at)]);
    const jobs = opened.map((store) => store.jobs);
    for (let round = 0; round < 5; round++) {
      const id = `j${round}`;
      await addJob(jobs[0]!, id, 40, { kind: id });
      const tally = await workOff(jobs, id, { fates: ["failed", "lost", "released", "failed"], pass: () => passAway(jobs[0]!, at) });
      expect(await jobs[1]!.get("main", id)).toMatchObject({ state: "done", total: 40, doneCount: tally.done, failedCount: tally.failed });
      expect(tally).toEqual({ done: 38, failed: 2 });
    }
  });

  test("two workers never hold a unit at once, and every unit ends up counted once", { tags: "long", timeout: 60_000 }, async () => {
    const { jobs, pass } = await openTimed(stores);
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("done", "failed", "released", "lost"), { maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (fates, count) => {
          const id = `p${++round}`;
          await addJob(jobs, id, count, { kind: id });
          const tally = await workOff([jobs, jobs], id, { fates, pass: () => pass(30) });
          expect(await jobs.get("main", id)).toMatchObject({
            state: tally.done === 0 ? "failed" : "done",
            total: count,
            doneCount: tally.done,
            failedCount: tally.failed,
          });
          expect(tally.done + tally.failed).toBe(count);
        },
      ),
      { numRuns: times(8, 20) },
    );
  });
});

async function passAway(jobs: JobStore, place: string): Promise<void> {
  await passTime(place, 30 * 60_000);
  await jobs.recover();
}

interface Fates {
  readonly fates: readonly string[];
  readonly pass: () => Promise<void>;
}

/** Two workers at once, each on its store, whose units meet the given fates, then are done. Time passes once nothing is free, so that lost units come back. */
async function workOff(stores: readonly JobStore[], kind: string, { fates, pass }: Fates): Promise<{ done: number; failed: number }> {
  const left = [...fates];
  const held = new Map<number, JobUnit>();
  const tally = { done: 0, failed: 0 };
  async function work(worker: string, jobs: JobStore): Promise<void> {
    for (let idle = 0; idle < 2;) {
      const unit = await claimOne(jobs, worker, [kind]);
      if (unit === null) {
        idle++;
        continue;
      }
      idle = 0;
      const fate = left.shift() ?? "done";
      if (fate === "lost") continue;
      // Its holder is told by the attempts; a second holder in the meantime would have more.
      const before = held.get(unit.index);
      if (before !== undefined) expect(unit.attempts).toBeGreaterThan(before.attempts);
      held.set(unit.index, unit);
      if (fate === "released") await jobs.release(worker, unit);
      else if ((await jobs.finish(worker, unit, fate === "failed" ? { failure } : {})) === "noted") tally[fate === "failed" ? "failed" : "done"]++;
    }
  }
  for (let round = 0; round < 14; round++) {
    await Promise.all(stores.map((jobs, index) => work(`w${index}`, jobs)));
    const job = await stores[0]!.get("main", kind);
    if (job?.state !== "running" && job?.state !== "waiting") break;
    await pass();
    await pass();
  }
  return tally;
}
