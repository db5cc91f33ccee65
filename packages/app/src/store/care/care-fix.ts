import type { Stored } from "../../records/records.ts";
import type { Change, CommitRequest, Committed, Author } from "../../records/revision.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { type AnchorResult, makeAnchor, openAnchorFinder } from "@rapporteur/core/text";
import { unusedContents } from "./care-check.ts";
import { projectsOf, rebuildTables } from "./care-rebuild.ts";
import { recordsById } from "../records.ts";
import type { StoreContext } from "../store-context.ts";
import type { Finding } from "../store.ts";

type Commit = (request: CommitRequest) => Promise<Committed>;

/**
 * Mends what can be mended without a guess: tables and index are made again, texts without a document go, and statements whose quote does not stand
 * where they say are moved to the one place where it does, by a commit that can be undone. A quote that stands nowhere, or in several places, is left.
 *
 * @returns how many findings are mended
 */
export async function fixFindings(
  context: StoreContext,
  commit: Commit,
  { findings, by }: { findings: readonly Finding[]; by: Author },
): Promise<number> {
  const fixable = findings.filter(({ isFixable }) => isFixable);
  const stale = fixable.filter(({ code }) => code === "index");
  const misplaced = fixable.filter(({ kind, code }) => kind === "statement" && (code === "quote" || code === "orphan"));
  const unused = fixable.filter(({ code }) => code === "leftover");
  await rebuild(context, stale);
  let mended = stale.length + (await dropContents(context, unused));
  for (const [project, group] of Map.groupBy(misplaced, (one) => one.project ?? "")) {
    const ids = group.flatMap(({ id }) => id ?? []);
    mended += await moveStatements(context, commit, { project, ids, by });
  }
  return mended;
}

async function rebuild({ write, dialect }: StoreContext, stale: readonly Finding[]): Promise<void> {
  if (stale.length === 0) return;
  await write(async (trx) => {
    const everywhere = stale.some(({ project }) => project === null);
    const projects = everywhere ? await projectsOf(trx) : new Set(stale.flatMap(({ project }) => project ?? []));
    for (const project of projects) await rebuildTables(trx, dialect, project);
    if (everywhere && dialect === "sqlite")
      await trx.deleteFrom("searchWords").where("rowid", "not in", trx.selectFrom("searchRows").select("id")).execute();
  });
}

async function dropContents({ write }: StoreContext, unused: readonly Finding[]): Promise<number> {
  if (unused.length === 0) return 0;
  const asked = new Set(unused.map(({ project, id }) => `${project} ${id}`));
  return write(async (trx) => {
    // Looked up again: a document may have come to stand on one since.
    const still = (await unusedContents(trx)).filter(({ project, id }) => asked.has(`${project} ${id}`));
    for (const { project, id } of still) await trx.deleteFrom("contents").where("project", "=", project).where("id", "=", id).execute();
    return still.length;
  });
}

async function moveStatements(
  { db }: StoreContext,
  commit: Commit,
  { project, ids, by }: { project: string; ids: readonly string[]; by: Author },
): Promise<number> {
  const statements = await recordsById(db, { project, kind: "statement" }, ids);
  const changes: Change[] = [];
  for (const [documentId, group] of Map.groupBy(statements.values(), ({ record }) => record.documentId)) {
    const text = await textOf(db, project, documentId);
    if (text === null) continue;
    const find = openAnchorFinder(text);
    changes.push(...group.flatMap((one) => moved(one, find(one.record), text) ?? []));
  }
  if (changes.length === 0) return 0;
  await commit({ project, by, action: "repair", summary: `Moved ${changes.length} statements to where their quotes stand`, changes });
  return changes.length;
}

/** The text that a document stands on; null where either is not there. */
async function textOf(db: StoreContext["db"], project: string, documentId: string): Promise<string | null> {
  const document = (await recordsById(db, { project, kind: "document" }, [documentId])).get(documentId);
  if (document === undefined) return null;
  const contents = db.selectFrom("contents").select("text").where("project", "=", project);
  return (await contents.where("id", "=", document.record.contentId).executeTakeFirst())?.text ?? null;
}

function moved({ record, revision }: Stored<StatementRecord>, place: AnchorResult, text: string): Change | null {
  if (place.kind !== "found") return null;
  const { start, end } = place.span;
  const shift = start - record.start;
  const marks = Object.entries(record.marks).map(([name, [from, to]]) => [name, [from + shift, to + shift]] as const);
  const isInside = marks.every(([, [from, to]]) => from >= 0 && to <= text.length);
  const after = { ...record, start, end, ...makeAnchor(text, place.span), marks: isInside ? Object.fromEntries(marks) : {} };
  return { kind: "statement", id: record.id, expected: revision, after: after as StatementRecord };
}
