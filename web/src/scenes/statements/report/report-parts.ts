import type { StatementFilter, StatementsAnswer } from "@rapporteur/app/analysis/figures";
import type { TypeRecord } from "@rapporteur/app/records";
import { formatDay, formatPercent } from "../../../hooks/format.ts";
import type { FigureTable } from "../../../parts/figure.tsx";
import { text } from "../strings.ts";
import type { Labels } from "../labels.ts";
import type { ViewSettings } from "../view-settings.ts";

export interface ReportProps {
  readonly settings: ViewSettings;
  readonly answer: StatementsAnswer;
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly labels: Labels;
  readonly nameOf: (key: string | null) => string;
}

/** What is counted and in which order, each setting in a line. */
export function settingLines({ settings, answer, labels, nameOf }: Omit<ReportProps, "types">): string[] {
  const { filter, order, isFiltered, withMemos } = settings;
  const chosen = Object.entries(filter.chosen).map(([facet, values]) => {
    const names = values.map((value) => facetName(facet, value, { answer, labels }));
    return text.report.is(labels.columnName(facet), names.join(", "));
  });
  const lines = [
    ...chosen,
    ...(filter.entities.length === 0 ? [] : [text.report.names(filter.entities.map(nameOf).join(", "))]),
    ...(filter.words === "" ? [] : [text.report.words(filter.words)]),
    ...(filter.from === "" ? [] : [text.report.from(formatDay(filter.from))]),
    ...(filter.to === "" ? [] : [text.report.to(formatDay(filter.to))]),
    ...(filter.isUnseen ? [text.report.unseen] : []),
    ...(withMemos ? [text.report.withMemos] : []),
  ];
  const sorted = order.key === "place" ? text.report.inPlace : text.report.order(labels.columnName(order.key), order.isDescending);
  return [...(isFiltered ? lines : [text.report.everything]), sorted];
}

interface Counted extends Pick<ReportProps, "settings" | "answer" | "labels"> {
  /** Where the statements with a value of a facet are. */
  readonly hrefOf?: (facet: string, value: string) => string;
}

/** How many statements have each value of a facet; null where none has one. Only the most frequent are named; what the others have is in the last line. */
export function facetTable(facet: string, { settings, answer, labels, hrefOf }: Counted): FigureTable | null {
  const chosen = settings.filter.chosen[facet] ?? [];
  const counted = (answer.facets[facet] ?? []).filter(({ value, count }) => count > 0 && (chosen.length === 0 || chosen.includes(value)));
  if (counted.length === 0) return null;
  const rest = answer.count - counted.reduce((sum, { count }) => sum + count, 0);
  return {
    columns: [{ title: labels.columnName(facet) }, { title: text.report.count, align: "right" }],
    rows: [
      ...counted.map(({ value, count }) => [facetName(facet, value, { answer, labels }), count]),
      ...(rest > 0 ? [[text.report.others, rest]] : []),
    ],
    ...(hrefOf === undefined ? {} : { hrefs: counted.map(({ value }) => hrefOf(facet, value)) }),
  };
}

function facetName(facet: string, value: string, { answer, labels }: Pick<Counted, "answer" | "labels">): string {
  const found = answer.facets[facet]?.find((one) => one.value === value);
  return found === undefined || found.label === value ? labels.valueName(facet, value) : found.label;
}

/** How many statements are shown, how many of them are rejected, which no scope and no figure counts, and what they stand on. */
export function basisWords({ count, total, basis, facets }: StatementsAnswer, { chosen }: StatementFilter): string {
  const { review = [] } = chosen;
  const areShown = review.length === 0 || review.includes("rejected");
  const rejected = areShown ? (facets["review"]?.find(({ value }) => value === "rejected")?.count ?? 0) : 0;
  const share = basis.unreviewedShare === null ? null : formatPercent(basis.unreviewedShare);
  return `${text.shown(count, total)}${text.rejected(rejected)} ${text.basis(basis.documents, share)}`;
}
