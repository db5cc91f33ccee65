import { expect, test } from "vitest";
import { warmReaders } from "../../../../test/support/warm-readers.ts";
import { collect } from "../library/collect.ts";
import { createProject } from "../library/create-project.ts";
import { everything } from "../library/membership.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import type { Role } from "../records/roles.ts";
import type { Job } from "../store/job-store.ts";
import type { Store } from "../store/store.ts";
import { describeAboveStores } from "../store/testing/describe-stores.ts";
import { submitImport } from "./import-many.ts";
import { openJobRunner, type JobRunner } from "./job-runner.ts";
import type { JobRunnerOptions } from "./job-runner-options.ts";
import type { ReadingPool } from "./reading-pool.ts";
import { submitCoding } from "./submit-coding.ts";

const pool = warmReaders();
const texts = ["Talks will resume by March.", "Ruritania warned Evallonia on Monday.", "The truce is a sham."];

describeAboveStores("jobs of somebody who may not do them any more", ({ open }) => {
  /** A project with a member, who has begun an import of three documents, and with another one. */
  async function begin(role: Role = "coder"): Promise<{ store: Store; ann: Workplace; id: string }> {
    const store = await open();
    await createProject(openWorkplace(store), { id: "main", name: "Main" });
    for (const [account, given] of Object.entries({ ann: role, ben: "admin" } as const)) {
      const createdAt = "2026-03-01T10:00:00.000Z";
      await store.accounts.saveAccount({
        id: account,
        email: `${account}@example.org`,
        name: account,
        isAdministrator: false,
        isDisabled: false,
        createdAt,
      });
      await store.accounts.saveMember("main", { account, role: given, grants: everything });
    }
    const ann = openWorkplace(store, { by: { account: "ann", name: "Ann" }, membership: { role, grants: everything } });
    const sources = texts.map((words, at) => ({ name: `${at}.txt`, bytes: new TextEncoder().encode(words) }));
    return { store, ann, id: role === "reader" ? "" : await submitImport(ann, sources) };
  }

  async function work<T>(store: Store, act: (runner: JobRunner) => Promise<T>, options: JobRunnerOptions = {}): Promise<T> {
    const runner = openJobRunner(store, { pool, pollMs: 20, ...options });
    try {
      return await act(runner);
    } finally {
      await runner.stop();
    }
  }
  const done = (store: Store, id: string): Promise<Job> => work(store, (runner) => runner.runUntilDone("main", id));
  /** Where all units had been begun there is nothing left to cancel: each has failed. */
  const givenUp = { state: expect.stringMatching(/^(cancelled|failed)$/) as string, doneCount: 0 };
  const titles = async (store: Store): Promise<string[]> => (await collect(store.records.all("main", "document"))).map(({ record }) => record.title);
  const reasons = async (store: Store, id: string): Promise<string[]> =>
    (await store.jobs.failures("main", id, { limit: 10 })).entries.map(({ code, message }) => `${code}: ${message}`);

  const withdrawals: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
    "is a member no longer": ({ accounts }) => accounts.removeMember("main", "ann"),
    "is disabled": ({ accounts }) => accounts.changeAccount("ann", { isDisabled: true }),
    "may only read by now": ({ accounts }) => accounts.saveMember("main", { account: "ann", role: "reader", grants: everything }),
  };

  test.each(Object.entries(withdrawals))(
    "one that waits is given up where its author %s, and says so; let in again, it is done",
    async (_, withdraw) => {
      const { store, id } = await begin();
      await withdraw(store);
      expect(await done(store, id)).toMatchObject({ ...givenUp, total: 3 });
      const [reason, ...more] = await reasons(store, id);
      expect(reason).toBe(
        "RAP_RIGHTS_AUTHOR: Ann, who began it, may no longer do this in the project; begin it again as somebody who may, or let Ann in again and retry it",
      );
      for (const other of more) expect(other).toBe(reason);
      expect(await titles(store)).toEqual([]);
      await store.accounts.changeAccount("ann", { isDisabled: false });
      await store.accounts.saveMember("main", { account: "ann", role: "coder", grants: everything });
      await store.jobs.steer("main", id, "retry");
      expect(await done(store, id)).toMatchObject({ state: "done", doneCount: 3, failedCount: 0 });
    },
  );

  test("of a long one nothing more is begun", async () => {
    const { store, ann } = await begin();
    const sources = Array.from({ length: 60 }, (_, at) => ({ name: `n${at}.txt`, bytes: new TextEncoder().encode(`Paper ${at}.`) }));
    const id = await submitImport(ann, sources);
    await store.accounts.removeMember("main", "ann");
    const job = await done(store, id);
    expect([job.state, job.failedCount < 60]).toEqual(["cancelled", true]);
  });

  test("one that drafts, and one that computes, are held to it too; jobs of others, and of who may everything, go on", async () => {
    const { store, ann, id } = await begin();
    expect(await done(store, id)).toMatchObject({ state: "done" });
    const coding = await submitCoding(ann, { documents: null, coder: "builtin" });
    const analysis = { id: "j-a", project: "main", kind: "analysis", request: {}, createdBy: "ann", createdAt: "2026-03-01T10:00:00.000Z" };
    await store.jobs.add(analysis, [{ label: "a", request: { task: "analysis", project: "main", by: ann.by, request: {} } }]);
    await store.jobs.seal("j-a");
    await store.accounts.removeMember("main", "ann");
    const before = await store.history.head("main");
    expect(await done(store, coding)).toMatchObject(givenUp);
    expect((await done(store, "j-a")).doneCount).toBe(0);
    expect(await reasons(store, "j-a")).toEqual([expect.stringMatching(/^RAP_RIGHTS_AUTHOR/)]);
    expect(await store.history.head("main")).toBe(before);
    const ben = openWorkplace(store, { by: { account: "ben", name: "Ben" } });
    expect(await done(store, await submitCoding(ben, { documents: null, coder: "builtin" }))).toMatchObject({ state: "done", doneCount: 3 });
    await store.accounts.changeAccount("ann", { isAdministrator: true });
    await store.jobs.steer("main", coding, "retry");
    expect(await done(store, coding)).toMatchObject({ state: "done", doneCount: 3 });
  });

  test("what is read or drafted when its author goes is not written", async () => {
    for (const [, withdraw] of Object.entries(withdrawals)) {
      const { store, id } = await begin();
      const run: ReadingPool["run"] = async (task, options) => {
        const read = await pool.run(task, options);
        await withdraw(store);
        return read;
      };
      const job = await work(store, (runner) => runner.runUntilDone("main", id), { pool: { ...pool, size: 1, run } });
      expect(job).toMatchObject(givenUp);
      expect(await titles(store)).toEqual([]);
    }
    const { store, ann, id } = await begin();
    await done(store, id);
    const before = await store.history.head("main");
    const coding = await submitCoding(ann, { documents: null, coder: "model" });
    const codeWithModel: NonNullable<JobRunnerOptions["codeWithModel"]> = async (readout) => {
      await store.accounts.removeMember("main", "ann");
      return readout;
    };
    const job = await work(store, (runner) => runner.runUntilDone("main", coding), { codeWithModel, threads: 1 });
    expect(job).toMatchObject(givenUp);
    expect(await store.history.head("main")).toBe(before);
  });

  test("what takes long is given up", async () => {
    const { store, id } = await begin();
    const begun = Promise.withResolvers<void>();
    let count = 0;
    const run: ReadingPool["run"] = (_task, { signal } = {}) => {
      // As many as such a runner takes at once.
      if (++count === 2) begun.resolve();
      return new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new Error("it was called off"))));
    };
    const ended = work(store, (runner) => runner.runUntilDone("main", id), { pool: { ...pool, size: 1, run } });
    await begun.promise;
    await store.accounts.removeMember("main", "ann");
    expect(await ended).toMatchObject(givenUp);
    expect(new Set(await reasons(store, id)).size).toBe(1);
  });
});
