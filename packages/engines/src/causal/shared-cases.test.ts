import { describe, expect, test } from "vitest";
import { sharedCases } from "../../../../test/support/shared-cases.ts";
import { buildCausalMap } from "./build-causal-map.ts";
import type { CausalLink } from "./causal-link.ts";
import { fcmOfMatrix } from "./fcm/fcm-model.ts";
import { infer, type FcmRun, type InferenceOptions, type InferenceRule, type TransferFunction } from "./fcm/infer.ts";
import { findLoops } from "./find-loops.ts";
import { integrateStocks } from "./integrate-stocks.ts";
import { stanceAgreement } from "./stance-agreement.ts";

const cases = sharedCases("causal.json");
const skipped = cases.size === 0;

function caseOf<Input, Expected>(id: string): { input: Input; expected: Expected; tolerance: number } {
  const found = cases.get(id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return { input: found.input, expected: found.expected, tolerance: found.tolerance };
}

interface FcmInput {
  W: number[][];
  initial: number[];
  rule: "kosko" | "mkosko" | "rescaled";
  transfer: TransferFunction;
  lambda_?: number;
  threshold?: number;
  max_iter?: number;
}
const ruleNames: Record<FcmInput["rule"], InferenceRule> = { kosko: "kosko", mkosko: "modified-kosko", rescaled: "rescaled" };

function runCase(input: FcmInput, more: Partial<InferenceOptions> = {}): FcmRun {
  return infer(fcmOfMatrix(input.W), input.initial, {
    rule: ruleNames[input.rule],
    transfer: input.transfer,
    lambda: input.lambda_ ?? 1,
    threshold: input.threshold ?? 0.001,
    maxSteps: input.max_iter ?? 50,
    ...more,
  });
}

function near(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [place, value] of expected.entries()) expect(Math.abs((actual[place] ?? Number.NaN) - value)).toBeLessThanOrEqual(tolerance);
}

describe.skipIf(skipped)("reference maps (skipped without the folder shared)", () => {
  test.each(["fcm8-kosko", "fcm8-mkosko", "fcm8-rescaled"].filter((id) => skipped || cases.has(id)))("case %s", (id) => {
    const { input, expected, tolerance } = caseOf<FcmInput, number[]>(id);
    const found = runCase(input);
    expect(found.status).toEqual({ kind: "converged" });
    near(found.final, expected, tolerance);
  });

  test("case fcm8-trajectory", () => {
    const { expected, tolerance } = caseOf<never, number[][]>("fcm8-trajectory");
    const found = runCase(caseOf<FcmInput, never>("fcm8-mkosko").input);
    expect(found.states).toHaveLength(expected.length);
    for (const [step, state] of expected.entries()) near(found.states[step] ?? [], state, tolerance);
  });

  test("case fcm8-output-concepts", () => {
    const { expected, tolerance } = caseOf<never, number[]>("fcm8-output-concepts");
    const found = runCase(caseOf<FcmInput, never>("fcm8-mkosko").input, { watched: [3, 0] });
    near([found.final[3] ?? 0, found.final[0] ?? 0], expected, tolerance);
  });

  test.each(["fcm8-bivalent", "fcm8-trivalent", "fcm8-tanh"])("case %s", (id) => {
    const { input, expected, tolerance } = caseOf<
      FcmInput,
      { min: number; max: number; distinct: number | null; final_state_computed_here: number[]; steps: number }
    >(id);
    const found = runCase({ ...input, W: caseOf<FcmInput, never>("fcm8-kosko").input.W });
    near(found.final, expected.final_state_computed_here, tolerance);
    expect(found.steps).toBe(expected.steps);
    const values = found.states.flatMap((state) => Array.from(state));
    for (const value of values) expect(value >= expected.min && value <= expected.max).toBe(true);
    if (expected.distinct !== null) expect(new Set(values.map((value) => value + 0)).size).toBeLessThanOrEqual(expected.distinct);
  });

  test("case fcmr-kosko-clamp: concepts without causes go through the transfer function there", () => {
    const { input, expected, tolerance } = caseOf<FcmInput, { step1: number[]; steady: number[] }>("fcmr-kosko-clamp");
    const found = runCase(input, { clamped: new Map([[0, 1]]), withoutCauses: "transfer" });
    near(found.states[1] ?? [], expected.step1, tolerance);
    near(found.final, expected.steady, tolerance);
  });

  test.each([...cases.keys()].filter((id) => id.startsWith("loops-")))("case %s", (id) => {
    type Edge = { from: string; to: string; polarity: string };
    type Expected = { published_loops: { polarity: string; length: number }[]; all_simple_cycles: number; positive: number; negative: number };
    const { input, expected } = caseOf<{ edges: Edge[] }, Expected>(id);
    const { loops, isCapped } = findLoops(
      buildCausalMap(input.edges.map((edge, place) => linkOf(`e${place}`, edge.from, edge.to, edge.polarity === "+" ? 1 : -1))),
    );
    expect(isCapped).toBe(false);
    expect(loops).toHaveLength(expected.all_simple_cycles);
    expect(loops.filter((loop) => loop.polarity === 1)).toHaveLength(expected.positive);
    expect(loops.filter((loop) => loop.polarity === -1)).toHaveLength(expected.negative);
    const left = loops.map((loop) => `${loop.polarity === 1 ? "+" : "-"}${loop.links.length}`);
    for (const published of expected.published_loops) {
      const place = left.indexOf(`${published.polarity}${published.length}`);
      expect(place, `loop ${published.polarity}${published.length}`).toBeGreaterThanOrEqual(0);
      left.splice(place, 1);
    }
  });

  test("case vdeijk-main", () => {
    const { input, expected, tolerance } = caseOf<number[], { A: number; polarization: number; layers: [string, number, number][] }>("vdeijk-main");
    const found = stanceAgreement(input);
    near([found?.agreement ?? 0, found?.polarisation ?? 0], [expected.A, expected.polarization], tolerance);
    for (const [place, [pattern, agreement, weight]] of expected.layers.entries()) {
      expect(found?.layers[place]?.pattern).toBe(pattern);
      near([found?.layers[place]?.agreement ?? 0, found?.layers[place]?.weight ?? 0], [agreement, weight], 0.0011);
    }
  });

  test("case vdeijk-endpoints", () => {
    const { input, expected, tolerance } = caseOf<number[][], number[]>("vdeijk-endpoints");
    near(
      input.map((counts) => stanceAgreement(counts)?.agreement ?? Number.NaN),
      expected,
      tolerance,
    );
  });

  test("case sd-exponential", () => {
    const { input, expected, tolerance } = caseOf<{ dt: number; T: number; alg: string }[], number[]>("sd-exponential");
    const ends = input.map(({ dt, T, alg }) => {
      const method = alg === "Euler" ? "euler" : "rk4";
      return integrateStocks([100], (_, [stock = 0]) => [0.04 * stock], { dt, until: T, method }).stocks.at(-1)?.[0] ?? 0;
    });
    near(ends, expected, tolerance);
  });
});

function linkOf(id: string, cause: string, effect: string, sign: 1 | -1): CausalLink {
  return { id, cause, effect, sign, strength: null, speaker: null, isDenied: false, document: null, reviewedByPerson: true };
}
