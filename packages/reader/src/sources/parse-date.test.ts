import { expect, test } from "vitest";
import { parseDate, parseDay, withoutDate } from "./parse-date.ts";

test.each([
  ["March 22, 2023", "2023-03-22"],
  ["Published on Wednesday, March 22nd, 2023 at 9:15 am", "2023-03-22"],
  ["22 March 2023", "2023-03-22"],
  ["the 1st of May 2024", "2024-05-01"],
  ["Mar. 22, 2023", "2023-03-22"],
  ["Sept. 3, 2021", "2021-09-03"],
  ["2023-03-22T23:59:00-05:00", "2023-03-22"],
  ["2023/03/22", "2023-03-22"],
  ["22.03.2023", "2023-03-22"],
  ["3. 4. 2023", "2023-04-03"],
  ["22/03/2023", "2023-03-22"],
  ["03/22/2023", "2023-03-22"],
  ["04/04/2023", "2023-04-04"],
  ["20230322", "2023-03-22"],
  ["Wed, 22 Mar 2023 14:00:00 GMT", "2023-03-22"],
  ["22-Mar-2023", "2023-03-22"],
  ["22. März 2023", "2023-03-22"],
  ["1er août 2022", "2022-08-01"],
  ["22 de marzo de 2023", "2023-03-22"],
  ["29 February 2024", "2024-02-29"],
])("reads %j", (words, date) => {
  expect(parseDay(words)).toBe(date);
});

test.each([
  "29 February 2023",
  "32 March 2023",
  "March 2023",
  "in 2023",
  "13/13/2023",
  "",
  "12345678901",
  "Mars rover 22, 2023 parts",
  "page 3-4-99",
])("reads no date in %j", (words) => {
  expect(parseDate(words)).toBeNull();
});

test("does not choose between two conventions", () => {
  expect(parseDate("Posted 03/04/2023")).toEqual({ kind: "ambiguous", written: "03/04/2023" });
});

test("the first date counts, whatever its form", () => {
  expect(parseDay("Published 3 April 2023, updated 2023-05-01")).toBe("2023-04-03");
});

test("takes the date out", () => {
  expect(withoutDate("Moscow, 22 March 2023")).toBe("Moscow, ");
  expect(withoutDate("Moscow, in March")).toBe("Moscow, in March");
});
