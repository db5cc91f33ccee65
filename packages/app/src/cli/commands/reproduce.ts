import type { Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { readBytes } from "@rapporteur/reader/sources";
import { reproduceCrate, type Reproduced } from "../../analysis/replication/reproduce-crate.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";

const help = `
CRATE is what "rapporteur export --what replication" wrote. Every figure in it is computed again from the data in it, and compared; numbers are the same within a
relative 1e-9. Nothing else is read, and nothing is sent anywhere. Exit code 1 where a figure differs.

Examples:
  rapporteur export --library study.rapporteur --what replication --out study.crate.zip
  rapporteur reproduce study.crate.zip`;

const maximumBytes = 1024 * 1024 * 1024;

/** `rapporteur reproduce CRATE`: the figures of a replication crate, computed again and compared. */
export function reproduceCommand(program: Command, io: CommandIo): void {
  program
    .command("reproduce")
    .argument("<crate>", "replication crate (.zip)")
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (crate: string, flags: { readonly json?: boolean }) => {
      const showsProgress = io.stdout.isTTY === true;
      const onProgress = (done: number, total: number): void => void (showsProgress && io.stderr.write(`\rcomputed ${done} of ${total}`));
      const reproduced = await reproduceCrate(await readBytes(crate, maximumBytes), crate, onProgress);
      if (showsProgress) io.stderr.write("\r\u001b[K");
      printResult(io, flags, { json: reproduced, text: () => reproducedText(reproduced) });
      const differing = reproduced.figures.filter(({ isSame }) => !isSame).length;
      if (differing > 0) throw new RapporteurError("RAP_CLI_DIFFERS", { count: differing, total: reproduced.figures.length });
    });
}

function reproducedText({ figures, warnings }: Reproduced): string {
  const same = figures.filter(({ isSame }) => isSame).length;
  return [
    `${same} of ${figures.length} figures are the same.`,
    ...figures.map(({ name, isSame, difference }) => (isSame ? `  same     ${name}` : `  differs  ${name}: ${difference}`)),
    ...warnings.map(({ message }) => `  Note: ${message}.`),
  ].join("\n");
}
