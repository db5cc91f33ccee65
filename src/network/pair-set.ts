import { hashPair } from "./duplicates.ts";

/**
 * A growing set of pairs (key, unit) of whole numbers below 2^53 and 2^31, for duplicates over a stream: open
 * addressing, twelve bytes a slot, at most 3/4 full.
 *
 * Cost: O(1) a pair on average; while growing, the old and the new slots at once.
 */
export class PairSet {
  private keys: Float64Array = new Float64Array(1024).fill(-1);
  private units: Int32Array = new Int32Array(1024);
  private size = 0;

  /** Adds a pair and tells whether it was new. */
  add(key: number, unit: number): boolean {
    const mask = this.keys.length - 1;
    let slot = hashPair(key, unit) & mask;
    for (let held = this.keys[slot] as number; held >= 0; held = this.keys[slot] as number) {
      if (held === key && this.units[slot] === unit) return false;
      slot = (slot + 1) & mask;
    }
    this.keys[slot] = key;
    this.units[slot] = unit;
    this.size += 1;
    if (this.size * 4 > this.keys.length * 3) this.grow();
    return true;
  }

  private grow(): void {
    const { keys: oldKeys, units: oldUnits } = this;
    const keys = new Float64Array(oldKeys.length * 2).fill(-1);
    const units = new Int32Array(oldKeys.length * 2);
    const mask = keys.length - 1;
    for (let at = 0; at < oldKeys.length; at++) {
      const key = oldKeys[at] as number;
      if (key < 0) continue;
      const unit = oldUnits[at] as number;
      let slot = hashPair(key, unit) & mask;
      while ((keys[slot] as number) >= 0) slot = (slot + 1) & mask;
      keys[slot] = key;
      units[slot] = unit;
    }
    this.keys = keys;
    this.units = units;
  }
}
