import type { JobStore, Schedule } from "../job-store.ts";
import type { StoreContext } from "../store-context.ts";
import type { ScheduleRow } from "./jobs-tables.ts";

const minuteMs = 60_000;
/** Due for every clock. */
const longPast = new Date(0).toISOString();

/** Work that comes again and again: rows, so that a copy of a library has it too, of which the first to come takes the turn. */
export function scheduleStore({ db, write, dialect, now }: StoreContext): Pick<JobStore, "setSchedule" | "dropSchedule" | "schedules" | "takeDue"> {
  const moment = (afterMs = 0): string => new Date(now() + afterMs).toISOString();
  return {
    setSchedule: ({ name, project, everyMinutes, task }) =>
      write(async (trx) => {
        const rest = { project, everyMinutes, task: JSON.stringify(task ?? null), nextAt: longPast };
        await trx
          .insertInto("schedules")
          .values({ name, ...rest })
          .onConflict((conflict) => conflict.column("name").doUpdateSet(rest))
          .execute();
      }),
    dropSchedule: (name) =>
      write(async (trx) => {
        await trx.deleteFrom("schedules").where("name", "=", name).execute();
      }),
    schedules: async () => (await db.selectFrom("schedules").selectAll().orderBy("name").execute()).map(toSchedule),
    takeDue: async () => {
      const due = db.selectFrom("schedules").select("name").where("nextAt", "<=", moment()).limit(1);
      // Looked up outside the write, so that idle workers do not make others wait.
      if ((await due.executeTakeFirst()) === undefined) return null;
      return write(async (trx) => {
        const first = trx.selectFrom("schedules").selectAll().where("nextAt", "<=", moment()).orderBy("nextAt").limit(1);
        const row = await first.$if(dialect === "postgres", (query) => query.forUpdate().skipLocked()).executeTakeFirst();
        if (row === undefined) return null;
        await trx
          .updateTable("schedules")
          .set({ nextAt: moment(row.everyMinutes * minuteMs) })
          .where("name", "=", row.name)
          .execute();
        return toSchedule(row);
      });
    },
  };
}

function toSchedule({ name, project, everyMinutes, task }: ScheduleRow): Schedule {
  return { name, project, everyMinutes, task: JSON.parse(task) as unknown };
}
