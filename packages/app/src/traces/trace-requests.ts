import type { FastifyInstance, FastifyRequest } from "fastify";
import type { OpenSpan, Tracer } from "./tracer.ts";
import { parseTraceParent } from "./trace-parent.ts";

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Has every request of a server traced, as a part of the caller's trace where its `traceparent` says so. Streams of events, which last as long as their listener likes, end with their headers. */
export function traceRequests(server: FastifyInstance, tracer: Tracer): void {
  const open = new WeakMap<FastifyRequest, OpenSpan>();
  const inside = (request: FastifyRequest, act: () => void): void => {
    const span = open.get(request);
    if (span === undefined) act();
    else span.within(act);
  };
  server.addHook("onRequest", (request, _reply, done) => {
    const method = methods.has(request.method) ? request.method : "_OTHER";
    const route = request.is404 ? null : (request.routeOptions.url ?? null);
    const span = tracer.open({
      name: route === null ? method : `${method} ${route}`,
      kind: "server",
      attributes: { "http.request.method": method, ...(route === null ? {} : { "http.route": route }) },
      parent: parseTraceParent(request.headers.traceparent),
    });
    open.set(request, span);
    span.within(done);
  });
  // A body arrives in what the socket does, outside of the request's own.
  server.addHook("preValidation", (request, _reply, done) => inside(request, done));
  server.addHook("onResponse", async (request, reply) => {
    const error = reply.statusCode >= 500 ? { error: String(reply.statusCode) } : {};
    open.get(request)?.end({ attributes: { "http.response.status_code": reply.statusCode }, ...error });
  });
}
