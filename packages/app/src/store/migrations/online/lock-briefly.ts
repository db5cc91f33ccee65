import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";
import { runTogether } from "./rebuilt-table.ts";

/** Waiting for locks makes everybody who comes later wait as well: it ends before anybody notices. */
const longestWaitMs = 300;
/** Canceled by the limit of time; no lock to be had; two that waited for each other; two that wrote the same row. */
const giveWayCodes: ReadonlySet<unknown> = new Set(["57014", "55P03", "40P01", "40001"]);

/**
 * Locks tables so that nobody else reads or writes them until the transaction ends, or fails after 300 ms. The first of them should be the one that
 * writers lock first, so that none is in the middle of its work when the others are locked.
 */
export async function lockBriefly(trx: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  await runTogether(trx, [
    `set local statement_timeout = ${longestWaitMs}`,
    `lock table ${tables.join(", ")} in access exclusive mode`,
    "set local statement_timeout = 0",
  ]);
}

/** From here on what takes its locks itself, such as changing a column or making a trigger, fails where it does not get one within 300 ms. */
export async function waitBriefly(trx: Kysely<Tables>): Promise<void> {
  await sql.raw(`set local lock_timeout = ${longestWaitMs}`).execute(trx);
}

export async function withBriefLocks(trx: Kysely<Tables>, statements: readonly string[]): Promise<void> {
  await waitBriefly(trx);
  await runTogether(trx, statements);
}

/** Whether a step failed only because others were faster: the same again will do. */
export function hasGivenWay(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && giveWayCodes.has(problem.code);
}
