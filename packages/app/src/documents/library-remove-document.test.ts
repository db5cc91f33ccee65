import { afterEach, beforeEach, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { collect } from "../library/collect.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { importReadout } from "./import-readout.ts";
import { removeDocument } from "./library-remove-document.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

it("removes a document with all its statements, in one revision that can be undone", async () => {
  const { store, by } = desk.workplace;
  const title = `A title of ${"many words ".repeat(80)}`.trim();
  const readout = { ...sampleReadout, document: { ...sampleReadout.document, title } };
  const { documentId } = await importReadout(desk.workplace, { readout });
  const count = async (kind: "document" | "statement"): Promise<number> => (await collect(store.records.all("main", kind))).length;
  const expected = (await store.records.get("main", "document", documentId))?.revision ?? 0;
  await expect(removeDocument(desk.workplace, documentId, expected + 1)).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
  const { revision } = await removeDocument(desk.workplace, documentId, expected);
  expect([await count("document"), await count("statement")]).toEqual([0, 0]);
  // A revision says in a line what was done, and cuts titles that are longer.
  const { entries } = await store.history.list("main", { limit: 1 });
  expect(entries[0]).toMatchObject({ revision, action: "remove", changeCount: 6 });
  expect(entries[0]?.summary).toBe(`Removed “${title}`.slice(0, 500));
  await store.history.commit(await store.history.inverse("main", revision, by));
  expect([await count("document"), await count("statement")]).toEqual([1, 5]);
  await expect(removeDocument(desk.workplace, "no-such-document", 1)).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING" });
});
