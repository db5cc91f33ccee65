import type { CausalMap } from "@rapporteur/engines/causal";
import type { ConceptView } from "./cause-types.ts";

/**
 * The concepts that have a link, the most central first: `mapFigures` without the reach and the evidence that no screen shows, whose cost is that of a walk from
 * every concept.
 *
 * Cost: O(links + concepts · log concepts).
 */
export function conceptsOf({ concepts, links }: CausalMap): ConceptView[] {
  const counts = concepts.map(() => ({ outCount: 0, inCount: 0, outWeight: 0, inWeight: 0 }));
  for (const { cause, effect, weight } of links) {
    const [from, to] = [counts[cause], counts[effect]];
    if (from === undefined || to === undefined) continue;
    from.outCount++;
    from.outWeight += Math.abs(weight);
    to.inCount++;
    to.inWeight += Math.abs(weight);
  }
  return concepts
    .flatMap((concept, at) => {
      const { outCount = 0, inCount = 0, outWeight = 0, inWeight = 0 } = counts[at] ?? {};
      if (outCount + inCount === 0) return [];
      const role = inCount === 0 ? "driver" : outCount === 0 ? "outcome" : "ordinary";
      return [{ concept, role, outCount, inCount, centrality: outWeight + inWeight }];
    })
    .sort((a, b) => b.centrality - a.centrality || (a.concept < b.concept ? -1 : 1));
}
