import { RapporteurError } from "@rapporteur/core/base";
import { makeAnchor } from "@rapporteur/core/text";
import { openStoredDocument } from "../../documents/stored-document.ts";
import { authorise } from "../../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../../library/workplace.ts";
import type { Change } from "../../records/revision.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import type { HeldComment } from "../../store/comment-store.ts";
import { ConflictError } from "../../store/history/conflict-error.ts";
import { everyPage } from "../../store/every-page.ts";
import { newReaderType, readerType } from "../roundups/reader-type.ts";
import { storedRoundup } from "../roundups/roundup-from-document.ts";

export interface Promotion {
  readonly id: string;
  /** `editedAt` of the words that were seen. */
  readonly seen?: string | null | undefined;
  readonly requestKey: string;
}

/**
 * Takes a remark up as a reader's statement, at the words it is about, or else at the title. The project gets the type for such statements when it has none. One
 * commit, so that it can be undone. Where the comment is withdrawn or erased meanwhile, the statement is erased.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_PUBLISH_STATE where the comment is not approved, was edited since it was seen, or was taken up before; RAP_PUBLISH_UNREAD
 */
export async function promoteComment(workplace: Workplace, { id, seen, requestKey }: Promotion): Promise<{ statementId: string; revision: number }> {
  const writer = authorise(workplace, "promoteComment");
  const { store, project } = workplace;
  const comment = await promotable(workplace, id, seen);
  const record = await remarkOf(workplace, comment);
  const changes: Change[] = [...(await missingType(workplace)), { kind: "statement", id: record.id, expected: null, after: record }];
  const summary = `Took up a remark of the reader ${comment.name}`;
  const { revision } = await writer.commit({ action: "promote", summary, requestKey, changes }).catch((problem: unknown) => {
    throw isTaken(problem, record.id) ? refusal(comment, "a reader's statement already", "edit the statement") : problem;
  });
  const after = await store.comments.get(project, id);
  if (after === null || after.state === "withdrawn" || after.state === "erased") {
    await erasePromoted(workplace, [id]);
    throw refusal(comment, "is withdrawn", "leave it");
  }
  return { statementId: record.id, revision };
}

async function promotable({ store, project }: Workplace, id: string, seen: Promotion["seen"]): Promise<HeldComment> {
  const comment = await store.comments.get(project, id);
  if (comment === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "comment", id });
  if (comment.state !== "approved") throw refusal(comment, comment.state, "approve it first");
  if (seen !== undefined && seen !== comment.editedAt) throw refusal(comment, "not as you saw it: it was edited since", "read it again");
  return comment;
}

/** There is a statement of the remark, made under another request: one that is sent again is answered as before. */
function isTaken(problem: unknown, statement: string): boolean {
  return problem instanceof ConflictError && problem.recordKind === "statement" && problem.current?.record.id === statement;
}

function refusal({ name }: HeldComment, state: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_PUBLISH_STATE", { title: `the comment of ${name}`, state, cure });
}

/** A remark's statement is found by its comment, whatever became of it. */
function remarkId(comment: string): string {
  return `remark-${comment}`;
}

async function remarkOf(workplace: Workplace, comment: HeldComment): Promise<StatementRecord> {
  const { record: roundup } = await storedRoundup(workplace, comment.roundup);
  if (roundup.documentId === null) throw new RapporteurError("RAP_PUBLISH_UNREAD", { title: roundup.title });
  const { content, statements } = await openStoredDocument(workplace, roundup.documentId);
  const about = statements.find(({ record }) => record.id === comment.statement)?.record;
  const title = content.blocks[0] ?? { start: 0, end: Math.min(80, content.text.length) };
  const { start, end } = about ?? title;
  const anchor = makeAnchor(content.text, { start, end });
  return {
    id: remarkId(comment.id),
    documentId: roundup.documentId,
    type: readerType,
    start,
    end,
    quote: content.text.slice(start, end),
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    contribution: about?.contribution ?? null,
    speaker: null,
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: { kind: "person", name: accountOf(workplace) },
    confidence: null,
    review: "accepted",
    reviewedBy: accountOf(workplace),
    reviewedAt: momentOf(workplace),
    draftId: null,
    values: { reader: comment.name, remark: comment.text, stance: comment.stance, comment: comment.id },
    marks: {},
    note: "",
  };
}

async function missingType({ store, project, makeId }: Workplace): Promise<Change[]> {
  for await (const { record } of store.records.all(project, "type")) if (record.key === readerType) return [];
  const type = newReaderType(makeId);
  return [{ kind: "type", id: type.id, expected: null, after: type }];
}

/**
 * Empties the statements that these comments were taken up as, in every version: what a reader takes back is on no page and in no library. Those that have an id of
 * their own, as an earlier version made them, are found while they stand.
 *
 * Cost: O(comments + remarks that were taken up).
 */
export async function erasePromoted(workplace: Workplace, comments: readonly string[]): Promise<void> {
  const { store, project } = workplace;
  const wanted = new Set(comments);
  const found = new Set<string>();
  for (const comment of wanted)
    if ((await store.history.versions(project, "statement", remarkId(comment))).some(({ record }) => record !== null)) found.add(remarkId(comment));
  const remarks = everyPage((cursor) => store.lists.statements(project, { types: [readerType], limit: 500, cursor }));
  for await (const { record } of remarks) if (wanted.has(String(record.values["comment"]))) found.add(record.id);
  const records = [...found].map((id) => ({ kind: "statement", id }) as const);
  if (records.length > 0) await authorise(workplace, "eraseRemark").erase(records);
}
