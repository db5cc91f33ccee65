import type { z } from "zod";
import { analyses, jobs } from "./analyses.ts";
import { ask } from "./ask.ts";
import { documents } from "./documents.ts";
import type { Endpoint } from "./endpoint.ts";
import { figures } from "./figures.ts";
import { ledger } from "./ledger.ts";
import { memos } from "./memos.ts";
import { moderation, parts, publishing } from "./publishing.ts";
import { history, records } from "./records.ts";
import { projects, server } from "./server.ts";
import { sharedFigures } from "./shared-figures.ts";
import { accounts, members, secondFactor, session, tokens } from "./session.ts";
import { entities, search, statements } from "./statements.ts";

/** The whole API by resource. */
export const api = {
  session,
  secondFactor,
  accounts,
  tokens,
  members,
  projects,
  records,
  history,
  documents,
  statements,
  memos,
  entities,
  search,
  ask,
  ledger,
  figures,
  analyses,
  jobs,
  publishing,
  parts,
  sharedFigures,
  moderation,
  server,
} as const;
export type Api = typeof api;

/** What each resource is for. */
export const resources: { readonly [Name in keyof Api]: string } = {
  session: "Signing in and out, and who is signed in",
  secondFactor: "Codes of an authenticator app as a second factor of your own account",
  accounts: "Accounts of the server, and your own: password, sessions, export, erasure",
  tokens: "Tokens for programs, each with what it may do",
  members: "Who belongs to a project, as what",
  projects: "Projects of the library",
  records: "Entities, statement types, coders and other records, and every change of them in one commit",
  history: "Commits of a project, and undoing them",
  documents: "Documents: import, list, read, code again, remove, near-duplicates",
  statements: "Statements: lists, tables, reviews",
  memos: "What members write on statements",
  entities: "Names that belong together: merging and splitting",
  search: "Words, patterns and meaning in the texts",
  ask: "Questions in plain words, answered by passages and statements",
  ledger: "Forecasts as questions that will be decided, with their outcomes",
  figures: "What the screens of the workbench show",
  analyses: "The analyses of the command line, and files for other programs",
  jobs: "Long work: how far it is, pausing, cancelling, what failed",
  publishing: "Pages of the public site: drafts, answers, publishing",
  parts: "Parts of pages that invited experts write by a link",
  sharedFigures: "Figures frozen as they stood on a screen, by a link that anybody can read",
  moderation: "Readers' comments",
  server: "The server itself: health, settings, this description, the audit log",
};

/** Every endpoint, in the order of the resources. */
export const endpoints: readonly Endpoint[] = Object.values(api).flatMap((resource) => Object.values(resource) as Endpoint[]);

type Shape<E, Part extends string> = E extends Record<Part, infer S extends z.ZodType> ? z.input<S> : undefined;
/** What a caller gives. */
export type ParamsOf<E> = Shape<E, "params">;
export type QueryOf<E> = Shape<E, "query">;
export type BodyOf<E> = Shape<E, "body">;
/** What comes back. */
export type AnswerOf<E> = E extends { answer: infer S extends z.ZodType } ? z.output<S> : undefined;
