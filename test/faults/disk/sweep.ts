/*
 * Does each act on a disk that is full from its Nth change on, for every N, or every STEPth: `node sweep.ts FOLDER CONTROL STEP [ACT …]`, with the shim before it. Says
 * of each act, as a line of JSON, at how many places it was cut off and what it was refused with; ends at the first fault.
 */
import { cpSync, mkdirSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { codeOf, must, type DiskAct } from "./disk-act.ts";
import { allActs } from "./all-acts.ts";

const [folder = "", control = "", stepText = "1", ...names] = process.argv.slice(2);
const step = Number(stepText);
const cells = openSync(control, "r+");
// What reads documents in a process of its own is not what is tried here.
delete process.env["LD_PRELOAD"];

/** From which change of the disk on there is no room; 0: there is room. */
function fillFrom(first: number): void {
  writeSync(cells, Buffer.from(new BigInt64Array([BigInt(first), 0n, 0n]).buffer), 0, 24, 0);
}

function failures(): number {
  const found = new BigInt64Array(3);
  readSync(cells, found, 0, 24, 0);
  return Number(found[2]);
}

const allowed = /^RAP_STORE_(?:FULL|BACKUP)$|^RAP_CLI_OUT$/;

/** The error that it met, null where it met none. */
async function cutOff(act: DiskAct, { base, first, note }: { base: string; first: number; note: (code: string) => void }): Promise<boolean> {
  const place = join(folder, "place");
  rmSync(place, { recursive: true, force: true });
  cpSync(base, place, { recursive: true });
  const acknowledged = new Set<string>();
  let refusal: string | null = null;
  fillFrom(first);
  await act.act(place, (what) => acknowledged.add(what)).catch((thrown: unknown) => (refusal = codeOf(thrown)));
  const failed = failures();
  fillFrom(0);
  const where = `${act.name}, full from change ${first}`;
  if (failed === 0) must(refusal === null, `${where}: with room it was refused with ${refusal}`);
  if (refusal !== null) {
    must(allowed.test(refusal), `${where}: reported as ${refusal}`);
    note(refusal);
  }
  await act.check(place, acknowledged).catch((thrown: unknown) => {
    throw new Error(`${where}, acknowledged ${[...acknowledged].join(" ") || "nothing"}: ${String(thrown)}`, { cause: thrown });
  });
  return failed > 0;
}

for (const act of allActs) {
  if (names.length > 0 && !names.includes(act.name)) continue;
  const base = join(folder, `base-${act.name}`);
  mkdirSync(base);
  await act.prepare(base);
  const codes: Record<string, number> = {};
  let places = 0;
  for (let first = 1; await cutOff(act, { base, first, note: (code) => (codes[code] = (codes[code] ?? 0) + 1) }); first += step) places++;
  writeSync(1, `${JSON.stringify({ act: act.name, places, codes })}\n`);
}
