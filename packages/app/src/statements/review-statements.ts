import { RapporteurError } from "@rapporteur/core/base";
import type { Committed } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import type { ReviewState } from "@rapporteur/core/model";
import { authorise } from "../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";

export interface Review {
  readonly review: ReviewState;
  /** Each at the revision it was seen at. */
  readonly statements: readonly { readonly id: string; readonly expected: number }[];
  readonly requestKey?: string;
}

const words: Readonly<Record<ReviewState, string>> = { accepted: "accept", rejected: "reject", draft: "reopen" };

/**
 * Accepts, rejects or reopens statements, all or none.
 *
 * @throws RAP_STORE_CONFLICT where one was changed since it was seen; RAP_LIBRARY_MISSING
 * Cost: O(statements).
 */
export async function reviewStatements(workplace: Workplace, { review, statements, requestKey }: Review): Promise<Committed> {
  const writer = authorise(workplace, "review");
  const { store, project } = workplace;
  const ids = statements.map(({ id }) => id);
  const stored = new Map((await store.records.getMany(project, "statement", ids)).map(({ record }) => [record.id, record]));
  const who = { review, reviewedBy: accountOf(workplace), reviewedAt: momentOf(workplace) };
  const changes = statements.map(({ id, expected }) => {
    const record = stored.get(id);
    if (record === undefined) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "statement", id });
    return { kind: "statement", id, expected, after: { ...record, ...who } } as const;
  });
  const action = words[review];
  return writer.commit({
    action,
    summary: summaryOf(
      action,
      changes.map(({ after }) => after),
    ),
    ...(requestKey === undefined ? {} : { requestKey }),
    changes,
  });
}

const longestQuote = 120;

/** One statement is called by its type and words, so that the history tells which it was; of many, how many they were. */
function summaryOf(action: string, statements: readonly StatementRecord[]): string {
  const verb = `${action.slice(0, 1).toUpperCase()}${action.slice(1)}`;
  const [only] = statements;
  if (only === undefined || statements.length > 1) return `${verb} ${statements.length} statements`;
  return `${verb} ${calledBy(only)}`;
}

/** What the history calls a statement: its type and the beginning of its words. */
export function calledBy({ type, quote }: Pick<StatementRecord, "type" | "quote">): string {
  const words = quote.replace(/\s+/g, " ").trim();
  const clipped = words.length > longestQuote ? `${words.slice(0, longestQuote).toWellFormed().trimEnd()}…` : words;
  return `${type} “${clipped}”`;
}
