import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLayerFile } from "../../packages/app/src/exchange/annotations/open-layer-file.ts";
import { writeLayerArchive } from "../../packages/app/src/exchange/annotations/write-layer-archive.ts";
import { valueOf } from "../../packages/app/src/exchange/statements/table-values.ts";
import { buildStatementTable, type StatementTable } from "../../packages/core/src/model/index.ts";
import { unpackParts } from "../../packages/reader/src/sources/archive/unpack-parts.ts";

/* Documents of ours in UIMA's XMI, read and written again by dkpro-cassis, and a CAS that dkpro-cassis made. */

const python = process.env["RAPPORTEUR_PYTHON"] ?? "python3";
const program = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rapporteur-cassis-"));
const at = (name: string): string => join(folder, name);
const run = (name: string, ...args: readonly string[]): string => execFileSync(python, [program(name), ...args], { encoding: "utf8" });

const text = "😀 Re\u0301mi said: “no 🌍 tax”,\n\nand 👩‍👩‍👧 left <it> & that.";
const passages = ["Re\u0301mi said", "no 🌍 tax", "👩‍👩‍👧 left <it>", "that"];
const rows = passages.map((words, place) => ({
  id: `s${place}`,
  type: "position",
  document: "talk",
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  time: Date.UTC(2024, 2, 5 + place),
  review: "accepted" as const,
  reviewedByPerson: true,
  values: { concept: `tax "${place}"\n😀`, agreement: place % 2 === 0, intensity: place / 4 },
}));
const kinds = { concept: "entity", agreement: "boolean", intensity: "number" } as const;
const table = buildStatementTable({ variables: kinds, documentFields: { title: "text" } }, rows, [{ id: "talk", values: { title: "A talk" } }]);

function said({ ids, starts, ends, times, reviews, variables }: StatementTable): unknown[] {
  const values = (row: number) => Object.fromEntries(Object.entries(variables).map(([name, column]) => [name, valueOf(column, row)]));
  return ids.map((id, row) => [id, starts[row], ends[row], times[row], reviews[row], values(row)]).toSorted();
}

async function thereAndBack(): Promise<void> {
  const { bytes } = writeLayerArchive(table, "xmi", { texts: new Map([["talk", text]]), quoteOf: () => null, coderOf: () => "Zoë" });
  const limits = { source: "a.zip", isWanted: () => true, maxBytes: 1e6, maxEntries: 10 };
  for (const [name, part] of await unpackParts(bytes, limits)) writeFileSync(at(name), part);
  const answer: { text: string; found: Record<string, unknown>[]; tokens: string[] } = JSON.parse(
    run("cassis_there_and_back.py", at("TypeSystem.xml"), at("talk.xmi"), at("back.xmi")),
  );
  assert.equal(answer.text, text);
  assert.deepEqual(
    answer.found.map(({ id, words, concept, agreement, intensity }) => [id, words, { concept, agreement, intensity }]),
    rows.map(({ id, values }, place) => [id, passages[place], values]),
  );
  assert.equal(answer.tokens.join(""), text.replace(/\s+/g, ""));
  const back = await openLayerFile(readFileSync(at("back.xmi")), {
    file: "back.xmi",
    name: "back.xmi",
    typeSystem: readFileSync(at("TypeSystem.xml")),
  });
  assert.deepEqual(said(back.table), said(table));
  assert.deepEqual([back.texts.get("talk"), back.coders], [text, rows.map(() => "Zoë")]);
}

async function madeThere(): Promise<void> {
  run("cassis_made.py", at("types.xml"), at("made.xmi"));
  const made = await openLayerFile(readFileSync(at("made.xmi")), { file: "made.xmi", name: "made.xmi", typeSystem: readFileSync(at("types.xml")) });
  const stored = made.texts.get("made") ?? "";
  assert.equal(stored, "😀 Re\u0301mi\nbacks Bo.");
  const shown = made.table.ids.map((_, row) => {
    const values = Object.entries(made.table.variables).flatMap(([name, column]) =>
      valueOf(column, row) === null ? [] : [[name, valueOf(column, row)]],
    );
    return [made.table.typeNames[made.table.types[row] ?? 0], stored.slice(made.table.starts[row], made.table.ends[row]), Object.fromEntries(values)];
  });
  assert.deepEqual(
    shown.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    [
      ["Actor", "Bo", { name: "B." }],
      ["Actor", "Re\u0301mi", { name: "R." }],
      ["Backs", "Re\u0301mi\nbacks Bo", { strength: 3, source: "Re\u0301mi", target: "Bo" }],
      ["Frame", "backs", { who: "Re\u0301mi", whom: "Bo" }],
    ],
  );
}

try {
  await thereAndBack();
  await madeThere();
  process.stdout.write("dkpro-cassis: 4 statements there and back, every field; a relation and slots of its own read\n");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
