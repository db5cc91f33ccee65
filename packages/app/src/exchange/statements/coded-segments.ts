import type { CsvText } from "../csv/parse-csv.ts";

/** A table that a program for qualitative analysis writes of coded passages, a row a coding. */
interface SegmentLayout {
  readonly program: string;
  /** Its columns, small letters, with what they are here; a table has the first three of them. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that say how the program shows or counts the coding. */
  readonly leftOut: readonly string[];
}

const layouts: readonly SegmentLayout[] = [
  {
    program: "MAXQDA",
    columns: {
      "document name": "document",
      code: "concept",
      segment: "quote",
      "document group": "document_tags",
      "created by": "coder",
      author: "coder",
    },
    leftOut: ["color", "beginning", "end", "area", "area (characters)", "coverage %", "created", "modified", "modified by"],
  },
  // A highlight with two tags is two rows of one id.
  { program: "Taguette", columns: { document: "document", tag: "concept", content: "quote" }, leftOut: ["id"] },
];

export interface SegmentTable {
  readonly rows: CsvText;
  /** What is left out, in a sentence. */
  readonly notes: readonly string[];
}

/**
 * A table of coded passages of MAXQDA or Taguette, with the names that columns have here: the code is the concept. Null for other tables.
 *
 * Cost: O(columns).
 */
export function codedSegments(csv: CsvText): SegmentTable | null {
  const names = csv.header.map((name) => name.trim().toLowerCase());
  const layout = layouts.find(({ columns }) =>
    Object.keys(columns)
      .slice(0, 3)
      .every((name) => names.includes(name)),
  );
  if (layout === undefined || names.includes("concept")) return null;
  const taken = new Set<string>();
  const header = csv.header.map((own, at) => {
    const name = names[at] ?? "";
    if (layout.leftOut.includes(name)) return "";
    const known = Object.hasOwn(layout.columns, name) ? (layout.columns[name] ?? own) : own;
    if (taken.has(known)) return own;
    taken.add(known);
    return known;
  });
  const without = csv.header.filter((own, at) => header[at] === "" && own !== "" && own.toLowerCase() !== "id");
  const note = `read as coded passages of ${layout.program}${without.length === 0 ? "" : `; left out: ${without.join(", ")}`}`;
  return { rows: { ...csv, header }, notes: [note] };
}
