import { useCallback, useMemo } from "react";
import { Link, useLocation } from "wouter";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { usePages } from "../../data/use-pages.ts";
import { useRecords } from "../../data/use-records.ts";
import { formatDay, formatNumber } from "../../hooks/format.ts";
import { useMedia } from "../../hooks/use-media.ts";
import { Button } from "../../parts/button.tsx";
import { DataTable, type DataColumn } from "../../parts/data-table.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { sortKeys, type LibraryFilters, type SortKey } from "./filters.ts";
import { text } from "./strings.ts";

type Summary = AnswerOf<Api["documents"]["list"]>["entries"][number];

const columns: readonly DataColumn<Summary>[] = [
  { key: "title", title: text.columns.title, width: "minmax(9rem, 3fr)", isSortable: true, render: (row) => <TitleCell row={row} /> },
  { key: "publisher", title: text.columns.publisher, width: "minmax(7rem, 1fr)", render: ({ record }) => record.publisher ?? "" },
  { key: "published", title: text.columns.published, width: "6.5rem", isSortable: true, render: (row) => <PublishedDay row={row} /> },
  { key: "contributors", title: text.columns.contributors, width: "minmax(9rem, 1.6fr)", render: contributorCell },
  { key: "tags", title: text.columns.tags, width: "minmax(6rem, 1fr)", render: ({ record }) => record.tags.join(", ") },
  { key: "drafts", title: text.columns.draft, width: "4rem", align: "right", isSortable: true, render: ({ counts }) => formatNumber(counts.draft) },
  { key: "accepted", title: text.columns.accepted, width: "5rem", align: "right", render: ({ counts }) => formatNumber(counts.accepted) },
];

function TitleCell({ row, isWithNames = false }: { readonly row: Summary; readonly isWithNames?: boolean }) {
  return (
    <>
      <Link className="library-title" href={`/read/${row.record.id}`}>
        {row.record.title}
      </Link>
      {isWithNames && row.contributors.length > 0 ? <span className="note library-names">{contributorCell(row)}</span> : null}
    </>
  );
}

/** The day of the text; of one that has none, that of the page that was made of it. */
function PublishedDay({ row: { record } }: { readonly row: Summary }) {
  const { records } = useRecords("roundup");
  const page = records?.find((one) => one.record.documentId === record.id && one.record.publishedAt !== null);
  return formatDay(record.published ?? page?.record.publishedAt?.slice(0, 10) ?? null);
}

/** What a phone has room for. */
const narrowColumns = new Set(["title", "drafts", "accepted"]);
/** What only a desk has room for. Elsewhere contributors stand below the title. */
const wideColumns = new Set(["publisher", "contributors", "tags"]);
const withNames = (column: DataColumn<Summary>): DataColumn<Summary> =>
  column.key === "title" ? { ...column, render: (row) => <TitleCell row={row} isWithNames /> } : column;
const mostNamed = 4;
function contributorCell({ contributors }: Summary): string {
  const names = contributors.slice(0, mostNamed).map(({ name }) => name);
  const more = contributors.length - names.length;
  return names.join(", ") + (more > 0 ? ` +${more}` : "");
}

interface DocumentTableProps {
  readonly filters: LibraryFilters;
  readonly onImport: () => void;
  readonly onDetails: (id: string) => void;
}

/** The documents that the filters leave, in the chosen order; more are fetched as they come into view. */
export function DocumentTable({ filters, onImport, onDetails }: DocumentTableProps) {
  const { id: project } = useProject();
  const [, navigate] = useLocation();
  const isNarrow = useMedia("(max-width: 44rem)");
  const isWide = useMedia("(min-width: 76rem)");
  const { filter, sort, order } = filters;
  const query = { ...filter, sort, order, limit: 200 };
  const list = usePages(`${project}:${JSON.stringify(query)}`, ["document", "statement"], (cursor) =>
    client.documents.list({ params: { project }, query: cursor === undefined ? query : { ...query, cursor } }),
  );
  const { entries, more, hasMore } = list;
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last > entries.length - 40) more();
    },
    [entries.length, more],
  );
  const shownColumns = useMemo(() => {
    const more: DataColumn<Summary> = {
      key: "more",
      title: text.more,
      width: "4.5rem",
      render: (row) => <Details row={row} onDetails={onDetails} />,
    };
    if (isNarrow) return columns.filter(({ key }) => narrowColumns.has(key)).map(withNames);
    return [...(isWide ? columns : columns.filter(({ key }) => !wideColumns.has(key)).map(withNames)), more];
  }, [isNarrow, isWide, onDetails]);
  const sorted = useMemo(() => ({ key: sort, isDescending: order === "descending" }), [sort, order]);
  if (list.error !== null && entries.length === 0) return <ErrorState error={list.error} onRetry={list.reload} />;
  if (list.isFirst) return <Loading />;
  if (entries.length === 0) return <Nothing filters={filters} onImport={onImport} />;
  return (
    <>
      <p className="note">{text.shown(entries.length, hasMore)}</p>
      <DataTable
        className="library-table"
        label={text.title}
        columns={shownColumns}
        minWidth={isNarrow ? "0" : isWide ? "62rem" : "36rem"}
        count={entries.length}
        rowAt={(index) => entries[index] ?? null}
        keyOf={({ record }) => record.id}
        rowHeight={52}
        sort={sorted}
        onSort={(key) => filters.setSort(sortKeys.find((one): one is SortKey => one === key) ?? "added")}
        onOpen={({ record }) => navigate(`/read/${record.id}`)}
        onRange={onRange}
      />
    </>
  );
}

function Details({ row, onDetails }: { readonly row: Summary; readonly onDetails: (id: string) => void }) {
  const { id, title } = row.record;
  return (
    <Button look="quiet" className="library-more" aria-label={text.detailsOf(title)} onClick={() => onDetails(id)}>
      {text.more}
    </Button>
  );
}

function Nothing({ filters, onImport }: Omit<DocumentTableProps, "onDetails">) {
  if (filters.isFiltered)
    return (
      <EmptyState title={text.nothing} action={<Button onClick={filters.clear}>{text.clearFilters}</Button>}>
        {text.nothingText}
      </EmptyState>
    );
  return (
    <EmptyState
      title={text.empty}
      action={
        <Button look="primary" onClick={onImport}>
          {text.import}
        </Button>
      }
    >
      {text.emptyText}
    </EmptyState>
  );
}
