import { afterEach, describe, expect, test } from "vitest";
import { openMatchPool, type MatchPool, type MatchPoolOptions } from "./match-pool.ts";

const open: MatchPool[] = [];
afterEach(() => {
  for (const pool of open.splice(0)) pool.close();
});
function start(options: MatchPoolOptions): MatchPool {
  const pool = openMatchPool(options);
  open.push(pool);
  return pool;
}
const search = { pattern: "a+", isCaseSensitive: true, limit: 10, mostMs: 30_000 };
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "answered",
    (error: { code?: string }) => error.code ?? error,
  );

describe("searches for patterns", () => {
  test("a hundred of one account at once: one process, a short queue, the rest turned away", async () => {
    const pool = start({ size: 1, mostWaiting: 4 });
    const pids = new Set<unknown>();
    let underWay = 0;
    let most = 0;
    const asked = Array.from({ length: 100 }, () =>
      codeOf(
        pool.run("ada", async (child) => {
          most = Math.max(most, ++underWay);
          pids.add(child);
          expect(await child.ask({ ...search, text: "baab" })).toEqual([[1, 3]]);
          underWay--;
        }),
      ),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((one) => one === "answered")).toHaveLength(5);
    expect(answers.filter((one) => one === "RAP_LIBRARY_BUSY")).toHaveLength(95);
    expect([most, pids.size]).toEqual([1, 1]);
  });

  test("accounts take turns, and one alone never has two under way", async () => {
    const pool = start({ size: 1 });
    const order: string[] = [];
    const ask = (account: string): Promise<void> =>
      pool.run(account, async () => {
        order.push(account);
        await Promise.resolve();
      });
    await Promise.all(["ada", "ada", "ada", "ben", "cyd"].map(ask));
    expect(order).toEqual(["ada", "ben", "cyd", "ada", "ada"]);
  });

  test("a search that takes too long ends its process, and the next has a new one", { tags: "long" }, async () => {
    const pool = start({ size: 1 });
    const slow = { ...search, pattern: "(a*b*)*c".repeat(100), text: `${"ab".repeat(4_000_000)}c`, mostMs: 20 };
    await expect(pool.run("ada", (child) => child.ask(slow))).rejects.toThrow(/more than 0\.02 s/);
    expect(await pool.run("ada", (child) => child.ask({ ...search, text: "a" }))).toEqual([[0, 1]]);
  });

  test("who has left waits no more, and what waits is told when the pool closes", async () => {
    const pool = start({ size: 1 });
    const gone = new AbortController();
    const hold = Promise.withResolvers<void>();
    const first = pool.run("ada", () => hold.promise);
    const second = codeOf(pool.run("ada", () => Promise.resolve(), gone.signal));
    const third = codeOf(pool.run("ben", () => Promise.resolve()));
    gone.abort();
    expect(await second).toBe("RAP_LIBRARY_WORK");
    pool.close();
    expect(await third).toBe("RAP_LIBRARY_WORK");
    hold.resolve();
    await first;
    expect(await codeOf(pool.run("ada", () => Promise.resolve()))).toBe("RAP_LIBRARY_WORK");
  });
});
