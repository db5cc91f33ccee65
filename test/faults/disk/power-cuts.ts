import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Random } from "../../../packages/core/src/base/random.ts";
import { prepareLibrary, withLibrary, type FaultReport } from "../kill-rounds.ts";
import { runWriter } from "../run-writer.ts";
import { acknowledge, acknowledgedCount, nothingAcknowledged } from "../traces.ts";
import { verify } from "../verify.ts";
import { CutDisk, type Unsynced } from "./cut-disk.ts";
import type { DiskAct } from "./disk-act.ts";
import { readDiskLog, type DiskEvent } from "./disk-log.ts";

export interface PowerCutOptions {
  /** From `buildShim`. */
  readonly shim: string;
  /** At how many moments the power is cut: each in three ways. */
  readonly cuts: number;
  readonly random: Random;
  /** A disk that only says that it wrote what was waited for: to see that this is found out. */
  readonly forgets?: boolean;
}

const ways: readonly Unsynced[] = ["lost", "by chance", "kept"];

/**
 * Lets a process write to a library for so long while each change of the disk and each wait for it are taken down, then plays power cuts: what was not waited for is
 * lost, torn or kept. Each time the library must open and hold all that was acknowledged before.
 *
 * @throws Fault
 */
export async function powerCutsOfWriter(
  folder: string,
  writesMs: number,
  { shim, forgets = false, ...options }: PowerCutOptions,
): Promise<FaultReport> {
  const place = openPlace(folder);
  await prepareLibrary(join(place.disk, "library.rapporteur"), 2000);
  const before = new CutDisk(place.disk);
  const writer = runWriter(join(place.disk, "library.rapporteur"), 1, nothingAcknowledged(), place.env(shim));
  await writer.ready;
  await wait(writesMs);
  writer.process.kill("SIGTERM");
  const faults = await writer.gone;
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const known = nothingAcknowledged();
  const events = readDiskLog(readFileSync(place.log)).filter(({ kind }) => !forgets || kind !== "sync");
  const rounds = await cutPower(before, events, {
    ...options,
    hear: (line) => acknowledge(known, line),
    check: (left) => withLibrary(join(left, "library.rapporteur"), (store) => verify(store, known)),
  });
  place.remove();
  return { name: "SQLite: power cut under writes", rounds, writes: acknowledgedCount(known) };
}

/** The same of one act, from its beginning to its end. @throws Fault */
export async function powerCutsOfAct(folder: string, act: DiskAct, { shim, ...options }: PowerCutOptions): Promise<FaultReport> {
  const place = openPlace(folder);
  await act.prepare(place.disk);
  const before = new CutDisk(place.disk);
  const program = fileURLToPath(new URL("act-once.ts", import.meta.url));
  execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", program, act.name, "act", place.disk], {
    env: { ...process.env, ...place.env(shim) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const acknowledged = new Set<string>();
  const rounds = await cutPower(before, readDiskLog(readFileSync(place.log)), {
    ...options,
    hear: (line) => line.startsWith("did ") && acknowledged.add(line.slice(4)),
    check: (left) => act.check(left, acknowledged),
  });
  place.remove();
  return { name: `SQLite: power cut during ${act.name}`, rounds, writes: acknowledged.size };
}

function openPlace(folder: string): { disk: string; log: string; env: (shim: string) => Record<string, string>; remove: () => void } {
  const place = mkdtempSync(join(folder, "power-"));
  const disk = join(place, "disk");
  const log = join(place, "log");
  mkdirSync(disk);
  return {
    disk,
    log,
    env: (shim) => ({ LD_PRELOAD: shim, FAULT_FOLDER: disk, FAULT_LOG: log }),
    remove: () => rmSync(place, { recursive: true }),
  };
}

export interface Cutting {
  readonly cuts: number;
  readonly random: Random;
  /** Told each line that the program said, in order. */
  readonly hear: (line: string) => unknown;
  /** Holds a folder to what was heard so far. */
  readonly check: (left: string) => Promise<void>;
}

/** Plays the power cuts; how many. The last moment is always among them. */
export async function cutPower(disk: CutDisk, events: readonly DiskEvent[], { cuts, random, hear, check }: Cutting): Promise<number> {
  const chosen = Array.from({ length: cuts - 1 }, () => Math.floor(random() * events.length));
  const moments = new Set([...chosen, events.length - 1]);
  for (const [moment, event] of events.entries()) {
    disk.apply(event);
    if (event.kind === "said") for (const line of event.text.split("\n")) hear(line);
    if (!moments.has(moment)) continue;
    for (const unsynced of ways) {
      const left = `${disk.folder}-${moment}-${unsynced.replace(" ", "-")}`;
      disk.leave(left, unsynced, random);
      await check(left).catch((thrown: unknown) => {
        throw new Error(`cut after change ${moment + 1} of ${events.length}, what was not waited for ${unsynced}: ${String(thrown)}`, {
          cause: thrown,
        });
      });
      rmSync(left, { recursive: true });
    }
  }
  return moments.size * ways.length;
}
