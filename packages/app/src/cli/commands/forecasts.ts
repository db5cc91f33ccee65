import { randomUUID } from "node:crypto";
import { InvalidArgumentError, Option, type Command } from "commander";
import { dayMs, RapporteurError } from "@rapporteur/core/base";
import { estimativeScales } from "@rapporteur/core/model";
import { analysisOptions, type OptionsOf } from "../../contract/analysis-options.ts";
import { analyse } from "../../analysis/analyse.ts";
import { withFallbacks } from "../../analysis/input/read-options.ts";
import {
  count,
  dueCalendar,
  dueWithin,
  gatherForecasts,
  listDue,
  startOfDay,
  type ForecastInput,
} from "../../analysis/forecasts/analyse-forecasts.ts";
import { importForecasts, ledgerImports, type LedgerImport } from "../../analysis/forecasts/forecast-ledger-import.ts";
import { openLedger, resolveQuestion } from "../../analysis/forecasts/forecast-ledger.ts";
import { isLedgerPath, outcomeText, readLedger } from "../../analysis/forecasts/forecast-ledger-file.ts";
import {
  forecastFileFormats,
  leftOutText,
  rangeChoices,
  writeForecastFiles,
  type ForecastFileFormat,
} from "../../analysis/forecasts/write-forecast-files.ts";
import { isTables } from "../../analysis/tables/find-tables.ts";
import { openQuestions, resolveLibraryQuestion } from "../../analysis/forecasts/library-ledger.ts";
import type { Report } from "../../analysis/report.ts";
import { addAnalysisFlags } from "../flags/analysis-flags.ts";
import { analysisCommand, basisSentence, printResult, trustNotes, type AnalysisFlags } from "../analysis-input.ts";
import { nowOf, type CommandIo } from "../io.ts";
import { whereverItIs } from "../library-access.ts";
import { addLibraryOptions, namesLibrary, type LibraryFlags } from "../flags/library-flags.ts";
import { reportText } from "../report-text.ts";
import { openSources, withSources, type SourceFlags } from "../statement-sources.ts";
import { writeOutput } from "../write-output.ts";

const help = `
1. list shows the forecasts of readouts and documents; open writes the accepted ones into a ledger file.
2. You fill in criteria, dates and base rates there; due says what falls due.
3. resolve enters what happened. Entries are only added; a correction is one more entry.
4. score gives each forecaster's record, with what the ranges of their words allow.

Examples:
  rapporteur forecasts list *.json
  rapporteur forecasts open *.json --out ledger.jsonl
  rapporteur forecasts due ledger.jsonl --ical due.ics
  rapporteur forecasts resolve ledger.jsonl truce-collapse --outcome yes --date 2031-11-02 \\
    --reason "Both sides declared it over" --evidence https://example.org/report
  rapporteur forecasts score ledger.jsonl --rule brier
  rapporteur forecasts open --library study.rapporteur
  rapporteur forecasts score --library study.rapporteur
  rapporteur forecasts list study-tables
  rapporteur forecasts import questions.csv forecasts.csv --from metaculus --out ledger.jsonl
  rapporteur forecasts export ledger.jsonl --to fatebook --out mine.fatebook.zip`;

type ForecastFlags = AnalysisFlags & SourceFlags;

/** `rapporteur forecasts list|due|open|resolve|score|import|export`: the ledger and the score. */
export function forecastsCommand(program: Command, io: CommandIo): void {
  const forecasts = program.command("forecasts").addHelpText("after", help);
  listCommand(forecasts, io);
  dueCommand(forecasts, io);
  openCommand(forecasts, io);
  resolveCommand(forecasts, io);
  scoreCommand(forecasts, io);
  importCommand(forecasts, io);
  exportCommand(forecasts, io);
}

function listCommand(forecasts: Command, io: CommandIo): void {
  analysisCommand(forecasts.command("list").description("the forecasts of readouts, documents or a ledger file, by question")).action(
    async (sources: string[], flags: ForecastFlags) => {
      const input = await withSources(sources, flags, io, (options) => gatherForecasts(sources, options));
      const report = await analyseForecasts(input, { show: "list" }, io);
      const trust = await trustNotes("forecast", flags, input.trust);
      printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
    },
  );
}

interface DueFlags extends ForecastFlags, Pick<OptionsOf<"forecasts">, "on" | "within"> {
  readonly ical?: string;
}

function dueCommand(forecasts: Command, io: CommandIo): void {
  const due = analysisCommand(forecasts.command("due").description("open questions by the day they fall due"));
  addAnalysisFlags(due, analysisOptions.forecasts, { only: ["on", "within"] })
    .option("--ical <path>", "write a calendar file (iCalendar) of them too")
    .action(async (sources: string[], flags: DueFlags) => {
      const input = await withSources(sources, flags, io, (options) => gatherForecasts(sources, options));
      const report = await analyseForecasts(input, { ...flags, show: "due" }, io);
      const today = flags.on ?? startOfDay(nowOf(io));
      const asked = { today, until: dueWithin(today, flags.within) };
      if (flags.ical !== undefined) await writeOutput(flags.ical, dueCalendar(listDue(input, asked), nowOf(io)));
      const trust = await trustNotes("forecast", flags, input.trust);
      printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
    });
}

function openCommand(forecasts: Command, io: CommandIo): void {
  analysisCommand(forecasts.command("open").description("put forecasts into a ledger file; again, to add what is new"))
    .option("-o, --out <ledger.jsonl>", "the ledger file; without it they are put into the library", ledgerPath)
    .action(async (sources: string[], { out, ...flags }: ForecastFlags & { out?: string }) => {
      if (out === undefined) return openInLibrary(flags, io);
      const gathered = await openSources(sources, flags, io);
      const opened = await openLedger(out, gathered.byId());
      const { grouped, ...counts } = opened.report;
      const text = (): string =>
        [
          `Added to ${out}: ${count(counts.questions, "question")}, ${count(counts.forecasts, "forecast")}; reviews brought up to date: ${counts.changed}; known already: ${counts.known}.`,
          ...grouped.map(
            (one) => `${one.question}: ${one.forecasts.length} added for like words (${one.likeness.toFixed(2)}); see that they mean the same.`,
          ),
          basisSentence(opened.basis),
        ].join("\n");
      printResult(io, flags, { json: opened.report, text });
    });
}

async function openInLibrary(flags: ForecastFlags, io: CommandIo): Promise<void> {
  const countsDrafts = flags.drafts === true;
  const opened = await whereverItIs(flags, io, {
    here: (workplace) => openQuestions(workplace, { countsDrafts }),
    served: ({ client, project }) => client.ledger.open({ params: { project }, body: { requestKey: randomUUID(), countsDrafts } }),
  });
  const text = (): string => `Added to the library: ${count(opened.questions.length, "question")}, ${count(opened.forecasts, "forecast")}.`;
  printResult(io, flags, { json: opened, text });
}

interface ResolveFlags extends LibraryFlags {
  readonly outcome: string;
  readonly date: number;
  readonly reason: string;
  readonly evidence: string;
  readonly by?: string;
  readonly json?: boolean;
}

function resolveCommand(forecasts: Command, io: CommandIo): void {
  addLibraryOptions(forecasts.command("resolve"), { reads: false })
    .description("enter the outcome of a question")
    .argument("<ledger.jsonl|question>", "the ledger file; of a library the question")
    .argument("[question]", "id or text of the question")
    .requiredOption("--outcome <outcome>", "yes, no, ambiguous, annulled, option:NAME, a number; reopened takes the last one back")
    .requiredOption("--date <date>", "the day it happened, YYYY-MM-DD", day)
    .requiredOption("--reason <sentence>", "why")
    .option("--evidence <url>", "link to evidence; needed unless reopened", "")
    .option("--by <name>", "of a ledger file, who decides; your account's name unless told")
    .option("--json", "print JSON")
    .action(async (first: string, second: string | undefined, flags: ResolveFlags) => {
      if (namesLibrary(flags)) return resolveInLibrary(second ?? first, flags, io);
      const [path, word] = [ledgerPath(first), second];
      if (word === undefined) throw new RapporteurError("RAP_SERVICE_QUESTION", { word: "", cure: "name one by its id or its text" });
      const by = flags.by ?? io.env["USER"] ?? io.env["USERNAME"] ?? "unknown";
      const resolved = await resolveQuestion(path, word, { ...flags, by, happened: flags.date, now: nowOf(io) });
      const { question, entry, replaces, forecastCount } = resolved;
      const earlier = replaces === null ? "" : `, in place of ${outcomeText(replaces.verdict)}`;
      const counts = `${forecastCount} accepted ${forecastCount === 1 ? "forecast waits" : "forecasts wait"} on it.`;
      const text = (): string => `${question.id}: ${outcomeText(entry.verdict)}${earlier} (“${question.text}”). ${counts}`;
      printResult(io, flags, { json: { question: question.id, outcome: outcomeText(entry.verdict), forecastCount, entry, replaces }, text });
    });
}

async function resolveInLibrary(question: string, flags: ResolveFlags, io: CommandIo): Promise<void> {
  const { outcome, reason, evidence } = flags;
  const given = { question, outcome, reason, evidence };
  const resolved = await whereverItIs(flags, io, {
    here: (workplace) => resolveLibraryQuestion(workplace, { ...given, happened: flags.date }),
    served: ({ client, project }) => {
      const happened = new Date(flags.date).toISOString().slice(0, 10);
      return client.ledger.resolve({ params: { project }, body: { ...given, requestKey: randomUUID(), happened } });
    },
  });
  const earlier = resolved.replaces === null ? "" : `, in place of ${resolved.replaces}`;
  const text = (): string =>
    `${resolved.outcome}${earlier}: “${resolved.question.text}”. ${count(resolved.forecastCount, "accepted forecast")} on it.`;
  printResult(io, flags, { json: resolved, text });
}

interface ScoreFlags extends Omit<LibraryFlags, "asOf"> {
  readonly asOf?: number;
  readonly json?: boolean;
}

function scoreCommand(forecasts: Command, io: CommandIo): void {
  const score = addLibraryOptions(forecasts.command("score"), { reads: false })
    .description("track records: scores with bounds, calibration, Murphy's decomposition")
    .argument("[ledger.jsonl]", "the ledger file, or a folder of tables", (text) => (isTables(text) ? text : ledgerPath(text)));
  addAnalysisFlags(score, analysisOptions.forecasts, { only: ["rule", "scale", "least", "bins", "forecaster"] })
    .option("--as-of <date>", "as it was at the end of that day", day)
    .option("--json", "print JSON")
    .action(async (path: string | undefined, { asOf, ...flags }: ScoreFlags) => {
      const sources = path === undefined ? [] : [path];
      const input = await withSources(sources, { ...flags, drafts: true }, io, (options) => gatherForecasts(sources, options));
      const until = asOf === undefined ? undefined : asOf + dayMs - 1;
      const report = await analyseForecasts(input, { ...flags, show: "score" }, io, until);
      printResult(io, flags, { json: report.result, text: () => reportText(report) });
    });
}

/** @param asOf outcomes entered later are not seen; ms since 1970 UTC */
function analyseForecasts(forecasts: ForecastInput, flags: object, io: CommandIo, asOf?: number): Promise<Report> {
  const input = { forecasts, today: startOfDay(nowOf(io)), asOf };
  return analyse("forecasts", input, withFallbacks(analysisOptions.forecasts, { ...flags }));
}

interface ImportFlags {
  readonly from: LedgerImport;
  readonly out: string;
  readonly scale?: string;
  readonly evidence?: string;
  readonly json?: boolean;
}

function importCommand(forecasts: Command, io: CommandIo): void {
  forecasts
    .command("import")
    .description("add another program's forecasts to a ledger file")
    .argument("<file...>", "CSV files; Metaculus takes its table of questions and its table of forecasts")
    .addOption(new Option("--from <program>", "whose export it is; csv is a spreadsheet of your own").choices(ledgerImports).makeOptionMandatory())
    .requiredOption("-o, --out <ledger.jsonl>", "the ledger file", ledgerPath)
    .addOption(new Option("--scale <scale>", "scale for words in a spreadsheet").choices(estimativeScales.map(({ id }) => id)))
    .option("--evidence <url>", "link for outcomes whose row has none")
    .option("--json", "print JSON")
    .action(async (files: string[], flags: ImportFlags) => {
      const report = await importForecasts(files, { ...flags, now: nowOf(io) });
      const { questions, forecasts: added, outcomes, known, warnings } = report;
      const text = (): string =>
        [
          `Added to ${flags.out}: ${count(questions, "question")}, ${count(added, "forecast")}, ${count(outcomes, "outcome")}; known already: ${known}.`,
          ...warnings.map(({ message }) => message),
        ].join("\n");
      printResult(io, flags, { json: report, text });
    });
}

interface ExportFlags {
  readonly to: ForecastFileFormat;
  readonly out: string;
  readonly ranges?: (typeof rangeChoices)[number];
  readonly drafts?: boolean;
  readonly json?: boolean;
}

function exportCommand(forecasts: Command, io: CommandIo): void {
  forecasts
    .command("export")
    .description("write the forecasts of a ledger file as another program's tables; of a library use export --what ledger")
    .argument("<ledger.jsonl>", "the ledger file", ledgerPath)
    .addOption(new Option("--to <program>", "whose tables are written").choices(forecastFileFormats).makeOptionMandatory())
    .requiredOption("-o, --out <path.zip>", "where to write: a ZIP archive of its tables and of what is left out")
    .addOption(new Option("--ranges <choice>", "words that stand for a range of chances").choices(rangeChoices).default("leave-out"))
    .option("--drafts", "machine drafts too, not accepted forecasts alone")
    .option("--json", "print JSON")
    .action(async (path: string, { to, out, ranges, drafts, json }: ExportFlags) => {
      const written = writeForecastFiles(await readLedger(path), { format: to, countsDrafts: drafts === true, ranges });
      await writeOutput(out, written.bytes);
      const text = (): string => [`Wrote ${out}: ${count(written.forecasts, "forecast")}.`, ...leftOutText(written.leftOut)].join("\n");
      printResult(io, { json: json === true }, { json: { path: out, forecasts: written.forecasts, leftOut: written.leftOut }, text });
    });
}

/** Ledger files are told from documents by their name. */
function ledgerPath(text: string): string {
  if (!isLedgerPath(text)) throw new InvalidArgumentError("a ledger file, whose name ends in .jsonl");
  return text;
}

/** A day as the moment it begins, UTC. */
function day(text: string): number {
  const value = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(value) || new Date(value).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError("a day as YYYY-MM-DD");
  return value;
}
