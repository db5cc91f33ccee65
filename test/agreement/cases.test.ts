import { describe, expect, it } from "vitest";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import { valueOf, type AgreementResult, type CodedValue, type Codings } from "../../packages/engines/src/agreement/agreement-result.ts";
import { creditsFromDisagreement } from "../../packages/engines/src/agreement/agreement-weights.ts";
import { characterTable } from "../../packages/engines/src/agreement/character-agreement.ts";
import { contingencyFrom, contingencyOf, type Contingency } from "../../packages/engines/src/agreement/contingency.ts";
import { fleissKappa } from "../../packages/engines/src/agreement/fleiss-kappa.ts";
import { alignUnits } from "../../packages/engines/src/agreement/gamma/align-units.ts";
import { dissimilarityOf, positionalDissimilarity } from "../../packages/engines/src/agreement/gamma/dissimilarity.ts";
import { gammaAgreement } from "../../packages/engines/src/agreement/gamma/gamma.ts";
import { gwetManyCoders, gwetTwoCoders } from "../../packages/engines/src/agreement/gwet.ts";
import { krippendorffAlpha } from "../../packages/engines/src/agreement/krippendorff-alpha.ts";
import { bennettS, cohenKappa, greatestKappa, percentAgreement, scottPi } from "../../packages/engines/src/agreement/two-coders.ts";
import { unitizingAlpha } from "../../packages/engines/src/agreement/unitizing-alpha.ts";
import { metrics, type Metric } from "../../packages/engines/src/agreement/value-metrics.ts";
import { sharedCases } from "../support/shared-cases.ts";

const cases = sharedCases("annotation.json");

function near(result: AgreementResult | number | null | undefined, expected: number, tolerance: number): void {
  const found = typeof result === "object" && result !== null ? valueOf(result) : result;
  expect(typeof found).toBe("number");
  expect(Math.abs((found as number) - expected), `${String(found)} is not ${expected} within ${tolerance}`).toBeLessThanOrEqual(tolerance);
}

const part = (result: AgreementResult, name: "observed" | "expected"): number => (result.kind === "value" ? result[name] : Number.NaN);

/** Codings of a table of named pairs: "SI": 10 is ten units that the first coder called S and the second I. */
function expand(pairs: Record<string, number>): Codings {
  return Object.entries(pairs).flatMap(([pair, count]) => Array.from({ length: count }, (): CodedValue[] => [...pair]));
}

function tableOf(codings: Codings): Contingency {
  return contingencyOf(
    codings.map((unit) => unit[0] ?? null),
    codings.map((unit) => unit[1] ?? null),
  );
}

/** Values that agree but do not vary have no coefficient here; some programs print 1. */
function oneWhereNothingVaries(result: AgreementResult): number | null {
  return result.kind === "undefined" && result.reason === "no variation" ? 1 : valueOf(result);
}

type Check = (input: never, expected: never, tolerance: number) => void;

const checks: Readonly<Record<string, Check>> = {
  "alpha-krippendorff-C": alphaByMetric,
  "alpha-wikipedia": alphaByMetric,
  "alpha-dichotomous": alphaParts,
  "alpha-3cat": alphaParts,
  "alpha-3raters": alphaParts,
  "kappa-cohen1960": (input: { table: number[][] }[], expected: Record<string, number>[], tolerance) => {
    for (const [index, { table }] of input.entries()) twoCoderCase(contingencyFrom(table), expected[index] ?? {}, tolerance);
  },
  "artstein-poesio": (input: { table: Record<string, number> }[], expected: Record<string, number>[], tolerance) => {
    const weights = (order: string) => [...order].map((a) => [...order].map((b) => (a === b ? 1 : a === "C" || b === "C" ? 0.5 : 0)));
    for (const [index, { table }] of input.entries()) {
      const codings = expand(table);
      const counts = tableOf(codings);
      twoCoderCase(counts, expected[index] ?? {}, tolerance);
      const { alpha, alpha_weighted: weighted, kappa_weighted: kappaWeighted } = expected[index] ?? {};
      if (alpha !== undefined) near(krippendorffAlpha(codings), alpha, tolerance);
      const distance = (a: unknown, b: unknown): number => (a === b ? 0 : a === "C" || b === "C" ? 0.5 : 1);
      if (weighted !== undefined) near(krippendorffAlpha(codings, { metric: "nominal", distance }), weighted, tolerance);
      if (kappaWeighted !== undefined) near(cohenKappa(counts, weights(counts.categories.join(""))), kappaWeighted, tolerance);
    }
  },
  "kappa-rewards-unequal-marginals": (input: { table: number[][] }[], expected: Record<string, number>[], tolerance) => {
    for (const [index, { table }] of input.entries()) twoCoderCase(contingencyFrom(table), expected[index] ?? {}, tolerance);
  },
  "kappa-irr-anxiety": (input: { rater2: number[]; rater3: number[] }, expected: Record<string, number>, tolerance) => {
    const table = contingencyOf(input.rater2, input.rater3);
    near(cohenKappa(table), expected["unweighted"] ?? Number.NaN, tolerance);
    near(cohenKappa(table, "linear"), expected["equal"] ?? Number.NaN, tolerance);
    near(cohenKappa(table, "quadratic"), expected["squared"] ?? Number.NaN, tolerance);
  },
  "fleiss-wikipedia": (input: { counts: number[][] }, expected: { kappa: number; per_subject: number[] }, tolerance) => {
    const result = fleissKappa(input.counts);
    near(result.kappa, expected.kappa, tolerance);
    for (const [index, value] of expected.per_subject.entries()) near(result.perSubject[index], value, tolerance);
  },
  "gwet-paradox": (input: { table?: number[][]; items?: Record<string, number> }[], expected: Record<string, number>[], tolerance) => {
    for (const [index, { table, items }] of input.entries()) {
      const counts = table ? contingencyFrom(table) : tableOf(expand(items ?? {}));
      const wanted = expected[index] ?? {};
      near(gwetTwoCoders(counts), wanted["AC1"] ?? Number.NaN, tolerance);
      if (wanted["AC2_quadratic"] !== undefined) near(gwetTwoCoders(counts, "quadratic"), wanted["AC2_quadratic"], tolerance);
      if (wanted["scott_pi"] !== undefined) near(scottPi(counts), wanted["scott_pi"], tolerance);
      if (wanted["pe"] !== undefined) near(part(gwetTwoCoders(counts), "expected"), wanted["pe"], tolerance);
      if (items) near(gwetManyCoders(expand(items)), wanted["AC1"] ?? Number.NaN, tolerance);
    }
  },
  "randolph-free-marginal": (input: string[][], expected: { fleiss: number; randolph: number }[], tolerance) => {
    for (const [index, items] of input.entries()) {
      const result = fleissKappa(
        items.map((item) => [[...item].filter((value) => value === "Y").length, [...item].filter((value) => value === "N").length]),
      );
      near(result.kappa, expected[index]?.fleiss ?? Number.NaN, tolerance);
      near(result.freeMarginal, expected[index]?.randolph ?? Number.NaN, tolerance);
    }
  },
  "krippendorff1995-digitized": (input: { units: number[][] }, expected: Record<string, number>, tolerance) => {
    const spans = [0, 1].flatMap((coder) =>
      input.units.flatMap((unit, index) =>
        unit[coder] === 1 ? [{ coder: String(coder), document: "d", category: "x", start: index, end: index + 1 }] : [],
      ),
    );
    const table = characterTable(spans, [{ id: "d", length: input.units.length }], { category: "x", coders: ["0", "1"] });
    near(cohenKappa(table), expected["kappa"] ?? Number.NaN, tolerance);
    near(scottPi(table), expected["pi"] ?? Number.NaN, tolerance);
    near(krippendorffAlpha(input.units), expected["alpha"] ?? Number.NaN, tolerance);
  },
  "unitizing-alpha-2004": (
    input: { begin: number; length: number; units: { start: number; length: number; observer: number; category: string }[] },
    expected: { c: Record<string, number>; k: Record<string, number>; overall: number },
    tolerance,
  ) => {
    const spans = input.units.map(({ start, length, observer, category }) => ({
      coder: String(observer),
      document: "d",
      category,
      start: start - input.begin,
      end: start - input.begin + length,
    }));
    const result = unitizingAlpha({ spans, documents: [{ id: "d", length: input.length }], coders: ["0", "1"] });
    for (const category of ["c", "k"] as const) {
      const found = result.byCategory.get(category);
      near(found, expected[category]["alpha"] ?? Number.NaN, tolerance);
      if (found) near(part(found, "observed"), expected[category]["Do"] ?? Number.NaN, tolerance);
      if (found) near(part(found, "expected"), expected[category]["De"] ?? Number.NaN, tolerance);
    }
    near(result.overall, expected.overall, tolerance);
  },
  "gamma-alexpaulsuzan": (
    input: { units: { annotator: string; category: string; start: number; end: number }[]; alpha: number; beta: number; delta_empty: number },
    expected: GammaExpectation,
    tolerance,
  ) => {
    const names = [...new Set(input.units.map(({ annotator }) => annotator))];
    const coders = names.map((name) => input.units.filter(({ annotator }) => annotator === name));
    const result = gammaAgreement(coders, {
      alpha: input.alpha,
      beta: input.beta,
      emptyCost: input.delta_empty,
      random: seededRandom(1),
      precision: 0.01,
      unalignedPairs: "counted",
    });
    expect(result.isExact).toBe(true);
    expect(result.alignment.groups).toHaveLength(expected.best_alignment_units);
    near(result.alignment.disorder, expected.best_alignment_disorder, tolerance);
    expect(result.gamma).toBeGreaterThanOrEqual(expected.gamma_range[0]);
    expect(result.gamma).toBeLessThanOrEqual(expected.gamma_range[1]);
    expect(result.gammaCategories).toBeGreaterThanOrEqual(expected.gamma_cat_range[0]);
    expect(result.gammaCategories).toBeLessThanOrEqual(expected.gamma_cat_range[1]);
    for (const [category, value] of Object.entries(expected.gamma_k)) near(result.gammaByCategory.get(category), value, tolerance);
  },
  "gamma-positional-dissimilarity": (input: { a: [number, number][]; b: [number, number][]; delta_empty: number }, expected: number[], tolerance) => {
    const found = input.a.flatMap(([start, end]) =>
      input.b.map(([otherStart, otherEnd]) => positionalDissimilarity({ start, end }, { start: otherStart, end: otherEnd }, input.delta_empty)),
    );
    for (const [index, value] of expected.entries()) near(found[index], value, tolerance);
  },
  "gamma-figure10": (input: [[number, number], [number, number]][], expected: number[], tolerance) => {
    for (const [index, [a, b]] of input.entries()) {
      const value = expected[index] ?? Number.NaN;
      near(positionalDissimilarity({ start: a[0], end: a[1] }, { start: b[0], end: b[1] }), value, Math.max(1e-9, value * tolerance));
    }
  },
  "gamma-best-alignment": (input: Record<string, [number, number, string][]>[], expected: number[], tolerance) => {
    for (const [index, coders] of input.entries()) {
      const units = Object.values(coders).map((list) => list.map(([start, end, category]) => ({ start, end, category })));
      near(alignUnits(units, dissimilarityOf({})).disorder, expected[index] ?? Number.NaN, tolerance);
    }
  },
  "alpha-missing-and-degenerate": (input: { units: CodedValue[][] }[], expected: number[], tolerance) => {
    for (const [index, { units }] of input.entries()) near(oneWhereNothingVaries(krippendorffAlpha(units)), expected[index] ?? Number.NaN, tolerance);
  },
  "psych-kappa": (input: { p: number[][]; custom_weights: number[][] }, expected: Record<string, number>, tolerance) => {
    const table = contingencyFrom(input.p);
    near(cohenKappa(table), expected["unweighted"] ?? Number.NaN, tolerance);
    near(cohenKappa(table, "quadratic"), expected["weighted_squared"] ?? Number.NaN, tolerance);
    near(cohenKappa(table, creditsFromDisagreement(input.custom_weights)), expected["weighted_custom"] ?? Number.NaN, tolerance);
  },
  "qualcoder-kappa-is-not-kappa": (_: unknown, expected: Record<string, number>, tolerance) => {
    const units = (cases.get("krippendorff1995-digitized")?.input as { units: number[][] } | undefined)?.units ?? [];
    const table = tableOf(units);
    near(cohenKappa(table), expected["cohen_kappa"] ?? Number.NaN, tolerance);
    expect(Math.abs((valueOf(cohenKappa(table)) ?? 0) - (expected["qualcoder_formula"] ?? 0))).toBeGreaterThan(0.04);
  },
};

interface GammaExpectation {
  readonly best_alignment_units: number;
  readonly best_alignment_disorder: number;
  readonly gamma_range: [number, number];
  readonly gamma_cat_range: [number, number];
  readonly gamma_k: Record<string, number>;
}

function alphaByMetric(input: { units: CodedValue[][] }, expected: Record<string, number>, tolerance: number): void {
  for (const [metric, value] of Object.entries(expected)) {
    expect(metrics).toContain(metric);
    near(krippendorffAlpha(input.units, { metric: metric as Metric }), value, tolerance);
  }
}

function alphaParts(input: { units: CodedValue[][] }, expected: Record<string, number>, tolerance: number): void {
  const result = krippendorffAlpha(input.units);
  near(result, expected["alpha"] ?? Number.NaN, tolerance);
  near(part(result, "observed"), expected["Do"] ?? Number.NaN, tolerance);
  near(part(result, "expected"), expected["De"] ?? Number.NaN, tolerance);
  near(1 - part(result, "observed"), expected["percent"] ?? Number.NaN, tolerance);
}

function twoCoderCase(table: Contingency, expected: Record<string, number>, tolerance: number): void {
  const found: Record<string, number | null> = {
    po: percentAgreement(table),
    pe: part(cohenKappa(table), "expected"),
    kappa: valueOf(cohenKappa(table)),
    S: valueOf(bennettS(table)),
    pi: valueOf(scottPi(table)),
    max_po: greatestKappa(table).agreement,
    max_kappa: valueOf(greatestKappa(table).kappa),
    gwet_ac1: valueOf(gwetTwoCoders(table)),
  };
  for (const [name, value] of Object.entries(expected)) if (name in found) near(found[name], value, tolerance);
}

describe.skipIf(cases.size === 0)("annotation.json (skipped where ../shared is absent)", () => {
  it.each([...cases])("%s", (id, entry) => {
    const check = checks[id];
    if (!check) throw new Error(`no check for the case ${id}`);
    check(entry.input, entry.expected, entry.tolerance);
  });
});
