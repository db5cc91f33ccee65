import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRoundup, publishPage, quietHarbour, type PublishedPage } from "../../../../../test/support/published-site.ts";
import type { Change } from "../../records/revision.ts";
import { openStore } from "../../store/open-store.ts";
import { newLibrary } from "../../store/testing/new-library.ts";
import type { OpenedStore } from "../../store/store.ts";
import { ensureProject } from "../../library/create-project.ts";
import { storedRoundup } from "./roundup-from-document.ts";
import { checkSnapshot, takeSnapshot } from "./snapshot.ts";
import { openWorkplace } from "../../library/workplace.ts";
import type { TestWorkplace } from "../../library/testing/desk.ts";

const folder = mkdtempSync(join(tmpdir(), "snapshot-"));
let store: OpenedStore;
let workplace: TestWorkplace;
let page: PublishedPage;

beforeAll(async () => {
  store = await openStore(await newLibrary(join(folder, "test.rapporteur")));
  workplace = openWorkplace(store, { project: await ensureProject(store) });
  page = await makeRoundup(workplace, quietHarbour);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function taken(): Promise<{ digest: string; isWhole: boolean }> {
  const { id, digest } = await takeSnapshot(workplace, { name: "Kept" });
  return { digest, isWhole: (await checkSnapshot(workplace, id)).isWhole };
}

async function change(expected: number, after: Change["after"], id: string): Promise<void> {
  const { project, by } = workplace;
  await store.history.commit({ project, by, action: "edit", summary: "", changes: [{ kind: "statement", id, expected, after } as Change] });
}

describe("snapshots one after the other", () => {
  it("have the digest of the state that they name, whatever lies between them", async () => {
    const first = await taken();
    await publishPage(workplace, page);
    await publishPage(workplace, page);
    const pagesOnly = await taken();
    const { entries } = await store.lists.statements(workplace.project, { documents: [page.documentId], limit: 2 });
    const [{ record, revision } = entries[0]!] = entries;
    await change(revision, { ...record, note: "another" }, record.id);
    await publishPage(workplace, page);
    const edited = await taken();
    const head = await store.history.head(workplace.project);
    await store.history.erase(workplace.project, [{ kind: "statement", id: record.id }], workplace.by);
    const erased = await taken();
    expect([first, pagesOnly, edited, erased].map(({ isWhole }) => isWhole)).toEqual([true, true, true, true]);
    expect(pagesOnly.digest).toBe(first.digest);
    expect(new Set([first, edited, erased].map(({ digest }) => digest)).size).toBe(3);
    expect(await store.history.head(workplace.project)).toBeGreaterThan(head);
  });

  it("are named for the page and the day where they are taken to publish it", async () => {
    await publishPage(workplace, page);
    const { record } = await storedRoundup(workplace, page.roundup);
    const snapshot = await store.records.get(workplace.project, "snapshot", record.snapshotId ?? "");
    expect(snapshot?.record.name).toBe(`${record.title} (${snapshot?.record.createdAt.slice(0, 10)})`);
  });

  it("read the records of the project once, however many pages are published", async () => {
    let read = 0;
    const counting: TestWorkplace = {
      ...workplace,
      store: { ...store, records: { ...store.records, all: (...asked) => (read++, store.records.all(...asked)) } },
    };
    await takeSnapshot(counting, { name: "First" });
    const once = read;
    for (let time = 0; time < 5; time++) await publishPage(counting, page);
    expect(read).toBe(once);
  });
});
