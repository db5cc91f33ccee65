import { RapporteurError } from "@rapporteur/core/base";
import type { AnyRecord, RecordKind } from "../../records/records.ts";
import type { CommitRequest, Committed } from "../../records/revision.ts";
import type { Transaction } from "kysely";
import { checkLinks } from "./check-links.ts";
import { checkDemands } from "./commit-demands.ts";
import type { CommitWork, Followers, RecordStep } from "./commit-work.ts";
import { ConflictError } from "./conflict-error.ts";
import { inChunks, insertRows } from "../insert-rows.ts";
import { lockState } from "./lock-state.ts";
import type { RevisionRow } from "../record-tables.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { withMemos } from "./with-memos.ts";
import type { TypesByKey } from "./record-links.ts";
import { allTypes, typesOfCommit } from "./types-of-commit.ts";
import { writeKeys } from "./write-keys.ts";
import { askKept } from "../sql/kept-queries.ts";
import { sendQuery } from "../sql/send-query.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

type Trx = Transaction<Tables>;
interface OpenVersion {
  readonly revision: number;
  readonly record: AnyRecord;
}

/** Where a commit is applied, and what follows it. */
export type Applied = Pick<StoreContext, "dialect" | "now"> & Followers;

/**
 * Applies a commit inside a transaction: checks what the writer saw, writes versions, then calls whatever follows the history.
 *
 * Cost: O(changes + size of their records), some twenty statements.
 * @throws RAP_STORE_CONFLICT, RAP_STORE_REFERENCE, RAP_STORE_UNIQUE, RAP_STORE_CYCLE, RAP_STORE_TWICE; what `checkDemands` throws
 */
export async function applyCommit(trx: Trx, context: Applied, given: CommitRequest): Promise<Committed> {
  const { project } = given;
  // Sent together, and answered in this order: the others see what stands once the library is locked.
  const [state, repeated, standing] = await Promise.all([
    lockState(trx, context),
    given.requestKey === undefined ? null : revisionOfKey(trx, given, given.requestKey),
    readStanding(trx, given),
  ]);
  if (repeated !== null) return { revision: repeated, wasRepeated: true };
  await checkDemands(trx, given);
  const request = await withMemos(trx, given);
  const revision = state.revision + 1;
  const steps = planSteps(request, request === given ? standing.open : await openVersions(trx, project, request.changes));
  await writeVersions(trx, context, { project, revision, steps });
  const types = await typesOfCommit(trx, project, steps, standing.types);
  const work: CommitWork = { trx, dialect: context.dialect, project, revision, steps, types };
  await writeKeys(work);
  await checkLinks(work);
  for (const keep of context.projections) await keep(work);
  await writeRevision(trx, context, { request, revision, at: latest(state.at, context.now()) });
  return { revision, wasRepeated: false };
}

/** Moments never go back, whatever the clock does. */
function latest(before: string, now: number): string {
  const at = new Date(now).toISOString();
  return at > before ? at : before;
}

/** The commit that was made under a key. Somebody else's is no answer to this one. @throws RAP_STORE_UNIQUE */
async function revisionOfKey(trx: Trx, { project, by }: CommitRequest, requestKey: string): Promise<number | null> {
  const [row] = await askKept(trx, "revision of key", { project, requestKey }, (asked) =>
    trx
      .selectFrom("revisions")
      .select(["revision", "account"])
      .where("project", "=", asked.project)
      .where("requestKey", "=", asked.requestKey)
      .modifyEnd(keepsPlan)
      .compile(),
  );
  if (row !== undefined && row.account !== by.account)
    throw new RapporteurError("RAP_STORE_UNIQUE", { field: "requestKey", value: requestKey, kind: "request" });
  return row?.revision ?? null;
}

interface Standing {
  readonly open: ReadonlyMap<string, OpenVersion>;
  /** The project's types; null where the commit changes some, or none of its records has one. */
  readonly types: TypesByKey | null;
}

async function readStanding(trx: Trx, { project, changes }: CommitRequest): Promise<Standing> {
  const kinds = new Set(changes.map(({ kind }) => kind));
  const [open, types] = await Promise.all([
    openVersions(trx, project, changes),
    kinds.has("statement") && !kinds.has("type") ? allTypes(trx, project) : null,
  ]);
  return { open, types };
}

/** What each change does to its record, once every one is at the revision its writer saw. */
function planSteps({ changes }: CommitRequest, open: ReadonlyMap<string, OpenVersion>): RecordStep[] {
  const seen = new Set<string>();
  return changes.map(({ kind, id, expected, after }) => {
    const place = `${kind} ${id}`;
    if (seen.has(place)) throw new RapporteurError("RAP_STORE_TWICE", { kind, id });
    seen.add(place);
    if (after !== null && after.id !== id) throw new TypeError(`the ${kind} ${after.id} was given under the id ${id}`);
    const current = open.get(place) ?? null;
    if ((current?.revision ?? null) !== expected) throw new StaleWrite(kind, id, expected, current);
    return { kind, id, before: current?.record ?? null, after };
  });
}

/** Thrown where a writer saw another revision; becomes a ConflictError once it is known who changed the record. */
class StaleWrite extends Error {
  readonly kind: RecordKind;
  readonly id: string;
  readonly expected: number | null;
  readonly current: OpenVersion | null;

  constructor(kind: RecordKind, id: string, expected: number | null, current: OpenVersion | null) {
    super(`${kind} ${id} is not at revision ${expected}`);
    this.kind = kind;
    this.id = id;
    this.expected = expected;
    this.current = current;
  }
}

async function openVersions(
  trx: Trx,
  project: string,
  wanted: readonly { readonly kind: RecordKind; readonly id: string }[],
): Promise<Map<string, OpenVersion>> {
  const found = new Map<string, OpenVersion>();
  for (const [kind, group] of Map.groupBy(wanted, (one) => one.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const rows = await askKept(trx, "open versions", { project, kind, ids }, (asked) =>
        trx
          .selectFrom("versions")
          .select(["id", "fromRevision", "record"])
          .where("project", "=", asked.project)
          .where("kind", "=", asked.kind)
          .where("toRevision", "is", null)
          .where(isAmong(trx, "id", asked.ids))
          .modifyEnd(keepsPlan)
          .compile(),
      );
      for (const { id, fromRevision, record } of rows) {
        if (record !== null) found.set(`${kind} ${id}`, { revision: fromRevision, record: JSON.parse(record) as AnyRecord });
      }
    }
  }
  return found;
}

async function writeVersions(
  trx: Trx,
  { dialect }: Pick<StoreContext, "dialect">,
  { project, revision, steps }: { project: string; revision: number; steps: readonly RecordStep[] },
): Promise<void> {
  const replaced = steps.filter(({ before }) => before !== null);
  for (const [kind, group] of Map.groupBy(replaced, (step) => step.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      await trx
        .updateTable("versions")
        .set({ toRevision: revision })
        .where("project", "=", project)
        .where("kind", "=", kind)
        .where("toRevision", "is", null)
        .where("id", "in", ids)
        .execute();
    }
  }
  // By parts: of a large commit, all its records as text at once would keep others waiting.
  for (const some of inChunks(steps.filter(({ after }) => after !== null))) {
    const rows = some.map(({ kind, id, after }) => ({
      project,
      kind,
      id,
      fromRevision: revision,
      toRevision: null,
      record: JSON.stringify(after),
      isErased: 0,
    }));
    await insertRows(trx, dialect, "versions", rows);
  }
}

interface NewRevision {
  readonly request: CommitRequest;
  readonly revision: number;
  readonly at: string;
}

async function writeRevision(trx: Trx, { dialect }: Pick<StoreContext, "dialect">, { request, revision, at }: NewRevision): Promise<void> {
  const { project, by, action, summary, undoes, requestKey, changes } = request;
  const row: RevisionRow = {
    revision,
    project,
    at,
    account: by.account,
    name: by.name,
    action,
    summary,
    changeCount: changes.length,
    undoes: undoes ?? null,
    undoneBy: null,
    depth: undoes === undefined ? 0 : (await markUndone(trx, project, { undoes, revision })) + 1,
    requestKey: requestKey ?? null,
  };
  await insertRows(trx, dialect, "revisions", [row]);
  await sendQuery(trx, trx.updateTable("libraryState").set({ revision, at }).where("id", "=", 1).modifyEnd(keepsPlan).compile());
}

/** Notes on a revision which one undid it; gives how deep in undos it lies itself. */
async function markUndone(trx: Trx, project: string, { undoes, revision }: { undoes: number; revision: number }): Promise<number> {
  const row = await trx
    .selectFrom("revisions")
    .select(["depth", "undoneBy"])
    .where("project", "=", project)
    .where("revision", "=", undoes)
    .executeTakeFirst();
  if (row === undefined) throw new RapporteurError("RAP_STORE_NO_REVISION", { revision: undoes });
  await trx.updateTable("revisions").set({ undoneBy: revision }).where("revision", "=", undoes).execute();
  return row.depth;
}

/** Converts a stale write into a ConflictError that names the last author. */
export async function asConflict(trx: Trx, project: string, problem: unknown): Promise<unknown> {
  if (!(problem instanceof StaleWrite)) return problem;
  const { kind, id, expected, current } = problem;
  const last = await lastRevisionOf(trx, project, { kind, id });
  const details = { id, seen: expected ?? "none", current: last?.revision ?? "none", who: last?.name ?? "nobody" };
  return new ConflictError(kind, current, details);
}

async function lastRevisionOf(
  trx: Trx,
  project: string,
  { kind, id }: { kind: RecordKind; id: string },
): Promise<{ revision: number; name: string } | null> {
  const last = await trx
    .selectFrom("versions")
    .select(["fromRevision", "toRevision"])
    .where("project", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .orderBy("fromRevision", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return null;
  const revision = last.toRevision ?? last.fromRevision;
  return (await trx.selectFrom("revisions").select(["revision", "name"]).where("revision", "=", revision).executeTakeFirst()) ?? null;
}
