import { compareTexts } from "@rapporteur/core/base";
import type { MemoRecord } from "../records/memo-record.ts";
import type { Stored } from "../records/records.ts";
import type { Workplace } from "../library/workplace.ts";

/** A memo as people read it. */
export interface ShownMemo extends Stored<MemoRecord> {
  /** The writer's name; null where the account was erased. */
  readonly name: string | null;
}

type Place = Pick<Workplace, "store" | "project">;

export interface MemoQuery {
  readonly statements?: readonly string[] | undefined;
  readonly asOf?: number | undefined;
}

/** The memos on these statements (all, where undefined), oldest first. Cost: O(memos of the project). */
export async function listMemos({ store, project }: Place, { statements, asOf }: MemoQuery = {}): Promise<ShownMemo[]> {
  const wanted = statements === undefined ? null : new Set(statements);
  const found: Stored<MemoRecord>[] = [];
  for await (const stored of store.records.all(project, "memo", asOf === undefined ? {} : { asOf }))
    if (wanted === null || wanted.has(stored.record.statement)) found.push(stored);
  const names = new Map<string, string | null>();
  for (const by of new Set(found.map(({ record }) => record.by))) names.set(by, await nameOf(store, by));
  return found
    .map((stored) => ({ ...stored, name: names.get(stored.record.by) ?? null }))
    .sort((a, b) => compareTexts(a.record.writtenAt, b.record.writtenAt) || compareTexts(a.record.id, b.record.id));
}

async function nameOf({ accounts }: Workplace["store"], id: string): Promise<string | null> {
  const account = await accounts.account(id);
  return account === null ? (id === "local" ? "local" : null) : account.name;
}

/** How many memos stand on each statement that has some. Cost: O(memos of the project). */
export async function countMemos({ store, project }: Place): Promise<{ readonly statement: string; readonly count: number }[]> {
  const counts = new Map<string, number>();
  for await (const { record } of store.records.all(project, "memo")) counts.set(record.statement, (counts.get(record.statement) ?? 0) + 1);
  return [...counts].map(([statement, count]) => ({ statement, count }));
}
