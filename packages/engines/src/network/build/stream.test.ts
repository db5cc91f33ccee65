import { expect, test } from "vitest";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import type { NetworkOptions } from "../options.ts";
import { buildNetwork } from "./build-network.ts";
import { streamTwoMode } from "./two-mode-stream.ts";

const base: NetworkOptions = {
  variable1: "organization",
  variable2: "concept",
  qualifier: "agreement",
  networkType: "twomode",
  duplicates: "include",
};
const batches: ExampleStatement[][] = [
  [
    ["d1", "Bund", "tax", true],
    ["d1", "Bund", "tax", true],
    ["d1", "Acme", "tax", false],
  ],
  // A new concept and new actors; d1 comes again, with one that it has had.
  [
    ["d1", "Acme", "tax", false],
    ["d1", "Acme", "tax", true],
    ["d2", "Acme", "ban", true],
    ["d2", "Civic", "ban", false],
  ],
  [
    ["d3", "Dawn", "aid", false],
    ["d3", "Dawn", "war", false],
    ["d2", "Civic", "ban", false],
  ],
];

function streamed(options: Partial<NetworkOptions>) {
  const stream = streamTwoMode({ ...base, ...options });
  for (const batch of batches) stream.add(exampleTable(batch));
  return stream.finish();
}

test("batches add up, rows and columns in the order of their names", () => {
  const { rows, columns, values, statementCount, unreviewedShare } = streamed({ aggregation: "subtract" });
  expect([rows, columns, statementCount, unreviewedShare]).toEqual([["Acme", "Bund", "Civic", "Dawn"], ["aid", "ban", "tax", "war"], 10, 1]);
  expect([...values]).toEqual([0, 1, -1, 0, 0, 0, 2, 0, 0, -2, 0, 0, -1, 0, 0, -1]);
  expect([...streamed({}).values]).toEqual([0, 1, 3, 0, 0, 0, 2, 0, 0, 2, 0, 0, 1, 0, 0, 1]);
});

test.each(["activity", "prominence"] as const)("are shared by %s as in a network of the whole", (normalization) => {
  for (const duplicates of ["include", "document", "acrossrange"] as const) {
    const options = { ...base, normalization, aggregation: "subtract", duplicates } as const;
    const whole = buildNetwork(exampleTable(batches.flat()), options);
    expect([...streamed(options).values]).toEqual([...whole.values]);
    expect(streamed(options).statementCount).toBe(whole.statementCount);
  }
});

test("count what was read: four columns of four bytes, five where documents are told apart", () => {
  expect(streamed({}).bytesRead).toBe(10 * 16);
  expect(streamed({ duplicates: "acrossrange" }).bytesRead).toBe(10 * 16);
  expect(streamed({ duplicates: "document" }).bytesRead).toBe(10 * 20);
});

test("tell whom a person reviewed, and nothing where nothing came", () => {
  const table = exampleTable(batches[0] ?? []);
  const stream = streamTwoMode(base);
  stream.add({ ...table, reviewedByPerson: Uint8Array.of(1, 0, 0) });
  expect(stream.finish().unreviewedShare).toBeCloseTo(2 / 3, 12);
  expect(streamTwoMode(base).finish()).toMatchObject({ rows: [], statementCount: 0, unreviewedShare: 0 });
});

test("refuse what needs all statements at once, or signs that there are not", () => {
  for (const duplicates of ["week", "month", "year"] as const)
    expect(() => streamTwoMode({ ...base, duplicates })).toThrow(new RegExp(`cannot apply the duplicate rule "${duplicates}"`));
  expect(() => streamTwoMode({ ...base, aggregation: "combine" })).toThrow(/cannot apply "combine"/);
  const numbers = streamTwoMode({ ...base, qualifier: "intensity", aggregation: "subtract" });
  expect(() => numbers.add(exampleTable(batches[0] ?? []))).toThrow(/the qualifier intensity, which is not boolean/);
  expect(() => streamTwoMode({ ...base, qualifier: "intensity" }).add(exampleTable(batches[0] ?? []))).not.toThrow();
});

test("many labels come and go: the matrix grows without losing what it has", () => {
  const stream = streamTwoMode({ ...base, duplicates: "document" });
  const all: ExampleStatement[] = [];
  for (let batch = 0; batch < 12; batch++) {
    const rows = Array.from({ length: 40 }, (_, at): ExampleStatement => [
      `d${(batch + at) % 9}`,
      `Org ${(at * batch) % (3 + 5 * batch)}`,
      `concept ${(at + batch * batch) % (2 + 2 * batch)}`,
      at % 3 > 0,
    ]);
    all.push(...rows);
    stream.add(exampleTable(rows));
  }
  const whole = buildNetwork(exampleTable(all), { ...base, duplicates: "document" });
  const found = stream.finish();
  expect([found.rows, found.columns, found.statementCount]).toEqual([whole.rows, whole.columns, whole.statementCount]);
  expect([...found.values]).toEqual([...whole.values]);
});
