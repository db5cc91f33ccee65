import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { scratchFolder } from "../../store/testing/scratch-folder.ts";
import { richPage, smallSite } from "../site/testing/small-site.ts";
import { bringFile, type FormerFile } from "./bring-file.ts";
import { readManifest, writeManifest } from "./export-manifest.ts";
import { exportSite, fontPath } from "./export-site.ts";
import { inputDigest } from "./input-digest.ts";

let folder: string;
let place: string;
let made: number;
beforeEach(() => {
  folder = scratchFolder("bring");
  place = join(folder, "page.html");
  made = 0;
});

const bring = (words: string, former: Partial<FormerFile> = {}, key = words) =>
  bringFile(
    place,
    {
      key,
      make: () => {
        made++;
        return words;
      },
    },
    { known: undefined, isThere: existsSync(place), isTrusted: false, isSameProgram: true, ...former },
  );

describe("a file of an export", () => {
  test("is written where there is none, by a rename, and noted as it lies", async () => {
    const { entry, isWritten } = await bring("words");
    const { size, ino, mtimeMs, ctimeMs } = statSync(place);
    expect([isWritten, readFileSync(place, "utf8"), readdirSync(folder)]).toEqual([true, "words", ["page.html"]]);
    expect(entry).toMatchObject({ key: "words", size, inode: ino, modified: mtimeMs, changed: ctimeMs });
    expect(entry.digest).toMatch(/^[\w-]{43}$/);
  });

  test("is not made again by the same program from the same inputs while it is what was written", async () => {
    const { entry } = await bring("words");
    expect([await bring("words", { known: entry }), made]).toMatchObject([{ isWritten: false, entry }, 1]);
    // Whether it is trusted by its times, or read again.
    expect([await bring("words", { known: entry, isTrusted: true }), made]).toMatchObject([{ isWritten: false }, 1]);
  });

  test.each([
    ["its inputs changed", (known: FormerFile["known"]) => ({ known, key: "other" })],
    ["the program is another", (known: FormerFile["known"]) => ({ known, isSameProgram: false })],
    ["nothing is known of it", () => ({ known: undefined })],
    ["it was never written", (known: FormerFile["known"]) => ({ known: known === undefined ? known : { ...known, key: "", digest: "" } })],
  ])("is made where %s, and written where its bytes differ", async (_, given) => {
    const { entry } = await bring("words");
    const { key = "words", ...former } = { key: "words", ...given(entry) } as { key?: string } & Partial<FormerFile>;
    expect([(await bring("words", former, key)).isWritten, made]).toEqual([false, 2]);
    expect([(await bring("others", former, key)).isWritten, readFileSync(place, "utf8"), made]).toEqual([true, "others", 3]);
  });

  test("that somebody changed is put right, also where its size is the same", async () => {
    const { entry } = await bring("words");
    writeFileSync(place, "sword");
    expect([(await bring("words", { known: entry, isTrusted: true })).isWritten, readFileSync(place, "utf8")]).toEqual([true, "words"]);
    writeFileSync(place, "sword");
    expect((await bring("words", { known: entry })).isWritten).toBe(true);
  });

  test.each(["size", "inode", "modified", "changed"] as const)("is read again where its %s is another than was noted", async (field) => {
    const { entry } = await bring("words");
    // The digest that was noted is believed while nothing speaks against it.
    const wrong = { ...entry, digest: "wrong" };
    expect([(await bring("words", { known: wrong, isTrusted: true })).isWritten, made]).toEqual([false, 1]);
    const after = (await bring("words", { known: undefined })).entry;
    const touched = { ...after, [field]: after[field] + 1 };
    expect([(await bring("words", { known: { ...touched, digest: "wrong" }, isTrusted: true })).isWritten, made]).toEqual([false, 3]);
  });

  test("is not taken for there where the list did not have it; a folder of its name is a fault", async () => {
    const { entry } = await bring("words");
    expect((await bring("words", { known: entry, isThere: false })).isWritten).toBe(true);
    place = join(folder, "taken");
    mkdirSync(place);
    await expect(bring("words")).rejects.toThrow();
  });
});

test("a manifest comes back as it was written; none, and a spoilt one, are an empty one", async () => {
  expect(await readManifest(folder)).toEqual({ program: "", files: new Map(), writtenAt: 0 });
  const files = new Map([["a.html", { key: "k", digest: "d", size: 1, inode: 2, modified: 3, changed: 4 }]]);
  await writeManifest(folder, { program: "p", files });
  expect(await readManifest(folder)).toEqual({ program: "p", files, writtenAt: statSync(join(folder, ".rapporteur-site.json")).ctimeMs });
  for (const spoilt of ["{", '{"schema":"rapporteur.site/2","program":"p","files":{}}', '{"schema":"rapporteur.site/1","program":"p"}']) {
    writeFileSync(join(folder, ".rapporteur-site.json"), spoilt);
    expect((await readManifest(folder)).program).toBe("");
  }
});

test("a file is known by its path and by every part of what it is made from", () => {
  const digest = (path: string, ...inputs: Parameters<typeof inputDigest>[0]["inputs"]) => inputDigest({ path, inputs });
  const { settings, experts, version } = smallSite;
  const site = { settings, experts, version, pages: [richPage] };
  const feed = { title: "t", folder: "f", home: "h", pages: [richPage] };
  const all = [
    digest("a", site),
    digest("b", site),
    digest("a", { ...site, version: "2" }),
    digest("a", { ...site, experts: [] }),
    digest("a", { ...site, settings: { ...settings, title: "x" } }),
    digest("a", { ...site, pages: [] }),
    digest("a", { ...site, pages: [{ ...richPage }, richPage] }),
    digest("a", { ...site, pages: [{ ...richPage, slug: "x" }] }),
    digest("a", feed),
    digest("a", { ...feed, title: "u" }),
    digest("a", richPage),
    digest("a", settings),
    digest("a", "words"),
    digest("a", "words", "more"),
    digest("a", "wordsmore"),
    digest("a"),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((one) => /^[\w-]{27}$/.test(one))).toBe(true);
  expect(digest("a", structuredClone(site))).toBe(all[0]);
});

describe("a folder of a site", () => {
  const site = { ...smallSite, settings: { ...smallSite.settings, baseUrl: null }, pages: [{ ...richPage, portraits: [] }] };

  test("is written once, says how far it is, and loses what the site no longer has, with folders that are empty", async () => {
    const seen: number[] = [];
    const first = await exportSite(site, folder, { program: "p", onProgress: (done) => void seen.push(done) });
    expect([first.unchanged, first.removed, seen.length, seen.at(-1)]).toEqual([0, 0, first.written, first.written]);
    expect(await exportSite(site, folder, { program: "p" })).toEqual({ written: 0, unchanged: first.written, removed: 0 });
    writeFileSync(join(folder, "roundups", "own.txt"), "not ours");
    writeFileSync(join(folder, "index.html.new"), "half");
    const fewer = await exportSite({ ...site, pages: [], experts: [] }, folder, { program: "p" });
    expect(fewer.removed).toBeGreaterThan(20);
    expect(readdirSync(folder).sort()).toEqual([
      ".rapporteur-site.json",
      "archive.html",
      "assets",
      "atom.xml",
      "feed.json",
      "index.html",
      "robots.txt",
      "roundups",
      "rss.xml",
      "search.html",
      "sitemap.xml",
    ]);
    expect(readdirSync(join(folder, "roundups"))).toEqual(["own.txt"]);
    const files = (await readManifest(folder)).files;
    expect([files.size, files.has("roundups/tides.html"), [...files.keys()].slice(0, 3)]).toEqual([
      fewer.written + fewer.unchanged,
      false,
      ["index.html", "archive.html", "search.html"],
    ]);
  });

  test("that is cut off has noted first what it would write, and still knows what was there", async () => {
    const cut = (given: typeof site): Promise<unknown> =>
      exportSite(given, folder, {
        program: "p",
        onProgress: () => {
          throw new Error("cut off");
        },
      }).catch((thrown: Error) => thrown.message);
    expect(await cut({ ...site, pages: [] })).toBe("cut off");
    const [begun, all] = [(await readManifest(folder)).files, (await exportSite({ ...site, pages: [] }, folder, { program: "p" })).written];
    expect(begun.size).toBeGreaterThanOrEqual(all);
    expect([...begun.values()].every(({ digest, size }) => digest === "" && size === 0)).toBe(true);
    const whole = (await readManifest(folder)).files;
    expect([...begun.keys()].sort()).toEqual([...whole.keys()].sort());
    expect(await cut(site)).toBe("cut off");
    const then = (await readManifest(folder)).files;
    expect(then.get("robots.txt")).toEqual(whole.get("robots.txt"));
    expect(then.get("roundups/tides.html")).toMatchObject({ key: "", digest: "" });
    expect((await exportSite(site, folder, { program: "p" })).removed).toBe(0);
    expect((await readManifest(folder)).files.size).toBe(then.size);
  });

  test("has no file outside of it, whatever a page is called", async () => {
    const away = exportSite({ ...site, pages: [{ ...richPage, slug: "../../away" }] }, folder, { program: "p" });
    await expect(away).rejects.toThrow("leads out of the folder");
    expect(existsSync(join(folder, "..", "away.html"))).toBe(false);
  });

  test("that was written a while ago is told by size and times alone", async () => {
    await exportSite(site, folder, { program: "p" });
    const past = new Date(Date.now() - 10_000);
    utimesSync(join(folder, "index.html"), past, past);
    expect((await exportSite(site, folder, { program: "p" })).written).toBe(0);
    writeFileSync(join(folder, "index.html"), "changed");
    expect((await exportSite(site, folder, { program: "p" })).written).toBe(1);
  });
});

test("a font's file is found in its package", () => {
  expect(existsSync(fontPath("source-serif-4-latin-400-normal.woff2"))).toBe(true);
});
