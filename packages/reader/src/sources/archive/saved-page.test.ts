import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { readSource } from "../read-source.ts";
import { listSources } from "./list-sources.ts";
import { SavedPages } from "./saved-page.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-saved-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const article = "<article><h1>Talks</h1><p>Ministers will meet on Tuesday, and they are likely to agree on most of what was left open.</p></article>";

test("a page that a browser saved is one document; its pictures, styles and frames are named once", async () => {
  for (const [page, files] of [
    ["The tax.html", "The tax_files"],
    ["Die Steuer.htm", "Die Steuer-Dateien"],
  ] as const) {
    mkdirSync(join(folder, files, "ad"), { recursive: true });
    writeFileSync(join(folder, page), article);
    writeFileSync(join(folder, files, "app.js"), "let x = 1;");
    writeFileSync(join(folder, files, "ad", "frame.html"), "<p>Buy shoes today. They will make you happy.</p>");
  }
  mkdirSync(join(folder, "case_files"));
  writeFileSync(join(folder, "case_files", "notes.txt"), "Notes.");
  const listed: string[] = [];
  for await (const one of listSources(folder)) listed.push("note" in one ? one.note : one.name);
  expect(listed).toEqual(["Die Steuer.htm", "The tax.html", "case_files/notes.txt", "pictures, styles and frames of 2 saved pages are left out"]);
});

test("names of archives are looked through once, not once for each folder in them", () => {
  const pages = new SavedPages();
  const looked = [vi.spyOn(RegExp.prototype, "exec"), vi.spyOn(RegExp.prototype, "test")];
  const letters = (): number => looked.flatMap(({ mock }) => mock.calls).reduce((sum, [text]) => sum + text.length, 0);
  try {
    const name = `${"a/".repeat(500)}x.html`;
    expect(pages.hold(name)).toBe(false);
    expect(letters()).toBeLessThanOrEqual(name.length);
    expect(pages.hold(`${"a/".repeat(32_000)}x.html`)).toBe(false);
    expect(letters()).toBeLessThanOrEqual(name.length);
  } finally {
    vi.restoreAllMocks();
  }
  expect([pages.hold("a/b/talks.html"), pages.hold("a/b/talks_files/frames/ad.html"), pages.hold("a/b/notes_files/ad.html")]).toEqual([
    false,
    true,
    false,
  ]);
  expect(pages.count).toBe(1);
});

test.each([
  ["a browser", "<!-- saved from url=(0030)https://a.example/talks?day=1 -->", "https://a.example/talks?day=1"],
  ["SingleFile", "<!--\n Page saved with SingleFile \n url: https://a.example/talks \n saved date: Mon Mar 04 2024\n-->", "https://a.example/talks"],
  ["no address of the web", "<!-- saved from url=(0019)file:///C:/talk.htm -->", null],
])("a page keeps the address that %s wrote into it", async (_, mark, url) => {
  const { document } = await readSource(Buffer.from(`<!DOCTYPE html>\n${mark}\n<html><body>${article}</body></html>`), { name: "talk.html" });
  expect(document.metadata.url).toBe(url);
});
