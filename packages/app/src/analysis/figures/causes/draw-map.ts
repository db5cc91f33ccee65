import { Graph, layout, type EdgeLabel, type GraphLabel, type LayoutOptions, type NodeLabel } from "@dagrejs/dagre";
import { orderLayers } from "./order-layers.ts";
import type { CauseMapAnswer, LinkView, MapPiece } from "./cause-types.ts";
import type { Pause } from "../pause.ts";

/** More concepts than this are no picture that anybody reads, and take seconds to lay out. */
const mostConcepts = 250;
/** Links of one connected piece. Crossings are weighed against each other: twice the links take some six times as long, 600 of them half a minute. */
const mostLinks = 250;
/** So many links are drawn of a map that has more. */
const mostOfMany = 150;
const characterWidth = 7.3;
const lineHeight = 17;
const longestLine = 22;

/**
 * Lays the connected pieces of a map out in layers, each for itself; where there are too many concepts, or links in one piece, of the links that most claim.
 * `pause` between the pieces lets a newer question through. Deterministic.
 *
 * @param strongest draws no more than so many links, those that most claim
 */
export async function drawMap(
  links: readonly LinkView[],
  nameOf: (concept: string) => string,
  pause: Pause,
  strongest = Infinity,
): Promise<CauseMapAnswer> {
  const most = Math.min(strongest, isReadable(links) ? Infinity : mostOfMany);
  const drawn = links.length > most ? mostClaimed(links, most) : links;
  const pieces: MapPiece[] = [];
  for (const piece of piecesOf(drawn)) {
    await pause();
    pieces.push(drawPiece(piece, nameOf));
  }
  return { pieces: pieces.sort((a, b) => b.links.length - a.links.length), drawnCount: drawn.length, linkCount: links.length };
}

function isReadable(links: readonly LinkView[]): boolean {
  const concepts = new Set(links.flatMap(({ cause, effect }) => [cause, effect]));
  return concepts.size <= mostConcepts && piecesOf(links).every(({ length }) => length <= mostLinks);
}

function mostClaimed(links: readonly LinkView[], most: number): LinkView[] {
  const voices = ({ plus, minus, unsigned }: LinkView): number => plus.length + minus.length + unsigned.length;
  return links.toSorted((a, b) => voices(b) - voices(a)).slice(0, most);
}

/** The links of each connected piece, in order of its first link. */
function piecesOf(links: readonly LinkView[]): LinkView[][] {
  const parents = new Map<string, string>();
  const rootOf = (concept: string): string => {
    let root = concept;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  for (const { cause, effect } of links) {
    const [from, to] = [rootOf(cause), rootOf(effect)];
    if (from !== to) parents.set(from, to);
  }
  return [...Map.groupBy(links, ({ cause }) => rootOf(cause)).values()];
}

function drawPiece(own: readonly LinkView[], nameOf: (concept: string) => string): MapPiece {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 64, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const concepts = [...new Set(own.flatMap(({ cause, effect }) => [cause, effect]))].sort();
  const boxes = new Map(concepts.map((concept) => [concept, boxOf(nameOf(concept))]));
  for (const [concept, { width, height }] of boxes) graph.setNode(concept, { width, height });
  for (const { cause, effect } of own) graph.setEdge(cause, effect, { width: 22, height: 18, labelpos: "c" });
  layout(graph, { customOrder });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    concepts: concepts.map((concept) => {
      const { x = 0, y = 0 } = graph.node(concept) as { x?: number; y?: number };
      return { concept, x, y, ...(boxes.get(concept) ?? boxOf("")) };
    }),
    links: own.map(({ cause, effect }) => {
      const { points = [] } = graph.edge(cause, effect) as { points?: { x: number; y: number }[] };
      return { cause, effect, points: points.map(({ x, y }) => ({ x, y })) };
    }),
  };
}

type LayerGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/** The library's own order first, then the one with fewer crossings that it can be made into. */
function customOrder(graph: LayerGraph, order: (graph: LayerGraph, options?: LayoutOptions) => void): void {
  order(graph, {});
  const names: string[] = graph.nodes();
  const numbers = new Map(names.map((name, at) => [name, at]));
  const placed = names.map((name) => graph.node(name));
  const layers = [...Map.groupBy(names.keys(), (at) => placed[at]?.rank ?? 0)]
    .sort(([a], [b]) => a - b)
    .map(([, layer]) => layer.sort((a, b) => (placed[a]?.order ?? 0) - (placed[b]?.order ?? 0)));
  const numbersOf = (of: readonly string[] | void): number[] => (of ?? []).map((name) => numbers.get(name) ?? 0);
  const above = names.map((name) => numbersOf(graph.predecessors(name)));
  const below = names.map((name) => numbersOf(graph.successors(name)));
  for (const layer of orderLayers({ layers, above, below }))
    for (const [at, node] of layer.entries()) Object.assign(placed[node] ?? {}, { order: at });
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
