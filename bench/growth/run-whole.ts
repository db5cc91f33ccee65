import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a stage took in a process of its own. */
export interface Whole {
  /** Of the processor, loading left out. */
  readonly cpuMs: number;
  /** What the process itself had at the most, less what it had before the stage; pages of the library's file are not among it. */
  readonly megabytes: number;
}

/**
 * Runs a stage in a process of its own: "reading" of so many characters, or one of `storeStages` over a library of so many documents.
 *
 * @param place folder of the library, made by "storing"; not needed for reading
 */
export function runWhole(stage: string, length: number, place = ""): Whole {
  const script = fileURLToPath(new URL("whole-step.ts", import.meta.url));
  const words = ["--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning", script, stage, String(length), place];
  const child = spawnSync(process.execPath, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (child.status !== 0) throw new Error(`${stage} stopped with status ${child.status}`);
  return JSON.parse(child.stdout) as Whole;
}
