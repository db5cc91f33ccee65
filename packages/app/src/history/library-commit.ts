import { RapporteurError } from "@rapporteur/core/base";
import type { MemoRecord } from "../records/memo-record.ts";
import type { AnyRecord, RecordKind, Stored } from "../records/records.ts";
import type { Change, Committed } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { eraseAction } from "../store/history/invert-revision.ts";
import { badField } from "../library/bad-field.ts";
import { settleStatements } from "../statements/edit-statement.ts";
import { demandOwnMemo, demandParents, stampedMemo } from "../statements/memo-rules.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";
import { checkChange } from "./library-rules.ts";
import { demandWriter } from "../access/rights-writers.ts";
import { hasRole, type Membership } from "../access/rights.ts";

export interface PersonsCommit {
  readonly requestKey: string;
  readonly action: string;
  readonly summary: string;
  readonly changes: readonly Change[];
}

/**
 * Changes that a person asks for: held to the person's role, with everything in them that says who and when set by the server, whatever was sent.
 *
 * @throws RAP_RIGHTS_KIND, RAP_RIGHTS_FIXED, RAP_RIGHTS_GRANT, RAP_LIBRARY_FIELD, and what the statement rules and the store throw
 * Cost: reads the records that are changed.
 */
export async function commitAsPerson(workplace: Workplace, membership: Membership, given: PersonsCommit): Promise<Committed> {
  const { store, project, by } = workplace;
  // What is called an erasure is never undone.
  if (given.action === eraseAction) throw badField("action", `is ${eraseAction}`, "call it remove; erasing has an endpoint of its own");
  const standing = await readCurrent(workplace, given.changes);
  for (const change of given.changes) {
    const before = standing.get(nameOf(change)) ?? null;
    demandChange(workplace, membership, change, before);
    checkChange(change, before?.record ?? null);
  }
  await demandParents(workplace, given.changes);
  const settled = await settleAll(workplace, given.changes, standing);
  return store.history.commit({ ...given, project, by, changes: settled });
}

type CurrentRecords = ReadonlyMap<string, Stored<AnyRecord>>;

const nameOf = ({ kind, id }: { kind: RecordKind; id: string }): string => `${kind} ${id}`;

async function readCurrent({ store, project }: Workplace, changes: readonly Change[]): Promise<CurrentRecords> {
  const standing = new Map<string, Stored<AnyRecord>>();
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const ids = changes.filter((change) => change.kind === kind).map(({ id }) => id);
    for (const stored of await store.records.getMany(project, kind, ids)) standing.set(nameOf({ kind, id: stored.record.id }), stored);
  }
  return standing;
}

/** Fields that only the server, or a use case of its own, sets: by kind. */
const fixedFields: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  document: ["contentId", "sha256"],
  entity: ["mergedInto"],
  type: ["key", "isBuiltIn"],
  snapshot: ["revision", "digest", "counts"],
  // Publishing checks the page, takes a snapshot, and lists what it corrects.
  roundup: ["state", "publishAt", "approved", "publishedAt", "snapshotId", "corrections"],
  // Experts write by their link, and editors decide: neither puts words into the other's mouth.
  part: ["roundup", "author", "state", "secretHash", "expiresAt", "words", "note", "submittedAt"],
};
/** What such a field holds in a new record, where that is not null. */
const freshFields: Readonly<Record<string, unknown>> = { isBuiltIn: false, state: "draft", corrections: [] };

function demandChange(workplace: Workplace, membership: Membership, change: Change, before: Stored<AnyRecord> | null): void {
  const { kind, id, expected, after } = change;
  demandWriter(membership, kind, id, expected === null);
  if (after !== null && after.id !== id) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "id", kind, id });
  if (kind === "project" && (id !== workplace.project || after === null)) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "id", kind, id });
  // Snapshots are taken, documents imported: nobody can vouch for a digest or a text that comes from outside.
  if (expected === null && (kind === "snapshot" || kind === "document")) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "origin", kind, id });
  // Freezing quotes the statements itself, and its link is for who made it to end.
  if (kind === "figure") throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "content", kind, id });
  if (kind === "view" && before !== null && isForeignView(workplace, before.record) && !hasRole(membership, "editor"))
    throw new RapporteurError("RAP_RIGHTS_GRANT", { kind, id });
  if (kind === "memo" && before !== null) demandOwnMemo(workplace, before.record as MemoRecord);
  if (kind === "type" && after === null && before !== null && "isBuiltIn" in before.record && before.record.isBuiltIn)
    throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "existence", kind, id });
  if (after !== null) for (const field of fixedFields[kind] ?? []) demandFixed(change, field, before);
}

function isForeignView(workplace: Workplace, record: AnyRecord): boolean {
  return "createdBy" in record && record.createdBy !== accountOf(workplace);
}

function demandFixed({ kind, id, after }: Change, field: string, before: Stored<AnyRecord> | null): void {
  const isNewType = kind === "type" && before === null;
  const stood = before === null ? (freshFields[field] ?? null) : (before.record as Record<string, unknown>)[field];
  if (isNewType && field === "key") return;
  if (JSON.stringify((after as Record<string, unknown>)[field] ?? null) !== JSON.stringify(stood ?? null))
    throw new RapporteurError("RAP_RIGHTS_FIXED", { field, kind, id });
}

async function settleAll(workplace: Workplace, changes: readonly Change[], standing: CurrentRecords): Promise<Change[]> {
  const edits = changes.flatMap(({ kind, id, after }) => {
    if (kind !== "statement" || after === null) return [];
    const before = standing.get(nameOf({ kind, id }))?.record ?? null;
    return [{ before: before as StatementRecord | null, after }];
  });
  const settled = new Map((await settleStatements(workplace, edits)).map((record) => [record.id, record]));
  return changes.map((change): Change => {
    if (change.after === null) return change;
    if (change.kind === "statement") return { ...change, after: settled.get(change.id) ?? change.after };
    return stamped(workplace, change, standing.get(nameOf(change))?.record ?? null);
  });
}

/** Sets who made a record and when: as it stood, or the one who makes it now. */
function stamped(workplace: Workplace, change: Change, before: AnyRecord | null): Change {
  const account = accountOf(workplace);
  const now = momentOf(workplace);
  const own = <F extends string>(field: F, fresh: string): Record<F, string> =>
    ({ [field]: before === null ? fresh : String((before as Record<string, unknown>)[field]) }) as Record<F, string>;
  if (change.after === null) return change;
  switch (change.kind) {
    case "document":
      return { ...change, after: { ...change.after, ...own("addedBy", account), ...own("addedAt", now) } };
    case "memo":
      return { ...change, after: stampedMemo(workplace, change.after, before as MemoRecord | null) };
    case "view":
      return { ...change, after: { ...change.after, ...own("createdBy", account) } };
    case "snapshot":
      return { ...change, after: { ...change.after, ...own("createdBy", account), ...own("createdAt", now) } };
    case "outcome":
      return { ...change, after: { ...change.after, ...own("by", account), ...own("recorded", now) } };
    default:
      return change;
  }
}
