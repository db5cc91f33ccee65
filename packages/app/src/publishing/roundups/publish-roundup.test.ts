import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codeOf } from "../../access/testing/office.ts";
import { everything } from "../../library/membership.ts";
import { openPress, pressTime, type Press } from "../testing/press.ts";
import { pageNow, publishDue, publishRoundup } from "./publish-roundup.ts";
import { storedRoundup } from "./roundup-from-document.ts";

let press: Press;
beforeEach(async () => {
  press = await openPress();
});
afterEach(() => press.close());

const hour = 60 * 60_000;
const moment = new Date(pressTime + hour).toISOString();
const latest = async () => (await press.workplace.store.history.list("main", { limit: 1 })).entries[0];
const fault = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "",
    ({ code, details }: { code: string; details: object }) => ({ code, ...details }),
  );

describe("publishing a page", () => {
  test("takes a snapshot, says what stands on it and what waits for review", async () => {
    const { roundup, documentId } = await press.page("Truce talk");
    await press.editStatement(documentId, "p1", { review: "draft", reviewedBy: null, reviewedAt: null });
    const published = await press.step(roundup, {});
    expect(published).toEqual({ revision: expect.any(Number), state: "published", slug: "truce-talk", corrections: 0, statements: 4, unreviewed: 1 });
    const record = await press.roundup(roundup);
    expect(record).toMatchObject({
      state: "published",
      publishAt: null,
      approved: null,
      publishedAt: new Date(pressTime).toISOString(),
      corrections: [],
    });
    const snapshot = (await press.workplace.store.records.get("main", "snapshot", record.snapshotId ?? ""))?.record;
    expect(snapshot).toMatchObject({ name: "Truce talk (2031-06-01)", note: "Taken to publish a page.", createdBy: "local" });
    expect(await latest()).toMatchObject({ action: "publish", summary: "Publish “Truce talk”", revision: published.revision });
  });

  test("is refused to coders, where the page was changed meanwhile, where nothing was read, and where the document is internal", async () => {
    const { roundup } = await press.page("Truce talk", { rights: "internal" });
    const { workplace } = press;
    const request = { id: roundup, expected: 1, step: "publish", at: null, correctionNote: "" } as const;
    expect(await codeOf(publishRoundup({ ...workplace, membership: { role: "coder", grants: everything } }, request))).toBe("RAP_RIGHTS_ROLE");
    expect(await codeOf(publishRoundup(workplace, request))).toBe("RAP_STORE_CONFLICT");
    expect(await fault(press.step(roundup, {}))).toMatchObject({ code: "RAP_PUBLISH_RIGHTS", title: "Truce talk" });
    await press.edit(roundup, { documentId: null });
    expect(await fault(press.step(roundup, {}))).toMatchObject({ code: "RAP_PUBLISH_UNREAD", title: "Truce talk" });
    expect(await codeOf(publishRoundup(workplace, { ...request, id: "gone" }))).toBe("RAP_LIBRARY_MISSING");
  });

  test("again keeps its first day and lists what readers of the old page must be told", async () => {
    const { roundup, documentId } = await press.page("Truce talk", { change: { standfirst: "" } });
    await press.editStatement(documentId, "p1", { review: "draft", reviewedBy: null, reviewedAt: null });
    await press.step(roundup, {});
    press.setClock(pressTime + hour);
    await press.editStatement(documentId, "f1", { review: "rejected" });
    await press.editStatement(documentId, "c1", ({ values }) => ({ values: { ...values, sign: -1 } }));
    // One that is new corrects nothing.
    await press.editStatement(documentId, "p1", { review: "accepted", reviewedBy: "local", reviewedAt: moment });
    await press.edit(roundup, { title: "Truce\ntalks", standfirst: "Two  answer." });
    expect(await press.step(roundup, { correctionNote: "by letter" })).toMatchObject({ corrections: 4, statements: 4 });
    const { corrections, publishedAt } = await press.roundup(roundup);
    expect(publishedAt).toBe(new Date(pressTime).toISOString());
    const common = { at: moment, note: "by letter" };
    expect(corrections).toEqual([
      { ...common, what: "title", old: "Truce talk", new: "Truce talks" },
      { ...common, what: "standfirst", old: "—", new: "Two answer." },
      {
        ...common,
        what: "cause “The truce will probably collapse by winter because trust is gone”",
        old: "trust is gone →(+) The truce will probably collapse",
        new: "trust is gone →(−) The truce will probably collapse",
      },
      { ...common, what: expect.stringMatching(/^forecast “The truce will probably collapse/), old: expect.any(String), new: "taken back" },
    ]);
    await press.edit(roundup, { standfirst: "" });
    await press.step(roundup, {});
    expect((await press.roundup(roundup)).corrections.at(-1)).toMatchObject({ what: "standfirst", old: "Two answer.", new: "—", note: "" });
    await press.step(roundup, {});
    expect((await press.roundup(roundup)).corrections).toHaveLength(5);
  });

  test("keeps the latest thousand corrections, and words no longer than they may be", async () => {
    const { roundup } = await press.page("Truce talk");
    await press.step(roundup, {});
    const old = Array.from({ length: 1000 }, (_, at) => ({ at: moment, what: `number ${at}`, old: "", new: "", note: "" }));
    await press.edit(roundup, { corrections: old, title: "t".repeat(1000) });
    await press.step(roundup, {});
    const { corrections, snapshotId } = await press.roundup(roundup);
    expect([corrections.length, corrections[0]?.what, corrections.at(-1)?.what]).toEqual([1000, "number 1", "title"]);
    expect((await latest())?.summary).toBe(`Publish “${"t".repeat(400)}”`);
    expect((await press.workplace.store.records.get("main", "snapshot", snapshotId ?? ""))?.record.name).toBe(`${"t".repeat(150)} (2031-06-01)`);
  });

  test("has nothing to correct where what was public is gone", async () => {
    const { roundup } = await press.page("Truce talk");
    await press.step(roundup, {});
    await press.edit(roundup, { title: "Other", snapshotId: null });
    expect((await press.step(roundup, {})).corrections).toBe(0);
    await press.edit(roundup, { title: "Third", publishedAt: null });
    expect((await press.step(roundup, {})).corrections).toBe(0);
    expect((await press.roundup(roundup)).publishedAt).toBe(new Date(pressTime).toISOString());
  });
});

describe("a moment of publication", () => {
  test.each([null, "soon", new Date(pressTime).toISOString(), new Date(pressTime - 1).toISOString()])("cannot be %s", async (at) => {
    const { roundup } = await press.page("Truce talk");
    expect(await fault(press.step(roundup, { step: "schedule", at }))).toMatchObject({ code: "RAP_PUBLISH_TIME", at: at ?? "nothing" });
  });

  test("is kept in UTC with what was approved; called off, the page is what it was", async () => {
    const { roundup, documentId } = await press.page("Truce talk");
    await press.editStatement(documentId, "p1", { review: "draft", reviewedBy: null, reviewedAt: null });
    const scheduled = await press.step(roundup, { step: "schedule", at: "2031-06-01T11:00:00+02:00", correctionNote: "why" });
    expect(scheduled).toMatchObject({ state: "scheduled", statements: 4, unreviewed: 1, corrections: 0 });
    const record = await press.roundup(roundup);
    expect(record).toMatchObject({ state: "scheduled", publishAt: moment, approved: { correctionNote: "why", before: "draft" }, snapshotId: null });
    expect((await latest())?.summary).toBe(`Schedule “Truce talk” for ${moment}`);
    // Scheduled once more it still knows what it was.
    await press.step(roundup, { step: "schedule", at: moment });
    expect((await press.roundup(roundup)).approved?.before).toBe("draft");
    expect(await press.step(roundup, { step: "unschedule" })).toMatchObject({ state: "draft", statements: 0, unreviewed: 0 });
    expect(await press.roundup(roundup)).toMatchObject({ state: "draft", publishAt: null, approved: null });
    expect(await latest()).toMatchObject({ action: "unschedule", summary: `Unschedule “Truce talk”, which was for ${moment}` });
  });

  test("that an earlier version set does not tell what the page was", async () => {
    const { roundup } = await press.page("Truce talk");
    await press.edit(roundup, { state: "scheduled", publishAt: null });
    expect((await press.step(roundup, { step: "unschedule" })).state).toBe("draft");
    expect((await latest())?.summary).toBe("Unschedule “Truce talk”");
    await press.edit(roundup, { state: "scheduled", publishAt: moment, publishedAt: moment });
    expect((await press.step(roundup, { step: "unschedule" })).state).toBe("published");
  });

  test.each([
    ["draft", { state: "draft" }, "a draft page"],
    ["public", { state: "published" }, "public"],
    ["withdrawn", { state: "withdrawn" }, "a withdrawn page"],
  ] as const)("of a page that is %s cannot be called off", async (_, change, state) => {
    const { roundup } = await press.page("Truce talk", { change });
    expect(await fault(press.step(roundup, { step: "unschedule" }))).toMatchObject({
      code: "RAP_PUBLISH_STATE",
      title: "Truce talk",
      state,
      cure: "there is no moment to call off",
    });
  });
});

describe("a page that is withdrawn", () => {
  test("was public or scheduled; one that never was public is a draft again", async () => {
    const { roundup } = await press.page("Truce talk");
    expect(await fault(press.step(roundup, { step: "withdraw" }))).toMatchObject({
      code: "RAP_PUBLISH_STATE",
      state: "a draft page",
      cure: "there is nothing to withdraw",
    });
    await press.step(roundup, { step: "schedule", at: moment });
    expect(await press.step(roundup, { step: "withdraw" })).toMatchObject({ state: "draft", statements: 0, unreviewed: 0 });
    await press.step(roundup, {});
    expect((await press.step(roundup, { step: "withdraw" })).state).toBe("withdrawn");
    expect(await press.roundup(roundup)).toMatchObject({ publishAt: null, approved: null });
    expect((await latest())?.summary).toBe("Withdraw “Truce talk”");
    expect(await fault(press.step(roundup, { step: "withdraw" }))).toMatchObject({ state: "a withdrawn page" });
    await press.step(roundup, { step: "schedule", at: moment });
    expect((await press.roundup(roundup)).approved?.before).toBe("withdrawn");
    await press.step(roundup, { step: "unschedule" });
    expect((await press.roundup(roundup)).state).toBe("withdrawn");
  });
});

describe("the server's clock", () => {
  test("publishes what is due as it was approved, once", async () => {
    const { workplace } = press;
    const { roundup } = await press.page("Truce talk");
    await press.page("Another");
    await press.step(roundup, { step: "schedule", at: moment, correctionNote: "why" });
    await press.edit(roundup, { title: "Nobody approved this" });
    expect(await publishDue(workplace)).toBe(0);
    press.setClock(pressTime + hour);
    const approved = (await press.roundup(roundup)).approved?.snapshotId;
    expect([await publishDue(workplace), await publishDue(workplace)]).toEqual([1, 0]);
    expect(await press.roundup(roundup)).toMatchObject({ state: "published", publishedAt: moment, snapshotId: approved, approved: null });
    press.setClock(pressTime + 2 * hour);
    await press.step(roundup, { step: "schedule", at: new Date(pressTime + 3 * hour).toISOString(), correctionNote: "a better title" });
    press.setClock(pressTime + 4 * hour);
    expect(await publishDue(workplace)).toBe(1);
    const record = await press.roundup(roundup);
    expect(record.publishedAt).toBe(moment);
    expect(record.corrections.map(({ what, note, at }) => [what, note, at])).toEqual([
      ["title", "a better title", new Date(pressTime + 4 * hour).toISOString()],
    ]);
  });

  test("makes a new snapshot where an earlier version kept none, and leaves what cannot be published", async () => {
    const { roundup, documentId } = await press.page("Truce talk", { change: { state: "scheduled", publishAt: moment } });
    const broken = await press.page("Broken", { change: { state: "scheduled", publishAt: moment, documentId: null } });
    press.setClock(pressTime + 2 * hour);
    expect(await publishDue(press.workplace)).toBe(1);
    expect(await press.roundup(roundup)).toMatchObject({ state: "published", documentId, publishedAt: new Date(pressTime + 2 * hour).toISOString() });
    expect((await press.roundup(broken.roundup)).state).toBe("scheduled");
  });

  test("stops at a fault that is no refusal", async () => {
    await press.page("Truce talk", { change: { state: "scheduled", publishAt: moment } });
    press.setClock(pressTime + 2 * hour);
    const { store } = press.workplace;
    const head = async (): Promise<number> => {
      throw new Error("the disk is gone");
    };
    await expect(publishDue({ ...press.workplace, store: { ...store, history: { ...store.history, head } } })).rejects.toThrow("the disk is gone");
  });
});

test("a preview has no number of a snapshot, and counts the drafts of its own document", async () => {
  const first = await press.page("Truce talk");
  const second = await press.page("Another");
  await press.editStatement(second.documentId, "p1", { review: "draft", reviewedBy: null, reviewedAt: null });
  const record = await press.roundup(first.roundup);
  const { page, unreviewed } = await pageNow(press.workplace, record);
  expect([page.snapshot, unreviewed]).toEqual([
    { name: "Preview", revision: await press.workplace.store.history.head("main"), digest: "0".repeat(64) },
    0,
  ]);
  expect(page).toMatchObject({
    publishedAt: new Date(pressTime).toISOString(),
    updatedAt: new Date(pressTime).toISOString(),
    comments: { entries: [] },
  });
  expect(await codeOf(storedRoundup(press.workplace, "gone"))).toBe("RAP_LIBRARY_MISSING");
});
