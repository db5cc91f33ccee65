import { expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import { passTime } from "../testing/pass-time.ts";
import { hasPooler, startPooler } from "../testing/pooler.ts";
import { startPostgres } from "../testing/postgres-server.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";

const job = { id: "j1", project: "main", kind: "code", request: {}, createdBy: "ann", createdAt: "2026-03-01T10:00:00.000Z" };

test.runIf(hasPooler)(
  "behind PgBouncer, which lends a connection for each transaction, two processes share the work, and know that they hear nothing",
  async () => {
    const server = await startPostgres();
    const direct = await server.makeDatabase();
    const pooler = await startPooler(direct);
    try {
      const [one, other] = await Promise.all([openStore(pooler.address), openStore(pooler.address)]);
      const heard: number[] = [];
      other.history.watch(({ revision }) => heard.push(revision));
      await one.history.commit(sampleCommit([made("entity", sampleEntity("e1"))]));
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
      await passTime(direct, 60_000);
      await one.jobs.recover();
      expect([one.jobs.isHearing(), other.jobs.isHearing()]).toEqual([false, false]);
      await expect.poll(() => heard, { timeout: 10_000 }).toEqual([1]);
      await one.close();
      await other.close();
    } finally {
      await pooler.stop();
      await server.stop();
    }
  },
);
