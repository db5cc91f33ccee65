import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";

/** Waiting for locks makes everybody who comes later wait as well: it ends before anybody notices. */
const longestWaitMs = 300;
/** Canceled by the limit of time; no lock to be had; two that waited for each other; two that wrote the same row. */
const giveWayCodes: ReadonlySet<unknown> = new Set(["57014", "55P03", "40P01", "40001"]);

/**
 * Locks tables so that nobody else reads or writes them until the transaction ends, or fails after 300 ms. The first of them should be the one that
 * writers lock first, so that none is in the middle of its work when the others are locked.
 */
export async function lockBriefly(trx: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  await sql.raw(`set local statement_timeout = ${longestWaitMs}`).execute(trx);
  await sql.raw(`lock table ${tables.join(", ")} in access exclusive mode`).execute(trx);
  await sql`set local statement_timeout = 0`.execute(trx);
}

/** The same for what takes its locks itself, such as making a trigger. */
export async function withBriefLocks(trx: Kysely<Tables>, statements: readonly string[]): Promise<void> {
  await sql.raw(`set local lock_timeout = ${longestWaitMs}`).execute(trx);
  for (const statement of statements) await sql.raw(statement).execute(trx);
}

/** Whether a step failed only because others were faster: the same again will do. */
export function hasGivenWay(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && giveWayCodes.has(problem.code);
}
