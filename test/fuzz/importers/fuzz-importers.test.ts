import { expect, test } from "vitest";
import { statementFileFormats } from "../../../packages/app/src/formats/statement-formats.ts";
import { articleArchives, documentFormats } from "../../../packages/reader/src/sources/index.ts";
import { times } from "../../support/effort.ts";
import { fuzzImporters, problemsOf } from "./fuzz-importers.ts";
import { importedFiles } from "./imported-files.ts";

test("every format that is taken in is among the files that are changed", () => {
  const endings = new Set(importedFiles.map(({ file }) => file.slice(file.indexOf("."))));
  const isThere = (known: readonly string[]): boolean => known.some((ending) => endings.has(ending));
  const missing = [...statementFileFormats, ...documentFormats].filter((format) => !isThere(format.endings) && !/MHTML/.test(format.what));
  expect(missing.map(({ what }) => what)).toEqual([]);
  const names = importedFiles.map(({ name }) => name).join("; ");
  expect(articleArchives.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
});

test("whole files of every format come in, and each says so", { tags: "long", timeout: 600_000 }, async () => {
  const formats = importedFiles.map((format) => ({ ...format, make: () => format.whole[0] ?? Buffer.alloc(0) }));
  const { breaches, outcomes } = await fuzzImporters({ count: formats.length, seed: 1, formats });
  expect(breaches).toEqual([]);
  expect(Object.entries(outcomes).filter(([, codes]) => !("read" in codes))).toEqual([]);
});

test(
  "changed files of every format are taken in or refused with a reason, in time and memory, and the rest of the batch goes on",
  { tags: "long", timeout: 3_600_000 },
  async () => {
    // Neighbours are formats of one family; each reader alone is given changed files by test/fuzz/readers.
    const formats = importedFiles.filter((_, at) => at % times(6, 1) === 0);
    const { breaches } = await fuzzImporters({ count: times(formats.length, 2000), seed: 1, formats });
    expect(breaches).toEqual([]);
  },
);

const nothing = {
  total: 2,
  added: 1,
  known: 0,
  passedOver: 0,
  notes: [],
  statements: { added: 0, known: 0, losses: [] },
  nearDuplicates: 0,
  failures: [],
};

test.each([
  ["nothing", nothing, null, "nothing is said of the file"],
  ["a stack", { ...nothing, notes: ["TypeError\n    at read (a.ts:1:1)"] }, null, "it says “TypeError\n    at read (a.ts:1:1)”"],
  [
    "fewer statements than there are",
    { ...nothing, statements: { ...nothing.statements, added: 3 } },
    4,
    "4 statements are in it, 3 came in, 0 were known, 0 are told to be left out",
  ],
  ["a code that nobody knows", { ...nothing, failures: [{ label: "a.txt", code: "RAP_X", message: "no" }] }, null, "RAP_X is not in the catalogue"],
])("an import that says %s is told", (_, outcome, opened, what) => {
  expect(problemsOf(outcome, opened)).toEqual([what]);
});
