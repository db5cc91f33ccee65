import { RapporteurError } from "@rapporteur/core/base";
import { registerSite } from "../http/site/register-site.ts";
import { startServer } from "../http/ports/start-server.ts";
import { presentText } from "../present/text/present-text.ts";
import { demandTls } from "../settings/demand-tls.ts";
import type { ReadSettings } from "../settings/config.ts";
import { firstDocument, fillNewLibrary } from "../documents/fill-library.ts";
import { openLibrary } from "../library/open-library.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import { openMetrics } from "../metrics/open-metrics.ts";
import { openApp } from "../application/open-app.ts";
import { widthOf, type CommandIo } from "./io.ts";
import { openTraces } from "../traces/open-traces.ts";
import { tracesAreLost } from "./traces-are-lost.ts";
import { terminalStyle } from "./terminal-style.ts";
import { jobsWait, stepsWait } from "./waiting.ts";

export interface ServingOptions {
  readonly read: ReadSettings;
  /** Documents that a library is filled with when it has none yet. */
  readonly startWith: readonly string[];
  /** What the project of such a library is called. */
  readonly startName: string | undefined;
  /** Print the library's first document before serving. */
  readonly prints: boolean;
}

/** Serves a library with workbench, API and public site until the user asks to stop. @throws RAP_STORE_*, RAP_HTTP_*, RAP_SOURCE_* */
export async function serveLibrary(location: string, { read, startWith, startName, prints }: ServingOptions, io: CommandIo): Promise<void> {
  await demandTls(read);
  const { store, project } = await openLibrary(location, undefined, { readFrom: replicaOf(read), onStepRetry: stepsWait(io) });
  const now = io.now === undefined ? {} : { now: io.now };
  const closing = async (problem: unknown): Promise<never> => {
    await store.close();
    throw problem;
  };
  const workplace = openWorkplace(store, { project, ...now });
  if (startWith.length > 0) await fillNewLibrary(workplace, { paths: startWith, name: startName }).catch(closing);
  if (prints) await printFirst(workplace, io).catch(closing);
  const metrics = read.settings.metrics ? openMetrics(store, io.now) : undefined;
  const traces = openTraces(metrics?.store ?? store, read.settings, { role: "server", onProblem: tracesAreLost(io) });
  const tracer = traces?.tracer;
  const opened = await openApp(traces?.store ?? metrics?.store ?? store, {
    read,
    hasSite: true,
    onProblem: jobsWait(io),
    watch: metrics?.work,
    tracer,
    pool: io.openReaders?.(undefined),
    ...now,
  }).catch(closing);
  const running = await startServer(opened, { plugins: [registerSite], metrics, tracer }).catch(async (problem: unknown) => {
    await opened.close();
    throw problem;
  });
  store.announce(running.address);
  // Listened for before it is announced: anyone who reads that it serves may stop it at once.
  const stopped = io.untilStopped();
  io.stdout.write(`\nServing the library ${store.location} at ${running.address}  (Ctrl-C ends it)\n`);
  if (running.metricsAddress !== null) io.stdout.write(`Metrics are at ${running.metricsAddress}\n`);
  await stopped;
  await running.close();
  await traces?.close();
  metrics?.stop();
}

/** @throws RAP_SERVICE_CONFIG where the library is a file, which has no replicas */
function replicaOf({ settings: { database, readFrom }, origins }: ReadSettings): string | undefined {
  if (readFrom === null) return undefined;
  if (database !== null) return readFrom;
  const from = origins.find(({ name }) => name === "read-from")?.from ?? "";
  const problem = "is given with a library that is a file";
  throw new RapporteurError("RAP_SERVICE_CONFIG", { name: "read-from", from, problem, cure: "leave it out, or name a database" });
}

async function printFirst(workplace: Workplace, io: CommandIo): Promise<void> {
  const readout = await firstDocument(workplace);
  if (readout !== null) io.stdout.write(presentText(readout, { width: widthOf(io), style: terminalStyle(io) }));
}
