import type { FastifyInstance } from "fastify";
import type { RequestMetrics } from "../metrics/request-metrics.ts";

/** Has every answered request of a server counted, and its connections and streams. */
export function watchRequests(server: FastifyInstance, metrics: RequestMetrics, streams: { readonly size: number }): void {
  server.addHook("onResponse", async (request, reply) => {
    const isStream = String(reply.raw.getHeader("content-type")).startsWith("text/event-stream");
    metrics.note({
      route: request.is404 ? null : (request.routeOptions.url ?? null),
      method: request.method,
      status: reply.statusCode,
      seconds: isStream ? null : reply.elapsedTime / 1000,
    });
  });
  metrics.watchOpen(async () => ({ connections: await connectionsOf(server), streams: streams.size }));
}

function connectionsOf(server: FastifyInstance): Promise<number> {
  return new Promise((resolve) => server.server.getConnections((problem, count) => resolve(problem === null ? count : 0)));
}
