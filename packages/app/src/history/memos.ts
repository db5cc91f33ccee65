import { createHash } from "node:crypto";
import { RapporteurError } from "@rapporteur/core/base";
import type { MemoRecord } from "../records/memo-record.ts";
import type { Stored } from "../records/records.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";
import { calledBy } from "../statements/review-statements.ts";
import type { Membership } from "../access/rights.ts";
import { commitAsPerson } from "./library-commit.ts";

/** A memo as people read it. */
export interface ShownMemo extends Stored<MemoRecord> {
  /** The writer's name; null where the account was erased. */
  readonly name: string | null;
}

/** The memos on these statements (all, where undefined), oldest first. Cost: O(memos of the project). */
export async function listMemos({ store, project }: Workplace, statements?: readonly string[]): Promise<ShownMemo[]> {
  const wanted = statements === undefined ? null : new Set(statements);
  const found: Stored<MemoRecord>[] = [];
  for await (const stored of store.records.all(project, "memo")) if (wanted === null || wanted.has(stored.record.statement)) found.push(stored);
  const names = new Map<string, string | null>();
  for (const by of new Set(found.map(({ record }) => record.by))) names.set(by, await nameOf(store, by));
  return found
    .map((stored) => ({ ...stored, name: names.get(stored.record.by) ?? null }))
    .sort((a, b) => (a.record.writtenAt === b.record.writtenAt ? order(a.record.id, b.record.id) : order(a.record.writtenAt, b.record.writtenAt)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function nameOf({ accounts }: Workplace["store"], id: string): Promise<string | null> {
  const account = await accounts.account(id);
  return account === null ? (id === "local" ? "local" : null) : account.name;
}

/** How many memos stand on each statement that has some. Cost: O(memos of the project). */
export async function countMemos({ store, project }: Workplace): Promise<{ readonly statement: string; readonly count: number }[]> {
  const counts = new Map<string, number>();
  for await (const { record } of store.records.all(project, "memo")) counts.set(record.statement, (counts.get(record.statement) ?? 0) + 1);
  return [...counts].map(([statement, count]) => ({ statement, count }));
}

export interface NewMemo {
  readonly requestKey: string;
  readonly statement: string;
  readonly replyTo: string | null;
  readonly text: string;
}

/** Writes a memo on a statement, or a reply to one. @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_FIELD */
export async function writeMemo(
  workplace: Workplace,
  membership: Membership,
  { requestKey, ...given }: NewMemo,
): Promise<{ readonly revision: number; readonly id: string }> {
  const statement = await workplace.store.records.get(workplace.project, "statement", given.statement);
  if (statement === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "statement", id: given.statement });
  const by = accountOf(workplace);
  // The same request sent again names the same memo.
  const id = `m${createHash("sha256").update(`${workplace.project} ${by} ${requestKey}`).digest("hex").slice(0, 20)}`;
  const after = { ...given, id, by, writtenAt: momentOf(workplace), editedAt: null };
  const summary = `${given.replyTo === null ? "Wrote a memo" : "Replied to a memo"} on ${calledBy(statement.record)}`;
  const { revision } = await commitAsPerson(workplace, membership, {
    requestKey,
    action: "memo",
    summary,
    changes: [{ kind: "memo", id, expected: null, after }],
  });
  return { revision, id };
}

/** Changes the text of one's own memo, or removes it (`text` null). @throws RAP_LIBRARY_MISSING, RAP_RIGHTS_GRANT, RAP_STORE_CONFLICT */
export async function changeMemo(
  workplace: Workplace,
  membership: Membership,
  { requestKey, id, expected, text }: { readonly requestKey: string; readonly id: string; readonly expected: number; readonly text: string | null },
): Promise<{ readonly revision: number }> {
  const stored = await workplace.store.records.get(workplace.project, "memo", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "memo", id });
  const after = text === null ? null : { ...stored.record, text };
  const { revision } = await commitAsPerson(workplace, membership, {
    requestKey,
    action: "memo",
    summary: text === null ? "Removed a memo" : "Changed a memo",
    changes: [{ kind: "memo", id, expected, after }],
  });
  return { revision };
}
