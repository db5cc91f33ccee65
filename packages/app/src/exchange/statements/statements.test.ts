import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "../../../../../test/support/shared-folder.ts";
import { buildStatementTable, type CellValue, type Column, type StatementTable } from "@rapporteur/core/model";
import { readDates } from "./read-dates.ts";
import { type ReadCsvOptions, readStatementsCsv } from "./read-statements-csv.ts";
import { readStatementsJsonl, writeStatementsJsonl } from "./statements-jsonl.ts";
import { valueOf } from "./table-values.ts";
import { writeEventList } from "./write-event-list.ts";
import { writeStatementsCsv } from "./write-statements-csv.ts";

const reference = join(sharedFolder, "dna-reference");

function read(text: string, options: Partial<ReadCsvOptions> = {}): StatementTable {
  return readStatementsCsv(text, { file: "codes.csv", ...options });
}
const column = (table: StatementTable, name: string): CellValue[] =>
  Array.from({ length: table.length }, (_, row) => valueOf(table.variables[name] as Column, row));
const kinds = (table: StatementTable): Record<string, string> =>
  Object.fromEntries(Object.entries(table.variables).map(([name, { kind }]) => [name, kind]));

describe("CSV in", () => {
  const text =
    'id;doc;date;actor;concept;agree;force;share\n1;a;2024-03-01;"Org; A";tax;1;2;0.5\n2;a;2024-03-02;Org B;;0;-1;1e-2\n3;b;;Org B;"say ""no""";1;;\n';

  test("finds delimiter, columns and kinds", () => {
    const table = read(text);
    expect(kinds(table)).toEqual({ actor: "entity", concept: "entity", agree: "boolean", force: "integer", share: "number" });
    expect(column(table, "actor")).toEqual(["Org; A", "Org B", "Org B"]);
    expect(column(table, "concept")).toEqual(["tax", "", 'say "no"']);
    expect(column(table, "agree")).toEqual([true, false, true]);
    expect(column(table, "force")).toEqual([2, -1, null]);
    expect(column(table, "share")).toEqual([0.5, 0.01, null]);
    expect([...table.times]).toEqual([Date.UTC(2024, 2, 1), Date.UTC(2024, 2, 2), Number.NaN]);
    expect([table.documents.ids, [...table.documentOf], table.ids]).toEqual([
      ["a", "b"],
      [0, 0, 1],
      ["1", "2", "3"],
    ]);
  });

  test("takes a mapping", () => {
    const table = read("who\twhat\twhen\n1\t0\t3/1/2024\n", {
      mapping: {
        time: "when",
        dateFormat: "mdy",
        variables: { actor: { column: "who", kind: "entity" }, rank: { column: "what", kind: "integer" } },
      },
    });
    expect(kinds(table)).toEqual({ actor: "entity", rank: "integer" });
    expect([...table.times]).toEqual([Date.UTC(2024, 2, 1)]);
  });

  test.each<[string, string, Partial<ReadCsvOptions>, RegExp]>([
    ["a wrong column", text, { mapping: { variables: { a: { column: "acter" } } } }, /codes\.csv has no column acter; did you mean actor\?/],
    ["a quote that stays open", 'id,a\n1,"x\n2,y\n', {}, /codes\.csv, row \d: a quotation mark opens/],
    ["a quote inside a cell", 'id,a\n1,x "y" z\n', {}, /row 2: there is a quotation mark inside/],
    ["a row with too many cells", "id,a\n1,x,y\n", {}, /row 2: it has more or fewer cells/],
    ["a header with two equal names", "id,a,a\n1,x,y\n", {}, /column a stands twice/],
    ["a duplicate id", "id,a\n7,x\n8,y\n7,z\n", {}, /row 4: the id "7" is in row 2 already/],
    ["a header alone", "id,a\n", {}, /holds no statement/],
    ["nothing", " \n", {}, /holds no statement/],
    [
      "a word in a column of numbers",
      "id,n\n1,x\n",
      { mapping: { variables: { n: { column: "n", kind: "integer" } } } },
      /row 2, column n: "x" is not a whole number/,
    ],
    ["a date that is none", "id,date\n1,2024-02-30\n", {}, /row 2, column date: "2024-02-30" is not a date in the form/],
    ["words for a date", "id,date\n1,yesterday\n", {}, /"yesterday" is not a date; write dates as 2024-03-31/],
    ["three formats", "id,date\n1,2024-03-01\n2,01/03/2024\n3,1 March\n", {}, /2024-03-01 in row 2 and 01\/03\/2024 in row 3/],
    ["day or month first", "id,date\n1,03/04/2024\n", {}, /may be day first or month first/],
    ["a place that is none", "id,start\n1,-4\n", {}, /"-4" is not a place in a text/],
    ["an unknown review state", "id,review\n1,fine\n", {}, /"fine" is not a review state; use draft, accepted, rejected/],
  ])("refuses %s", (_, csv, options, message) => {
    expect(() => read(csv, options)).toThrow(message);
  });

  test("refuses 50 MB in one cell", () => {
    expect(() => read(`id,a\n1,"${"x".repeat(50_000_000)}"\n`)).toThrow(/one row is longer than 8 MB/);
    expect(() => read(`id,a\n1,"${"x,\n".repeat(9_000_000)}`)).toThrow(/codes\.csv, row/);
  });

  test("counts rows as lines, also behind a cell of several lines", () => {
    expect(() => read('id,a,start\n1,"x\ny\nz",0\n2,y,no\n')).toThrow(/row 5, column start/);
  });
});

describe("dates", () => {
  const dates = (...values: string[]): number[] => [
    ...readDates(
      values.map((value, index) => ({ value, row: index + 2 })),
      { file: "f", column: "d" },
    ),
  ];

  test.each([
    ["2024-03-01 09:05", Date.UTC(2024, 2, 1, 9, 5)],
    ["2024-03-01T09:05:07.250Z", Date.UTC(2024, 2, 1, 9, 5, 7, 250)],
    ["2024-03-01T09:05:00+02:00", Date.UTC(2024, 2, 1, 7, 5)],
    ["01.03.2024 23:59:59", Date.UTC(2024, 2, 1, 23, 59, 59)],
    ["1709251200", Date.UTC(2024, 2, 1)],
    ["1709251200000", Date.UTC(2024, 2, 1)],
    ["05/05/2024", Date.UTC(2024, 4, 5)],
  ])("%s", (value, time) => {
    expect(dates(value)).toEqual([time]);
  });

  test("one telling row decides for the column", () => {
    expect(dates("03/04/2024", "13/04/2024")[0]).toBe(Date.UTC(2024, 3, 3));
    expect(dates("03/04/2024", "", "04/13/2024")[0]).toBe(Date.UTC(2024, 2, 4));
    expect(() => dates("13/04/2024", "04/13/2024")).toThrow(/several ways/);
  });
});

const entity = fc.oneof(
  fc.constantFrom("", "Org A", 'say "no"', "a,b", "a;b", "line\nbreak", " padded ", "\ufeffx", "=1+1"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const time = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null });
const clean = (text: string): string => text.replace(/[\r\0]/g, "").toWellFormed();

const anyTable = fc
  .array(
    fc.record({
      type: fc.constantFrom("position", "relation"),
      document: fc.constantFrom("d1", "d2", "d 3"),
      start: fc.nat(99),
      end: fc.nat(99),
      time: maybe(time),
      review: fc.constantFrom("draft" as const, "accepted" as const, "rejected" as const),
      reviewedByPerson: fc.boolean(),
      values: fc.record({
        actor: maybe(entity.map(clean)),
        note: maybe(entity.map(clean)),
        agree: maybe(fc.boolean()),
        force: maybe(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })),
        share: maybe(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value))),
        due: maybe(time),
      }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    buildStatementTable(
      {
        variables: { actor: "entity", note: "text", agree: "boolean", force: "integer", share: "number", due: "date" },
        documentFields: { source: "text" },
      },
      rows.map((row, index) => Object.assign(row, { id: `s${index}` })),
      ["d1", "d2", "d 3"].filter((id) => rows.some((row) => row.document === id)).map((id, index) => ({ id, values: { source: `Paper ${index}` } })),
    ),
  );

/** What a table says, whatever the order of its documents and dictionaries. */
function facts(table: StatementTable): unknown {
  return Array.from({ length: table.length }, (_, row) => {
    const document = table.documentOf[row] as number;
    const values = Object.entries(table.variables).map(([name, values]) => [name, values.kind, valueOf(values, row)]);
    const fields = Object.entries(table.documents.fields).map(([name, values]) => [name, valueOf(values, document)]);
    const { ids, typeNames, types, documents, starts, ends, times, reviews, reviewedByPerson } = table;
    return [
      ids[row],
      typeNames[types[row] as number],
      documents.ids[document],
      starts[row],
      ends[row],
      times[row],
      reviews[row],
      reviewedByPerson[row],
      values,
      fields,
    ];
  });
}

describe("export, then import, is identity", () => {
  test("through JSON Lines", () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(facts(readStatementsJsonl(writeStatementsJsonl(table), "f.jsonl"))).toEqual(facts(table));
      }),
    );
  });

  test.each([",", ";", "\t"])("through CSV with %j between", (delimiter) => {
    const variables = { actor: "entity", note: "text", agree: "boolean", force: "integer", share: "number", due: "date" } as const;
    const mapped = Object.fromEntries(Object.entries(variables).map(([name, kind]) => [name, { column: name, kind }]));
    fc.assert(
      fc.property(anyTable, (table) => {
        const text = writeStatementsCsv(table, delimiter);
        expect(facts(read(text, { delimiter, mapping: { dateFormat: "iso", variables: mapped } }))).toEqual(facts(table));
      }),
    );
  });
});

describe("JSON Lines in", () => {
  const schema = '{"schema":"rapporteur.statements/1","variables":{"a":"integer"},"documentFields":{}}';
  const statement = '{"statement":"s","type":"t","document":"d","values":{"a":1}}';

  test.each([
    ["no schema", statement, /line 1: the first line does not say/],
    ["a broken line", `${schema}\n{"statement"`, /line 2: it is not JSON/],
    ["a value of another kind", `${schema}\n${statement.replace("1}", '"x"}')}`, /line 2: a does not hold a integer/],
    ["a column the schema lacks", `${schema}\n${statement.replace('"a"', '"b"')}`, /no column b/],
    ["a duplicate id", `${schema}\n${statement}\n${statement}`, /row 3: the id "s" is in row 2/],
    ["no statement", `${schema}\n`, /holds no statement/],
    ["an unknown kind", schema.replace("integer", "colour"), /colour is not a kind of column/],
    ["a kind that is no word, and cannot become one", schema.replace('"integer"', '{"toString":"entity"}'), /"a" has no kind of column/],
  ])("refuses %s", (_, text, message) => {
    expect(() => readStatementsJsonl(text, "f.jsonl")).toThrow(message);
  });
});

describe.skipIf(!existsSync(reference))("DNA's own files (skipped: ../shared/dna-reference is absent)", () => {
  const input = (): string => readFileSync(join(reference, "input-medium-statements.csv"), "utf8");

  test("the statements are read with the right kinds", () => {
    const table = read(input());
    expect(table.length).toBe(240);
    expect(table.documents.ids).toHaveLength(60);
    expect(Object.keys(table.documents.fields)).toEqual(["author", "source", "section", "type"]);
    expect(kinds(table)).toEqual({
      person: "entity",
      organization: "entity",
      concept: "entity",
      agreement: "boolean",
      intensity: "integer",
      likert: "integer",
      constint: "integer",
      frame: "entity",
    });
  });

  test("an event list is read, and written byte for byte", () => {
    const text = readFileSync(join(reference, "formats", "medium-eventlist.csv"), "utf8");
    const table = read(text);
    const titles = Object.keys(table.documents.fields);
    expect(titles).toEqual(["title", "author", "source", "section", "type"]);
    const quoteOf = (row: number): string => "x".repeat((table.ends[row] as number) - (table.starts[row] as number));
    expect(writeEventList(table, { quoteOf, coderOf: () => 1 })).toBe(text);
  });
});
