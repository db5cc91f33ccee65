import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import type { FaultReport } from "../kill-rounds.ts";
import { allActs } from "./all-acts.ts";
import { buildShim } from "./build-shim.ts";
import { powerCutsOfAct, powerCutsOfWriter } from "./power-cuts.ts";
import { quickFolder } from "./quick-folder.ts";
import { sweepDisk } from "./sweep-disk.ts";

export interface DiskFaultOptions {
  /** 1: the disk is full from every change on, 10: from every tenth. */
  readonly step: number;
  /** Moments at which the power is cut, of each act and of a process that writes for long. */
  readonly cuts: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const writesMs = 1000;

/** Everything that a disk can do to a library. @throws Fault; Error where there is no C compiler */
export async function diskFaults({ step, cuts, seed, say }: DiskFaultOptions): Promise<void> {
  const folder = quickFolder("disk-faults-");
  const programs = mkdtempSync(join(tmpdir(), "shim-"));
  try {
    const shim = buildShim(programs);
    if (shim === null) throw new Error("disk faults need Linux and a C compiler (cc)");
    const onAct = ({ act, places, codes }: { act: string; places: number; codes: Readonly<Record<string, number>> }): void =>
      say(`held     disk full during ${act}: at ${places} changes, refused with ${JSON.stringify(codes)}`);
    await sweepDisk(folder, shim, { step, onAct });
    const options = { shim, cuts, random: seededRandom(seed) };
    const told = ({ name, rounds, writes }: FaultReport): void => say(`held     ${name}: ${rounds} cuts, ${writes} acknowledged`);
    told(await powerCutsOfWriter(folder, writesMs, options));
    for (const act of allActs) told(await powerCutsOfAct(folder, act, options));
  } finally {
    for (const place of [folder, programs]) rmSync(place, { recursive: true, force: true });
  }
}
