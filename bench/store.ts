import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import type { Stored } from "../packages/app/src/records/records.ts";
import type { StatementRecord } from "../packages/app/src/records/statement-record.ts";
import { openStore } from "../packages/app/src/store/open-store.ts";
import type { Store } from "../packages/app/src/store/store.ts";
import { startPostgres } from "../packages/app/src/store/testing/postgres-server.ts";
import { fillLibrary } from "./data/library.ts";
import { quantile } from "./quantile.ts";

const size = { documents: 10_000, statementsPerDocument: 10 };

/**
 * A library of 10,000 documents and 100,000 statements: how long it takes to fill, open, list, read, write and put into columns. `--on postgres` measures a
 * real PostgreSQL server that waits for the disk; `--documents N` another size.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const documents = Number(options["documents"] ?? size.documents);
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-bench-"));
  const server = options["on"] === "postgres" ? await startPostgres({ isDurable: true }) : null;
  try {
    const place = server === null ? join(folder, "bench.rapporteur") : await server.makeDatabase();
    return await measureAt(place, { ...size, documents });
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAt(place: string, given: typeof size): Promise<Figure[]> {
  const n = given.documents * given.statementsPerDocument;
  const data = `${place.startsWith("postgres") ? "PostgreSQL" : "SQLite"}, ${given.documents} documents, ${n} statements, generated`;
  const figure: MakeFigure = (name, value, must = null, unit = "ms") => ({ name, value, must, unit, n, data, aim: null, better: "lower" });
  const first = await openStore(place);
  const filled = await timed(() => fillLibrary(first, given));
  await first.close();
  const bytes = place.startsWith("postgres") ? Number.NaN : statSync(place).size;
  const cold = [openCold(place), openCold(place), openCold(place)];
  const best = (step: Step, clock: "ms" | "cpuMs"): number => Math.min(...cold.map(({ times }) => times[step][clock]));
  const store = await openStore(place);
  const figures = [
    figure("fill", filled.ms / 1000, null, "s"),
    figure("file", bytes / 1e6, null, "MB"),
    figure("open", best("open", "ms"), 300),
    figure("statement table, cold", best("table", "ms"), 250),
    figure("statement table, cold, CPU of its thread", best("table", "cpuMs")),
    figure("encode table, cold", best("encode", "ms")),
    figure("decode table, cold", best("decode", "ms")),
    figure("encoded table", (cold[0]?.bytes ?? 0) / 1e6, null, "MB"),
    ...(await measureReads(store, given, figure)),
    ...(await measureWrites(store, figure)),
  ];
  await store.close();
  return figures;
}

type Step = "open" | "table" | "encode" | "decode";
interface Cold {
  readonly times: Readonly<Record<Step, { readonly ms: number; readonly cpuMs: number }>>;
  readonly bytes: number;
}

/** In a process of its own, which has run nothing before. */
function openCold(place: string): Cold {
  const script = fileURLToPath(new URL("store/open-cold.ts", import.meta.url));
  const child = spawnSync(process.execPath, [script, place], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (child.status !== 0) throw new Error(`opening stopped with status ${child.status}`);
  return JSON.parse(child.stdout) as Cold;
}

type MakeFigure = (name: string, value: number, must?: number | null, unit?: string) => Figure;

async function measureReads(store: Store, { documents }: typeof size, figure: MakeFigure): Promise<Figure[]> {
  const reads: Record<string, (turn: number) => Promise<unknown>> = {
    "list documents": (turn) => store.lists.documents("main", { limit: 50, sort: (["published", "added", "title", "drafts"] as const)[turn % 4] }),
    "filter documents": (turn) => store.lists.documents("main", { limit: 50, tags: [`topic ${turn % 25}`], review: "with drafts" }),
    "search titles": (turn) => store.lists.documents("main", { limit: 50, title: `report ${turn}` }),
    "document facets, kept": () => store.lists.documentFacets("main", { limit: 1 }),
    "list statements": (turn) =>
      store.lists.statements("main", { limit: 100, sort: (["place", "date", "speaker", "confidence", "changed"] as const)[turn % 5] }),
    "statements of a document": (turn) => store.lists.statements("main", { limit: 500, documents: [`d${(turn * 37) % documents}w4t6z2`] }),
    "filter statements": (turn) =>
      store.lists.statements("main", { limit: 100, types: ["relation"], reviews: ["draft"], sort: turn % 2 === 0 ? "date" : "place" }),
    "statements of an entity": (turn) => store.lists.statements("main", { limit: 100, entities: [`e${turn}k3v8b1n5`] }),
    "statements by a value": (turn) =>
      store.lists.statements("main", { limit: 100, where: [{ variable: "action", is: [turn % 2 === 0 ? "AID" : "SUPPORT"] }] }),
    "statements by words": () => store.lists.statements("main", { limit: 100, words: "sanctions winter" }),
    "count statements": () => store.lists.statementCount("main", { limit: 1, reviews: ["draft"], types: ["cause"] }),
    "statement facets, kept": () => store.lists.statementFacets("main", { limit: 1 }),
    "statement facets, filtered": (turn) =>
      store.lists.statementFacets("main", { limit: 1, reviews: ["accepted"], from: `2015-01-${10 + (turn % 20)}` }),
    entities: () => store.lists.entities("main", { limit: 50, text: "person" }),
    "read a document": async (turn) => {
      const found = await store.records.get("main", "document", `d${(turn * 41) % documents}w4t6z2`);
      return store.contents.get("main", found?.record.contentId ?? "");
    },
    history: () => store.history.list("main", { limit: 50 }),
  };
  const figures: Figure[] = [];
  for (const [name, read] of Object.entries(reads)) {
    const times: number[] = [];
    for (let turn = 0; turn < 60; turn++) times.push((await timed(() => read(turn))).ms);
    figures.push(figure(`${name}, p50`, quantile(times, 0.5)), figure(`${name}, p99`, quantile(times, 0.99), name.includes("facets") ? null : 25));
  }
  return figures;
}

async function measureWrites(store: Store, figure: MakeFigure): Promise<Figure[]> {
  // Of many documents, as several people code them.
  const samples = (await store.lists.statements("main", { limit: 500, sort: "date" })).entries;
  const by = { account: "local", name: "local" };
  let turn = 0;
  const create = (id: string) =>
    store.history.commit({
      project: "main",
      by,
      action: "create",
      summary: "Created a statement",
      changes: [{ kind: "statement", id, expected: null, after: sampleAs(samples[turn++ % samples.length], id) }],
    });
  await store.tables.statements("main");
  await create("one-more");
  const afterOne = await timed(() => store.tables.statements("main"));
  const times: number[] = [];
  for (let made = 0; made < 300; made++) times.push((await timed(() => create(`new${made}`))).ms);
  const together = await timed(() => Promise.all(Array.from({ length: 200 }, (_, made) => create(`together${made}`))));
  const table = await timed(() => store.tables.statements("main"));
  return [
    figure("create a statement, p50", quantile(times, 0.5), 4),
    figure("create a statement, p99", quantile(times, 0.99)),
    figure("create, 200 at once, each", together.ms / 200),
    figure("statement table after a change", afterOne.ms, 250),
    figure("statement table after 500 changes", table.ms, 250),
  ];
}

function sampleAs(sample: Stored<StatementRecord> | undefined, id: string): StatementRecord {
  if (sample === undefined) throw new Error("the generated library has no statement");
  return { ...sample.record, id };
}

async function timed<T>(act: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await act();
  return { value, ms: performance.now() - start };
}
