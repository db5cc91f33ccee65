/** A part of a list, with the cursor that asks for the next; null after the last. */
interface Part<T> {
  readonly entries: readonly T[];
  readonly next: string | null;
}

/**
 * Walks through a list that comes in pages.
 *
 * @param read asks for the page at a cursor; undefined: the first
 * Cost: one page in memory at a time.
 */
export async function* everyPage<T>(read: (cursor: string | undefined) => Promise<Part<T>>): AsyncGenerator<T> {
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await read(cursor);
    yield* entries;
    if (next === null) return;
    cursor = next;
  }
}
