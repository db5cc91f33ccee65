import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { writeZip } from "../../../../reader/src/sources/archive/zip-writer-for-tests.ts";
import { openImport, type ImportedStatements } from "./import-source.ts";
import { openImportInChild, openInChild, openReadoutInChild } from "./open-import-in-child.ts";

const folder = mkdtempSync(join(tmpdir(), "statements-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** All that a source answers, row by row. */
function said({ opened, ...about }: ImportedStatements): unknown {
  const { table, quoteOf, coderOf, contextOf, texts, warnings } = opened;
  const rows = table.ids.map((_, row) => [quoteOf(row), coderOf(row), contextOf?.(row) ?? null]);
  return { ...about, table, rows, texts: [...texts], warnings };
}

it("a process of its own says the same of a file, and refuses it in the same words", async () => {
  const table = "id,type,document,quote,coder\n1,position,one,We will vote.,person:ann\n2,position,two,,\n";
  const path = fileOf("codes.csv", table);
  expect(said(await openImportInChild(path, "codes.csv"))).toEqual(said(await openImport(path)));
  await expect(openImportInChild(fileOf("empty.csv", ""), "empty.csv")).rejects.toMatchObject({ code: "RAP_SOURCE_EMPTY" });
});

it("one process does what comes soon after another, and a new one what comes after its end", async () => {
  const serve = new URL("../../../../reader/src/sources/child/serve-tasks.ts", import.meta.url);
  const script = fileOf(
    "worker.mjs",
    `import { serveTasks } from ${JSON.stringify(serve.href)};
     serveTasks(async (task) => task === "end" ? process.exit(1) : process.pid);`,
  );
  const ask = (task: string): Promise<unknown> => openInChild(pathToFileURL(script), task, { name: "codes.csv" });
  const first = await ask("tell");
  expect(first).not.toBe(process.pid);
  expect(await ask("tell")).toBe(first);
  await expect(ask("end")).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_HARD", details: { source: "codes.csv" } });
  expect(await ask("tell")).not.toBe(first);
});

it("a large readout is held to the same limits, in the same words", { tags: "long" }, async () => {
  const readout = { ...sampleReadout, warnings: Array.from({ length: 30_000 }, () => ({ code: "a", message: "A warning, as there may be many." })) };
  const bytes = new TextEncoder().encode(JSON.stringify(readout));
  expect(await openReadoutInChild(bytes, "a.json")).toEqual(readout);
  const broken = new TextEncoder().encode("[".repeat(2_000_000));
  await expect(openReadoutInChild(broken, "b.json")).rejects.toMatchObject({
    code: expect.stringMatching(/RAP_SERVICE_READOUT|RAP_SOURCE_TOO_HARD/) as string,
  });
});

it("a readout that nests without end costs its process alone", { timeout: 120_000 }, async () => {
  const bytes = new TextEncoder().encode("[".repeat(32_000_000));
  await expect(openReadoutInChild(bytes, "deep.json")).rejects.toMatchObject({
    code: expect.stringMatching(/^RAP_(?:SERVICE_READOUT|SOURCE_TOO_HARD)$/) as string,
  });
});

it("a project that unpacks to more than a process may hold costs that process alone", { tags: "long", timeout: 120_000 }, async () => {
  // Each source is small enough to be no bomb by itself. A sign that is no Latin letter doubles what a text takes in memory.
  const text = Buffer.from(`${" ".repeat(4_000_000)}→`);
  const source = (at: number) => ({ name: `Sources/${at}.txt`, content: text });
  const guid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
  const listed = Array.from({ length: 125 }, (_, at) => `<TextSource guid="${guid(at)}" name="${at}" plainTextPath="internal://${at}.txt"/>`);
  const project = `<Project xmlns="urn:QDA-XML:project:1.0" name="a"><Sources>${listed.join("")}</Sources></Project>`;
  const path = fileOf("bomb.qdpx", writeZip([{ name: "project.qde", content: project }, ...Array.from({ length: 125 }, (_, at) => source(at))]));
  await expect(openImportInChild(path, "bomb.qdpx")).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_HARD", details: { source: "bomb.qdpx" } });
  expect((await openImportInChild(fileOf("next.csv", "id,type,document\n1,position,one\n"), "next.csv")).opened.table.length).toBe(1);
});
