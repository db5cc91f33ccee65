import { sql, type Kysely, type Transaction } from "kysely";
import { isOutdated } from "../postgres/prepare-queries.ts";
import { settleSent } from "../sql/send-query.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

interface Waiting {
  readonly work: (trx: Transaction<Tables>, othersWait: () => boolean) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: unknown) => void;
  readonly attempts: number;
}

interface Outcome {
  readonly settle: () => void;
}

/** One transaction takes no more than this: others of the process wait for it. */
const maximumBatch = 64;
const budgetMs = 20;
const maximumAttempts = 4;

export interface WriteQueue {
  readonly write: StoreContext["write"];
  /** Resolves when nothing waits any more. */
  readonly settled: () => Promise<void>;
}

/**
 * Puts writes one after the other and lets those that wait together share a transaction, so that a durable commit costs one wait for the disk however many
 * share it. A write that fails is undone alone, by its savepoint; where the commit itself fails, all of it fails.
 */
export function openWriteQueue(db: Kysely<Tables>): WriteQueue {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | null = null;
  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // Lets in what else is ready to write, and lets readers and timers have their turn between batches.
      await new Promise((resolve) => setImmediate(resolve));
      await runBatch(db, waiting);
    }
    draining = null;
  }
  return {
    write: <T>(work: (trx: Transaction<Tables>, othersWait: () => boolean) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject, attempts: 1 });
        draining ??= drain();
      }),
    settled: async () => {
      await draining;
    },
  };
}

async function runBatch(db: Kysely<Tables>, waiting: Waiting[]): Promise<void> {
  const taken: Waiting[] = [];
  try {
    const outcomes = await db.transaction().execute(async (trx) => {
      const settled: Outcome[] = [];
      const isShared = waiting.length > 1;
      // One that began without a savepoint stays alone: it could not be kept where a later one fails.
      const most = isShared ? maximumBatch : 1;
      const end = performance.now() + budgetMs;
      while (waiting.length > 0 && taken.length < most && (taken.length === 0 || performance.now() < end)) {
        const next = waiting.shift() as Waiting;
        taken.push(next);
        const work = (): Promise<unknown> => next.work(trx, () => waiting.length > 0);
        settled.push(isShared ? await runInSavepoint(trx, { ...next, work }) : await runAlone({ ...next, work }));
      }
      return settled;
    });
    for (const { settle } of outcomes) settle();
  } catch (problem) {
    const failed = taken.length > 0 ? taken : waiting.splice(0);
    const mayGoAgain = isTransient(problem) ? failed.filter(({ attempts }) => attempts < maximumAttempts) : [];
    for (const { reject } of failed.filter((one) => !mayGoAgain.includes(one))) reject(problem);
    waiting.unshift(...mayGoAgain.map((one) => ({ ...one, attempts: one.attempts + 1 })));
  }
}

/** Two processes met in PostgreSQL and it let the other go first, or what was prepared there is outdated: nothing was kept, and the same again will do. */
function isTransient(problem: unknown): boolean {
  if (isOutdated(problem)) return true;
  return problem instanceof Error && "code" in problem && (problem.code === "40P01" || problem.code === "40001");
}

type Runnable = Pick<Waiting, "resolve" | "reject"> & { readonly work: () => Promise<unknown> };

async function runAlone({ work, resolve }: Runnable): Promise<Outcome> {
  const value = await work();
  return { settle: () => resolve(value) };
}

async function runInSavepoint(trx: Transaction<Tables>, { work, resolve, reject }: Runnable): Promise<Outcome> {
  await sql`savepoint one_of_many`.execute(trx);
  try {
    const value = await work();
    await settleSent(trx);
    await sql`release savepoint one_of_many`.execute(trx);
    return { settle: () => resolve(value) };
  } catch (problem) {
    if (isTransient(problem)) throw problem;
    await settleSent(trx).catch(() => undefined);
    try {
      await sql`rollback to savepoint one_of_many`.execute(trx);
      await sql`release savepoint one_of_many`.execute(trx);
    } catch {
      // The whole transaction is gone (disk full, connection lost): nothing of the batch was kept.
      throw problem;
    }
    return { settle: () => reject(problem) };
  }
}
