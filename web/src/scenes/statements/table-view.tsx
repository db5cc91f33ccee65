import { useCallback, useEffect, useMemo, useState } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import { useMedia } from "../../hooks/use-media.ts";
import { useMemoCounts } from "../../memos/use-memos.ts";
import { DataTable } from "../../parts/data-table.tsx";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import type { StatementLine } from "@rapporteur/app/analysis/figures";
import type { EditedCell } from "./cell-editor.tsx";
import { columnsOf } from "./columns.tsx";
import type { Labels } from "./labels.ts";
import type { Selection } from "./selection.ts";
import { text } from "./strings.ts";
import { useLines } from "./use-lines.ts";
import type { ViewSettings } from "./view-settings.ts";

interface TableViewProps {
  readonly settings: ViewSettings;
  readonly count: number;
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly labels: Labels;
  readonly selection: Selection;
  readonly canEdit: boolean;
  readonly entityOf: (id: string) => NamedEntity | null;
  readonly opened: string;
  readonly onOpen: (id: string) => void;
}

/** The statements as a table. Enter opens one, Space selects, with Shift held a stretch; a press on a value changes it in place. */
export function TableView({ settings, count, types, labels, selection, canEdit, entityOf, opened, onOpen }: TableViewProps) {
  const lines = useLines(settings);
  const { lineAt } = lines;
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const memoCounts = useMemoCounts();
  const fresh = useFresh(lines.answer);
  const [stretchFrom, setStretchFrom] = useState(0);
  const isNarrow = useMedia("(max-width: 44rem)");
  const isWide = useMedia("(min-width: 84rem)");
  const [onlyType, ...others] = settings.filter.chosen["type"] ?? [];
  const only = onlyType === undefined || others.length > 0 ? null : (types.get(onlyType) ?? null);
  const columns = columnsOf({
    types,
    only,
    size: isNarrow ? "narrow" : isWide && opened === "" ? "wide" : "middle",
    labels,
    isPicked: (id) => selection.ids.has(id),
    onPick: selection.toggle,
    canEdit,
    memoCounts,
    edited,
    onEdit: setEdited,
    freshOf: fresh.read,
    onFresh: fresh.set,
    entityOf,
  });
  const onSelect = (line: StatementLine, { isStretch, index }: { readonly isStretch: boolean; readonly index: number }): void => {
    if (isStretch) selection.add(stretch(lineAt, stretchFrom, index));
    else selection.toggle(line.id);
    setStretchFrom(index);
  };
  return (
    <DataTable
      className="statements-table"
      label={text.title}
      columns={columns}
      count={count}
      rowAt={lineAt}
      keyOf={({ id }) => id}
      rowHeight={58}
      minWidth={isNarrow ? "0" : only === null ? "44rem" : "60rem"}
      sort={settings.order}
      onSort={settings.sortBy}
      onOpen={({ id }) => onOpen(id)}
      isSelected={({ id }) => selection.ids.has(id) || id === opened}
      onSelect={onSelect}
      onRange={lines.onRange}
    />
  );
}

function stretch(lineAt: (index: number) => StatementLine | null, one: number, other: number): string[] {
  const [from, to] = one < other ? [one, other] : [other, one];
  const ids: string[] = [];
  for (let index = from; index <= to; index++) {
    const line = lineAt(index);
    if (line !== null) ids.push(line.id);
  }
  return ids;
}

interface Fresh {
  readonly read: (id: string, column: string) => CellValue | undefined;
  readonly set: (cell: EditedCell, value: CellValue | null) => void;
}

/** Values that were changed in their cells, shown until the statements have been read again. */
function useFresh(answer: object | null): Fresh {
  const [values, setValues] = useState<ReadonlyMap<string, CellValue>>(new Map());
  useEffect(() => setValues(new Map()), [answer]);
  const set = useCallback(({ id, column }: EditedCell, value: CellValue | null) => {
    if (value !== null) setValues((before) => new Map(before).set(`${id} ${column}`, value));
  }, []);
  return useMemo(() => ({ read: (id, column) => values.get(`${id} ${column}`), set }), [values, set]);
}
