import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { analyse, languageModel } from "./nlp.ts";
import { openStatements, presentJson, readDocument, readoutSchema, readoutTable } from "./index.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const own = fileURLToPath(new URL("../", import.meta.url));
const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text), name: "note.txt" });

test("a text is analysed without a model in hand, as it is with one", () => {
  const text = "China warned Japan. Talks will resume.";
  const analysis = analyse(text);
  expect(analysis.sentences).toHaveLength(2);
  expect(analysis.entities.map((entity) => entity.id)).toEqual(expect.arrayContaining(["state:CHN", "state:JPN"]));
  expect(analyse(text, { model: languageModel() })).toEqual(analysis);
});

test("bytes go in, and a readout comes out that holds to its schema and fills a table", async () => {
  const readout = await readDocument(bytes("China warned Japan on Monday."));
  expect(readoutSchema.parse(JSON.parse(presentJson(readout)))).toEqual(readout);
  expect(readoutTable([readout]).length).toBe(readout.statements.length);
  expect(readout.statements.map((statement) => statement.type)).toContain("relation");
});

test("drafts count only where they are asked for", async () => {
  const source = `${root}examples/oped.md`;
  await expect(openStatements([source], { countsDrafts: false })).rejects.toMatchObject({ code: "RAP_SERVICE_NONE_ACCEPTED" });
  expect((await openStatements([source], { countsDrafts: true })).review).toEqual(["accepted", "draft"]);
});

test("every entry of package.json has a source file, and docs/library.md names it", async () => {
  const { exports } = JSON.parse(readFileSync(`${own}package.json`, "utf8")) as { exports: Record<string, { "rapporteur-source": string }> };
  const page = readFileSync(`${root}docs/library.md`, "utf8");
  for (const [entry, target] of Object.entries(exports).filter(([name]) => name !== "./package.json")) {
    const module: object = (await import(`${own}${target["rapporteur-source"]}`)) as object;
    expect(Object.keys(module), entry).not.toEqual([]);
    expect(page).toContain(`\`rapporteur${entry.slice(1)}\``);
  }
});
