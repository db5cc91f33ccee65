import { RapporteurError } from "@rapporteur/core/base";
import { CsvFault, type CsvRecords, type CsvRules, likeliestDelimiter, parseRecords, withoutGuard } from "@rapporteur/core/csv";

export interface CsvText {
  readonly header: readonly string[];
  /** Cells by record; null for an empty cell without quotes, so that `""` can mean the empty text. */
  readonly records: readonly (readonly (string | null)[])[];
  /** Line on which each record starts, counted from 1. */
  readonly lines: readonly number[];
  readonly delimiter: string;
  /** Columns that hold texts where the file tells texts from numbers: digits in them are no numbers. */
  readonly textColumns?: ReadonlySet<number>;
}

/** What a program is known to write against the rule that all rows are of one length. */
export interface RaggedLayout {
  /** Name of the last column, whose cell rows may lack. */
  readonly lastColumnMayLack?: string;
}

/** As many as a sheet of the usual programs has. */
const mostColumns = 16_384;

/**
 * Reads a CSV text with a header row. The delimiter is the one of `, ; tab |` that the header has most of, unless told.
 *
 * @param file how errors name it
 * @throws RAP_EXCHANGE_CSV naming the row; RAP_EXCHANGE_EMPTY
 * Cost: O(length).
 */
export function parseCsv(text: string, file: string, delimiter: string = likeliestDelimiter(text), layout: RaggedLayout = {}): CsvText {
  if (text.trim() === "") throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  const { records: all, lines: starts } = parseCells(text, file, { delimiter });
  const [names = [], ...records] = all;
  const lines = starts.slice(1);
  const header = names.map((name) => (name ?? "").trim());
  if (header.length > mostColumns) {
    throw new RapporteurError("RAP_EXCHANGE_CSV", {
      file,
      row: 1,
      problem: `the header has ${header.length} columns, more than ${mostColumns}`,
      cure: "leave out columns that are not needed, or check the delimiter",
    });
  }
  const least = header.at(-1) === layout.lastColumnMayLack ? header.length - 1 : header.length;
  const ragged = records.findIndex((record) => record.length < least || record.length > header.length);
  if (ragged >= 0) {
    throw new RapporteurError("RAP_EXCHANGE_CSV", {
      file,
      row: lines[ragged] ?? 1,
      problem: "it has more or fewer cells than the header",
      cure: "put texts that hold the delimiter in quotation marks, and check the delimiter",
    });
  }
  const seen = new Set<string>();
  const repeated = header.find((name) => name !== "" && seen.size === seen.add(name).size);
  if (repeated !== undefined) {
    throw new RapporteurError("RAP_EXCHANGE_CSV", {
      file,
      row: 1,
      problem: `the column ${repeated} stands twice in the header`,
      cure: "rename one of the two",
    });
  }
  return { header, records, lines, delimiter };
}

/**
 * Records of a CSV text, the header among them, without what keeps a spreadsheet from running a cell.
 *
 * @param file how errors name it
 * @throws RAP_EXCHANGE_CSV naming the row
 * Cost: O(length).
 */
export function parseCells(text: string, file: string, rules: CsvRules): CsvRecords {
  try {
    const { records, lines } = parseRecords(text, rules);
    return { records: records.map((cells) => cells.map((cell) => (cell === null ? null : withoutGuard(cell)))), lines };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line: row, problem, cure } = error;
    throw new RapporteurError("RAP_EXCHANGE_CSV", { file, row, problem, cure }, { cause: error });
  }
}
