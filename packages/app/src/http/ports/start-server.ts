import type { FastifyInstance } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import { moment, unusedSince } from "../../access/sessions.ts";
import type { OpenApp } from "../../application/open-app.ts";
import { createServer, type ServerOptions } from "../create-server.ts";
import { isLoopback } from "../../settings/is-loopback.ts";
import { portError } from "./port-error.ts";
import { serveMetrics, type MetricsServer } from "./serve-metrics.ts";

export interface RunningServer {
  /** "http://127.0.0.1:8731", whatever `origin` people type. */
  readonly address: string;
  readonly server: FastifyInstance;
  /** Where metrics are; null where they are not served. */
  readonly metricsAddress: string | null;
  /** Says that it is not ready, still takes requests for the setting `drainSeconds`, then takes no more requests, lets those under way finish, ends the streams, gives back jobs and closes the store. */
  readonly close: () => Promise<void>;
}

/** Requests that are still under way after so long are cut off. */
const graceMs = 10_000;

/**
 * Listens as the settings say.
 *
 * @throws RAP_HTTP_METRICS_OPEN, RAP_HTTP_LOOPBACK where a single-user server would be reached from outside, RAP_HTTP_ORIGIN_NEEDED, RAP_HTTP_ORIGIN_PLAIN, RAP_HTTP_PORT_BUSY, RAP_HTTP_PORT_FORBIDDEN
 */
export async function startServer(opened: OpenApp, options: ServerOptions = {}): Promise<RunningServer> {
  const { app } = opened;
  const { host, port, origin } = app.settings;
  if (!isLoopback(host)) {
    if (app.mode === "single-user") throw new RapporteurError("RAP_HTTP_LOOPBACK", { host });
    if (origin === null) throw new RapporteurError("RAP_HTTP_ORIGIN_NEEDED", { host });
    if (!origin.startsWith("https:")) throw new RapporteurError("RAP_HTTP_ORIGIN_PLAIN", { origin });
  }
  const server = await createServer(app, options);
  const address = await listen(server, host, port);
  const metrics = await startMetrics(opened, options).catch(async (problem: unknown) => {
    await server.close();
    throw problem;
  });
  const dropExpired = (): Promise<number> => app.store.accounts.dropExpired(moment(app), unusedSince(app));
  const housekeeping = setInterval(() => void dropExpired().catch(() => undefined), 60 * 60_000);
  housekeeping.unref();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    opened.announceStop();
    clearInterval(housekeeping);
    if (app.settings.drainSeconds > 0) await new Promise((resolve) => setTimeout(resolve, app.settings.drainSeconds * 1000));
    const cutOff = setTimeout(() => server.server.closeAllConnections(), graceMs);
    await server.close();
    clearTimeout(cutOff);
    await opened.close();
    await metrics?.close();
  };
  return { address, server, metricsAddress: metrics?.address ?? null, close: () => (closing ??= close()) };
}

async function startMetrics({ app }: OpenApp, { metrics }: ServerOptions): Promise<MetricsServer | undefined> {
  if (metrics === undefined) return undefined;
  return serveMetrics(app.settings, { page: metrics.page, readiness: app.readiness });
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (thrown) {
    await server.close();
    throw portError(thrown, port);
  }
}
