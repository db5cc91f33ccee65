import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeOf } from "../access/testing/office.ts";
import { openStore } from "../store/open-store.ts";
import { made, sampleCommit, sampleEntity } from "../store/testing/sample-records.ts";
import { newLibrary } from "../store/testing/new-library.ts";
import { scratchFolder } from "../store/testing/scratch-folder.ts";
import { badField } from "./bad-field.ts";
import { createProject, ensureProject } from "./create-project.ts";
import { demandLibrary } from "./demand-library.ts";
import { hasErasedSince } from "./erased-since.ts";
import { servedAddress } from "./library-owner.ts";
import { findProject, openLibrary } from "./open-library.ts";
import { openDesk } from "./testing/desk.ts";
import { within } from "./within.ts";
import { workerFile } from "./worker-file.ts";
import { accountOf, momentOf, openWorkplace, randomId } from "./workplace.ts";
import { writableStore } from "./writable-store.ts";

const folder = scratchFolder("rules");

describe("a project", () => {
  test("is made with its name, the four types and the usual settings, in one commit", async () => {
    const store = await openStore(await newLibrary(join(folder, "make.rapporteur")));
    const place = openWorkplace(store, { by: { account: "ann", name: "Ann" }, makeId: (letter) => `${letter}1` });
    await createProject({ ...place, makeId: openWorkplace(store).makeId }, { id: "tide", name: "Tides" });
    const stored = await store.records.get("tide", "project", "tide");
    expect(stored?.record).toMatchObject({ id: "tide", name: "Tides", description: "", isBlind: false, scale: "icd203", locale: "en" });
    const { entries } = await store.history.list("tide", { limit: 9 });
    expect(entries.map(({ action, summary, changeCount, by }) => [action, summary, changeCount, by.account])).toEqual([
      ["create", "Made the project “Tides”", 5, "ann"],
    ]);
    const id = await createProject(openWorkplace(store), { name: "Other", description: "words" });
    expect([id[0], (await store.records.get(id, "project", id))?.record.description]).toEqual(["p", "words"]);
    expect(await codeOf(createProject(openWorkplace(store), { id: "tide", name: "Again" }))).toBe("RAP_STORE_CONFLICT");
    await store.close();
  });

  test("is found by its word, made where there is none and no word, and named where the word is wrong", async () => {
    const path = join(folder, "find.rapporteur");
    const { store, project } = await openLibrary(path);
    expect([project, (await store.records.get("main", "project", "main"))?.record.name]).toEqual(["main", "Main"]);
    await createProject(openWorkplace(store), { id: "tide", name: "Tides" });
    expect([await findProject(store, "tides"), await findProject(store), await ensureProject(store)]).toEqual(["tide", "main", "main"]);
    await expect(findProject(store, "none")).rejects.toMatchObject({
      code: "RAP_LIBRARY_PROJECT",
      details: { project: "none", known: expect.stringMatching(/^(Main, Tides|Tides, Main)$/) },
    });
    await store.close();
    expect(await codeOf(openLibrary(path, "none"))).toBe("RAP_LIBRARY_PROJECT");
    // It was let go: it opens again.
    const again = await openLibrary(path, "tides");
    expect(again.project).toBe("tide");
    await again.store.close();
    const empty = await openStore(await newLibrary(join(folder, "empty.rapporteur")));
    expect(await codeOf(findProject(empty, "word"))).toBe("RAP_LIBRARY_PROJECT");
    expect(await findProject(empty)).toBe("main");
    await empty.close();
  });
});

test("a library that is to be read is there and holds something; an address is believed", () => {
  const [missing, empty, some] = ["missing", "empty", "some"].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(empty, "");
  writeFileSync(some, "x");
  const refused = (path: string): string => {
    try {
      demandLibrary(path);
      return "";
    } catch (thrown) {
      return (thrown as { code: string }).code;
    }
  };
  expect([missing, empty, some, "postgres://nobody@nowhere/none"].map(refused)).toEqual(["RAP_STORE_NO_LIBRARY", "RAP_STORE_NO_LIBRARY", "", ""]);
  expect([servedAddress(missing), servedAddress(some), servedAddress("postgres://nobody@nowhere/none")]).toEqual([null, null, null]);
});

test("a library that a server has open says where it answers", async () => {
  const path = await newLibrary(join(folder, "served.rapporteur"));
  const store = await openStore(path);
  expect(servedAddress(path)).toBeNull();
  store.announce("http://127.0.0.1:4321");
  expect(servedAddress(path)).toBe("http://127.0.0.1:4321");
  await store.close();
  expect(servedAddress(path)).toBeNull();
});

test("what was erased since a revision is seen through any number of pages", async () => {
  const desk = await openDesk();
  const { store } = desk.workplace;
  const add = (from: number, count: number) =>
    store.history.commitAll(Array.from({ length: count }, (_, at) => sampleCommit([made("entity", sampleEntity(`zz${from + at}`))])));
  await add(0, 2);
  const before = await store.history.head("main");
  expect(await hasErasedSince(desk.workplace, before)).toBe(false);
  const { revision } = await store.history.erase("main", [{ kind: "entity", id: "zz1" }], { account: null, name: "test" });
  expect([
    await hasErasedSince(desk.workplace, before),
    await hasErasedSince(desk.workplace, revision),
    await hasErasedSince(desk.workplace, 0),
  ]).toEqual([true, false, true]);
  // The same a revision a page.
  const list: typeof store.history.list = (project, options) => store.history.list(project, { ...options, limit: 1 });
  await add(1000, 3);
  const paged = { store: { ...store, history: { ...store.history, list } }, project: "main" };
  expect([await hasErasedSince(paged, before), await hasErasedSince(paged, revision)]).toEqual([true, false]);
  expect(await hasErasedSince({ store, project: "none" }, 0)).toBe(false);
  await desk.close();
});

test("a promise that is late or fails gives the fallback", async () => {
  expect(await within(Promise.resolve(1), 1000, 2)).toBe(1);
  expect(await within(Promise.reject(new Error("no")), 1000, 2)).toBe(2);
  expect(await within(new Promise(() => undefined), 5, 2)).toBe(2);
});

test("ids are a letter and twelve letters or digits, never the same", () => {
  const ids = Array.from({ length: 3000 }, () => randomId("s"));
  expect(new Set(ids).size).toBe(3000);
  expect(ids.every((id) => /^s[0-9a-z]{12}$/.test(id))).toBe(true);
  const counts = new Map<string, number>();
  for (const id of ids) for (const letter of id.slice(1)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  // 36,000 letters, a thousand of each: more than a tenth less or more does not happen.
  expect(counts.size).toBe(36);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});

test("a workplace has every right, the machine's clock and the main project unless told", async () => {
  const desk = await openDesk();
  const place = openWorkplace(desk.workplace.store);
  expect(place).toMatchObject({ project: "main", by: { account: "local", name: "local" }, membership: { role: "admin" } });
  expect(Math.abs(place.now() - Date.now())).toBeLessThan(1000);
  expect(momentOf({ now: () => 0 })).toBe("1970-01-01T00:00:00.000Z");
  expect([accountOf({ by: { account: null, name: "x" } }), accountOf({ by: { account: "ann", name: "x" } })]).toEqual(["local", "ann"]);
  expect(writableStore(desk.workplace.store)).toBe(desk.workplace.store);
  const { commit: _, ...history } = desk.workplace.store.history;
  expect(() => writableStore({ ...desk.workplace.store, history })).toThrow("this library can only be read");
  await desk.close();
});

test("a worker stands beside its module, with the same ending", () => {
  expect(workerFile("file:///a/b.ts", "w").href).toBe("file:///a/w.ts");
  expect(workerFile("file:///a/b.js", "w").href).toBe("file:///a/w.js");
});

test("a field that cannot be says which, why, and what to give", () => {
  expect(badField("name", "is empty", "give a name")).toMatchObject({
    code: "RAP_LIBRARY_FIELD",
    details: { field: "name", problem: "is empty", cure: "give a name" },
  });
});
