import { seededRandom } from "../packages/core/src/base/random.ts";
import { calibrationTable } from "../packages/engines/src/forecast/scores/calibration.ts";
import type { ForecastQuestion, Ledger, LedgerForecast } from "../packages/engines/src/forecast/ledger/ledger.ts";
import { murphyDecomposition } from "../packages/engines/src/forecast/scores/murphy.ts";
import type { OutcomeEntry } from "../packages/engines/src/forecast/ledger/outcome-history.ts";
import { rankForecasters } from "../packages/engines/src/forecast/forecasters/rank-forecasters.ts";
import { trackRecords } from "../packages/engines/src/forecast/forecasters/track-record.ts";
import { defaultScale } from "../packages/core/src/model/estimative-scales.ts";
import type { Figure } from "../eval/figure.ts";

const forecastCount = 100_000;
const questionCount = 5_000;
const expertCount = 200;

/** Scoring a large ledger: track records with bounds and a ranking, and the calibration table with Murphy's parts. Best of ten runs. */
export async function measure(): Promise<Figure[]> {
  const { ledger, history } = makeLedger();
  const p = Float64Array.from(ledger.forecasts, ({ chance }) => ((chance?.low ?? 0) + (chance?.high ?? 0)) / 2);
  const y = Uint8Array.from(ledger.forecasts, ({ question }) => Number(question) % 2);
  const records = best(() => rankForecasters(trackRecords(ledger, history, { rule: "brier" }), { rule: "brier", minimumQuestions: 10 }));
  const tables = best(() => [murphyDecomposition(p, y), calibrationTable(p, y)]);
  const base = { unit: "ms", aim: null, better: "lower", n: forecastCount } as const;
  const data = `${forecastCount} forecasts of ${expertCount} experts on ${questionCount} questions, generated`;
  return [
    { ...base, name: "track records with bounds, ranked", value: records, must: 300, data },
    { ...base, name: "calibration and Murphy parts", value: tables, must: null, data },
  ];
}

function best(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < 10; repeat++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return Math.round(least * 10) / 10;
}

function makeLedger(): { ledger: Ledger; history: OutcomeEntry[] } {
  const random = seededRandom(7);
  const common = { criteria: null, kind: "binary", options: [], condition: null, opens: null, closes: null, due: null, baseRate: null } as const;
  const questions: ForecastQuestion[] = Array.from({ length: questionCount }, (_, index) => ({
    ...common,
    id: String(index),
    text: `Event ${index}`,
  }));
  const forecasts: LedgerForecast[] = Array.from({ length: forecastCount }, (_, index) => {
    const term = defaultScale.terms[Math.floor(random() * defaultScale.terms.length)];
    const stated = random();
    const chance =
      random() < 0.7 && term
        ? { low: term.low, high: term.high, term: term.words[0] ?? null, scale: defaultScale.id }
        : { low: stated, high: stated, term: null, scale: null };
    const question = String(Math.floor(random() * questionCount));
    const forecaster = `person:${Math.floor(random() * expertCount)}`;
    return { id: `f${index}`, question, forecaster, stated: 0, chance, optionChances: null, isAccepted: true };
  });
  const history: OutcomeEntry[] = questions.map(({ id }) => ({
    question: id,
    verdict: { kind: Number(id) % 2 === 1 ? "yes" : "no" },
    happened: 1,
    recorded: 1,
    by: "bench",
    reason: "generated",
    evidence: "https://example.org/",
  }));
  return { ledger: { questions, forecasts }, history };
}
