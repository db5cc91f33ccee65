import { expect, test } from "vitest";
import { parseCsv } from "./parse-csv.ts";

test("a header of very many columns is refused at once, one of many is read at once", () => {
  const wide = Array.from({ length: 200_000 }, (_, at) => `c${at}`).join(",");
  expect(() => parseCsv(`${wide}\n1`, "x.csv")).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_CSV" }));
  const header = Array.from({ length: 16_000 }, (_, at) => `c${at}`);
  expect(parseCsv(`${header.join(",")}\n${header.join(",")}`, "x.csv").records).toEqual([header]);
  expect(() => parseCsv("a,b,a\n1,2,3", "x.csv")).toThrow("stands twice");
});

test("an apostrophe before a formula is taken away; a row of another length is named by its line", () => {
  expect(parseCsv("id,a\n1,'=x\n", "x.csv").records).toEqual([["1", "=x"]]);
  expect(() => parseCsv('id,a\n1,"x\ny"\n2\n', "x.csv")).toThrow(expect.objectContaining({ details: expect.objectContaining({ row: 4 }) }));
});
