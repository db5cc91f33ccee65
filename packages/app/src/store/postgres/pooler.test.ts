import { expect, test } from "vitest";
import { historyConformance } from "../history/history.conformance.ts";
import { memosConformance } from "../history/memos.conformance.ts";
import { listsConformance } from "../lists/lists.conformance.ts";
import { describeThroughPooler } from "../testing/describe-stores.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";
import { openPool } from "./postgres-pool.ts";

describeThroughPooler("history", historyConformance);
describeThroughPooler("lists", listsConformance);
describeThroughPooler("memos", memosConformance);

describeThroughPooler("a pooler", ({ open, place }) => {
  test("is found out", async () => {
    const { isShared, pool } = await openPool(await place());
    expect(isShared).toBe(true);
    await pool.end();
  });

  test("two processes make the schema at once, and each hears of the other's commits", async () => {
    const at = await place();
    const [one, other] = await Promise.all([open(at), open(at)]);
    const heard: number[][] = [[], []];
    for (const [index, store] of [one, other].entries()) store.history.watch(({ revision }) => heard[index]?.push(revision));
    for (let round = 0; round < 20; round++)
      await (round % 2 === 0 ? one : other).history.commit(sampleCommit([made("entity", sampleEntity(`e${round}`))]));
    const all = Array.from({ length: 20 }, (_, index) => index + 1);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([all, all]);
  });

  test("more at once than the pooler has connections get their turn", async () => {
    const stores = await Promise.all([open(), open()]);
    const [store] = stores;
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        await store?.history.commit(sampleCommit([made("entity", sampleEntity(`e${index}`))]));
        await store?.lists.entities("main", { limit: 5 });
      }),
    );
    expect(await store?.history.head("main")).toBe(60);
  });
});
