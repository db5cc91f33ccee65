import { nearestName, RapporteurError } from "@rapporteur/core/base";
import {
  currentOutcomes,
  type Ledger,
  type LeftOut,
  type RankedPair,
  rankForecasters,
  type ScoreRange,
  type ScoreRuleId,
  type StatedChance,
  type TrackRecord,
  trackRecords,
} from "@rapporteur/engines/forecast";
import { complementRange, type EstimativeScale, findScale, lookupTerm, reviewBasis } from "@rapporteur/core/model";
import { type JointRule, jointRules, type LedgerRule, type OptionsOf } from "../../contract/analysis-options.ts";
import { jointLabels, scoreJointly } from "./forecasts-peers.ts";
import { count } from "./analyse-forecasts.ts";
import { calibrationSection, murphySection, scoreText, spanText, wordSection } from "./forecasts-tables.ts";
import type { LedgerFile } from "./forecast-ledger-file.ts";
import { left, right, type Report, type ReportSection } from "../report.ts";

type ScoreOptions = Pick<OptionsOf<"forecasts">, "rule" | "scale" | "least" | "bins" | "forecaster">;

export interface LedgerScoreOptions extends ScoreOptions {
  /** Outcomes entered later are not seen. */
  readonly asOf?: number | undefined;
}

/** A line of the table of scores, whatever the rule. */
interface RankedLine {
  readonly forecaster: string;
  readonly name: string;
  /** Null where there are too few questions. */
  readonly rank: number | null;
  readonly questions: number;
  readonly score: ScoreRange | null;
  /** Where each word means one number wherever it is used; null for rules that do not know it. */
  readonly commonReading: ScoreRange | null;
  readonly skill: TrackRecord["skill"];
  /** Share of the scheduled time with a forecast; null for rules without time. */
  readonly timeCoverage: number | null;
  readonly leftOut: TrackRecord["leftOut"];
}

interface Standings {
  readonly label: string;
  readonly lines: readonly RankedLine[];
  readonly unsettled: readonly RankedPair[];
  readonly notes: readonly string[];
}

/**
 * Track records of a ledger: scores with their bounds, calibration, what the words came to, Murphy's decomposition. Accepted forecasts only.
 * @throws RAP_SERVICE_NAME, RAP_FORECAST_*
 */
export function scoreLedger(file: LedgerFile, options: LedgerScoreOptions): Report {
  const reread = options.scale === undefined ? { ledger: file.ledger, lost: 0 } : rereadChances(file.ledger, scaleOf(options.scale));
  const names = new Map(
    [...file.forecasts.values()].flatMap(({ forecaster, name }) => (forecaster === null ? [] : [[forecaster, name ?? forecaster]])),
  );
  const own = options.forecaster === undefined ? null : findForecaster(options.forecaster, names);
  const outcomes = currentOutcomes(file.history, options.asOf);
  const baseRule: ScoreRuleId = isJoint(options.rule) ? "brier" : options.rule;
  const records = trackRecords(reread.ledger, file.history, { rule: baseRule, ...(options.asOf === undefined ? {} : { asOf: options.asOf }) });
  const standings = isJoint(options.rule)
    ? jointStandings(records, options.rule, {
        ledger: reread.ledger,
        happened: new Map([...outcomes].map(([id, one]) => [id, one.happened])),
        names,
        least: options.least,
      })
    : plainStandings(records, options.rule, { names, least: options.least });
  const shown = own === null ? standings : { ...standings, lines: standings.lines.filter(({ forecaster }) => forecaster === own) };
  const scored = records.filter(({ forecaster }) => own === null || forecaster === own).flatMap((record) => record.scored);
  const decided = [...outcomes.values()].filter(({ verdict }) => verdict.kind !== "ambiguous" && verdict.kind !== "annulled").length;
  const notes = [
    ...(options.scale === undefined
      ? []
      : [
          `Words are read again on ${scaleOf(options.scale).name}, not as the experts’ statements keep them; ${count(reread.lost, "forecast")} with words it does not hold.`,
        ]),
    ...(options.asOf === undefined ? [] : [`Outcomes entered after ${new Date(options.asOf).toISOString().slice(0, 10)} are not seen.`]),
  ];
  const parts =
    scored.length === 0
      ? []
      : [
          calibrationSection(scored, options.bins),
          wordSection(scored),
          murphySection(scored, options.rule === "brier" || options.rule === "brier-two-sided"),
        ];
  return {
    sections: [
      scoreSection(shown, { decided, least: options.least, notes, names }),
      ...parts.filter((part) => part !== null).map(({ section }) => section),
    ],
    basis: reviewBasis(scored.map(() => ({ reviewedByPerson: true }))),
    result: {
      ...shown,
      decidedQuestions: decided,
      leastQuestions: options.least,
      ...Object.fromEntries(parts.filter((part) => part !== null).map(({ name, result }) => [name, result])),
    },
  };
}

function isJoint(rule: LedgerRule): rule is JointRule {
  return (jointRules as readonly string[]).includes(rule);
}

function scaleOf(id: string): EstimativeScale {
  const scale = findScale(id);
  if (scale === null) throw new RapporteurError("RAP_FORECAST_OPTION", { option: "the scale", value: id, must: "the id of a published scale" });
  return scale;
}

function findForecaster(word: string, names: ReadonlyMap<string, string>): string {
  const wanted = word.trim().toLowerCase();
  const found = [...names].find(([id, name]) => id === word || name.toLowerCase() === wanted || id.replace(/^[a-z]+:/, "") === wanted);
  if (found !== undefined) return found[0];
  const nearest = nearestName(word, [...names].flat());
  const cure = nearest === null ? `there are: ${[...names.values()].slice(0, 8).join(", ")}` : `did you mean ${nearest}?`;
  throw new RapporteurError("RAP_SERVICE_NAME", { word, cure });
}

/** The ledger with every word read on one scale. A range that was turned round for "not" is turned round again. */
function rereadChances(ledger: Ledger, scale: EstimativeScale): { ledger: Ledger; lost: number } {
  let lost = 0;
  const forecasts = ledger.forecasts.map((one) => {
    if (one.chance === null || one.chance.term === null || one.chance.scale === null || one.chance.scale === scale.id) return one;
    const chance = rereadChance(one.chance, one.chance.term, scale);
    if (chance === null) lost++;
    return { ...one, chance };
  });
  return { ledger: { ...ledger, forecasts }, lost };
}

function rereadChance(chance: StatedChance, term: string, scale: EstimativeScale): StatedChance | null {
  const original = chance.scale === null ? null : findScale(chance.scale);
  const [before, after] = [original && lookupTerm(original, term), lookupTerm(scale, term)];
  if (before === null || after === null) return null;
  const isSame = (range: { readonly low: number; readonly high: number }): boolean =>
    Math.abs(range.low - chance.low) < 1e-9 && Math.abs(range.high - chance.high) < 1e-9;
  if (isSame(before)) return { ...after, term, scale: scale.id };
  return isSame(complementRange(before)) ? { ...complementRange(after), term, scale: scale.id } : null;
}

interface Naming {
  readonly names: ReadonlyMap<string, string>;
  readonly least: number;
}

function plainStandings(records: readonly TrackRecord[], rule: ScoreRuleId, { names, least }: Naming): Standings {
  const ranking = rankForecasters(records, { rule, minimumQuestions: least });
  const lineOf = (record: TrackRecord, rank: number | null): RankedLine => ({
    forecaster: record.forecaster,
    name: names.get(record.forecaster) ?? record.forecaster,
    rank,
    questions: record.questionCount,
    score: record.score?.bounds ?? null,
    commonReading: record.score?.commonReading ?? null,
    skill: record.skill,
    timeCoverage: null,
    leftOut: record.leftOut,
  });
  const lines = [...ranking.ranked.map(({ rank, record }) => lineOf(record, rank)), ...ranking.unranked.map((record) => lineOf(record, null))];
  const differ = ranking.sharesQuestions
    ? []
    : ["They are ranked on different questions, which may be harder or easier; --rule peer compares on the same ones."];
  return { label: ranking.label, lines, unsettled: ranking.unsettled, notes: differ };
}

interface JointSetting extends Naming {
  readonly ledger: Ledger;
  readonly happened: ReadonlyMap<string, number>;
}

function jointStandings(records: readonly TrackRecord[], rule: JointRule, { ledger, happened, names, least }: JointSetting): Standings {
  const { records: found, undated } = scoreJointly(records, rule, {
    questions: new Map(ledger.questions.map((one) => [one.id, one])),
    happened,
    stated: new Map(ledger.forecasts.map((one) => [one.id, one.stated])),
  });
  const leftOut = new Map(records.map((record) => [record.forecaster, record.leftOut]));
  const isRanked = ({ score, questionCount }: (typeof found)[number]): boolean => score !== null && questionCount >= least;
  const sorted = found.filter(isRanked).sort((a, b) => (b.score?.middle ?? 0) - (a.score?.middle ?? 0));
  const rankOf = new Map(sorted.map((one) => [one.forecaster, sorted.findIndex((other) => other.score?.middle === one.score?.middle) + 1]));
  const lines = [...sorted, ...found.filter((one) => !isRanked(one))].map((one): RankedLine => ({
    forecaster: one.forecaster,
    name: names.get(one.forecaster) ?? one.forecaster,
    rank: rankOf.get(one.forecaster) ?? null,
    questions: one.questionCount,
    score: one.score,
    commonReading: null,
    skill: null,
    timeCoverage: one.coverage,
    leftOut: leftOut.get(one.forecaster) ?? noneLeftOut,
  }));
  const unsettled = sorted.flatMap((ahead, index) =>
    sorted
      .slice(index + 1)
      .filter((behind) => (behind.score?.best ?? 0) > (ahead.score?.worst ?? 0))
      .map((behind): RankedPair => ({ ahead: ahead.forecaster, behind: behind.forecaster, firmness: "flips" })),
  );
  const notes = undated === 0 ? [] : [`${count(undated, "question")} without the dates that an average over time needs: left out.`];
  return { label: jointLabels[rule], lines, unsettled, notes };
}

const noneLeftOut: TrackRecord["leftOut"] = { open: 0, ambiguous: 0, annulled: 0, "without number": 0, "other kind": 0, draft: 0 };

interface ScoreSetting extends Naming {
  readonly decided: number;
  readonly notes: readonly string[];
}

function scoreSection({ label, lines, unsettled, notes }: Standings, setting: ScoreSetting): ReportSection {
  const { decided, least, names } = setting;
  const knowsTime = lines.some(({ timeCoverage }) => timeCoverage !== null);
  const knowsCommon = lines.some(({ commonReading }) => commonReading !== null);
  const rows = lines.map((line) => [
    line.rank === null ? "–" : String(line.rank),
    line.name,
    line.questions,
    decided === 0 ? "–" : `${Math.round((100 * line.questions) / decided)} %`,
    ...(knowsTime ? [line.timeCoverage === null ? "–" : `${Math.round(100 * line.timeCoverage)} %`] : []),
    scoreText(line.score?.middle),
    spanText(line.score),
    ...(knowsCommon
      ? [spanText(line.commonReading), line.skill === null ? "–" : `${scoreText(line.skill.value)} (n ${line.skill.questionCount})`]
      : []),
  ]);
  const columns = [
    right("rank"),
    left("forecaster"),
    right("n"),
    right("of decided"),
    ...(knowsTime ? [right("time covered")] : []),
    right("mean"),
    right("best to worst"),
    ...(knowsCommon ? [right("one reading a word"), right("skill")] : []),
  ];
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    title: `Track records: ${label}`,
    columns,
    rows,
    notes: [
      `n counts decided questions; no rank below ${least} (--least). The mean reads each range at its middle, for display; the truth lies from best to worst.`,
      ...(knowsCommon && lines.every(({ skill }) => skill === null)
        ? ['Skill needs base rates: "baseRate":{"rate":0.2,"source":"…"} in a question’s line.']
        : []),
      ...unsettled.map(({ ahead, behind, firmness }) =>
        firmness === "flips"
          ? `The order of ${nameOf(ahead)} and ${nameOf(behind)} flips within the ranges of their words.`
          : `${nameOf(ahead)} is ahead of ${nameOf(behind)} only if a word means the same to both.`,
      ),
      ...leftOutNotes(lines),
      ...notes,
      ...setting.notes,
    ],
  };
}

function leftOutNotes(lines: readonly RankedLine[]): string[] {
  const reasons: Readonly<Record<LeftOut, string>> = {
    open: "on open questions",
    ambiguous: "on questions that cannot be told",
    annulled: "on annulled questions",
    "without number": "in words without a number",
    "other kind": "of a number",
    draft: "not accepted by a person",
  };
  const told = Object.entries(reasons).flatMap(([key, words]) => {
    const total = lines.reduce((sum, { leftOut }) => sum + leftOut[key as LeftOut], 0);
    return total === 0 ? [] : [`${total} ${words}`];
  });
  return told.length === 0 ? [] : [`Forecasts that do not count: ${told.join(", ")}.`];
}
