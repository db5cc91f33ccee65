import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ferryPact, makeRoundup, quietHarbour, type PublishedPage } from "../../../../test/support/published-site.ts";
import { openStore } from "../store/open-store.ts";
import { newLibrary } from "../store/testing/new-library.ts";
import type { OpenedStore } from "../store/store.ts";
import { collect } from "../library/collect.ts";
import { ensureProject } from "../library/create-project.ts";
import { namedEntities } from "./named-entities.ts";
import { openStoredDocument, removedStatements } from "./stored-document.ts";
import { entitiesAt, toReadout } from "./to-readout.ts";
import { openWorkplace } from "../library/workplace.ts";
import type { TestWorkplace } from "../library/testing/desk.ts";

const folder = mkdtempSync(join(tmpdir(), "stored-document-"));
let store: OpenedStore;
let workplace: TestWorkplace;
let pages: PublishedPage[];

beforeAll(async () => {
  store = await openStore(await newLibrary(join(folder, "test.rapporteur")));
  workplace = openWorkplace(store, { project: await ensureProject(store) });
  pages = [await makeRoundup(workplace, ferryPact), await makeRoundup(workplace, quietHarbour)];
  await change();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Statements corrected, removed and brought back; an entity renamed and one merged into another. */
async function change(): Promise<void> {
  const { project, by } = workplace;
  const commit = (changes: Parameters<typeof store.history.commit>[0]["changes"]) =>
    store.history.commit({ project, by, action: "edit", summary: "", changes });
  const { entries } = await store.lists.statements(project, { documents: [pages[0]!.documentId], limit: 100 });
  const [first, second, third] = entries;
  await commit([{ kind: "statement", id: first!.record.id, expected: first!.revision, after: { ...first!.record, note: "changed" } }]);
  await commit([{ kind: "statement", id: second!.record.id, expected: second!.revision, after: null }]);
  const gone = await commit([{ kind: "statement", id: third!.record.id, expected: third!.revision, after: null }]);
  await store.history.commit(await store.history.inverse(project, gone.revision, by));
  const entities = await collect(store.records.all(project, "entity"));
  const [norway, sweden] = ["Norway", "Sweden"].map((name) => entities.find(({ record }) => record.name === name)!);
  await commit([{ kind: "entity", id: norway!.record.id, expected: norway!.revision, after: { ...norway!.record, name: "Norge" } }]);
  await commit([{ kind: "entity", id: sweden!.record.id, expected: sweden!.revision, after: { ...sweden!.record, mergedInto: norway!.record.id } }]);
}

describe("a document as it stood", () => {
  it("has at every revision the statements and names that a look at the whole project finds", async () => {
    const { project } = workplace;
    const head = await store.history.head(project);
    const removed = removedStatements(workplace, 0);
    let compared = 0;
    for (let asOf = 1; asOf <= head; asOf++) {
      const all = (await collect(store.records.all(project, "statement", { asOf }))).map(({ record }) => record);
      const index = await entitiesAt(workplace, asOf);
      for (const { documentId } of pages) {
        if ((await store.records.get(project, "document", documentId, asOf)) === null) continue;
        const { document, content, statements } = await openStoredDocument(workplace, documentId, asOf, removed);
        const parts = { document: document.record, content, statements: statements.map(({ record }) => record) };
        const wanted = all.filter((record) => record.documentId === documentId);
        const named = await namedEntities(workplace, parts, asOf);
        expect(toReadout(parts, named)).toEqual(toReadout({ ...parts, statements: wanted }, index));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it("notices what was removed since it looked first", async () => {
    const { project, by } = workplace;
    const { documentId } = pages[1]!;
    const asOf = await store.history.head(project);
    const removed = removedStatements(workplace, asOf);
    const before = await openStoredDocument(workplace, documentId, asOf, removed);
    const { record, revision } = before.statements[0]!;
    await store.history.commit({
      project,
      by,
      action: "edit",
      summary: "",
      changes: [{ kind: "statement", id: record.id, expected: revision, after: null }],
    });
    expect((await openStoredDocument(workplace, documentId, asOf, removed)).statements).toEqual(before.statements);
  });
});
