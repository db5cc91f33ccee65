import { useMemo } from "react";
import { Link } from "wouter";
import type { TypeRecord } from "@rapporteur/app/records";
import { useProject } from "../../data/live-project.tsx";
import { formatDay, formatMoment, formatPercent } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { PlainTable } from "../../parts/figure.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { TypeMark } from "../../parts/type-mark.tsx";
import type { StatementLine, StatementsAnswer } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import { sayLine } from "./columns.tsx";
import type { Labels } from "./labels.ts";
import { text } from "./strings.ts";
import type { ViewSettings } from "./view-settings.ts";

interface ReportProps {
  readonly settings: ViewSettings;
  readonly answer: StatementsAnswer;
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly labels: Labels;
  readonly nameOf: (key: string | null) => string;
}

const mostPrinted = 500;

/** The view as a page to print: what is counted, the figures, and every statement with its words. */
export function Report({ settings, answer, types, labels, nameOf }: ReportProps) {
  const { name: project } = useProject();
  const { scope, filter, order } = settings;
  const { data, error, reload } = useEngine("statementWindow", { scope, filter, order, first: 0, size: mostPrinted });
  const made = useMemo(() => formatMoment(new Date().toISOString()), []);
  return (
    <article className="statements-report">
      <div className="scene-head">
        <h1>
          {project}: {text.title.toLowerCase()}
        </h1>
        <Button look="primary" onClick={() => window.print()}>
          {text.report.print}
        </Button>
      </div>
      <p className="note">{text.report.made(made, project, answer.revision)}</p>
      <h2>{text.report.settings}</h2>
      <SettingsList settings={settings} answer={answer} labels={labels} nameOf={nameOf} />
      <h2>{text.report.figures}</h2>
      <p>
        {text.shown(answer.count, answer.total)}{" "}
        {text.basis(answer.basis.documents, answer.basis.unreviewedShare === null ? null : formatPercent(answer.basis.unreviewedShare))}
      </p>
      <div className="statements-report-figures">
        {["type", "review", "speaker", "document"].map((facet) => (
          <FacetTable key={facet} facet={facet} settings={settings} answer={answer} labels={labels} />
        ))}
      </div>
      <h2>{text.report.evidence}</h2>
      {answer.count > mostPrinted ? <p className="note">{text.report.first(mostPrinted, answer.count)}</p> : null}
      {data === null ? (
        error === null ? (
          <Loading />
        ) : (
          <ErrorState error={error} onRetry={reload} />
        )
      ) : (
        <Evidence lines={data.lines} types={types} labels={labels} />
      )}
    </article>
  );
}

function SettingsList({ settings, answer, labels, nameOf }: Omit<ReportProps, "types">) {
  const { filter, order, isFiltered } = settings;
  const chosen = Object.entries(filter.chosen).map(([facet, values]) => {
    const names = values.map((value) => facetName(answer, labels, facet, value));
    return text.report.is(labels.columnName(facet), names.join(", "));
  });
  const lines = [
    ...chosen,
    ...(filter.entities.length === 0 ? [] : [text.report.names(filter.entities.map(nameOf).join(", "))]),
    ...(filter.words === "" ? [] : [text.report.words(filter.words)]),
    ...(filter.from === "" ? [] : [text.report.from(formatDay(filter.from))]),
    ...(filter.to === "" ? [] : [text.report.to(formatDay(filter.to))]),
    ...(filter.isUnseen ? [text.report.unseen] : []),
    ...(settings.withMemos ? [text.report.withMemos] : []),
  ];
  return (
    <>
      {isFiltered ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>{text.report.everything}</p>
      )}
      <p className="note">{order.key === "place" ? text.report.inPlace : text.report.order(labels.columnName(order.key), order.isDescending)}</p>
    </>
  );
}

function facetName(answer: StatementsAnswer, labels: Labels, facet: string, value: string): string {
  const found = answer.facets[facet]?.find((one) => one.value === value);
  return found === undefined || found.label === value ? labels.valueName(facet, value) : found.label;
}

interface FacetTableProps extends Pick<ReportProps, "settings" | "answer" | "labels"> {
  readonly facet: string;
}

function FacetTable({ facet, settings, answer, labels }: FacetTableProps) {
  const chosen = settings.filter.chosen[facet] ?? [];
  const counted = (answer.facets[facet] ?? []).filter(({ value, count }) => count > 0 && (chosen.length === 0 || chosen.includes(value)));
  if (counted.length === 0) return null;
  const title = labels.columnName(facet);
  // Only the most frequent are named; what the others have is not left out.
  const rest = answer.count - counted.reduce((sum, { count }) => sum + count, 0);
  return (
    <PlainTable
      title={title}
      table={{
        columns: [{ title }, { title: text.report.count, align: "right" }],
        rows: [
          ...counted.map(({ value, count }) => [facetName(answer, labels, facet, value), count]),
          ...(rest > 0 ? [[text.report.others, rest]] : []),
        ],
      }}
    />
  );
}

function Evidence({ lines, types, labels }: { readonly lines: readonly StatementLine[] } & Pick<ReportProps, "types" | "labels">) {
  return (
    <ol className="statements-evidence">
      {lines.map((line) => {
        const type = types.get(line.type);
        const speaker = line.values["speaker"];
        const about = [
          typeof speaker === "string" ? speaker : null,
          line.title,
          formatDay(line.day),
          text.reviews[line.review],
          labels.coderName(String(line.values["coder"] ?? "")),
        ];
        return (
          <li key={line.id}>
            <span className="statements-says">
              {type === undefined ? line.type : <TypeMark type={type} />} {sayLine(line, types)}
            </span>
            <Link className="statements-cited serif" dir="auto" href={`/read/${line.documentId}?statement=${line.id}`}>
              “{line.quote.replace(/\s+/g, " ")}”
            </Link>
            <span className="note">{about.filter((part) => part !== null && part !== "").join(" · ")}</span>
          </li>
        );
      })}
    </ol>
  );
}
