import { useMemo, useState } from "react";
import { Link } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import type { ProfileEntry } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import { profileHref } from "../../hooks/profile-href.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { useMedia } from "../../hooks/use-media.ts";
import { Button } from "../../parts/button.tsx";
import { DataTable, type DataColumn } from "../../parts/data-table.tsx";
import { TextField } from "../../parts/field.tsx";
import { mostCompared, type Change, type ExpertQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface EntryListProps {
  readonly query: ExpertQuery;
  readonly change: Change;
  readonly entries: readonly ProfileEntry[];
  readonly nameOf: (key: string | null) => string;
}

/** Everybody who has a page, to open one or to lay several side by side. */
export function EntryList({ query, change, entries, nameOf }: EntryListProps) {
  const { kind, find } = query;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isNarrow = useMedia("(max-width: 52rem)");
  const kept = scopeSearch(useSearch());
  const shown = useMemo(() => {
    const words = find.trim().toLowerCase();
    return words === "" ? entries : entries.filter(({ key }) => nameOf(key).toLowerCase().includes(words));
  }, [entries, find, nameOf]);
  const toggle = ({ key }: ProfileEntry): void =>
    setChosen((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key].slice(-mostCompared)));
  const open = (keys: readonly string[]): void => change({ who: keys }, { isStep: true });
  const columns = columnsOf({ query, nameOf, kept, chosen, toggle });
  return (
    <div className="stack">
      <div className="experts-bar no-print">
        <TextField label={text.find[kind]} type="search" value={find} onChange={(words) => change({ find: words })} />
        {chosen.length === 0 ? null : (
          <Button look="primary" onClick={() => open(chosen)}>
            {text.compare(chosen.length)}
          </Button>
        )}
        {chosen.length < mostCompared ? null : <span className="note">{text.tooMany(mostCompared)}</span>}
      </div>
      {shown.length === 0 ? (
        <p className="soft">{text.nothingFound}</p>
      ) : (
        <DataTable
          className="figures-list"
          label={text.listLabel[kind]}
          columns={isNarrow ? columns.filter(({ key }) => narrow.has(key)) : columns}
          count={shown.length}
          rowAt={(at) => shown[at] ?? null}
          keyOf={({ key }) => key}
          minWidth={isNarrow ? "0" : "48rem"}
          onOpen={({ key }) => open([key])}
          onSelect={toggle}
          isSelected={({ key }) => chosen.includes(key)}
        />
      )}
    </div>
  );
}

const narrow: ReadonlySet<string> = new Set(["choose", "name", "statements"]);

interface ColumnContext {
  readonly query: ExpertQuery;
  readonly nameOf: (key: string | null) => string;
  readonly kept: string;
  readonly chosen: readonly string[];
  readonly toggle: (entry: ProfileEntry) => void;
}

function columnsOf({ query: { kind }, nameOf, kept, chosen, toggle }: ColumnContext): DataColumn<ProfileEntry>[] {
  const number = (key: "statements" | "documents" | "positions" | "forecasts" | "changes"): DataColumn<ProfileEntry> => ({
    key,
    title: text.columns[key],
    width: "minmax(4.75rem, 7rem)",
    align: "right",
    render: (entry) => (
      <span title={key === "changes" ? text.changesHelp : undefined}>{entry[key] === 0 ? "" : entry[key].toLocaleString("en")}</span>
    ),
  });
  return [
    {
      key: "choose",
      title: text.columns.choose,
      width: "4.25rem",
      render: (entry) => (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={text.choose(nameOf(entry.key))}
          checked={chosen.includes(entry.key)}
          onChange={() => toggle(entry)}
        />
      ),
    },
    {
      key: "name",
      title: text.columns.name,
      width: "minmax(8rem, 3fr)",
      render: ({ key }) => (
        <Link href={profileHref(kind, [key], kept)} tabIndex={-1}>
          {nameOf(key)}
        </Link>
      ),
    },
    number("statements"),
    number("documents"),
    number("positions"),
    ...(kind === "speaker" ? [number("forecasts")] : []),
    number("changes"),
    {
      key: "days",
      title: text.columns.days,
      width: "minmax(8rem, 2fr)",
      render: ({ firstDay, lastDay }) => <span className="note">{firstDay === null ? text.noDay : daysText(firstDay, lastDay ?? firstDay)}</span>,
    },
  ];
}

const daysText = (first: string, last: string): string => (first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`);
