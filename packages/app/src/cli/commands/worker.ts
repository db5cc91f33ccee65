import type { Command } from "commander";
import { openJobRunner } from "../../jobs/job-runner.ts";
import { modelCoder } from "../../application/model-coder.ts";
import { pathsIn } from "../../jobs/job-runner-options.ts";
import { openReadiness } from "../../application/readiness.ts";
import { serveMetrics } from "../../http/ports/serve-metrics.ts";
import { openMetrics } from "../../metrics/open-metrics.ts";
import { demandTls } from "../../settings/demand-tls.ts";
import type { Settings } from "../../settings/config.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { CommandIo } from "../io.ts";
import { openTraces } from "../../traces/open-traces.ts";
import { jobsWait } from "../waiting.ts";
import { tracesAreLost } from "../traces-are-lost.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, namesLibrary, type LibraryFlags } from "../flags/library-flags.ts";
import { addMetricsOptions, settingsOf, type MetricsFlags } from "../flags/setting-flags.ts";
import { wholeNumber } from "../flags/whole-number.ts";

interface WorkerFlags extends LibraryFlags, MetricsFlags {
  readonly threads?: number;
}

const help = `
Takes work from the jobs of a library (imports, codings, long analyses) until Ctrl-C. A server does so by itself; of a library in PostgreSQL any number of
workers, on any number of machines, share the work. Work that a worker left behind is taken over within a minute.
RAPPORTEUR_DATABASE, RAPPORTEUR_WORKERS and the settings of metrics are taken from the environment too, as serve takes them.

Examples:
  rapporteur worker --database postgres://me@localhost/study
  rapporteur worker --library study.rapporteur --threads 4`;

/** `rapporteur worker`: does the jobs of a library, and serves nothing. */
export function workerCommand(program: Command, io: CommandIo): void {
  const command = addLibraryOptions(program.command("worker"), { reads: false }).option(
    "--threads <n>",
    "processes that read and code; one a processor unless told",
    wholeNumber(1, 256),
  );
  addMetricsOptions(command)
    .addHelpText("after", help)
    .action(async ({ library, database, threads, ...flags }: WorkerFlags) => {
      const read = settingsOf(flags, io);
      const { settings } = read;
      await demandTls(database === undefined ? read : { ...read, settings: { ...settings, database } });
      const named = { ...(library === undefined ? {} : { library }), ...(database === undefined ? {} : { database }) };
      const place = namesLibrary(named) ? named : libraryOf(settings);
      await withLibrary({ ...place, mustExist: true }, io, ({ store }) => work(store, { threads: threads ?? settings.workers, settings }, io));
    });
}

/** The library that the environment names. */
function libraryOf({ library, database }: Settings): Pick<LibraryFlags, "library" | "database"> {
  return { ...(library === null ? {} : { library }), ...(database === null ? {} : { database }) };
}

interface Working {
  /** 0: one a processor. */
  readonly threads: number;
  readonly settings: Settings;
}

async function work(store: OpenedStore, { threads, settings }: Working, io: CommandIo): Promise<void> {
  let done = 0;
  let isStopping = false;
  const metrics = settings.metrics ? openMetrics(store, io.now) : undefined;
  const readiness = openReadiness(store, { isStopping: () => isStopping });
  const served = metrics === undefined ? undefined : await serveMetrics(settings, { page: metrics.page, readiness });
  const codeWithModel = modelCoder(store, settings);
  const traces = openTraces(metrics?.store ?? store, settings, { role: "worker", onProblem: tracesAreLost(io) });
  const watched = traces?.store ?? metrics?.store ?? store;
  const runner = openJobRunner(watched, {
    ...(codeWithModel === undefined ? {} : { codeWithModel }),
    paths: pathsIn(watched),
    ...(threads === 0 ? {} : { threads }),
    onProgress: () => done++,
    onProblem: jobsWait(io),
    watch: metrics?.work,
    tracer: traces?.tracer,
    fetchHosts: settings.fetchHosts,
    fetchHttpsOnly: settings.demandTls,
  });
  runner.start();
  const stopped = io.untilStopped();
  io.stdout.write(`Working on the jobs of ${store.location}  (Ctrl-C ends it)\n`);
  if (served !== undefined) io.stdout.write(`Metrics are at ${served.address}\n`);
  await stopped;
  isStopping = true;
  await runner.stop();
  await traces?.close();
  await served?.close();
  metrics?.stop();
  io.stdout.write(`${done} ${done === 1 ? "piece" : "pieces"} of work done; the rest was given back.\n`);
}
