import { nearestName, RapporteurError, type Warning } from "@rapporteur/core/base";
import { decodeBytes, elementsIn, firstIn, parseXml, unpackParts, type UnpackedParts, type XmlElement } from "@rapporteur/reader/sources";
import type { CsvText } from "../csv/parse-csv.ts";
import { withoutGuard } from "@rapporteur/core/csv";
import { isDateFormat } from "./serial-dates.ts";
import { readSharedTexts, readSheet, type SheetCells, type SheetContext } from "./read-sheet.ts";

export interface OpenedWorkbook {
  /** The rows of the sheet as those of a CSV file are given. */
  readonly rows: CsvText;
  readonly warnings: readonly Warning[];
}

export interface WorkbookOptions {
  /** How errors name the file. */
  readonly file: string;
  /** Name of the sheet; the first one that is shown and has cells, unless given. */
  readonly sheet?: string | undefined;
}

/** A hundred thousand statements with their words come to some 100 MB of XML. */
const maxUnpacked = 384 * 1024 * 1024;
const maxEntries = 10_000;
const isNeeded = (name: string): boolean => /^(?:xl|_rels)\/.*\.(?:xml|rels)$/i.test(name) && !/\/(?:drawings|charts|media|pivot\w*)\//i.test(name);

/**
 * Opens a sheet of a workbook (`.xlsx`, also with macros, which are not read): the first row that has cells is the header. Dates are written as ISO 8601,
 * formulas count as the values that were last computed, and nothing outside of the file is opened.
 *
 * @throws RAP_EXCHANGE_XLSX; RAP_EXCHANGE_EMPTY; RAP_EXCHANGE_CSV for two columns of one name; RAP_SOURCE_DAMAGED, RAP_SOURCE_INFLATES
 * Cost: O(bytes).
 */
export async function openWorkbook(bytes: Uint8Array, { file, sheet }: WorkbookOptions): Promise<OpenedWorkbook> {
  const refuse = (problem: string, cure = "open it in a spreadsheet program and save it again as .xlsx"): never => {
    throw new RapporteurError("RAP_EXCHANGE_XLSX", { file, problem, cure });
  };
  if (bytes.length === 0) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) refuse("it has a password, or is of the old format .xls", "save it as .xlsx without a password");
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) refuse("it is not a workbook");
  const parts = await unpackParts(bytes, { source: file, isWanted: isNeeded, maxBytes: maxUnpacked, maxEntries });
  const xmlOf = (name: string): string | null => {
    const part = parts.get(name);
    return part === undefined ? null : decodeBytes(part, { source: `${file}/${name}`, readsMarkup: true }).text;
  };
  const book = xmlOf("xl/workbook.xml");
  const root = book === null ? refuse("there is no xl/workbook.xml in it") : parseXml(book, { source: file, what: "workbook" });
  const context: SheetContext = {
    shared: readSharedTexts(xmlOf("xl/sharedStrings.xml") ?? "<sst/>", refuse),
    dates: dateStyles(xmlOf("xl/styles.xml"), file),
    is1904: /^(?:1|true)$/.test(firstIn(root, "workbookPr")?.attributes["date1904"] ?? ""),
    refuse,
  };
  const cells = chooseSheet(sheetsOf(root, xmlOf, parts), { file, sheet, read: (part) => readSheet(xmlOf(part) ?? "<worksheet/>", context) });
  return { rows: asRows(cells, file), warnings: errorWarnings(cells.errors) };
}

interface NamedSheet {
  readonly name: string;
  readonly part: string;
  readonly isShown: boolean;
}

function sheetsOf(root: XmlElement, xmlOf: (name: string) => string | null, parts: UnpackedParts): NamedSheet[] {
  const links = xmlOf("xl/_rels/workbook.xml.rels");
  const targets = new Map<string, string>();
  for (const { attributes } of links === null ? [] : elementsIn(parseXml(links, { source: "workbook.xml.rels", what: "workbook" }), "Relationship"))
    targets.set(attributes["Id"] ?? "", partOf(attributes["Target"] ?? ""));
  return elementsIn(firstIn(root, "sheets"), "sheet").flatMap(({ attributes }) => {
    const part = targets.get(attributes["id"] ?? "") ?? "";
    return parts.has(part) ? [{ name: attributes["name"] ?? "", part, isShown: !/hidden/i.test(attributes["state"] ?? "") }] : [];
  });
}

/** Targets are relative to xl/, or begin at the root of the archive. */
function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

interface Choosing {
  readonly file: string;
  readonly sheet: string | undefined;
  readonly read: (part: string) => SheetCells;
}

function chooseSheet(sheets: readonly NamedSheet[], { file, sheet, read }: Choosing): SheetCells {
  if (sheet !== undefined) {
    const named = sheets.find(({ name }) => name === sheet) ?? sheets.find(({ name }) => name.toLowerCase() === sheet.toLowerCase());
    if (named !== undefined) return read(named.part);
    const names = sheets.map(({ name }) => name);
    const near = nearestName(sheet, names);
    const cure = near === null ? `its sheets are ${names.slice(0, 20).join(", ")}` : `did you mean ${near}?`;
    throw new RapporteurError("RAP_EXCHANGE_XLSX", { file, problem: `it has no sheet ${sheet}`, cure });
  }
  for (const { part } of sheets.filter(({ isShown }) => isShown)) {
    const cells = read(part);
    if (cells.rows.length > 0) return cells;
  }
  throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
}

function asRows({ rows, numbers, texts }: SheetCells, file: string): CsvText {
  const [head = [], ...others] = rows;
  const header = head.map((name) => withoutGuard(name ?? "").trim());
  const seen = new Set<string>();
  const repeated = header.find((name) => name !== "" && seen.size === seen.add(name).size);
  if (repeated !== undefined) {
    const problem = `the column ${repeated} stands twice in the header`;
    throw new RapporteurError("RAP_EXCHANGE_CSV", { file, row: numbers[0] ?? 1, problem, cure: "rename one of the two" });
  }
  const records = others.map((row) => header.map((_, at) => (row[at] === null || row[at] === undefined ? null : withoutGuard(row[at]))));
  const textColumns = new Set(texts.slice(1).flatMap((columns) => [...columns]));
  return { header, records, lines: numbers.slice(1), delimiter: ",", textColumns };
}

function errorWarnings(errors: number): Warning[] {
  if (errors === 0) return [];
  return [{ code: "xlsx-errors", message: `${errors} ${errors === 1 ? "cell holds" : "cells hold"} an error of the spreadsheet and count as empty` }];
}

/** Numbers of the cell formats that show dates. */
function dateStyles(xml: string | null, file: string): Set<number> {
  if (xml === null) return new Set();
  const root = parseXml(xml, { source: file, what: "workbook" });
  const codes = new Map(
    elementsIn(firstIn(root, "numFmts"), "numFmt").map(({ attributes }) => [Number(attributes["numFmtId"]), attributes["formatCode"] ?? ""]),
  );
  const formats = elementsIn(firstIn(root, "cellXfs"), "xf").map(({ attributes }) => Number(attributes["numFmtId"] ?? 0));
  return new Set([...formats.keys()].filter((at) => isDateFormat(formats[at] ?? 0, codes.get(formats[at] ?? 0))));
}
