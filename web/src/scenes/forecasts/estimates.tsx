import { createContext, useContext, useState, type ReactNode } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import type { QuestionRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { announce } from "../../frame/announce.tsx";
import { formatMoment, formatNumber, formatPercent } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { PlainTable, type FigureTable } from "../../parts/figure.tsx";
import { describeError } from "../../data/describe-error.ts";
import type { ForecastsAnswer } from "@rapporteur/app/analysis/figures";
import { chanceOf, expertsOn } from "./chances.ts";
import { statesOf, type LedgerData } from "./ledger-data.ts";
import { text } from "./strings.ts";

type Estimates = AnswerOf<Api["ledger"]["estimates"]>;

interface Known {
  readonly estimates: Estimates | null;
  readonly reload: () => void;
}

const EstimatesContext = createContext<Known>({ estimates: null, reload: () => undefined });

/** What members and readers expect, asked for once a screen. */
export function EstimatesOf({ children }: { readonly children: ReactNode }) {
  const { id: project } = useProject();
  const { data, reload } = useResource(`estimates:${project}`, ["question", "outcome"], () => client.ledger.estimates({ params: { project } }));
  return <EstimatesContext value={{ estimates: data, reload }}>{children}</EstimatesContext>;
}

const useEstimates = (question: string) => {
  const { estimates, reload } = useContext(EstimatesContext);
  return { known: estimates?.questions.find((one) => one.question === question), reload };
};

interface OwnChanceProps {
  readonly question: string | null;
  readonly isOpen: boolean;
  readonly onGive: (question: string) => void;
}

/** One's own latest chance on a question, for the ledger; where none is given yet, the way to give it. */
export function OwnChance({ question, isOpen, onGive }: OwnChanceProps) {
  const { known } = useEstimates(question ?? "");
  const latest = known?.own.at(-1);
  if (latest !== undefined) return <span className="note">{text.estimates.yours(percent(latest.chance))}</span>;
  if (question === null || known === undefined || !isOpen) return null;
  return <Button onClick={() => onGive(question)}>{text.estimates.ask}</Button>;
}

const percent = (chance: number): string => formatPercent(chance);

/** On a question that asks for yes or no: one's own chance, its history, and, once it is given, what the others expect. */
export function Estimate({ question, ledger }: { readonly question: QuestionRecord; readonly ledger: LedgerData }) {
  const { known } = useEstimates(question.id);
  if (question.kind !== "binary" || known === undefined) return null;
  const isOpen = statesOf(ledger, Date.now()).get(question.id) === "open";
  const { own, count, isRevealed, median, others, readers } = known;
  return (
    <section aria-labelledby="own-estimate">
      <h3 id="own-estimate">{text.estimates.title}</h3>
      {isOpen ? <EstimateForm question={question.id} isFirst={own.length === 0} /> : null}
      {own.length === 0 ? null : (
        <ul className="forecasts-own" aria-label={text.estimates.history}>
          {own.toReversed().map(({ at, chance }) => (
            <li key={at}>{text.estimates.given(percent(chance), formatMoment(at))}</li>
          ))}
        </ul>
      )}
      {isRevealed ? (
        <>
          <p>{median === null ? text.estimates.nobody : text.estimates.team(percent(median), count)}</p>
          {others.length === 0 ? null : (
            <ul>
              {others.map(({ name, at, chance }) => (
                <li key={`${name} ${at}`}>{text.estimates.other(name, percent(chance), formatMoment(at))}</li>
              ))}
            </ul>
          )}
          {readers.median === null ? null : <p>{text.estimates.readers(percent(readers.median), readers.count)}</p>}
        </>
      ) : (
        <p className="note">{text.estimates.hidden(count)}</p>
      )}
    </section>
  );
}

function EstimateForm({ question, isFirst }: { readonly question: string; readonly isFirst: boolean }) {
  const { id: project } = useProject();
  const { reload } = useEstimates(question);
  const [words, setWords] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const give = async (): Promise<void> => {
    const chance = chanceOf(words);
    if (chance === null) return setFault(text.estimates.wrong);
    setBusy(true);
    try {
      await client.ledger.estimate({ params: { project }, body: { question, chance } });
      announce(text.estimates.saved(percent(chance)));
      setWords("");
      reload();
    } catch (thrown) {
      setFault(describeError(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="row forecasts-estimate"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void give();
      }}
    >
      <TextField
        label={text.estimates.field}
        help={text.estimates.help}
        error={fault}
        inputMode="decimal"
        value={words}
        maxLength={8}
        data-autofocus
        onChange={(value) => {
          setWords(value);
          setFault(null);
        }}
      />
      <Button type="submit" disabled={isBusy}>
        {isFirst ? text.estimates.give : text.estimates.change}
      </Button>
    </form>
  );
}

/** How members and readers did, beside the experts on the same questions; never in the experts' scores. */
export function TeamScores({ ledger, answer }: { readonly ledger: LedgerData; readonly answer: ForecastsAnswer }) {
  const { estimates } = useContext(EstimatesContext);
  if (estimates === null) return null;
  const { members, median, readers, questions } = estimates.scores;
  if (members.length === 0 && readers === null) return null;
  const experts = expertsOn(questions, ledger, answer);
  const row = (name: string, score: { readonly brier: number; readonly n: number } | null): FigureTable["rows"] =>
    score === null ? [] : [[name, score.n, score.brier]];
  const table: FigureTable = {
    columns: text.estimates.columns.map((title, at) => ({ title, align: at > 0 ? ("right" as const) : ("left" as const) })),
    rows: [
      ...row(text.estimates.medianRow, median),
      ...row(text.estimates.expertsRow, experts),
      ...row(text.estimates.readersRow, readers),
      ...members.flatMap(({ name, isOwn, ...score }) => row(isOwn ? text.estimates.you(name) : name === "" ? text.estimates.member : name, score)),
    ],
  };
  return (
    <section>
      <h3>{text.estimates.scoresTitle}</h3>
      <p className="note">{text.estimates.scoresText(questions.length, formatNumber(0.25))}</p>
      <PlainTable title={text.estimates.scoresTitle} table={table} />
    </section>
  );
}
