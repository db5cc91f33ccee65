import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../../packages/core/src/base/random.ts";
import { submitImport } from "../../packages/app/src/jobs/import-many.ts";
import { createProject } from "../../packages/app/src/library/create-project.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { serveProcess } from "../support/servers/serve-process.ts";
import { workerProcess } from "../support/servers/worker-process.ts";
import { loseUnits, withLibrary, type FaultReport } from "./kill-rounds.ts";
import { Fault } from "./verify.ts";

export interface ClusterOptions {
  readonly rounds: number;
  readonly random: Random;
  readonly documents: number;
  readonly servers: number;
  readonly workers: number;
  readonly onRound?: (round: number, done: number) => void;
}

const project = "main";
const longestLifeMs = 4000;
const longestTailMs = 600_000;

/** Two processes were killed while they held it; or the machine was so busy that reading took too long. */
const retried = new Set(["RAP_LIBRARY_GIVEN_UP", "RAP_SOURCE_TOO_HARD"]);

interface Member {
  readonly kill: () => Promise<void>;
}

/**
 * Servers and workers on one database read and code documents. One of them is killed at a random moment while the others go on, then all of them; again and
 * again. At the end every document is there once, coded once, and counted once.
 * @throws Fault
 */
export async function clusterRounds(location: string, { rounds, random, ...options }: ClusterOptions): Promise<FaultReport> {
  const job = await withLibrary(location, (store) => prepareImport(store, options));
  for (let round = 1; round <= rounds; round++) {
    const members = await start(location, options);
    await wait(random() * longestLifeMs);
    const [first] = members.splice(Math.floor(random() * members.length), 1);
    await first?.kill();
    await wait(random() * longestLifeMs);
    await Promise.all(members.map((member) => member.kill()));
    await loseUnits(location);
    options.onRound?.(round, await withLibrary(location, (store) => verifyDocuments(store, job)));
  }
  const members = await start(location, options);
  try {
    await withLibrary(location, (store) => finishImport(store, job));
  } finally {
    await Promise.all(members.map((member) => member.kill()));
  }
  const done = await withLibrary(location, (store) => verifyDocuments(store, job));
  if (done !== options.documents) throw new Fault(`${done} of ${options.documents} documents are there`);
  return { name: "PostgreSQL: servers and workers killed", rounds, writes: done };
}

/** An import of so many short documents, not begun. @returns its job */
export async function prepareImport(store: Store, { documents }: Pick<ClusterOptions, "documents">): Promise<string> {
  const workplace = openWorkplace(store);
  await createProject(workplace, { id: project, name: "Main" });
  const sources = Array.from({ length: documents }, (_, number) => ({
    name: `paper-${number}.txt`,
    bytes: Buffer.from(`Paper ${number}. China warned Japan in ${1900 + number}. Talks will resume by March, said Ada Example.`),
  }));
  return submitImport(workplace, sources);
}

async function start(location: string, { servers, workers }: Pick<ClusterOptions, "servers" | "workers">): Promise<Member[]> {
  const crew = Array.from({ length: workers }, () => workerProcess(location));
  const served = Array.from({ length: servers }, () => serveProcess(["--database", location, "--port", "0", "--workers", "1"]));
  await Promise.all(crew.map(({ ready }) => ready));
  const members = (await Promise.all(served)).map(({ kill }) => ({ kill: async () => kill() }));
  return [...crew, ...members];
}

/** Waits for the end of the job. What was given up is retried, as its owner would. */
export async function finishImport({ jobs }: Store, id: string): Promise<void> {
  for (let waited = 0; waited < longestTailMs; waited += 200) {
    const job = await jobs.get(project, id);
    if (job?.state === "done" && job.failedCount === 0) return;
    if (job?.state === "done" || job?.state === "failed") {
      const { entries } = await jobs.failures(project, id, { limit: 500 });
      const other = entries.find(({ code }) => !retried.has(code));
      if (other !== undefined) throw new Fault(`${other.label} failed: ${other.message}`);
      await jobs.steer(project, id, "retry");
    }
    await wait(200);
  }
  throw new Fault("the job did not come to its end");
}

/** No document is there twice, none was written twice, and the job counts no more than there are. @returns how many there are */
export async function verifyDocuments(store: Store, id: string): Promise<number> {
  // Asked first: where work goes on, more documents may have come since.
  const job = await store.jobs.get(project, id);
  const names = new Set<string>();
  const drafts = new Set<string>();
  for await (const { record } of store.records.all(project, "document")) {
    const name = record.sourceName ?? "";
    if (names.has(name)) throw new Fault(`${name} is there twice`);
    names.add(name);
    const versions = await store.history.versions(project, "document", record.id);
    if (versions.length !== 1) throw new Fault(`${name} was written ${versions.length} times`);
  }
  for await (const { record } of store.records.all(project, "statement")) {
    const draft = `${record.documentId} ${record.draftId}`;
    if (drafts.has(draft)) throw new Fault(`a statement of ${record.documentId} was coded twice`);
    drafts.add(draft);
    const versions = await store.history.versions(project, "statement", record.id);
    if (versions.length !== 1) throw new Fault(`statement ${record.id} was written ${versions.length} times`);
  }
  if (job === null || job.doneCount > names.size) throw new Fault(`${job?.doneCount} units are counted as done, ${names.size} documents are there`);
  return names.size;
}
