import { expect, test } from "vitest";
import { historyConformance } from "../history/history.conformance.ts";
import { memosConformance } from "../history/memos.conformance.ts";
import { listsConformance } from "../lists/lists.conformance.ts";
import { describeThroughPooler } from "../testing/describe-stores.ts";
import { passTime } from "../testing/pass-time.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";
import { openPool } from "./postgres-pool.ts";

describeThroughPooler("history", historyConformance);
describeThroughPooler("lists", listsConformance);
describeThroughPooler("memos", memosConformance);

const job = { id: "j1", project: "main", kind: "code", request: {}, createdBy: "ann", createdAt: "2026-03-01T10:00:00.000Z" };

describeThroughPooler("a pooler", ({ open, library, place }) => {
  test("is found out", async () => {
    const { isShared, pool } = await openPool(await place());
    expect(isShared).toBe(true);
    await pool.end();
  });

  test("two processes make the schema at once, and each hears of the other's commits", async () => {
    const at = await place();
    const [one, other] = await Promise.all([open(at), open(at)]);
    const heard: number[][] = [[], []];
    for (const [index, store] of [one, other].entries()) store.history.watch(({ revision }) => heard[index]?.push(revision));
    for (let round = 0; round < 20; round++)
      await (round % 2 === 0 ? one : other).history.commit(sampleCommit([made("entity", sampleEntity(`e${round}`))]));
    const all = Array.from({ length: 20 }, (_, index) => index + 1);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([all, all]);
  });

  test("more at once than the pooler has connections get their turn", async () => {
    const stores = await Promise.all([open(), open()]);
    const [store] = stores;
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        await store?.history.commit(sampleCommit([made("entity", sampleEntity(`e${index}`))]));
        await store?.lists.entities("main", { limit: 5 });
      }),
    );
    expect(await store?.history.head("main")).toBe(60);
  });

  test("two processes share the work of a job, and know that they hear nothing", async () => {
    const at = await library();
    const [one, other] = await Promise.all([open(at), open(at)]);
    await one.jobs.add(
      job,
      Array.from({ length: 60 }, (_, n) => ({ label: String(n), request: { n } })),
    );
    await one.jobs.seal("j1");
    const done = new Set<number>();
    const work = async ({ jobs }: typeof one, worker: string): Promise<void> => {
      for (;;) {
        const units = await jobs.claim({ worker, kinds: ["code"], most: 5 });
        if (units.length === 0) return;
        await jobs.renew(worker, units);
        for (const unit of units) {
          expect(done.has(unit.index)).toBe(false);
          done.add(unit.index);
          expect(await jobs.finish(worker, unit, {})).toBe("noted");
        }
      }
    };
    await Promise.all([work(one, "w1"), work(other, "w2"), work(one, "w3")]);
    expect(await other.jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 60 });
    await passTime(at, 60_000);
    await one.jobs.recover();
    expect([one.jobs.isHearing(), other.jobs.isHearing()]).toEqual([false, false]);
  });
});
