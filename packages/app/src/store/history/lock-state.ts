import type { Transaction } from "kysely";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { askKept } from "../sql/kept-queries.ts";
import { keepsPlan } from "../sql/kept-plans.ts";

/** The library's state, locked against other writers until the transaction ends: revisions get their numbers in the order of their commits. */
export async function lockState(
  trx: Transaction<Tables>,
  { dialect }: Pick<StoreContext, "dialect">,
): Promise<{ readonly revision: number; readonly at: string }> {
  const [state] = await askKept(trx, "locked state", {}, () => {
    const query = trx.selectFrom("libraryState").select(["revision", "at"]).where("id", "=", 1);
    return (dialect === "postgres" ? query.forUpdate() : query).modifyEnd(keepsPlan).compile();
  });
  if (state === undefined) throw new Error("the library has lost its state");
  return state;
}
