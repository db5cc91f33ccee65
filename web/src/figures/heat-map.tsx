import { useMemo } from "react";
import { formatNumber } from "../hooks/format.ts";

interface HeatMapProps {
  readonly label: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly nameOf: (key: string) => string;
  /** Null where there is no value. */
  readonly valueAt: (row: number, column: number) => number | null;
  /** True where a value stands on too little to be tinted. */
  readonly isFewAt?: (row: number, column: number) => boolean;
  readonly fewLabel?: string;
  readonly chosen?: readonly [number, number] | null;
  readonly onChoose?: (row: number, column: number) => void;
}

const never = (): boolean => false;

/** A matrix as a table whose cells are tinted by value and say it in figures: minus is hatched, so that colour is not needed. */
export function HeatMap({ label, rows, columns, nameOf, valueAt, isFewAt = never, fewLabel = "", chosen = null, onChoose }: HeatMapProps) {
  const most = useMemo(() => {
    let largest = 0;
    for (const row of rows.keys())
      for (const column of columns.keys()) if (!isFewAt(row, column)) largest = Math.max(largest, Math.abs(valueAt(row, column) ?? 0));
    return largest;
  }, [rows, columns, valueAt, isFewAt]);
  return (
    <div className="heat-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="heat">
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className="heat-column">
                <span>{nameOf(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row}>
              <th scope="row" title={nameOf(row)}>
                {nameOf(row)}
              </th>
              {columns.map((column, place) => {
                const value = valueAt(at, place);
                const isFew = value !== null && isFewAt(at, place);
                const isChosen = chosen !== null && chosen[0] === at && chosen[1] === place;
                return (
                  <td key={column} className={isFew ? "heat-few" : tint(value, most)} data-chosen={isChosen ? "" : undefined}>
                    {value === null ? (
                      ""
                    ) : onChoose === undefined ? (
                      short(value)
                    ) : (
                      <button
                        type="button"
                        className="heat-cell"
                        aria-label={`${short(value)}: ${nameOf(row)}, ${nameOf(column)}${isFew ? `, ${fewLabel}` : ""}`}
                        aria-pressed={isChosen}
                        onClick={() => onChoose(at, place)}
                      >
                        {short(value)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const steps = 5;

function tint(value: number | null, most: number): string {
  if (value === null || value === 0 || most === 0) return "heat-none";
  const step = Math.max(1, Math.ceil((Math.abs(value) / most) * steps));
  return `heat-${value < 0 ? "minus" : "plus"}-${step}`;
}

function short(value: number): string {
  const rounded = Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 100) / 100;
  return formatNumber(rounded).replace("-", "−");
}
