import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { writersOf } from "./writers.ts";

it.each([
  ["An exclusive interview of Prof. Ada Lund (by Per Holm)", ["Per Holm"]],
  ["Interview with Ada Lund, by Per Holm", ["Per Holm"]],
  ["Ada Lund has written of tides. In fact, she spoke to Per Holm, veteran writer on harbours, last week.", ["Per Holm"]],
  ["Interview by Per Holm", ["Per Holm"]],
  ["Our reporter spoke to Per Holm about the silt.", []],
  ["Ada Lund gave an interview after the vote.", []],
])("tells who puts the questions in: %s", (line, writers) => {
  expect(writersOf(toPageUnits(pageFrom(line)))).toEqual(writers);
});
