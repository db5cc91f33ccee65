/** Codes by row with the strings they stand for; −1 for none. */
export interface Coded<Codes extends Int32Array | Uint16Array> {
  readonly codes: Codes;
  readonly dictionary: readonly string[];
}

/**
 * Numbers strings by the row they first stand in and lets go those that stand in none, so that equal rows have equal bytes however they were put together,
 * and what was removed is not kept. The codes are not changed; given back are the same where they were in order already.
 *
 * Cost: O(rows).
 */
export function orderDictionary<Codes extends Int32Array | Uint16Array>(given: Coded<Codes>): Coded<Codes> {
  const { codes, dictionary } = given;
  if (isInOrder(codes, dictionary.length)) return given;
  const renamed = new Int32Array(dictionary.length).fill(-1);
  const kept: string[] = [];
  const ordered = codes.slice() as Codes;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    if (renamed[code] === -1) renamed[code] = kept.push(dictionary[code] ?? "") - 1;
    ordered[row] = renamed[code] ?? -1;
  }
  return { codes: ordered, dictionary: kept };
}

/** By index: going through by `of` takes some times as long where both kinds of numbers come. */
function isInOrder(codes: Int32Array | Uint16Array, count: number): boolean {
  let next = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code < next) continue;
    if (code > next) return false;
    next++;
  }
  return next === count;
}
