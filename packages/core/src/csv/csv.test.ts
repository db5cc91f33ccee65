import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { times } from "../../../../test/support/effort.ts";
import { CsvFault, guardFormula, likeliestDelimiter, parseRecords, withoutGuard, writeCsvRow } from "./index.ts";

const cellsOf = (text: string, delimiter = ",") => parseRecords(text, { delimiter }).records;

describe("reading", () => {
  test("quotes, line ends, a byte-order mark; an empty cell without quotes is null", () => {
    expect(cellsOf('\uFEFFa;"b;""c""";d\r\n1;;""\r\n', ";")).toEqual([
      ["a", 'b;"c"', "d"],
      ["1", null, ""],
    ]);
    expect(cellsOf('a\tb\n"x\ny"\t2', "\t")).toEqual([
      ["a", "b"],
      ["x\ny", "2"],
    ]);
    expect(cellsOf("a\rb\r\nc,")).toEqual([["a"], ["b"], ["c", null]]);
    expect(cellsOf("a::b::c:d", "::")).toEqual([["a", "b", "c:d"]]);
    expect(cellsOf("")).toEqual([]);
  });

  test("the line on which each record starts, past empty lines and breaks inside a cell", () => {
    expect(parseRecords('a\n\n"b\r\nc\rd",e\nf', { delimiter: "," }).lines).toEqual([1, 3, 6]);
  });

  test.each([
    ['a\n"b', 2, "none closes it"],
    ['a\n"b\n"c', 3, "after the quotation mark"],
    ['a\n\nb"c', 3, "inside a cell without quotes"],
  ])("%j is refused on line %i", (text, line, problem) => {
    expect(() => cellsOf(text)).toThrow(CsvFault);
    expect(() => cellsOf(text)).toThrow(expect.objectContaining({ line, problem: expect.stringContaining(problem) }));
  });

  test("quotation marks that break the rule belong to their cell where one says so", () => {
    expect(parseRecords('b"c,"a,b" d,"e"\n', { delimiter: ",", isLax: true }).records).toEqual([['b"c', '"a,b" d', "e"]]);
  });

  test("a record that is too long is refused, with and without quotes", () => {
    const most = "x".repeat(8 * 1024 * 1024 - 2);
    expect(cellsOf(`${most},1\n"${most}"`)).toHaveLength(2);
    for (const text of [`${most},12`, `"${most}12`, `"${most}1"`])
      expect(() => cellsOf(`a\n${text}`)).toThrow(/^line 2: one row is longer than 8 MB/);
    expect(() => cellsOf(`"${most}`)).toThrow(/none closes it/);
  });

  test("another reader of CSV finds the same records, or refuses the same text", () => {
    const texts = fc.string({ unit: fc.constantFrom('"', '"', ",", "\n", "a", " ", "é"), maxLength: 30 });
    const theirs = (text: string) =>
      attempt(() =>
        parse(text, {
          delimiter: ",",
          skip_empty_lines: true,
          relax_column_count: true,
          cast: (value, { quoting }) => (value === "" && !quoting ? null : value),
        }),
      );
    fc.assert(
      fc.property(texts, (text) => {
        expect(attempt(() => cellsOf(text))).toEqual(theirs(text));
      }),
      { numRuns: times(500, 5000) },
    );
  });
});

function attempt<T>(read: () => T): T | "refused" {
  try {
    return read();
  } catch {
    return "refused";
  }
}

test("the delimiter is the one that the first line has most of outside quotes", () => {
  expect(["a,b;c;d", "a\tb", 'a|"b,c,d"|e', "abc", "\ufeffa;b\n,,,,"].map(likeliestDelimiter)).toEqual([";", "\t", "|", ",", ";"]);
});

describe("cells that a spreadsheet would run", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)", "'=1", "''-x"])("%j gets an apostrophe", (text) => {
    expect(writeCsvRow([text], ",").replace(/^"/, "")).toMatch(/^'/);
    expect(withoutGuard(guardFormula(text))).toBe(text);
  });

  test("numbers and other texts are left as they are", () => {
    expect(writeCsvRow([-1, "a=b", "'tis", "1-2", null, true], ",")).toBe("-1,a=b,'tis,1-2,,true");
  });

  test("every text comes back as it was", () => {
    const tricky = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "＝", "\t", "\r", "\n", '"', ",", "a", " ") });
    fc.assert(
      fc.property(fc.array(tricky, { minLength: 1, maxLength: 4 }), (cells) => {
        const [record = []] = cellsOf(`${writeCsvRow(["1", ...cells], ",")}\r\n`);
        expect(record.map((cell) => (cell === null ? null : withoutGuard(cell)))).toEqual(["1", ...cells]);
      }),
    );
  });
});
