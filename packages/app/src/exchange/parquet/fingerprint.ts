import { asTexts, type PackedColumn } from "./packed-column.ts";

/**
 * 53 bits of a text, as a whole number: equal texts have equal ones, and of ten million others two share theirs once in a hundred times.
 *
 * Cost: O(length).
 */
export function fingerprintOf(text: string): number {
  let [high, low] = [0x811c9dc5, 0x01234567];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low + unit, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (mixed(high ^ low) >>> 11) * 4_294_967_296 + (mixed(low) >>> 0);
}

function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  return Math.imul(once ^ (once >>> 15), 0x846ca68b) ^ (once >>> 16);
}

/** The fingerprints of a column by row; not a number where a value is missing. Cost: O(characters of its distinct values). */
export function fingerprintsOf(column: PackedColumn): Float64Array {
  const { codes, dictionary } = asTexts(column);
  const known = Float64Array.from(dictionary, fingerprintOf);
  return Float64Array.from(codes, (code) => known[code] ?? Number.NaN);
}
