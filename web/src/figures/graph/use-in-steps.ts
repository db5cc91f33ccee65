import { useEffect, useMemo, useState } from "react";
import type { DrawnGraph } from "./graph-types.ts";

/** So many ties are drawn well within the time in which a change seems to happen at once. */
const mostAtOnce = 2000;
/** As long as changes follow one another faster than this, one is not held up by the drawing of the one before. */
const restMs = 200;

/** The graph at once where it has few ties; else its strongest ties first, and all of them once it has rested and nothing more of it is to come. */
export function useInSteps(graph: DrawnGraph, isComing: boolean): DrawnGraph {
  const isHeavy = graph.ties.length > mostAtOnce;
  const [rested, setRested] = useState<DrawnGraph | null>(null);
  useEffect(() => {
    if (!isHeavy || isComing) return;
    const timer = setTimeout(() => setRested(graph), restMs);
    return () => clearTimeout(timer);
  }, [graph, isHeavy, isComing]);
  return useMemo(() => (isHeavy && rested !== graph ? strongestOf(graph) : graph), [graph, isHeavy, rested]);
}

/** With its widest ties only. Cost: O(ties · log ties). */
function strongestOf({ nodes, ties }: DrawnGraph): DrawnGraph {
  const least =
    Float64Array.from(ties, ({ width }) => width)
      .sort()
      .at(-mostAtOnce) ?? 0;
  return { nodes, ties: ties.filter(({ width }) => width >= least).slice(0, mostAtOnce) };
}
