import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure, MeasureOptions } from "../eval/figure.ts";

/** What a step took, in a process of its own. */
export interface Step {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMegabytes: number;
  readonly work: string;
}

const sizes = [250_000, 1_000_000];

/** What is done with ten million statements is to take no longer. */
const steps: Readonly<Record<string, { readonly words: string; readonly mustSeconds: number | null }>> = {
  write: { words: "to Parquet", mustSeconds: null },
  network: { words: "Parquet to a two-mode network", mustSeconds: 10 },
  windows: { words: "Parquet to ten one-mode networks, a year each", mustSeconds: 60 },
};

/**
 * Tables in Parquet: writing generated statements, and `rapporteur network` over the file, at two sizes, so that growth shows. `--statements N` measures one
 * other size; 10,000,000 take a quarter of an hour to write. `--folder DIR` measures the networks of so many statements that lie in a folder, and writes nothing.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const asked = options["statements"];
  const given = options["folder"];
  if (given !== undefined) return measureSize(Number(asked), given, ["network", "windows"]);
  return (asked === undefined ? sizes : [Number(asked)]).flatMap((statements) => {
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-tables-"));
    try {
      return measureSize(statements, folder, Object.keys(steps));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function measureSize(statements: number, folder: string, names: readonly string[]): Figure[] {
  return Object.entries(steps)
    .filter(([name]) => names.includes(name))
    .flatMap(([name, { words, mustSeconds }]) => {
      const { ms, cpuMs, peakMegabytes, work } = runStep(name, folder, statements);
      const isMeasured = statements >= 1_000_000 && statements <= 10_000_000;
      const about = {
        n: statements,
        data: `generated; ${work}; ${(cpuMs / 1000).toFixed(1)} s of processor time`,
        aim: null,
        better: "lower" as const,
      };
      const label = `${statements.toLocaleString("en")} statements, ${words}`;
      return [
        { ...about, name: label, value: ms / 1000, unit: "s", must: isMeasured ? mustSeconds : null },
        { ...about, name: `${label}, memory`, value: peakMegabytes, unit: "MB", must: isMeasured ? 2000 : null },
      ];
    });
}

/** Runs one step of the tables in a process of its own. */
export function runStep(name: string, folder: string, statements: number): Step {
  const script = fileURLToPath(new URL("tables/run-step.ts", import.meta.url));
  const words = ["--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning", script, name, folder, String(statements)];
  const child = spawnSync(process.execPath, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (child.status !== 0) throw new Error(`${name} stopped with status ${child.status}`);
  return JSON.parse(child.stdout) as Step;
}
