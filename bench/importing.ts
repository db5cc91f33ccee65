import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure, Measure } from "../eval/figure.ts";
import { openImport } from "../packages/app/src/analysis/import/import-source.ts";
import { importStatements } from "../packages/app/src/analysis/import/import-statements.ts";
import { openWorkplace } from "../packages/app/src/library/workplace.ts";
import { openLibrary } from "../packages/app/src/library/open-library.ts";
import { readSource } from "../packages/reader/src/sources/read-source.ts";
import { grown } from "../test/fuzz/readers/grown-files.ts";
import { corpusTexts } from "./importing/corpus-texts.ts";
import { documentMakers } from "./importing/document-makers.ts";

/** What is to be reached, on one core; none where nothing is said. */
const musts: Readonly<Record<string, number>> = { HTML: 300, text: 2000, "PDF pages": 20 };
const statementsMust = 5000;
/** By format: what a file is called, and how `grown` calls its reader. */
const statementFiles: readonly (readonly [what: string, file: string, reader: string])[] = [
  ["CSV", "a.csv", "csv"],
  ["XLSX", "a.xlsx", "xlsx"],
  ["lines of JSON", "a.jsonl", "lines of JSON"],
  ["DNA", "a.dna", "dna"],
  ["REFI-QDA", "a.qdpx", "refi"],
  ["TEI", "a.tei", "tei"],
  ["UIMA", "a.zip", "xmi"],
  ["WebAnno", "b.zip", "webanno"],
  ["Web Annotations", "a.jsonld", "web annotations"],
];

/**
 * How many documents and statements of each format a core reads in a second: texts of the corpus of some `--words N` words (700), `--documents N` of them (500), without the language;
 * files of `--statements N` statements (5,000), opened as for an import; and those of DNA brought into a library.
 */
export const measure: Measure = async ({ options }) => {
  const [words, documents, statements] = [wholeOf(options["words"], 700), wholeOf(options["documents"], 500), wholeOf(options["statements"], 5000)];
  const texts = corpusTexts(documents + 5, words);
  const figures: Figure[] = [];
  for (const [what, make] of Object.entries(documentMakers)) figures.push(await ofDocuments(what, make, { texts, words }));
  for (const [what, file, reader] of statementFiles) figures.push(await ofStatements(what, { file, bytes: grown[reader]?.(statements), statements }));
  figures.push(await intoLibrary(grown["dna"]?.(statements), statements));
  return figures;
};

const wholeOf = (written: string | undefined, usual: number): number => (written === undefined ? usual : Number(written));

async function ofDocuments(
  what: string,
  { name, make }: (typeof documentMakers)[string],
  { texts, words }: { readonly texts: readonly (readonly string[])[]; readonly words: number },
): Promise<Figure> {
  const files = texts.map(make);
  // The first load what is needed.
  for (const { bytes } of files.slice(0, 5)) await readSource(bytes, { name, isBounded: true });
  const measured = files.slice(5);
  const seconds = await secondsOf(async () => {
    for (const { bytes } of measured) await readSource(bytes, { name, isBounded: true });
  });
  const units = measured.reduce((sum, file) => sum + file.units, 0);
  return figure(
    `reading ${what}`,
    units / seconds,
    { unit: what === "PDF pages" ? "pages/s" : "files/s", n: measured.length, must: musts[what] ?? null },
    `texts of the corpus, some ${words} words each`,
  );
}

async function ofStatements(
  what: string,
  { file, bytes, statements }: { file: string; bytes: Uint8Array | undefined; statements: number },
): Promise<Figure> {
  return withFile(file, bytes, async (path) => {
    let found = 0;
    const seconds = await secondsOf(async () => void (found = (await openImport(path)).opened.table.length));
    return figure(
      `opening ${what}`,
      found / seconds,
      { unit: "statements/s", n: found, must: null },
      `a file of ${statements} invented statements of one text`,
    );
  });
}

async function intoLibrary(bytes: Uint8Array | undefined, statements: number): Promise<Figure> {
  return withFile("a.dna", bytes, async (path) => {
    const { store, project } = await openLibrary(`${path}.rapporteur`);
    try {
      const workplace = openWorkplace(store, { project });
      const seconds = await secondsOf(async () => void (await importStatements(workplace, await openImport(path))));
      const about = { unit: "statements/s", n: statements, must: statementsMust };
      return figure("DNA into a library", statements / seconds, about, "a file of invented statements of one text, opened and imported");
    } finally {
      await store.close();
    }
  });
}

async function withFile<T>(name: string, bytes: Uint8Array | undefined, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bench-importing-"));
  try {
    writeFileSync(join(folder, name), bytes ?? "");
    return await use(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the processor, in this process. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function figure(name: string, value: number, about: Pick<Figure, "unit" | "n" | "must">, data: string): Figure {
  return { name, value, ...about, aim: null, better: "higher", data };
}
