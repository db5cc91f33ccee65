import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildNetwork } from "./build/build-network.ts";
import { soundConventions } from "./conventions.ts";
import { exampleTable, type ExampleStatement } from "./example.test-data.ts";
import { explanations } from "./explain.ts";
import { cellValue } from "./network.ts";
import { aggregations, duplicateRules, normalizations, type Aggregation, type DuplicateRule, type Normalization } from "./options.ts";

const text = readFileSync(join(import.meta.dirname, "../../../../docs/networks.md"), "utf8");
const cells = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Rows of the table that follows a header line. */
function tableAfter(header: string): string[][] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(header));
  expect(start, header).toBeGreaterThan(-1);
  const rows: string[][] = [];
  for (let at = start + 2; lines[at]?.startsWith("|") === true; at++) rows.push(cells(lines[at] as string));
  return rows;
}

const example = exampleTable(
  tableAfter("| statement | document").map(([, document = "", organization = "", concept = "", agreement]): ExampleStatement => [
    document,
    organization,
    concept,
    agreement === "yes",
  ]),
);
const base = { variable1: "organization", variable2: "concept", qualifier: "agreement" } as const;

test.each(tableAfter("| duplicates | aggregation"))("worked example: %s, %s, %s gives %s", (duplicates, aggregation, normalization, value) => {
  const options = {
    ...base,
    duplicates: duplicates as DuplicateRule,
    aggregation: aggregation as Aggregation,
    normalization: normalization as Normalization,
  };
  expect(cellValue(buildNetwork(example, options), "Acme", "Bund")).toBeCloseTo(Number(value), 6);
});

test("worked example: the two-mode network and its evidence", () => {
  const network = buildNetwork(example, { ...base, networkType: "twomode", aggregation: "subtract", duplicates: "include" });
  for (const [organization = "", tax, exit] of tableAfter("| | carbon tax")) {
    expect(cellValue(network, organization, "carbon tax")).toBe(Number(tax));
    expect(cellValue(network, organization, "coal exit")).toBe(Number(exit));
  }
  const oneMode = buildNetwork(example, { ...base, aggregation: "subtract", duplicates: "include" });
  const parts = oneMode.evidence("Acme", "Bund").parts.map(({ column, contribution, rowStatements, columnStatements }) => ({
    column,
    contribution,
    statements: [...rowStatements, ...columnStatements].map((statement) => statement.id),
  }));
  expect(parts).toEqual([
    { column: "carbon tax", contribution: 2, statements: ["1", "3", "2"] },
    { column: "coal exit", contribution: -1, statements: ["5", "4"] },
  ]);
});

test("every option is explained in the page by the same sentence and formula", () => {
  const rows = new Set(
    text
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .map((line) => cells(line).join(" ¦ ").replaceAll("\\|", "|")),
  );
  for (const { value, sentence, formula } of explanations) expect(rows).toContain(`${value} ¦ ${sentence} ¦ ${formula}`);
});

test("no value of an option goes unexplained", () => {
  const explained = (option: string) => explanations.filter((entry) => entry.option === option).map((entry) => entry.value);
  expect(explained("aggregation").sort()).toEqual([...aggregations].sort());
  expect(explained("normalization").sort()).toEqual([...normalizations].sort());
  expect(explained("duplicates")).toEqual([...duplicateRules]);
});

test("explanations stand by option, in the order of the page", () => {
  const counts = [...Map.groupBy(explanations, ({ option }) => option)].map(([option, entries]) => `${option} ${entries.length}`);
  expect(counts).toEqual(
    [
      ["networkType 3", "aggregation 5", "qualifier 1", "scale 1", "normalization 11", "duplicates 6", "isolates 2", "from, to 1", "exclude 1"],
      ["only 1", "review 1", "windows 2", "indent 2", "kernel 5", "distance 3", "polarization 2", "backbone 2", "significance 2", "ideal points 1"],
    ].flat(),
  );
});

test("every point on which DNA differs is listed", () => {
  const listed = tableAfter("| convention | by default").map(([name]) => name?.replaceAll("`", ""));
  expect(listed).toEqual(Object.keys(soundConventions));
});
