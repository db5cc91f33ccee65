import { isFields, RapporteurError } from "@rapporteur/core/base";
import type { CsvText } from "../csv/parse-csv.ts";

/** Cells of one table: more come from a file whose lines have no names in common. */
const mostCells = 50_000_000;
/** As many as a sheet of the usual programs has. */
const mostNames = 16_384;

/** Whether lines of JSON are a table of another program, one flat object a line, and no statements or readouts of ours, by the first line. Cost: O(first line). */
export function isPlainJsonl(text: string): boolean {
  const first = objectIn(/[^\s\ufeff][^\n]*/.exec(text)?.[0] ?? "");
  return first !== null && !("schema" in first) && !("values" in first);
}

/**
 * A table in lines of JSON, as pandas, R and others write it, as the rows of a CSV file: the names in all lines are the header, in the order in which they come. Lists
 * of texts are one cell with semicolons.
 *
 * @throws RAP_EXCHANGE_JSON naming the line
 * Cost: O(length + lines × names).
 */
export function jsonlRows(text: string, file: string): CsvText {
  const objects: Readonly<Record<string, unknown>>[] = [];
  const lines: number[] = [];
  const places = new Map<string, number>();
  const texts = new Set<string>();
  for (const [at, line] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const object = objectIn(line);
    if (object === null) throw wrong(file, at + 1, "it is not an object in JSON");
    for (const [name, value] of Object.entries(object)) {
      if (!places.has(name)) places.set(name, places.size);
      if (typeof value === "string") texts.add(name);
    }
    objects.push(object);
    lines.push(at + 1);
    if (places.size > mostNames || objects.length * places.size > mostCells)
      throw wrong(file, at + 1, `the lines have ${places.size} names, too many for one table`);
  }
  const header = [...places.keys()];
  const cellsOf = (object: Readonly<Record<string, unknown>>, line: number): (string | null)[] => {
    try {
      return header.map((name) => (Object.hasOwn(object, name) ? cellOf(object[name]) : null));
    } catch (thrown) {
      // What is nested in a cell is written by the engine, which takes its own stack for each level.
      if (thrown instanceof RangeError) throw wrong(file, line, "it nests too deep");
      throw thrown;
    }
  };
  const records = objects.map((object, at) => cellsOf(object, lines[at] ?? 0));
  return { header, records, lines, delimiter: "", textColumns: new Set([...texts].map((name) => places.get(name) ?? -1)) };
}

function objectIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const isListOfTexts = Array.isArray(value) && value.every((one) => typeof one === "string");
  return isListOfTexts ? value.join("; ") : JSON.stringify(value);
}

function wrong(file: string, line: number, problem: string): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_JSON", { file, line, problem, cure: "write one object a line, or save the table as .csv" });
}
