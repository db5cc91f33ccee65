import { connect } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import type { PostgresServer } from "./postgres-server.ts";

/** A PostgreSQL server that others use too: it is not to be crashed, and its roles and settings stay as they are. */
export type LentPostgres = Pick<PostgresServer, "makeDatabase" | "makeLibrary" | "stop">;

/** Holds the port at which the server of the whole run is asked for (see run-postgres.ts). */
export const runPostgres = "RAPPORTEUR_RUN_POSTGRES";

/** The server of this run, where it has one; else one of its own. `stop` drops the databases that were made through it. */
export async function lendPostgres(): Promise<LentPostgres> {
  const address = await addressOfRun();
  // Loaded here, since it says how the process ends: a process that only wants to know the name above is to end as it likes.
  const { databasesOn, startPostgres } = await import("./postgres-server.ts");
  if (address === "") return startPostgres();
  const { makeDatabase, makeLibrary } = databasesOn(address, "pattern");
  const places: string[] = [];
  const noted = async (making: Promise<string>): Promise<string> => {
    const place = await making;
    places.push(place);
    return place;
  };
  return {
    makeDatabase: (options) => noted(makeDatabase(options)),
    makeLibrary: () => noted(makeLibrary()),
    stop: () => drop(address, places.splice(0)),
  };
}

let asked: Promise<string> | undefined;

/** Of the server of this run; empty where it has none. */
function addressOfRun(): Promise<string> {
  const port = process.env[runPostgres];
  return (asked ??= port === undefined ? Promise.resolve("") : text(connect(Number(port), "127.0.0.1")));
}

async function drop(address: string, places: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    for (const place of places) await client.query(`drop database if exists ${place.slice(place.lastIndexOf("/") + 1)} with (force)`);
  } finally {
    await client.end();
  }
}
