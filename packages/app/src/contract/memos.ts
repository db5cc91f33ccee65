import { z } from "zod";
import { longestMemo, memoRecord } from "../records/memo-record.ts";
import { libraryId, revisionNumber, shortText } from "../records/parts.ts";
import { inProject, list, requestKey, stored, withId, written } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

const text = shortText(longestMemo).min(1);

/** What members of a project write on statements: everybody with a role there, readers too; each changes and removes their own. */
export const memos = resource("memos", {
  list: {
    method: "GET",
    path: "/api/projects/:project/memos",
    summary: "Memos on statements and the replies to them, oldest first",
    access: "reader",
    params: inProject,
    query: z.object({ statements: list.optional() }),
    answer: z.object({ memos: z.array(stored(memoRecord).extend({ name: z.string().nullable() })) }),
  },
  counts: {
    method: "GET",
    path: "/api/projects/:project/memo-counts",
    summary: "How many memos stand on each statement that has some",
    access: "reader",
    params: inProject,
    answer: z.object({ counts: z.array(z.object({ statement: libraryId, count: z.int() })) }),
  },
  write: {
    method: "POST",
    path: "/api/projects/:project/memos",
    summary: "Write a memo on a statement, or a reply to a memo (one level)",
    ...writing("memo"),
    params: inProject,
    body: z.strictObject({
      requestKey,
      statement: libraryId,
      replyTo: libraryId.nullable().default(null),
      text,
      id: libraryId.optional().describe("made by the client; made here unless given"),
    }),
    answer: written.extend({ id: libraryId }),
  },
  edit: {
    method: "PATCH",
    path: "/api/projects/:project/memos/:id",
    summary: "Change the text of your own memo",
    ...writing("memo"),
    params: withId,
    body: z.strictObject({ requestKey, expected: revisionNumber, text }),
    answer: written,
  },
  remove: {
    method: "DELETE",
    path: "/api/projects/:project/memos/:id",
    summary: "Remove your own memo; replies of others stay; can be undone",
    ...writing("memo"),
    params: withId,
    query: z.object({ requestKey, expected: z.coerce.number().pipe(revisionNumber) }),
    answer: written,
  },
});
