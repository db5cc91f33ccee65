import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { valueOf } from "./agreement-result.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";
import { characterTable } from "./character-agreement.ts";
import { contingencyFrom, contingencyOf } from "./contingency.ts";
import { fleissKappa } from "./fleiss-kappa.ts";
import { gwetManyCoders, gwetTwoCoders } from "./gwet.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { cohenKappa, greatestKappa, kappaStandardError, percentAgreement, scottPi } from "./two-coders.ts";

describe("two coders", () => {
  const cohen1960 = contingencyFrom([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]);

  it("agrees with Cohen's table", () => {
    expect(percentAgreement(cohen1960)).toBeCloseTo(0.7, 12);
    expect(valueOf(cohenKappa(cohen1960))).toBeCloseTo(0.4915, 4);
    expect(valueOf(greatestKappa(cohen1960).kappa)).toBeCloseTo(0.8305, 4);
  });

  it("gives the standard error that a bootstrap gives", () => {
    const units = [...cohen1960.cells].flatMap((count, cell) =>
      Array.from({ length: count }, (): [number, number] => [Math.floor(cell / 3), cell % 3]),
    );
    const kappas: number[] = [];
    const figure = (drawn: readonly (readonly [number, number])[]): number | null => {
      const kappa = valueOf(
        cohenKappa(
          contingencyOf(
            drawn.map(([first]) => first),
            drawn.map(([, second]) => second),
          ),
        ),
      );
      if (kappa !== null) kappas.push(kappa);
      return kappa;
    };
    bootstrapInterval(units, figure, { random: seededRandom(3), sampleCount: 800 });
    const mean = kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
    const deviation = Math.sqrt(kappas.reduce((sum, kappa) => sum + (kappa - mean) ** 2, 0) / (kappas.length - 1));
    expect(kappaStandardError(cohen1960)).toBeCloseTo(deviation, 2);
  });

  it("says plainly that there is nothing to tell", () => {
    expect(cohenKappa(contingencyOf(["a", "a"], ["a", "a"]))).toEqual({ kind: "undefined", reason: "no variation", unitCount: 2 });
    expect(scottPi(contingencyOf(["a", null], [null, "a"]))).toEqual({ kind: "undefined", reason: "no pairable values", unitCount: 0 });
    expect(kappaStandardError(contingencyOf(["a"], ["a"]))).toBeNull();
  });

  it("refuses tables that are none", () => {
    expect(() => contingencyFrom([[1, 2], [3]])).toThrow(/row 2: it has 1 cells in a table of 2 rows/);
    expect(() =>
      contingencyFrom(
        [
          [1, -2],
          [3, 4],
        ].map((row) => [...row]),
      ),
    ).toThrow(/row 1: a count is negative/);
    expect(() => contingencyOf(["a"], [])).toThrow(/row 1: one coder has a value/);
    expect(() => cohenKappa(cohen1960, [[1]])).toThrow(/3 rows and columns/);
  });
});

describe("Krippendorff's alpha", () => {
  const c = [
    [1, 1, null, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [null, 5, 5, 5],
    [null, null, 1, 1],
    [null, null, 3, null],
  ];

  it.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
    ["ratio", 0.797],
  ] as const)("agrees with the published value, %s", (metric, value) => {
    expect(valueOf(krippendorffAlpha(c, { metric }))).toBeCloseTo(value, 3);
  });

  it("leaves a unit with one value out", () => {
    expect(krippendorffAlpha(c.slice(0, -1))).toEqual(krippendorffAlpha(c));
  });

  it("has no value without variation or pairs, and no flattering 1", () => {
    expect(
      krippendorffAlpha([
        [1, 1],
        [1, null],
        [1, 1, 1],
      ]),
    ).toEqual({ kind: "undefined", reason: "no variation", unitCount: 2 });
    expect(
      krippendorffAlpha([
        ["a", null],
        [null, "b"],
      ]),
    ).toEqual({ kind: "undefined", reason: "no pairable values", unitCount: 0 });
  });

  it("refuses a metric that the values do not allow", () => {
    expect(() => krippendorffAlpha([["yes", "no"]], { metric: "interval" })).toThrow(/“no”.*nominal metric/);
    expect(() => krippendorffAlpha([[1, -1]], { metric: "ratio" })).toThrow(/interval metric/);
    expect(() => krippendorffAlpha([[1, ""]], { metric: "interval" })).toThrow(/nominal metric/);
  });

  it("reads booleans as 0 and 1 where numbers are wanted", () => {
    expect(
      valueOf(
        krippendorffAlpha(
          [
            [true, false],
            [true, true],
            [false, false],
          ],
          { metric: "interval" },
        ),
      ),
    ).toBeCloseTo(
      valueOf(
        krippendorffAlpha(
          [
            [1, 0],
            [1, 1],
            [0, 0],
          ],
          { metric: "interval" },
        ),
      ) ?? 0,
      12,
    );
  });
});

describe("many coders", () => {
  it("Fleiss wants the same number of ratings for every subject", () => {
    expect(() =>
      fleissKappa([
        [2, 1],
        [1, 1],
      ]),
    ).toThrow(/row 2: it has 2 ratings in 2 categories, the first has 3 in 2/);
    expect(() => fleissKappa([[1, 0]])).toThrow(/at least two ratings/);
    expect(fleissKappa([]).kappa.kind).toBe("undefined");
  });

  it("Gwet's form for many agrees with that for two", () => {
    const table = contingencyOf(["a", "b", "a", "c", "a"], ["a", "b", "b", "c", "a"]);
    const units = [
      ["a", "a"],
      ["b", "b"],
      ["a", "b"],
      ["c", "c"],
      ["a", "a"],
    ];
    for (const weights of ["identity", "linear", "quadratic"] as const)
      expect(valueOf(gwetManyCoders(units, weights))).toBeCloseTo(valueOf(gwetTwoCoders(table, weights)) ?? 0, 12);
  });

  it("Gwet's AC1 stays up where kappa collapses", () => {
    const skewed = contingencyFrom([
      [80, 7],
      [8, 5],
    ]);
    expect(valueOf(gwetTwoCoders(skewed))).toBeCloseTo(0.808, 4);
    expect(valueOf(cohenKappa(skewed))).toBeLessThan(0.4);
    expect(
      gwetManyCoders([
        ["a", "a"],
        ["a", null],
      ]),
    ).toMatchObject({ kind: "undefined", reason: "no variation" });
    expect(gwetManyCoders([["a", null]])).toMatchObject({ kind: "undefined", reason: "no pairable values" });
  });
});

describe("bootstrap", () => {
  const units = [
    ["a", "a"],
    ["b", "b"],
    ["a", "b"],
    ["b", "b"],
    ["a", "a"],
    ["b", "a"],
  ];
  const alpha = (drawn: readonly (readonly string[])[]): number | null => valueOf(krippendorffAlpha(drawn));

  it("repeats with its seed, and holds the figure", () => {
    const interval = bootstrapInterval(units, alpha, { random: seededRandom(5) });
    expect(bootstrapInterval(units, alpha, { random: seededRandom(5) })).toEqual(interval);
    expect(interval?.low).toBeLessThan(alpha(units) ?? 0);
    expect(interval?.high).toBeGreaterThan(alpha(units) ?? 0);
    expect(interval?.undefinedShare).toBeLessThan(0.1);
  });

  it("has none where no sample has a figure, and refuses nonsense", () => {
    expect(bootstrapInterval([["a", "a"]], alpha, { random: seededRandom(1) })).toBeNull();
    expect(() => bootstrapInterval(units, alpha, { random: seededRandom(1), sampleCount: 0 })).toThrow(/whole number above 0/);
    expect(() => bootstrapInterval(units, alpha, { random: seededRandom(1), level: 95 })).toThrow(/between 0 and 1/);
  });
});

it("counts characters marked by one, both, or none, overlaps once", () => {
  const span = (coder: string, start: number, end: number) => ({ coder, document: "d", category: "x", start, end });
  const table = characterTable(
    [span("a", 2, 6), span("a", 4, 8), span("b", 6, 10), { ...span("b", 0, 3), category: "y" }],
    [{ id: "d", length: 12 }],
    { category: "x", coders: ["a", "b"] },
  );
  expect([...table.cells]).toEqual([4, 2, 4, 2]);
});
