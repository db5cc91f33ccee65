import { z } from "zod";
import { libraryId, moment, revisionNumber, shortText } from "../records/parts.ts";
import { inProject, page, paging, requestKey, withId, written } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

const wordList = z.array(shortText(100).min(1)).max(5000);
export const siteSettings = z.strictObject({
  title: shortText(200).min(1),
  description: shortText(1000),
  publisher: shortText(200).min(1),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  privacySentence: shortText(1000).min(1),
  comments: z.strictObject({
    admits: z.enum(["held", "known", "open"]),
    linkLimit: z.int().min(0).max(100),
    holdWords: wordList,
    rejectWords: wordList,
    perPrefix: z.int().min(1).max(1000),
    fastestSeconds: z.int().min(0).max(600),
    forgetDays: z.int().min(1).max(3650),
  }),
  mail: z
    .strictObject({
      to: z.email().max(254),
    })
    .nullable()
    .describe("null: no mail is ever sent. The mail server is a setting of the server; shown to administrators alone"),
});

/** Making and publishing pages. Roundups themselves are records of the kind `roundup`. */
export const publishing = resource("publishing", {
  settings: {
    method: "GET",
    path: "/api/projects/:project/site",
    summary: "Settings of the public site",
    access: "reader",
    params: inProject,
    answer: siteSettings,
  },
  saveSettings: {
    method: "PUT",
    path: "/api/projects/:project/site",
    summary: "Change the settings of the public site",
    ...writing("siteSettings"),
    scope: "admin",
    params: inProject,
    body: siteSettings,
    answer: siteSettings,
  },
  fromDocument: {
    method: "POST",
    path: "/api/projects/:project/roundups",
    summary: "A roundup on a document of the library: title, standfirst, questions, contributions and tags are taken from it",
    ...writing("makeRoundup"),
    params: inProject,
    body: z.strictObject({ requestKey, documentId: libraryId }),
    answer: written.extend({ id: libraryId }),
  },
  read: {
    method: "POST",
    path: "/api/projects/:project/roundups/:id/readings",
    summary: "Read what was written here as a document, so that its statements can be drafted and reviewed",
    ...writing("readRoundup"),
    params: withId,
    body: z.strictObject({ expected: revisionNumber }),
    answer: written.extend({ documentId: libraryId }),
  },
  preview: {
    method: "GET",
    path: "/api/projects/:project/roundups/:id/preview",
    summary: "The page as it would be published now",
    access: "editor",
    params: withId,
    answerKind: "html",
  },
  publish: {
    method: "POST",
    path: "/api/projects/:project/roundups/:id/publications",
    summary:
      "Publish, publish again with a correction, schedule for a moment, call that moment off, or withdraw. Publishing and scheduling take a snapshot; before its moment a scheduled page is in no part of the site",
    ...writing("publish"),
    params: withId,
    body: z.strictObject({
      step: z.enum(["publish", "schedule", "unschedule", "withdraw"]),
      expected: revisionNumber,
      at: moment.nullable().default(null),
      correctionNote: shortText(5000).default(""),
    }),
    answer: written.extend({ state: z.string(), address: z.string().nullable(), statements: z.int(), unreviewed: z.int(), corrections: z.int() }),
  },
});

const days = z.int().min(1).max(90).default(14).describe("until the link ends");
const invited = written.extend({ id: libraryId, url: z.string().describe("shown once; anyone who has it can write the part"), expiresAt: moment });

/** Parts of pages that invited experts write. Parts themselves are records of the kind `part`. */
export const parts = resource("parts", {
  invite: {
    method: "POST",
    path: "/api/projects/:project/roundups/:id/invitations",
    summary: "Invite an expert to write their own part of a page, by a link that needs no account and opens that part alone",
    ...writing("inviteExpert"),
    params: withId,
    body: z.strictObject({ author: shortText(200).trim().min(1), role: shortText(1000).default(""), days }),
    answer: invited,
  },
  renew: {
    method: "POST",
    path: "/api/projects/:project/parts/:id/invitations",
    summary: "A new link in place of the one before, which then opens nothing",
    ...writing("inviteExpert"),
    params: withId,
    body: z.strictObject({ expected: revisionNumber, days }),
    answer: invited,
  },
  decide: {
    method: "POST",
    path: "/api/projects/:project/parts/:id/decisions",
    summary: "Accept a part into its page as a contribution, return it with a note, or revoke its link. Nothing is published by it",
    ...writing("decidePart"),
    params: withId,
    body: z.strictObject({ expected: revisionNumber, step: z.enum(["accept", "return", "revoke"]), note: shortText(5000).default("") }),
    answer: written.extend({ state: z.string() }),
  },
});

const commentState = z.enum(["held", "approved", "rejected", "spam", "withdrawn", "erased"]);
const comment = z.object({
  id: libraryId,
  roundup: libraryId,
  title: z.string(),
  parent: libraryId.nullable(),
  statement: libraryId.nullable(),
  stance: z.enum(["agree", "disagree", "adds"]).nullable(),
  chance: z.number().nullable().describe("of the forecast that it is about, in the reader's own judgement"),
  name: z.string(),
  text: z.string(),
  state: commentState,
  createdAt: moment,
  editedAt: moment.nullable(),
  editorNote: z.string().nullable(),
  email: z.string().nullable().describe("shown here and nowhere else; null after its time"),
  rules: z.array(z.object({ rule: z.string(), matched: z.string() })),
});
const ids = z.array(libraryId).min(1).max(10_000);

export const moderation = resource("moderation", {
  queue: {
    method: "GET",
    path: "/api/projects/:project/comments",
    summary: "Comments by state, with the rule that held each and the words it fired on",
    access: "editor",
    params: inProject,
    query: paging.extend({ state: commentState.default("held") }),
    answer: page(comment).extend({ counts: z.record(z.string(), z.int()) }),
  },
  get: {
    method: "GET",
    path: "/api/projects/:project/comments/:comment",
    summary: "One comment as it is now, whatever its state",
    access: "editor",
    params: inProject.extend({ comment: libraryId }),
    answer: comment,
  },
  decide: {
    method: "POST",
    path: "/api/projects/:project/comment-decisions",
    summary: "Approve, reject or mark as spam, many at once; or change one visibly",
    ...writing("moderate"),
    params: inProject,
    body: z.strictObject({
      ids,
      seen: z
        .record(libraryId, moment.nullable())
        .optional()
        .describe("by id, `editedAt` of the words that were decided on: what was edited since is left as it is, and out of the count"),
      state: commentState.exclude(["withdrawn", "erased"]).optional(),
      text: shortText(5000).optional(),
      editorNote: shortText(500).optional(),
      note: shortText(1000).default(""),
    }),
    answer: z.object({ changed: z.int() }),
  },
  block: {
    method: "POST",
    path: "/api/projects/:project/comment-blocks",
    summary: "Hold whatever comes from a comment's address or network from now on",
    ...writing("moderate"),
    params: inProject,
    body: z.strictObject({ id: libraryId, kind: z.enum(["email", "prefix"]) }),
  },
  blocks: {
    method: "GET",
    path: "/api/projects/:project/comment-blocks",
    summary: "Whose comments are held: addresses and networks as keyed hashes, addresses with a hint for a time. A thousand at most, newest first",
    access: "editor",
    params: inProject,
    answer: z.object({
      blocks: z.array(z.object({ kind: z.enum(["email", "prefix"]), value: z.string(), hint: z.string().nullable(), by: z.string(), at: moment })),
    }),
  },
  unblock: {
    method: "DELETE",
    path: "/api/projects/:project/comment-blocks/:block",
    summary: "Let a blocked address or network in again",
    ...writing("moderate"),
    params: inProject.extend({ block: z.string().regex(/^[\w-]{1,64}$/) }),
  },
  promote: {
    method: "POST",
    path: "/api/projects/:project/comment-promotions",
    summary: "Take a remark up as a reader's statement: shown apart, counted in no expert's figure",
    ...writing("promoteComment"),
    params: inProject,
    body: z.strictObject({
      requestKey,
      id: libraryId,
      seen: moment.nullable().optional().describe("`editedAt` of the words that were read: what was edited since is refused"),
    }),
    answer: written.extend({ statementId: libraryId }),
  },
  log: {
    method: "GET",
    path: "/api/projects/:project/moderation-log",
    summary: "What moderators did",
    access: "editor",
    params: inProject,
    query: paging,
    answer: page(z.object({ id: z.string(), at: moment, by: z.string(), action: z.string(), comment: z.string().nullable(), note: z.string() })),
  },
  erase: {
    method: "POST",
    path: "/api/projects/:project/comment-erasures",
    summary: "Empty everything a reader sent under an address; their threads keep tombstones",
    ...writing("eraseReader"),
    scope: "admin",
    params: inProject,
    body: z.strictObject({ email: z.email().max(254), confirm: z.literal("erase") }),
    answer: z.object({ erased: z.int() }),
  },
});
