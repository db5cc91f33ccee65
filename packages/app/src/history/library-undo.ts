import { RapporteurError, withArticle } from "@rapporteur/core/base";
import type { DocumentContent } from "../records/document-record.ts";
import type { AnyRecord, RecordKind } from "../records/records.ts";
import type { Change, Committed } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { authorise } from "../library/authorise.ts";
import { nameOf } from "../library/demand-change.ts";
import { accountOf, type Workplace } from "../library/workplace.ts";

/**
 * Undoes the latest change of the person, or a given revision; `redo` does what was undone again. Other people's revisions are for editors.
 *
 * @throws RAP_RIGHTS_NOTHING, RAP_RIGHTS_UNDO, RAP_RIGHTS_KIND; RAP_STORE_UNDO where something was changed since; RAP_FIGURE_MANY
 */
export async function undoAsPerson(
  workplace: Workplace,
  given: { readonly requestKey: string; readonly direction: "undo" | "redo"; readonly revision?: number | undefined; readonly mostFigures?: number },
): Promise<Committed & { readonly summary: string }> {
  authorise(workplace, "undoOwn");
  const { store, project, by } = workplace;
  const revision = given.revision ?? (await store.history.undoable(project, accountOf(workplace), given.direction))?.revision;
  if (revision === undefined) throw new RapporteurError("RAP_RIGHTS_NOTHING", { direction: given.direction });
  const found = await store.history.revision(project, revision);
  if (found === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "revision", id: revision });
  const kind = found.revision.by.account === accountOf(workplace) ? "undoOwn" : "undo";
  const refusal = new RapporteurError("RAP_RIGHTS_UNDO", { revision });
  authorise(workplace, kind, { refusal });
  const request = await store.history.inverse(project, revision, by);
  const done = new Map(found.changes.map((change) => [nameOf(change), change.after]));
  const changes = request.changes.map((change) => ({ change, before: done.get(nameOf(change)) ?? null }));
  const writer = authorise(workplace, kind, { refusal, changes });
  const committed = await writer.commit({ ...request, requestKey: given.requestKey, mostFigures: given.mostFigures });
  return { ...committed, summary: request.summary };
}

/**
 * Brings a record back to what it was at a revision, also one that was removed since. A removed document brings along the statements that it had then, a removed
 * statement its memos.
 *
 * Cost: of a removed document O(statements of the project).
 * @throws RAP_LIBRARY_MISSING where it was not there then; RAP_LIBRARY_RESTORE; what `authorise` throws; RAP_STORE_CONFLICT, RAP_FIGURE_MANY
 */
export async function restoreRecord(
  workplace: Workplace,
  given: {
    readonly requestKey: string;
    readonly kind: RecordKind;
    readonly id: string;
    readonly asOf: number;
    readonly expected: number | null;
    readonly mostFigures?: number;
  },
): Promise<Committed> {
  const { store, project } = workplace;
  const { kind, id, asOf, expected, requestKey, mostFigures } = given;
  authorise(workplace, "restore", { changes: [{ change: { kind, id, expected, after: null }, before: null }] });
  const then = await store.records.get(project, kind, id, asOf);
  if (then === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind, id: `${id} as of revision ${asOf}` });
  const change = { kind, id, expected, after: then.record } as Change;
  const before = expected === null ? null : ((await store.records.get(project, kind, id))?.record ?? null);
  await demandText(workplace, { record: then.record, before, asOf });
  const along = expected === null ? await removedAlong(workplace, { kind, id }, asOf) : [];
  const writer = authorise(workplace, "restore", {
    changes: [{ change, before }, ...along.map((one) => ({ change: one, before: null, isAlong: true }))],
  });
  const summary = `Restored ${withArticle(kind)} from revision ${asOf}`;
  return writer.commit({ action: "restore", summary, requestKey, mostFigures, changes: [change, ...along] });
}

/**
 * A document and its statements come back alone while the document has the text that they were made on: a quote stands where its statement says.
 *
 * @throws RAP_LIBRARY_RESTORE
 */
async function demandText(
  { store, project }: Workplace,
  { record, before, asOf }: { readonly record: AnyRecord; readonly before: AnyRecord | null; readonly asOf: number },
): Promise<void> {
  const refused = (kind: RecordKind): RapporteurError => new RapporteurError("RAP_LIBRARY_RESTORE", { kind, id: record.id, revision: asOf });
  if ("contentId" in record && before !== null && "contentId" in before && before.contentId !== record.contentId) throw refused("document");
  if (!("draftId" in record)) return;
  const [now, then] = await Promise.all([undefined, asOf].map((at) => store.records.get(project, "document", record.documentId, at)));
  if (now?.record.contentId === then?.record.contentId) return;
  const content = now === null || now === undefined ? null : await store.contents.get(project, now.record.contentId);
  if (content !== null && !standsIn(record, content)) throw refused("statement");
}

function standsIn({ start, end, quote, marks, contribution }: StatementRecord, { text, contributions }: DocumentContent): boolean {
  const isQuoted = text.slice(start, end) === quote;
  return isQuoted && Object.values(marks).every(([, to]) => to <= text.length) && (contribution === null || contribution < contributions.length);
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
