import { readFileSync } from "node:fs";
import { buildStatementTable, type StatementRow, type TableSchema } from "@rapporteur/core/model";
import { buildNetwork, buildWindowNetworks, type Network, type NetworkOptions, type WindowOptions } from "@rapporteur/engines/network";

/* Our engine's numbers for other engines to be held against: reads {schema, rows, requests} from a file, prints the cells of each request. */

interface Asked {
  readonly schema: TableSchema;
  readonly rows: readonly StatementRow[];
  readonly requests: readonly { readonly options: NetworkOptions; readonly windows: WindowOptions | null }[];
}

type Cell = readonly [window: number, from: number | null, row: string, column: string, numerator: number, value: number];

function cellsOf(network: Network, window: number, from: number | null): Cell[] {
  const width = network.columns.length;
  const cells = network.rows.flatMap((row, i) =>
    network.columns.map((column, j): Cell => [window, from, row, column, network.numerators[i * width + j] ?? 0, network.values[i * width + j] ?? 0]),
  );
  return cells.filter(([, , , , numerator]) => numerator !== 0);
}

const { schema, rows, requests } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Asked;
const table = buildStatementTable(
  schema,
  rows,
  [...new Set(rows.map(({ document }) => document))].map((id) => ({ id, values: {} })),
);
const answers = requests.map(({ options, windows }) =>
  windows === null
    ? cellsOf(buildNetwork(table, options), 0, null)
    : [...buildWindowNetworks(table, options, windows)].flatMap((network, window) => cellsOf(network, window, network.period.from)),
);
process.stdout.write(JSON.stringify(answers));
