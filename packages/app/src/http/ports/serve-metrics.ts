import { createHash, timingSafeEqual } from "node:crypto";
import fastify, { type FastifyInstance } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import { metricsType } from "../../metrics/format-metrics.ts";
import type { Settings } from "../../settings/config.ts";
import { isLoopbackHost } from "../guards/check-source.ts";
import type { Readiness } from "../../application/readiness.ts";
import { registerHealth } from "../health/register-health.ts";
import { isLoopback } from "../../settings/is-loopback.ts";
import { portError } from "./port-error.ts";

export interface MetricsServer {
  /** "http://127.0.0.1:8732/metrics". */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** What of the settings says where metrics are served. */
export type MetricsPlace = Pick<Settings, "metricsHost" | "metricsPort" | "metricsToken">;

interface Served {
  readonly page: () => Promise<string>;
  readonly readiness: () => Promise<Readiness>;
}

/**
 * Serves metrics on a port of their own, which no proxy of the workbench reaches: `/metrics`, and `/health/live` and `/health/ready` for processes that serve
 * nothing else. With a token, only to those who carry it.
 *
 * @throws RAP_HTTP_METRICS_OPEN where other machines could ask without a token; RAP_HTTP_PORT_BUSY, RAP_HTTP_PORT_FORBIDDEN
 */
export async function serveMetrics(
  { metricsHost: host, metricsPort: port, metricsToken: token }: MetricsPlace,
  served: Served,
): Promise<MetricsServer> {
  if (token === null && !isLoopback(host)) throw new RapporteurError("RAP_HTTP_METRICS_OPEN", { host });
  const server = fastify({ logger: false, forceCloseConnections: true });
  registerHealth(server, served.readiness);
  addPage(server, token, served.page);
  try {
    const address = await server.listen({ host, port });
    return { address: `${address}/metrics`, close: () => server.close() };
  } catch (thrown) {
    await server.close();
    throw portError(thrown, port, "--metrics-port");
  }
}

function addPage(server: FastifyInstance, token: string | null, page: () => Promise<string>): void {
  server.get("/metrics", async (request, reply) => {
    reply.headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    // Without a token, a page in a browser of this machine could ask by a name of its own for 127.0.0.1.
    if (token === null && !isLoopbackHost(request.host)) return reply.code(421).type("text/plain").send("metrics are told to 127.0.0.1 only\n");
    if (token !== null && !isSame(request.headers.authorization, `Bearer ${token}`))
      return reply.code(401).header("www-authenticate", "Bearer").type("text/plain").send("metrics are told to those with the metrics token\n");
    return reply.type(metricsType).send(await page());
  });
}

/** Compares in a time that tells nothing of how much is right. */
function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given ?? ""), digest(wanted));
}
