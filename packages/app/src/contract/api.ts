import type { z } from "zod";
import { analyses, jobs } from "./analyses.ts";
import { ask } from "./ask.ts";
import { documents } from "./documents.ts";
import type { Endpoint } from "./endpoint.ts";
import { figures } from "./figures.ts";
import { ledger } from "./ledger.ts";
import { memos } from "./memos.ts";
import { moderation, publishing } from "./publishing.ts";
import { history, records } from "./records.ts";
import { projects, server } from "./server.ts";
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
  moderation,
  server,
} as const;
export type Api = typeof api;

/** Every endpoint, in the order of the resources. */
export const endpoints: readonly Endpoint[] = Object.values(api).flatMap((resource) => Object.values(resource) as Endpoint[]);

type Shape<E, Part extends string> = E extends Record<Part, infer S extends z.ZodType> ? z.input<S> : undefined;
/** What a caller gives. */
export type ParamsOf<E> = Shape<E, "params">;
export type QueryOf<E> = Shape<E, "query">;
export type BodyOf<E> = Shape<E, "body">;
/** What comes back. */
export type AnswerOf<E> = E extends { answer: infer S extends z.ZodType } ? z.output<S> : undefined;
