import { expect, test } from "vitest";
import { parseNetworkOptions } from "./parse-options.ts";

test("rDNA's names and our own mean the same", () => {
  const rdna = parseNetworkOptions({
    networkType: "onemode",
    variable1: "organization",
    variable2: "concept",
    qualifier: "agreement",
    qualifierAggregation: "subtract",
    normalization: "average",
    duplicates: "document",
    "start.date": "01.02.2020",
    "stop.date": "29.02.2020",
    timeWindow: "months",
    windowSize: 4,
    kernel: "gaussian",
    indentTime: true,
    excludeAuthors: ["Ana"],
    invertAuthors: "TRUE",
  });
  const ours = parseNetworkOptions({
    type: "one-mode",
    rows: "organization",
    columns: "concept",
    qualifier: "agreement",
    aggregation: "subtract",
    normalisation: "average",
    duplicates: "ignore per document",
    from: "2020-02-01",
    to: "2020-02-29",
    windows: "months",
    size: "4",
    kernel: "Gaussian",
    indent: "yes",
    only: "document:author=Ana",
  });
  expect(ours).toEqual(rdna);
  expect(ours.network.to).toBe(Date.UTC(2020, 2, 1) - 1);
});

test("a time of day may have one digit, and seconds or none", () => {
  const from = (text: string) => parseNetworkOptions({ from: text }).network.from;
  expect([from("2020-01-31 9:30"), from("31.01.2020 09:30"), from("2020-01-31T09:30:00Z")]).toEqual(Array(3).fill(Date.UTC(2020, 0, 31, 9, 30)));
});

test("yes and no can be said in every usual way", () => {
  for (const yes of [true, "true", "YES", "1", "on"]) expect(parseNetworkOptions({ isolates: yes }).network.isolates).toBe(true);
  for (const no of [false, "FALSE", "no", "0", "off"]) expect(parseNetworkOptions({ isolates: no }).network.isolates).toBe(false);
});

test("a document variable may be asked for by flag or by prefix", () => {
  expect(parseNetworkOptions({ variable1: "source", variable1Document: "TRUE" }).network.variable1).toBe("document:source");
  expect(parseNetworkOptions({ variable1: "document:source", variable1Document: true }).network.variable1).toBe("document:source");
});

test("inversion turns DNA's exclusions into requirements; ours name the mode", () => {
  const { filters } = parseNetworkOptions({ excludeValues: ["concept=Tax", "concept=Ban", "agreement=1"], invertValues: true }).network;
  expect(filters).toEqual([
    { field: "concept", values: ["Tax", "Ban"], mode: "only" },
    { field: "agreement", values: ["1"], mode: "only" },
  ]);
});

test.each([
  [{ normalizaton: "average" }, "did you mean normalization?"],
  [{ normalization: "averge" }, "did you mean average?"],
  [{ duplicates: "documnet" }, "did you mean document?"],
  [{ windows: "moths" }, "did you mean months?"],
  [{ from: "2020-02-30" }, "write a date as 2020-01-31"],
  [{ from: "02/03/2020" }, "write a date as 2020-01-31"],
  [{ kernel: "gaussian" }, "name the unit of time"],
  [{ windows: "days", windowSize: "-3" }, "give a number above 0"],
  [{ scale: "2:2" }, "low:high"],
  [{ exclude: "Tax" }, "field=value"],
  [{ isolates: "perhaps" }, "say yes or no"],
])("%j is refused with a cure", (raw, cure) => {
  expect(() => parseNetworkOptions(raw)).toThrow(cure);
});
