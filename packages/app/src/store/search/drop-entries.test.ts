import { expect, test } from "vitest";
import { describeAboveStores } from "../testing/describe-stores.ts";
import { made, removed, sampleCommit, sampleContent, sampleDocument, sampleStatement, sampleType } from "../testing/sample-records.ts";

describeAboveStores("the index of words", ({ open }) => {
  test("forgets the statements that were removed and no other, over many documents at once", async () => {
    const store = await open();
    const names = Array.from({ length: 40 }, (_, at) => `d${at}`);
    const changes = [made("type", sampleType())];
    for (const name of names) {
      const content = sampleContent(`Hello from ${name}`);
      await store.contents.keep("main", content);
      changes.push(made("document", sampleDocument(name, content)));
      // Every document has statements of the same numbers, so that mixing up documents would show.
      for (let at = 0; at < 20; at++) changes.push(made("statement", sampleStatement(`s${at}-${name}`, name, { note: `remark${at % 2}` })));
    }
    const { revision } = await store.history.commit(sampleCommit(changes));
    const gone = names.flatMap((name) => Array.from({ length: 10 }, (_, at) => removed("statement", `s${at * 2}-${name}`, revision)));
    await store.history.commit(sampleCommit(gone));
    const found = async (text: string) => (await store.search.find("main", { text, limit: 500 })).entries.length;
    expect([await found("remark0"), await found("remark1")]).toEqual([0, 400]);
    expect((await store.care.check()).filter(({ code }) => code === "index")).toEqual([]);
  });
});
