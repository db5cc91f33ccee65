import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-warc-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);

function record(type: string, url: string, block: string): Buffer {
  const content = Buffer.from(block);
  return gzipSync(`WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nContent-Length: ${content.length}\r\n\r\n${block}\r\n\r\n`);
}

it("pages of a web archive become documents with their addresses, and the rest of it is counted", { tags: "long" }, async () => {
  const page = (words: string): string =>
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><h1>${words}</h1><p>Ministers will meet on Tuesday, and they are likely to agree on most of what was left open.</p></article></body></html>`;
  const records = [
    record("response", "https://a.example/one", page("One talk")),
    record("response", "https://a.example/two", page("Two talks")),
    record("revisit", "https://a.example/two", "HTTP/1.1 200 OK\r\n\r\n"),
  ];
  writeFileSync(at("crawl.warc.gz"), Buffer.concat(records));
  const imported = await runCommand(["import", at("crawl.warc.gz"), "--library", at("a.rapporteur")]);
  expect([imported.code, imported.out]).toEqual([
    0,
    expect.stringMatching(/^Imported 2 documents[\s\S]*crawl\.warc\.gz: of the web archive are not read as documents: 1 revisits of pages\./),
  ]);
  await runCommand(["export", "--library", at("a.rapporteur"), "--what", "readouts", "--out", at("out.jsonl"), "--drafts"]);
  expect(
    readFileSync(at("out.jsonl"), "utf8")
      .match(/https:\/\/a\.example\/(?:one|two)"/g)
      ?.toSorted(),
  ).toEqual(['https://a.example/one"', 'https://a.example/two"']);
  const read = await runCommand(["read", at("crawl.warc.gz")]);
  expect([read.code, read.err]).toEqual([1, expect.stringContaining("RAP_SOURCE_PAGES")]);
});
