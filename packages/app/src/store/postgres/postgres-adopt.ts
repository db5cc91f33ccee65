import type { JobEngine } from "../jobs/job-engine.ts";
import type { StoreContext } from "../store-context.ts";

const atOnce = 5000;

/** Puts units in line that came without pg-boss: rows of an older version, or of a copy of a library. */
export async function adoptUnits({ db, write }: StoreContext, { prepare, enlist }: Pick<JobEngine, "prepare" | "enlist">): Promise<void> {
  const jobs = await db
    .selectFrom("jobUnits")
    .innerJoin("jobs", "jobs.id", "jobUnits.job")
    .select("jobs.id")
    .distinct()
    .where("jobUnits.isEnlisted", "=", 0)
    .where("jobUnits.state", "in", ["waiting", "running"])
    .where("jobs.state", "in", ["waiting", "running", "paused"])
    .execute();
  for (const { id } of jobs) {
    await prepare(id);
    for (let count = atOnce; count === atOnce;) {
      count = await write(async (trx) => {
        const rows = await trx
          .selectFrom("jobUnits")
          .select("position")
          .where("job", "=", id)
          .where("isEnlisted", "=", 0)
          .where("state", "in", ["waiting", "running"])
          .orderBy("position")
          .limit(atOnce)
          .forUpdate()
          .execute();
        const positions = rows.map(({ position }) => position);
        const [first, last] = [positions.at(0), positions.at(-1)];
        if (first === undefined || last === undefined) return 0;
        await enlist(trx, id, positions);
        const range = trx.updateTable("jobUnits").set({ isEnlisted: 1 }).where("job", "=", id);
        await range.where("position", ">=", first).where("position", "<=", last).execute();
        return positions.length;
      });
    }
  }
}
