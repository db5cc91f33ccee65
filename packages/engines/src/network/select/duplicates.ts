/** What `dropDuplicates` needs to know of each candidate, by position in `rows`. */
export interface DuplicateKeys {
  /** Table rows, ascending. */
  readonly rows: Int32Array;
  /** Document, week, … of each candidate: 0 … unitCount − 1. */
  readonly units: Int32Array;
  readonly unitCount: number;
  /** Row, column and qualifier of each candidate as one whole number below `keyCount`. */
  readonly keys: Float64Array | Int32Array;
  readonly keyCount: number;
  /** Positions that are never a duplicate, or null. */
  readonly isExempt: Uint8Array | null;
  /** Whether table row a is met before table row b. */
  readonly isEarlier: (a: number, b: number) => boolean;
}

/** Up to this many keys a unit's keys are marked in one array that stays in the cache. */
const directKeyLimit = 1 << 23;

/**
 * One statement of every (unit, key): the earliest. Equal to scanning in statement order and dropping what an earlier
 * kept statement equals, because equality of keys is transitive; so nothing needs sorting.
 *
 * @returns the kept table rows, ascending
 * Cost: O(candidates) time; memory 8 bytes a candidate, and 8 a key or, above 2^23 keys, 24 a candidate.
 */
export function dropDuplicates(input: DuplicateKeys): Int32Array {
  const isDropped = new Uint8Array(input.rows.length);
  if (input.keyCount <= directKeyLimit) markByUnit(input, isDropped);
  else markByHash(input, isDropped);
  return keepUnmarked(input.rows, isDropped);
}

function keepUnmarked(rows: Int32Array, isDropped: Uint8Array): Int32Array {
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    kept[count] = rows[at] as number;
    count += 1 - (isDropped[at] as number);
  }
  return kept.slice(0, count);
}

/** Unit after unit, so that the array of keys is touched by one unit at a time. */
function markByUnit(input: DuplicateKeys, isDropped: Uint8Array): void {
  const { rows, units, keys, isExempt, isEarlier } = input;
  const order = groupByUnit(units, input.unitCount);
  const lastUnit = new Int32Array(input.keyCount).fill(-1);
  const firstAt = new Int32Array(input.keyCount);
  for (let place = 0; place < order.length; place++) {
    const at = order[place] as number;
    if (isExempt !== null && isExempt[at] === 1) continue;
    const key = keys[at] as number;
    const unit = units[at] as number;
    if (lastUnit[key] !== unit) {
      lastUnit[key] = unit;
      firstAt[key] = at;
      continue;
    }
    const first = firstAt[key] as number;
    const isBefore = isEarlier(rows[at] as number, rows[first] as number);
    isDropped[isBefore ? first : at] = 1;
    if (isBefore) firstAt[key] = at;
  }
}

/** Positions by unit, within a unit in order. Cost: O(positions + units). */
export function groupByUnit(units: Int32Array, unitCount: number): Int32Array {
  const start = new Int32Array(unitCount + 1);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number;
    start[unit + 1] = (start[unit + 1] as number) + 1;
  }
  for (let unit = 0; unit < unitCount; unit++) start[unit + 1] = (start[unit + 1] as number) + (start[unit] as number);
  const order = new Int32Array(units.length);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number;
    const place = start[unit] as number;
    order[place] = at;
    start[unit] = place + 1;
  }
  return order;
}

function markByHash(input: DuplicateKeys, isDropped: Uint8Array): void {
  const { rows, units, keys, isExempt, isEarlier } = input;
  const slotCount = 1 << Math.ceil(Math.log2(Math.max(16, rows.length * 2)));
  const slots = new Int32Array(slotCount).fill(-1);
  for (let at = 0; at < rows.length; at++) {
    if (isExempt !== null && isExempt[at] === 1) continue;
    const key = keys[at] as number;
    const unit = units[at] as number;
    let slot = hashPair(key, unit) & (slotCount - 1);
    let first = slots[slot] as number;
    while (first >= 0 && (keys[first] !== key || units[first] !== unit)) {
      slot = (slot + 1) & (slotCount - 1);
      first = slots[slot] as number;
    }
    if (first < 0) {
      slots[slot] = at;
      continue;
    }
    const isBefore = isEarlier(rows[at] as number, rows[first] as number);
    isDropped[isBefore ? first : at] = 1;
    if (isBefore) slots[slot] = at;
  }
}

/** A well-mixed 32-bit hash of a whole number below 2^53 and a unit. */
function hashPair(key: number, unit: number): number {
  let mixed = Math.imul(key % 4294967296, 0x9e3779b1) ^ Math.imul(Math.floor(key / 4294967296) + unit, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
