// What a run computes, in processor seconds: of this process, of all that it starts, and of what those start. Linux alone tells; the time on the clock says more of what else the machine does.
import { readdirSync, readFileSync } from "node:fs";

const ticksASecond = 100;

/**
 * Adds up readings of the processes of a machine. The kernel hands the time of an ended process to the parent that waited for it; where the parent ended first
 * (a browser's processes often outlive it), nobody has it, and what was read last counts.
 *
 * @param root number of the process whose run is measured
 */
export function ledger(root) {
  let members = new Map();
  let unclaimed = 0;

  /** Processes of the run among all: the root, what has a parent in it, and what was in it before. */
  function membersOf(all) {
    const found = new Map();
    const belongs = (id) => {
      const one = all.get(id);
      if (one === undefined) return false;
      if (found.has(id)) return true;
      if (id !== root && members.get(id)?.started !== one.started && !(id !== one.parent && belongs(one.parent))) return false;
      found.set(id, one);
      return true;
    };
    for (const id of all.keys()) belongs(id);
    return found;
  }

  /** The process that may have waited for one that is gone: the nearest above it that still runs; null where that is none of the run. */
  function heirOf(gone, living) {
    for (let id = gone.parent; members.has(id); id = members.get(id).parent) {
      if (living.get(id)?.started === members.get(id).started) return id;
    }
    return null;
  }

  return {
    /** @param all by number: the parent's number, when it started, ticks of its own and of those that it waited for */
    read(all) {
      const living = membersOf(all);
      const left = new Map();
      for (const [id, one] of members) {
        if (living.get(id)?.started === one.started) continue;
        const heir = heirOf(one, living);
        left.set(heir, (left.get(heir) ?? 0) + one.own + one.waited);
      }
      for (const [heir, ticks] of left) {
        const claimed = heir === null ? 0 : living.get(heir).waited - members.get(heir).waited;
        unclaimed += Math.max(0, ticks - claimed);
      }
      members = living;
    },
    seconds: () => [...members.values()].reduce((sum, one) => sum + one.own + one.waited, unclaimed) / ticksASecond,
  };
}

/** All processes of the machine, as Linux counts them. */
function processes() {
  const all = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      const [own, system, waited, waitedSystem] = fields.slice(11, 15).map(Number);
      all.set(Number(name), { parent: Number(fields[1]), started: fields[19], own: own + system, waited: waited + waitedSystem });
    } catch {
      // It ended between the two.
    }
  }
  return all;
}

/**
 * Measures from now on. What ends within an interval after its start, after its parent, is missed.
 *
 * @returns what tells the processor seconds until now, null where the system does not tell; and what ends the measure: a reading costs milliseconds
 */
export function measureComputing(intervalMs = 1000) {
  if (process.platform !== "linux") return { seconds: () => null, stop: () => undefined };
  const kept = ledger(process.pid);
  const read = () => kept.read(processes());
  const reading = setInterval(read, intervalMs).unref();
  const seconds = () => {
    read();
    return kept.seconds();
  };
  return { seconds, stop: () => clearInterval(reading) };
}
