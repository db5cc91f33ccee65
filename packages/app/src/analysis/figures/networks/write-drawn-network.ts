import { writeGephiLite } from "../../../exchange/networks/write-gephi-lite.ts";
import { writeGexf } from "../../../exchange/networks/write-gexf.ts";
import { writeGraphml } from "../../../exchange/networks/write-graphml.ts";
import type { WrittenNetwork } from "../../../exchange/networks/written-network.ts";

/** A network as a screen draws it: a node has its place, its size and its group. */
export interface DrawnNetworkFile {
  readonly nodes: readonly {
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    /** 2 for the second kind of a two-mode network. */
    readonly mode: 1 | 2;
    readonly community: number | null;
    readonly statements: number;
    readonly documents: number;
  }[];
  /** By numbers of nodes. */
  readonly ties: readonly { readonly from: number; readonly to: number; readonly value: number }[];
  readonly rowVariable: string;
  readonly columnVariable: string;
  readonly description: string;
}

export const drawnFormats = ["graphml", "gexf", "gephi-lite"] as const;

/** What a screen shows as a file for other programs: the same nodes, ties and places. Cost: O(nodes² + ties). */
export function writeDrawnNetwork(drawn: DrawnNetworkFile, format: (typeof drawnFormats)[number]): string {
  const written = writtenOf(drawn);
  if (format === "gephi-lite") return writeGephiLite(written);
  return format === "gexf" ? writeGexf([written]) : writeGraphml(written);
}

function writtenOf({ nodes, ties, rowVariable, columnVariable, description }: DrawnNetworkFile): WrittenNetwork {
  const isTwoMode = nodes.some(({ mode }) => mode === 2);
  const order = [...nodes.keys()].sort((a, b) => (nodes[a]?.mode ?? 1) - (nodes[b]?.mode ?? 1) || a - b);
  const rows = order.filter((node) => nodes[node]?.mode === 1);
  const columns = isTwoMode ? order.filter((node) => nodes[node]?.mode === 2) : rows;
  const [rowAt, columnAt] = [rows, columns].map((list) => new Map(list.map((node, at) => [node, at])));
  const values = new Float64Array(rows.length * columns.length);
  const put = (row: number | undefined, column: number | undefined, value: number): void => {
    if (row !== undefined && column !== undefined) values[row * columns.length + column] = value;
  };
  for (const { from, to, value } of ties) {
    put(rowAt?.get(from), columnAt?.get(to), value);
    if (!isTwoMode) put(rowAt?.get(to), columnAt?.get(from), value);
  }
  const labelOf = (node: number): string => nodes[node]?.label ?? "";
  const each = <T>(read: (node: DrawnNetworkFile["nodes"][number]) => T): T[] =>
    order.flatMap((at) => (nodes[at] === undefined ? [] : [read(nodes[at])]));
  return {
    rows: rows.map(labelOf),
    columns: columns.map(labelOf),
    values,
    isTwoMode,
    rowVariable,
    columnVariable: isTwoMode ? columnVariable : rowVariable,
    isWhole: false,
    attributes: {
      statements: each(({ statements }) => statements),
      documents: each(({ documents }) => documents),
      community: each(({ community }) => (community === null ? null : community + 1)),
      size: each(({ size }) => Math.round(size * 10) / 10),
      shape: each(({ mode }) => (isTwoMode && mode === 2 ? "square" : "circle")),
    },
    positions: each(({ x, y }) => ({ x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 })),
    description,
  };
}
