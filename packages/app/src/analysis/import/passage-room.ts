/** A passage of the library is no longer than this. */
const longestPassage = 100_000;
/** Each character of the texts may stand in so many passages, over all of them. */
const mostTimes = 100;
/** What a small file may bring in any case, and a large one at the most. */
const [leastRoom, mostRoom] = [1_000_000, 500_000_000];

/** How much of their texts the statements of one file may quote: a few kilobytes can name the same megabyte again and again, and each quote is kept. */
export class PassageRoom {
  #left: number;

  /** @param characters of all texts that the statements are in */
  constructor(characters: number) {
    this.#left = Math.min(mostRoom, leastRoom + mostTimes * characters);
  }

  /** Whether there is room for a passage of this length, which is then taken. */
  take(length: number): boolean {
    if (length > longestPassage || length > this.#left) return false;
    this.#left -= length;
    return true;
  }
}
