import { nodeColumns, tieColumns, valuesAt } from "./node-columns.ts";
import { nodesOf, tiesOf, type WrittenNetwork } from "./written-network.ts";

/**
 * A blueprint as Kumu imports it (docs.kumu.io, guides/import/blueprints): elements by label, connections between labels. A label that stands for a row and for a
 * column is told apart by what the column is, since connections know labels alone.
 */
export function writeKumu(network: WrittenNetwork): string {
  const nodes = nodesOf(network);
  const [columns, ties] = [nodeColumns(network, ["type", "tags", "description"]), tieColumns(network)];
  const rows = new Set(network.rows);
  const labels = nodes.map(({ label, variable, isColumn }) => (isColumn && rows.has(label) ? `${label} (${variable})` : label));
  const elements = nodes.map(({ variable }, at) => ({ label: labels[at], type: variable, ...valuesAt(columns, at) }));
  const direction = network.isDirected === true ? "directed" : "undirected";
  const connections = [...tiesOf(network)].map(({ source, target, weight }, at) => ({
    from: labels[source],
    to: labels[target],
    direction,
    strength: weight,
    ...valuesAt(ties, at),
  }));
  return `${JSON.stringify({ elements, connections }, null, 2)}\n`;
}
