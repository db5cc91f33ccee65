import { writeFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { documentRights, type DocumentRights } from "../../records/document-record.ts";
import { importWithProgress, type ImportOutcome } from "../../jobs/import-with-progress.ts";
import type { TableLayouts } from "../../analysis/input/open-statements-csv.ts";
import { type TableKind, tableKinds } from "../../contract/table-layout.ts";
import { openMetadata } from "../../jobs/metadata/open-metadata.ts";
import { previewImport } from "../../jobs/metadata/preview-import.ts";
import { refuseSharedLayout } from "../../jobs/metadata/refuse-shared-layout.ts";
import type { NameReader } from "../../jobs/metadata/name-pattern.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { importRemotely } from "../import-remotely.ts";
import { locationOf, withLibrary } from "../library-access.ts";
import { listFormats } from "../../formats/list-formats.ts";
import { addLibraryOptions } from "../flags/library-flags.ts";
import { servedAt } from "../remote-library.ts";
import { addCsvOptions, csvOptions, type SourceFlags } from "../statement-sources.ts";
import { wholeNumber } from "../flags/whole-number.ts";
import { previewText } from "../preview-text.ts";
import { writeMapping } from "../table-mapping.ts";
import { withReaders } from "../with-readers.ts";

interface ImportFlags extends SourceFlags {
  readonly code: boolean;
  readonly rights?: DocumentRights;
  readonly workers?: number;
  readonly json?: boolean;
  readonly names?: string;
  readonly metadata?: string;
  readonly preview?: boolean;
  readonly rows?: TableKind;
  readonly saveMapping?: string;
}

const named = ({ what, endings }: { readonly what: string; readonly endings: readonly string[] }): string =>
  `${what.replace(/: \[.*/, "")} (${endings.join(" ")})`;
const { documents, archives, statements } = listFormats();

const help = `
Files, folders and ZIP files of them, and addresses of pages. The content of a file decides, whatever its name is.
Documents: ${documents.map(named).join(", ")};
exports of ${archives.join(", ")}, each article a document with its newspaper or site, day, author and section.
Statements of other programs, as the accepted work of their coders:
${statements.map((format) => `  ${named(format)}`).join("\n")}
A table whose rows are whole texts (a column text, full text, body or content, and nothing coded) becomes a document a row, with the title, date, newspaper, author, address and tags of its columns.
A text that the library has already is left as it is, so the command can be run again; of those that nearly say the same it tells how many (see duplicates). What fails is listed with its reason, and the rest goes on.

Examples:
  rapporteur import papers/ --library study.rapporteur
  rapporteur import one.pdf two.docx https://example.org/roundup --library study.rapporteur
  rapporteur import nexis-export.txt --library study.rapporteur
  rapporteur import archive.zip --library study.rapporteur --no-code
  rapporteur import clippings --names "{date}_{publisher}_{title}" --preview --library study.rapporteur
  rapporteur import clippings --metadata clippings.xlsx --library study.rapporteur
  rapporteur import project.dna --library study.rapporteur
  rapporteur import interviews.qdpx --library study.rapporteur
  rapporteur import statements.csv --library study.rapporteur --map organization=Org --map time=Date
  rapporteur import coded.xlsx --sheet Codings --library study.rapporteur
  rapporteur import codes.csv --map quote=Zitat --map concept=Konzept --preview --save-mapping codes.mapping.json --library study.rapporteur
  rapporteur import codes.csv --mapping codes.mapping.json --library study.rapporteur
  rapporteur import a.csv b.csv --mapping a.csv=a.mapping.json --mapping b.csv=b.mapping.json --library study.rapporteur
  rapporteur import articles.csv --library study.rapporteur`;

/** `rapporteur import SOURCE… --library FILE`: documents into a library. */
export function importCommand(program: Command, io: CommandIo): void {
  const command = program.command("import").argument("<source...>", "files, folders, ZIP files, addresses");
  addCsvOptions(addLibraryOptions(command, { reads: false }))
    .option("--no-code", "keep the texts alone; draft statements later")
    .addOption(
      new Option("--rights <rights>", "what may be shown to whom: internal for files, no-text for addresses unless told").choices(documentRights),
    )
    .option("--names <pattern>", "what file names say: {date}_{publisher}_{title}; also {author}, {tags}, {any}")
    .option("--metadata <table>", "a CSV or XLSX with a row a file: file, title, date, publisher, author, url, tags; it counts before --names")
    .addOption(new Option("--rows <what>", "what a row of a table is, where its columns do not say it").choices(tableKinds))
    .option("--save-mapping <file>", "keep what was said of the columns of tables, for --mapping")
    .option("--preview", "print how the columns of tables are read, and what --names and --metadata say of each file; import nothing")
    .option("--workers <n>", "processes that read and code; one a processor unless told", wholeNumber(1, 256))
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (sources: string[], flags: ImportFlags) => {
      const metadata = await openMetadata(flags);
      const csv = { ...csvOptions(flags, sources), ...(flags.rows === undefined ? {} : { rows: flags.rows }) };
      if (flags.saveMapping !== undefined) await writeFile(flags.saveMapping, writeMapping(csv));
      await refuseSharedLayout(sources, csv);
      if (flags.preview === true) {
        const shown = await previewImport(sources, { read: metadata.read, csv });
        return printResult(io, flags, { json: shown, text: () => previewText(shown) });
      }
      const outcome = await importInto(sources, { ...flags, csv, read: metadata.given ? metadata.read : undefined }, io);
      const told = [...outcome.notes, ...metadata.unused().map((file) => `${file} is in ${flags.metadata ?? ""} and was not among the files`)];
      printResult(io, flags, { json: { ...outcome, notes: told }, text: () => outcomeText({ ...outcome, notes: told }) });
      if (outcome.failures.length > 0)
        throw new RapporteurError("RAP_CLI_UNFINISHED", {
          count: outcome.failures.length,
          total: outcome.total,
          done: "imported",
          cure: "the reasons are above; fix them and run the command again",
        });
    });
}

async function importInto(
  sources: readonly string[],
  { read, csv, ...flags }: ImportFlags & { readonly read: NameReader | undefined; readonly csv: TableLayouts },
  io: CommandIo,
): Promise<ImportOutcome> {
  const showsProgress = io.stdout.isTTY === true;
  const onProgress = (done: number, total: number): void => void (showsProgress && io.stderr.write(`\rimported ${done} of ${total}`));
  const settings = { rights: flags.rights, codes: flags.code };
  const address = servedAt(locationOf(flags));
  if (address !== null && read !== undefined)
    throw new RapporteurError("RAP_LIBRARY_SERVED", { command: "import with --names or --metadata", path: locationOf(flags), address });
  const outcome =
    address === null
      ? await withLibrary(flags, io, ({ workplace }) =>
          withReaders(io, flags.workers, (pool) => importWithProgress(workplace, sources, { ...settings, csv, metadata: read, onProgress, pool })),
        )
      : await importRemotely(address, sources, { ...settings, csv, onProgress, project: flags.project, token: io.env["RAPPORTEUR_TOKEN"] });
  if (showsProgress) io.stderr.write("\r\u001b[K");
  return outcome;
}

function outcomeText({ added, known, passedOver, notes, statements, nearDuplicates, failures }: ImportOutcome): string {
  const documents = (count: number): string => `${count} ${count === 1 ? "document" : "documents"}`;
  const counted = (count: number): string => `${count} ${count === 1 ? "statement" : "statements"}`;
  const coded = statements.added + statements.known === 0 ? "" : ` with ${counted(statements.added)}`;
  return [
    `Imported ${documents(added)}${coded}${statements.known === 0 ? "" : `; ${counted(statements.known)} known already`}${known === 0 ? "" : `; ${documents(known)} known already`}.`,
    ...(nearDuplicates === 0
      ? []
      : [`${documents(nearDuplicates)} nearly ${nearDuplicates === 1 ? "says" : "say"} what another one says: rapporteur duplicates lists them.`]),
    ...(passedOver === 0 ? [] : [`Passed over ${passedOver} ${passedOver === 1 ? "file that holds" : "files that hold"} data and no document.`]),
    ...notes.map((note) => `${note}.`),
    ...(statements.losses.length === 0 ? [] : ["What the library could not take:", ...statements.losses.map((loss) => `  ${loss}.`)]),
    ...failures.map(({ label, message, code }) => `  ${label}: ${message} [${code}]`),
  ].join("\n");
}
