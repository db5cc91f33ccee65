/**
 * B³: for each item the share of its cluster that belongs with it by the gold clusters (precision) and the share of its gold
 * cluster that it was put with (recall), averaged over items; F1 of the two means.
 *
 * Source: Bagga and Baldwin 1998, Algorithms for Scoring Coreference Chains. Every item counts once, items alone included.
 *
 * @param gold cluster of each item
 * @param found cluster that each item was put in, same order
 * Cost: O(items).
 */
export function bCubed(gold: readonly string[], found: readonly string[]): { precision: number; recall: number; f1: number } {
  const goldSizes = countOf(gold);
  const foundSizes = countOf(found);
  const both = countOf(gold.map((cluster, item) => `${cluster}\u0000${found[item] ?? ""}`));
  let precision = 0;
  let recall = 0;
  gold.forEach((cluster, item) => {
    const own = found[item] ?? "";
    const shared = both.get(`${cluster}\u0000${own}`) ?? 0;
    precision += shared / (foundSizes.get(own) ?? 1);
    recall += shared / (goldSizes.get(cluster) ?? 1);
  });
  const items = Math.max(1, gold.length);
  const [p, r] = [precision / items, recall / items];
  return { precision: p, recall: r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
