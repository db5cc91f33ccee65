import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { endpoints } from "../contract/api.ts";
import type { AppContext } from "../application/app-context.ts";
import type { Metrics } from "../metrics/open-metrics.ts";
import { builtHelpFolder, builtWebFolder } from "../settings/app-path.ts";
import type { SlotLimits } from "./bodies/account-slots.ts";
import { addEndpoints } from "./endpoints/add-endpoints.ts";
import { guardConnections } from "./guards/connections.ts";
import { checkHost } from "./guards/check-source.ts";
import { answersHere } from "./guards/site-host.ts";
import { registerHealth } from "./health/register-health.ts";
import { openEventHub } from "./events/event-hub.ts";
import type { EventStream } from "./events/send-events.ts";
import { addBodyParsers } from "./bodies/json-body.ts";
import { logRefusal } from "./guards/log-refusal.ts";
import { makeLogger } from "./logger.ts";
import { problemType } from "../contract/common.ts";
import { presentError } from "./present-error.ts";
import { registerProvider } from "./provider/register-provider.ts";
import { securityHeaders } from "./guards/security-headers.ts";
import { serveHelp } from "./static/serve-help.ts";
import { serveWorkbench } from "./static/serve-workbench.ts";
import { isSecure } from "./guards/session-cookie.ts";
import { limitBodyTime } from "./bodies/slow-bodies.ts";
import { traceRequests } from "../traces/trace-requests.ts";
import type { Tracer } from "../traces/tracer.ts";
import { watchRequests } from "./watch-requests.ts";
import { usualUploadLimits, type UploadLimits } from "./bodies/upload-desk.ts";

/** Adds routes of its own: the public site does. */
export type ServerPlugin = (server: FastifyInstance, app: AppContext) => void | Promise<void>;

export interface ServerOptions {
  readonly plugins?: readonly ServerPlugin[];
  /** Folder of the built workbench; dist/web of the package unless told. */
  readonly webFolder?: string;
  /** Folder of the built manual; dist/help of the package unless told. */
  readonly helpFolder?: string;
  /** Where log lines go; standard error unless told. */
  readonly log?: { write(line: string): void };
  /** Holds answers to the contract as well: for tests. */
  readonly checksAnswers?: boolean;
  /** How long a request's headers and body may take to arrive, in milliseconds. */
  readonly headersTimeoutMs?: number;
  readonly bodyTimeoutMs?: number;
  /** How long a client may take nothing of its answer. */
  readonly stallMs?: number;
  readonly uploads?: Partial<UploadLimits>;
  readonly mostStreams?: SlotLimits;
  /** Counts the requests, and is served on a port of its own. */
  readonly metrics?: Metrics | undefined;
  /** Traces the requests. */
  readonly tracer?: Tracer | undefined;
}

/** A whole request, uploads of many megabytes over slow lines included. */
const requestTimeoutMs = 10 * 60_000;
/** Streams that are open at the same moment: each tab of a browser has one. */
const usualStreamLimits: SlotLimits = { mostAtOnce: 5000, mostPerAccount: 50 };

/**
 * The HTTP API and the workbench on a context, ready to listen. Closing it ends the streams and lets requests under way finish.
 */
export async function createServer(app: AppContext, options: ServerOptions = {}): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = makeLogger(app, options.log);
  const server: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: app.settings.trustedProxies.length === 0 ? false : [...app.settings.trustedProxies],
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: 60_000,
    http: { headersTimeout: options.headersTimeoutMs ?? 15_000, connectionsCheckingInterval: 1000, maxHeaderSize: 16_384 },
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    exposeHeadRoutes: true,
    // Of an address that is none, the framework tells before any hook.
    frameworkErrors: (thrown, request, reply) => void sendError(request, withOwnHeaders(app, request, reply), thrown),
  });
  if (options.tracer !== undefined) traceRequests(server, options.tracer);
  sendAuditLog(server, app);
  const streams = new Set<EventStream>();
  const hub = openEventHub(app, (thrown) => logger.error({ err: thrown }, "events"));
  server.addHook("preClose", async () => {
    for (const { end } of streams) end();
    hub.close();
  });
  guardConnections(server, options.stallMs);
  await server.register(cookie);
  addBodyParsers(server);
  server.setErrorHandler((thrown, request, reply) => sendError(request, reply, thrown));
  addHooks(server, app, options.bodyTimeoutMs ?? 30_000);
  if (options.metrics !== undefined) watchRequests(server, options.metrics.requests, streams);
  registerHealth(server, app.readiness);
  addEndpoints(server, app, {
    hub,
    streams,
    checksAnswers: options.checksAnswers ?? false,
    uploads: { ...usualUploadLimits, ...options.uploads },
    mostStreams: options.mostStreams ?? usualStreamLimits,
  });
  registerProvider(server, app);
  for (const plugin of options.plugins ?? []) await plugin(server, app);
  await serveHelp(server, options.helpFolder ?? builtHelpFolder());
  const answerPage = await serveWorkbench(server, options.webFolder ?? builtWebFolder());
  server.setNotFoundHandler((request, reply) => answerPage(request, reply) ?? sendError(request, reply, notFound(request)));
  return server;
}

/** Each entry of the audit log is a line of the server's log too: what collects that takes it to a machine on which nobody who holds the library can change it. */
function sendAuditLog(server: FastifyInstance, app: AppContext): void {
  const tell = (audit: object): void => server.log.info({ audit }, "audit");
  app.auditListeners.add(tell);
  server.addHook("onClose", async () => void app.auditListeners.delete(tell));
}

const uploadRoutes = new Set(endpoints.filter(({ bodyKind }) => bodyKind === "upload").map(({ method, path }) => `${method} ${path}`));

function takesUploads(routeUrl: string | undefined, method: string): boolean {
  return uploadRoutes.has(`${method} ${routeUrl ?? ""}`);
}

function withOwnHeaders<R extends FastifyReply>(app: AppContext, request: FastifyRequest, reply: R): R {
  const headers = securityHeaders({ isSecure: isSecure(app, request), subdomains: app.settings.httpsSubdomains });
  reply.headers({ ...headers, "x-request-id": request.id });
  return reply;
}

function addHooks(server: FastifyInstance, app: AppContext, bodyTimeoutMs: number): void {
  server.addHook("onRequest", async (request, reply) => {
    withOwnHeaders(app, request, reply);
    // A balancer that keeps connections turns to another server with the next request.
    if (app.isStopping()) reply.header("connection", "close");
    checkHost(app, request);
    if (!answersHere(app.settings, request, reply) && !reply.sent) throw new RapporteurError("RAP_HTTP_NO_ADDRESS");
  });
  server.addHook("preParsing", async (request, reply, payload) => {
    if (!takesUploads(request.routeOptions.url, request.method)) limitBodyTime({ request, reply }, payload, bodyTimeoutMs);
    return payload;
  });
  server.addHook("onResponse", async (request, reply) => {
    const { method } = request;
    request.log.info({ method, route: request.routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "request");
  });
}

function sendError(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const { status, body, isUnknown } = presentError(thrown, request.id, request.routeOptions.bodyLimit);
  if (isUnknown) request.log.error({ err: thrown }, "unexpected");
  else if (status >= 500) request.log.warn({ code: body.code }, "refused");
  if (isRapporteurError(thrown)) logRefusal(request, thrown.code);
  if (isRapporteurError(thrown) && thrown.code === "RAP_LIBRARY_BUSY") reply.header("retry-after", thrown.details["seconds"] ?? 1);
  return reply.code(status).header("cache-control", "no-store").type(problemType).send(JSON.stringify(body));
}

const patterns = endpoints.map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+")}$`) }));

function notFound(request: FastifyRequest): RapporteurError {
  const path = request.url.split("?", 1)[0] ?? "";
  const allowed = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  if (allowed.length === 0) return new RapporteurError("RAP_HTTP_NO_ADDRESS");
  return new RapporteurError("RAP_HTTP_METHOD", { method: request.method, allowed: [...new Set(allowed)].join(", ") });
}
