import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ferryPact, makeRoundup, publishPage, quietHarbour, type PublishedPage } from "../../../../test/support/published-site.ts";
import { ensureProject } from "../library/create-project.ts";
import { everything } from "../library/membership.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import type { Store } from "../store/store.ts";
import { describeAboveStores, type TestStores } from "../store/testing/describe-stores.ts";
import { findPublished } from "./find-published.ts";
import { loadSite } from "./load-site.ts";
import { pictureFiles } from "./picture/picture-files.ts";
import { publishFiles } from "./publish-files.ts";
import { publishDue, publishRoundup, type PublishStep } from "./roundups/publish-roundup.ts";
import { storedRoundup } from "./roundups/roundup-from-document.ts";
import { openSiteDesk } from "./site-desk.ts";
import { siteFiles } from "./site/site-files.ts";

const start = Date.parse("2031-06-01T08:00:00Z");
const moment = "2031-06-03T06:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "embargo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Desk {
  readonly workplace: Workplace & { readonly store: Store };
  readonly page: PublishedPage;
  /** Sets the clock. */
  readonly at: (time: string | number) => void;
  readonly take: (step: PublishStep, at?: string, note?: string) => Promise<void>;
  /** The same by an editor of the project who has an account. */
  readonly ann: (step: PublishStep, at?: string) => Promise<void>;
  readonly change: (title: string) => Promise<void>;
}

/** A library with one public page, and one that nobody has published. */
async function openDesk({ open }: TestStores): Promise<Desk> {
  const store = await open();
  let time = start;
  const workplace = openWorkplace(store, { project: await ensureProject(store), now: () => time });
  const { project, by } = workplace;
  await publishPage(workplace, await makeRoundup(workplace, quietHarbour, { tags: ["Treaties"] }));
  const page = await makeRoundup(workplace, ferryPact, { tags: ["Ferries"] });
  const createdAt = new Date(start).toISOString();
  await store.accounts.saveAccount({ id: "ann", email: "ann@example.org", name: "Ann", isAdministrator: false, isDisabled: false, createdAt });
  await store.accounts.saveMember(project, { account: "ann", role: "editor", grants: everything });
  const take = async (place: Workplace, step: PublishStep, at: string | undefined, correctionNote = ""): Promise<void> => {
    const { revision } = await storedRoundup(workplace, page.roundup);
    await publishRoundup(place, { id: page.roundup, expected: revision, step, at: at ?? null, correctionNote });
  };
  return {
    workplace,
    page,
    at: (given) => void (time = typeof given === "number" ? given : Date.parse(given)),
    take: (step, at, correctionNote) => take(workplace, step, at, correctionNote),
    ann: (step, at) => take({ ...workplace, by: { account: "ann", name: "Ann" } }, step, at),
    async change(title) {
      const { record, revision } = await storedRoundup(workplace, page.roundup);
      const after = { ...record, title };
      await store.history.commit({
        project,
        by,
        action: "edit",
        summary: "",
        changes: [{ kind: "roundup", id: record.id, expected: revision, after }],
      });
    },
  };
}

/** Everything that the site says, wherever it says it: pages, lists, feeds, JSON-LD, citations, pictures, the map of the site. */
async function everythingTold(workplace: Workplace): Promise<string> {
  const { site } = await loadSite(workplace);
  const drawn = [...pictureFiles({ ...site, settings: { ...site.settings, baseUrl: "https://tide.example" } })];
  return [...siteFiles(site)]
    .map((file) => `${file.path}\n${file.make()}`)
    .concat(drawn.map(({ path, inputs }) => `${path}\n${inputs.join()}`))
    .join("\n");
}

const secrets = ["ferry pact", "ferry-pact", "Boris Mehl", "boris-mehl", "Ferries", "Čeněk"];
const told = (text: string): string[] => secrets.filter((secret) => text.includes(secret));

describeAboveStores("a page with a moment of publication", (stores) => {
  it("is in no part of the site before it, and in all from it on, by the clock alone", async () => {
    const { workplace, page, at, take } = await openDesk(stores);
    const desk = openSiteDesk(workplace);
    await take("schedule", moment);
    expect(told(await everythingTold(workplace))).toEqual([]);
    at(Date.parse(moment) - 1);
    expect(await desk.page(page.slug)).toBeNull();
    expect(findPublished((await desk.site()).site.pages, "ferry")).toEqual([]);
    expect(told(await everythingTold(workplace))).toEqual([]);
    at(moment);
    expect((await desk.page(page.slug))?.publishedAt).toBe(moment);
    expect(findPublished((await desk.site()).site.pages, "ferry")).toHaveLength(1);
    const byClock = await everythingTold(workplace);
    expect(told(byClock)).toEqual(secrets);
    // That a server notes it changes nothing that readers see.
    at(Date.parse(moment) + 14_000);
    expect(await publishDue(workplace)).toBe(1);
    expect(await everythingTold(workplace)).toBe(byClock);
    expect((await storedRoundup(workplace, page.roundup)).record).toMatchObject({
      state: "published",
      publishAt: null,
      approved: null,
      publishedAt: moment,
    });
    desk.close();
  });

  it("shows what was approved, not what was changed since", async () => {
    const { workplace, at, take, change } = await openDesk(stores);
    await take("schedule", moment);
    await change("A title that nobody approved");
    at(moment);
    for (const turn of [0, 1]) {
      expect(await publishDue(workplace)).toBe(turn === 0 ? 1 : 0);
      const text = await everythingTold(workplace);
      expect([text.includes("Will the ferry pact hold?"), text.includes("nobody approved")]).toEqual([true, false]);
    }
  });

  it("can be moved, called off, and lifted, each in the history with the moment in UTC", async () => {
    const { workplace, page, at, take } = await openDesk(stores);
    await take("schedule", moment);
    await take("schedule", "2031-06-04T08:00:00+02:00");
    at(moment);
    expect(told(await everythingTold(workplace))).toEqual([]);
    await take("unschedule");
    expect((await storedRoundup(workplace, page.roundup)).record).toMatchObject({ state: "draft", publishAt: null, approved: null });
    at("2031-06-05T00:00:00Z");
    expect(await publishDue(workplace)).toBe(0);
    expect(told(await everythingTold(workplace))).toEqual([]);
    await expect(take("unschedule")).rejects.toMatchObject({ code: "RAP_PUBLISH_STATE" });
    await take("schedule", "2031-07-01T00:00:00Z");
    await take("publish");
    expect(told(await everythingTold(workplace))).toEqual(secrets);
    const { entries } = await workplace.store.history.list(workplace.project, { limit: 50 });
    const summaries = entries.map(({ summary }) => summary).filter((summary) => /^(?:Unschedule|Schedule|Publish) “Will the/.test(summary));
    expect(summaries.reverse()).toEqual([
      "Schedule “Will the ferry pact hold?” for 2031-06-03T06:00:00.000Z",
      "Schedule “Will the ferry pact hold?” for 2031-06-04T06:00:00.000Z",
      "Unschedule “Will the ferry pact hold?”, which was for 2031-06-04T06:00:00.000Z",
      "Schedule “Will the ferry pact hold?” for 2031-07-01T00:00:00.000Z",
      "Publish “Will the ferry pact hold?”",
    ]);
  });

  it("stays as it was until then where it is public, with the correction and its reason from then on", async () => {
    const { workplace, at, take, change } = await openDesk(stores);
    await take("publish");
    await change("Will the pact outlive the ferry?");
    await take("schedule", moment, "the title was unclear");
    const before = await everythingTold(workplace);
    expect([before.includes("outlive"), told(before)]).toEqual([false, secrets.filter((secret) => before.includes(secret))]);
    expect((await loadSite(workplace)).kept).toMatchObject([{ until: moment, isPublic: true }]);
    at(moment);
    expect(await everythingTold(workplace)).toContain("Will the pact outlive the ferry?");
    await publishDue(workplace);
    expect(await everythingTold(workplace)).toContain("the title was unclear");
  });

  const withdrawals: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
    "is a member no longer": ({ accounts }) => accounts.removeMember("main", "ann"),
    "is disabled": ({ accounts }) => accounts.changeAccount("ann", { isDisabled: true }),
    "may only code by now": ({ accounts }) => accounts.saveMember("main", { account: "ann", role: "coder", grants: everything }),
  };

  it.each(Object.entries(withdrawals))("does not come where the person who set it %s, and the page says so", async (_, withdraw) => {
    const { workplace, page, at, ann } = await openDesk(stores);
    const desk = openSiteDesk(workplace);
    await ann("schedule", moment);
    await withdraw(workplace.store);
    at(moment);
    // Before a server has noted it, too.
    expect(await desk.page(page.slug)).toBeNull();
    expect(told(await everythingTold(workplace))).toEqual([]);
    expect(await publishDue(workplace)).toBe(0);
    const refused = { state: "draft", publishAt: null, approved: null, missed: moment };
    expect((await storedRoundup(workplace, page.roundup)).record).toMatchObject(refused);
    const { entries } = await workplace.store.history.list("main", { limit: 1 });
    expect(entries).toMatchObject([
      {
        action: "unschedule",
        summary: "Not published: “Will the ferry pact hold?”, scheduled for 2031-06-03T06:00:00.000Z by somebody who may no longer publish",
      },
    ]);
    // Let in again, they publish by a step of their own.
    await workplace.store.accounts.changeAccount("ann", { isDisabled: false });
    await workplace.store.accounts.saveMember("main", { account: "ann", role: "editor", grants: everything });
    expect(await publishDue(workplace)).toBe(0);
    expect(told(await everythingTold(workplace))).toEqual([]);
    await ann("publish");
    expect((await storedRoundup(workplace, page.roundup)).record).toMatchObject({ state: "published", missed: null });
    expect(told(await everythingTold(workplace))).toEqual(secrets);
    desk.close();
  });

  it("comes where the person who set it may publish still, as a member or as an administrator of the server", async () => {
    for (const isAdministrator of [false, true]) {
      const { workplace, at, ann } = await openDesk(stores);
      await ann("schedule", moment);
      if (isAdministrator) {
        await workplace.store.accounts.changeAccount("ann", { isAdministrator });
        await workplace.store.accounts.removeMember("main", "ann");
      }
      at(moment);
      expect(told(await everythingTold(workplace))).toEqual(secrets);
      expect(await publishDue(workplace)).toBe(1);
    }
  });

  it("leaves a page as readers know it where the person who set its new state may not publish it", async () => {
    const { workplace, page, at, take, change, ann } = await openDesk(stores);
    await take("publish");
    await change("Nobody may publish this");
    await ann("schedule", moment);
    await workplace.store.accounts.removeMember("main", "ann");
    at(moment);
    const before = await everythingTold(workplace);
    expect([before.includes("Nobody may"), before.includes("ferry-pact")]).toEqual([false, true]);
    await publishDue(workplace);
    expect(await everythingTold(workplace)).toBe(before);
    expect((await storedRoundup(workplace, page.roundup)).record).toMatchObject({ state: "published", missed: moment });
  });

  it("that was withdrawn stays away until then", async () => {
    const { workplace, at, take, page } = await openDesk(stores);
    await take("publish");
    await take("withdraw");
    await take("schedule", moment);
    expect(told(await everythingTold(workplace))).toEqual([]);
    await take("unschedule");
    expect((await storedRoundup(workplace, page.roundup)).record.state).toBe("withdrawn");
    await take("schedule", moment);
    at(moment);
    expect(told(await everythingTold(workplace))).toEqual(secrets);
  });

  it("is left out of the files, which say so and until when", async () => {
    const { workplace, page, at, take } = await openDesk(stores);
    await take("schedule", moment);
    const out = join(folder, stores.dialect);
    const files = (): string[] => readdirSync(out, { recursive: true }).map(String);
    const done = await publishFiles(workplace, { folder: out, baseUrl: "https://tide.example" });
    expect(done.kept).toEqual([{ title: "Will the ferry pact hold?", slug: page.slug, until: moment, isPublic: false }]);
    const texts = files().filter((name) => /\.(?:html|xml|json|bib|txt)$/.test(name));
    expect(told([...texts, ...texts.map((name) => readFileSync(join(out, name), "utf8"))].join("\n"))).toEqual([]);
    at(moment);
    expect((await publishFiles(workplace, { folder: out, baseUrl: "https://tide.example" })).kept).toEqual([]);
    expect(files()).toContain(join("roundups", `${page.slug}.html`));
  });
});

describe("a moment", () => {
  it("that is past or no moment is refused", async () => {
    const { openStore } = await import("../store/open-store.ts");
    const store = await openStore(join(folder, "refused.rapporteur"));
    const workplace = openWorkplace(store, { project: await ensureProject(store), now: () => start });
    const page = await makeRoundup(workplace, ferryPact);
    const { revision } = await storedRoundup(workplace, page.roundup);
    for (const at of [new Date(start).toISOString(), "soon", null])
      await expect(
        publishRoundup(workplace, { id: page.roundup, expected: revision, step: "schedule", at, correctionNote: "" }),
      ).rejects.toMatchObject({ code: "RAP_PUBLISH_TIME" });
    await store.close();
  });
});
