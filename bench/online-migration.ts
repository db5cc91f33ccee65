import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { allMigrations } from "../packages/app/src/store/migrations/all-migrations.ts";
import type { Migration } from "../packages/app/src/store/migrations/migration.ts";
import { migrate } from "../packages/app/src/store/migrations/migrate.ts";
import type { OpenedDatabase } from "../packages/app/src/store/opened-database.ts";
import { openPostgres } from "../packages/app/src/store/postgres/open-postgres.ts";
import { startPostgres, type PostgresServer } from "../packages/app/src/store/testing/postgres-server.ts";
import { runBeside, watchLocks, type Act, type LockWait } from "./store/beside.ts";
import { fillOldLibrary, oldSchema } from "./store/old-library.ts";
import { readScreen, writeStatement, writeUnit } from "./store/old-writer.ts";
import { realRows } from "./store/real-rows.ts";

const usualMs = 3000;
const noStep = "no step";

/** What those who write and read met while one step of the schema, or nothing, went on; times in milliseconds. */
export interface Met {
  readonly step: string;
  readonly seconds: number;
  readonly longestWrite: number;
  readonly longestRead: number;
  /** Of the server's own account: the longest that one of them waited for a lock. */
  readonly longestLock: number;
  /** What the server's process computed in the last transaction of the step, the one that may lock tables, in milliseconds; NaN where the system does not tell. */
  readonly lastWork: number;
  readonly acts: number;
  readonly failures: readonly string[];
}

export interface BesideMigration {
  /** Before the first step, and beside each. */
  readonly met: readonly Met[];
  /** Statements of which the new tables say something else than the writer was told. */
  readonly wrong: readonly string[];
  readonly writes: number;
  /** Of the library before the first step, and at the most. */
  readonly gigabytes: readonly [before: number, after: number];
}

/**
 * A library of a million statements at an old schema (`--statements N`: another number) moves to the present one, step by step, while two write into it and
 * two read without a pause: what each step took, and the longest that a write and a read beside it took. Nothing that was acknowledged may be missing afterwards.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const statements = Number(options["statements"] ?? 1_000_000);
  const { met, wrong, writes, gigabytes } = await migrateBesideOthers(statements, (said) => process.stderr.write(`${said}\n`));
  const figure = (given: Pick<Figure, "name" | "value" | "unit" | "data"> & Partial<Figure>): Figure => ({
    must: null,
    aim: null,
    n: statements,
    better: "lower",
    ...given,
  });
  return [
    figure({ name: "the library before", value: gigabytes[0], unit: "GB", data: "rows copied from real ones, PostgreSQL that waits for the disk" }),
    figure({ name: "the library after", value: gigabytes[1], unit: "GB", data: "" }),
    ...met.flatMap((one) => metFigures(one).map(figure)),
    figure({ name: "acknowledged writes that are missing", value: wrong.length, unit: "writes", data: `of ${writes}`, must: 0 }),
  ];
}

function metFigures(met: Met): Pick<Figure, "name" | "value" | "unit" | "data" | "must">[] {
  const must = met.step === noStep ? null : 1000;
  const failed = met.failures[0] ?? "";
  return [
    { name: met.step, value: met.seconds, unit: "s", data: `${met.acts} writes and reads beside it`, must: null },
    { name: `${met.step}: longest write`, value: met.longestWrite, unit: "ms", data: "", must },
    { name: `${met.step}: longest read`, value: met.longestRead, unit: "ms", data: "", must },
    { name: `${met.step}: longest wait for a lock`, value: met.longestLock, unit: "ms", data: "as the server tells, looked at every 20 ms", must },
    {
      name: `${met.step}: the server's last part`,
      value: met.lastWork,
      unit: "ms",
      data: "processor time, whatever else the machine does",
      must: null,
    },
    { name: `${met.step}: failed`, value: met.failures.length, unit: "", data: failed, must: 0 },
  ];
}

export async function migrateBesideOthers(statements: number, say: (said: string) => void = () => undefined): Promise<BesideMigration> {
  const server = await startPostgres({ isDurable: true });
  try {
    return await migrateOn(server, statements, say);
  } finally {
    await server.stop();
  }
}

async function migrateOn(server: PostgresServer, statements: number, say: (said: string) => void): Promise<BesideMigration> {
  const begun = performance.now();
  const real = await realRows(await server.makeLibrary());
  const address = await server.makeDatabase();
  const opened = await openPostgres(address, Date.now);
  await fillOldLibrary(opened, address, statements, real);
  const before = await gigabytesOf(address);
  say(`${statements} statements, ${before.toFixed(1)} GB, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const known = new Map<string, number>();
  const waits: LockWait[] = [];
  const writers = [await runBeside(address, "writer 1", writeStatement(known)), await runBeside(address, "writer 2", writeUnit)];
  const readers = [await runBeside(address, "reader 1", readScreen), await runBeside(address, "reader 2", readScreen)];
  const watch = await watchLocks(address, waits);
  const beside = async (step: string, work: () => Promise<number>): Promise<Met> => {
    const from = performance.now();
    const lastWork = await work();
    const to = performance.now();
    // What waits for the step is answered soon after it.
    await setTimeout(usualMs / 10);
    const found = meet(
      { step, lastWork },
      { from, to, waits, writes: writers.flatMap(({ acts }) => acts), reads: readers.flatMap(({ acts }) => acts) },
    );
    say(
      `${step}: ${found.seconds.toFixed(1)} s; longest write ${found.longestWrite.toFixed(0)}, read ${found.longestRead.toFixed(0)}, lock ${found.longestLock.toFixed(0)} ms`,
    );
    return found;
  };
  const met = [await beside(noStep, () => setTimeout(usualMs, 0))];
  for (const migration of allMigrations)
    if (migration.version > oldSchema && migration.only !== "sqlite")
      met.push(await beside(`${migration.version} ${migration.name}`, () => takeStep(opened, migration)));
  for (const actor of [...writers, ...readers, watch]) await actor.stop();
  await migrate(opened.context);
  await opened.close();
  const writes = writers.reduce((sum, { acts }) => sum + acts.length, 0);
  return { met, wrong: await wrongStatements(address, known), writes, gigabytes: [before, await gigabytesOf(address)] };
}

/** Gives the work of the server in the last transaction of the step. */
async function takeStep({ context }: OpenedDatabase, step: Migration): Promise<number> {
  let work = 0;
  const up: Migration["up"] = async (db, dialect) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const before = workOf(rows[0]?.pid);
    await step.up(db, dialect);
    work = workOf(rows[0]?.pid) - before;
  };
  await migrate(context, {
    migrations: allMigrations.filter(({ version }) => version <= step.version).map((one) => (one === step ? { ...one, up } : one)),
  });
  return work;
}

/** Milliseconds that a process has computed by now; Linux alone tells. */
function workOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly waits: readonly LockWait[];
  readonly writes: readonly Act[];
  readonly reads: readonly Act[];
}

function meet({ step, lastWork }: Pick<Met, "step" | "lastWork">, { from, to, waits, writes, reads }: Span): Met {
  const during = (acts: readonly Act[]): Act[] => acts.filter((act) => act.to >= from && act.from <= to);
  const longest = (acts: readonly Act[]): number => during(acts).reduce((most, act) => Math.max(most, act.to - act.from), 0);
  const acts = during([...writes, ...reads]);
  return {
    step,
    seconds: (to - from) / 1000,
    longestWrite: longest(writes),
    longestRead: longest(reads),
    longestLock: waits.filter(({ at, ms }) => at >= from && at - ms <= to).reduce((most, { ms }) => Math.max(most, ms), 0),
    lastWork,
    acts: acts.length,
    failures: acts.flatMap(({ failure }) => failure ?? []),
  };
}

async function gigabytesOf(address: string): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query<{ gigabytes: number }>("select pg_database_size(current_database())::float / 1e9 as gigabytes");
  await client.end();
  return rows[0]?.gigabytes ?? 0;
}

async function wrongStatements(address: string, known: ReadonlyMap<string, number>): Promise<string[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query<{ id: string; revision: number; open: number[]; quote: string }>(
    `select s.id, s.revision, array_agg(v.from_revision) as open, min(v.record ->> 'quote') as quote from statements s
     join versions v on v.project = s.project and v.kind = 'statement' and v.id = s.id and v.to_revision is null
     where s.project = 'project-0' group by s.id, s.revision`,
  );
  await client.end();
  const found = new Map(rows.map((row) => [row.id, row]));
  return [...known].flatMap(([id, revision]) => {
    const row = found.get(id);
    return row?.revision === revision && row.open.join() === String(revision) ? [] : [`${id}: ${revision}, found ${JSON.stringify(row)}`];
  });
}
