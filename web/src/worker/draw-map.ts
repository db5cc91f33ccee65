import { Graph, layout } from "@dagrejs/dagre";
import type { LinkView, MapDrawing } from "./cause-types.ts";

/** More concepts than this are no picture that anybody reads, and take seconds to lay out. */
const mostConcepts = 250;
const characterWidth = 7.3;
const lineHeight = 17;
const longestLine = 22;

/** Lays the links of a map out in layers. Null where there are too many concepts. Deterministic. */
export function drawMap(links: readonly LinkView[], nameOf: (concept: string) => string): MapDrawing | null {
  const concepts = [...new Set(links.flatMap(({ cause, effect }) => [cause, effect]))].sort();
  if (concepts.length > mostConcepts) return null;
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 64, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  const boxes = new Map(concepts.map((concept) => [concept, boxOf(nameOf(concept))]));
  for (const [concept, { width, height }] of boxes) graph.setNode(concept, { width, height });
  for (const { cause, effect } of links) graph.setEdge(cause, effect, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    concepts: concepts.map((concept) => {
      const { x = 0, y = 0 } = graph.node(concept) as { x?: number; y?: number };
      return { concept, x, y, ...(boxes.get(concept) ?? boxOf("")) };
    }),
    routes: links.map(({ cause, effect }) => {
      const { points = [] } = graph.edge(cause, effect) as { points?: { x: number; y: number }[] };
      return points.map(({ x, y }) => ({ x, y }));
    }),
  };
}

function boxOf(name: string): { width: number; height: number; lines: string[] } {
  const lines = linesOf(name);
  const longest = Math.max(...lines.map(({ length }) => length));
  return { width: Math.max(56, longest * characterWidth + 22), height: lines.length * lineHeight + 14, lines };
}

/** At most three lines; what does not fit is cut. */
function linesOf(name: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of name.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= longestLine || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, 3).map((one) => (one.length > longestLine + 8 ? `${one.slice(0, longestLine + 7)}…` : one));
  if (lines.length > 3) shown[2] = `${shown[2] ?? ""}…`;
  return shown;
}
