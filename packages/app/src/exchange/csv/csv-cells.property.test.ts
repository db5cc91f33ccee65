import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCsv } from "./parse-csv.ts";
import { writeCsvRow } from "./write-csv-row.ts";

describe("cells that a spreadsheet would run", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)", "'=1", "''-x"])("%j gets an apostrophe", (text) => {
    expect(writeCsvRow([text], ",").replace(/^"/, "")).toMatch(/^'/);
  });

  test("numbers and other texts are left as they are", () => {
    expect(writeCsvRow([-1, "a=b", "'tis", "1-2", null, true], ",")).toBe("-1,a=b,'tis,1-2,,true");
  });

  test("every text comes back as it was", () => {
    const tricky = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "＝", "\t", "\r", "\n", '"', ",", "a", " ") });
    fc.assert(
      fc.property(fc.array(tricky, { minLength: 1, maxLength: 4 }), (cells) => {
        const names = cells.map((_, at) => `c${at}`);
        const text = `${writeCsvRow(["id", ...names], ",")}\r\n${writeCsvRow(["1", ...cells], ",")}\r\n`;
        expect(parseCsv(text, "x.csv", ",").records).toEqual([["1", ...cells]]);
      }),
    );
  });
});

test("a header of very many columns is refused at once, one of many is read at once", () => {
  const wide = Array.from({ length: 200_000 }, (_, at) => `c${at}`).join(",");
  expect(() => parseCsv(`${wide}\n1`, "x.csv")).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_CSV" }));
  const header = Array.from({ length: 16_000 }, (_, at) => `c${at}`);
  expect(parseCsv(`${header.join(",")}\n${header.join(",")}`, "x.csv").records).toEqual([header]);
  expect(() => parseCsv("a,b,a\n1,2,3", "x.csv")).toThrow("stands twice");
});
