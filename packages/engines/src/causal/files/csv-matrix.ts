import { CsvFault, likeliestDelimiter, parseRecords, withoutGuard, writeCsvRow } from "@rapporteur/core/csv";
import type { CausalMap } from "../build-causal-map.ts";
import { importedLink, readPolarity, refuseFile, weightText, type ImportedMap, type PolarityRead } from "./file-link.ts";

/** How the cells of a matrix are read. */
export type CellReader = (text: string, at: { format: string; place: string }) => PolarityRead | null;

/**
 * Reads a square matrix: the first row names the effects, the first column the causes, a cell holds the effect of its row on its column.
 *
 * Without a first column of names, rows are taken in the order of the columns. Cells: a number from −1 to 1, `+`, `-`, `?` for an unknown sign, empty or
 * 0 for no link.
 *
 * @throws RAP_CAUSAL_FILE with row and column
 * Cost: O(cells).
 */
export function readCsvMatrix(text: string, format = "CSV matrix", readCell: CellReader = readPolarity): ImportedMap {
  const [header = [], ...rows] = cellsOf(text, format)
    .map((cells, row) => cells.map((cell, column) => (row === 0 || column === 0 ? withoutGuard(cell.trim()) : cell.trim())))
    .filter((cells, row) => row === 0 || cells.some((cell) => cell !== ""));
  const hasNames = rowsAreNamed(header, rows);
  const concepts = hasNames ? header.slice(1) : header;
  checkNames(concepts, format);
  const seen = new Set<string>();
  const links = rows.flatMap((row, index) => {
    const place = `row ${index + 2}`;
    const cause = hasNames ? (row[0] ?? "") : (concepts[index] ?? "");
    if (!concepts.includes(cause)) refuseFile({ format, place }, `"${cause}" is not a column`, "name rows and columns alike");
    if (seen.has(cause)) refuseFile({ format, place }, `"${cause}" has a row already`, "give each concept one row");
    seen.add(cause);
    return readRow(hasNames ? row.slice(1) : row, { cause, concepts, place, format }, readCell);
  });
  return { concepts, links };
}

function cellsOf(text: string, format: string): string[][] {
  try {
    const { records } = parseRecords(text, { delimiter: likeliestDelimiter(text) });
    return records.map((cells) => cells.map((cell) => cell ?? ""));
  } catch (error) {
    if (error instanceof CsvFault) refuseFile({ format, place: `line ${error.line}` }, error.problem, error.cure);
    throw error;
  }
}

/** A first column of names shows by an empty corner, by one row less than columns, or, in a table that is not square, by text in it. */
function rowsAreNamed(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (header[0] === "" || rows.length === header.length - 1) return true;
  return rows.length !== header.length && rows.some((row) => Number.isNaN(Number(row[0])));
}

function checkNames(concepts: readonly string[], format: string): void {
  const at = { format, place: "row 1" };
  if (concepts.every((concept) => concept === "")) refuseFile(at, "it names no concept", "put the concepts' names into the first row");
  for (const [place, concept] of concepts.entries()) {
    if (concept === "") refuseFile(at, `column ${place + 2} has no name`, "name every column");
    if (concepts.indexOf(concept) < place) refuseFile(at, `"${concept}" is there twice`, "give each concept one column");
  }
}

interface MatrixRow {
  readonly cause: string;
  readonly concepts: readonly string[];
  readonly place: string;
  readonly format: string;
}

function readRow(cells: readonly string[], row: MatrixRow, readCell: CellReader): ImportedMap["links"] {
  const { cause, concepts, place, format } = row;
  if (cells.length !== concepts.length) {
    refuseFile({ format, place }, `it has ${cells.length} cells for ${concepts.length} concepts`, "give every row one cell a concept");
  }
  return cells.flatMap((cell, column) => {
    const at = { format, place: `${place}, column ${concepts[column] ?? ""}` };
    const polarity = readCell(cell, at);
    return polarity === null ? [] : [importedLink(at, { cause, effect: concepts[column] ?? "" }, polarity)];
  });
}

/**
 * A map as a square matrix with names in the first row and column: weights, `?` for a link of unknown sign, 0 for none.
 *
 * Cost: O(concepts²).
 */
export function writeCsvMatrix(map: CausalMap, nameOf: (concept: string) => string = (concept) => concept): string {
  const names = map.concepts.map(nameOf);
  const cells = map.concepts.map(() => map.concepts.map((): number | string => 0));
  for (const link of map.links) {
    const row = cells[link.cause];
    if (row !== undefined) row[link.effect] = link.weight === 0 ? "?" : Number(weightText(link.weight));
  }
  const rows = [[null, ...names], ...cells.map((row, cause) => [names[cause] ?? null, ...row])];
  return rows.map((row) => `${writeCsvRow(row, ",")}\n`).join("");
}
