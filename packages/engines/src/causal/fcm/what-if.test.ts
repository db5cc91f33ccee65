import { expect, test } from "vitest";
import { linksOfWords } from "../../../../../test/support/samples/causal-links.ts";
import { buildCausalMap, type CausalMap } from "../build-causal-map.ts";
import { compareAnswers, leaveOneOut, withLinkReversed, withoutExpert } from "../counterfactuals.ts";
import { fcmOfMap, fcmOfMatrix } from "./fcm-model.ts";
import { infer, restingState } from "./infer.ts";
import { runScenario } from "./scenario.ts";
import { parsePushes, whatIf, type WhatIf } from "./what-if.ts";

const mapOf = (words: string): CausalMap => buildCausalMap(linksOfWords(words));
const answers = (result: WhatIf): Record<string, string> => Object.fromEntries(result.concepts.map((answer) => [answer.concept, answer.direction]));

test("one step of each rule by hand on a → b with weight 0.5", () => {
  const model = fcmOfMatrix([
    [0, 0.5],
    [0, 0],
  ]);
  const step = (rule: "kosko" | "modified-kosko" | "rescaled") =>
    infer(model, [1, 0.25], { rule, transfer: "sigmoid", lambda: 2, maxSteps: 1 }).final[1];
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-2 * x));
  expect(step("kosko")).toBeCloseTo(sigmoid(0.5), 12);
  expect(step("modified-kosko")).toBeCloseTo(sigmoid(0.75), 12);
  expect(step("rescaled")).toBeCloseTo(sigmoid(-0.5 + 0.5), 12);
  expect(infer(model, [1, 0], { rule: "kosko", transfer: "tanh", maxSteps: 1 }).final[1]).toBeCloseTo(Math.tanh(0.5), 12);
});

test("a concept without causes keeps its value, or goes through the transfer function where asked", () => {
  const model = fcmOfMatrix([
    [0, 0.5],
    [0, 0],
  ]);
  expect(infer(model, [0.8, 0], { rule: "kosko", transfer: "sigmoid", maxSteps: 1 }).final[0]).toBe(0.8);
  expect(infer(model, [0.8, 0], { rule: "kosko", transfer: "sigmoid", maxSteps: 1, withoutCauses: "transfer" }).final[0]).toBe(0.5);
});

test("two concepts that chase each other are a cycle of two, found, named, and averaged", () => {
  const model = fcmOfMatrix([
    [0, 1],
    [1, 0],
  ]);
  const run = infer(model, [1, 0], { rule: "kosko", transfer: "bivalent" });
  expect(run.status).toEqual({ kind: "cycle", period: 2 });
  expect(run.steps).toBe(run.states.length - 1);
  expect(run.steps).toBeLessThan(5);
  expect([...restingState(run)]).toEqual([0.5, 0.5]);
  // a drives b up, b drives a down: four states in turn.
  const spiral = infer(
    fcmOfMatrix([
      [0, 1],
      [-1, 0],
    ]),
    [1, 0],
    { rule: "kosko", transfer: "trivalent" },
  );
  expect(spiral.status).toEqual({ kind: "cycle", period: 4 });
});

test("what neither settles nor repeats within the steps is said to do neither", () => {
  const model = fcmOfMatrix([
    [0, 1],
    [1, 0],
  ]);
  expect(infer(model, [1, 0.9], { rule: "modified-kosko", transfer: "sigmoid", lambda: 0.1, maxSteps: 1, threshold: 1e-9 }).status).toEqual({
    kind: "not converged",
  });
});

test.each([
  [{ lambda: 0 }, /lambda is 0/],
  [{ threshold: -1 }, /threshold is -1/],
  [{ maxSteps: 0.5 }, /maxSteps is 0.5/],
])("options that make no sense are refused: %o", (options, message) => {
  expect(() => infer(fcmOfMatrix([[0]]), [0], { rule: "kosko", transfer: "sigmoid", ...options })).toThrow(message);
});

test("matrices that are none are refused with row and column", () => {
  expect(() => fcmOfMatrix([[0, 1]])).toThrow(/row 1 .*2 entries/);
  expect(() =>
    fcmOfMatrix([
      [0, 0],
      [2, 0],
    ]),
  ).toThrow(/row 2 .*column 1 is 2/);
  expect(() => infer(fcmOfMatrix([[0]]), [0, 1], { rule: "kosko", transfer: "sigmoid" })).toThrow(/start is 2; give 1 values/);
});

// Eight concepts: the matrix of FCMpy's documentation (Mkhitaryan et al.), whose interventions on C1 and C2 end at .644651 and .87006.
const eight = [
  [0, 0, 0.6, 0.9, 0, 0, 0, 0.8],
  [0.1, 0, 0, 0, 0, 0, 0.2, 0.5],
  [0, 0.7, 0, 0, 0.9, 0, 0.4, 0.1],
  [0.4, 0, 0, 0, 0, 0.9, 0, 0],
  [0, 0, 0, 0, 0, -0.9, 0, 0.3],
  [-0.3, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0.8, 0.4, 0.9],
  [0.1, 0, 0, 0, 0, 0.1, 0.6, 0],
];

test("drivers on the converged baseline: FCMpy's interventions", () => {
  const pushes = [
    { concept: 0, value: -0.3 },
    { concept: 1, value: 0.5 },
  ];
  const found = runScenario(fcmOfMatrix(eight), pushes, { rule: "modified-kosko", transfer: "sigmoid", mode: "driver" }, [1, 1, 0, 0, 0, 0, 0, 0]);
  expect(found.scenario.final[0]).toBeCloseTo(0.644651, 5);
  expect(found.scenario.final[1]).toBeCloseTo(0.87006, 5);
  expect(found.change).toHaveLength(8);
  expect(found.change[0]).toBeLessThan(0);
});

test("clamp, pulse and driver agree on the sign along a chain; a pulse dies away where the map settles on one state", () => {
  const map = mapOf("a+b*0.9 b-c*0.9 c-d*0.9");
  for (const mode of ["clamp", "pulse", "driver"] as const) {
    const result = whatIf(map, [{ concept: "a", value: 1 }], { mode, transfers: ["sigmoid", "tanh"] });
    expect(answers(result), mode).toMatchObject({ b: "rises", c: "falls", d: "rises" });
  }
  const options = { rule: "kosko", transfer: "sigmoid", withoutCauses: "transfer", mode: "pulse" } as const;
  const pulse = runScenario(fcmOfMap(map), [{ concept: 0, value: 1 }], options);
  expect(pulse.scenario.final[1]).toBeCloseTo(pulse.baseline.final[1] ?? 0, 2);
  expect(pulse.change[1]).toBeGreaterThan(0.05);
});

test("the answer is a sign with the configurations behind it, and quoted paths for and against", () => {
  const map = mapOf("a+b*0.9 b+d*0.9 a-c*0.2 c+d*0.2 a+e b?f x+y");
  const result = whatIf(map, [{ concept: "a", value: 1 }]);
  const of = (concept: string) => result.concepts.find((answer) => answer.concept === concept);
  expect(answers(result)).toMatchObject({ b: "rises", c: "falls", d: "rises", e: "rises", f: "unchanged", y: "unchanged" });
  expect(of("d")).toMatchObject({ falls: 0, isPushed: false });
  expect(of("a")).toMatchObject({ isPushed: true, explanation: { supporting: [] } });
  expect(of("d")?.explanation.supporting.map((path) => path.links.map((link) => link.evidence))).toEqual([[["s1"], ["s2"]]]);
  expect(of("d")?.explanation.opposing.map((path) => path.concepts.join(""))).toEqual(["acd"]);
  expect(result.unweightedLinks).toBe(1);
  expect(result.configurations).toHaveLength(20);
  expect(result.leftOut.map((left) => `${left.rule} ${left.transfer}`)).toEqual([
    "rescaled tanh",
    "rescaled tanh",
    "rescaled tanh",
    "rescaled trivalent",
  ]);
  const down = whatIf(map, [{ concept: "a", value: -1 }], { transfers: ["sigmoid", "bivalent"] });
  expect(answers(down)).toMatchObject({ b: "falls", d: "falls" });
  expect(down.leftOut).toHaveLength(3);
});

test("runs that do not settle are listed and not counted", () => {
  const result = whatIf(mapOf("a+b b-a a+c c-b"), [{ concept: "c", value: 1 }], { maxSteps: 1 });
  expect(result.configurations.some((configuration) => !configuration.isCounted)).toBe(true);
  const counted = result.configurations.filter((configuration) => configuration.isCounted).length;
  for (const answer of result.concepts) expect(answer.rises + answer.falls + answer.unchanged).toBe(counted);
});

test("pushes as text, and pushes that are none", () => {
  expect(parsePushes("sanctions=+1, oil price = -.5")).toEqual([
    { concept: "sanctions", value: 1 },
    { concept: "oil price", value: -0.5 },
  ]);
  expect(parsePushes("a=−1")).toEqual([{ concept: "a", value: -1 }]);
  expect(() => parsePushes("sanctions")).toThrow(/push is sanctions; give CONCEPT=NUMBER/);
  const map = mapOf("a+b");
  expect(() => whatIf(map, [{ concept: "a", value: 2 }])).toThrow(/push is 2/);
  expect(() => whatIf(map, [{ concept: "a", value: 0 }])).toThrow(/a=0/);
  expect(() => whatIf(map, [])).toThrow(/push is empty/);
  expect(() =>
    whatIf(map, [
      { concept: "a", value: 1 },
      { concept: "a", value: -1 },
    ]),
  ).toThrow(/twice/);
  expect(() => whatIf(map, [{ concept: "aa", value: 1 }])).toThrow(/did you mean a\?/);
  expect(() => whatIf(buildCausalMap([]), [{ concept: "a", value: 1 }])).toThrow(/has no link/);
});

test("dropping an expert or turning a link changes exactly what hangs on it", () => {
  const links = linksOfWords("ann:a+b ann:b+c bob:a-d");
  const push = [{ concept: "a", value: 1 }];
  const full = whatIf(buildCausalMap(links), push);
  const influence = leaveOneOut(links, push);
  expect(influence).toEqual([
    {
      speaker: "ann",
      changes: [
        { concept: "b", before: "rises", after: null },
        { concept: "c", before: "rises", after: null },
      ],
    },
    { speaker: "bob", changes: [{ concept: "d", before: "falls", after: null }] },
  ]);
  expect(leaveOneOut(linksOfWords("ann:a+b bob:c+d"), push)[0]?.changes).toBeNull();
  expect(withoutExpert(links, "ann").map((link) => link.id)).toEqual(["s3"]);
  const turned = whatIf(buildCausalMap(withLinkReversed(links, { cause: "a", effect: "b" })), push);
  expect(compareAnswers(full, turned)).toEqual([
    { concept: "b", before: "rises", after: "falls" },
    { concept: "c", before: "rises", after: "falls" },
  ]);
  const signs = (cause: string, effect: string) => withLinkReversed(linksOfWords("a+b b-c c?d"), { cause, effect }).map(({ sign }) => sign);
  expect([signs("a", "b"), signs("b", "c"), signs("c", "d")]).toEqual([
    [-1, -1, null],
    [1, 1, null],
    [1, -1, null],
  ]);
  const swapped = withLinkReversed(links, { cause: "a", effect: "b" }, "direction");
  expect(compareAnswers(full, whatIf(buildCausalMap(swapped), push))).toEqual([
    { concept: "b", before: "rises", after: "unchanged" },
    { concept: "c", before: "rises", after: "unchanged" },
  ]);
  expect(() => withLinkReversed(links, { cause: "b", effect: "a" })).toThrow(/no link from b to a/);
});
