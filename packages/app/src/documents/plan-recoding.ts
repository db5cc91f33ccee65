import type { Change } from "../records/revision.ts";
import type { Stored } from "../records/records.ts";
import type { CoderRef, StatementRecord } from "../records/statement-record.ts";
import { openAnchorFinder } from "@rapporteur/core/text";
import { isUntouchedDraft } from "../statements/coder-name.ts";

const nothing: ReadonlySet<string> = new Set();

/** What a new coding of a document does to its statements. */
export interface RecodingPlan {
  readonly changes: readonly Change<"statement">[];
  /** Drafts that are new, that were replaced, and that are gone. */
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
}

/**
 * Replaces a coder's drafts that nobody has touched by fresh ones: the same draft (by `draftId`) keeps its record, one that is not drafted any more goes, and
 * what a person accepted, rejected or corrected stays as it is and is not drafted again, under its id or as the same claim in the same passage.
 * Drafts of other coders are left alone. A draft that people answered by statements of their own stays a draft. One that people wrote memos on stays too.
 *
 * @param discussed ids of statements with memos
 * Cost: O(statements of the document).
 */
export function planRecoding(
  present: readonly Stored<StatementRecord>[],
  fresh: readonly StatementRecord[],
  coder: CoderRef,
  discussed: ReadonlySet<string> = nothing,
): RecodingPlan {
  const isOurs = ({ record }: Stored<StatementRecord>): boolean => isUntouchedDraft(record) && isSameCoder(record.coder, coder);
  const ours = new Map(present.filter(isOurs).map((stored) => [stored.record.draftId ?? stored.record.id, stored]));
  const kept = present.filter((stored) => !isOurs(stored)).map(({ record }) => record);
  const settled = kept.filter((record) => !isUntouchedDraft(record) && record.draftOf === undefined);
  const ids = new Set(settled.map(({ draftId }) => draftId));
  const claims = new Set(settled.map(claimOf));
  const drafts = fresh.filter((one) => !ids.has(one.draftId) && !claims.has(claimOf(one)));
  const drafted = new Set(drafts.map(({ draftId }) => draftId));
  const answered = answeredDrafts(
    kept,
    [...ours.values()].filter(({ record }) => !drafted.has(record.draftId)),
    discussed,
  );
  const changes: Change<"statement">[] = [];
  let [added, replaced] = [0, 0];
  for (const draft of drafts) {
    const claim = claimOf(draft);
    const known = ours.get(draft.draftId ?? "") ?? answered.get(claim);
    if (known === undefined) {
      added++;
      changes.push({ kind: "statement", id: draft.id, expected: null, after: draft });
      continue;
    }
    ours.delete(known.record.draftId ?? known.record.id);
    answered.delete(claim);
    const after = { ...draft, id: known.record.id, note: known.record.note };
    if (JSON.stringify(after) === JSON.stringify(inOrder(known.record, after))) continue;
    replaced++;
    changes.push({ kind: "statement", id: known.record.id, expected: known.revision, after });
  }
  const gone = [...ours.values()].filter(({ record }) => !discussed.has(record.id));
  for (const { record, revision } of gone) changes.push({ kind: "statement", id: record.id, expected: revision, after: null });
  return { changes, added, replaced, removed: gone.length };
}

/** Drafts that people answered by statements of their own, or wrote memos on, by their claim: they keep their records, so that what names them still does. */
function answeredDrafts(
  kept: readonly StatementRecord[],
  ours: readonly Stored<StatementRecord>[],
  discussed: ReadonlySet<string>,
): Map<string, Stored<StatementRecord>> {
  const ids = new Set([...kept.flatMap(({ draftOf }) => draftOf ?? []), ...discussed]);
  return new Map(ours.filter(({ record }) => ids.has(record.id)).map((stored) => [claimOf(stored.record), stored]));
}

/** Versions of the built-in coder are one coder; language models are told apart by name. */
function isSameCoder(one: CoderRef, other: CoderRef): boolean {
  return one.kind === other.kind && (one.kind === "builtin" || one.name === other.name);
}

/** A record with its keys in another's order, down to its values, so that the two compare as text. */
function inOrder<T extends object>(record: T, like: T): unknown {
  return Object.fromEntries(
    Object.entries(like).map(([key, value]) => {
      const own = (record as Record<string, unknown>)[key];
      const isPlain = typeof own === "object" && own !== null && !Array.isArray(own) && typeof value === "object" && value !== null;
      return [key, isPlain && Object.keys(own).length === Object.keys(value).length ? inOrder(own, value as object) : own];
    }),
  );
}

/** The same thing said in the same passage, whatever version of the coder drafted it. */
export function claimOf({ type, start, end, values, marks }: StatementRecord): string {
  const place = `${type} ${start} ${end}`;
  switch (type) {
    case "relation":
      return `${place} ${values["source"]} ${values["target"]} ${values["action"]}`;
    case "cause":
      return `${place} ${marks["cause"]?.[0]} ${marks["effect"]?.[0]}`;
    case "forecast":
      return `${place} ${marks["event"]?.[0]}`;
    case "position":
      return `${place} ${values["concept"]}`;
    default:
      return `${place} ${JSON.stringify(values)}`;
  }
}

/** Statements found again in another text of the same source, and those that were not. */
export interface Placed {
  readonly found: readonly Stored<StatementRecord>[];
  readonly lost: readonly Stored<StatementRecord>[];
}

/**
 * Finds statements again by quote, prefix and suffix; marks move with their passage. Nothing is guessed: a quote that stands in several places that its
 * surroundings do not tell apart is lost.
 *
 * Cost: one folding of the text, then O(length) a statement whose words have changed.
 */
export function placeAgain(statements: readonly Stored<StatementRecord>[], text: string): Placed {
  const find = openAnchorFinder(text);
  const found: Stored<StatementRecord>[] = [];
  const lost: Stored<StatementRecord>[] = [];
  for (const stored of statements) {
    const result = find(stored.record);
    if (result.kind !== "found" || !result.isVerbatim) lost.push(stored);
    else found.push({ revision: stored.revision, record: shifted(stored.record, result.span.start - stored.record.start) });
  }
  return { found, lost };
}

function shifted(record: StatementRecord, by: number): StatementRecord {
  const marks = Object.entries(record.marks).map(([name, [start, end]]) => [name, [Math.max(0, start + by), Math.max(0, end + by)]] as const);
  return { ...record, start: record.start + by, end: record.end + by, marks: Object.fromEntries(marks) as StatementRecord["marks"] };
}
