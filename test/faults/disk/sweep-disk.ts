import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { Fault } from "../verify.ts";

/** How one act fared. */
const sweptAct = z.object({ act: z.string(), places: z.int(), codes: z.record(z.string(), z.int()) });
export type SweptAct = z.infer<typeof sweptAct>;

export interface SweepOptions {
  /** 1: cut off at every change of the disk, 10: at every tenth. */
  readonly step: number;
  /** All unless named. */
  readonly acts?: readonly string[];
  readonly onAct?: (swept: SweptAct) => void;
}

/**
 * Does each act (commit, import, backup, restore, migration, publish) on a disk that is full from its Nth change on, for every N: it must be refused with an
 * error of the catalogue, what was acknowledged must be there, and with room again everything must go on.
 *
 * @param shim from `buildShim`
 * @throws Fault
 */
export async function sweepDisk(folder: string, shim: string, { step, acts = [], onAct }: SweepOptions): Promise<SweptAct[]> {
  const place = join(folder, "sweep");
  const control = join(folder, "control");
  mkdirSync(place);
  writeFileSync(control, Buffer.alloc(24));
  const program = fileURLToPath(new URL("sweep.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, place, control, String(step), ...acts], {
    env: { ...process.env, LD_PRELOAD: shim, FAULT_FOLDER: place, FAULT_CONTROL: control },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const swept: SweptAct[] = [];
  const wrong: string[] = [];
  const lines = createInterface({ input: child.stdout }).on("line", (line) => {
    const one = sweptAct.parse(JSON.parse(line));
    swept.push(one);
    onAct?.(one);
  });
  createInterface({ input: child.stderr }).on("line", (line) => wrong.push(line));
  const [[code]] = await Promise.all([once(child, "close"), once(lines, "close")]);
  if (code !== 0) throw new Fault(wrong.join("\n"));
  return swept;
}
