import { dayMs, RapporteurError } from "@rapporteur/core/base";
import { guardFormula } from "@rapporteur/core/csv";
import { escapeXml } from "@rapporteur/core/xml";
import { writeZip } from "../zip/write-zip.ts";
import { writeCellText } from "./cell-text.ts";
import { toSerial } from "./serial-dates.ts";

/** A moment in a cell, milliseconds since 1970. */
export interface CellMoment {
  readonly time: number;
  /** As text, where no workbook can hold it. */
  readonly text: string;
}

export type WorkbookCell = string | number | boolean | CellMoment | null;

export interface Sheet {
  /** At most 31 characters, without : \ / ? * [ ]. */
  readonly name: string;
  /** The first is the header: it stays in sight. */
  readonly rows: Iterable<readonly WorkbookCell[]>;
}

export interface WrittenWorkbook {
  readonly bytes: Uint8Array;
  /** Texts that are longer than a cell holds; they are cut. */
  readonly cut: number;
}

/** What a cell and a sheet of the usual programs hold. */
const longestText = 32_767;
const [mostRows, mostColumns] = [1_048_576, 16_384];

/**
 * A workbook (Office Open XML, ECMA-376, transitional). Texts are texts, numbers numbers and moments dates in UTC; no cell is a formula, and a text that a
 * spreadsheet would run where it is typed in or saved as CSV gets an apostrophe before it. A missing value has no cell; the empty text has one.
 *
 * @throws RAP_EXCHANGE_SHEET where a sheet has more rows or columns than programs hold
 * Deterministic. Cost: O(cells).
 */
export function writeWorkbook(sheets: readonly Sheet[]): WrittenWorkbook {
  const writing: Writing = { cut: 0 };
  const parts = sheets.map(({ name, rows }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetXml(name, rows, writing) }));
  const numbers = sheets.map((_, at) => at + 1);
  const bytes = writeZip([
    { name: "[Content_Types].xml", content: contentTypes(numbers) },
    { name: "_rels/.rels", content: relations([["rId1", "officeDocument", "xl/workbook.xml"]]) },
    { name: "xl/workbook.xml", content: workbookXml(sheets.map(({ name }) => name)) },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations([
        ...numbers.map((number) => [`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`] as const),
        [`rId${numbers.length + 1}`, "styles", "styles.xml"],
      ]),
    },
    { name: "xl/styles.xml", content: styles },
    ...parts,
  ]);
  return { bytes, cut: writing.cut };
}

interface Writing {
  cut: number;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const documentRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheetMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Cell formats by number: plain, bold, date, date with time, date with milliseconds. */
const [plain, bold, date, dateTime, dateFraction] = [0, 1, 2, 3, 4];
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function contentTypes(sheets: readonly number[]): string {
  const parts = sheets.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetMedia}.worksheet+xml"/>`);
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMedia}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetMedia}.styles+xml"/>${parts.join("")}</Types>`;
}

function relations(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const listed = targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${documentRelations}/${type}" Target="${target}"/>`);
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${listed.join("")}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const listed = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `${head}<workbook xmlns="${main}" xmlns:r="${documentRelations}"><sheets>${listed.join("")}</sheets></workbook>`;
}

/** In pieces: a single text of a large sheet would be copied again and again as it grows. */
function sheetXml(name: string, rows: Iterable<readonly WorkbookCell[]>, writing: Writing): Uint8Array {
  const pieces = [
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
  ];
  let number = 0;
  for (const row of rows) {
    number++;
    if (number > mostRows) throw tooLarge(name, `more than ${mostRows} rows`);
    if (row.length > mostColumns) throw tooLarge(name, `${row.length} columns, more than ${mostColumns}`);
    const isHeader = number === 1;
    pieces.push(
      `<row r="${number}">${row.map((value, at) => cellXml(value, { place: `${columnName(at)}${number}`, isHeader, writing })).join("")}</row>`,
    );
  }
  pieces.push("</sheetData></worksheet>");
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

function tooLarge(sheet: string, problem: string): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_SHEET", { sheet, problem });
}

interface CellPlace {
  readonly place: string;
  readonly isHeader: boolean;
  readonly writing: Writing;
}

function cellXml(value: WorkbookCell, { place, isHeader, writing }: CellPlace): string {
  if (value === null) return "";
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number") return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : "";
  if (typeof value === "object") {
    const serial = toSerial(value.time);
    if (serial !== null) return `<c r="${place}" s="${styleOf(value.time)}"><v>${serial}</v></c>`;
    return cellXml(value.text, { place, isHeader, writing });
  }
  const guarded = guardFormula(value);
  const text = guarded.length > longestText ? guarded.slice(0, longestText) : guarded;
  if (text !== guarded) writing.cut++;
  return `<c r="${place}" s="${isHeader ? bold : plain}" t="inlineStr"><is><t xml:space="preserve">${writeCellText(text)}</t></is></c>`;
}

function styleOf(time: number): number {
  return time % dayMs === 0 ? date : time % 1000 === 0 ? dateTime : dateFraction;
}

/** "A" to "Z", "AA" … of a column, counted from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
