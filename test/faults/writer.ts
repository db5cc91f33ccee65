/*
 * A process that writes to a library until it is killed, and says of every write when it was acknowledged: a line `ack KIND ID …` on standard output,
 * written before anything else is done. `node writer.ts LOCATION ROUND`. A write whose answer never came (the database went away) is sent again with its key.
 */
import { writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { isRapporteurError } from "../../packages/core/src/base/errors.ts";
import type { Change } from "../../packages/app/src/records/revision.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import {
  changed,
  made,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleStatement,
} from "../../packages/app/src/store/testing/sample-records.ts";
import { effectOf, faultJob, faultProject, laneCount, momentOf, textOf } from "./traces.ts";

const [location = "", roundText = "0"] = process.argv.slice(2);
const round = Number(roundText);
const store = await openStore(location);
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());

function say(...words: readonly (string | number)[]): void {
  writeSync(1, `${words.join(" ")}\n`);
}

/** Does a thing until the database answers. What the library itself refuses is a fault. */
async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (problem) {
      if (!isRapporteurError(problem) || problem.code !== "RAP_STORE_UNREACHABLE") throw problem;
      await wait(50);
    }
  }
}

async function commit(requestKey: string, changes: readonly Change[]): Promise<number> {
  const request = sampleCommit(changes, { project: faultProject, requestKey });
  return (await insist(() => store.history.commit(request))).revision;
}

/** New documents, each with a statement in the same commit. */
async function addDocuments(lane: number): Promise<void> {
  for (let count = 0; !stopping.signal.aborted; count++) {
    const id = `d${round}-${lane}-${count}`;
    const content = sampleContent(textOf(id));
    await insist(() => store.contents.keep(faultProject, content));
    const statement = sampleStatement(`s${id}`, id, { start: 0, end: 5, quote: content.text.slice(0, 5) });
    const revision = await commit(`add ${id}`, [made("document", sampleDocument(id, content)), made("statement", statement)]);
    say("ack", "document", id, revision);
  }
}

/** One record, changed again and again. */
async function edit(lane: number): Promise<void> {
  const id = `e${round}-${lane}`;
  let revision = await commit(`make ${id}`, [made("entity", sampleEntity(id, { note: "0" }))]);
  for (let count = 1; !stopping.signal.aborted; count++) {
    revision = await commit(`edit ${id} ${count}`, [changed("entity", sampleEntity(id, { note: String(count) }), revision)]);
    say("ack", "edit", id, count);
  }
}

async function comment(lane: number): Promise<void> {
  const parts = {
    roundup: "r",
    parent: null,
    statement: null,
    stance: null,
    chance: null,
    name: "R",
    state: "held",
    editedAt: null,
    editorNote: null,
    email: null,
  } as const;
  for (let count = 0; !stopping.signal.aborted; count++) {
    const id = `c${round}-${lane}-${count}`;
    const sent = { ...parts, id, project: faultProject, text: id, createdAt: momentOf(round), rules: [], prefixHash: null };
    await insist(() => store.comments.add(sent, id));
    say("ack", "comment", id);
  }
}

/** Units of the job: the effect is a commit with the unit's own key, so that doing a unit again changes nothing. */
async function work(lane: number): Promise<void> {
  const worker = `w${round}-${lane}`;
  while (!stopping.signal.aborted) {
    const [unit] = await insist(() => store.jobs.claim({ worker, kinds: [faultJob.kind], most: 1 }));
    if (unit === undefined) return;
    const id = effectOf(unit.index);
    await commit(`unit ${unit.index}`, [made("entity", sampleEntity(id))]);
    const isMine = (await insist(() => store.jobs.finish(worker, unit, {}))) === "noted";
    if (isMine) say("ack", "unit", unit.index);
  }
}

try {
  say("ready");
  const lanes = Array.from({ length: laneCount }, (_, lane) => [addDocuments(lane), edit(lane), comment(lane), work(lane)]);
  await Promise.all(lanes.flat());
  await store.close();
  say("stopped");
} catch (problem) {
  say("fault", isRapporteurError(problem) ? problem.code : "unknown", String(problem).replaceAll("\n", " "));
  process.exitCode = 1;
  process.exit();
}
