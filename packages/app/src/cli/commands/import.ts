import { Option, type Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { documentRights, type DocumentRights } from "../../records/document-record.ts";
import { importWithProgress, type ImportOutcome } from "../../jobs/import-with-progress.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { importRemotely } from "../import-remotely.ts";
import { locationOf, withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../library-flags.ts";
import { servedAt } from "../remote-library.ts";
import { wholeNumber } from "../whole-number.ts";

interface ImportFlags extends LibraryFlags {
  readonly code: boolean;
  readonly rights?: DocumentRights;
  readonly workers?: number;
  readonly json?: boolean;
}

const help = `
Files (text, Markdown, HTML, PDF with text, DOCX), folders and ZIP files of them, and addresses of pages; a readout (.json) with its reviews.
A text that the library has already is left as it is, so the command can be run again. What fails is listed with its reason, and the rest goes on.

Examples:
  rapporteur import papers/ --library study.rapporteur
  rapporteur import one.pdf two.docx https://example.org/roundup --library study.rapporteur
  rapporteur import archive.zip --library study.rapporteur --no-code`;

/** `rapporteur import SOURCE… --library FILE`: documents into a library. */
export function importCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("import").argument("<source...>", "files, folders, ZIP files, addresses"), { reads: false })
    .option("--no-code", "keep the texts alone; draft statements later")
    .addOption(
      new Option("--rights <rights>", "what may be shown to whom: internal for files, no-text for addresses unless told").choices(documentRights),
    )
    .option("--workers <n>", "processes that read and code; one a processor unless told", wholeNumber(1, 256))
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (sources: string[], flags: ImportFlags) => {
      const outcome = await importInto(sources, flags, io);
      printResult(io, flags, { json: outcome, text: () => outcomeText(outcome) });
      if (outcome.failures.length > 0)
        throw new RapporteurError("RAP_CLI_UNFINISHED", {
          count: outcome.failures.length,
          total: outcome.total,
          done: "imported",
          cure: "the reasons stand above; mend them and run the command again",
        });
    });
}

async function importInto(sources: readonly string[], flags: ImportFlags, io: CommandIo): Promise<ImportOutcome> {
  const showsProgress = io.stdout.isTTY === true;
  const onProgress = (done: number, total: number): void => void (showsProgress && io.stderr.write(`\rimported ${done} of ${total}`));
  const settings = { rights: flags.rights, codes: flags.code };
  const address = servedAt(locationOf(flags));
  const outcome =
    address === null
      ? await withLibrary(flags, io, ({ workplace }) =>
          importWithProgress(workplace, sources, { ...settings, onProgress, ...(flags.workers === undefined ? {} : { threads: flags.workers }) }),
        )
      : await importRemotely(address, sources, { ...settings, onProgress, project: flags.project, token: io.env["RAPPORTEUR_TOKEN"] });
  if (showsProgress) io.stderr.write("\r\u001b[K");
  return outcome;
}

function outcomeText({ added, known, passedOver, failures }: ImportOutcome): string {
  const documents = (count: number): string => `${count} ${count === 1 ? "document" : "documents"}`;
  return [
    `Imported ${documents(added)}${known === 0 ? "" : `; ${documents(known)} known already`}.`,
    ...(passedOver === 0 ? [] : [`Passed over ${passedOver} ${passedOver === 1 ? "file that holds" : "files that hold"} data and no document.`]),
    ...failures.map(({ label, message, code }) => `  ${label}: ${message} [${code}]`),
  ].join("\n");
}
