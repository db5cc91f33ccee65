import { saidWords } from "../../hooks/said-words.ts";
import type { StatementRecord, TypeRecord } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import { formatDay } from "../../hooks/format.ts";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import type { DataColumn } from "../../parts/data-table.tsx";
import { MemoMark } from "../../memos/memo-mark.tsx";
import { TypeMark } from "../../parts/type-mark.tsx";
import type { StatementLine } from "@rapporteur/app/analysis/figures";
import { fieldsOf } from "../read/editing/form-fields.ts";
import { summarize } from "../read/summary.ts";
import { CellEditor, type EditedCell } from "./cell-editor.tsx";
import { cellText, type Labels } from "./labels.ts";
import { text } from "./strings.ts";

export interface ColumnSetting {
  readonly types: ReadonlyMap<string, TypeRecord>;
  /** The one type that is shown; null where there are several. */
  readonly only: TypeRecord | null;
  readonly size: "narrow" | "middle" | "wide";
  readonly labels: Labels;
  readonly isPicked: (id: string) => boolean;
  readonly onPick: (id: string) => void;
  readonly canEdit: boolean;
  readonly memoCounts: ReadonlyMap<string, number>;
  readonly edited: EditedCell | null;
  readonly onEdit: (cell: EditedCell | null) => void;
  /** What was changed here and has not come back in the table yet. */
  readonly freshOf: (id: string, column: string) => CellValue | undefined;
  readonly onFresh: (cell: EditedCell, value: CellValue | null) => void;
  readonly entityOf: (id: string) => NamedEntity | null;
}

/** What a statement of the table says in one line. */
export function sayLine(line: StatementLine, types: ColumnSetting["types"]): string {
  // The summary reads type, status and values alone; entities are called by their names already.
  const record = { type: line.type, status: line.values["status"] ?? undefined, values: line.values } as unknown as StatementRecord;
  return summarize(record, types.get(line.type), (name) => name);
}

/** The columns: of one type its variables, of several what each statement says. */
export function columnsOf(setting: ColumnSetting): DataColumn<StatementLine>[] {
  const { only, size, types } = setting;
  const check: DataColumn<StatementLine> = {
    key: "check",
    title: column("check"),
    width: "2rem",
    render: ({ id, quote }) => (
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={text.pick(quote.slice(0, 60))}
        checked={setting.isPicked(id)}
        onChange={() => setting.onPick(id)}
      />
    ),
  };
  const typed: DataColumn<StatementLine> = {
    key: "type",
    title: column("type"),
    width: "5rem",
    isSortable: true,
    render: ({ type }) => <Typed type={types.get(type)} name={type} />,
  };
  const words: DataColumn<StatementLine> = {
    key: "quote",
    title: only === null ? column("statement") : column("quote"),
    width: size === "narrow" ? "minmax(0, 1fr)" : "minmax(14rem, 3fr)",
    render: (line) => <Words line={line} types={only === null ? types : null} memoCount={setting.memoCounts.get(line.id) ?? 0} />,
  };
  const review: DataColumn<StatementLine> = {
    key: "review",
    title: column("review"),
    width: "5rem",
    isSortable: true,
    render: (line) => (
      <span className={`statements-${line.review}`}>{cellText("review", setting.freshOf(line.id, "review") ?? text.reviews[line.review])}</span>
    ),
  };
  if (size === "narrow") return [check, words, review];
  const valueColumns = only === null ? [] : shownFields(only).map(({ name, label, kind }) => valueColumn(name, label, kind, setting));
  const speaker = valueColumn("speaker", column("speaker"), "entity", setting);
  const source: DataColumn<StatementLine> = {
    key: "document",
    title: column("document"),
    width: "minmax(7rem, 1fr)",
    isSortable: true,
    render: ({ title }) => <span className="statements-title">{title}</span>,
  };
  const date: DataColumn<StatementLine> = {
    key: "date",
    title: column("date"),
    width: "6.5rem",
    isSortable: true,
    render: ({ day }) => formatDay(day),
  };
  const coder: DataColumn<StatementLine> = {
    key: "coder",
    title: column("coder"),
    width: "6.5rem",
    isSortable: true,
    render: ({ values }) => setting.labels.coderName(String(values["coder"] ?? "")),
  };
  const first = only === null ? [check, typed, words, speaker] : [check, words, ...valueColumns, speaker];
  return size === "wide" ? [...first, source, date, coder, review] : [...first, review, source];
}

const column = (name: string): string => text.columns[name] ?? name;
const leftAside = new Set(["speaker", "organization", "status", "note"]);
const mostVariables = 5;

function shownFields(type: TypeRecord) {
  return fieldsOf(type)
    .filter(({ name, kind }) => !leftAside.has(name) && kind !== "long text")
    .slice(0, mostVariables);
}

function Typed({ type, name }: { readonly type: TypeRecord | undefined; readonly name: string }) {
  return type === undefined ? name : <TypeMark type={type} />;
}

interface WordsProps {
  readonly line: StatementLine;
  readonly types: ColumnSetting["types"] | null;
  readonly memoCount: number;
}

function Words({ line, types, memoCount }: WordsProps) {
  return (
    <>
      {types === null ? null : (
        <span className="statements-says">
          <MemoMark count={memoCount} /> {sayLine(line, types)}
        </span>
      )}
      <span className="statements-quote" dir="auto">
        {types === null ? <MemoMark count={memoCount} /> : null} {saidWords(line.quote)}
      </span>
    </>
  );
}

function valueColumn(name: string, title: string, kind: string, setting: ColumnSetting): DataColumn<StatementLine> {
  const isNumber = kind === "number" || kind === "integer";
  return {
    key: name,
    title,
    width: isNumber || kind === "boolean" ? "5.5rem" : "minmax(6rem, 1fr)",
    isSortable: true,
    ...(isNumber ? { align: "right" as const } : {}),
    render: (line) => <ValueCell name={name} title={title} line={line} setting={setting} />,
  };
}

function ValueCell({
  name,
  title,
  line,
  setting,
}: {
  readonly name: string;
  readonly title: string;
  readonly line: StatementLine;
  readonly setting: ColumnSetting;
}) {
  const { edited, onEdit, canEdit, freshOf, onFresh, types, entityOf } = setting;
  if (edited?.id === line.id && edited.column === name)
    return (
      <CellEditor
        cell={edited}
        type={types.get(line.type)}
        entityOf={entityOf}
        onDone={(value) => {
          onFresh(edited, value);
          onEdit(null);
        }}
      />
    );
  const shown = cellText(name, freshOf(line.id, name) ?? line.values[name]);
  if (!canEdit) return shown;
  return (
    // One press opens the statement, where every field can be corrected; two correct this one in place.
    <span className="statements-cell" title={text.editTwice(title)} onDoubleClick={() => onEdit({ id: line.id, column: name })}>
      {shown === "" ? "–" : shown}
    </span>
  );
}
