import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { Site, SiteExpert, SitePage } from "../site/site-data.ts";
import { exportSite } from "./export-site.ts";
import { times } from "../../../../../test/support/effort.ts";

/* Whatever happened to the site, the folder, the program or the last export: writing over it gives what writing into an empty folder gives. */

const root = mkdtempSync(join(tmpdir(), "export-site-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(root, `site-${++folders}`);

function contents(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries.map((entry) => [join(entry.parentPath, entry.name).slice(folder.length + 1), entry.isFile()] as const);
  // Empty folders count as well.
  return new Map(
    names
      .filter(([name]) => name !== ".rapporteur-site.json")
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, isFile]) => [name, isFile ? readFileSync(join(folder, name), "latin1") : "a folder"]),
  );
}

/** What can be told of a page. */
interface Wish {
  readonly title: string;
  readonly tags: readonly string[];
  readonly author: string;
  readonly actor: string;
  readonly kept: number;
  readonly corrections: number;
  readonly comments: readonly string[];
  readonly isQuoted: boolean;
}

function readoutOf({ title, tags, author, actor, kept }: Wish): Readout {
  const names: Readonly<Record<string, string>> = { "person:ada-example": author, "state:RUR": actor };
  return {
    ...sampleReadout,
    document: { ...sampleReadout.document, title, tags: [...tags] },
    entities: sampleReadout.entities.map((entity) => ({ ...entity, name: names[entity.id] ?? entity.name })),
    statements: sampleReadout.statements.filter((_, index) => ((kept >> index) & 1) === 1),
    comparison: [],
  };
}

function pageOf(wish: Wish, number: number): SitePage {
  return {
    slug: `page-${number}`,
    readout: readoutOf(wish),
    formats: [],
    text: wish.isQuoted ? "quotes" : "whole",
    source: null,
    publishedAt: `2031-01-${String(28 - number).padStart(2, "0")}T08:00:00.000Z`,
    updatedAt: "2031-02-01T08:00:00.000Z",
    snapshot: { name: "s", revision: 4, digest: "0".repeat(64) },
    corrections: Array.from({ length: wish.corrections }, () => ({ at: "2031-02-01T08:00:00.000Z", what: "title", old: "a", new: "b", note: "" })),
    comments: { mode: "open", takesForecasts: false, entries: wish.comments.map((text, index) => commentOf(text, index)) },
    readers: [],
    approvedAnswers: [],
    portraits: [],
  };
}

function commentOf(text: string, index: number): SitePage["comments"]["entries"][number] {
  const common = { parent: null, statement: null, stance: null, chance: null, isTombstone: false, editedAt: null, editorNote: null };
  return { ...common, id: `c${index}`, name: "Reader", text, createdAt: "2031-02-02T08:00:00.000Z" };
}

interface SiteWish {
  readonly pages: readonly Wish[];
  readonly title: string;
  readonly baseUrl: string | null;
  readonly decided: number;
}

function siteOf({ pages, title, baseUrl, decided }: SiteWish): Site {
  const made = pages.map(pageOf);
  const names = [...new Set(pages.map(({ author }) => author))];
  const experts = names.map((name, index): SiteExpert => {
    const score = index < decided ? { low: 0.1, high: 0.2, n: decided } : null;
    return { slug: `expert-${name.toLowerCase()}`, name, roles: ["fellow"], forecasts: [], score };
  });
  const settings = { title, description: "d", baseUrl, language: "en", publisher: "p", privacySentence: "s" };
  return { settings, pages: made, experts, version: "1.0.0" };
}

function basicWish(): Wish {
  return { title: "One", tags: ["trade"], author: "Ada", actor: "Norway", kept: 31, corrections: 0, comments: [], isQuoted: false };
}

const wish = fc.record<Wish>({
  title: fc.constantFrom("One", "Two", "<b>Three</b>"),
  tags: fc.subarray(["trade", "Trade", "漁業", "?!"]),
  author: fc.constantFrom("Ada", "Boris", "Čeněk"),
  actor: fc.constantFrom("Ruritania", "Norway", "ruritania"),
  kept: fc.nat(31),
  corrections: fc.nat(2),
  comments: fc.array(fc.constantFrom("I doubt it.", "Yes."), { maxLength: 2 }),
  isQuoted: fc.boolean(),
});
const siteWish = fc.record<SiteWish>({
  pages: fc.array(wish, { maxLength: 3 }),
  title: fc.constantFrom("The Tide", "The Ebb"),
  baseUrl: fc.constantFrom(null, "https://tide.example"),
  decided: fc.nat(2),
});

/** What befalls the folder between two exports. `place` picks a file. */
const mishap = fc.record({
  kind: fc.constantFrom("edit", "same size", "append", "delete", "spoil manifest", "lose manifest", "half", "none", "none"),
  place: fc.nat(),
});

function befall(folder: string, { kind, place }: { kind: string; place: number }): void {
  const manifest = join(folder, ".rapporteur-site.json");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  // What a cut off export left half done is no file to have a mishap of its own.
  const isKept = (path: string): boolean => path !== manifest && !path.endsWith(".new");
  const files = names.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).filter(isKept);
  const path = files[place % files.length];
  if (path === undefined) return;
  if (kind === "edit") writeFileSync(path, "changed by hand");
  if (kind === "same size") writeFileSync(path, Buffer.alloc(statSync(path).size, "x"));
  if (kind === "append") appendFileSync(path, "more");
  if (kind === "delete") unlinkSync(path);
  if (kind === "half") writeFileSync(`${path}.new`, "half of it");
  if (kind === "spoil manifest") writeFileSync(manifest, readFileSync(manifest, "utf8").slice(0, -3));
  if (kind === "lose manifest") rmSync(manifest);
}

/** A few things change, most stay: the pages of one site after the other are nearly the same. */
const change = fc.record({ page: fc.nat(), to: wish, fields: fc.subarray(Object.keys(basicWish()) as (keyof Wish)[], { maxLength: 2 }) });
const siteChange = fc.record({
  changes: fc.array(change, { maxLength: 2 }),
  other: siteWish,
  fields: fc.subarray(["title", "decided"], { maxLength: 1 }),
});

function changed(site: SiteWish, { changes, other, fields }: { changes: readonly Change[]; other: SiteWish; fields: readonly string[] }): SiteWish {
  const pages = [...site.pages];
  for (const { page, to, fields: names } of changes) {
    const before = pages[page % (pages.length + 1)];
    if (before === undefined) pages.push(to);
    else if (names.length === 0) pages.splice(page % (pages.length + 1), 1);
    else pages[page % (pages.length + 1)] = { ...before, ...Object.fromEntries(names.map((name) => [name, to[name]])) };
  }
  return { ...site, pages: pages.slice(0, 4), ...Object.fromEntries(fields.map((name) => [name, other[name as keyof SiteWish]])) };
}

interface Change {
  readonly page: number;
  readonly to: Wish;
  readonly fields: readonly (keyof Wish)[];
}

describe("an export into a folder that has one", () => {
  it("leaves what an export into an empty folder leaves, after any change and mishap", async () => {
    const step = fc.record({
      change: siteChange,
      mishap,
      endsAfter: fc.option(fc.nat(60), { freq: 3 }),
      program: fc.constantFrom("one", "one", "one", "two"),
    });
    const property = fc.asyncProperty(siteWish, fc.array(step, { minLength: 1, maxLength: 4 }), async (first, steps) => {
      const [folder, fresh] = [newFolder(), newFolder()];
      let [site, program] = [first, "one"];
      await exportSite(siteOf(site), folder, { program });
      for (const { change: next, mishap: what, endsAfter, program: other } of steps) {
        // Anyone who loses the manifest loses the knowledge which files are ours.
        if (what.kind !== "lose manifest" && what.kind !== "spoil manifest") befall(folder, what);
        [site, program] = [changed(site, next), other];
        const cut = (done: number): void => {
          if (endsAfter !== null && done > endsAfter) throw new Error("cut off");
        };
        await exportSite(siteOf(site), folder, { program, onProgress: cut }).catch((thrown: Error) => expect(thrown.message).toBe("cut off"));
      }
      await exportSite(siteOf(site), folder, { program });
      await exportSite(siteOf(site), fresh, { program });
      expect(contents(folder)).toEqual(contents(fresh));
      for (const used of [folder, fresh]) rmSync(used, { recursive: true });
    });
    await fc.assert(property, { numRuns: times(3, 12) });
  }, 60_000);

  it("ends with an error only when nothing of it is under way", async () => {
    const folder = newFolder();
    const site = siteOf({ pages: [basicWish()], title: "The Tide", baseUrl: null, decided: 0 });
    const cut = exportSite(site, folder, {
      program: "one",
      onProgress: () => {
        throw new Error("cut off");
      },
    });
    await expect(cut).rejects.toThrow("cut off");
    const left = readdirSync(folder, { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(readdirSync(folder, { recursive: true })).toEqual(left);
    rmSync(folder, { recursive: true });
  });

  it("writes everything that should be there when the manifest is lost or spoilt", async () => {
    const [site] = fc.sample(siteWish, { numRuns: 1, seed: 7 }) as [SiteWish];
    for (const kind of ["spoil manifest", "lose manifest"]) {
      const [folder, fresh] = [newFolder(), newFolder()];
      await exportSite(siteOf(site), folder);
      befall(folder, { kind, place: 0 });
      befall(folder, { kind: "same size", place: 5 });
      await exportSite(siteOf(site), folder);
      await exportSite(siteOf(site), fresh);
      expect(contents(folder)).toEqual(contents(fresh));
    }
  });
});

const basic = basicWish();
const two: SiteWish = { pages: [basic, { ...basic, author: "Boris", tags: ["fish"] }], title: "The Tide", baseUrl: null, decided: 0 };

describe("what is written again", () => {
  it("is nothing where nothing changed, and files of others stay", async () => {
    const folder = newFolder();
    const { written } = await exportSite(siteOf(two), folder);
    writeFileSync(join(folder, "CNAME"), "tide.example");
    expect(await exportSite(siteOf(two), folder)).toEqual({ written: 0, unchanged: written, removed: 0 });
    expect(readFileSync(join(folder, "CNAME"), "utf8")).toBe("tide.example");
  });

  it("is what shows the page that changed, and no other page", async () => {
    const folder = newFolder();
    await exportSite(siteOf(two), folder);
    const before = contents(folder);
    const changed = { ...two, pages: [{ ...basic, title: "Another" }, two.pages[1]!] };
    const { written, removed } = await exportSite(siteOf(changed), folder);
    const after = contents(folder);
    const differing = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect([written, removed]).toEqual([differing.length, 0]);
    expect(differing).toContain("roundups/page-0.html");
    expect(differing).toContain("tags/trade.html");
    expect(differing.filter((path) => /page-1|fish|boris/.test(path))).toEqual([]);
  });

  it("is only bytes that differ, where another program makes all of them from the start", async () => {
    const folder = newFolder();
    await exportSite(siteOf(two), folder, { program: "one" });
    const { written, unchanged } = await exportSite(siteOf(two), folder, { program: "two" });
    expect([written, unchanged > 40]).toEqual([0, true]);
  });
});
