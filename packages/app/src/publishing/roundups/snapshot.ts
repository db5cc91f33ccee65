import { createHash } from "node:crypto";
import { compareTexts, RapporteurError } from "@rapporteur/core/base";
import type { SnapshotRecord } from "../../records/project-records.ts";
import { recordKinds, type RecordKind } from "../../records/records.ts";
import { eraseAction } from "../../store/history/invert-revision.ts";
import { authorise } from "../../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../../library/workplace.ts";

/** What a figure can be made from: everything but how screens were set, what was said about statements, and the snapshots themselves. */
const digested: readonly RecordKind[] = recordKinds.filter((kind) => !["snapshot", "view", "roundup", "part", "figure", "memo"].includes(kind));

export interface StateDigest {
  readonly digest: string;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * A digest over what a project held at a revision: SHA-256 over kind, id and record in order of kind and id, keys sorted. Equal for equal states,
 * in either store.
 *
 * Cost: O(records).
 */
async function stateDigest({ store, project }: Pick<Workplace, "store" | "project">, asOf: number): Promise<StateDigest> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  for (const kind of digested) {
    let count = 0;
    for await (const { record } of store.records.all(project, kind, { asOf })) {
      hash.update(`${kind}\0${record.id}\0${canonical(record)}\n`);
      count++;
    }
    counts[kind] = count;
  }
  return { digest: hash.digest("hex"), counts };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareTexts(a, b)));
  });
}

/** Revisions back to which a snapshot is looked for whose state is still the present one, and changes of one of them that are looked at. */
const [lookBack, lookThrough] = [20, 20];

/**
 * The digest of the latest snapshot, where nothing that it covers was committed since: pages that are published one after the other need it once.
 * Cost: O(1).
 */
async function unchangedDigest({ store, project }: Pick<Workplace, "store" | "project">): Promise<StateDigest | null> {
  let latest: SnapshotRecord | null = null;
  const { entries } = await store.history.list(project, { limit: lookBack });
  for (const { revision, action, changeCount } of entries) {
    if (latest !== null && revision <= latest.revision) return { digest: latest.digest, counts: latest.counts };
    if (changeCount > lookThrough || action === eraseAction) return null;
    const { changes = [] } = (await store.history.revision(project, revision)) ?? {};
    if (changes.some(({ kind }) => digested.includes(kind))) return null;
    const taken = changes.find(({ kind, after }) => kind === "snapshot" && after !== null);
    if (latest === null && taken !== undefined) latest = taken.after as SnapshotRecord;
  }
  return null;
}

/** Keeps the present state of the project under a name. Cost: O(records), or O(1) where a snapshot was taken and only pages and views changed since. */
export async function takeSnapshot(workplace: Workplace, given: { readonly name: string; readonly note?: string }): Promise<SnapshotRecord> {
  const writer = authorise(workplace, "snapshot");
  const { store, project, makeId } = workplace;
  const revision = await store.history.head(project);
  const record: SnapshotRecord = {
    id: makeId("n"),
    name: given.name,
    revision,
    ...((await unchangedDigest(workplace)) ?? (await stateDigest(workplace, revision))),
    createdBy: accountOf(workplace),
    createdAt: momentOf(workplace),
    note: given.note ?? "",
  };
  await writer.commit({
    action: "snapshot",
    summary: `Kept the state as “${given.name}”`,
    changes: [{ kind: "snapshot", id: record.id, expected: null, after: record }],
  });
  return record;
}

/** Whether a snapshot's state can still be rebuilt as it was: false after something of it was erased. @throws RAP_LIBRARY_MISSING */
export async function checkSnapshot(workplace: Workplace, id: string): Promise<{ readonly isWhole: boolean; readonly snapshot: SnapshotRecord }> {
  const stored = await workplace.store.records.get(workplace.project, "snapshot", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "snapshot", id });
  const { digest } = await stateDigest(workplace, stored.record.revision);
  return { isWhole: digest === stored.record.digest, snapshot: stored.record };
}
