import { open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import {
  appendOutcome,
  type ForecastQuestion,
  type Ledger,
  type LedgerForecast,
  type OutcomeEntry,
  type OutcomeHistory,
  type Verdict,
} from "@rapporteur/engines/forecast";
import { reviewStates } from "@rapporteur/core/model";

/*
 * A ledger file, `rapporteur.ledger/1`: JSON Lines, one entry a line. Entries are only ever added; a later question or forecast with the
 * same id replaces the earlier one, and a later outcome of a question replaces the earlier outcome. A person may edit the file.
 */
const unit = z.number().min(0).max(1);
/** A day, or a moment in UTC. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const question = z.strictObject({
  entry: z.literal("question"),
  id: z.string().min(1),
  text: z.string().min(1),
  criteria: z.string().nullable().default(null),
  kind: z.enum(["binary", "options", "number"]).default("binary"),
  options: z.array(z.string()).default([]),
  condition: z.string().nullable().default(null),
  opens: moment.nullable().default(null),
  closes: moment.nullable().default(null),
  due: moment.nullable().default(null),
  baseRate: z.strictObject({ rate: unit, source: z.string() }).nullable().default(null),
});
const chance = z
  .strictObject({ low: unit, high: unit, term: z.string().nullable().default(null), scale: z.string().nullable().default(null) })
  .refine(({ low, high }) => low <= high, "low is above high");
const forecast = z.strictObject({
  entry: z.literal("forecast"),
  id: z.string().min(1),
  question: z.string(),
  forecaster: z.string().nullable().describe("null where the text does not say whose it is"),
  name: z.string().nullable().default(null),
  stated: moment.nullable().default(null),
  chance: chance.nullable().describe("null where the words have no number"),
  optionChances: z.array(unit.nullable()).nullable().default(null),
  review: z.enum(reviewStates),
  words: z.string().nullable().default(null).describe("the sentence, verbatim"),
  horizon: z.string().nullable().default(null).describe("the words of the horizon"),
  document: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
});
const outcome = z.strictObject({
  entry: z.literal("outcome"),
  question: z.string(),
  outcome: z.union([z.number(), z.string()]).describe("yes, no, ambiguous, annulled, reopened, option:X, or a number"),
  happened: moment,
  recorded: moment,
  by: z.string(),
  reason: z.string(),
  evidence: z.string(),
});
const head = z.strictObject({ schema: z.literal("rapporteur.ledger/1"), howTo: z.string().optional() });
const line = z.discriminatedUnion("entry", [question, forecast, outcome]);

export type LedgerLine = z.infer<typeof line>;
/** A forecast as the file holds it: the engine's, with the words it stands on. */
export type LedgerFileForecast = z.infer<typeof forecast>;

/** A ledger file as it stands: the last entry of each id, and every outcome in order. */
export interface LedgerFile {
  readonly path: string;
  /** Questions, and forecasts whose forecaster is known and that no person has rejected: what the engines take. */
  readonly ledger: Ledger;
  readonly history: OutcomeHistory;
  /** Every forecast entry that stands, rejected and unattributed ones too, by id. */
  readonly forecasts: ReadonlyMap<string, LedgerFileForecast>;
}

const howTo =
  "One entry a line; add lines, change none. A later question or forecast with the same id replaces the earlier. Fill in criteria, due and baseRate of questions; docs/cli.md explains.";

/** First line of a new ledger file. */
export const ledgerHead = `${JSON.stringify({ schema: "rapporteur.ledger/1", howTo })}\n`;

export function isLedgerPath(path: string): boolean {
  return /\.jsonl$/i.test(path);
}

/**
 * Reads a ledger file. @throws RAP_SERVICE_LEDGER naming the line; RAP_SERVICE_LEDGER_MISSING; cost: O(length).
 */
export async function readLedger(path: string): Promise<LedgerFile> {
  return parseLedger(await readText(path), path);
}

/** As `readLedger`, with the file's text; an empty ledger where there is no such file yet. */
export async function readLedgerOrNew(path: string): Promise<{ file: LedgerFile; text: string }> {
  const text = await readText(path).catch((thrown: unknown) => {
    if (isRapporteurError(thrown) && thrown.code === "RAP_SERVICE_LEDGER_MISSING") return "";
    throw thrown;
  });
  return { file: parseLedger(text, path), text };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") throw new RapporteurError("RAP_SERVICE_LEDGER_MISSING", { path }, { cause });
    throw new RapporteurError("RAP_SOURCE_UNREADABLE", { source: path, reason: (cause as Error).message }, { cause });
  }
}

/** The text of a ledger file as a ledger. @throws RAP_SERVICE_LEDGER naming the line */
export function parseLedger(text: string, path: string): LedgerFile {
  const reading: Reading = { path, questions: new Map(), forecasts: new Map(), outcomes: [] };
  for (const [index, written] of text.split("\n").entries()) if (written.trim() !== "") readLine(written, index + 1, reading);
  for (const { value, number } of reading.forecasts.values()) {
    if (!reading.questions.has(value.question))
      refuse(reading, number, `forecast ${value.id} is on the question “${value.question}”, which no line holds`);
  }
  const questions = [...reading.questions.values()].map(({ value }) => toQuestion(value));
  const forecasts = [...reading.forecasts.values()].map(({ value }) => value);
  const ledger = { questions, forecasts: forecasts.flatMap((one) => toForecast(one) ?? []) };
  return { path, ledger, history: readHistory(reading, ledger), forecasts: new Map(forecasts.map((one) => [one.id, one])) };
}

interface Placed<T> {
  readonly value: T;
  readonly number: number;
}

interface Reading {
  readonly path: string;
  readonly questions: Map<string, Placed<z.infer<typeof question>>>;
  readonly forecasts: Map<string, Placed<LedgerFileForecast>>;
  readonly outcomes: Placed<z.infer<typeof outcome>>[];
}

function refuse({ path }: Reading, number: number, problem: string, cure = "repair or delete that line"): never {
  throw new RapporteurError("RAP_SERVICE_LEDGER", { path, line: number, problem, cure });
}

function readLine(written: string, number: number, reading: Reading): void {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    refuse(reading, number, "it is not JSON, or was cut off");
  }
  const isHead = typeof json === "object" && json !== null && "schema" in json;
  const parsed = isHead ? head.safeParse(json) : line.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(reading, number, `${issue?.path.join(".") || "the entry"}: ${issue?.message ?? "not valid"}`);
  }
  if (!("entry" in parsed.data)) return;
  const value = parsed.data;
  if (value.entry === "question") reading.questions.set(value.id, { value, number });
  else if (value.entry === "forecast") reading.forecasts.set(value.id, { value, number });
  else reading.outcomes.push({ value, number });
}

/** Every outcome is checked against its question as the engine checks a new one. */
function readHistory(reading: Reading, ledger: Ledger): OutcomeEntry[] {
  const questions = new Map(ledger.questions.map((one) => [one.id, one]));
  const forecasts = Map.groupBy(ledger.forecasts, (one) => one.question);
  const histories = new Map<string, OutcomeHistory>();
  return reading.outcomes.map(({ value, number }) => {
    const asked = questions.get(value.question);
    if (asked === undefined) return refuse(reading, number, `it resolves the question “${value.question}”, which no line holds`);
    const verdict = parseOutcome(String(value.outcome));
    if (verdict === null) return refuse(reading, number, `“${value.outcome}” is not an outcome`, outcomeWords);
    const { happened, recorded, by, reason, evidence } = value;
    const entry = { question: value.question, verdict, happened: Date.parse(happened), recorded: Date.parse(recorded), by, reason, evidence };
    try {
      histories.set(asked.id, appendOutcome(histories.get(asked.id) ?? [], entry, { question: asked, forecasts: forecasts.get(asked.id) ?? [] }));
    } catch (thrown) {
      if (!isRapporteurError(thrown)) throw thrown;
      refuse(reading, number, String(thrown.details["problem"]), thrown.cure);
    }
    return entry;
  });
}

export const outcomeWords = "write yes, no, ambiguous, annulled, reopened, option:NAME or a number";

/** An outcome as a person writes it; null for anything else. */
export function parseOutcome(written: string): Verdict | null {
  const text = written.trim();
  const kind = (["yes", "no", "ambiguous", "annulled", "reopened"] as const).find((one) => one === text.toLowerCase());
  if (kind !== undefined) return { kind };
  if (/^option:\s*\S/i.test(text)) return { kind: "option", option: text.slice("option:".length).trim() };
  return text !== "" && Number.isFinite(Number(text)) ? { kind: "number", value: Number(text) } : null;
}

/** The same the other way. */
export function outcomeText(verdict: Verdict): string {
  if (verdict.kind === "option") return `option:${verdict.option}`;
  return verdict.kind === "number" ? String(verdict.value) : verdict.kind;
}

function toQuestion(entry: z.infer<typeof question>): ForecastQuestion {
  const { id, text, criteria, kind, options, condition, baseRate } = entry;
  return {
    id,
    text,
    criteria,
    kind,
    options,
    condition,
    baseRate,
    opens: instant(entry.opens),
    closes: instant(entry.closes),
    due: instant(entry.due),
  };
}

/** What the engines count of a forecast entry; nothing where it is rejected or nobody is named. */
export function toForecast(entry: LedgerFileForecast): LedgerForecast | null {
  if (entry.forecaster === null || entry.review === "rejected") return null;
  const { id, forecaster, chance, optionChances } = entry;
  return { id, question: entry.question, forecaster, chance, optionChances, stated: instant(entry.stated), isAccepted: entry.review === "accepted" };
}

function instant(written: string | null): number | null {
  return written === null ? null : Date.parse(written);
}

/** A day where the moment is midnight UTC, else the moment. */
export function momentText(value: number): string;
export function momentText(value: number | null): string | null;
export function momentText(value: number | null): string | null {
  return value === null ? null : new Date(value).toISOString().replace("T00:00:00.000Z", "");
}

export function questionLine(asked: ForecastQuestion): LedgerLine {
  const { opens, closes, due, options } = asked;
  return { entry: "question", ...asked, options: [...options], opens: momentText(opens), closes: momentText(closes), due: momentText(due) };
}

export function outcomeLine({ question: asked, verdict, happened, recorded, by, reason, evidence }: OutcomeEntry): LedgerLine {
  const written = verdict.kind === "number" ? verdict.value : outcomeText(verdict);
  return {
    entry: "outcome",
    question: asked,
    outcome: written,
    happened: momentText(happened),
    recorded: momentText(recorded),
    by,
    reason,
    evidence,
  };
}

/**
 * Adds lines to the end of a ledger file, made with its head where it does not exist, and waits until they are on the disk. All or nothing: where writing
 * fails, the file is cut back to what it was.
 *
 * @throws RAP_SERVICE_LEDGER_WRITE
 */
export async function appendLedger(path: string, lines: readonly LedgerLine[]): Promise<void> {
  if (lines.length === 0) return;
  try {
    const file = await open(path, "a+");
    try {
      const { size } = await file.stat();
      // An editor may have left the last line without its end.
      const joint = size === 0 ? ledgerHead : (await lastByte(file, size)) === 0x0a ? "" : "\n";
      try {
        await file.appendFile(joint + lines.map((one) => `${JSON.stringify(one)}\n`).join(""));
        await file.sync();
      } catch (failure) {
        await file.truncate(size);
        throw failure;
      }
      if (size === 0) await syncFolder(path);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new RapporteurError("RAP_SERVICE_LEDGER_WRITE", { path, reason: (cause as Error).message }, { cause });
  }
}

async function lastByte(file: Awaited<ReturnType<typeof open>>, size: number): Promise<number | undefined> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0];
}

/** A new name is on the disk only when its folder is; systems that cannot do that do without. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r").catch(() => null);
  if (folder === null) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}
