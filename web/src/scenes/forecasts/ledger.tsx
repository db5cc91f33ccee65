import { saidWords } from "../../hooks/said-words.ts";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useProject } from "../../data/live-project.tsx";
import { isAtLeast } from "../../data/session.ts";
import { dayOf, type ForecastEntry, type ForecastsAnswer, type UnaskedGroup } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import { useMedia } from "../../hooks/use-media.ts";
import { usePrinting } from "../../hooks/use-printing.ts";
import { Button } from "../../parts/button.tsx";
import { DataTable, type DataColumn } from "../../parts/data-table.tsx";
import { Select } from "../../parts/select.tsx";
import { statesOf, type LedgerData } from "./ledger-data.ts";
import { OwnChance } from "./estimates.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { RangeBar } from "./range-bar.tsx";
import { endsIn } from "./due-span.ts";
import { spanNames, stateNames, type Change, type ForecastQuery, type ForecastState } from "./settings.ts";
import { text } from "./strings.ts";

interface LedgerProps {
  readonly query: ForecastQuery;
  readonly change: Change;
  readonly answer: ForecastsAnswer;
  readonly ledger: LedgerData;
  readonly nameOf: (key: string | null) => string;
}

interface LedgerRow {
  readonly entry: ForecastEntry;
  readonly question: string | null;
  readonly state: ForecastState;
  /** What is asked, or would be, in words; null where the sentence says just that. */
  readonly asked: string | null;
}

/** Every forecast: the sentence, the question that it answers, its range as a bar, its horizon, and what became of it. */
export function Ledger({ query, change, answer, ledger, nameOf }: LedgerProps) {
  const { role } = useProject();
  const canAsk = isAtLeast(role, "editor");
  const [opening, setOpening] = useState<readonly UnaskedGroup[]>([]);
  const isNarrow = useMedia("(max-width: 52rem)");
  const all = useMemo(() => rowsOf(answer, ledger), [answer, ledger]);
  const now = Date.now();
  const rows = all.filter(
    ({ state, entry }) =>
      (query.state === "all" || state === query.state) &&
      (query.when === "any" || endsIn(query.when, entry.horizonTo, now)) &&
      (query.who === "" || (entry.forecaster ?? "") === query.who),
  );
  const isOverdue = ({ state, entry }: LedgerRow): boolean => state === "unasked" && endsIn("past", entry.horizonTo, now);
  const of = (state: ForecastState): number => all.filter((row) => row.state === state).length;
  const columns = columnsOf({ nameOf, canAsk, answer, onOpen: setOpening, onResolve: (question) => change({ question }) });
  return (
    <>
      <p className="small figures-facts">
        {text.facts(all.length, of("open"), of("due"), of("resolved"))}
        {of("unasked") === 0 ? "" : text.unaskedFacts(of("unasked"), all.filter(isOverdue).length)}
      </p>
      <PrintedFilters query={query} nameOf={nameOf} />
      <div className="row forecasts-filters no-print">
        <Select
          label={text.state}
          value={query.state}
          options={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
          onChange={(state) => change({ state: stateNames.find((one) => one === state) ?? "all" })}
        />
        <Select
          label={text.when}
          value={query.when}
          options={Object.entries(text.spans).map(([value, label]) => ({ value, label }))}
          onChange={(when) => change({ when: spanNames.find((one) => one === when) ?? "any" })}
        />
        <Who answer={answer} who={query.who} nameOf={nameOf} onWho={(who) => change({ who })} />
        {canAsk && answer.unasked.length > 0 ? (
          <Button onClick={() => setOpening(answer.unasked)}>{text.openAll(answer.unasked.length)}</Button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="soft">{text.nothing}</p>
      ) : (
        <DataTable
          className="forecasts-ledger"
          label={text.ledgerLabel}
          columns={isNarrow ? [oneColumn(columns)] : columns}
          count={rows.length}
          rowAt={(at) => rows[at] ?? null}
          keyOf={({ entry }) => entry.id}
          rowHeight={isNarrow ? 220 : 96}
          minWidth={isNarrow ? "0" : "52rem"}
          onOpen={({ question }) => {
            if (question !== null) change({ question });
          }}
        />
      )}
      {opening.length === 0 ? null : <OpenDialog groups={opening} onClose={() => setOpening([])} />}
    </>
  );
}

/** On paper, where nothing is chosen: what the list was narrowed by. */
function PrintedFilters({ query: { state, when, who }, nameOf }: Pick<LedgerProps, "query" | "nameOf">) {
  const isPrinting = usePrinting();
  const parts = [
    ...(state === "all" ? [] : [`${text.state}: ${text.states[state]}`]),
    ...(when === "any" ? [] : [`${text.when}: ${text.spans[when]}`]),
    ...(who === "" ? [] : [nameOf(who)]),
  ];
  return isPrinting && parts.length > 0 ? <p className="small">{parts.join(" · ")}</p> : null;
}

/** What does not say itself what it is. */
const named: ReadonlySet<string> = new Set(["chance", "horizon", "state"]);

/** Where the table would reach beyond the screen: everything of a row one below the other. */
function oneColumn(columns: readonly DataColumn<LedgerRow>[]): DataColumn<LedgerRow> {
  return {
    key: "all",
    title: text.columns.sentence,
    width: "minmax(0, 1fr)",
    render: (row, index) => (
      <div className="forecasts-one">
        {columns.map(({ key, title, render }) => (
          <div key={key}>
            {named.has(key) ? <span className="note forecasts-name">{title}</span> : null}
            <div>{render(row, index)}</div>
          </div>
        ))}
      </div>
    ),
  };
}

function rowsOf(answer: ForecastsAnswer, ledger: LedgerData): LedgerRow[] {
  const states = statesOf(ledger, Date.now());
  const wordings = new Map(ledger.questions.map(({ record }) => [record.id, record.text]));
  const proposed = new Map(answer.unasked.flatMap(({ text: words, statements }) => statements.map((id) => [id, words] as const)));
  const askedOf = ({ quote }: ForecastEntry, words = ""): string | null => (words === "" || bare(words) === bare(quote) ? null : words);
  const rows = answer.forecasts.flatMap((entry): LedgerRow[] => {
    if (entry.questions.length === 0) return [{ entry, question: null, state: "unasked", asked: askedOf(entry, proposed.get(entry.id)) }];
    return entry.questions.map((question) => {
      const asked = askedOf(entry, wordings.get(question));
      return { entry, question, state: states.get(question) ?? "open", asked };
    });
  });
  const order: Readonly<Record<ForecastState, number>> = { due: 0, open: 1, unasked: 2, resolved: 3 };
  return rows.sort((a, b) => order[a.state] - order[b.state] || (a.entry.horizonTo ?? Infinity) - (b.entry.horizonTo ?? Infinity));
}

const bare = (words: string): string =>
  words
    .trim()
    .replace(/[.?!]$/, "")
    .toLowerCase();

function Who(props: {
  readonly answer: ForecastsAnswer;
  readonly who: string;
  readonly nameOf: (key: string | null) => string;
  readonly onWho: (who: string) => void;
}) {
  const { answer, who, nameOf, onWho } = props;
  const known = [...new Set(answer.forecasts.map(({ forecaster }) => forecaster ?? ""))].filter((one) => one !== "");
  const options = known.map((value) => ({ value, label: nameOf(value) })).toSorted((a, b) => a.label.localeCompare(b.label));
  return <Select label={text.who} value={who} options={[{ value: "", label: text.everybody }, ...options]} onChange={onWho} />;
}

interface ColumnContext {
  readonly nameOf: (key: string | null) => string;
  readonly canAsk: boolean;
  readonly answer: ForecastsAnswer;
  readonly onOpen: (groups: readonly UnaskedGroup[]) => void;
  readonly onResolve: (question: string) => void;
}

function columnsOf({ nameOf, canAsk, answer, onOpen, onResolve }: ColumnContext): DataColumn<LedgerRow>[] {
  const action = ({ question, state, entry }: LedgerRow) => {
    const group = answer.unasked.find(({ statements }) => statements.includes(entry.id));
    if (question === null) {
      return canAsk && group !== undefined ? <Button onClick={() => onOpen([group])}>{text.open}</Button> : null;
    }
    const label = canAsk ? (state === "resolved" ? text.correct : text.resolve) : text.history;
    return (
      <Button look={state === "due" && canAsk ? "primary" : "plain"} onClick={() => onResolve(question)}>
        {label}
      </Button>
    );
  };
  return [
    {
      key: "sentence",
      title: text.columns.sentence,
      width: "minmax(16rem, 3fr)",
      render: ({ entry, question, asked }) => (
        <>
          <span className="serif forecasts-sentence">{saidWords(entry.quote)}</span>
          {asked === null ? null : <span className="small forecasts-asked">{question === null ? text.wouldAsk(asked) : text.asks(asked)}</span>}
          <span className="note">
            {[entry.forecaster === null ? text.byNobody : text.forecastBy(nameOf(entry.forecaster)), entry.day === null ? "" : formatDay(entry.day)]
              .filter((part) => part !== "")
              .join(" · ")}
            {" · "}
            <Link href={`/read/${entry.documentId}?statement=${entry.id}`} aria-label={`${text.openText}: ${entry.title}`}>
              {entry.title}
            </Link>
          </span>
        </>
      ),
    },
    {
      key: "chance",
      title: text.columns.chance,
      width: "9rem",
      render: ({ entry, question, state }) => (
        <>
          <RangeBar entry={entry} />
          <OwnChance question={question} isOpen={state === "open"} onGive={onResolve} />
        </>
      ),
    },
    { key: "horizon", title: text.columns.horizon, width: "8rem", render: ({ entry }) => horizon(entry) },
    {
      key: "state",
      title: text.columns.state,
      width: "7rem",
      render: ({ state }) => (
        <span className="forecasts-state" data-state={state}>
          {text.stateWords[state]}
        </span>
      ),
    },
    { key: "action", title: text.columns.action, width: "9rem", render: action },
  ];
}

function horizon({ horizonTo, horizonWords, condition }: ForecastEntry) {
  return (
    <>
      {horizonTo === null ? (horizonWords ?? text.noHorizon) : formatDay(dayOf(horizonTo))}
      {condition === null ? null : <span className="note"> {text.condition(condition)}</span>}
    </>
  );
}
