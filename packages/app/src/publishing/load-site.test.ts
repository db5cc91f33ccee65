import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RapporteurError } from "@rapporteur/core/base";
import { openQuestions, resolveLibraryQuestion } from "../analysis/forecasts/library-ledger.ts";
import { collect } from "../library/collect.ts";
import { made, sampleCommit, sampleEntity } from "../store/testing/sample-records.ts";
import type { HeldComment } from "../store/comment-store.ts";
import { findPublished } from "./find-published.ts";
import { emptySiteMemory, loadSite, withComments } from "./load-site.ts";
import { previewOf } from "./preview-roundup.ts";
import { openSiteDesk } from "./site-desk.ts";
import { saveSiteChoices, siteChoices } from "./site-settings.ts";
import { openPress, pressTime, type Press } from "./testing/press.ts";

let press: Press;
beforeEach(async () => {
  press = await openPress();
});
afterEach(() => press.close());

const hour = 60 * 60_000;
const at = (hours: number): string => new Date(pressTime + hours * hour).toISOString();
const slugsOf = ({ site }: Awaited<ReturnType<typeof loadSite>>): string[] => site.pages.map(({ slug }) => slug);

/** A published page of this title. */
async function publish(title: string, change: Parameters<Press["page"]>[1] = {}) {
  const page = await press.page(title, change);
  await press.step(page.roundup, {});
  return page;
}

describe("the site of a project", () => {
  test("has what is public, the newest first, with its experts", async () => {
    await publish("First");
    press.setClock(pressTime + hour);
    await publish("Second");
    await publish("A third");
    await press.page("Draft");
    const gone = await publish("Withdrawn");
    await press.step(gone.roundup, { step: "withdraw" });
    const loaded = await loadSite(press.workplace);
    expect(slugsOf(loaded)).toEqual(["a-third", "second", "first"]);
    expect([...loaded.bySlug.keys()]).toEqual(["a-third", "second", "first"]);
    expect(loaded.site.experts.map(({ name, slug, score }) => [name, slug, score])).toEqual([["Ada Example", "ada-example", null]]);
    expect(loaded.site.settings).toMatchObject({ title: "Main", publisher: "Main", language: "en", baseUrl: null });
    const page = loaded.bySlug.get("first");
    expect([...(page?.statements.keys() ?? [])].sort()).toEqual(["c1", "f1", "f2", "p1", "r1"]);
    const { record } = (await press.workplace.store.records.get("main", "statement", page?.statements.get("f1") ?? "")) ?? expect.unreachable("f1");
    expect(record.draftId).toBe("f1");
    expect(page?.page).toMatchObject({ publishedAt: at(0), updatedAt: at(0) });
    expect(loaded.kept).toEqual([]);
  });

  test("keeps back what has a moment to come, the next one first, and says whether readers see it until then", async () => {
    await publish("Public");
    const [late, soon, other] = [await press.page("Late"), await publish("Soon"), await press.page("Other")];
    for (const [{ roundup }, hours] of [
      [late, 3],
      [soon, 1],
      [other, 2],
    ] as const)
      await press.step(roundup, { step: "schedule", at: at(hours) });
    await press.edit(soon.roundup, { title: "Sooner" });
    const before = await loadSite(press.workplace);
    expect(before.kept).toEqual([
      { title: "Sooner", slug: "soon", until: at(1), isPublic: true },
      { title: "Other", slug: "other", until: at(2), isPublic: false },
      { title: "Late", slug: "late", until: at(3), isPublic: false },
    ]);
    expect(slugsOf(before).sort()).toEqual(["public", "soon"]);
    press.setClock(pressTime + 2 * hour);
    const after = await loadSite(press.workplace);
    expect([slugsOf(after).sort(), after.kept.map(({ slug }) => slug)]).toEqual([["other", "public", "soon"], ["late"]]);
    expect(after.bySlug.get("other")?.page).toMatchObject({ publishedAt: at(2), updatedAt: at(2) });
    expect(after.bySlug.get("soon")?.page).toMatchObject({ publishedAt: at(0), updatedAt: at(0) });
  });

  test("takes address, comments and corrections as they are now, the words as they were published", async () => {
    const { roundup } = await publish("First", { change: { comments: "open" } });
    await press.edit(roundup, {
      title: "Not yet",
      slug: "elsewhere",
      comments: "closed",
      readerForecasts: true,
      corrections: [{ at: at(0), what: "w", old: null, new: 2, note: "" }],
    });
    const { page } = (await loadSite(press.workplace)).bySlug.get("elsewhere") ?? expect.unreachable("elsewhere");
    expect([page.readout.document.title, page.comments, page.corrections]).toEqual([
      "First",
      { mode: "closed", takesForecasts: true, entries: [] },
      [{ at: at(0), what: "w", old: "—", new: "2", note: "" }],
    ]);
  });
});

test("a page whose text was erased is left out; what else goes wrong is told", async () => {
  await publish("First");
  const { store } = press.workplace;
  const erased = { ...press.workplace, store: { ...store, contents: { ...store.contents, get: async () => null } } };
  expect(slugsOf(await loadSite(erased))).toEqual([]);
  const get = async (): Promise<null> => {
    throw new RapporteurError("RAP_STORE_SEARCH", { problem: "the disk is gone" });
  };
  const broken = { ...press.workplace, store: { ...store, contents: { ...store.contents, get } } };
  await expect(loadSite(broken)).rejects.toMatchObject({ code: "RAP_STORE_SEARCH" });
});

describe("a site that was made before", () => {
  /** Which roundups were looked at again, with what was made of them. */
  async function again(memory = emptySiteMemory()) {
    const first = await loadSite(press.workplace, memory);
    return { memory, first, next: () => loadSite(press.workplace, memory) };
  }

  test("keeps each page until it changes, and its experts until theirs do", async () => {
    const [one] = [await publish("First"), await publish("Second")];
    const { first, next } = await again();
    await press.workplace.store.history.commit(sampleCommit([made("entity", sampleEntity("zz9"))]));
    const second = await next();
    expect([...second.bySlug.values()].map((page) => page === first.bySlug.get(page.page.slug))).toEqual([true, true]);
    expect(second.site.experts).toBe(first.site.experts);
    press.setClock(pressTime + hour);
    await press.step(one.roundup, {});
    const third = await next();
    expect(["first", "second"].map((slug) => third.bySlug.get(slug) === first.bySlug.get(slug))).toEqual([false, true]);
    expect(third.site.experts).not.toBe(first.site.experts);
    expect(third.bySlug.get("first")?.page).toMatchObject({ publishedAt: at(0), updatedAt: at(1) });
  });

  test("is made again where something was erased, and where more happened than is looked through", async () => {
    const one = await publish("First");
    const { first, next } = await again();
    const { store } = press.workplace;
    const [statement] = await collect(store.records.all("main", "statement"));
    await store.history.erase("main", [{ kind: "statement", id: statement?.record.id ?? "" }], { account: null, name: "test" });
    const second = await next();
    expect(second.bySlug.get("first")).not.toBe(first.bySlug.get("first"));
    expect(second.bySlug.get("first")?.page.readout.statements).toHaveLength(4);
    // An erasure that was seen is not seen again.
    await press.edit(one.roundup, {});
    const third = await next();
    await store.history.commit(sampleCommit([made("entity", sampleEntity("zz9"))]));
    expect((await next()).bySlug.get("first")).toBe(third.bySlug.get("first"));
  });

  test("is made again where more happened since than is looked through", async () => {
    await publish("First");
    const { memory, first } = await again();
    const { store } = press.workplace;
    const before = memory.head;
    /** So many revisions since, of which the latest two hundred are listed. */
    const after = (count: number) => {
      const revisions = Array.from({ length: 200 }, (_, at) => ({ revision: before + count - at, action: "edit" }));
      const history = { ...store.history, head: async () => before + count, list: async () => ({ entries: revisions, next: null }) };
      return loadSite({ ...press.workplace, store: { ...store, history: history as never } }, memory);
    };
    const second = await after(199);
    expect([second.bySlug.get("first") === first.bySlug.get("first"), second.site.experts === first.site.experts]).toEqual([true, true]);
    memory.head = before;
    const third = await after(200);
    expect([third.bySlug.get("first") === first.bySlug.get("first"), third.site.experts === first.site.experts]).toEqual([false, false]);
  });
});

test("an expert has the roles of every page, the latest first, and both ends of what a decided forecast scored", async () => {
  const first = await publish("First");
  press.setClock(pressTime + hour);
  await publish("Second");
  await openQuestions(press.workplace, { countsDrafts: false });
  const asked = (await collect(press.workplace.store.records.all("main", "question"))).find(({ record }) => record.text.includes("truce"));
  const before = (await loadSite(press.workplace)).site.experts;
  expect(before.map(({ roles, score }) => [roles, score])).toEqual([[["director of the Invented Institute; former ambassador"], null]]);
  expect(before[0]?.forecasts.map(({ outcome, brier, statement }) => [statement, outcome, brier])).toEqual(
    before[0]?.forecasts.map(() => ["f1", null, null]),
  );
  const decided = {
    question: asked?.record.id ?? "",
    outcome: "yes",
    happened: Date.parse("2031-05-30"),
    reason: "It fell.",
    evidence: "https://example.org/report",
  } as const;
  await resolveLibraryQuestion(press.workplace, decided);
  const [ada] = (await loadSite(press.workplace)).site.experts;
  // 55 to 80 per cent that it would: (1 − 0.8)² to (1 − 0.55)².
  const own = ada?.forecasts.find(({ outcome }) => outcome !== null);
  expect(own).toMatchObject({ statement: "f1", question: asked?.record.text, outcome: "yes" });
  expect([own?.brier?.low.toFixed(4), own?.brier?.high.toFixed(4), ada?.score?.low.toFixed(4), ada?.score?.high.toFixed(4), ada?.score?.n]).toEqual([
    "0.0400",
    "0.2025",
    "0.0400",
    "0.2025",
    1,
  ]);
  expect(["first", "second"]).toContain(own?.page);
  expect(first.documentId).not.toBe("");
});

test("comments are shown where a page has them on, tombstones without their words", async () => {
  const [open, off] = [await publish("Open", { change: { comments: "open" } }), await publish("Off", { change: { comments: "off" } })];
  const { bySlug } = await loadSite(press.workplace);
  const statement = bySlug.get("open")?.statements.get("f1") ?? "";
  const comment: Omit<HeldComment, "id" | "roundup"> = {
    project: "main",
    stance: "agree",
    chance: 0.5,
    name: "Reader",
    text: "Words",
    state: "approved",
    createdAt: at(0),
    editedAt: at(1),
    editorNote: "note",
    email: null,
    rules: [],
    prefixHash: null,
    parent: null,
    statement,
  };
  const { comments } = press.workplace.store;
  for (const { roundup } of [open, off]) await comments.add({ ...comment, id: `k-${roundup}`, roundup }, `k-${roundup}`);
  await comments.add({ ...comment, id: "gone", roundup: open.roundup }, "gone");
  await comments.add({ ...comment, id: "answer", roundup: open.roundup, parent: "gone", statement: "elsewhere" }, "answer");
  await comments.edit("main", "gone", { seen: { state: "approved", editedAt: at(1) }, text: "", state: "withdrawn", editedAt: at(2), rules: [] });
  const told = async (slug: string) => (await withComments(press.workplace, bySlug.get(slug) ?? expect.unreachable(slug))).comments.entries;
  expect(await told("off")).toEqual([]);
  const shown = {
    parent: null,
    name: "Reader",
    text: "Words",
    createdAt: at(0),
    editedAt: at(1),
    editorNote: "note",
    stance: "agree",
    chance: 0.5,
    isTombstone: false,
  };
  expect((await told("open")).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    { ...shown, id: "answer", parent: "gone", statement: "elsewhere" },
    { ...shown, id: "gone", statement: null, stance: null, chance: null, name: "", text: "", isTombstone: true, editedAt: null, editorNote: null },
    { ...shown, id: `k-${open.roundup}`, statement: "f1" },
  ]);
});

describe("the desk of a server's site", () => {
  test("makes the site again two seconds after a commit at the earliest, and half a minute after at the latest", async () => {
    await publish("First");
    const desk = openSiteDesk(press.workplace);
    const first = await desk.site();
    const isSame = async (ms: number) => {
      press.setClock(pressTime + ms);
      return (await desk.site()) === first;
    };
    expect([await isSame(2001), await isSame(30_000)]).toEqual([true, true]);
    press.setClock(pressTime);
    await publish("Second");
    expect([await isSame(0), await isSame(2000), await isSame(2001)]).toEqual([true, true, false]);
    const second = await desk.site();
    expect(slugsOf(second).sort()).toEqual(["first", "second"]);
    press.setClock(pressTime + 2001 + 30_001);
    const third = await desk.site();
    expect(third).not.toBe(second);
    // A clock that goes back is believed.
    press.setClock(pressTime);
    expect(await desk.site()).not.toBe(third);
    desk.close();
  });

  test("looks at commits of its own project alone, and at none once it is closed", async () => {
    const desk = openSiteDesk({ ...press.workplace, project: "other" });
    const first = await desk.site();
    await publish("First");
    press.setClock(pressTime + 5000);
    expect(await desk.site()).toBe(first);
    desk.close();
    const own = openSiteDesk(press.workplace);
    const before = await own.site();
    own.close();
    await publish("Second");
    press.setClock(pressTime + 10_000);
    expect(await own.site()).toBe(before);
  });

  test("shows a page that is kept back at its moment, not later", async () => {
    const { roundup } = await press.page("Kept");
    await press.step(roundup, { step: "schedule", at: new Date(pressTime + 1000).toISOString() });
    const desk = openSiteDesk(press.workplace);
    expect(await desk.page("kept")).toBeNull();
    press.setClock(pressTime + 999);
    expect(await desk.page("kept")).toBeNull();
    press.setClock(pressTime + 1000);
    expect((await desk.page("kept"))?.slug).toBe("kept");
    desk.close();
  });

  test("is asked again where it could not be made", async () => {
    const { store } = press.workplace;
    let fails = true;
    const get: typeof store.records.get = async (...given) => {
      if (fails) throw new Error("away");
      return store.records.get(...given);
    };
    const desk = openSiteDesk({ ...press.workplace, store: { ...store, records: { ...store.records, get } } });
    await expect(desk.site()).rejects.toThrow("away");
    fails = false;
    expect(slugsOf(await desk.site())).toEqual([]);
    desk.close();
  });

  test("gives files, pictures and pages by their paths, each text made once", async () => {
    const { roundup } = await publish("First", { change: { comments: "open" } });
    await saveSiteChoices(press.workplace, { ...(await siteChoices(press.workplace.store, "main")), baseUrl: "https://example.org" });
    const desk = openSiteDesk(press.workplace);
    const home = await desk.file("index.html");
    expect([home?.type, home?.text.includes("First")]).toEqual(["text/html", true]);
    expect((await desk.file("index.html"))?.text).toBe(home?.text);
    expect([await desk.file("none.html"), await desk.picture("none.png"), await desk.page("none")]).toEqual([null, null, null]);
    const picture = await desk.picture("roundups/first.png");
    expect([picture?.[0], picture?.[1]]).toEqual([0x89, 0x50]);
    expect(await desk.picture("roundups/first.png")).toBe(picture);
    const page = await desk.page("first");
    const keep = (id: string) =>
      press.workplace.store.comments.add(
        {
          id,
          project: "main",
          roundup,
          parent: null,
          statement: null,
          stance: null,
          chance: null,
          name: "R",
          text: "W",
          state: "approved" as const,
          createdAt: at(0),
          editedAt: null,
          editorNote: null,
          email: null,
          rules: [],
          prefixHash: null,
        },
        id,
      );
    await keep("k1");
    expect([(await desk.page("first")) === page, page?.comments.entries]).toEqual([true, []]);
    press.setClock(pressTime + 2000);
    expect(await desk.page("first")).toBe(page);
    press.setClock(pressTime + 2001);
    expect((await desk.page("first"))?.comments.entries).toHaveLength(1);
    await keep("k2");
    desk.forgetComments();
    expect((await desk.page("first"))?.comments.entries).toHaveLength(2);
    desk.close();
  });
});

describe("a search of the site", () => {
  test("finds pages by every word, with what stands around the first, as many as are asked for", async () => {
    for (const title of ["First", "Second", "Third"]) await publish(title);
    const { site } = await loadSite(press.workplace);
    const found = (words: string, limit?: number) => findPublished(site.pages, words, limit).map(({ page }) => page.slug);
    expect(found("  ")).toEqual([]);
    expect(found("TRUCE second")).toEqual(["second"]);
    expect(found("trúce thir")).toEqual(["third"]);
    expect(found("truce nothing-of-that")).toEqual([]);
    expect(found("ruce")).toEqual([]);
    expect([found("truce").length, found("truce", 2).length]).toEqual([3, 2]);
    // The name of an entity that is not in the text stands for the page.
    const [page] = findPublished(site.pages, "probably");
    expect(page?.snippet).toMatch(/^….*will probably collapse/);
    expect(findPublished(site.pages, "ruritania")[0]?.snippet).toMatch(/^Ruritania and Graustark talk/);
    expect(findPublished(site.pages, "second")[0]?.snippet).toBe("Two invented experts answer. Will the truce hold?");
    expect(page?.snippet.length).toBeLessThanOrEqual(241);
  });
});

test("a preview is the page alone as it would be, with its portraits in it", async () => {
  const { roundup } = await press.page("First");
  const { site, page } = await previewOf(press.workplace, roundup);
  expect([site.pages, site.experts, site.settings.title, page.slug]).toEqual([[page], [], "Main", "first"]);
});

test("what nobody chose about a site is sensible, and a mail server of an earlier version is dropped", async () => {
  const { store } = press.workplace;
  expect(await siteChoices(store, "none")).toMatchObject({ title: "Rapporteur", mail: null, language: "en" });
  expect((await siteChoices(store, "main")).privacySentence).toContain("after 90 days");
  await saveSiteChoices(press.workplace, {
    ...(await siteChoices(store, "main")),
    title: "Tide",
    mail: { to: "ed@mail.example", host: "old" } as never,
  });
  expect(await siteChoices(store, "main")).toMatchObject({ title: "Tide", mail: { to: "ed@mail.example" } });
  expect(Object.keys((await siteChoices(store, "main")).mail ?? {})).toEqual(["to"]);
  await expect(
    saveSiteChoices(
      { ...press.workplace, membership: { role: "editor", grants: press.workplace.membership.grants } },
      await siteChoices(store, "main"),
    ),
  ).rejects.toMatchObject({ code: "RAP_RIGHTS_ROLE" });
});
