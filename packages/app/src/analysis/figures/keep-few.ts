/**
 * Keeps the latest few of what is made from a source (a statement table, a project's data) for as long as the source lives; what was asked for last is let go
 * last. The maker's failures are not kept.
 */
export function keepFew<V>(most: number): (source: object, key: string, make: () => V) => V {
  const bySource = new WeakMap<object, Map<string, V>>();
  return (source, key, make) => {
    const kept = bySource.get(source) ?? new Map<string, V>();
    bySource.set(source, kept);
    const value = kept.has(key) ? (kept.get(key) as V) : make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}
