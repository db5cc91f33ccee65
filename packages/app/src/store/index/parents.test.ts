import { StatementSync } from "node:sqlite";
import { expect, test, vi } from "vitest";
import { describeAboveStores } from "../testing/describe-stores.ts";
import { changed, made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";

describeAboveStores("parents of entities", ({ open, dialect }) => {
  const count = 600;
  const chain = Array.from({ length: count }, (_, at) =>
    sampleEntity(`e${at}`, { name: `E ${at}`, key: `k${at}`, parent: at === 0 ? null : `e${at - 1}` }),
  );

  test("are each looked at once, however deep they stand", async () => {
    const store = await open();
    const asked: number[] = [];
    const { all } = StatementSync.prototype;
    vi.spyOn(StatementSync.prototype, "all").mockImplementation(function (this: StatementSync, ...values) {
      if (/^select "id", "parent" from "entities"/.test(this.sourceSQL)) asked.push(values.length);
      return Reflect.apply(all, this, values);
    });
    await store.history.commit(sampleCommit(chain.map((one) => made("entity", one))));
    vi.restoreAllMocks();
    if (dialect === "sqlite") expect(asked.length).toBe(3);
    expect((await store.records.get("main", "entity", `e${count - 1}`))?.record.parent).toBe(`e${count - 2}`);
  });

  test("that go round are refused, within a commit and over what stands there", async () => {
    const store = await open();
    const { revision } = await store.history.commit(sampleCommit(chain.map((one) => made("entity", one))));
    const round = { ...chain[0]!, parent: `e${count - 1}` };
    const cycle = { code: "RAP_STORE_CYCLE" };
    await expect(store.history.commit(sampleCommit([changed("entity", round, revision)]))).rejects.toMatchObject(cycle);
    const pair = [
      sampleEntity("x", { key: "x", parent: "y" }),
      sampleEntity("y", { key: "y", parent: "x" }),
      sampleEntity("z", { key: "z", parent: "z" }),
    ];
    await expect(store.history.commit(sampleCommit(pair.slice(0, 2).map((one) => made("entity", one))))).rejects.toMatchObject(cycle);
    await expect(store.history.commit(sampleCommit(pair.slice(2).map((one) => made("entity", one))))).rejects.toMatchObject(cycle);
  });
});
