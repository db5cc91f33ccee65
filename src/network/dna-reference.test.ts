import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareReference } from "../../eval/dna/compare-reference.ts";
import { readStatements } from "../../eval/dna/read-statements.ts";
import { sharedFolder } from "../../eval/dna/shared-folder.ts";

const folder = sharedFolder("dna-reference");

describe.skipIf(folder === null)("DNA 3.1.2's own numbers (skipped where ../shared/dna-reference is absent)", () => {
  const table = readStatements(join(folder ?? "", "input-medium-statements.csv"));
  const comparisons = folder === null ? [] : compareReference(() => table, folder);

  test("every file of the manifest that DNA does not draw by lot is reproduced", () => {
    expect(comparisons.filter((comparison) => comparison.differences.length > 0)).toEqual([]);
    expect(comparisons.filter((comparison) => comparison.skipped === null).length).toBeGreaterThan(270);
  });

  test("only files of random searches are left out", () => {
    expect(new Set(comparisons.map((comparison) => comparison.skipped))).toEqual(
      new Set([null, "a random search in DNA", "scores of a random search in DNA"]),
    );
  });
});
