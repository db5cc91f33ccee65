import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { migrate } from "../packages/app/src/store/migrations/migrate.ts";
import { openPostgres } from "../packages/app/src/store/postgres/open-postgres.ts";
import { startPostgres } from "../packages/app/src/store/testing/postgres-server.ts";
import { quantile } from "./quantile.ts";
import { fillOldLibrary } from "./store/old-library.ts";
import { runOldWriter } from "./store/old-writer.ts";

/** What the writer beside a migration met. */
export interface BesideMigration {
  readonly seconds: number;
  readonly writes: number;
  readonly longestBefore: number;
  readonly longest: number;
  readonly p99: number;
  /** Statements of which the new tables say something else than the writer was told. */
  readonly wrong: readonly string[];
}

const usualMs = 3000;

/**
 * A library of a million statements at an old schema (`--statements N`: another number) moves to the present one while somebody writes into it without
 * a pause: the longest that a write waited. Nothing that was acknowledged may be missing afterwards.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const statements = Number(options["statements"] ?? 1_000_000);
  const found = await migrateBesideWriter(statements);
  const data = `PostgreSQL that waits for the disk, generated; ${found.writes} writes beside, ${found.wrong.length} of them missing`;
  const figure = (name: string, value: number, unit: string, must: number | null = null): Figure => ({
    name,
    value,
    unit,
    must,
    n: statements,
    data,
    aim: null,
    better: "lower",
  });
  return [
    figure("the whole migration", found.seconds, "s"),
    figure("longest write before it", found.longestBefore, "ms"),
    figure("longest write beside it", found.longest, "ms", 1000),
    figure("writes beside it, 99 of 100 within", found.p99, "ms"),
    figure("acknowledged writes that are missing", found.wrong.length, "writes", 0),
  ];
}

export async function migrateBesideWriter(statements: number): Promise<BesideMigration> {
  const server = await startPostgres({ isDurable: true });
  try {
    const address = await server.makeDatabase();
    const opened = await openPostgres(address, Date.now);
    await fillOldLibrary(opened, address, statements);
    const writer = await runOldWriter(address);
    await setTimeout(usualMs);
    const before = writer.waits();
    const begun = performance.now();
    await migrate(opened.context);
    const seconds = (performance.now() - begun) / 1000;
    // Some that begin after it, too.
    await setTimeout(usualMs / 10);
    const known = await writer.stop();
    const beside = writer.waits();
    await opened.close();
    const wrong = await wrongStatements(address, known);
    return { seconds, writes: beside.length, longestBefore: Math.max(...before), longest: Math.max(...beside), p99: quantile(beside, 0.99), wrong };
  } finally {
    await server.stop();
  }
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
