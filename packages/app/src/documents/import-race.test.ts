import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { openStore } from "../store/open-store.ts";
import type { OpenedStore } from "../store/store.ts";
import { lendPostgres, type LentPostgres } from "../store/testing/lend-postgres.ts";
import { createProject } from "../library/create-project.ts";
import { importReadout } from "./import-readout.ts";
import { openWorkplace } from "../library/workplace.ts";

/* Two servers on one database: what a process does one at a time, two may do at once. */
let postgres: LentPostgres;
let stores: [OpenedStore, OpenedStore];

beforeAll(async () => {
  postgres = await lendPostgres();
  const address = await postgres.makeLibrary();
  // Called otherwise, it is another library to this process, which lets only one import of a text at a time into each.
  stores = [await openStore(address), await openStore(address.replace("127.0.0.1", "localhost"))];
  await createProject(openWorkplace(stores[0]), { id: "main", name: "Main" });
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await postgres.stop();
});

test("the same text brought in at two servers at once is one document, known to the slower one", { tags: "long" }, async () => {
  for (let round = 0; round < 8; round++) {
    const text = `${sampleReadout.document.text}\nRound ${round}.`;
    const readout = { ...sampleReadout, document: { ...sampleReadout.document, text } };
    const answers = await Promise.all(stores.map((store) => importReadout(openWorkplace(store), { readout })));
    expect(answers.map(({ wasKnown }) => wasKnown).sort()).toEqual([false, true]);
    expect(answers[0]?.documentId).toBe(answers[1]?.documentId);
  }
  expect((await stores[0].lists.documents("main", { limit: 100 })).entries).toHaveLength(8);
});
