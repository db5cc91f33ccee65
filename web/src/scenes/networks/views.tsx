import { useMemo } from "react";
import { DataTable, type DataColumn } from "../../parts/data-table.tsx";
import { formatNumber } from "../../hooks/format.ts";
import { HeatMap } from "../../figures/heat-map.tsx";
import type { Chosen } from "../../figures/graph/graph-types.ts";
import type { NetworkAnswer, NetworkNode } from "@rapporteur/app/analysis/figures";
import { endsOf, nodeKey, tieKey, tiesByStrength } from "./drawn-network.ts";
import { text } from "./strings.ts";

interface ViewProps {
  readonly network: NetworkAnswer;
  readonly nameOf: (key: string | null) => string;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** A matrix of more than this a side is not read by anybody. */
const mostShown = 60;

/** The ties as a matrix, by community and activity, so that camps stand together. */
export function MatrixView({ network, nameOf, chosen, onChoose }: ViewProps) {
  const { rows, columns, valueAt, isOneMode, isCut } = useMemo(() => matrixOf(network), [network]);
  const at = chosen?.kind === "tie" ? placeOf(chosen.key, rows, columns) : null;
  return (
    <>
      {isCut ? <p className="note">{text.tooLarge(mostShown)}</p> : null}
      <HeatMap
        label={text.matrixLabel}
        rows={rows.map(({ key }) => key)}
        columns={columns.map(({ key }) => key)}
        nameOf={nameOf}
        valueAt={valueAt}
        chosen={at}
        onChoose={(row, column) => {
          const [a, b] = [rows[row], columns[column]];
          if (a !== undefined && b !== undefined) onChoose({ kind: "tie", key: isOneMode ? orderedKey(network, a, b) : tieKey(a.key, b.key) });
        }}
      />
    </>
  );
}

/** Ties of one-mode networks are named by the node that comes first. */
function orderedKey(network: NetworkAnswer, a: NetworkNode, b: NetworkNode): string {
  return network.nodes.indexOf(a) < network.nodes.indexOf(b) ? tieKey(a.key, b.key) : tieKey(b.key, a.key);
}

function placeOf(key: string, rows: readonly NetworkNode[], columns: readonly NetworkNode[]): [number, number] | null {
  const [from, to] = key.split("\u0000");
  const place: [number, number] = [rows.findIndex((node) => node.key === from), columns.findIndex((node) => node.key === to)];
  return place[0] < 0 || place[1] < 0 ? null : place;
}

function matrixOf(network: NetworkAnswer) {
  const isOneMode = !network.nodes.some(({ mode }) => mode === 2);
  const inOrder = (nodes: readonly NetworkNode[]): NetworkNode[] =>
    nodes
      .toSorted((a, b) => b.statements - a.statements)
      .slice(0, mostShown)
      .toSorted((a, b) => a.community - b.community || b.statements - a.statements || (a.key < b.key ? -1 : 1));
  const rows = inOrder(network.nodes.filter(({ mode }) => mode === 1));
  const columns = isOneMode ? rows : inOrder(network.nodes.filter(({ mode }) => mode === 2));
  const values = new Map<string, number>();
  for (const [tie, value] of network.values.entries()) {
    const [from, to] = endsOf(network, tie);
    values.set(tieKey(nodeKey(from), nodeKey(to)), value);
    if (isOneMode) values.set(tieKey(nodeKey(to), nodeKey(from)), value);
  }
  const valueAt = (row: number, column: number): number | null => {
    const [a, b] = [rows[row], columns[column]];
    if (a === undefined || b === undefined || (isOneMode && row === column)) return null;
    return values.get(tieKey(nodeKey(a), nodeKey(b))) ?? 0;
  };
  return { rows, columns, valueAt, isOneMode, isCut: network.nodes.length > rows.length + (isOneMode ? 0 : columns.length) };
}

interface TieRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Every tie in words, for reading and for those who cannot see the picture. */
export function ListView({ network, nameOf, chosen, onChoose }: ViewProps) {
  const ties = useMemo(() => tiesByStrength(network), [network]);
  const rowAt = (at: number): TieRow | null => {
    const tie = ties[at];
    if (tie === undefined) return null;
    const [from, to] = endsOf(network, tie);
    return { key: tieKey(from.key, to.key), from: nameOf(from.key), to: nameOf(to.key), value: network.values[tie] ?? 0 };
  };
  return (
    <DataTable
      className="figures-list"
      label={text.listLabel}
      columns={columns}
      count={ties.length}
      rowAt={rowAt}
      keyOf={({ key }) => key}
      onOpen={({ key }) => onChoose({ kind: "tie", key })}
      isSelected={({ key }) => chosen?.key === key}
      minWidth="26rem"
    />
  );
}

const columns: readonly DataColumn<TieRow>[] = [
  { key: "from", title: text.listColumns.from, width: "minmax(8rem, 2fr)", render: ({ from }) => from },
  { key: "to", title: text.listColumns.to, width: "minmax(8rem, 2fr)", render: ({ to }) => to },
  { key: "sign", title: text.listColumns.sign, width: "4rem", render: ({ value }) => (value < 0 ? text.minus : text.plus) },
  { key: "value", title: text.listColumns.value, width: "5rem", align: "right", render: ({ value }) => formatNumber(value) },
];
