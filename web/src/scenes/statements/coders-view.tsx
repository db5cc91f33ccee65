import { useMemo, useState, type ReactNode } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import { useProject } from "../../data/live-project.tsx";
import { flagQuery, textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { Basis } from "../../parts/basis.tsx";
import { Button } from "../../parts/button.tsx";
import { Check } from "../../parts/field.tsx";
import { PlainTable } from "../../parts/figure.tsx";
import { Select } from "../../parts/select.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { AgreementChart, figureName } from "./agreement-chart.tsx";
import { useAgreement, type Agreement, type Disagreement } from "./agreement.ts";
import { DisagreementCard } from "./disagreement-card.tsx";
import type { Labels } from "./labels.ts";
import { text } from "./strings.ts";

const flag = flagQuery();
const coderQuery = textQuery();
const aboutQuery = textQuery();

interface CodersViewProps {
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly labels: Labels;
  readonly nameOf: (key: string | null) => string;
  readonly canEdit: boolean;
}

/** Two coders side by side: the figures of their agreement, then what they have to settle. */
export function CodersView({ types, labels, nameOf, canEdit }: CodersViewProps) {
  const [about, setAbout] = useQueryState("about", aboutQuery);
  return (
    <div className="statements-coders">
      <h1>{text.coders.title}</h1>
      <p className="soft">{text.coders.lead}</p>
      <CoderPair labels={labels}>
        {(agreement, pair) => (
          <>
            <AgreementChart figures={agreement.values} onPick={setAbout} />
            <AgreementTables agreement={agreement} />
            <ToSettle agreement={agreement} pair={pair} about={about} onAbout={setAbout} {...{ types, labels, nameOf, canEdit }} />
          </>
        )}
      </CoderPair>
    </div>
  );
}

interface CoderPairProps {
  readonly labels: Labels;
  readonly children: (agreement: Agreement, pair: CodersOf) => ReactNode;
}
export type CodersOf = readonly [first: string, second: string];

/** Which two coders are held against each other, whether drafts count, and what comes of it. */
export function CoderPair({ labels, children }: CoderPairProps) {
  const [countsDrafts, setCountsDrafts] = useQueryState("drafts", flag);
  const { data, error, reload } = useAgreement(countsDrafts, null);
  return (
    <>
      <Check label={text.coders.drafts} checked={countsDrafts} onChange={(isOn) => setCountsDrafts(isOn)} />
      {error !== null && data === null ? <NoAgreement error={error} onRetry={reload} /> : null}
      {data === null && error === null ? <Loading what={text.coders.working} /> : null}
      {data === null || error !== null ? null : (
        <ChosenPair everybody={data} countsDrafts={countsDrafts} labels={labels}>
          {children}
        </ChosenPair>
      )}
    </>
  );
}

function NoAgreement({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { code } = error as { code?: unknown };
  const isUnmet = code === "RAP_SERVICE_CODERS" || code === "RAP_SERVICE_NONE_ACCEPTED";
  if (!isUnmet) return <ErrorState error={error} onRetry={onRetry} />;
  return <EmptyState title={text.coders.none}>{text.coders.noneText}</EmptyState>;
}

interface PairProps extends CoderPairProps {
  readonly everybody: Agreement;
  readonly countsDrafts: boolean;
}

/** Of more than two coders, which two are held against each other: oneself and another, unless told. */
function ChosenPair({ everybody, countsDrafts, labels, children }: PairProps) {
  const { coders } = everybody;
  const { account } = useProject();
  const [askedFirst, setFirst] = useQueryState("first", coderQuery);
  const [askedSecond, setSecond] = useQueryState("second", coderQuery);
  const first = [askedFirst, account.name].find((name) => coders.includes(name)) ?? coders[0] ?? "";
  const second = coders.includes(askedSecond) && askedSecond !== first ? askedSecond : (coders.find((coder) => coder !== first) ?? "");
  const isOfTwo = coders.length === 2;
  const { data, error, reload } = useAgreement(countsDrafts, [first, second], !isOfTwo);
  const agreement = isOfTwo ? everybody : data;
  const options = coders.map((coder) => ({ value: coder, label: labels.coderName(coder) }));
  return (
    <>
      {isOfTwo ? null : (
        <div className="statements-pair">
          <Select label={text.coders.first} value={first} options={options} onChange={(coder) => setFirst(coder)} />
          <Select
            label={text.coders.second}
            value={second}
            options={options.filter(({ value }) => value !== first)}
            onChange={(coder) => setSecond(coder)}
          />
        </div>
      )}
      {error === null ? null : <NoAgreement error={error} onRetry={reload} />}
      {agreement === null && error === null ? <Loading what={text.coders.working} /> : null}
      {agreement === null || error !== null ? null : children(agreement, [first, second])}
    </>
  );
}

const pageSize = 20;

function AgreementTables({ agreement: { report } }: { readonly agreement: Agreement }) {
  const tables = [{ title: report.title, columns: report.columns, rows: report.rows, notes: report.notes }, ...(report.sections ?? [])];
  return (
    <>
      {tables.map((table) => (
        <section key={table.title}>
          <h2>{table.title}</h2>
          <PlainTable title={table.title} table={table} />
          {table.notes.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
        </section>
      ))}
      {report.basis === null ? null : <Basis basis={report.basis} />}
    </>
  );
}

interface ToSettleProps extends CodersViewProps {
  readonly agreement: Agreement;
  readonly pair: CodersOf;
  /** The variable that is chosen in the chart, or the empty string. */
  readonly about: string;
  readonly onAbout: (about: string) => void;
}

function ToSettle({ agreement, pair, about, onAbout, types, labels, nameOf, canEdit }: ToSettleProps) {
  const [most, setMost] = useState(pageSize);
  const all = useBetween(agreement, pair);
  const options = [...new Set(agreement.values.map(figureName))].map((value) => ({ value, label: value }));
  const between = about === "" ? all : all.filter((one) => aboutOf(one) === about);
  return (
    <>
      <h2>{text.coders.settle(between.length)}</h2>
      <Select label={text.coders.about} value={about} options={[{ value: "", label: text.coders.aboutAll }, ...options]} onChange={onAbout} />
      {between.slice(0, most).map((one) => (
        <DisagreementCard key={keyOf(one)} disagreement={one} pair={pair} {...{ types, labels, nameOf, canEdit }} />
      ))}
      {between.length > most ? (
        <div className="row">
          <span className="note">{text.coders.shownOf(most, between.length)}</span>
          <Button onClick={() => setMost(most + pageSize)}>{text.coders.more}</Button>
        </div>
      ) : null}
    </>
  );
}

/** The variable that they differ on, as the chart names it; the empty string where they differ on the passage. */
function aboutOf({ statements: [first], variable = "" }: Disagreement): string {
  return first === undefined || variable === "" ? "" : figureName({ type: first.type, variable });
}

/** What two coders have to settle. */
export function useBetween({ disagreements }: Agreement, [first, second]: CodersOf): readonly Disagreement[] {
  return useMemo(() => disagreements.filter((one) => isBetween(one, first, second)), [disagreements, first, second]);
}

export function keyOf({ kind, title, statements, variable = "" }: Disagreement): string {
  return [kind, title, variable, ...statements.map(({ id, coder }) => `${coder} ${id}`)].join(" ");
}

/** True where it concerns these two, whatever others say. */
function isBetween({ kind, statements, missingFrom = [], values = {} }: Disagreement, first: string, second: string): boolean {
  const has = (coder: string): boolean => statements.some((statement) => statement.coder === coder);
  if (kind === "missing") return (has(first) && missingFrom.includes(second)) || (has(second) && missingFrom.includes(first));
  if (!has(first) || !has(second)) return false;
  return kind === "boundary" || values[first] !== values[second];
}
