import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "node:fs";
import { readWhole } from "../../packages/reader/src/reading/read-whole.ts";
import { timeStore } from "../growth/store-stages.ts";
import { runStep } from "../tables.ts";
import type { UnitCosts } from "./capacity-model.ts";

/** Documents with ten statements of a text as long as this are what the generated library holds. */
export const storedCharacters = 1900;

const [fewDocuments, manyDocuments] = [200, 800];
const [fewStatements, manyStatements] = [50_000, 200_000];

/** What a document and a statement cost on this machine, each from the difference of two sizes, so that what is paid once is not counted. */
export async function measureUnits(): Promise<UnitCosts> {
  const secondsPerThousandCharacters = await readingSeconds();
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
      secondsPerThousandCharacters,
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

/** Of the documents that come with the program, the second time, when everything is loaded and compiled. */
async function readingSeconds(): Promise<number> {
  const examples = globSync(["examples/*.md", "examples/*.html"]).filter((name) => !name.includes("README"));
  let [characters, seconds] = [0, 0];
  for (const isCounted of [false, true]) {
    for (const name of examples) {
      const before = process.threadCpuUsage();
      const { readout } = await readWhole({ bytes: readFileSync(name), name }, { codes: true });
      const { user, system } = process.threadCpuUsage(before);
      if (!isCounted) continue;
      characters += readout.document.text.length;
      seconds += (user + system) / 1e6;
    }
  }
  return (seconds / characters) * 1000;
}
