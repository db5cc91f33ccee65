import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import { BackboneLoss, evaluateBackbone, nestBackbone } from "../../packages/engines/src/network/structure/backbone.ts";
import { countBars } from "../../packages/engines/src/network/structure/bar-counts.ts";
import { buildNetwork } from "../../packages/engines/src/network/build/build-network.ts";
import type { NetworkOptions } from "../../packages/engines/src/network/options.ts";
import { kernelNames } from "../../packages/engines/src/network/time/kernel-weight.ts";
import { dnaPolarization, type SignedMatrices } from "../../packages/engines/src/network/structure/polarization-score.ts";
import { polarizationSeries } from "../../packages/engines/src/network/time/polarization-series.ts";
import { computePolarization } from "../../packages/engines/src/network/structure/polarization.ts";
import { compareMatrix, Differences } from "./compare.ts";
import { optionsOf, readRows, type ManifestEntry } from "./manifest.ts";

/** Every subset's two losses, with and without the penalty. */
export function compareBackboneSubsets(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const loss = new BackboneLoss(table, optionsOf(entry));
  const concepts = entry.concepts ?? loss.matrix.concepts;
  const [header = [], ...rows] = readRows(folder, entry.file);
  const penalty = Number(/_p(\d+(?:\.\d+)?)$/.exec(header.find((name) => name.startsWith("penalized")) ?? "")?.[1] ?? 0);
  for (const row of rows) {
    const mask = Number(row[0]);
    const backbone = concepts.filter((_, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
    const ours = evaluateBackbone(loss, backbone, penalty);
    const values = [ours.backboneLoss, ours.redundantLoss, ours.penalizedBackboneLoss, ours.penalizedRedundantLoss];
    for (const [at, value] of values.entries())
      if (row[at + 2] !== undefined) differences.close(`subset ${mask}, ${header[at + 2]}`, value, Number(row[at + 2]));
  }
  return differences;
}

/** The losses of each removal; where two concepts differ by rounding alone, either may go first. */
export function compareNestedBackbone(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const loss = new BackboneLoss(table, optionsOf(entry));
  const steps = [...nestBackbone(loss)];
  const rows = readRows(folder, entry.file).slice(1);
  differences.equal("steps", steps.length, rows.length);
  for (const [at, row] of rows.entries()) {
    differences.close(`step ${at + 1}, backbone loss`, steps[at]?.backboneLoss ?? Number.NaN, Number(row[2]));
    differences.close(`step ${at + 1}, redundant loss`, steps[at]?.redundantLoss ?? Number.NaN, Number(row[3]));
    differences.equal(`step ${at + 1}, concept`, steps[at]?.concept, row[1]);
    differences.equal(`step ${at + 1}, statements`, steps[at]?.statements, Number(row[4]));
  }
  return differences;
}

export function compareBars(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const [, variable = "organization", qualifier = "agreement", duplicates = "document"] =
    /barplot__(\w+?)__(\w+?)__(\w+?)\.csv/.exec(entry.file) ?? [];
  const bars = countBars(table, { variable1: variable, qualifier, duplicates: duplicates as "document", compatible: "dna-3.1" });
  const [header = [], ...rows] = readRows(folder, entry.file);
  differences.equal("levels", bars.levels.join("|"), header.slice(1).join("|"));
  for (const [at, row] of rows.entries()) {
    differences.equal(`label ${at + 1}`, bars.labels[at], row[0]);
    for (let level = 1; level < row.length; level++)
      differences.equal(`${row[0]}, ${header[level]}`, bars.counts[at * bars.levels.length + level - 1], Number(row[level]));
  }
  return differences;
}

const polarizationOptions: NetworkOptions = {
  variable1: "organization",
  variable2: "concept",
  qualifier: "agreement",
  normalization: "average",
  duplicates: "document",
  compatible: "dna-3.1",
};

/** The congruence or conflict network that polarization starts from. */
export function comparePolarizationInput(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const aggregation = entry.file.includes("conflict") ? "conflict" : "congruence";
  compareMatrix(differences, buildNetwork(table, { ...polarizationOptions, aggregation }), readRows(folder, entry.file), false);
  return differences;
}

function polarizationMatrices(table: StatementTable): SignedMatrices {
  const congruence = buildNetwork(table, { ...polarizationOptions, aggregation: "congruence" });
  const conflict = buildNetwork(table, { ...polarizationOptions, aggregation: "conflict" });
  return { size: congruence.rows.length, congruence: congruence.values, conflict: conflict.values };
}

/** DNA's score of every bipartition, and the best balanced one. */
export function comparePolarizationScores(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const matrices = polarizationMatrices(table);
  for (const row of readRows(folder, entry.file).slice(1)) {
    const membership = Array.from((row[0] ?? "").replace(/^'/, ""), Number);
    const ours = dnaPolarization(matrices, membership);
    differences.close(`${row[0]}, normalized`, ours.normalized, Number(row[2]));
    differences.close(`${row[0]}, raw`, ours.raw, Number(row[3]));
  }
  if (entry.bestBalancedNormalized !== undefined)
    differences.close("best balanced", computePolarization(matrices).dna.score, entry.bestBalancedNormalized);
  return differences;
}

/** Scores that DNA's searches reached: ours are exact for so few actors, so none may be higher. */
export function comparePolarizationRuns(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const matrices = polarizationMatrices(table);
  const [header = [], ...rows] = readRows(folder, entry.file);
  const column = (name: string) => header.indexOf(name);
  const best = new Map<number, { normalized: number; raw: number }>();
  for (const row of rows) {
    const groups = Number(row[column("k")]);
    const found = best.get(groups) ?? bestScores(matrices, groups);
    best.set(groups, found);
    const ours = row[column("normalized")] === "true" ? found.normalized : found.raw;
    differences.atMost(`run ${row[0]} with ${groups} groups`, Number(row[column("final_max_q")]), ours);
  }
  return differences;
}

function bestScores(matrices: SignedMatrices, groups: number): { normalized: number; raw: number } {
  const { dna } = computePolarization(matrices, { groups });
  return { normalized: dna.score, raw: dna.raw };
}

/** Scores over kernel centres, searched by DNA and exact here: they may fall short of ours, and may not exceed them. */
export function comparePolarizationSeries(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const [, ...rows] = readRows(folder, entry.file);
  const [first] = rows;
  const monthOf = (stamp: string | undefined) => Number(stamp?.slice(0, 4)) * 12 + Number(stamp?.slice(5, 7));
  const size = 2 * (monthOf(first?.[2]) - monthOf(first?.[1]));
  const kernel = kernelNames.find((name) => entry.file.includes(name)) ?? "gaussian";
  const points = [...polarizationSeries(table, polarizationOptions, { kernel: { kernel, unit: "months", size } })];
  differences.equal("centres", points.length, rows.length);
  for (const [at, row] of rows.entries()) {
    const point = points[at];
    differences.equal(`window ${row[0]}, actors`, point?.actors.length, Number(row[5]));
    differences.atMost(`window ${row[0]}`, Number(row[4]), point?.dna.raw ?? Number.NaN);
  }
  return differences;
}
