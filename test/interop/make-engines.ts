import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { buildNetwork, buildWindowNetworks, type NetworkOptions, type WindowOptions } from "@rapporteur/engines/network";
import { fillLibrary } from "../../bench/data/library.ts";
import { makeProject } from "../../bench/service/load.ts";
import { openStatements } from "../../packages/app/src/analysis/input/open-statements.ts";
import { librarySource } from "../../packages/app/src/analysis/input/library-source.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { startPostgres } from "../../packages/app/src/store/testing/postgres-server.ts";
import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import { runCommand } from "../support/run-command.ts";
import { cellsOf, type NetworkCell } from "./network-cells.ts";

/*
 * Makes what Spark and DuckDB are held against: `node make-engines.ts FOLDER STATEMENTS [PER_DOCUMENT]` fills a library in a file, copies it into PostgreSQL, exports its
 * tables, makes the same networks from all three, fails where a bit differs, and writes the cells. Where FOLDER has tables already these alone are read.
 */

interface Request {
  readonly name: string;
  readonly options: NetworkOptions;
  readonly windows?: WindowOptions;
}

const [folder = "", statements = "100000", perDocument = "10"] = process.argv.slice(2);
const tables = join(folder, "tables");

function requestsFor({ variables }: StatementTable): Request[] {
  const shared = { variable1: variables["speaker"] === undefined ? "organization" : "speaker", variable2: "concept", qualifier: "agreement" };
  const subtract = { ...shared, aggregation: "subtract" } as const;
  return [
    { name: "twomode", options: { ...subtract, networkType: "twomode" } },
    { name: "activity", options: { ...subtract, networkType: "twomode", normalization: "activity" } },
    { name: "onemode", options: { ...shared, aggregation: "congruence", normalization: "average" } },
    { name: "windows", options: { ...subtract, networkType: "twomode" }, windows: { unit: "years", size: 1 } },
  ];
}

type Found = Readonly<Record<string, readonly NetworkCell[]>>;

function cellsFor(table: StatementTable): Found {
  const found = requestsFor(table).map(({ name, options, windows }) => {
    const counted = { ...options, reviewStates: ["accepted" as const] };
    if (windows === undefined) return [name, cellsOf(buildNetwork(table, counted), 0, null)] as const;
    const all = [...buildWindowNetworks(table, counted, windows)];
    return [name, all.flatMap((network, window) => cellsOf(network, window, network.period.from))] as const;
  });
  return Object.fromEntries(found);
}

async function cellsOfStore(place: string): Promise<Found> {
  const store = await openStore(place);
  try {
    return cellsFor((await openStatements([], { countsDrafts: false, library: librarySource(openWorkplace(store)) })).table);
  } finally {
    await store.close();
  }
}

async function run(...words: string[]): Promise<void> {
  const { code, err } = await runCommand(words);
  if (code !== 0) throw new Error(`${words[0]}: ${err}`);
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** Cells by SQLite and by PostgreSQL, and the tables. */
async function makeLibraries(): Promise<Found> {
  const path = join(folder, "study.rapporteur");
  const store = await openStore(path);
  await makeProject(store);
  await fillLibrary(store, { documents: Number(statements) / Number(perDocument), statementsPerDocument: Number(perDocument) });
  await store.close();
  say(`a library of ${statements} statements`);
  await run("export", "--library", path, "--what", "tables", "--out", tables);
  const server = await startPostgres();
  try {
    const address = await server.makeDatabase();
    await run("copy", path, address);
    const [ofSqlite, ofPostgres] = [await cellsOfStore(path), await cellsOfStore(address)];
    if (!isDeepStrictEqual(ofSqlite, ofPostgres)) throw new Error("SQLite and PostgreSQL give other numbers");
    say("SQLite and PostgreSQL give the same bits");
    return ofSqlite;
  } finally {
    await server.stop();
  }
}

mkdirSync(folder, { recursive: true });
const ofLibraries = existsSync(tables) ? null : await makeLibraries();
const names = ["speaker", "organization", "concept", "agreement"];
const needs = { variables: (known: readonly string[]) => known.filter((name) => names.includes(name)) };
const { table } = await openStatements([tables], { countsDrafts: false, needs });
const found = cellsFor(table);
if (ofLibraries !== null && !isDeepStrictEqual(found, ofLibraries)) throw new Error("tables in Parquet give other numbers than the library");
say(
  `${table.length} statements; cells: ${Object.entries(found)
    .map(([name, cells]) => `${name} ${cells.length}`)
    .join(", ")}`,
);
writeFileSync(join(folder, "cells.json"), JSON.stringify(found));
