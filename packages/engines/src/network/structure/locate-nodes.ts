import { centralities, type Centralities } from "../../graph/centrality.ts";
import { corePeriphery } from "../../graph/core-periphery.ts";
import { layoutGraph } from "../../graph/layout.ts";
import { graphFromMatrix, type WeightedGraph } from "../../graph/weighted-graph.ts";
import type { Network } from "../network.ts";

/** Where a node is in a network. */
export interface NodePosition {
  readonly name: string;
  readonly degree: number;
  readonly strength: number;
  readonly betweenness: number;
  readonly closeness: number;
  readonly eigenvector: number;
  /** Null in two-mode networks, which have no core of their own. */
  readonly isCore: boolean | null;
  /** Coordinates for drawing; the same on every machine. */
  readonly x: number;
  readonly y: number;
}

export interface NodePositions {
  readonly nodes: readonly NodePosition[];
  /** How well a core and a periphery describe the ties, in [−1, 1]; null in two-mode networks. */
  readonly coreFit: number | null;
}

/**
 * Centralities, core and drawing of a network's nodes: rows first, then, in two-mode networks, columns. Ties of 0 or less
 * are not ties here.
 *
 * Cost: O(nodes · ties · log nodes + nodes² · rounds of the drawing).
 */
export function locateNodes(network: Network): NodePositions {
  const isTwoMode = network.settings.networkType === "twomode";
  const names = isTwoMode ? [...network.rows, ...network.columns] : network.rows;
  const graph = isTwoMode ? bipartiteGraph(network) : graphFromMatrix(network.values, network.rows.length);
  const core = isTwoMode ? null : corePeriphery(network.values, network.rows.length);
  const measures: Centralities = centralities(graph);
  const drawn = layoutGraph(graph);
  const nodes = names.map((name, node) => ({
    name,
    degree: measures.degree[node] as number,
    strength: measures.strength[node] as number,
    betweenness: measures.betweenness[node] as number,
    closeness: measures.closeness[node] as number,
    eigenvector: measures.eigenvector[node] as number,
    isCore: core === null ? null : core.isCore[node] === 1,
    x: drawn.x[node] as number,
    y: drawn.y[node] as number,
  }));
  return { nodes, coreFit: core?.fit ?? null };
}

function bipartiteGraph({ rows, columns, values }: Network): WeightedGraph {
  const size = rows.length + columns.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < columns.length; j++) {
      const value = values[i * columns.length + j] as number;
      matrix[i * size + rows.length + j] = value;
      matrix[(rows.length + j) * size + i] = value;
    }
  return graphFromMatrix(matrix, size);
}
