import type { FastifyReply, FastifyRequest } from "fastify";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { StartedSession } from "../../access/accounts.ts";
import type { AppContext } from "../../application/app-context.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { ProjectMembership } from "../../access/rights-membership.ts";
import type { Visibility } from "../../access/rights-visibility.ts";
import { narrowStore } from "../../access/rights-store.ts";
import type { Caller } from "../../access/rights.ts";
import type { EventHub } from "../events/event-hub.ts";
import { parsePart } from "./parse-call.ts";
import { setSessionCookie } from "../guards/session-cookie.ts";

/** Who asks, and what they may see of the project. */
export interface RequestContext {
  readonly caller: Caller;
  readonly membership: ProjectMembership | null;
  readonly visibility: Visibility | null;
}

interface Incoming {
  readonly endpoint: Endpoint;
  readonly app: AppContext;
  readonly context: RequestContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly hub: EventHub;
}

/** What of a call is asked about before it is handled. */
interface MadeCall {
  readonly query: unknown;
  readonly body: unknown;
  /** Of a project alone. */
  readonly place?: Workplace;
}

/** A request as its handler wants it: parsed by the contract, with the place where it works. @throws FieldError (RAP_HTTP_FIELD) */
export function makeCall({ endpoint, app, context, request, reply, hub }: Incoming): MadeCall & Readonly<Record<string, unknown>> {
  const { params, query } = endpoint;
  const given = params === undefined ? undefined : parsePart(params, request.params, "address");
  const body = bodyOf(endpoint, given);
  const { caller, membership } = context;
  const lastEventId = request.headers["last-event-id"];
  return {
    app,
    hub,
    caller,
    ip: request.ip,
    agent: request.headers["user-agent"] ?? "",
    params: given,
    query: query === undefined ? undefined : parsePart(query, request.query, "query"),
    body: body === undefined ? undefined : parsePart(body, request.body, "body"),
    signal: hangUp(reply),
    lastEventId: typeof lastEventId === "string" ? lastEventId : undefined,
    setStatus: (status: number) => void reply.code(status),
    setSession: (session: StartedSession | null) => setSessionCookie(app, request, reply, session),
    ...(endpoint.bodyKind === "upload" ? { bytes: request.body instanceof Uint8Array ? request.body : new Uint8Array() } : {}),
    ...(membership === null ? {} : { membership, place: placeOf(app, context, membership) }),
  };
}

function bodyOf({ body, bodyBy }: Endpoint, params: unknown): Endpoint["body"] {
  const value = bodyBy === undefined ? undefined : (params as Readonly<Record<string, string>>)[bodyBy.param];
  return value === undefined ? body : bodyBy?.schemas[value];
}

function hangUp(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

function placeOf(app: AppContext, { caller, visibility }: RequestContext, membership: ProjectMembership): Workplace {
  const project = membership.project.record.id;
  const { now, makeId } = app;
  const store = visibility === null ? app.store : narrowStore(app.store, { project, visibility, now });
  return { store, project, by: { account: caller.account?.id ?? null, name: caller.account?.name ?? "" }, membership, now, makeId };
}
