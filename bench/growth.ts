import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { collectGarbage, growthFigure, memory, size, timeOf, type Limit, type Point } from "./growth/fit.ts";
import { runWhole } from "./growth/run-whole.ts";
import { timeLanguage } from "./growth/language-stages.ts";
import { readerStages } from "./growth/reader-stages.ts";
import { dense, shapes, written } from "./growth/shapes.ts";
import { storeStages, timeStore } from "./growth/store-stages.ts";

const readerLengths = [16_000, 32_000, 64_000, 128_000, 256_000];
/** The encoder reads some thousand characters a second. */
const languageLengths = [4000, 8000, 16_000, 32_000, 64_000];
const libraryLengths = [500, 1000, 2000, 4000, 8000];
/** Each in a process of its own, which tells what memory it had at the most. */
const wholeLengths = { reading: [8000, 16_000, 32_000, 64_000], library: [500, 1000, 2000, 4000] };

const ofTexts: Limit = { must: 1.15, aim: 1.05 };
const ofLibraries: Limit = { must: 1.1, aim: 1.05 };
const ofMemory: Limit = { must: 1.1, aim: 1, of: memory };

/**
 * How time grows with length, from 1 to 16 times, for the shapes that would hurt most: the exponent of a line through the logarithms. `--stage readers`, `language`,
 * `store` or `whole` (reading from bytes to statements, and the memory of all stages) measures one part, `--shape WORDS` the shapes with these words in their names.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const isAsked = (stage: string): boolean => options["stage"] === undefined || options["stage"] === stage;
  const figures: Figure[] = [];
  const wanted = (all: typeof shapes): [string, (turn: number) => string][] =>
    Object.entries(all).filter(([shape]) => shape.includes(options["shape"] ?? ""));
  if (isAsked("readers")) figures.push(...readerFigures(wanted(shapes)));
  if (isAsked("language")) figures.push(...wanted({ ...shapes, ...dense }).flatMap(([shape, make]) => languageFigures(shape, make)));
  if (isAsked("store")) figures.push(...(await storeFigures()));
  if (isAsked("whole")) figures.push(...wholeFigures());
  return figures;
}

/** The shortest text is read once more than is counted: what runs for the first time is compiled. */
function readerFigures(wanted: readonly [string, (turn: number) => string][]): Figure[] {
  return Object.entries(readerStages).flatMap(([stage, prepare]) =>
    wanted.map(([shape, make]) => {
      timeOf(prepare(written(make, readerLengths[0] ?? 0)));
      const points = readerLengths.map((length) => ({ length, amount: timeOf(prepare(written(make, length))) }));
      return growthFigure(stage, `${shape}, characters`, points, ofTexts);
    }),
  );
}

/** The first text is read once more than is counted: what runs for the first time is compiled. */
function languageFigures(shape: string, make: (turn: number) => string): Figure[] {
  timeLanguage(written(make, 2000));
  const rows = languageLengths.map((length) => ({ length, costs: timeLanguage(written(make, length)) }));
  return byStage(rows, (stage, points) => growthFigure(stage, `${shape}, characters`, points, ofTexts));
}

async function storeFigures(): Promise<Figure[]> {
  await timeStore(200);
  const rows: { length: number; costs: Readonly<Record<string, number>> }[] = [];
  const sizes: Point[] = [];
  for (const length of libraryLengths) {
    collectGarbage();
    const { times, bytes } = await timeStore(length);
    rows.push({ length, costs: times });
    sizes.push({ length, amount: bytes / 1000 });
  }
  const figures = byStage(rows, (stage, points) =>
    growthFigure(stage, "library in a file, ten statements a document, documents", points, ofLibraries),
  );
  return [...figures, growthFigure("file", "a library in a file, documents", sizes, { ...ofLibraries, of: size })];
}

/** Time and memory of reading whole documents, and memory of what is done with a library. */
function wholeFigures(): Figure[] {
  const readings = wholeLengths.reading.map((length) => ({ length, ...runWhole("reading", length) }));
  const shape = "commentary, characters";
  const figures = [
    growthFigure("reading and coding", shape, pointsOf(readings, "cpuMs"), ofLibraries),
    growthFigure("reading and coding", shape, pointsOf(readings, "megabytes"), ofMemory),
  ];
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-growth-"));
  try {
    const ofStage = (stage: string): Figure => {
      const runs = wholeLengths.library.map((length) => ({ length, ...runWhole(stage, length, join(folder, String(length))) }));
      return growthFigure(stage, "library in a file, ten statements a document, documents", pointsOf(runs, "megabytes"), ofMemory);
    };
    return [...figures, ...Object.keys(storeStages).map(ofStage)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pointsOf<Key extends string>(runs: readonly ({ readonly length: number } & Readonly<Record<Key, number>>)[], key: Key): Point[] {
  return runs.map((run) => ({ length: run.length, amount: run[key] }));
}

interface Row {
  readonly length: number;
  readonly costs: Readonly<Record<string, number>>;
}

function byStage(rows: readonly Row[], figure: (stage: string, points: readonly Point[]) => Figure): Figure[] {
  return Object.keys(rows[0]?.costs ?? {}).map((stage) =>
    figure(
      stage,
      rows.map(({ length, costs }) => ({ length, amount: costs[stage] ?? 0 })),
    ),
  );
}
