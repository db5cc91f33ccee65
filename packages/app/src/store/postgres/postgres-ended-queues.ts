import { sql } from "kysely";
import type { StoreContext } from "../store-context.ts";
import type { BossHandle } from "./postgres-boss.ts";
import { queueOf } from "./postgres-queue-names.ts";

/** Queues of jobs that are done or failed go; somebody who retries such a job makes a new one. */
export async function dropEndedQueues({ db }: StoreContext, { schema }: BossHandle): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select jobs.id from ${sql.id(schema, "queue")} queue join jobs on queue.name = ${queueOf("")} || jobs.id
    where jobs.state in ('done', 'failed') limit 100`.execute(db);
  for (const { id } of rows) {
    await db.transaction().execute(async (trx) => {
      // A retry changes this row too.
      const ended = trx.selectFrom("jobs").select("id").where("id", "=", id).where("state", "in", ["done", "failed"]);
      if ((await ended.forUpdate().executeTakeFirst()) === undefined) return;
      await sql`select ${sql.id(schema, "delete_queue")}(${queueOf(id)})`.execute(trx);
    });
  }
}
