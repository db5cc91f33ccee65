import type { MemoRecord } from "../records/memo-record.ts";
import type { AnyRecord, Stored } from "../records/records.ts";
import type { Change, Committed } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { eraseAction } from "../store/history/invert-revision.ts";
import { badField } from "../library/bad-field.ts";
import { settleStatements } from "../statements/edit-statement.ts";
import { demandParents, stampedMemo } from "../statements/memo-rules.ts";
import { authorise } from "../library/authorise.ts";
import { nameOf } from "../library/demand-change.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";
import { checkChange } from "./library-rules.ts";

export interface PersonsCommit {
  readonly requestKey: string;
  readonly action: string;
  readonly summary: string;
  readonly changes: readonly Change[];
}

/**
 * Changes that a person asks for: held to the person's role, with everything in them that says who and when set by the server, whatever was sent.
 *
 * @throws what `authorise` throws, RAP_LIBRARY_FIELD, and what the statement rules and the store throw
 * Cost: reads the records that are changed.
 */
export async function commitAsPerson(workplace: Workplace, given: PersonsCommit, kind: "edit" | "memo" = "edit"): Promise<Committed> {
  authorise(workplace, kind);
  // What is called an erasure is never undone.
  if (given.action === eraseAction) throw badField("action", `is ${eraseAction}`, "call it remove; erasing has an endpoint of its own");
  const standing = await readCurrent(workplace, given.changes);
  const asked = given.changes.map((change) => ({ change, before: standing.get(nameOf(change))?.record ?? null }));
  const writer = authorise(workplace, kind, { changes: asked });
  for (const { change, before } of asked) checkChange(change, before);
  await demandParents(workplace, given.changes);
  return writer.commit({ ...given, changes: await settleAll(workplace, given.changes, standing) });
}

type CurrentRecords = ReadonlyMap<string, Stored<AnyRecord>>;

async function readCurrent({ store, project }: Workplace, changes: readonly Change[]): Promise<CurrentRecords> {
  const standing = new Map<string, Stored<AnyRecord>>();
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const ids = changes.filter((change) => change.kind === kind).map(({ id }) => id);
    for (const stored of await store.records.getMany(project, kind, ids)) standing.set(nameOf({ kind, id: stored.record.id }), stored);
  }
  return standing;
}

async function settleAll(workplace: Workplace, changes: readonly Change[], standing: CurrentRecords): Promise<Change[]> {
  const edits = changes.flatMap(({ kind, id, after }) => {
    if (kind !== "statement" || after === null) return [];
    const before = standing.get(nameOf({ kind, id }))?.record ?? null;
    return [{ before: before as StatementRecord | null, after }];
  });
  const settled = new Map((await settleStatements(workplace, edits)).map((record) => [record.id, record]));
  return changes.map((change): Change => {
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
