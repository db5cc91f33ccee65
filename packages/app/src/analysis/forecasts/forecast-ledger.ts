import { nearestName, normalised, RapporteurError } from "@rapporteur/core/base";
import {
  appendOutcome,
  currentOutcome,
  currentOutcomes,
  draftQuestions,
  type ForecastQuestion,
  type ForecastStatementRow,
  type OutcomeEntry,
  readForecastRows,
} from "@rapporteur/engines/forecast";
import { type ReviewBasis, reviewBasis, textReader } from "@rapporteur/core/model";
import type { Gathered } from "../input/opened-statements.ts";
import {
  appendLedger,
  momentText,
  outcomeLine,
  outcomeWords,
  parseOutcome,
  questionLine,
  readLedger,
  readLedgerOrNew,
  toForecast,
  type LedgerFile,
  type LedgerFileForecast,
  type LedgerLine,
} from "./forecast-ledger-file.ts";

/** What opening a ledger for gathered statements would add to it. */
export interface OpeningPlan {
  readonly lines: readonly LedgerLine[];
  readonly questions: readonly ForecastQuestion[];
  readonly forecasts: readonly LedgerFileForecast[];
  /** Forecasts that the ledger has and whose review has changed since. */
  readonly changed: readonly LedgerFileForecast[];
  /** Statements that the ledger has already. */
  readonly known: number;
  /** Questions that several statements were put under for the likeness of their words: to be looked at. */
  readonly grouped: readonly { readonly question: string; readonly forecasts: readonly string[]; readonly likeness: number }[];
}

/**
 * Plans the lines that gathered forecast statements add to a ledger: statements it has already are left alone, unless a person has accepted or
 * rejected them since. A new statement goes to a question of like words, or opens one; never to a question that was decided before it was made,
 * or whose date it does not tell. Cost: as `draftQuestions`.
 */
export function planOpening(file: LedgerFile, gathered: Gathered): OpeningPlan {
  const { rows } = readForecastRows(gathered.table, { includesDrafts: gathered.review.includes("draft") });
  const fresh = rows.filter((row) => !file.forecasts.has(row.id));
  const groups = placeRows(file, fresh);
  const entryOf = entryMaker(gathered);
  const forecasts = groups.flatMap(({ question, rows }) => rows.map((row) => entryOf(row, question.id)));
  const questions = groups.filter(({ isNew }) => isNew).map(({ question }) => question);
  const changed = changedReviews(file, gathered, rows);
  const grouped = groups
    .filter(({ rows, isNew }) => !isNew || rows.length > 1)
    .map(({ question, rows, likeness }) => ({ question: question.id, forecasts: rows.map(({ id }) => id), likeness }));
  return {
    lines: [...questions.map(questionLine), ...forecasts, ...changed],
    questions,
    forecasts,
    changed,
    known: rows.length - fresh.length,
    grouped,
  };
}

interface PlacedRows {
  readonly question: ForecastQuestion;
  readonly rows: ForecastStatementRow[];
  readonly likeness: number;
  readonly isNew: boolean;
}

function placeRows({ ledger, history }: LedgerFile, rows: readonly ForecastStatementRow[]): PlacedRows[] {
  const outcomes = currentOutcomes(history);
  const comesTooLate = (row: ForecastStatementRow, asked: ForecastQuestion): boolean => {
    const outcome = outcomes.get(asked.id);
    return outcome !== undefined && (row.stated === null || row.stated > outcome.happened);
  };
  const late: ForecastStatementRow[] = [];
  const placed = group(ledger.questions, rows).map((found) => {
    if (found.isNew) return found;
    late.push(...found.rows.filter((row) => comesTooLate(row, found.question)));
    return { ...found, rows: found.rows.filter((row) => !comesTooLate(row, found.question)) };
  });
  const open = ledger.questions.filter(({ id }) => !outcomes.has(id));
  const all = [...placed, ...(late.length === 0 ? [] : group(open, late))].filter((found) => found.rows.length > 0);
  return nameQuestions(all, new Set(ledger.questions.map(({ id }) => id)));
}

/** Groups rows with the questions there are: each stands in as a first row of its own words. */
function group(asked: readonly ForecastQuestion[], rows: readonly ForecastStatementRow[]): PlacedRows[] {
  const byStandIn = new Map(asked.map((one) => [`question:${one.id}`, one]));
  const standIns = asked.map((one): ForecastStatementRow => {
    const { id, text, due, condition } = one;
    return {
      id: `question:${id}`,
      forecaster: null,
      event: text,
      direction: 0,
      chance: null,
      stated: null,
      horizonFrom: null,
      horizonTo: due,
      condition,
      isAccepted: true,
    };
  });
  return draftQuestions([...standIns, ...rows]).flatMap(({ question, statements, likeness }) => {
    const known = statements.map(({ id }) => byStandIn.get(id)).find((one) => one !== undefined);
    const own = statements.filter(({ id }) => !byStandIn.has(id));
    return own.length === 0 ? [] : [{ question: known ?? question, rows: own, likeness, isNew: known === undefined }];
  });
}

/** Gives new questions ids that can be typed, made from their words; those in use are never given again. */
function nameQuestions(placed: readonly PlacedRows[], taken: Set<string>): PlacedRows[] {
  return placed.map((found) => (found.isNew ? { ...found, question: { ...found.question, id: freeId(found.question.text, taken) } } : found));
}

/** A free id from the first words of a text; it is taken then. */
export function freeId(text: string, taken: Set<string>): string {
  const words =
    normalised(text, "NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word) => !/^(?:a|an|the|of|to|will|would|be|is|are)$/.test(word)).slice(0, 5);
  const stem = (kept.length > 0 ? kept : ["question"]).join("-").slice(0, 48);
  let id = stem;
  for (let next = 2; taken.has(id); next++) id = `${stem}-${next}`;
  taken.add(id);
  return id;
}

/** Makes ledger entries of statements, with the words they stand on. Cost: O(statements) once. */
export function entryMaker({ table, names }: Gathered): (row: ForecastStatementRow, question: string) => LedgerFileForecast {
  const [quote, horizon] = [textReader(table, "quote"), textReader(table, "horizon")];
  const rowOf = new Map(table.ids.map((id, row) => [id, row]));
  const field = (name: string, row: number): string | null => {
    const column = table.documents.fields[name];
    return column !== undefined && "dictionary" in column ? (column.dictionary[column.codes[table.documentOf[row] ?? -1] ?? -1] ?? null) : null;
  };
  return ({ id, forecaster, stated, chance, isAccepted }, question) => {
    const row = rowOf.get(id) ?? -1;
    return {
      entry: "forecast",
      id,
      question,
      forecaster,
      name: forecaster === null ? null : (names.get(forecaster) ?? null),
      stated: momentText(stated),
      chance: chance && { ...chance },
      optionChances: null,
      review: isAccepted ? "accepted" : "draft",
      words: quote(row),
      horizon: horizon(row),
      document: field("title", row),
      url: field("url", row),
    };
  };
}

/** Entries of the ledger that a person has accepted or rejected since they were written. */
function changedReviews(file: LedgerFile, { table }: Gathered, rows: readonly ForecastStatementRow[]): LedgerFileForecast[] {
  const accepted = new Set(rows.filter(({ isAccepted }) => isAccepted).map(({ id }) => id));
  const rejected = new Set(table.ids.filter((_, row) => table.reviews[row] === 2));
  return [...file.forecasts.values()].flatMap((known): LedgerFileForecast[] => {
    if (accepted.has(known.id) && known.review !== "accepted") return [{ ...known, review: "accepted" }];
    return rejected.has(known.id) && known.review !== "rejected" ? [{ ...known, review: "rejected" }] : [];
  });
}

/** What `openLedger` did, in counts. */
export interface OpeningReport {
  readonly questions: number;
  readonly forecasts: number;
  readonly changed: number;
  /** Statements that the ledger had already. */
  readonly known: number;
  readonly grouped: OpeningPlan["grouped"];
}

/**
 * Puts gathered forecasts into a ledger file, which is made where there is none. Run again, it adds only what is new.
 * @throws RAP_SERVICE_LEDGER_*
 */
export async function openLedger(path: string, gathered: Gathered): Promise<{ report: OpeningReport; basis: ReviewBasis }> {
  const { file } = await readLedgerOrNew(path);
  const plan = planOpening(file, gathered);
  await appendLedger(path, plan.lines);
  const { questions, forecasts, changed, known, grouped } = plan;
  const basis = reviewBasis(forecasts.map(({ review }) => ({ reviewedByPerson: review === "accepted" })));
  return { report: { questions: questions.length, forecasts: forecasts.length, changed: changed.length, known, grouped }, basis };
}

/** The ledger as it would be with more lines; nothing is written. */
export function withLines(file: LedgerFile, plan: OpeningPlan): LedgerFile {
  const forecasts = new Map(file.forecasts);
  for (const one of [...plan.forecasts, ...plan.changed]) forecasts.set(one.id, one);
  const questions = [...file.ledger.questions, ...plan.questions];
  return { ...file, forecasts, ledger: { questions, forecasts: [...forecasts.values()].flatMap((one) => toForecast(one) ?? []) } };
}

export interface Resolution {
  /** As the user wrote it. */
  readonly outcome: string;
  readonly happened: number;
  readonly reason: string;
  readonly evidence: string;
  readonly by: string;
  readonly now: number;
}

export interface Resolved {
  readonly question: ForecastQuestion;
  readonly entry: OutcomeEntry;
  /** What stood until now, where the entry corrects an earlier one. */
  readonly replaces: OutcomeEntry | null;
  /** Accepted forecasts that the outcome decides. */
  readonly forecastCount: number;
}

/**
 * Enters an outcome into a ledger file; a correction is one more entry.
 *
 * @param word id or text of the question
 * @throws RAP_SERVICE_LEDGER_*, and as `planResolution`
 */
export async function resolveQuestion(path: string, word: string, resolution: Resolution): Promise<Resolved> {
  const resolved = planResolution(await readLedger(path), word, resolution);
  await appendLedger(path, [outcomeLine(resolved.entry)]);
  return resolved;
}

/**
 * The entry that an outcome becomes; nothing is written.
 *
 * @param word id or text of the question
 * @throws RAP_SERVICE_QUESTION, RAP_SERVICE_OUTCOME, RAP_SERVICE_DATE, RAP_FORECAST_OUTCOME
 */
export function planResolution({ ledger, history }: LedgerFile, word: string, resolution: Resolution): Resolved {
  const question = findQuestion(word, ledger.questions);
  const verdict = parseOutcome(resolution.outcome);
  if (verdict === null) throw new RapporteurError("RAP_SERVICE_OUTCOME", { outcome: resolution.outcome, cure: outcomeWords });
  const { happened, now, by, reason, evidence } = resolution;
  if (happened > now)
    throw new RapporteurError("RAP_SERVICE_DATE", { option: "--date", value: momentText(happened), must: "a day that is not in the future" });
  const own = history.filter((one) => one.question === question.id);
  // A clock that was set back must not make the entry older than the one it corrects.
  const recorded = Math.max(now, own.at(-1)?.recorded ?? now);
  const entry = { question: question.id, verdict, happened, recorded, by, reason, evidence };
  const forecasts = ledger.forecasts.filter((one) => one.question === question.id);
  appendOutcome(own, entry, { question, forecasts });
  return { question, entry, replaces: currentOutcome(own, question.id), forecastCount: forecasts.filter((one) => one.isAccepted).length };
}

/** The question that a word means: its id or its text. @throws RAP_SERVICE_QUESTION with the nearest */
export function findQuestion(word: string, questions: readonly ForecastQuestion[]): ForecastQuestion {
  const wanted = word.trim().toLowerCase();
  const exact = questions.find(({ id }) => id === word) ?? questions.find(({ id, text }) => [id, text].some((form) => form.toLowerCase() === wanted));
  if (exact !== undefined) return exact;
  const nearest = nearestName(
    word,
    questions.flatMap(({ id, text }) => [id, text]),
  );
  const some = questions.slice(0, 8).map(({ id }) => id);
  const there = some.length === 0 ? "it holds none yet" : `there are: ${some.join(", ")}${questions.length > some.length ? " …" : ""}`;
  throw new RapporteurError("RAP_SERVICE_QUESTION", { word, cure: nearest === null ? there : `did you mean ${nearest}?` });
}
