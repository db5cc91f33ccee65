import { readFileSync } from "node:fs";
import { buildStatementTable, type StatementRow, type TableSchema } from "@rapporteur/core/model";
import { buildNetwork, buildWindowNetworks, type NetworkOptions, type WindowOptions } from "@rapporteur/engines/network";
import { cellsOf } from "./network-cells.ts";

/* Our engine's numbers for other engines to be held against: reads {schema, rows, requests} from a file, prints the cells of each request. */

interface Asked {
  readonly schema: TableSchema;
  readonly rows: readonly StatementRow[];
  readonly requests: readonly { readonly options: NetworkOptions; readonly windows: WindowOptions | null }[];
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
