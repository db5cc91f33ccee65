import { statSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../../packages/app/src/analysis/analyse.ts";
import { withFallbacks } from "../../packages/app/src/analysis/input/read-options.ts";
import { analysisOptions } from "../../packages/app/src/contract/analysis-options.ts";
import { networkNeeds } from "../../packages/app/src/analysis/network/network-request.ts";
import { openStatements } from "../../packages/app/src/analysis/input/open-statements.ts";
import { entityRows, nameEntities } from "../../packages/app/src/analysis/tables/entity-rows.ts";
import { fileTables, openTable } from "../../packages/app/src/analysis/tables/open-table.ts";
import { fixedTables } from "../../packages/app/src/analysis/tables/table-descriptions.ts";
import { statementWriter } from "../../packages/app/src/analysis/tables/statement-writer.ts";
import type { RawOptions } from "../../packages/engines/src/network/parse-options.ts";
import { newEntity } from "../../packages/app/src/records/new-entity.ts";
import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import { generateStatements } from "../network/generate-statements.ts";
import type { Step } from "../tables.ts";

/* Writes generated statements as a folder of tables, or makes a network of them, and prints what it took as JSON: `node run-step.ts write FOLDER 1000000`. */

const batchSize = 50_000;

/** A batch with quotes and confidences, as a library's have. */
function makeBatch(batch: number, count: number): StatementTable {
  const table = generateStatements(count, batch + 1);
  const quotes = table.ids.map((id) => `The words of statement ${batch}-${id}, which are about as long as a sentence of the genre is, 😀 included.`);
  return {
    ...table,
    ids: table.ids.map((id) => `s${batch}x${id}`),
    documents: { ...table.documents, ids: table.documents.ids.map((id) => `${id}b${batch}`) },
    variables: {
      ...table.variables,
      quote: { kind: "text", codes: Int32Array.from({ length: count }, (_, row) => row), dictionary: quotes },
      confidence: { kind: "number", values: Float64Array.from({ length: count }, (_, row) => (row % 100) / 100) },
    },
  };
}

function write(folder: string, statements: number): string {
  const { variables } = generateStatements(1);
  const names = ["organization", "concept"].flatMap((name) => {
    const column = variables[name];
    return column !== undefined && "dictionary" in column ? column.dictionary : [];
  });
  const entities = names.map((name, index) =>
    newEntity({ id: `e${index}`, key: name, type: name.startsWith("Org") ? "organization" : "concept", name }),
  );
  const links = { questions: new Map<string, never[]>(), outcomes: new Map<string, never>() };
  const named = nameEntities(entities);
  const writer = statementWriter(fileTables(folder), { types: [], named, links });
  for (let first = 0; first < statements; first += batchSize) writer.add(makeBatch(first / batchSize, Math.min(batchSize, statements - first)));
  writer.finish();
  const table = openTable(fileTables(folder), fixedTables.entities);
  for (const row of entityRows(named)) table.add(row);
  table.finish();
  return `${(statSync(join(folder, "statements.parquet")).size / 1e6).toFixed(0)} MB`;
}

const twoMode = { type: "twomode", variable1: "organization", variable2: "concept" };
const yearly = { variable1: "organization", variable2: "concept", windows: "years", windowSize: "1", duplicates: "include" };

async function network(folder: string, engine: RawOptions): Promise<string> {
  const options = withFallbacks(analysisOptions.network, {});
  const opened = await openStatements([folder], { countsDrafts: false, needs: networkNeeds(engine, options) });
  const { basis } = await analyse("network", { opened, engine }, options);
  return `${basis.statements.toLocaleString("en")} statements count`;
}

const steps: Readonly<Record<string, (folder: string, statements: number) => string | Promise<string>>> = {
  write,
  network: (folder) => network(folder, twoMode),
  windows: (folder) => network(folder, yearly),
};

const [name, folder = "", statements] = process.argv.slice(2);
const start = performance.now();
const work = await steps[name ?? ""]?.(folder, Number(statements));
const ms = performance.now() - start;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const step: Step = { work: work ?? "", ms, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMegabytes: maxRSS / 1024 };
process.stdout.write(JSON.stringify(step));
