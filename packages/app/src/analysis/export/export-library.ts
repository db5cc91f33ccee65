import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import { dueCalendar, forecastsOf, listDue, startOfDay } from "../forecasts/analyse-forecasts.ts";
import { type ExportedFormat, exportedFormats, type ExportKind, findFormat, type FormatOf, nameOfFile } from "../../formats/export-formats.ts";
import { writeZip } from "../../exchange/zip/write-zip.ts";
import { tablesRequest, writeTables } from "../tables/write-tables.ts";
import { linksOf, writeMap } from "../causes/analyse-causes.ts";
import { networkOutput } from "../network/network-files.ts";
import { type ExportedStatements, exportStatements } from "./export-statements.ts";
import { ledgerHead, outcomeLine, questionLine } from "../forecasts/forecast-ledger-file.ts";
import { openStatements } from "../input/open-statements.ts";
import type { OpenedStatements } from "../input/opened-statements.ts";
import { writeNotebook } from "../notebook/write-notebook.ts";
import { networkRequestOf } from "../library/analyse-library.ts";
import type { GivenOptions } from "../../contract/option-spec.ts";
import { readOptions } from "../input/read-options.ts";
import { leftOutText, rangeChoices, writeForecastFiles } from "../forecasts/write-forecast-files.ts";
import { ledgerOf } from "../forecasts/ledger-of.ts";
import { ledgerRecords } from "../forecasts/ledger-records.ts";
import { librarySource, type LibraryScope } from "../input/library-source.ts";
import { withTemporaryFolder } from "../../library/temporary-folder.ts";
import type { Workplace } from "../../library/workplace.ts";

export interface ExportRequest extends LibraryScope {
  readonly what: ExportKind;
  /** As the command's --format; empty for the usual one. */
  readonly format: string;
  readonly countsDrafts: boolean;
  readonly options: GivenOptions;
  /** Of tables: only what is other than it was at this revision. */
  readonly since?: number | undefined;
}

export interface ExportedFile {
  readonly bytes: Uint8Array | string;
  /** Media type. */
  readonly type: string;
  readonly filename: string;
  /** What the file leaves out, in words. */
  readonly notes?: readonly string[];
}

/**
 * A file for another program from a project of a library.
 *
 * @throws RAP_LIBRARY_OPTION for a format or option that is not there; RAP_SERVICE_NONE_ACCEPTED; what writing the format throws
 * Cost: O(statements); of readouts, DNA and tables O(documents' texts).
 */
export async function exportLibrary(workplace: Workplace, request: ExportRequest): Promise<ExportedFile> {
  const { countsDrafts, asOf, documents, scope, what } = request;
  if (what === "tables") return tablesFile(workplace, request);
  if (what === "notebook") return notebookFile(workplace, request);
  if (request.since !== undefined)
    throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis: what, problem: "it has no since", cure: "changes are exported as tables" });
  const library = librarySource(workplace, { asOf, documents, scope });
  const opened = await openStatements([], {
    countsDrafts,
    library,
    needsAttributes: what === "refi",
    needsReadouts: ["readouts", "dna", "refi"].includes(what) || ["web-annotation", "tei", "xmi", "webanno", "brat"].includes(request.format),
  });
  return writers[what]({ workplace, request, opened });
}

interface Exporting {
  readonly workplace: Workplace;
  readonly request: ExportRequest;
  readonly opened: OpenedStatements;
}

const writers: Readonly<Record<Exclude<ExportKind, "tables" | "notebook">, (exporting: Exporting) => ExportedFile | Promise<ExportedFile>>> = {
  network: networkFile,
  map: mapFile,
  statements: statementsFile,
  dna: dnaFile,
  refi: refiFile,
  readouts: readoutsFile,
  ledger: ledgerFile,
  calendar: calendarFile,
};

/** The format that is asked for, among those that are made here. */
function formatOf<K extends ExportKind>(what: K, format: string): FormatOf<K> {
  const known: readonly ExportedFormat[] = exportedFormats[what].filter((one: ExportedFormat) => one.isSlow !== true);
  const found = format === "" ? known[0] : known.find(({ name }) => name === format);
  if (found !== undefined) return found.name as FormatOf<K>;
  throw new RapporteurError("RAP_LIBRARY_OPTION", {
    analysis: what,
    problem: `there is no format ${format}`,
    cure: `give one of ${known.map(({ name }) => name).join(", ")}`,
  });
}

/** A file of a format of the registry, with what it leaves out. */
function fileOf(what: ExportKind, name: string, { bytes, base, notes = [] }: Content): ExportedFile {
  const format = findFormat(what, name);
  if (format === null) throw new Error(`${what} has no format ${name}`);
  return { bytes, type: format.type, filename: nameOfFile(base, format), notes };
}

interface Content {
  readonly bytes: Uint8Array | string;
  /** Name of the file, without ending. */
  readonly base: string;
  readonly notes?: readonly string[];
}

function ofStatements(what: "statements" | "refi", { content, losses }: ExportedStatements, format: string): ExportedFile {
  const base = what === "refi" ? "project" : what;
  return fileOf(what, format, { bytes: content ?? "", base, notes: losses.map(({ message }) => message) });
}

function networkFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf("network", request.format);
  const output = networkOutput(networkRequestOf(opened, request.options), "", format);
  if (output.kind !== "file") throw new Error("a series without a path is refused");
  return fileOf("network", format, { bytes: output.content(), base: "network" });
}

function mapFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf("map", request.format);
  readOptions("map", request.options, {});
  return fileOf("map", format, { bytes: writeMap(linksOf(opened), format), base: "causal-map" });
}

function statementsFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf("statements", request.format);
  const { delimiter } = readOptions("statements", request.options, { delimiter: { kind: "text", says: "between the columns" } });
  return ofStatements("statements", exportStatements(opened, format, { delimiter }), format);
}

function refiFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf("refi", request.format);
  return ofStatements("refi", exportStatements(opened, format, {}), format);
}

async function dnaFile({ request, opened }: Exporting): Promise<ExportedFile> {
  const format = formatOf("dna", request.format);
  const { password } = readOptions("dna", request.options, { password: { kind: "text", says: "that opens the file" } });
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, "statements.dna");
    const { write, losses } = exportStatements(opened, format, { password });
    write?.(path);
    return fileOf("dna", format, { bytes: await readFile(path), base: "statements", notes: losses.map(({ message }) => message) });
  });
}

/** The folder of tables, packed. */
async function tablesFile(workplace: Workplace, request: ExportRequest): Promise<ExportedFile> {
  readOptions("tables", request.options, {});
  if (request.documents !== undefined || request.scope !== undefined)
    throw new RapporteurError("RAP_LIBRARY_OPTION", {
      analysis: "tables",
      problem: "tables are of the whole project",
      cure: "leave documents and scope out",
    });
  return withTemporaryFolder(async (folder) => {
    await writeTables(workplace, folder, tablesRequest(request));
    const names = (await readdir(folder)).sort();
    const parts = await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
    return fileOf("tables", formatOf("tables", request.format), { bytes: writeZip(parts), base: "tables" });
  });
}

/** It holds no statements, so none is read. */
async function notebookFile({ store, project }: Workplace, { format, options, countsDrafts }: ExportRequest): Promise<ExportedFile> {
  const known = formatOf("notebook", format);
  readOptions("notebook", options, {});
  const stored = await store.records.get(project, "project", project);
  return fileOf("notebook", known, { bytes: writeNotebook(known, { project: stored?.record.name ?? project, countsDrafts }), base: "first-look" });
}

function readoutsFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf("readouts", request.format);
  const { readouts } = opened;
  const content = format === "json" ? `${JSON.stringify(readouts, null, 2)}\n` : readouts.map((readout) => `${JSON.stringify(readout)}\n`).join("");
  return fileOf("readouts", format, { bytes: content, base: "readouts" });
}

async function ledgerFile({ workplace, request, opened }: Exporting): Promise<ExportedFile> {
  const format = formatOf("ledger", request.format);
  const { ranges } = readOptions("ledger", request.options, {
    ranges: {
      kind: "choice",
      choices: rangeChoices,
      says: "of another program: whether words that stand for a range of chances are left out, or get its middle",
    },
  });
  const file = ledgerOf(await ledgerRecords(workplace, request.asOf), opened.byId());
  if (format !== "jsonl") {
    const { bytes, leftOut } = writeForecastFiles(file, { format, countsDrafts: request.countsDrafts, ranges });
    return fileOf("ledger", format, { bytes, base: "forecasts", notes: leftOutText(leftOut) });
  }
  const { ledger, history, forecasts } = file;
  const lines = [...ledger.questions.map(questionLine), ...forecasts.values(), ...history.map(outcomeLine)];
  return fileOf("ledger", format, { bytes: ledgerHead + lines.map((line) => `${JSON.stringify(line)}\n`).join(""), base: "ledger" });
}

async function calendarFile({ workplace, request, opened }: Exporting): Promise<ExportedFile> {
  const format = formatOf("calendar", request.format);
  const base = ledgerOf(await ledgerRecords(workplace, request.asOf), opened.byId());
  const input = forecastsOf(opened, { base, countsDrafts: request.countsDrafts });
  const now = workplace.now();
  const report = listDue(input, { today: startOfDay(now), until: null });
  return fileOf("calendar", format, { bytes: dueCalendar(report, now), base: "due" });
}
