import { listQuery } from "../../hooks/use-query-state.ts";
import type { PageContext } from "./page-context.ts";

/** The address of a page's statements in the table, all of them or those of a month (YYYY-MM), within the scope of the page. */
export function statementsSearch(key: string, { role, kept }: Pick<PageContext, "role" | "kept">, month?: string): string {
  const search = new URLSearchParams(kept);
  search.set(role === "speaker" ? "by" : "names", listQuery.write([key]) ?? "");
  if (month !== undefined) {
    search.set("from", `${month}-01`);
    search.set("to", lastDayOf(month));
  }
  return search.toString();
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
