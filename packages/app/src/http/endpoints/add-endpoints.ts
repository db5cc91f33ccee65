import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import { endpoints } from "../../contract/api.ts";
import type { Endpoint } from "../../contract/endpoint.ts";
import { libraryId } from "../../records/parts.ts";
import type { AppContext } from "../../application/app-context.ts";
import { demandRevision } from "../../history/demand-revision.ts";
import { keyedHash } from "../../access/keyed-hash.ts";
import { networkOf } from "../../access/network-of.ts";
import { demandSecondFactor } from "../../access/demand-second-factor.ts";
import { carriesCsrf, recognise, recogniseAgain } from "../../access/sessions.ts";
import { demandAccess, nobody, type Caller } from "../../access/rights.ts";
import { membershipOf, type ProjectMembership, type Standing } from "../../access/rights-membership.ts";
import { visibilityKey, visibilityOf } from "../../access/rights-visibility.ts";
import { accountSlots, type AccountSlots, type SlotLimits } from "../bodies/account-slots.ts";
import { answerWith } from "./answer.ts";
import { checkOrigin } from "../guards/check-source.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { EventStream } from "../events/send-events.ts";
import { handlers } from "./handlers.ts";
import { noteAccount } from "../guards/log-refusal.ts";
import { makeCall, type RequestContext } from "./make-call.ts";
import { rateLimit } from "../guards/rate-limit.ts";
import { cookieName } from "../guards/session-cookie.ts";
import { demandSize, mostUploadBytes, openUploadDesk, type UploadDesk, type UploadLimits } from "../bodies/upload-desk.ts";

export interface EndpointOptions {
  readonly hub: EventHub;
  /** Streams that are open, to be ended when the server stops. */
  readonly streams: Set<EventStream>;
  /** Holds every answer to the contract too: for tests, at the cost of parsing it. */
  readonly checksAnswers: boolean;
  readonly uploads: UploadLimits;
  readonly mostStreams: SlotLimits;
}

type AnyHandler = (call: unknown) => Promise<unknown>;

const contexts = new WeakMap<FastifyRequest, RequestContext>();
const ordinaryBytes = 1_000_000;

/** Every endpoint of the contract with its handler, behind the checks that are the same for all. */
export function addEndpoints(server: FastifyInstance, app: AppContext, options: EndpointOptions): void {
  const uploads = openUploadDesk(options.uploads);
  const gate = makeGate(app, { uploads, streams: accountSlots(options.mostStreams) });
  const add = (scope: FastifyInstance, endpoint: Endpoint): void => {
    const handle = handlerOf(endpoint);
    scope.route({
      method: endpoint.method,
      url: endpoint.path,
      // A stream has no end at which its head could be told.
      exposeHeadRoute: endpoint.answerKind !== "events",
      bodyLimit: endpoint.maxBytes ?? ordinaryBytes,
      onRequest: (request, reply) => gate(endpoint, request, reply),
      handler: async (request, reply) => {
        const atHead = contexts.get(request);
        if (atHead === undefined) throw new Error("a request came past the gate");
        const context = endpoint.bodyKind === "none" ? atHead : await askAgain(app, { endpoint, request, context: atHead });
        const call = makeCall({ endpoint, app, context, request, reply, hub: options.hub });
        if (call.place !== undefined) await demandRevision(call.place, asOfOf(call));
        const result = await handle(call);
        if (endsSomebodysRights(endpoint)) for (const { look } of options.streams) look();
        return answerWith({ endpoint, reply, result, ...options });
      },
    });
  };
  for (const endpoint of endpoints) if (endpoint.bodyKind !== "upload") add(server, endpoint);
  // Files have a parser of their own, whatever type they say to be: they wait on the disk.
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", async (request: FastifyRequest, payload: Readable) =>
      uploads.receive(request, payload, mostUploadBytes(request, request.routeOptions.bodyLimit)),
    );
    for (const endpoint of endpoints) if (endpoint.bodyKind === "upload") add(scope, endpoint);
  });
}

/** The revision as of which something is asked, in the query or the body. */
function asOfOf({ query, body }: { readonly query: unknown; readonly body: unknown }): number | undefined {
  for (const part of [query, body])
    if (typeof part === "object" && part !== null && "asOf" in part && typeof part.asOf === "number") return part.asOf;
  return undefined;
}

function handlerOf({ id }: Endpoint): AnyHandler {
  const [resource = "", name = ""] = id.split(".");
  const found = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[resource]?.[name];
  if (found === undefined) throw new Error(`no handler for ${id}`);
  return found;
}

interface Known {
  readonly endpoint: Endpoint;
  readonly request: FastifyRequest;
  readonly context: RequestContext;
}

/** A body may come minutes after its head: the session may have ended by then, the account be disabled, the right be gone. */
async function askAgain(app: AppContext, { endpoint, request, context }: Known): Promise<RequestContext> {
  if (context.caller.account === null) return context;
  const caller = (await recogniseAgain(app, context.caller)) ?? nobody;
  const membership = await membershipFor(app, caller, request);
  demandAccess(endpoint, caller, membership, projectOf(request) ?? "");
  return contextOf(caller, membership);
}

function contextOf(caller: Caller, membership: ProjectMembership | null): RequestContext {
  const visibility =
    membership === null || caller.account === null ? null : visibilityOf(caller.account.id, membership, membership.project.record.isBlind);
  return { caller, membership, visibility };
}

type Gate = (endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | void>;

/** Who asks, how often, and whether they may: before a byte of the body is read. */
interface Slots {
  readonly uploads: UploadDesk;
  readonly streams: AccountSlots;
}

function makeGate(app: AppContext, { uploads, streams }: Slots): Gate {
  const perSecond = app.mode === "single-user" ? 0 : app.settings.rateLimit;
  const perAccount = rateLimit(perSecond, app.now);
  // Several people share a network.
  const perNetwork = rateLimit(perSecond * 4, app.now);
  const whoseAnswers = keptHashes(app.secret);
  return async (endpoint, request, reply) => {
    slowDown(reply, perNetwork.take(networkOf(request.ip)));
    const isRead = request.method === "GET" || request.method === "HEAD";
    const { authorization } = request.headers;
    if (!isRead && authorization === undefined) checkOrigin(app, request);
    const caller = await recognise(app, { cookie: request.cookies[cookieName(app, request)], authorization });
    if (caller.account !== null) {
      noteAccount(request, caller.account.id);
      slowDown(reply, perAccount.take(caller.account.id));
      if (endpoint.access !== "public") await demandSecondFactor(app, caller.account, endpoint.id);
    }
    const membership = await membershipFor(app, caller, request);
    demandAccess(endpoint, caller, membership, projectOf(request) ?? "");
    if (!isRead && endpoint.access !== "public" && !carriesCsrf(caller, headerOf(request, "x-csrf-token")))
      throw new RapporteurError("RAP_HTTP_CSRF");
    const holder = caller.account?.id ?? networkOf(request.ip);
    if (endpoint.answerKind === "events" && !streams.take(holder, reply)) slowDown(reply, 30);
    if (endpoint.bodyKind === "upload") {
      demandSize(request, mostUploadBytes(request, endpoint.maxBytes ?? ordinaryBytes));
      if (!uploads.take(holder, { request, reply })) slowDown(reply, 5);
    }
    const context = contextOf(caller, membership);
    contexts.set(request, context);
    // What is kept to be asked about again is kept.
    if (membership === null || !isRead || app.settings.sharedComputers || !isRevalidated(endpoint)) return;
    // Each library counts its revisions from 1, and one after another may be served at one address; some kinds of record are for some roles alone.
    const whose = whoseAnswers(`${membership.role}:${visibilityKey(context.visibility)}`);
    return revalidate(request, reply, `W/"${membership.head}-${whose}"`);
  };
}

const mostHashes = 1000;

/** Who gets the same answers has the same hash, which is made once: it is asked for with every read. */
function keptHashes(secret: AppContext["secret"]): (whose: string) => string {
  const kept = new Map<string, string>();
  return (whose) => {
    const hash = kept.get(whose) ?? keyedHash(secret, `answers:${whose}`).subarray(0, 12).toString("base64url");
    if (kept.size < mostHashes) kept.set(whose, hash);
    return hash;
  };
}

/** Whether somebody may see less, or nothing any more, once it was done. */
function endsSomebodysRights({ id, method }: Endpoint): boolean {
  if (id === "session.changePassword") return true;
  return ["PUT", "PATCH", "DELETE"].includes(method) && /^(?:members|accounts|tokens|session|projects)\./.test(id);
}

/** Answers that follow from a project's records alone: unchanged while its revision is. */
function isRevalidated({ id, answerKind }: Endpoint): boolean {
  const [resource = ""] = id.split(".");
  const isOfRecords = ["records", "documents", "statements", "entities", "search", "history"].includes(resource);
  return isOfRecords && (answerKind === "json" || answerKind === "binary");
}

function revalidate(request: FastifyRequest, reply: FastifyReply, tag: string): FastifyReply | void {
  reply.headers({ etag: tag, "cache-control": "private, no-cache", vary: "cookie, authorization" });
  const known = headerOf(request, "if-none-match")
    ?.split(",")
    .map((one) => one.trim());
  if (known?.includes(tag) === true) return reply.code(304).send();
}

function slowDown(reply: FastifyReply, seconds: number): void {
  if (seconds === 0) return;
  reply.header("retry-after", seconds);
  throw new RapporteurError("RAP_HTTP_TOO_MANY", { seconds });
}

async function membershipFor(app: AppContext, caller: Caller, request: FastifyRequest): Promise<Standing | null> {
  const project = projectOf(request);
  // An id that cannot be one answers like one that is none.
  if (project === undefined || !libraryId.safeParse(project).success) return null;
  return membershipOf(app, caller, project);
}

function projectOf(request: FastifyRequest): string | undefined {
  return (request.params as { project?: string }).project;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
