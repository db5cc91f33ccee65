import { expect, test } from "vitest";
import { writeZip } from "./archive/zip-writer-for-tests.ts";
import { readEpub } from "./epub/read-epub.ts";
import { readHtml } from "./html/read-html.ts";
import { odtToHtml } from "./odt/odt-to-html.ts";
import { readSubtitles } from "./subtitles/read-subtitles.ts";
import { parseXml } from "./xml/parse-xml.ts";

/* Marks that never end, in formats that are opened first: looking for the end of each cost as much as all that follows it, so that a file of a megabyte took hours. */

const prose = "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles. Nobody had a plan for that.";

/** Processor time of this process in ms; what is hostile here took seconds. */
async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const page = (head: string): string => `<html><head>${head}</head><body><h1>Gates</h1><p>${prose}</p></body></html>`;
const linked = (headline: string): string =>
  page(`<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline })}</script>`);

const book = (text: string): Buffer =>
  writeZip([
    { name: "mimetype", content: "application/epub+zip", isStored: true },
    { name: "META-INF/container.xml", content: '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>' },
    {
      name: "b.opf",
      content:
        '<package><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    },
    { name: "a.xhtml", content: text },
  ]);

const cue = (words: string): string => `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${words}\n\n00:00:05.000 --> 00:00:09.000\n${prose}\n`;

test.each([
  ["tags in linked data", () => readHtml(linked(`Gates ${"<".repeat(120_000)}`), { source: "page" })],
  ["names of one meta tag", () => readHtml(page('<meta name="x" content="y">'.repeat(60_000)), { source: "page" })],
  ["beginnings of an e-book's page", () => readEpub(book("<body ".repeat(40_000)), "book").catch(() => null)],
  ["voices of subtitles", () => readSubtitles(cue("<v.".repeat(80_000)), { source: "talk.vtt" })],
])("%s without an end are read in a time that grows with them", { timeout: 60_000 }, async (_, read) => {
  expect(await costOf(read)).toBeLessThan(2500);
});

test.each([
  ["tables", "<table><table-row><table-cell>", "</table-cell></table-row></table>"],
  ["text boxes", "<p><frame><text-box>", "</text-box></frame></p>"],
])("%s within each other are written once, and not as often as there are ways to choose among them", (_, open, close) => {
  const text = `${open.repeat(18)}<p>The gates are shut.</p>${close.repeat(18)}`;
  const root = parseXml(`<document><body><text>${text}</text></body></document>`, { source: "a.odt", what: "text" });
  expect(odtToHtml(root, null).match(/The gates are shut/g)).toHaveLength(1);
});
