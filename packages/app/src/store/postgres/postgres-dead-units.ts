import { RapporteurError } from "@rapporteur/core/base";
import { settle } from "../jobs/jobs-units.ts";
import type { Trx } from "../jobs/job-engine.ts";
import type { StoreContext } from "../store-context.ts";
import { overTransaction, type BossHandle } from "./postgres-boss.ts";
import { deadQueue, jobOf, positionOf } from "./postgres-queue-names.ts";

const atOnce = 100;

/** Units that pg-boss gave up of itself, since worker after worker was lost with them, become failures of their jobs, which their owner sees and may retry. */
export async function collectDead({ write, now }: StoreContext, { boss }: BossHandle): Promise<void> {
  for (let count = atOnce; count === atOnce;) {
    count = await write(async (trx) => {
      const over = { db: overTransaction(trx) };
      const dead = await boss.fetch(deadQueue, { batchSize: atOnce, includeMetadata: true, ...over });
      for (const { sourceName, sourceId } of dead) {
        const job = jobOf(sourceName ?? "");
        if (job === null || sourceId === null) continue;
        await boss.deleteJob(sourceName ?? "", sourceId, over);
        await giveUp(trx, { job, position: positionOf(sourceId), now: new Date(now()).toISOString() });
      }
      const ids = dead.map(({ id }) => id);
      if (ids.length > 0) await boss.deleteJob(deadQueue, ids, over);
      return dead.length;
    });
  }
}

async function giveUp(trx: Trx, { job, position, now }: { job: string; position: number; now: string }): Promise<void> {
  const unit = trx.selectFrom("jobUnits").select("lostCount").where("job", "=", job).where("position", "=", position);
  const row = await unit.where("state", "in", ["waiting", "running"]).executeTakeFirst();
  if (row === undefined) return;
  const { code, message } = new RapporteurError("RAP_LIBRARY_GIVEN_UP", { count: row.lostCount + 1 });
  const failed = { state: "failed", isOpen: 0, worker: null, leaseUntil: null, dueAt: null, code, message };
  await trx.updateTable("jobUnits").set(failed).where("job", "=", job).where("position", "=", position).execute();
  await trx
    .updateTable("jobs")
    .set((build) => ({ failedCount: build("failedCount", "+", 1) }))
    .where("id", "=", job)
    .execute();
  await settle(trx, job, now);
}
