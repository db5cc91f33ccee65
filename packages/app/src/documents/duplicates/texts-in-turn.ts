import { setImmediate } from "node:timers/promises";

/** Texts that are asked for at once, at most. */
const mostTexts = 100;
/** Letters that are in memory at once, where the longest text of one turn says how long those of the next are. */
const mostLetters = 4_000_000;

/**
 * Many texts, a few at a time: as many as their length leaves room for, so that a library of long reports takes no more memory than one of news. Others get their turn between.
 *
 * Cost: as of reading.
 */
export async function* textsInTurn(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): AsyncGenerator<readonly [id: string, text: string]> {
  let count = 4;
  for (let at = 0; at < ids.length;) {
    const some = ids.slice(at, at + count);
    at += some.length;
    let longest = 1;
    for (const [id, text] of await read(some)) {
      longest = Math.max(longest, text.length);
      yield [id, text];
    }
    count = Math.max(1, Math.min(mostTexts, 4 * count, Math.floor(mostLetters / longest)));
    await setImmediate();
  }
}
