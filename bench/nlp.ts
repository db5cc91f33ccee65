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

/** Runs the measurement in processes of its own; the best of three, as a busy machine only ever makes things slower. */
function runThrice(model: string, paragraphs: string): Measured[] {
  const program = fileURLToPath(new URL("nlp/measure-model.ts", import.meta.url));
  return [1, 2, 3].map(() => JSON.parse(execFileSync(process.execPath, [program, model, paragraphs], { encoding: "utf8" })) as Measured);
}

/**
 * Speed and memory of the language layer on one core, on invented commentary. `--model FILE` measures another model file, `--paragraphs N` another length.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const model = options["model"] ?? fileURLToPath(new URL("../models/english/english.rapmodel", import.meta.url));
  const runs = runThrice(model, options["paragraphs"] ?? "250");
  const tokens = runs[0]?.tokens ?? 0;
  const data = `${tokens} tokens of invented commentary`;
  const base = { n: runs.length, data };
  const best = (value: (run: Measured) => number): number => Math.max(...runs.map(value));
  const least = (value: (run: Measured) => number): number => Math.min(...runs.map(value));
  return [
    {
      ...base,
      name: "raw text to trees",
      value: best((run) => run.treesPerSecond),
      unit: "tokens/s",
      must: 12_000,
      aim: 40_000,
      better: "higher",
      comparison: "UDPipe 1.2 on EWT 2,300 tokens/s",
    },
    {
      ...base,
      name: "raw text to trees and mentions",
      value: best((run) => run.mentionsPerSecond),
      unit: "tokens/s",
      must: 12_000,
      aim: 40_000,
      better: "higher",
    },
    { ...base, name: "load time", value: least((run) => run.loadMs), unit: "ms", must: 400, aim: 150, better: "lower" },
    { ...base, name: "resident memory", value: least((run) => run.residentMegabytes), unit: "MB", must: 250, aim: 120, better: "lower" },
    { ...base, n: 1, name: "model file", value: statSync(model).size / 1e6, unit: "MB", must: 8, aim: null, better: "lower" },
  ];
}
