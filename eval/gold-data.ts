import { existsSync, readFileSync } from "node:fs";
import { sharedFolder } from "../test/support/shared-folder.ts";
import type { MeasureOptions } from "./figure.ts";

/** One line of a gold file. */
export interface GoldItem<G> {
  readonly id: string;
  readonly text: string;
  readonly split: string;
  readonly gold: G;
  readonly meta: Readonly<Record<string, unknown>>;
}

/** Folder of the gold standards: beside the checkout, or where RAPPORTEUR_SHARED says. */
export function goldFolder(): string {
  return `${sharedFolder}/gold`;
}

/**
 * Reads a gold file, or the file that `--data` names.
 *
 * @returns null, with a word on the error stream, where the gold standards are not at hand
 */
export function readGold<G>(name: string, options: MeasureOptions): GoldItem<G>[] | null {
  const path = options.data ?? `${goldFolder()}/${name}.jsonl`;
  if (!existsSync(path)) {
    process.stderr.write(`${name}: skipped, ${path} is not there (set RAPPORTEUR_SHARED or give --data)\n`);
    return null;
  }
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as GoldItem<G>);
}

/** Precision, recall and F1 as fractions; 0 where nothing was found. */
export function f1Of(counts: { right: number; found: number; gold: number }): { precision: number; recall: number; f1: number } {
  const precision = counts.found === 0 ? 0 : counts.right / counts.found;
  const recall = counts.gold === 0 ? 0 : counts.right / counts.gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
