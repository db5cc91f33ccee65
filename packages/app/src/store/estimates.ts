import { createHash } from "node:crypto";
import type { EstimateStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";

/** Chances that members give on questions, each kept, and those of readers in comments that an editor let through. */
export function estimateStore({ db, write }: StoreContext): EstimateStore {
  return {
    async add(project, { question, account, at, chance }) {
      await write(async (trx) => {
        await trx
          .insertInto("estimates")
          .values({ project, question, account, at, chance })
          .onConflict((conflict) => conflict.columns(["project", "question", "account", "at"]).doUpdateSet({ chance }))
          .execute();
      });
    },
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
