import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { heapOptions } from "../../packages/reader/src/sources/child/bounded-child.ts";
import { readerLimits } from "../../packages/reader/src/sources/child/reading-limits.ts";
import { timeStore } from "../growth/store-stages.ts";
import { runStep } from "../tables.ts";
import type { UnitCosts } from "./capacity-model.ts";

/** Documents with ten statements of a text as long as this are what the generated library holds. */
export const storedCharacters = 1900;

/** Documents of the corpus that are read. */
const readCount = 200;
const [fewDocuments, manyDocuments] = [200, 800];
const [fewStatements, manyStatements] = [50_000, 200_000];

/** What a document and a statement cost on this machine, each from the difference of two sizes, so that what is paid once is not counted. */
export async function measureUnits(): Promise<UnitCosts> {
  const { characters, seconds, residentMegabytes } = readDocuments();
  await timeStore(100);
  const [few, many] = [await timeStore(fewDocuments), await timeStore(manyDocuments)];
  const perDocument = (less: number, more: number): number => (more - less) / (manyDocuments - fewDocuments);
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-capacity-"));
  try {
    const [small, large] = [fewStatements, manyStatements].map((statements) => {
      runStep("write", folder, statements);
      return { bytes: statSync(join(folder, "statements.parquet")).size, ...runStep("network", folder, statements) };
    });
    const perStatement = (less = 0, more = 0): number => Math.max(0, (more - less) / (manyStatements - fewStatements));
    return {
      secondsPerThousandCharacters: (seconds / characters) * 1000,
      readerMegabytes: residentMegabytes,
      storeMsPerDocument: perDocument(few.times["storing"] ?? 0, many.times["storing"] ?? 0),
      libraryBytesPerDocument: perDocument(few.bytes, many.bytes),
      tableBytesPerStatement: perStatement(small?.bytes, large?.bytes),
      networkMsPerStatement: perStatement(small?.cpuMs, large?.cpuMs),
      networkBytesPerStatement: perStatement(small?.peakMegabytes, large?.peakMegabytes) * 1024 * 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What documents took of a process that reads. */
export interface ReadingUnits {
  readonly characters: number;
  /** Of the processor. */
  readonly seconds: number;
  /** What the process holds after them. */
  readonly residentMegabytes: number;
}

function readDocuments(): ReadingUnits {
  const script = fileURLToPath(new URL("read-step.ts", import.meta.url));
  const words = [...heapOptions(readerLimits), "--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning", script, String(readCount)];
  const child = spawnSync(process.execPath, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (child.status !== 0) throw new Error(`reading stopped with status ${child.status}`);
  return JSON.parse(child.stdout) as ReadingUnits;
}
