import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from "react";
import { classNames } from "../hooks/class-names.ts";
import { usePrinting } from "../hooks/use-printing.ts";
import { strings } from "../strings/strings.ts";

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** A track of the grid: "8rem", "minmax(12rem, 2fr)". The same for head and rows, so that nothing moves while rows come and go. */
  readonly width: string;
  readonly align?: "left" | "right";
  /** Given where the table can be sorted by it. */
  readonly isSortable?: boolean;
  readonly render: (row: Row, index: number) => ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  /** How many rows there are, whether they are here or not. */
  readonly count: number;
  /** Null where a row has not arrived: its place is kept. */
  readonly rowAt: (index: number) => Row | null;
  readonly keyOf: (row: Row) => string;
  /** In pixels, before a row is measured. */
  readonly rowHeight?: number;
  readonly sort?: { readonly key: string; readonly isDescending: boolean } | null;
  readonly onSort?: (key: string) => void;
  readonly onOpen?: (row: Row) => void;
  readonly isSelected?: (row: Row) => boolean;
  /** Space, or a press with Control; with Shift held it is a stretch. */
  readonly onSelect?: (row: Row, how: { isStretch: boolean; index: number }) => void;
  /** Called with the rows that are shown, to fetch them in time. */
  readonly onRange?: (first: number, last: number) => void;
  /** Below this width the table scrolls sideways: "60rem". */
  readonly minWidth?: string;
  readonly className?: string;
}

/**
 * A table that draws the rows in view only: 100,000 rows scroll like 100. One stop of the Tab key; arrows, Page and Home/End move the active row, Enter opens,
 * Space selects.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, count, rowAt, rowHeight = 36, onRange, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: 0,
  });
  const isPrinting = usePrinting();
  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const tracks = {
    "--columns": columns.map(({ width }) => width).join(" "),
    // Paper is as wide as it is: no column may lie beyond its edge.
    "--printed-columns": columns.map(({ width }) => (width.includes("fr") ? "minmax(0, 3fr)" : "minmax(0, 1fr)")).join(" "),
    "--table-width": props.minWidth ?? "0",
  } as CSSProperties;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const to = nextRow(event.key, active, count, Math.max(1, rows.length - 8));
    const row = rowAt(active);
    if (to !== null) {
      setActive(to);
      virtualizer.scrollToIndex(to);
    } else if (event.key === "Enter" && row !== null && props.onOpen !== undefined) props.onOpen(row);
    else if (event.key === " " && row !== null && props.onSelect !== undefined) props.onSelect(row, { isStretch: event.shiftKey, index: active });
    else return;
    event.preventDefault();
  };
  return (
    <div className={classNames("table", className)} style={tracks}>
      <div
        className="table-scroll"
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-multiselectable={props.onSelect === undefined ? undefined : true}
        aria-activedescendant={count === 0 ? undefined : `${id}-${active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <Head {...props} />
        {isPrinting ? (
          <PrintedRows {...props} id={id} />
        ) : (
          <div className="table-body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
            {rows.map((place) => (
              <Row
                key={place.key}
                {...props}
                id={`${id}-${place.index}`}
                index={place.index}
                isActive={place.index === active}
                onActive={setActive}
                measure={virtualizer.measureElement}
                top={place.start}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** As many rows as a browser sets for paper without a long wait. */
const mostPrinted = 2000;
const nothing = (): void => undefined;

/** On paper there is no scrolling: every row that is here, one below the other, and how many are not. */
function PrintedRows<Row>(props: DataTableProps<Row> & { readonly id: string }) {
  const { id, count, rowAt } = props;
  const shown = Array.from({ length: Math.min(count, mostPrinted) }, (_, index) => index).filter((index) => rowAt(index) !== null);
  return (
    <div className="table-body" role="rowgroup">
      {shown.map((index) => (
        <Row key={index} {...props} id={`${id}-${index}`} index={index} isActive={false} onActive={nothing} measure={nothing} top={null} />
      ))}
      {shown.length === count ? null : <p className="note">{strings.parts.notPrinted(shown.length, count)}</p>}
    </div>
  );
}

function Head<Row>({ columns, sort, onSort }: DataTableProps<Row>) {
  return (
    <div className="table-head" role="rowgroup">
      <div className="table-row" role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const isSorted = sort?.key === column.key;
          const order = isSorted ? (sort.isDescending ? "descending" : "ascending") : undefined;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={order}
              className={classNames("table-cell", column.align === "right" && "table-cell-right")}
            >
              {column.isSortable === true && onSort !== undefined ? (
                <button type="button" className="table-sort" aria-label={strings.parts.sortBy(column.title)} onClick={() => onSort(column.key)}>
                  {column.title}
                  {isSorted ? (sort.isDescending ? " ↓" : " ↑") : ""}
                </button>
              ) : (
                <span className="table-title">{column.title}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowPlace {
  readonly id: string;
  readonly index: number;
  readonly isActive: boolean;
  readonly onActive: (index: number) => void;
  readonly measure: (element: HTMLElement | null) => void;
  /** Null where rows simply follow each other. */
  readonly top: number | null;
}

function Row<Row>(props: DataTableProps<Row> & RowPlace) {
  const { id, columns, index, isActive, onActive, measure, top, rowAt, onOpen, onSelect, isSelected } = props;
  const row = rowAt(index);
  return (
    <div
      id={id}
      className="table-row"
      role="row"
      ref={measure}
      data-index={index}
      data-active={isActive ? "" : undefined}
      data-opens={onOpen === undefined ? undefined : ""}
      aria-rowindex={index + 2}
      aria-selected={isSelected === undefined ? undefined : row !== null && isSelected(row)}
      {...(top === null ? {} : { style: { transform: `translateY(${top}px)` } })}
      onClick={(event) => {
        onActive(index);
        // A press on a link or a button inside the row is for that alone.
        if (row === null || (event.target instanceof Element && event.target.closest("a,button,input,select,label") !== null)) return;
        if (onSelect !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey)) onSelect(row, { isStretch: event.shiftKey, index });
        else onOpen?.(row);
      }}
    >
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classNames("table-cell", column.align === "right" && "table-cell-right")}>
          {row === null ? "…" : column.render(row, index)}
        </div>
      ))}
    </div>
  );
}

/** Where a key leads from a row; null where it does not move. */
function nextRow(key: string, active: number, count: number, page: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const to = targets[key];
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to));
}
