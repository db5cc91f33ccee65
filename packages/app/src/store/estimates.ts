import { createHash } from "node:crypto";
import { sql } from "kysely";
import { lockState } from "./history/lock-state.ts";
import type { EstimateStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";

/** Chances that members give on questions, each kept, and those of readers in comments that an editor let through. */
export function estimateStore({ db, dialect, write }: StoreContext): EstimateStore {
  return {
    add: (project, { question, account, at, chance }, most = Number.POSITIVE_INFINITY) =>
      write(async (trx) => {
        // Servers that share a library take one after the other.
        await lockState(trx, { dialect });
        const own = trx
          .selectFrom("estimates")
          .select(sql<number>`cast(count(*) as double precision)`.as("count"))
          .where("project", "=", project);
        const { count } = await own.where("question", "=", question).where("account", "=", account).executeTakeFirstOrThrow();
        if (count >= most) return false;
        await trx
          .insertInto("estimates")
          .values({ project, question, account, at, chance })
          .onConflict((conflict) => conflict.columns(["project", "question", "account", "at"]).doUpdateSet({ chance }))
          .execute();
        return true;
      }),
    async ofProject(project) {
      const rows = db.selectFrom("estimates").select(["question", "account", "at", "chance"]).where("project", "=", project);
      return rows.orderBy("at").orderBy("question").orderBy("account").execute();
    },
    async ofAccount(account) {
      const rows = db.selectFrom("estimates").select(["project", "question", "at", "chance"]).where("account", "=", account);
      return rows.orderBy("at").orderBy("project").orderBy("question").execute();
    },
    async ofReaders(project) {
      const rows = await db
        .selectFrom("comments")
        .select(["statement", "email", "name", "createdAt", "chance"])
        .where("project", "=", project)
        .where("state", "=", "approved")
        .where("chance", "is not", null)
        .where("statement", "is not", null)
        .orderBy("createdAt")
        .orderBy("id")
        .execute();
      return rows.flatMap(({ statement, email, name, createdAt, chance }) =>
        statement === null || chance === null ? [] : [{ statement, giver: giverOf(email, name), at: createdAt, chance }],
      );
    },
  };
}

/** One reader is told from another by the address while it is kept, then by the name; neither leaves the store. */
function giverOf(email: string | null, name: string): string {
  return createHash("sha256")
    .update(email ?? name.toLowerCase())
    .digest("hex")
    .slice(0, 16);
}
