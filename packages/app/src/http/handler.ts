import type { z } from "zod";
import type { DeepReadonly } from "@rapporteur/core/base";
import type { Api } from "../contract/api.ts";
import type { AppContext } from "../application/app-context.ts";
import type { StartedSession } from "../access/accounts.ts";
import type { Workplace } from "../library/workplace.ts";
import type { ProjectMembership } from "../access/rights-membership.ts";
import type { Caller } from "../access/rights.ts";
import type { EventHub } from "./events/event-hub.ts";
import type { ServerEvent } from "./events/server-event.ts";

type Account = NonNullable<Caller["account"]>;

/** Bytes as an answer: a download where it has a name. */
export interface BytesAnswer {
  readonly bytes: Uint8Array | string;
  readonly type: string;
  readonly filename?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a file leaves out, in words. */
  readonly notes?: readonly string[];
}

/** A stream of server-sent events as an answer. */
export interface EventsAnswer {
  readonly subscribe: (send: (event: ServerEvent) => boolean) => () => void;
  /** False once the listener may hear no more. */
  readonly mayStay: () => Promise<boolean>;
}

type Output<E, Part extends string> = E extends Record<Part, infer S extends z.ZodType> ? z.output<S> : undefined;
type InProject<E> = E extends { path: `${string}/:project${string}` }
  ? { readonly place: Workplace; readonly membership: ProjectMembership }
  : object;
type Uploaded<E> = E extends { bodyKind: "upload" } ? { readonly bytes: Uint8Array } : object;

/** A request that has passed every check: who asks, for what, and where it happens. */
export type Call<E> = {
  readonly app: AppContext;
  readonly hub: EventHub;
  readonly caller: E extends { access: "public" } ? Caller : Caller & { readonly account: Account };
  readonly ip: string;
  /** Header user-agent; empty where there is none. */
  readonly agent: string;
  readonly params: Output<E, "params">;
  readonly query: Output<E, "query">;
  readonly body: Output<E, "body">;
  /** Aborts when the client hangs up before it has its answer. */
  readonly signal: AbortSignal;
  /** Header last-event-id. */
  readonly lastEventId: string | undefined;
  /** Answers with another status than 200. */
  readonly setStatus: (status: number) => void;
  /** Sets the session cookie, or takes it away. */
  readonly setSession: (session: StartedSession | null) => void;
} & InProject<E> &
  Uploaded<E>;

type Result<E> = E extends { answerKind: "json"; answer: infer S extends z.ZodType }
  ? DeepReadonly<z.output<S>>
  : E extends { answerKind: "jsonBytes" | "binary" | "file" | "html" }
    ? BytesAnswer
    : E extends { answerKind: "events" }
      ? EventsAnswer
      : void;

export type Handler<E> = (call: Call<E>) => Promise<Result<E>>;
/** The handlers of a resource: one for each of its endpoints, and none besides. */
export type HandlersOf<R extends keyof Api> = { readonly [K in keyof Api[R]]: Handler<Api[R][K]> };
export type Handlers = { readonly [R in keyof Api]: HandlersOf<R> };
