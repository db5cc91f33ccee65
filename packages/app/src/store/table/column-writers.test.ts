import type { CellValue } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import { columnWriter, dayTime, dictionaryWriter, ownTextWriter } from "./column-writers.ts";

const key = (id: string): string => ({ e1: "state:A", e2: "state:A", e3: "state:B" })[id] ?? id;

/** A column of three rows, with one value put into the row in the middle. */
function written(kind: Parameters<typeof columnWriter>[0], value: CellValue) {
  const writer = columnWriter(kind, 3, key);
  writer.put(1, value);
  return writer.finish();
}

test("a row holds what was put, and the others nothing", () => {
  expect(written("number", 1.5)).toEqual({ kind: "number", values: Float64Array.of(NaN, 1.5, NaN) });
  expect(written("integer", -2)).toEqual({ kind: "integer", values: Int32Array.of(0, -2, 0), isMissing: Uint8Array.of(1, 0, 1) });
  expect(written("boolean", true)).toEqual({ kind: "boolean", values: Int32Array.of(0, 1, 0), isMissing: Uint8Array.of(1, 0, 1) });
  expect(written("boolean", false)).toMatchObject({ values: Int32Array.of(0, 0, 0), isMissing: Uint8Array.of(1, 0, 1) });
  expect(written("date", "2031-05-01")).toEqual({ kind: "date", values: Float64Array.of(NaN, Date.UTC(2031, 4, 1), NaN) });
  expect(written("text", "words")).toEqual({ kind: "text", codes: Int32Array.of(-1, 0, -1), dictionary: ["words"] });
  expect(written("entity", "e3")).toEqual({ kind: "entity", codes: Int32Array.of(-1, 0, -1), dictionary: ["state:B"] });
});

test("a value of another kind leaves the row without one", () => {
  const numbers: [Parameters<typeof written>[0], CellValue][] = [
    ["number", "1"],
    ["number", null],
    ["date", "soon"],
    ["date", "2031-05-01T00:00:00Z"],
  ];
  for (const [kind, value] of numbers) expect(written(kind, value), `${kind} ${value}`).toMatchObject({ values: Float64Array.of(NaN, NaN, NaN) });
  for (const value of [1.5, 2 ** 31, -(2 ** 31), "1", null])
    expect(written("integer", value), String(value)).toMatchObject({ isMissing: Uint8Array.of(1, 1, 1) });
  expect(written("integer", 2 ** 31 - 1)).toMatchObject({ values: Int32Array.of(0, 2 ** 31 - 1, 0) });
  expect(written("text", null)).toMatchObject({ codes: Int32Array.of(-1, -1, -1), dictionary: [] });
});

test("entities that were merged are one in a column, and equal texts share their place", () => {
  const entities = dictionaryWriter("entity", 4, key);
  for (const [row, id] of ["e1", "e2", "e3", "e1"].entries()) entities.put(row, id);
  expect(entities.finish()).toEqual({ kind: "entity", codes: Int32Array.of(0, 0, 1, 0), dictionary: ["state:A", "state:B"] });
  const texts = dictionaryWriter("text", 4, key);
  for (const [row, text] of ["a", "b", "a", 1].entries()) texts.put(row, text);
  expect(texts.finish()).toEqual({ kind: "text", codes: Int32Array.of(0, 1, 0, 2), dictionary: ["a", "b", "1"] });
});

test("of a block, the entries of a variable stand in the rows that follow its first", () => {
  const texts = ["e1", "e3"];
  const writer = dictionaryWriter("entity", 6, key);
  writer.putEntries(2, { values: [99, 99, 0, 1, 3, 0], from: 2, to: 6, texts });
  expect(writer.finish()).toMatchObject({ codes: Int32Array.of(-1, -1, 0, -1, -1, 1), dictionary: ["state:B", "state:A"] });
  const plain = columnWriter("number", 3, key);
  plain.putEntries(1, { values: [0, 0.5, 1, "?"], from: 0, to: 4, texts: null });
  expect(plain.finish()).toMatchObject({ values: Float64Array.of(NaN, 0.5, NaN) });
});

test("words stand in for an entity only where the row has none, and name none by accident", () => {
  const writer = columnWriter("entity", 2, key);
  writer.put(0, "e1");
  writer.putWords?.(0, { values: [0, "e3", 1, "e3"], from: 0, to: 4, texts: null });
  expect(writer.finish()).toMatchObject({ codes: Int32Array.of(0, 1), dictionary: ["state:A", "e3"] });
  expect(columnWriter("text", 1, key).putWords).toBeUndefined();
});

test("texts of their own are not looked for among the others", () => {
  const writer = ownTextWriter(3);
  writer.put(0, "a");
  writer.put(2, "a");
  writer.put(1, null);
  expect(writer.finish()).toEqual({ kind: "text", codes: Int32Array.of(0, -1, 1), dictionary: ["a", "a"] });
});

test("a day is its first moment in UTC; what is no day has none", () => {
  expect([dayTime("1970-01-02"), dayTime("2031-05-01")]).toEqual([86_400_000, Date.UTC(2031, 4, 1)]);
  for (const day of [null, "", "2031", "2031-13-01", "2031-5-1", "on 2031-05-01"]) expect(dayTime(day)).toBeNaN();
});
