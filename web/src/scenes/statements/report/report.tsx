import { saidWords } from "../../../hooks/said-words.ts";
import { useMemo } from "react";
import { Link } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import { useProject } from "../../../data/live-project.tsx";
import { formatDay, formatMoment } from "../../../hooks/format.ts";
import { flagQuery, listQuery, useQueryState } from "../../../hooks/use-query-state.ts";
import { ScopeBar } from "../../../figures/scope/scope-bar.tsx";
import { useScope } from "../../../figures/scope/use-scope.ts";
import { scopeNote } from "../../../figures/scope/scope-note.ts";
import { useShared } from "../../../hooks/shared-value.ts";
import { Button } from "../../../parts/button.tsx";
import { Check } from "../../../parts/field.tsx";
import { PlainTable } from "../../../parts/figure.tsx";
import { saveFile } from "../../../parts/save-file.ts";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { TypeMark } from "../../../parts/type-mark.tsx";
import type { StatementLine } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../../worker/use-engine.ts";
import { sayLine } from "../columns.tsx";
import type { Labels } from "../labels.ts";
import { text } from "../strings.ts";
import { basisWords, facetTable, type ReportProps, settingLines } from "./report-parts.ts";
import type { ReportContent, ReportPicture } from "./report-content.ts";
import { ReportNetwork } from "./report-network.tsx";
import { type ReportNetworks, useReportNetworks } from "./use-report-networks.ts";
import { narrowedSearch } from "../view-settings.ts";
import { docxType, writeDocx } from "./write-docx.ts";

const mostPrinted = 500;
/** As many as a page can hold. */
const mostAtAll = 10_000;
const firstParts = ["type", "review", "speaker", "document"];
const [withoutQuery, moreQuery, onQuery, offQuery] = [listQuery, listQuery, flagQuery(true), flagQuery()];

/** The view as a page to print and as a Word document: what is counted, the chosen figures, and every statement with its words and source. */
export function Report({ settings, answer, types, labels, nameOf }: ReportProps) {
  const { name: project } = useProject();
  const { scope, filter, order } = settings;
  const [left, setLeft] = useQueryState("left", withoutQuery);
  const [more, setMore] = useQueryState("more", moreQuery);
  const [hasQuotes, setQuotes] = useQueryState("quotes", onQuery);
  const networks = useReportNetworks(answer);
  const [isWhole, setWhole] = useQueryState("whole", offQuery);
  const size = isWhole ? mostAtAll : mostPrinted;
  const { data, error, reload } = useEngine("statementWindow", hasQuotes ? { scope, filter, order, first: 0, size } : null);
  const made = useMemo(() => formatMoment(new Date().toISOString()), []);
  const facets = Object.keys(answer.facets).filter((facet) => facetTable(facet, { settings, answer, labels }) !== null);
  const shown = facets.filter((facet) => (firstParts.includes(facet) ? !left.includes(facet) : more.includes(facet)));
  const choose = (facet: string, isOn: boolean): void => {
    const without = (list: readonly string[]): string[] => list.filter((one) => one !== facet);
    if (firstParts.includes(facet)) setLeft(isOn ? without(left) : [...left, facet]);
    else setMore(isOn ? [...more, facet] : without(more));
  };
  const search = useSearch();
  const hrefOf = (facet: string, value: string): string => `/statements${narrowedSearch(search, facet, value)}`;
  const scopeWords = useShared(scopeNote);
  const lines = [...(scopeWords === "" ? [] : [scopeWords]), ...settingLines({ settings, answer, labels, nameOf })];
  const content = (quoted: readonly StatementLine[], pictures: readonly ReportPicture[]): ReportContent => ({
    title: text.report.title(project),
    made: text.report.made(made, project, answer.revision),
    settings: lines,
    basis: basisWords(answer, filter),
    pictures,
    tables: shown.flatMap((facet) => {
      const table = facetTable(facet, { settings, answer, labels });
      return table === null ? [] : [{ title: labels.columnName(facet), table }];
    }),
    quotes: hasQuotes ? quoted.map((line) => quoteOf(line, { types, labels })) : null,
    cut: hasQuotes && answer.count > size ? text.report.first(size, answer.count) : null,
  });
  const canSave = !hasQuotes || data !== null;
  return (
    <article className="statements-report">
      <div className="scene-head">
        <h1>{text.report.title(project)}</h1>
        <div className="row no-print">
          <Button disabled={!canSave} onClick={() => void networks.pictures().then((pictures) => saveWord(content(data?.lines ?? [], pictures)))}>
            {text.report.word}
          </Button>
          <Button look="primary" title={text.report.printHelp} onClick={() => window.print()}>
            {text.report.print}
          </Button>
        </div>
      </div>
      <ScopeBar printedAs={text.report.title(project)} />
      <p className="note">{text.report.made(made, project, answer.revision)}</p>
      <details className="no-print statements-parts">
        <summary>{text.report.parts}</summary>
        <div className="row">
          {facets.map((facet) => (
            <Check key={facet} label={labels.columnName(facet)} checked={shown.includes(facet)} onChange={(isOn) => choose(facet, isOn)} />
          ))}
          {networks.choices.map(({ search: drawn, label }) => (
            <Check key={drawn} label={label} checked={networks.chosen.includes(drawn)} onChange={(isOn) => networks.choose(drawn, isOn)} />
          ))}
          <Check label={text.report.evidence} checked={hasQuotes} onChange={setQuotes} />
        </div>
      </details>
      <h2>{text.report.settings}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{text.report.figures}</h2>
      <p>{basisWords(answer, filter)}</p>
      <div className="statements-report-figures">
        {shown.map((facet) => {
          const table = facetTable(facet, { settings, answer, labels, hrefOf });
          return table === null ? null : <PlainTable key={facet} title={labels.columnName(facet)} table={table} />;
        })}
      </div>
      <Networks {...{ networks, settings, nameOf }} />
      {hasQuotes ? (
        <>
          <h2>{text.report.evidence}</h2>
          {answer.count > size ? <p className="note">{text.report.first(size, answer.count)}</p> : null}
          {answer.count > mostPrinted && !isWhole ? (
            <Button className="no-print" onClick={() => setWhole(true)}>
              {text.report.showAll(Math.min(mostAtAll, answer.count))}
            </Button>
          ) : null}
          {data === null ? error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} /> : null}
          {data === null ? null : <Evidence lines={data.lines} types={types} labels={labels} />}
        </>
      ) : null}
    </article>
  );
}

function saveWord(content: ReportContent): void {
  saveFile("report.docx", new Blob([writeDocx(content)], { type: docxType }));
}

/** The networks that were put into the report; their pictures look at the scope, dates too. */
function Networks({ networks, settings, nameOf }: Pick<ReportProps, "settings" | "nameOf"> & { readonly networks: ReportNetworks }) {
  const { scope } = useScope();
  if (networks.chosen.length === 0) return null;
  return (
    <>
      <h2>{text.report.networks}</h2>
      {networks.chosen.map((search) => (
        <ReportNetwork
          key={search}
          {...{ search, scope, nameOf }}
          isNarrowed={isNarrowed(settings)}
          onDrawn={(drawn) => networks.keep(search, drawn)}
        />
      ))}
    </>
  );
}

/** By more than its scope. */
function isNarrowed({ filter, withMemos }: ReportProps["settings"]): boolean {
  const { chosen, entities, words, isUnseen } = filter;
  return Object.values(chosen).some(({ length }) => length > 0) || entities.length > 0 || words !== "" || isUnseen || withMemos;
}

type Named = Pick<ReportProps, "types" | "labels">;

function quoteOf(line: StatementLine, { types, labels }: Named): NonNullable<ReportContent["quotes"]>[number] {
  const place = window.location.pathname.replace(/\/statements\/report$/, "");
  return {
    says: `${types.get(line.type)?.label ?? line.type}: ${sayLine(line, types)}`,
    quote: saidWords(line.quote),
    about: aboutLine(line, labels),
    address: `${window.location.origin}${place}/read/${line.documentId}?statement=${line.id}`,
  };
}

function aboutLine(line: StatementLine, labels: Labels): string {
  const speaker = line.values["speaker"];
  const coder = labels.coderName(String(line.values["coder"] ?? ""));
  const about = [typeof speaker === "string" ? speaker : null, line.title, formatDay(line.day), text.reviews[line.review], coder];
  return about.filter((part) => part !== null && part !== undefined && part !== "").join(" · ");
}

function Evidence({ lines, types, labels }: { readonly lines: readonly StatementLine[] } & Named) {
  return (
    <ol className="statements-evidence">
      {lines.map((line) => {
        const type = types.get(line.type);
        return (
          <li key={line.id}>
            <span className="statements-says">
              {type === undefined ? line.type : <TypeMark type={type} />} {sayLine(line, types)}
            </span>
            <Link className="statements-cited serif" dir="auto" href={`/read/${line.documentId}?statement=${line.id}`}>
              “{saidWords(line.quote)}”
            </Link>
            <span className="note">{aboutLine(line, labels)}</span>
          </li>
        );
      })}
    </ol>
  );
}
