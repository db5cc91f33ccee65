import { useId, useState, type ReactNode } from "react";
import { Link } from "wouter";
import { classNames } from "../hooks/class-names.ts";
import { formatNumber } from "../hooks/format.ts";
import { strings } from "../strings/strings.ts";
import { Basis, type BasisFigures } from "./basis.tsx";
import { Button } from "./button.tsx";
import { Menu } from "./menu.tsx";

export interface FigureTable {
  readonly columns: readonly { readonly title: string; readonly align?: "left" | "right" | undefined }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** By row, where the words behind it are; null for none. */
  readonly hrefs?: readonly (string | null)[];
}

export interface FigureExport {
  /** "SVG", "CSV", … */
  readonly label: string;
  readonly run: () => void;
}

interface FigureProps {
  readonly title: string;
  /** What the figure shows, for those who cannot see it. */
  readonly description: string;
  readonly table?: FigureTable;
  readonly exports?: readonly FigureExport[];
  /** What else can be done with it, before the exports. */
  readonly actions?: ReactNode;
  readonly basis?: BasisFigures | null;
  readonly children: ReactNode;
}

/** A figure with its title, what it shows in words, the numbers behind it as a table, its exports and what it rests on. */
export function Figure({ title, description, table, exports = [], actions = null, basis = null, children }: FigureProps) {
  const [isTableShown, setTableShown] = useState(false);
  const id = useId();
  return (
    <figure className="figure-frame" aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`}>
      <div className="figure-head">
        <h3 id={`${id}-title`}>{title}</h3>
        <div className="row">
          {table === undefined ? null : (
            <Button look="quiet" aria-expanded={isTableShown} onClick={() => setTableShown(!isTableShown)}>
              {isTableShown ? strings.parts.hideTable : strings.parts.showTable}
            </Button>
          )}
          {actions}
          {exports.length === 0 ? null : (
            <Menu
              look="quiet"
              align="end"
              label={strings.parts.export}
              entries={exports.map(({ label, run }) => ({ key: label, label, onSelect: run }))}
            />
          )}
        </div>
      </div>
      <p id={`${id}-description`} className="note">
        {description}
      </p>
      {children}
      {table !== undefined && isTableShown ? <PlainTable title={title} table={table} /> : null}
      {basis === null ? null : <Basis basis={basis} />}
    </figure>
  );
}

/** A small table of words and numbers. */
export function PlainTable({ title, table }: { readonly title: string; readonly table: FigureTable }) {
  const alignOf = (at: number): string => classNames(table.columns[at]?.align === "right" && "table-cell-right");
  return (
    <div className="figure-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="figure-table">
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={column.title} scope="col" className={alignOf(at)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // Rows of a finished table have no identity but their place.
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={alignOf(column)}>
                  <Cell value={cell} href={column === 0 ? (table.hrefs?.[at] ?? null) : null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value, href }: { readonly value: string | number | null; readonly href: string | null }) {
  const words = typeof value === "number" ? formatNumber(value) : value;
  return href === null ? words : <Link href={href}>{words}</Link>;
}
