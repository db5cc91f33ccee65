import pg from "pg";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { startPostgres } from "../packages/app/src/store/testing/postgres-server.ts";
import { quantile } from "./quantile.ts";

const projects = 100;
const rounds = 40;

interface Shape {
  readonly name: string;
  readonly by: "" | "partition by hash (project)" | "partition by list (project)";
  readonly parts: number;
}

const shapes: readonly Shape[] = [
  { name: "one table", by: "", parts: 0 },
  { name: "hash, 4", by: "partition by hash (project)", parts: 4 },
  { name: "hash, 8", by: "partition by hash (project)", parts: 8 },
  { name: "hash, 16", by: "partition by hash (project)", parts: 16 },
  { name: "hash, 64", by: "partition by hash (project)", parts: 64 },
  { name: "list, one a project", by: "partition by list (project)", parts: projects },
];

/**
 * How the table of statements is best cut: the same rows of a hundred projects, the first of which has a third of them, in one table, in partitions by hash, and
 * in one partition a project. `--statements N` takes another number than 300,000.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const statements = Number(options["statements"] ?? 300_000);
  const server = await startPostgres();
  try {
    const client = new pg.Client({ connectionString: await server.makeLibrary() });
    await client.connect();
    const figures: Figure[] = [];
    for (const shape of shapes) figures.push(...(await measureShape(client, shape, statements)));
    await client.end();
    return figures;
  } finally {
    await server.stop();
  }
}

async function measureShape(client: pg.Client, shape: Shape, statements: number): Promise<Figure[]> {
  const made = await timed(() => make(client, shape));
  const filled = await timed(() => fill(client, statements));
  await client.query("vacuum analyze cut");
  const page = "select id from cut where project = 'project-7' order by document_id, start_offset, id limit 50";
  const counts = "select type, review, count(*) from cut where project = 'project-7' group by type, review";
  const [paged, counted] = [await explain(client, page), await explain(client, counts)];
  const dropped = await timed(() => client.query("delete from cut where project = 'project-7'"));
  const about = { n: statements, data: `${shape.name}; ${projects} projects, generated`, must: null, aim: null, better: "lower" as const };
  const figure = (name: string, value: number, unit = "ms"): Figure => ({ ...about, name: `${shape.name}: ${name}`, value, unit });
  return [
    figure("making it with its indexes", made),
    figure("filling it", filled / 1000, "s"),
    figure("planning a page", paged.planning),
    figure("reading a page", paged.execution),
    figure("counting facets", counted.execution),
    figure("removing a project", dropped),
  ];
}

async function make(client: pg.Client, { by, parts }: Shape): Promise<void> {
  await client.query(`drop table if exists cut; create table cut (like statements including all) ${by}`);
  for (let at = 0; at < parts; at++) {
    const values = by.includes("hash") ? `with (modulus ${parts}, remainder ${at})` : `in ('project-${at}')`;
    await client.query(`create table cut_${at} partition of cut for values ${values}`);
  }
}

async function fill(client: pg.Client, statements: number): Promise<void> {
  await client.query(`insert into cut select 'project-' || (case when n % 3 = 0 then 0 else n % ${projects} end), 's' || n, n, 'd' || (n / 30), 'position', n % 30,
    n % 30 + 5, 'e' || (n % 500), 'name ' || (n % 500), null, 'actual', 'builtin:x@1', 0.5, 'draft', date '2024-04-30', 0, 'what was said', null, null
    from generate_series(0, ${statements - 1}) n`);
}

interface Plan {
  readonly planning: number;
  readonly execution: number;
}

async function explain(client: pg.Client, query: string): Promise<Plan> {
  const plans: Plan[] = [];
  for (let round = 0; round < rounds; round++) {
    const { rows } = await client.query<{ "QUERY PLAN": [{ "Planning Time": number; "Execution Time": number }] }>(
      `explain (analyze, format json) ${query}`,
    );
    const [plan] = rows[0]?.["QUERY PLAN"] ?? [];
    if (plan !== undefined) plans.push({ planning: plan["Planning Time"], execution: plan["Execution Time"] });
  }
  const median = (of: keyof Plan): number =>
    quantile(
      plans.map((plan) => plan[of]),
      0.5,
    );
  return { planning: median("planning"), execution: median("execution") };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
