import { expect, test } from "vitest";
import { networkOptionName, networkOptionNames, parseNetworkOptions, type RawOptions } from "./parse-options.ts";
import { duplicateRules, settleOptions, type NetworkOptions } from "./options.ts";

// Scripts of rDNA and of other versions use these names: none may go.
const spellings =
  "networkType type network|statementType|variable1 rows var1|variable1Document|variable2 columns var2|variable2Document|qualifier|qualifierDocument|" +
  "aggregation qualifierAggregation|normalization normalisation|duplicates duplicate|isolates includeIsolates|from startDate start|to stopDate stop endDate|" +
  "startTime|stopTime|windows timeWindow timeWindows window|windowSize size width|step|kernel|indent indentTime|exclude excludeValues|only include|" +
  "excludeAuthors|excludeSources|excludeSections|excludeTypes|invertValues invert|invertAuthors|invertSources|invertSections|invertTypes|" +
  "review reviewStates|scale|weekRule|compatible";

test.each(spellings.split("|").map((words) => words.split(" ")))("%s has its names, whatever their case, dots and dashes", (...names) => {
  for (const name of names) {
    expect(networkOptionName(name)).toBe(names[0]);
    expect(networkOptionName(name.replace(/[A-Z]/g, (letter) => `.${letter}`).toUpperCase())).toBe(names[0]);
  }
});

test("no other names are known", () => {
  expect(Object.keys(networkOptionNames)).toEqual(spellings.split("|").map((words) => words.split(" ")[0]));
  expect([networkOptionName("rowz"), networkOptionName("")]).toEqual([null, null]);
});

const network = (raw: RawOptions) => parseNetworkOptions(raw).network;

test("without options it is a one-mode network of organizations by concepts", () => {
  expect(parseNetworkOptions({})).toEqual({
    network: { variable1: "organization", variable2: "concept", qualifier: null, networkType: "onemode", filters: [] },
    isEventList: false,
    windows: null,
    kernel: null,
  });
});

test("values may be said in DNA's words", () => {
  const words = [
    "include all duplicates",
    "ignore per document",
    "ignore per calendar week",
    "ignore per calendar month",
    "ignore per calendar year",
    "ignore across date range",
  ];
  expect(words.map((duplicates) => network({ duplicates }).duplicates)).toEqual([...duplicateRules]);
  expect([network({ type: "One-mode network" }).networkType, network({ type: "two-mode network" }).networkType]).toEqual(["onemode", "twomode"]);
  expect(["none", "off", "no"].map((normalization) => network({ normalization }).normalization)).toEqual(["no", "no", "no"]);
  expect([network({ compatible: "DNA" }).compatible, network({ compatible: "dna-3.1" }).compatible]).toEqual(["dna-3.1", "dna-3.1"]);
  expect(["none", "no", "", "agreement"].map((qualifier) => network({ qualifier }).qualifier)).toEqual([null, null, null, "agreement"]);
  expect(network({ weekRule: "US" }).weekRule).toBe("us");
});

test("an event list is of the statements of a two-mode network", () => {
  const { network: own, isEventList } = parseNetworkOptions({ type: "event list" });
  expect([own.networkType, isEventList]).toEqual(["twomode", true]);
});

test("windows and kernels have a unit, a size, a step and an indent", () => {
  expect(parseNetworkOptions({ windows: "days" }).windows).toEqual({ unit: "days", size: 1, step: undefined, indent: undefined });
  expect(parseNetworkOptions({ windows: "events", size: 5, step: "2", indent: "no" })).toMatchObject({
    windows: { unit: "events", size: 5, step: 2, indent: false },
    kernel: null,
  });
  expect(parseNetworkOptions({ windows: "weeks", kernel: "uniform", width: 2.5 })).toMatchObject({
    windows: null,
    kernel: { unit: "weeks", kernel: "uniform", size: 2.5 },
  });
  expect(parseNetworkOptions({ windows: "no", kernel: "no" })).toMatchObject({ windows: null, kernel: null });
  for (const size of ["0", "-1", "x"]) expect(() => parseNetworkOptions({ windows: "days", size })).toThrow(/give a number above 0/);
});

test("filters gather by field in the order given; what stands behind the first sign of equality is the value", () => {
  expect(network({ exclude: ["concept=a", "agreement=1", " concept =b=c"], only: "concept=d" }).filters).toEqual([
    { field: "concept", values: ["a", "b=c"], mode: "exclude" },
    { field: "agreement", values: ["1"], mode: "exclude" },
    { field: "concept", values: ["d"], mode: "only" },
  ]);
  // Inversion is of exclusions.
  expect(network({ exclude: "a=1", only: "b=2", invertValues: true }).filters).toEqual([
    { field: "a", values: ["1"], mode: "only" },
    { field: "b", values: ["2"], mode: "only" },
  ]);
  for (const exclude of ["=1", "concept"]) expect(() => network({ exclude })).toThrow(/field=value/);
  for (const exclude of [false, "", undefined]) expect(network({ exclude }).filters).toEqual([]);
});

test.each([
  ["author", "Authors"],
  ["source", "Sources"],
  ["section", "Sections"],
  ["type", "Types"],
])("documents are excluded by %s, or kept alone", (field, name) => {
  expect(network({ [`exclude${name}`]: ["x", "y"] }).filters).toEqual([{ field: `document:${field}`, values: ["x", "y"], mode: "exclude" }]);
  expect(network({ [`exclude${name}`]: "x", [`invert${name}`]: "yes" }).filters).toEqual([
    { field: `document:${field}`, values: ["x"], mode: "only" },
  ]);
  expect(network({ [`invert${name}`]: "yes" }).filters).toEqual([]);
});

test("days are whole, with a time as long as that; times of their own come from their options", () => {
  const span = (raw: RawOptions) => [network(raw).from, network(raw).to];
  expect(span({ from: "2020-02-01", to: "2020-02-29" })).toEqual([Date.UTC(2020, 1, 1), Date.UTC(2020, 2, 1) - 1]);
  expect(span({ from: "1.2.2020", to: "29.02.2020 10:20:30" })).toEqual([Date.UTC(2020, 1, 1), Date.UTC(2020, 1, 29, 10, 20, 30)]);
  expect(span({ from: "2020-02-01", startTime: "8:00", to: "2020-02-02", stopTime: "09:30:15" })).toEqual([
    Date.UTC(2020, 1, 1, 8),
    Date.UTC(2020, 1, 2, 9, 30, 15),
  ]);
  for (const from of ["2020-2-1", "2019-02-29", "1.2.20", "x2020-02-01", "2020-02-01x", "2020-02-01 25:00"])
    expect(() => network({ from }), from).toThrow(/write a date/);
});

test("a scale is two ends, the lower first; a variable of documents by flag", () => {
  expect(network({ scale: "-2:3" }).scale).toEqual({ low: -2, high: 3 });
  for (const scale of ["3:-2", "1", "a:b"]) expect(() => network({ scale }), scale).toThrow(/low:high/);
  expect(network({ variable2: "source", variable2Document: "yes", qualifier: "type", qualifierDocument: "yes" })).toMatchObject({
    variable2: "document:source",
    qualifier: "document:type",
  });
  expect(network({ variable1: "source", variable1Document: "no" }).variable1).toBe("source");
});

test("a network's settings are filled in, and what has no meaning is refused", () => {
  const base: NetworkOptions = { variable1: "a", variable2: "b" };
  expect(settleOptions(base)).toMatchObject({
    networkType: "onemode",
    qualifier: null,
    aggregation: "ignore",
    normalization: "no",
    duplicates: "document",
    isolates: false,
    warnings: [],
  });
  const codes = (options: Partial<NetworkOptions>) => settleOptions({ ...base, qualifier: "q", ...options }).warnings.map(({ code }) => code);
  expect(codes({ aggregation: "combine", normalization: "average" })).toEqual(["network-combine-normalized"]);
  expect(codes({ aggregation: "combine" })).toEqual([]);
  expect(codes({ normalization: "average" })).toEqual([]);
  expect(() => settleOptions({ ...base, aggregation: "subtract" })).toThrow(/"subtract" needs a qualifier/);
  expect(() => settleOptions({ ...base, variable2: "a" })).toThrow(/both variables are the same/);
  const dna = { ...base, qualifier: "q", compatible: "dna-3.1" } as const;
  expect(settleOptions({ ...dna, qualifier: null, aggregation: "conflict" })).toMatchObject({
    aggregation: "ignore",
    warnings: [{ code: "network-setting-replaced" }],
  });
  expect(settleOptions({ ...dna, networkType: "twomode", aggregation: "congruence" }).aggregation).toBe("ignore");
  expect(settleOptions({ ...dna, networkType: "twomode", normalization: "average" }).normalization).toBe("no");
  for (const [normalization, aggregation] of [
    ["correlation", "conflict"],
    ["phi", "subtract"],
    ["hamming", "conflict"],
    ["setJaccard", "subtract"],
    ["profileCosine", "combine"],
  ] as const)
    expect(() => settleOptions({ ...base, qualifier: "q", normalization, aggregation })).toThrow(/gives none/);
});
