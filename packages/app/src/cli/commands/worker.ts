import type { Command } from "commander";
import { openJobRunner } from "../../jobs/job-runner.ts";
import type { CommandIo } from "../io.ts";
import { jobsWait } from "../jobs-wait.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../library-flags.ts";
import { wholeNumber } from "../whole-number.ts";

interface WorkerFlags extends LibraryFlags {
  readonly threads?: number;
}

const help = `
Takes work from the jobs of a library (imports, codings, long analyses) until Ctrl-C. A server does so by itself; of a library in PostgreSQL any number of
workers, on any number of machines, share the work. Work that a worker left behind is taken over within a minute.

Examples:
  rapporteur worker --database postgres://me@localhost/study
  rapporteur worker --library study.rapporteur --threads 4`;

/** `rapporteur worker`: does the jobs of a library, and serves nothing. */
export function workerCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("worker"), { reads: false })
    .option("--threads <n>", "processes that read and code; one a processor unless told", wholeNumber(1, 256))
    .addHelpText("after", help)
    .action(async (flags: WorkerFlags) => {
      await withLibrary({ ...flags, mustExist: true }, io, async ({ store }) => {
        let done = 0;
        const runner = openJobRunner(store, {
          ...(flags.threads === undefined ? {} : { threads: flags.threads }),
          onProgress: () => done++,
          onProblem: jobsWait(io),
        });
        runner.start();
        const stopped = io.untilStopped();
        io.stdout.write(`Working on the jobs of ${store.location}  (Ctrl-C ends it)\n`);
        await stopped;
        await runner.stop();
        io.stdout.write(`${done} ${done === 1 ? "piece" : "pieces"} of work done; the rest was given back.\n`);
      });
    });
}
