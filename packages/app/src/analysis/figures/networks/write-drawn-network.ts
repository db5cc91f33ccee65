import { writeGephiLite } from "../../../exchange/networks/write-gephi-lite.ts";
import { writeGexf } from "../../../exchange/networks/write-gexf.ts";
import { writeGraphml } from "../../../exchange/networks/write-graphml.ts";
import type { CellValue } from "@rapporteur/core/model";
import { tiesOf, type WrittenNetwork } from "../../../exchange/networks/written-network.ts";

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
    readonly documents?: number;
  }[];
  /** By numbers of nodes; `said` is what is known of a tie besides its value, by the same names in all. */
  readonly ties: readonly {
    readonly from: number;
    readonly to: number;
    readonly value: number;
    readonly said?: Readonly<Record<string, CellValue>>;
  }[];
  /** A tie leads from one node to the other. */
  readonly isDirected?: boolean;
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

function writtenOf(drawn: DrawnNetworkFile): WrittenNetwork {
  const { nodes, ties, rowVariable, columnVariable, description, isDirected = false } = drawn;
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
    if (!isTwoMode && !isDirected) put(rowAt?.get(to), columnAt?.get(from), value);
  }
  const labelOf = (node: number): string => nodes[node]?.label ?? "";
  const each = <T>(read: (node: DrawnNetworkFile["nodes"][number]) => T): T[] =>
    order.flatMap((at) => (nodes[at] === undefined ? [] : [read(nodes[at])]));
  const tieAt = new Map(ties.map((tie) => [(rowAt?.get(tie.from) ?? -1) * columns.length + (columnAt?.get(tie.to) ?? -1), tie]));
  const network: WrittenNetwork = {
    rows: rows.map(labelOf),
    columns: columns.map(labelOf),
    values,
    isTwoMode,
    isDirected,
    // A tie may weigh nothing, where as much is said for it as against it.
    ...(isDirected ? { hasTie: (row: number, column: number) => tieAt.has(row * columns.length + column) } : {}),
    rowVariable,
    columnVariable: isTwoMode ? columnVariable : rowVariable,
    isWhole: false,
    attributes: {
      statements: each(({ statements }) => statements),
      ...(nodes.some(({ documents }) => documents !== undefined) ? { documents: each(({ documents }) => documents ?? null) } : {}),
      community: each(({ community }) => (community === null ? null : community + 1)),
      size: each(({ size }) => Math.round(size * 10) / 10),
      shape: each(({ mode }) => (isTwoMode && mode === 2 ? "square" : "circle")),
    },
    positions: each(({ x, y }) => ({ x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 })),
    description,
  };
  const names = Object.keys(ties[0]?.said ?? {});
  if (!isDirected || names.length === 0) return network;
  const said = [...tiesOf(network)].map(({ source, target }) => tieAt.get(source * columns.length + target)?.said);
  return { ...network, tieAttributes: Object.fromEntries(names.map((name) => [name, said.map((one) => one?.[name] ?? null)])) };
}
