import { createHash } from "node:crypto";
import { RapporteurError } from "@rapporteur/core/base";
import { authorise } from "../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";
import { calledBy } from "../statements/review-statements.ts";
import { commitAsPerson } from "./library-commit.ts";

export interface NewMemo {
  readonly requestKey: string;
  readonly statement: string;
  readonly replyTo: string | null;
  readonly text: string;
  /** Made here unless given. */
  readonly id?: string | undefined;
}

/** Writes a memo on a statement, or a reply to one. @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_FIELD */
export async function writeMemo(
  workplace: Workplace,
  { requestKey, ...given }: NewMemo,
): Promise<{ readonly revision: number; readonly id: string }> {
  authorise(workplace, "memo");
  const statement = await workplace.store.records.get(workplace.project, "statement", given.statement);
  if (statement === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "statement", id: given.statement });
  const by = accountOf(workplace);
  // The same request sent again names the same memo.
  const id = given.id ?? `m${createHash("sha256").update(`${workplace.project} ${by} ${requestKey}`).digest("hex").slice(0, 20)}`;
  const after = { ...given, id, by, writtenAt: momentOf(workplace), editedAt: null };
  const summary = `${given.replyTo === null ? "Wrote a memo" : "Replied to a memo"} on ${calledBy(statement.record)}`;
  const { revision } = await commitAsPerson(
    workplace,
    {
      requestKey,
      action: "memo",
      summary,
      changes: [{ kind: "memo", id, expected: null, after }],
    },
    "memo",
  );
  return { revision, id };
}

/** Changes the text of one's own memo, or removes it (`text` null). @throws RAP_LIBRARY_MISSING, RAP_RIGHTS_GRANT, RAP_STORE_CONFLICT */
export async function changeMemo(
  workplace: Workplace,
  { requestKey, id, expected, text }: { readonly requestKey: string; readonly id: string; readonly expected: number; readonly text: string | null },
): Promise<{ readonly revision: number }> {
  authorise(workplace, "memo");
  const stored = await workplace.store.records.get(workplace.project, "memo", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "memo", id });
  const after = text === null ? null : { ...stored.record, text };
  const { revision } = await commitAsPerson(
    workplace,
    {
      requestKey,
      action: "memo",
      summary: text === null ? "Removed a memo" : "Changed a memo",
      changes: [{ kind: "memo", id, expected, after }],
    },
    "memo",
  );
  return { revision };
}
