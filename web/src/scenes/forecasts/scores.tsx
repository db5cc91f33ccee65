import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { type ScoreRuleId, scoreRules } from "@rapporteur/engines/forecast";
import { Chart } from "../../figures/chart.tsx";
import { saveCsv } from "../../figures/export-picture.ts";
import { ShareFigure } from "../../figures/share/share-figure.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Figure, PlainTable, type FigureTable } from "../../parts/figure.tsx";
import { Select } from "../../parts/select.tsx";
import { EmptyState } from "../../parts/states.tsx";
import type { ForecastsAnswer, ScoredEntry, ScoreRow } from "@rapporteur/app/analysis/figures";
import { rangeWords, scoresReading } from "./readings.ts";
import { ScoredWords } from "./scored-words.tsx";
import type { Change, ForecastQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface ScoresProps {
  readonly query: ForecastQuery;
  readonly change: Change;
  readonly answer: ForecastsAnswer;
  readonly nameOf: (key: string | null) => string;
  /** How many questions are resolved. */
  readonly resolved: number;
}

/** Scores of each expert with both ends of the range, and which orders hold whatever the words mean. */
export function Scores({ query, change, answer, nameOf, resolved }: ScoresProps) {
  const basis = useBasis(answer.scoredBasis, "forecast");
  const table = useMemo(() => scoreTable(answer, nameOf), [answer, nameOf]);
  const scored = useMemo(() => answer.scores.filter(({ bounds }) => bounds !== null), [answer]);
  const draw = useCallback(
    (width: number, hatch: string) => rangeOptions(scored, { nameOf, width, hatch, axis: text.scoreAxes[query.rule] }),
    [scored, nameOf, query.rule],
  );
  const groups = scored.map(({ forecaster }) => ({
    key: forecaster,
    label: nameOf(forecaster),
    has: (entry: ScoredEntry) => entry.forecaster === forecaster,
  }));
  if (scored.length === 0) return <NoScores change={change} answer={answer} resolved={resolved} />;
  return (
    <div className="stack forecasts-scores">
      <div className="row forecasts-filters">
        <Select
          label={text.rule}
          value={query.rule}
          options={scoreRules.map((value: ScoreRuleId) => ({ value, label: text.rules[value] }))}
          onChange={(rule) => change({ rule: scoreRules.find((one) => one === rule) ?? "brier" })}
        />
        <TextField
          className="forecasts-minimum"
          label={text.minimum}
          type="number"
          min={1}
          value={String(query.minimum)}
          onChange={(minimum) => change({ minimum: Math.max(1, Math.round(Number(minimum) || 1)) })}
        />
      </div>
      <Chart
        title={text.rangeTitle}
        description={text.rangeText}
        says={scoresReading(answer, query.minimum, nameOf)}
        table={table}
        draw={draw}
        basis={basis}
        onPick={(row) => change({ mark: (row as ScoreRow).forecaster })}
      />
      <ScoredWords {...{ answer, groups, nameOf }} chosen={query.mark} onChoose={(mark) => change({ mark })} />
      <Figure
        title={text.scoresTitle}
        description={text.scoresText(answer.label)}
        basis={basis}
        actions={<ShareFigure look="quiet" title={text.scoresTitle} says={text.scoresText(answer.label)} picture={() => null} table={() => table} />}
        exports={[{ label: "CSV", run: () => saveCsv(table, text.scoresTitle) }]}
      >
        <PlainTable title={text.scoresTitle} table={table} />
        {answer.sharesQuestions ? null : <p className="note">{text.differ}</p>}
      </Figure>
      {answer.unsettled.length === 0 ? null : (
        <section>
          <h3>{text.unsettled}</h3>
          <ul>
            {answer.unsettled.map(({ ahead, behind, firmness }) => (
              <li key={`${ahead} ${behind}`}>{text.ahead(nameOf(ahead), nameOf(behind), text.firmness[firmness])}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Says why there is no score: nothing is resolved, or nothing that is resolved can be scored. */
export function NoScores({ change, answer, resolved }: Pick<ScoresProps, "change" | "answer" | "resolved">) {
  const left = leftOutOf(answer.scores);
  return (
    <EmptyState
      title={resolved === 0 ? text.noScores : text.noneScored(resolved, left.ambiguous + left.annulled === 0)}
      action={
        <Button look="primary" onClick={() => change({ view: "ledger", state: "all" })}>
          {text.toLedger}
        </Button>
      }
    >
      {resolved === 0 ? text.noScoresText : text.noneScoredText(leftOutWords(left))}
    </EmptyState>
  );
}

function scoreTable({ scores }: ForecastsAnswer, nameOf: (key: string | null) => string): FigureTable {
  return {
    columns: text.scoresColumns.map((title, at) => ({ title, align: at > 1 && at < 9 ? ("right" as const) : ("left" as const) })),
    rows: scores.map(({ rank, forecaster, questionCount, bounds, commonReading, skill, leftOut }) => [
      rank ?? text.unranked,
      nameOf(forecaster),
      questionCount,
      bounds?.best ?? null,
      bounds?.middle ?? null,
      bounds?.worst ?? null,
      commonReading?.best ?? null,
      commonReading?.worst ?? null,
      skill,
      leftOutWords(leftOut),
    ]),
  };
}

/** What was left out of all scores together, without what is still open. */
function leftOutOf(scores: readonly ScoreRow[]): ScoreRow["leftOut"] {
  const of = (reason: keyof ScoreRow["leftOut"]): number => scores.reduce((sum, { leftOut }) => sum + leftOut[reason], 0);
  return {
    open: 0,
    ambiguous: of("ambiguous"),
    annulled: of("annulled"),
    "without number": of("without number"),
    "other kind": of("other kind"),
    draft: of("draft"),
  };
}

function leftOutWords(leftOut: ScoreRow["leftOut"]): string {
  return Object.entries(leftOut)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${count} ${text.leftOut[reason as keyof ScoreRow["leftOut"]]}`)
    .join(", ");
}

interface RangeDrawing {
  readonly nameOf: (key: string | null) => string;
  readonly width: number;
  readonly hatch: string;
  readonly axis: string;
}

function rangeOptions(scored: readonly ScoreRow[], { nameOf, width, hatch, axis }: RangeDrawing): Plot.PlotOptions {
  const name = ({ forecaster }: ScoreRow): string => nameOf(forecaster);
  const end = (which: "best" | "middle" | "worst") => (row: ScoreRow) => {
    const value = row.bounds?.[which] ?? 0;
    // A log score of a chance of 0 is minus infinity, which no axis reaches.
    return Number.isFinite(value) ? value : -10;
  };
  return {
    width,
    height: 60 + scored.length * 30,
    marginLeft: Math.min(160, width * 0.32),
    marginRight: 110,
    marginBottom: 36,
    x: { label: axis, labelArrow: "none", labelAnchor: "left", grid: true, nice: true, ticks: Math.max(2, Math.floor(width / 140)) },
    y: { label: null, domain: scored.map(name), tickSize: 0 },
    marks: [
      Plot.barX(scored, { y: name, x1: end("best"), x2: end("worst"), fill: hatch, stroke: "var(--forecast)", insetTop: 7, insetBottom: 7 }),
      Plot.dot(scored, { y: name, x: end("middle"), fill: "var(--ink)", r: 4 }),
      Plot.text(scored, {
        y: name,
        x: (row: ScoreRow) => Math.max(end("best")(row), end("worst")(row)),
        text: rangeWords,
        dx: 8,
        textAnchor: "start",
        fill: "var(--ink)",
      }),
      Plot.dot(scored, Plot.pointerY({ y: name, x: end("middle"), stroke: "var(--ink)", r: 8 })),
    ],
  };
}
