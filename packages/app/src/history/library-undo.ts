import { RapporteurError, withArticle } from "@rapporteur/core/base";
import type { FigureRecord } from "../records/figure-record.ts";
import type { MemoRecord } from "../records/memo-record.ts";
import type { RecordKind } from "../records/records.ts";
import type { Change, CommitRequest, Committed } from "../records/revision.ts";
import { accountOf, type Workplace } from "../library/workplace.ts";
import { demandWriter, writers } from "../access/rights-writers.ts";
import { hasRole, type Membership } from "../access/rights.ts";
import { demandOwnMemo } from "../statements/memo-rules.ts";
import { demandOwnFigure } from "../access/rights-figures.ts";

/** What one's own work may consist of: undoing it needs no more than doing it did, though it removes what only editors remove otherwise. */
const ownWork = new Set<RecordKind>((Object.keys(writers) as RecordKind[]).filter((kind) => ["reader", "coder"].includes(writers[kind].make)));

/**
 * Undoes the latest change of the person, or a given revision; `redo` does what was undone again. Other people's revisions are for editors.
 *
 * @throws RAP_RIGHTS_NOTHING, RAP_RIGHTS_UNDO, RAP_RIGHTS_KIND; RAP_STORE_UNDO where something was changed since; RAP_FIGURE_MANY
 */
export async function undoAsPerson(
  workplace: Workplace,
  membership: Membership,
  given: { readonly requestKey: string; readonly direction: "undo" | "redo"; readonly revision?: number | undefined; readonly mostFigures?: number },
): Promise<Committed & { readonly summary: string }> {
  const { store, project, by } = workplace;
  const revision = given.revision ?? (await store.history.undoable(project, accountOf(workplace), given.direction))?.revision;
  if (revision === undefined) throw new RapporteurError("RAP_RIGHTS_NOTHING", { direction: given.direction });
  const found = await store.history.revision(project, revision);
  if (found === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "revision", id: revision });
  const isOwn = found.revision.by.account === accountOf(workplace);
  if (!isOwn && !hasRole(membership, "editor")) throw new RapporteurError("RAP_RIGHTS_UNDO", { revision });
  const request = await store.history.inverse(project, revision, by);
  demandUndo(membership, request, isOwn);
  for (const { kind, before, after } of found.changes)
    if (kind === "figure") demandOwnFigure(accountOf(workplace), membership, (before ?? after) as FigureRecord | null);
  const committed = await store.history.commit({ ...request, requestKey: given.requestKey, mostFigures: given.mostFigures });
  return { ...committed, summary: request.summary };
}

function demandUndo(membership: Membership, { changes }: CommitRequest, isOwn: boolean): void {
  for (const { kind, id, expected } of changes)
    demandWriter(membership, kind, id, (isOwn && ownWork.has(kind)) || expected === null || kind === "outcome");
}

/**
 * Brings a record back to what it was at a revision, also one that was removed since. A removed document brings along the statements that it had then, a removed
 * statement its memos.
 *
 * Cost: of a removed document O(statements of the project).
 * @throws RAP_LIBRARY_MISSING where it was not there then; RAP_RIGHTS_KIND, RAP_STORE_CONFLICT, RAP_FIGURE_MANY
 */
export async function restoreRecord(
  workplace: Workplace,
  membership: Membership,
  given: {
    readonly requestKey: string;
    readonly kind: RecordKind;
    readonly id: string;
    readonly asOf: number;
    readonly expected: number | null;
    readonly mostFigures?: number;
  },
): Promise<Committed> {
  const { store, project, by } = workplace;
  const { kind, id, asOf, expected, requestKey, mostFigures } = given;
  demandWriter(membership, kind, id, expected === null);
  const then = await store.records.get(project, kind, id, asOf);
  if (then === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind, id: `${id} as of revision ${asOf}` });
  const change = { kind, id, expected, after: then.record } as Change;
  if (kind === "memo") demandOwnMemo(workplace, then.record as MemoRecord);
  if (kind === "figure") demandOwnFigure(accountOf(workplace), membership, then.record as FigureRecord);
  const along = expected === null ? await removedAlong(workplace, { kind, id }, asOf) : [];
  const summary = `Restored ${withArticle(kind)} from revision ${asOf}`;
  return store.history.commit({ project, by, action: "restore", summary, requestKey, mostFigures, changes: [change, ...along] });
}

/** What went along with a record when it was removed: the statements of a document, the memos on statements. */
async function removedAlong(workplace: Workplace, { kind, id }: { kind: RecordKind; id: string }, asOf: number): Promise<Change[]> {
  const { store, project } = workplace;
  const changes: Change[] = [];
  if (kind === "document")
    for await (const { record } of store.records.all(project, "statement", { asOf }))
      if (record.documentId === id) changes.push({ kind: "statement", id: record.id, expected: null, after: record });
  const statements = new Set([...changes.map((change) => change.id), ...(kind === "statement" ? [id] : [])]);
  if (statements.size === 0) return changes;
  for await (const { record } of store.records.all(project, "memo", { asOf }))
    if (statements.has(record.statement)) changes.push({ kind: "memo", id: record.id, expected: null, after: record });
  return changes;
}
