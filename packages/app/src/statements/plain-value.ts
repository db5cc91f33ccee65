/**
 * An engine's result as JSON can hold it: typed arrays and sets as arrays, maps as objects, functions left out, numbers that are none as null.
 *
 * Cost: O(size).
 */
export function plainValue(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return typeof value === "function" ? undefined : value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as unknown as ArrayLike<number>, plainValue);
  if (Array.isArray(value) || value instanceof Set) return Array.from(value as Iterable<unknown>, plainValue);
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  const plain: Record<string, unknown> = {};
  for (const [key, inner] of entries) if (typeof inner !== "function") plain[String(key)] = plainValue(inner);
  return plain;
}
