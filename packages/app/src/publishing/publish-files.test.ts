import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ferryPact, keepComment, makeRoundup, publishPage, quietHarbour, type PublishedPage } from "../../../../test/support/published-site.ts";
import type { Change } from "../records/revision.ts";
import { openStore } from "../store/open-store.ts";
import { newLibrary } from "../store/testing/new-library.ts";
import { writePng } from "./picture/write-png.ts";
import type { OpenedStore } from "../store/store.ts";
import { collect } from "../library/collect.ts";
import { ensureProject } from "../library/create-project.ts";
import { openQuestions, resolveLibraryQuestion } from "../analysis/forecasts/library-ledger.ts";
import { openWorkplace } from "../library/workplace.ts";
import type { TestWorkplace } from "../library/testing/desk.ts";
import { publishFiles } from "./publish-files.ts";
import { publishRoundup } from "./roundups/publish-roundup.ts";
import { storedRoundup } from "./roundups/roundup-from-document.ts";
import { saveSiteChoices, siteChoices } from "./site-settings.ts";
import { isLong } from "../../../../test/support/effort.ts";

const folder = mkdtempSync(join(tmpdir(), "publish-files-"));
const site = join(folder, "site");
let store: OpenedStore;
let workplace: TestWorkplace;
let pages: PublishedPage[];
let exports = 0;

beforeAll(async () => {
  store = await openStore(await newLibrary(join(folder, "test.rapporteur")));
  workplace = openWorkplace(store, { project: await ensureProject(store), now: () => Date.parse("2031-06-01T08:00:00Z") });
  pages = [await makeRoundup(workplace, ferryPact, { tags: ["Ferries"] }), await makeRoundup(workplace, quietHarbour, { tags: ["Treaties"] })];
  for (const page of pages) await publishPage(workplace, page);
  await publishFiles(workplace, { folder: site });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function contents(of: string): Map<string, string> {
  const entries = readdirSync(of, { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name).slice(of.length + 1));
  const kept = entries.filter((name) => name !== ".rapporteur-site.json").sort();
  return new Map(kept.map((name) => [name, name.includes(".") ? readFileSync(join(of, name), "latin1") : ""]));
}

/** Writes the site into the folder that has it, in the long form into a new one too, sees that both are alike, and tells how much was written. */
async function bothWays(): Promise<number> {
  const fresh = join(folder, `fresh-${++exports}`);
  const { written } = await publishFiles(workplace, { folder: site });
  // That both are alike after any change is tried at random in export/export-site.property.test.ts.
  if (isLong) {
    await publishFiles(workplace, { folder: fresh });
    expect(contents(site)).toEqual(contents(fresh));
  }
  return written;
}

async function edit(...changes: readonly Change[]): Promise<void> {
  const { project, by } = workplace;
  await store.history.commit({ project, by, action: "edit", summary: "", changes });
}

const page = (name: string): string => readFileSync(join(site, name), "utf8");

describe("the site as files, written again", () => {
  it("shows a correction, on the page and wherever it is listed", async () => {
    const { record, revision } = await storedRoundup(workplace, pages[0]!.roundup);
    await edit({ kind: "roundup", id: record.id, expected: revision, after: { ...record, title: "Will the pact stand?" } });
    expect(await bothWays()).toBe(0);
    await publishPage(workplace, pages[0]!, "clearer");
    expect(await bothWays()).toBeGreaterThan(5);
    expect(page(`roundups/${pages[0]!.slug}.html`)).toContain("<ins>Will the pact stand?</ins>");
    expect(page("tags/ferries/feed.json")).toContain("Will the pact stand?");
  });

  it("has a picture of each page once it has an address, named with its words in the page", async () => {
    const told = { ...(await siteChoices(store, workplace.project)), title: "The Tide" };
    const pictures = (): string[] => [...contents(site).keys()].filter((name) => name.endsWith(".png"));
    expect([pictures(), page(`roundups/${pages[0]!.slug}.html`).includes("og:image")]).toEqual([[], false]);
    await saveSiteChoices(workplace, { ...told, baseUrl: "https://tide.example" });
    await bothWays();
    expect(pictures()).toEqual(pages.map(({ slug }) => join("roundups", `${slug}.png`)).sort());
    const html = page(`roundups/${pages[1]!.slug}.html`);
    const address = `https://tide.example/roundups/${pages[1]!.slug}.png`;
    const words = "“What is left of the harbour treaty?”, by Ada Lind. The Tide, 1 June 2031.";
    for (const tag of [
      `property="og:image" content="${address}"`,
      `property="og:image:width" content="1200"`,
      `property="og:image:height" content="630"`,
      `property="og:image:alt" content="${words}"`,
      `name="twitter:card" content="summary_large_image"`,
      `name="twitter:image" content="${address}"`,
      `name="twitter:image:alt" content="${words}"`,
    ])
      expect(html).toContain(`<meta ${tag}>`);
    expect(page("index.html")).toContain('name="twitter:card" content="summary"');
    await saveSiteChoices(workplace, { ...told, baseUrl: null });
    await bothWays();
    expect(pictures()).toEqual([]);
  });

  it("has portraits as files named by their bytes, on the page and on the expert's; what is no picture leaves initials", async () => {
    const drawn = writePng({ width: 1, height: 1, pixels: Uint8Array.from([0]), colors: [[9, 9, 9]] }, (rows) => deflateSync(rows));
    const portraits = (): string[] => [...contents(site).keys()].filter((name) => name.startsWith("portraits/"));
    const give = async (portrait: string | undefined): Promise<void> => {
      const { record, revision } = await storedRoundup(workplace, pages[0]!.roundup);
      const contributions = record.contributions.map((one) => {
        const { portrait: _, ...rest } = one;
        return one.author !== "Ada Lind" || portrait === undefined ? rest : { ...rest, portrait };
      });
      await edit({ kind: "roundup", id: record.id, expected: revision, after: { ...record, contributions } });
      await publishPage(workplace, pages[0]!);
      await bothWays();
    };
    await give(Buffer.from(drawn).toString("base64"));
    const [file = ""] = portraits();
    expect([portraits().length, file]).toEqual([1, expect.stringMatching(/^portraits\/[0-9a-f]{24}\.png$/)]);
    for (const name of [`roundups/${pages[0]!.slug}.html`, "experts/ada-lind.html"])
      expect([name, page(name).split(`<img class="portrait" src="../${file}" alt="" width="160" height="160"`).length]).toEqual([name, 2]);
    expect(page(`roundups/${pages[0]!.slug}.html`)).toContain('<span class="portrait" aria-hidden="true">BM</span>');
    await give(Buffer.from("<svg/>").toString("base64"));
    expect([portraits(), page(`roundups/${pages[0]!.slug}.html`).includes('aria-hidden="true">AL</span>')]).toEqual([[], true]);
    await give(undefined);
    expect(portraits()).toEqual([]);
  });

  it("shows a comment, an outcome and a setting, which belong to no snapshot", async () => {
    await keepComment(workplace, pages[1]!, { text: "I remember it otherwise." });
    expect(await bothWays()).toBe(1);
    expect(page(`roundups/${pages[1]!.slug}.html`)).toContain("I remember it otherwise.");
    await openQuestions(workplace, { countsDrafts: false });
    const question = (await collect(store.records.all(workplace.project, "question"))).find(({ record }) => record.text.includes("leave"));
    const outcome = { outcome: "no", happened: Date.parse("2031-05-30"), reason: "It stayed.", evidence: "https://tide.example/report" };
    await resolveLibraryQuestion(workplace, { question: question!.record.id, ...outcome });
    const written = await bothWays();
    expect([written > 0, written < 10]).toEqual([true, true]);
    await saveSiteChoices(workplace, { ...(await siteChoices(store, workplace.project)), publisher: "Tide Office" });
    expect(await bothWays()).toBeGreaterThan(40);
  });

  it("calls an expert by the name of whom he was merged into, once the page is published again", async () => {
    const entities = await collect(store.records.all(workplace.project, "entity"));
    const [ada, boris] = ["Ada Lind", "Boris Mehl"].map((name) => entities.find(({ record }) => record.name === name)!);
    await edit({ kind: "entity", id: boris!.record.id, expected: boris!.revision, after: { ...boris!.record, mergedInto: ada!.record.id } });
    expect(await bothWays()).toBe(0);
    await publishPage(workplace, pages[0]!);
    expect(await bothWays()).toBeGreaterThan(5);
    expect(contents(site).has("experts/boris-mehl.html")).toBe(false);
  });

  it("loses a page that was withdrawn, and what was erased", async () => {
    const { revision } = await storedRoundup(workplace, pages[1]!.roundup);
    await publishRoundup(workplace, { id: pages[1]!.roundup, expected: revision, step: "withdraw", at: null, correctionNote: "" });
    await bothWays();
    expect([...contents(site).keys()].filter((name) => name.includes(pages[1]!.slug))).toEqual([]);
    const { entries } = await store.lists.statements(workplace.project, { documents: [pages[0]!.documentId], types: ["relation"], limit: 1 });
    const [{ record }] = entries as [(typeof entries)[number]];
    expect(page(`roundups/${pages[0]!.slug}.html`)).toContain(`id="statement-${record.draftId}"`);
    await store.history.erase(workplace.project, [{ kind: "statement", id: record.id }], workplace.by);
    await bothWays();
    expect(page(`roundups/${pages[0]!.slug}.html`)).not.toContain(`id="statement-${record.draftId}"`);
  });
});
