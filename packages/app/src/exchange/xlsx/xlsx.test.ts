import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStatementTable, type StatementTable } from "@rapporteur/core/model";
import { times } from "../../../../../test/support/effort.ts";
import { readStatementRows } from "../statements/read-statements-csv.ts";
import { writeZip } from "../zip/write-zip.ts";
import { readCellText, writeCellText } from "./cell-text.ts";
import { openWorkbook } from "./open-workbook.ts";
import { fromSerial, isDateFormat, toSerial } from "./serial-dates.ts";
import { writeCases } from "./write-cases.ts";
import { writeStatementsXlsx } from "./write-statements-xlsx.ts";
import { columnName, writeWorkbook, type WorkbookCell } from "./write-workbook.ts";

const file = "a.xlsx";
const rowsOf = async (bytes: Uint8Array, sheet?: string) => (await openWorkbook(bytes, { file, sheet })).rows;
const written = async (rows: WorkbookCell[][]) => (await rowsOf(writeWorkbook([{ name: "S", rows }]).bytes)).records;

interface Said {
  readonly quote: string;
  readonly concept?: string | null;
  readonly speaker?: string;
  readonly time?: number | null;
}

function tableOf(said: readonly Said[]): StatementTable {
  const kinds = {
    speaker: "entity",
    concept: "entity",
    agreement: "boolean",
    intensity: "number",
    rank: "integer",
    day: "date",
    quote: "text",
  } as const;
  const rows = said.map(({ quote, concept = "tolls", speaker = "Ada", time = Date.UTC(2031, 4, 1, 9, 30) }, at) => ({
    id: `s${at}`,
    type: "position",
    document: `d${at % 2}`,
    start: at * 10,
    end: at * 10 + 5,
    time,
    review: at % 3 === 0 ? ("accepted" as const) : ("draft" as const),
    reviewedByPerson: at % 3 === 0,
    values: { speaker, concept, agreement: at % 2 === 0, intensity: at / 4, rank: at, day: Date.UTC(2031, 0, 1 + at), quote },
  }));
  const documents = ["d0", "d1"].map((id) => ({ id, values: { title: `Title of ${id}`, code: "007" } }));
  return buildStatementTable({ variables: kinds, documentFields: { title: "text", code: "text" } }, rows, documents);
}

/** A table read back: by column, without what no file of statements holds. */
async function readBack(table: StatementTable): Promise<StatementTable> {
  const mapping = { variables: Object.fromEntries(Object.entries(table.variables).map(([name, { kind }]) => [name, { column: name, kind }])) };
  const documentFields = { title: { column: "document_title", kind: "text" }, code: { column: "document_code" } } as const;
  return readStatementRows(await rowsOf(writeStatementsXlsx(table).bytes), { file, mapping: { ...mapping, documentFields } });
}

const comparable = ({ ids, documentOf, starts, ends, times, reviews, reviewedByPerson, variables, documents }: StatementTable): unknown =>
  JSON.parse(
    JSON.stringify({ ids, documentOf, starts, ends, times: [...times], reviews, reviewedByPerson, variables, titles: documents.fields["title"] }),
  );

describe("statements there and back", () => {
  const cases: Readonly<Record<string, readonly Said[]>> = {
    normal: [{ quote: "The tolls will rise." }, { quote: "They will not.", speaker: "Boris" }, { quote: "Perhaps.", concept: null, time: null }],
    unicode: [{ quote: "a\u0301 \u{1f600} 国\r\n\u2028\ufeff x\ty\u0000z \ud800 _x0041_" }, { quote: " blanks " }, { quote: "" }],
    formulas: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''-x", "'tis", '=HYPERLINK("http://x")'].map((quote) => ({ quote })),
    old: [
      { quote: "Before any workbook counts.", time: Date.UTC(1850, 2, 1, 12) },
      { quote: "And a fraction.", time: Date.UTC(2031, 2, 1) + 123 },
    ],
  };
  for (const [name, said] of Object.entries(cases))
    it(name, async () => {
      const table = tableOf(said);
      expect(comparable(await readBack(table))).toEqual(comparable(table));
    });

  it("any text comes back as it was", async () => {
    const tricky = fc.string({
      unit: fc.oneof(fc.constantFrom("_x00", "41_", "'", "=", "\r", "\n", "\t", "<", "&", "]]>", "\ud800", "\0"), fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(tricky, { minLength: 1, maxLength: 5 }), async (texts) => {
        expect(
          await written([
            ["id", ...texts.map((_, at) => `c${at}`)],
            ["1", ...texts],
          ]),
        ).toEqual([["1", ...texts]]);
        for (const text of texts) expect(readCellText(writeCellText(text)).length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: times(20, 60) },
    );
  });

  it("no cell is a formula, digits in texts stay texts, and the same table gives the same bytes", async () => {
    const table = tableOf([
      { quote: "=1+1", speaker: "007" },
      { quote: "2", speaker: "1" },
    ]);
    const { bytes } = writeStatementsXlsx(table);
    expect(writeStatementsXlsx(table).bytes).toEqual(bytes);
    const back = readStatementRows(await rowsOf(bytes), { file });
    expect(back.variables["speaker"]).toMatchObject({ kind: "entity", dictionary: ["007", "1"] });
    expect(back.variables["intensity"]?.kind).toBe("number");
  });

  it("cuts what is longer than a cell holds, and counts it", async () => {
    const { bytes, cut } = writeStatementsXlsx(tableOf([{ quote: "x".repeat(40_000) }, { quote: "short" }]));
    expect(cut).toBe(1);
    const rows = await rowsOf(bytes);
    expect(rows.records[0]?.[rows.header.indexOf("quote")]).toHaveLength(32_767);
  });
});

describe("case-by-code tables", () => {
  it("count the statements of each document and speaker by code, the most frequent code first", async () => {
    const said = [{ quote: "1" }, { quote: "2" }, { quote: "3", concept: "wages" }, { quote: "4", concept: null, speaker: "Boris" }];
    const { bytes, codesLeftOut } = writeCases(tableOf(said));
    expect(codesLeftOut).toBe(0);
    const documents = await rowsOf(bytes, "document");
    expect([documents.header, ...documents.records]).toEqual([
      ["document", "title", "code", "statements", "tolls", "position", "wages"],
      ["d0", "Title of d0", "007", "2", "1", "0", "1"],
      ["d1", "Title of d1", "007", "2", "1", "1", "0"],
    ]);
    const speakers = await rowsOf(bytes, "Speaker");
    expect([speakers.header, ...speakers.records]).toEqual([
      ["speaker", "statements", "tolls", "position", "wages"],
      ["Ada", "3", "2", "0", "1"],
      ["Boris", "1", "0", "1", "0"],
    ]);
  });

  it("leave out the rarest codes where a sheet has no room", () => {
    const many = Array.from({ length: 16_003 }, (_, at) => ({ quote: "q", concept: `c${at % 16_002}` }));
    expect(writeCases(tableOf(many)).codesLeftOut).toBe(2);
  });
});

const rels = (...sheets: string[]): string =>
  `<Relationships>${sheets.map((sheet, at) => `<Relationship Id="r${at + 1}" Target="${sheet}"/>`).join("")}</Relationships>`;

/** A workbook as other programs write it. */
function foreign(sheet: string, given: { workbook?: string; shared?: string; styles?: string; sheets?: string[] } = {}): Uint8Array {
  const { sheets = ["worksheets/sheet1.xml"] } = given;
  const book = given.workbook ?? `<x:workbook xmlns:r="r"><x:sheets><x:sheet name="Codes" r:id="r1"/></x:sheets></x:workbook>`;
  return writeZip([
    { name: "xl/workbook.xml", content: book },
    { name: "xl/_rels/workbook.xml.rels", content: rels(...sheets) },
    { name: "xl/worksheets/sheet1.xml", content: `<worksheet><sheetData>${sheet}</sheetData></worksheet>` },
    {
      name: "xl/worksheets/sheet2.xml",
      content: `<worksheet><sheetData><row><c t="inlineStr"><is><t>other</t></is></c></row></sheetData></worksheet>`,
    },
    ...(given.shared === undefined ? [] : [{ name: "xl/sharedStrings.xml", content: given.shared }]),
    ...(given.styles === undefined ? [] : [{ name: "xl/styles.xml", content: given.styles }]),
  ]);
}

describe("workbooks of other programs", () => {
  it("shared texts with formats and readings, computed values, truth values, errors, dates, gaps", async () => {
    const shared = `<sst><si><t>speaker</t></si><si><r><t>Ad</t></r><r><rPr/><t xml:space="preserve">a </t></r><rPh><t>reading</t></rPh></si><si><t>day</t></si></sst>`;
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`;
    const sheet = `<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="F3" t="inlineStr"><is><t>last</t></is></c></row>
      <row r="5"><c r="B5" t="s"><v>1</v></c><c r="C5" s="1"><v>45383</v></c><c r="D5"><f>1+1</f><v>2</v></c><c r="E5"/><c r="F5" t="b"><v>1</v></c></row>
      <row r="6"><c r="B6" s="0"><v>7.5</v></c><c r="C6" s="2"><v>45383.5</v></c><c r="D6" t="e"><v>#N/A</v></c><c r="G6"><v>9</v></c></row>`;
    const { rows, warnings } = await openWorkbook(foreign(sheet, { shared, styles }), { file });
    expect(rows.header).toEqual(["", "speaker", "day", "ab", "", "last"]);
    expect(rows.records).toEqual([
      [null, "Ada ", "2024-04-01 00:00:00", "2", null, "true"],
      [null, "7.5", "2024-04-01 12:00:00", null, null, null],
    ]);
    expect(rows.lines).toEqual([5, 6]);
    expect(warnings).toEqual([{ code: "xlsx-errors", message: "1 cell holds an error of the spreadsheet and count as empty" }]);
  });

  it("takes the first sheet that is shown and has cells, or the named one, and offers the nearest name", async () => {
    const workbook = `<workbook><sheets><sheet name="Secret" state="hidden" id="r2"/><sheet name="Codes" id="r1"/></sheets></workbook>`;
    const bytes = foreign(`<row><c t="inlineStr"><is><t>shown</t></is></c></row>`, {
      workbook,
      sheets: ["/xl/worksheets/sheet1.xml", "worksheets/sheet2.xml"],
    });
    expect((await rowsOf(bytes)).header).toEqual(["shown"]);
    expect((await rowsOf(bytes, "secret")).header).toEqual(["other"]);
    await expect(rowsOf(bytes, "Code")).rejects.toThrow(/did you mean Codes/);
  });

  it("counts days from 1904 where the workbook says so", async () => {
    const workbook = `<workbook><workbookPr date1904="1"/><sheets><sheet name="S" id="r1"/></sheets></workbook>`;
    const styles = `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const bytes = foreign(`<row><c t="inlineStr"><is><t>day</t></is></c></row><row><c s="0"><v>43921</v></c></row>`, { workbook, styles });
    expect((await rowsOf(bytes)).records).toEqual([["2024-04-01 00:00:00"]]);
  });
});

describe("what cannot be read is refused by name", () => {
  const sheet = `<row r="1"><c r="A1"><v>1</v></c></row>`;
  const whole = foreign(sheet);
  const cases: Readonly<Record<string, readonly [bytes: Uint8Array, code: string]>> = {
    empty: [new Uint8Array(), "RAP_EXCHANGE_EMPTY"],
    "no rows": [foreign(""), "RAP_EXCHANGE_EMPTY"],
    truncated: [whole.subarray(0, whole.length / 2), "RAP_SOURCE_DAMAGED"],
    "a sheet that is cut": [writeZip([{ name: "xl/workbook.xml", content: "<workbook><sheets>" }]), "RAP_SOURCE_DAMAGED"],
    "a text under the name": [Buffer.from("speaker,concept\nAda,tolls"), "RAP_EXCHANGE_XLSX"],
    "a Word document": [writeZip([{ name: "word/document.xml", content: "<document/>" }]), "RAP_EXCHANGE_XLSX"],
    "the old format, or a password": [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "RAP_EXCHANGE_XLSX"],
    "rows in no order": [foreign(`<row r="2"/><row r="1"/>`), "RAP_EXCHANGE_XLSX"],
    "a row that no program has": [foreign(`<row r="99999999"><c><v>1</v></c></row>`), "RAP_EXCHANGE_XLSX"],
    "a column that no program has": [foreign(`<row><c r="ZZZ1"><v>1</v></c></row>`), "RAP_EXCHANGE_XLSX"],
    "a shared text that is not there": [foreign(`<row><c t="s"><v>5</v></c></row>`), "RAP_EXCHANGE_XLSX"],
    "a column twice": [writeWorkbook([{ name: "S", rows: [["a", "a"]] }]).bytes, "RAP_EXCHANGE_CSV"],
    bomb: [writeZip([{ name: "xl/workbook.xml", content: " ".repeat(8_000_000) }]), "RAP_SOURCE_INFLATES"],
  };
  for (const [name, [bytes, code]] of Object.entries(cases))
    it(name, async () => {
      await expect(rowsOf(bytes)).rejects.toMatchObject({ code });
    });

  it("a sheet with more columns than programs hold is not written", () => {
    const rows = [Array.from({ length: 16_385 }, () => null)];
    expect(() => writeWorkbook([{ name: "S", rows }])).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_SHEET" }));
  });

  it("nor is one with more rows", { tags: "long" }, () => {
    function* endless(): Generator<WorkbookCell[]> {
      for (;;) yield [];
    }
    expect(() => writeWorkbook([{ name: "S", rows: endless() }])).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_SHEET" }));
  });
});

it("huge: tens of thousands of statements there and back", { tags: "long", timeout: 60_000 }, async () => {
  const count = times(10_000, 50_000);
  const table = tableOf(
    Array.from({ length: count }, (_, at) => ({ quote: `Statement ${at} says that the tolls will rise.`, speaker: `Speaker ${at % 500}` })),
  );
  const back = await readBack(table);
  expect([back.length, back.ids.at(-1)]).toEqual([count, `s${count - 1}`]);
});

describe("dates", () => {
  it("count days as spreadsheets do", () => {
    expect(toSerial(Date.UTC(2024, 3, 1))).toBe(45_383);
    expect(toSerial(Date.UTC(1900, 1, 28))).toBeNull();
    const day = fc.integer({ min: Date.UTC(1900, 2, 1), max: Date.UTC(9999, 11, 31) });
    fc.assert(fc.property(day, (time) => fromSerial(toSerial(time) ?? 0, false) === time));
  });

  it.each([
    [14, undefined, true],
    [0, undefined, false],
    [170, "yyyy\\-mm", true],
    [171, '0.00 "days"', false],
    [172, "[Red]0.0", false],
    [173, "[h]:mm", true],
    [174, "General", false],
    [175, "#,##0 [$€-de-DE]", false],
  ])("format %i %s", (id, code, isDate) => {
    expect(isDateFormat(id, code)).toBe(isDate);
  });

  it("a format of brackets without end costs no more than its length", () => {
    const before = process.cpuUsage();
    expect(isDateFormat(176, "[".repeat(200_000))).toBe(false);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});

it("names columns as spreadsheets do", () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
});
