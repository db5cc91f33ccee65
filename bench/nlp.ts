import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figure, MeasureOptions } from "../eval/figure.ts";

interface Measured {
  readonly tokens: number;
  readonly loadMs: number;
  readonly treesPerSecond: number;
  readonly mentionsPerSecond: number;
  readonly residentMegabytes: number;
}

type Setting = "accurate" | "fast";

/** Runs the measurement in processes of its own; the best of three, as a busy machine only ever makes things slower. */
function runThrice(model: string, paragraphs: string, setting: Setting): Measured[] {
  const program = fileURLToPath(new URL("nlp/measure-model.ts", import.meta.url));
  const run = (): string => execFileSync(process.execPath, [program, model, paragraphs, setting], { encoding: "utf8" });
  return [1, 2, 3].map(() => JSON.parse(run()) as Measured);
}

/** The musts and aims of speed are those of the fast setting, of memory those of the accurate one. */
function figuresOf(setting: Setting, runs: readonly Measured[]): Figure[] {
  const base = { n: runs.length, data: `${runs[0]?.tokens ?? 0} tokens of invented commentary` };
  const best = (value: (run: Measured) => number): number => Math.max(...runs.map(value));
  const least = (value: (run: Measured) => number): number => Math.min(...runs.map(value));
  const asked = (must: number, aim: number, of: Setting): Pick<Figure, "must" | "aim"> =>
    setting === of ? { must, aim } : { must: null, aim: null };
  const speed = { ...base, unit: "tokens/s", better: "higher", ...asked(12_000, 40_000, "fast") } as const;
  const trees = { ...speed, name: `raw text to trees, ${setting}`, value: best((run) => run.treesPerSecond) };
  const memory = asked(250, 120, "accurate");
  return [
    { ...trees, comparison: "UDPipe 1.2 on EWT 2,300 tokens/s" },
    { ...speed, name: `raw text to trees and mentions, ${setting}`, value: best((run) => run.mentionsPerSecond) },
    { ...base, name: `load time, ${setting}`, value: least((run) => run.loadMs), unit: "ms", better: "lower", ...asked(400, 150, "accurate") },
    { ...base, name: `resident memory, ${setting}`, value: least((run) => run.residentMegabytes), unit: "MB", better: "lower", ...memory },
  ];
}

/**
 * Speed and memory of the language layer on one core, on invented commentary. `--model FILE` measures another model file, `--paragraphs N` another length.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const model = options["model"] ?? fileURLToPath(new URL("../packages/english/weights/english.rapmodel", import.meta.url));
  const paragraphs = options["paragraphs"] ?? "250";
  const size = { value: statSync(model).size / 1e6, unit: "MB", must: 8, aim: null, better: "lower", n: 1, data: "model file" } as const;
  const settings = ["fast", "accurate"] as const;
  return [...settings.flatMap((setting) => figuresOf(setting, runThrice(model, paragraphs, setting))), { ...size, name: "model file" }];
}
