import type { Store } from "../../packages/app/src/store/store.ts";
import { made, sampleCommit, sampleEntity } from "../../packages/app/src/store/testing/sample-records.ts";
import { effectOf, faultJob, faultProject, type Acknowledged } from "./traces.ts";

/** They share transactions, as workers of one server do. */
const lastWorkers = 8;

/** Thrown where a library does not hold what it acknowledged. */
export class Fault extends Error {
  override readonly name = "Fault";
}

function must(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Fault(what);
}

/**
 * Holds a library to everything that was ever acknowledged; `isThorough` reads all of it and looks for whatever else may be wrong.
 * @throws Fault saying what is missing, half done or unsound
 */
export async function verify(store: Store, known: Acknowledged, { isThorough = true } = {}): Promise<void> {
  const ids = [...known.documents];
  const documents = await store.records.getMany(faultProject, "document", ids);
  must(documents.length === ids.length, `${ids.length - documents.length} of ${ids.length} acknowledged documents are gone`);
  const edits = await store.records.getMany(faultProject, "entity", [...known.edits.keys()]);
  for (const { record } of edits)
    must(
      Number(record.note) >= (known.edits.get(record.id) ?? 0),
      `${record.id} stands at edit ${record.note}, acknowledged was ${known.edits.get(record.id)}`,
    );
  must(edits.length === known.edits.size, "an edited record is gone");
  must((await store.history.head(faultProject)) >= known.revision, "the latest revision is older than one that was acknowledged");
  await verifyUnits(store, known);
  if (!isThorough) return;
  await verifyWholeness(store);
  const comments = await commentsOf(store);
  for (const id of known.comments) must(comments.has(id), `comment ${id} is gone`);
  const findings = await store.care.check();
  // A text whose document was never written may be left over; nothing else may.
  const unsound = findings.filter((finding) => finding.code !== "leftover");
  must(unsound.length === 0, unsound.map(({ message }) => message).join("; "));
}

async function commentsOf(store: Store): Promise<Set<string>> {
  const found = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await store.comments.queue(faultProject, { states: ["held"], cursor, limit: 500 });
    for (const { id } of page.entries) found.add(id);
    cursor = page.next;
  }
  return found;
}

/** What one commit wrote is there whole: each document has its statement. */
async function verifyWholeness(store: Store): Promise<void> {
  const documents = new Set<string>();
  const statements = new Set<string>();
  for await (const { record } of store.records.all(faultProject, "document")) documents.add(record.id);
  for await (const { record } of store.records.all(faultProject, "statement")) statements.add(record.documentId);
  must(documents.size === statements.size, `${documents.size} documents have ${statements.size} statements`);
}

async function verifyUnits(store: Store, known: Acknowledged): Promise<void> {
  const twice = [...known.units].filter(([, count]) => count > 1);
  must(twice.length === 0, `units ${twice.map(([unit]) => unit).join(", ")} were noted as done twice`);
  const effects = await store.records.getMany(faultProject, "entity", [...known.units.keys()].map(effectOf));
  must(effects.length === known.units.size, "a unit is noted as done, but what it did is gone");
  const job = await store.jobs.get(faultProject, faultJob.id);
  must((job?.doneCount ?? 0) >= known.units.size, `${known.units.size} units were acknowledged, ${job?.doneCount} are counted`);
}

/** Works off what is left of the job as new workers would, and counts: every unit was done, none twice. */
export async function verifyJob(store: Store): Promise<void> {
  await store.jobs.recover();
  await Promise.all(Array.from({ length: lastWorkers }, (_, number) => workOff(store, `last-${number}`)));
  const job = await store.jobs.get(faultProject, faultJob.id);
  must(job?.state === "done" && job.doneCount === job.total && job.failedCount === 0, `the job ended as ${JSON.stringify(job)}`);
  const total = job?.total ?? 0;
  const effects = await store.records.getMany(
    faultProject,
    "entity",
    Array.from({ length: total }, (_, unit) => effectOf(unit)),
  );
  must(effects.length === total, `${effects.length} of ${total} units did something`);
}

async function workOff(store: Store, worker: string): Promise<void> {
  for (;;) {
    const [unit] = await store.jobs.claim({ worker, kinds: [faultJob.kind], most: 1 });
    if (unit === undefined) return;
    const changes = [made("entity", sampleEntity(effectOf(unit.index)))];
    await store.history.commit(sampleCommit(changes, { project: faultProject, requestKey: `unit ${unit.index}` }));
    await store.jobs.finish(worker, unit, {});
  }
}
