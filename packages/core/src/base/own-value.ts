/**
 * What a table holds under a key that comes from outside; undefined where it holds nothing. Objects answer to names such as "constructor" that nobody wrote into
 * them: a key of a file, an address or a feed must not reach those.
 *
 * Cost: O(1).
 */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
