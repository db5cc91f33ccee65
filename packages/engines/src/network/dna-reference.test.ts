import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareReference } from "../../../../eval/dna/compare-reference.ts";
import { readStatements } from "../../../../eval/dna/read-statements.ts";
import { sharedFile } from "../../../../test/support/shared-folder.ts";
import { buildNetwork } from "./build/build-network.ts";
import { exampleTable } from "./example.test-data.ts";
import { networkSum } from "./network.ts";
import type { Aggregation, DuplicateRule, NetworkOptions, NetworkType, Normalization } from "./options.ts";

const folder = sharedFile("dna-reference");

describe.skipIf(folder === null)("DNA 3.1.2's own numbers (skipped where ../shared/dna-reference is absent)", () => {
  // The body of a skipped suite still runs, so nothing is read where there is nothing.
  const read = (file: string) => (folder === null ? exampleTable([]) : readStatements(join(folder, file)));
  const table = read("input-medium-statements.csv");
  const comparisons = folder === null ? [] : compareReference(() => table, folder);

  test("every file of the manifest that DNA does not draw by lot is reproduced", () => {
    expect(comparisons.filter((comparison) => comparison.differences.length > 0)).toEqual([]);
    expect(comparisons.filter((comparison) => comparison.skipped === null).length).toBeGreaterThan(270);
  });

  test("only files of random searches are left out", () => {
    expect(new Set(comparisons.map((comparison) => comparison.skipped))).toEqual(new Set([null, "losses of a random search's last step in DNA"]));
  });

  const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", compatible: "dna-3.1" };

  test("weeks follow the machine that DNA ran on", () => {
    const kept = (weekRule: "iso" | "us") => buildNetwork(table, { ...base, networkType: "twomode", duplicates: "week", weekRule }).statementCount;
    expect([kept("iso"), kept("us")]).toEqual([219, 221]);
  });

  const large = read("synthetic-10k.csv");

  test.each([
    ["twomode ignore no include", 10_000],
    ["twomode subtract activity include", -20.620382],
    ["onemode ignore no include", 780_808],
    ["onemode congruence no include", 390_486],
    ["onemode subtract average include", 46.842],
    ["onemode subtract cosine include", 8.824355],
    ["onemode subtract jaccard include", 255.292785],
    ["onemode subtract average document", 46.767025],
    ["onemode subtract average acrossrange", 20.723515],
  ])("10,000 statements, %s sum to %d", (setting, sum) => {
    const [networkType, aggregation, normalization, duplicates] = setting.split(" ") as [NetworkType, Aggregation, Normalization, DuplicateRule];
    expect(networkSum(buildNetwork(large, { ...base, networkType, aggregation, normalization, duplicates }))).toBeCloseTo(sum, 5);
  });
});
