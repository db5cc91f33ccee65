import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import { dueCalendar, forecastsOf, listDue, startOfDay } from "../forecasts/analyse-forecasts.ts";
import { writeZip } from "../../exchange/zip/write-zip.ts";
import { tablesRequest, writeTables } from "../tables/write-tables.ts";
import { linksOf, mapFormats, writeMap } from "../causes/analyse-causes.ts";
import { networkFormats, networkOutput } from "../network/network-files.ts";
import { exportStatements } from "./export-statements.ts";
import { ledgerHead, outcomeLine, questionLine } from "../forecasts/forecast-ledger-file.ts";
import { openStatements } from "../input/open-statements.ts";
import type { OpenedStatements } from "../input/opened-statements.ts";
import { networkRequestOf } from "../library/analyse-library.ts";
import type { GivenOptions } from "../../contract/option-spec.ts";
import { readOptions } from "../input/read-options.ts";
import { forecastFileFormats, leftOutText, rangeChoices, writeForecastFiles } from "../forecasts/write-forecast-files.ts";
import { ledgerOf } from "../forecasts/ledger-of.ts";
import { ledgerRecords } from "../forecasts/ledger-records.ts";
import { librarySource, type LibraryScope } from "../input/library-source.ts";
import type { Workplace } from "../../library/workplace.ts";

export const exportKinds = ["network", "map", "statements", "dna", "refi", "readouts", "ledger", "calendar", "tables"] as const;
export type ExportKind = (typeof exportKinds)[number];

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
  if (request.since !== undefined)
    throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis: what, problem: "it has no since", cure: "changes are exported as tables" });
  const library = librarySource(workplace, { asOf, documents, scope });
  const opened = await openStatements([], {
    countsDrafts,
    library,
    needsReadouts: ["readouts", "dna", "refi"].includes(what) || ["web-annotation", "tei", "xmi", "webanno"].includes(request.format),
  });
  return writers[what]({ workplace, request, opened });
}

interface Exporting {
  readonly workplace: Workplace;
  readonly request: ExportRequest;
  readonly opened: OpenedStatements;
}

const writers: Readonly<Record<Exclude<ExportKind, "tables">, (exporting: Exporting) => ExportedFile | Promise<ExportedFile>>> = {
  network: networkFile,
  map: mapFile,
  statements: statementsFile,
  dna: dnaFile,
  refi: refiFile,
  readouts: readoutsFile,
  ledger: ledgerFile,
  calendar: calendarFile,
};

function formatOf<F extends string>({ what, format }: ExportRequest, known: readonly [F, ...F[]]): F {
  if (format === "") return known[0];
  const found = known.find((one) => one === format);
  if (found !== undefined) return found;
  throw new RapporteurError("RAP_LIBRARY_OPTION", {
    analysis: what,
    problem: `there is no format ${format}`,
    cure: `give one of ${known.join(", ")}`,
  });
}

const types: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  edges: "text/csv; charset=utf-8",
  nodes: "text/csv; charset=utf-8",
  events: "text/csv; charset=utf-8",
  json: "application/json",
  "sd-json": "application/json",
  jsonl: "application/jsonl; charset=utf-8",
  "web-annotation": "application/ld+json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  cases: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  tei: "application/tei+xml",
  qdpx: "application/zip",
  xmi: "application/zip",
  webanno: "application/zip",
  qdc: "application/xml",
  graphml: "application/graphml+xml",
  visone: "application/graphml+xml",
  gexf: "application/gexf+xml",
  "gexf-1.2": "application/gexf+xml",
  kumu: "application/json",
  "gephi-lite": "application/json",
};
const endings: Readonly<Record<string, string>> = {
  edges: "edges.csv",
  nodes: "nodes.csv",
  kumu: "kumu.json",
  "gephi-lite": "gephi.json",
  "gexf-1.2": "gexf",
  "web-annotation": "jsonld",
  events: "events.csv",
  cases: "cases.xlsx",
  tei: "tei.xml",
  xmi: "xmi.zip",
  webanno: "webanno.zip",
  pajek: "net",
  visone: "graphml",
  "mental-modeler": "mm.csv",
  "sd-json": "sd.json",
};

function text(name: string, format: string, bytes: string | Uint8Array): ExportedFile {
  return { bytes, type: types[format] ?? "text/plain; charset=utf-8", filename: `${name}.${endings[format] ?? format}` };
}

function networkFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf(request, networkFormats);
  const output = networkOutput(networkRequestOf(opened, request.options), "", format);
  if (output.kind !== "file") throw new Error("a series without a path is refused");
  return text("network", format, output.content());
}

function mapFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf(request, mapFormats);
  readOptions("map", request.options, {});
  return text("causal-map", format, writeMap(linksOf(opened), format));
}

function statementsFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf(request, ["csv", "jsonl", "web-annotation", "events", "xlsx", "cases", "tei", "xmi", "webanno"]);
  const { delimiter } = readOptions("statements", request.options, { delimiter: { kind: "text", says: "between the columns" } });
  return text("statements", format, exportStatements(opened, format, { delimiter }).content ?? "");
}

function refiFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf(request, ["qdpx", "qdc"]);
  return text("project", format, exportStatements(opened, format, {}).content ?? "");
}

async function dnaFile({ request, opened }: Exporting): Promise<ExportedFile> {
  formatOf(request, ["dna"]);
  const { password } = readOptions("dna", request.options, { password: { kind: "text", says: "that opens the file" } });
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-export-"));
  try {
    const path = join(folder, "statements.dna");
    exportStatements(opened, "dna", { password }).write?.(path);
    return { bytes: await readFile(path), type: "application/vnd.sqlite3", filename: "statements.dna" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-tables-"));
  try {
    await writeTables(workplace, folder, tablesRequest(request));
    const names = (await readdir(folder)).sort();
    const parts = await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
    return { bytes: writeZip(parts), type: "application/zip", filename: "tables.zip" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readoutsFile({ request, opened }: Exporting): ExportedFile {
  const format = formatOf(request, ["jsonl", "json"]);
  const { readouts } = opened;
  const content = format === "json" ? `${JSON.stringify(readouts, null, 2)}\n` : readouts.map((readout) => `${JSON.stringify(readout)}\n`).join("");
  return text("readouts", format, content);
}

async function ledgerFile({ workplace, request, opened }: Exporting): Promise<ExportedFile> {
  const format = formatOf(request, ["jsonl", ...forecastFileFormats]);
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
    return { bytes, type: "application/zip", filename: `forecasts.${format}.zip`, notes: leftOutText(leftOut) };
  }
  const { ledger, history, forecasts } = file;
  const lines = [...ledger.questions.map(questionLine), ...forecasts.values(), ...history.map(outcomeLine)];
  return text("ledger", "jsonl", ledgerHead + lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

async function calendarFile({ workplace, request, opened }: Exporting): Promise<ExportedFile> {
  formatOf(request, ["ics"]);
  const base = ledgerOf(await ledgerRecords(workplace, request.asOf), opened.byId());
  const input = forecastsOf(opened, { base, countsDrafts: request.countsDrafts });
  const now = workplace.now();
  const report = listDue(input, { today: startOfDay(now), until: null });
  return { bytes: dueCalendar(report, now), type: "text/calendar; charset=utf-8", filename: "due.ics" };
}
