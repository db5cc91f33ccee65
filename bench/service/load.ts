import type { Client } from "../../packages/app/src/client/index.ts";
import type { StatementRecord } from "../../packages/app/src/records/statement-record.ts";
import type { Store } from "../../packages/app/src/store/store.ts";

/* What people ask of a server at once: lists, a document, entities; and statements that they code. */

const params = { project: "main" };

export async function makeProject({ history }: Store): Promise<void> {
  const after = { id: "main", name: "Main", description: "", isBlind: false, scale: "icd203", locale: "en" };
  const by = { account: null, name: "bench" };
  await history.commit({ project: "main", by, action: "create", summary: "", changes: [{ kind: "project", id: "main", expected: null, after }] });
}

export type Reads = Readonly<Record<string, (turn: number) => Promise<unknown>>>;

export function readsOf(client: Client, ids: readonly string[]): Reads {
  const idOf = (turn: number): string => ids[(turn * 7) % ids.length] ?? "";
  return {
    "list documents": (turn) => client.documents.list({ params, query: { limit: 50, sort: turn % 2 === 0 ? "published" : "title" } }),
    "filter documents": (turn) => client.documents.list({ params, query: { limit: 50, tags: [`topic ${turn % 25}`], review: "with drafts" } }),
    "read a document": (turn) => client.documents.get({ params: { ...params, id: idOf(turn) } }),
    "list statements": (turn) => client.statements.list({ params, query: { limit: 50, documents: [idOf(turn)] } }),
    "filter statements": () => client.statements.list({ params, query: { limit: 50, types: ["relation"], reviews: ["draft"] } }),
    entities: () => client.entities.list({ params, query: { limit: 20, text: "person" } }),
  };
}

let serial = 0;
/** A library that is kept has the statements of earlier runs. */
const run = Date.now().toString(36);

async function makeStatement(client: Client, sample: StatementRecord): Promise<void> {
  const id = `bench${run}x${serial++}`;
  const body = { requestKey: `bench-request-${id}`, action: "code", summary: "Coded a statement" };
  await client.records.commit({ params, body: { ...body, changes: [{ kind: "statement", id, expected: null, after: { ...sample, id } }] } });
}

/** Of many documents, as several people code them. */
async function samplesOf(client: Client): Promise<(turn: number) => StatementRecord> {
  const { entries } = await client.statements.list({ params, query: { limit: 500, types: ["position"], sort: "date" } });
  return (turn) => {
    const sample = entries[(turn * 7) % entries.length];
    if (sample === undefined) throw new Error("the generated library has no position");
    return sample.record;
  };
}

export async function createOneByOne(client: Client, count: number): Promise<number[]> {
  const sampleAt = await samplesOf(client);
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) times.push(await timed(() => makeStatement(client, sampleAt(turn))));
  return times;
}

export interface Load {
  /** Reads a second; a tenth as many statements are written beside them. */
  readonly perSecond: number;
  /** Whether the last request has left, by the number of those that have. */
  readonly isOver: (turns: number) => boolean;
}

export interface UnderLoad {
  /** How long each took in ms: of all, and by what was asked. */
  readonly reads: ReadonlyMap<string, readonly number[]>;
  readonly writes: readonly number[];
  readonly failed: number;
}

/** Requests leave on time whether or not earlier ones have come back: else a slow server would be asked less. */
export async function underLoad(client: Client, reads: Reads, { perSecond, isOver }: Load): Promise<UnderLoad> {
  const sampleAt = await samplesOf(client);
  const names = Object.keys(reads);
  const times = new Map<string, number[]>([["all reads", []], ...names.map((name): [string, number[]] => [name, []])]);
  const writes: number[] = [];
  let failed = 0;
  const waiting: Promise<void>[] = [];
  const send = (work: () => Promise<unknown>, note: (ms: number) => void): void => {
    waiting.push(timed(work).then(note, () => void failed++));
  };
  const start = performance.now();
  for (let turn = 0; !isOver(turn); turn++) {
    await until(start + (turn * 1000) / perSecond);
    const name = names[turn % names.length] ?? "";
    send(
      () => reads[name]?.(turn) ?? Promise.resolve(),
      (ms) => {
        times.get(name)?.push(ms);
        times.get("all reads")?.push(ms);
      },
    );
    if (turn % 10 === 0)
      send(
        () => makeStatement(client, sampleAt(turn / 10)),
        (ms) => writes.push(ms),
      );
  }
  await Promise.all(waiting);
  return { reads: times, writes, failed };
}

async function until(moment: number): Promise<void> {
  const left = moment - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
