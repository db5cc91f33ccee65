import { codePointIn } from "@rapporteur/core/text";

/** Counts code points before offsets (UTF-16 units) that are known beforehand. Cost: O(length + offsets × log offsets) once. */
export function codePointCounter(text: string, offsets: readonly number[]): (offset: number) => number {
  const counts = new Map<number, number>();
  let [at, count] = [0, 0];
  for (const offset of [...new Set(offsets)].toSorted((a, b) => a - b)) {
    for (; at < offset && at < text.length; count++) at += codePointIn(text, at) > 0xffff ? 2 : 1;
    counts.set(offset, count);
  }
  return (offset) => counts.get(offset) ?? 0;
}
