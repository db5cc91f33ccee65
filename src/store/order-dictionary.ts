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
  const renamed = new Int32Array(dictionary.length).fill(-1);
  const kept: number[] = [];
  let isInOrder = true;
  for (const code of codes) {
    if (code < 0 || renamed[code] !== -1) continue;
    if (code !== kept.length) isInOrder = false;
    renamed[code] = kept.push(code) - 1;
  }
  if (isInOrder && kept.length === dictionary.length) return given;
  const ordered = codes.slice() as Codes;
  for (const [row, code] of codes.entries()) if (code >= 0) ordered[row] = renamed[code] ?? -1;
  return { codes: ordered, dictionary: kept.map((code) => dictionary[code] ?? "") };
}
