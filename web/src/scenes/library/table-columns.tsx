import { useEffect, useState } from "react";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { keep, readKeptJson } from "../../data/browser-store.ts";
import { client } from "../../data/client.ts";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import type { TableLayout } from "./imports.ts";
import { text } from "./strings.ts";

type Preview = AnswerOf<Api["documents"]["previewTable"]>;
type Column = Preview["columns"][number];
/** What somebody says of a table: what a row is, and what columns are, by their names. */
interface Said {
  readonly rows: Preview["rows"] | null;
  readonly columns: Readonly<Record<string, string>>;
}

const nothing: Said = { rows: null, columns: {} };
const words = text.tables;
const partsOf = {
  statements: [
    "document",
    "quote",
    "person",
    "organization",
    "concept",
    "agreement",
    "time",
    "type",
    "coder",
    "document:title",
    "document:author",
    "document:publisher",
    "document:url",
  ],
  documents: ["text", "title", "date", "publisher", "author", "url", "tags"],
} as const satisfies Readonly<Record<Preview["rows"], readonly string[]>>;

/** How the columns of a table are read, before it comes in. What is said of them is kept in this browser for the next table with the same columns. */
export function TableColumns({
  file,
  project,
  isLast,
  onImport,
}: {
  readonly file: File;
  readonly project: string;
  /** Whether no other table waits to be looked at. */
  readonly isLast: boolean;
  readonly onImport: (layout: TableLayout) => void;
}) {
  const { said, setSaid, preview, error } = usePreview(file, project);
  if (preview === null) return error === null ? <Loading what={file.name} /> : <ErrorState error={error} />;
  // Once one column is said, the others stay as they are shown.
  const say = (column: string, part: string): void =>
    setSaid({ rows: preview.rows, columns: { ...shownIn(preview), ...said?.columns, [column]: part } });
  return (
    <section className="library-table" aria-label={words.title(file.name)}>
      <p>{words.counted(preview.rows, preview.rows === "documents" ? preview.documents : preview.statements)}</p>
      <Select
        label={words.rows}
        value={preview.rows}
        options={(["statements", "documents"] as const).map((value) => ({ value, label: words.rowsAre[value] }))}
        onChange={(value) => setSaid({ rows: value === "documents" ? "documents" : "statements", columns: {} })}
      />
      {preview.columns.map((column) => (
        <ColumnSelect key={column.column} column={column} rows={preview.rows} onChange={(part) => say(column.column, part)} />
      ))}
      {preview.hasWords ? null : <p className="note">{words.noWords}</p>}
      {preview.notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      <div className="library-table-end">
        {error === null ? null : <ErrorState error={error} isRefusal />}
        <Button
          look="primary"
          disabled={error !== null}
          onClick={() => {
            keep(keyOf(preview.columns), said === null ? null : JSON.stringify(said));
            onImport(layoutOf(said ?? nothing));
          }}
        >
          {isLast ? `${text.import}: ${file.name}` : words.next}
        </Button>
      </div>
    </section>
  );
}

/** How the server would read the table as it is said; what was said of such a table before counts from the start. */
function usePreview(file: File, project: string) {
  const [said, setSaid] = useState<Said | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isLeft = false;
    const show = async (): Promise<void> => {
      try {
        const found = await client.documents.previewTable({
          params: { project },
          query: { name: file.name, ...layoutOf(said ?? nothing) },
          bytes: file,
        });
        if (isLeft) return;
        setError(null);
        setPreview(found);
        if (said === null) setSaid(keptFor(found.columns));
      } catch (thrown) {
        if (!isLeft) setError(thrown);
      }
    };
    void show();
    return () => {
      isLeft = true;
    };
  }, [file, project, said]);
  return { said, setSaid, preview, error };
}

function ColumnSelect({
  column,
  rows,
  onChange,
}: {
  readonly column: Column;
  readonly rows: Preview["rows"];
  readonly onChange: (part: string) => void;
}) {
  const parts: readonly string[] = partsOf[rows];
  const own = column.readAs === null ? words.leftOut : words.variable(column.readAs, column.kind);
  const value = column.readAs !== null && parts.includes(column.readAs) ? column.readAs : "";
  return (
    <Select
      label={column.column}
      value={value}
      help={column.examples.join(" · ")}
      options={[
        { value: "", label: value === "" ? own : words.asItself },
        ...parts.map((part) => ({ value: part, label: words.parts[part] ?? part })),
      ]}
      onChange={onChange}
    />
  );
}

/** Columns with their parts, as they are shown. */
function shownIn({ columns, rows }: Preview): Readonly<Record<string, string>> {
  const parts: readonly string[] = partsOf[rows];
  return Object.fromEntries(columns.flatMap(({ column, readAs }) => (readAs !== null && parts.includes(readAs) ? [[column, readAs]] : [])));
}

/** A column of statements that is none of the parts is a variable of its own name; one of documents is left out. */
function layoutOf({ rows, columns }: Said): TableLayout {
  const map = Object.entries(columns).map(([column, part]) => `${part === "" ? (rows === "documents" ? "-" : column) : part}=${column}`);
  return { ...(rows === null ? {} : { rows }), ...(map.length === 0 ? {} : { map }) };
}

const keyOf = (columns: readonly Column[]): string => `columns ${JSON.stringify(columns.map(({ column }) => column)).slice(0, 1000)}`;

function keptFor(columns: readonly Column[]): Said | null {
  const kept = readKeptJson(keyOf(columns));
  if (typeof kept !== "object" || kept === null || !("columns" in kept) || !("rows" in kept)) return null;
  const names = new Set(columns.map(({ column }) => column));
  const known = Object.entries(kept.columns ?? {}).filter((entry): entry is [string, string] => names.has(entry[0]) && typeof entry[1] === "string");
  return { rows: kept.rows === "documents" || kept.rows === "statements" ? kept.rows : null, columns: Object.fromEntries(known) };
}
