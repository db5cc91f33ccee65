import { createHash } from "node:crypto";
import { serialize } from "node:v8";

const kept = new Map<string, Promise<unknown>>();

/** What the same work gave before, in a copy of its own; what failed is done again. Null among the parts of a name says that nothing is known of it. */
export async function remember<T>(name: readonly unknown[], work: () => Promise<T>): Promise<T> {
  if (name.includes(null)) return work();
  const key = createHash("sha256").update(serialize(name)).digest("hex");
  const known = (kept.get(key) as Promise<T> | undefined) ?? work();
  kept.set(key, known);
  try {
    return structuredClone(await known);
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}
