/**
 * The first number below `count` from which on something holds, by halving: where it holds of a number it must hold of all behind it. `count` where it holds
 * of none. Cost: O(log count) questions.
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
