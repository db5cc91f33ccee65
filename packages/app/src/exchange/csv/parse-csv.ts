import { CsvError, parse } from "csv-parse/sync";
import { RapporteurError } from "@rapporteur/core/base";
import { withoutGuard } from "./formula-guard.ts";

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

const delimiters = [",", ";", "\t", "|"];
/** A record longer than this is a quote that nobody closed. */
const longestRecord = 8 * 1024 * 1024;
/** As many as a sheet of the usual programs has. */
const mostColumns = 16_384;

/**
 * Reads a CSV text with a header row. The delimiter is the one of `, ; tab |` that the header has most of, unless told.
 *
 * @param file how errors name it
 * @throws RAP_EXCHANGE_CSV naming the row; RAP_EXCHANGE_EMPTY
 * Cost: O(length).
 */
export function parseCsv(text: string, file: string, delimiter: string = sniffDelimiter(text), layout: RaggedLayout = {}): CsvText {
  if (text.trim() === "") throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  const lines: number[] = [];
  const { lastColumnMayLack } = layout;
  const records = parseRecords(text, { file, delimiter, lines, isRagged: lastColumnMayLack !== undefined });
  const header = (records.shift() ?? []).map((name) => (name ?? "").trim());
  lines.shift();
  if (header.length > mostColumns) {
    throw new RapporteurError("RAP_EXCHANGE_CSV", {
      file,
      row: 1,
      problem: `the header has ${header.length} columns, more than ${mostColumns}`,
      cure: "leave out columns that are not needed, or check the delimiter",
    });
  }
  const least = header.at(-1) === lastColumnMayLack ? header.length - 1 : header.length;
  const short = records.findIndex((record) => record.length < least);
  if (short >= 0) throw raggedRow(file, lines[short] ?? 1);
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

/** The delimiter of the first line, quoted parts left out. */
function sniffDelimiter(text: string): string {
  const head = (/^[^\r\n]*/.exec(text.replace(/^\ufeff/, "").slice(0, 100_000))?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => head.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

interface Parsing {
  readonly file: string;
  readonly delimiter: string;
  readonly lines: number[];
  readonly isRagged: boolean;
}

function parseRecords(text: string, { file, delimiter, lines, isRagged }: Parsing): (string | null)[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      max_record_size: longestRecord,
      skip_empty_lines: true,
      relax_column_count_less: isRagged,
      cast: (value, context) => {
        if (context.index === 0) lines.push(context.lines);
        if (value === "" && !context.quoting) return null;
        return withoutGuard(value);
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw csvError(error, file);
    throw error;
  }
}

const problems: Readonly<Record<string, readonly [problem: string, cure: string]>> = {
  CSV_QUOTE_NOT_CLOSED: ["a quotation mark opens a cell and none closes it", 'close it; inside a quoted cell a quotation mark is written twice ("")'],
  CSV_INVALID_CLOSING_QUOTE: [
    "there is something after the quotation mark that closes a cell",
    'inside a quoted cell, write a quotation mark twice ("")',
  ],
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: [
    "there is something after the quotation mark that closes a cell",
    'inside a quoted cell, write a quotation mark twice ("")',
  ],
  INVALID_OPENING_QUOTE: [
    "there is a quotation mark inside a cell without quotes",
    'put the whole cell in quotation marks and write the one inside twice ("")',
  ],
  CSV_MAX_RECORD_SIZE: ["one row is longer than 8 MB", "look for a quotation mark that is not closed, or shorten the text"],
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: [
    "it has more or fewer cells than the header",
    "put texts that hold the delimiter in quotation marks, and check the delimiter",
  ],
};

function raggedRow(file: string, row: number): RapporteurError {
  const [problem, cure] = problems["CSV_RECORD_INCONSISTENT_FIELDS_LENGTH"] ?? ["", ""];
  return new RapporteurError("RAP_EXCHANGE_CSV", { file, row, problem, cure });
}

function csvError(error: CsvError, file: string): RapporteurError {
  const [problem, cure] = problems[error.code] ?? [error.message, "repair the row"];
  const line = (error as { lines?: unknown }).lines;
  return new RapporteurError("RAP_EXCHANGE_CSV", { file, row: typeof line === "number" ? line : 1, problem, cure }, { cause: error });
}
