/** Hands out names of which none comes twice: a second "a" is "a-2". Thousands of one name cost no more than thousands of different ones. */
export class FreeNames {
  readonly #taken = new Set<string>();
  /** The number to try next, by the name that was wanted. */
  readonly #next = new Map<string, number>();

  /**
   * @param isTaken of names that were given elsewhere
   * Cost: O(1), and one question for each name in the way.
   */
  take(wanted: string, { joint = "-", isTaken = (): boolean => false }: { joint?: string; isTaken?: (name: string) => boolean } = {}): string {
    let free = wanted;
    let number = this.#next.get(wanted) ?? 2;
    if (number > 2) free = `${wanted}${joint}${number++}`;
    while (this.#taken.has(free) || isTaken(free)) free = `${wanted}${joint}${number++}`;
    this.#next.set(wanted, number);
    this.#taken.add(free);
    return free;
  }
}
