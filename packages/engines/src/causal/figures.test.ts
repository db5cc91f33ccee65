import { expect, test } from "vitest";
import { linksOfWords, makeLink } from "../../../../test/support/samples/causal-links.ts";
import { buildStatementTable, type CellValue } from "@rapporteur/core/model";
import { buildCausalMap, type CausalMap } from "./build-causal-map.ts";
import { explainChanges } from "./fcm/explain-changes.ts";
import { fcmModel, fcmOfMatrix } from "./fcm/fcm-model.ts";
import { infer, inferenceRules, restingState, transferFunctions } from "./fcm/infer.ts";
import { neutralState, pushedState, runScenario } from "./fcm/scenario.ts";
import { whatIf } from "./fcm/what-if.ts";
import { readPolarity, weightText } from "./files/file-link.ts";
import { describeLoop, findLoops } from "./find-loops.ts";
import { integrateStocks } from "./integrate-stocks.ts";
import { enumerateCycles } from "./johnson-search.ts";
import { distancesTo, linkGraph, reversed } from "./link-graph.ts";
import { loopsByLength } from "./loops-by-length.ts";
import { mapFigures } from "./map-figures.ts";
import { suggestMerges } from "./merge-concepts.ts";
import { readLinks } from "./read-links.ts";
import { stanceAgreement } from "./stance-agreement.ts";
import { tracePaths } from "./trace-paths.ts";

const mapOf = (words: string): CausalMap => buildCausalMap(linksOfWords(words));

/** A ring of so many concepts, each the cause of the next. */
function ring(size: number): number[][] {
  return Array.from({ length: size }, (_, cause) => Array.from({ length: size }, (_, effect) => (effect === (cause + 1) % size ? 1 : 0)));
}

test("cycles of up to sixty steps are found, longer ones are not", () => {
  const run = (size: number) =>
    infer(
      fcmOfMatrix(ring(size)),
      Array.from({ length: size }, (_, concept) => Number(concept === 0)),
      { rule: "kosko", transfer: "bivalent" },
    );
  expect(run(60).status).toEqual({ kind: "cycle", period: 60 });
  // One concept in sixty is on at a time.
  expect(restingState(run(60))[7]).toBeCloseTo(1 / 60, 12);
  const long = run(61);
  expect(long.status).toEqual({ kind: "not converged" });
  expect(restingState(long)).toBe(long.final);
  expect([long.steps, long.states.length]).toEqual([200, 201]);
});

test("a run ends when no watched concept moves by more than the threshold", () => {
  const model = fcmOfMatrix([
    [0, 0.5],
    [0, 0],
  ]);
  const run = infer(model, [1, 0], { rule: "kosko", transfer: "sigmoid" });
  expect([run.status, run.steps, run.final[1]]).toEqual([{ kind: "converged" }, 2, 1 / (1 + Math.exp(-0.5))]);
  // Concept 0 never moves: watched alone, it settles at once. A move of the threshold itself has settled, too.
  expect(infer(model, [1, 0], { rule: "kosko", transfer: "sigmoid", watched: [0] }).steps).toBe(1);
  expect(
    infer(
      fcmOfMatrix([
        [0, 1],
        [0, 0],
      ]),
      [0.25, 0],
      { rule: "kosko", transfer: "tanh", threshold: Math.tanh(0.25) },
    ).steps,
  ).toBe(1);
  expect(infer(model, [1, 0], { rule: "kosko", transfer: "sigmoid", clamped: new Map([[1, 0.25]]) }).states.map((state) => state[1])).toEqual([
    0.25, 0.25,
  ]);
  for (const options of [{ threshold: 0 }, { lambda: 0 }, { maxSteps: 0 }])
    expect(() => infer(model, [1, 0], { rule: "kosko", transfer: "sigmoid", ...options })).toThrow(/is 0/);
  expect([inferenceRules, transferFunctions]).toEqual([
    ["kosko", "modified-kosko", "rescaled"],
    ["sigmoid", "tanh", "bivalent", "trivalent"],
  ]);
});

test("states start in the middle of the range, and pushes reach its ends", () => {
  expect(transferFunctions.map((transfer) => neutralState(1, transfer)[0])).toEqual([0.5, 0, 0, 0]);
  expect(transferFunctions.map((transfer) => pushedState(-1, transfer))).toEqual([0, -1, 0, -1]);
  expect(transferFunctions.map((transfer) => pushedState(0.5, transfer))).toEqual([0.75, 0.5, 0.75, 0.5]);
});

test("a pulse shows its largest deviation, a clamp the difference it ends with, a driver acts by its weight", () => {
  const model = fcmOfMatrix([
    [0, 0.5, 0],
    [0, 0, -0.5],
    [0, 0, 0],
  ]);
  const options = { rule: "kosko", transfer: "tanh", threshold: 1e-9 } as const;
  const clamp = runScenario(model, [{ concept: 0, value: 1 }], { ...options, mode: "clamp" });
  const [first, second] = [Math.tanh(0.5), Math.tanh(-0.5 * Math.tanh(0.5))];
  expect([...clamp.change]).toEqual([1, first, second]);
  expect(clamp.status.baseline).toEqual({ kind: "converged" });
  // Without causes it falls back to 0 at once, but has passed on the push.
  const pulse = runScenario(model, [{ concept: 0, value: -1 }], { ...options, mode: "pulse", withoutCauses: "transfer" });
  expect([...pulse.change]).toEqual([-1, -first, -second]);
  expect([...pulse.scenario.final].map(Math.abs)).toEqual([0, 0, 0]);
  const driver = runScenario(model, [{ concept: 1, value: 0.5 }], { ...options, mode: "driver" });
  expect(driver.change.slice(0, 3)).toEqual(Float64Array.of(0, Math.tanh(0.5), second));
});

test("links are kept by what they act on, and distances follow them back", () => {
  const links = [
    { cause: 2, effect: 0, weight: 0.5 },
    { cause: 0, effect: 2, weight: -1 },
    { cause: 1, effect: 0, weight: 0.25 },
  ];
  const model = fcmModel(3, links);
  expect([[...model.offsets], [...model.causes], [...model.weights]]).toEqual([
    [0, 2, 2, 3],
    [2, 1, 0],
    [0.5, 0.25, -1],
  ]);
  const graph = linkGraph(mapOf("a+b b-c a?c c+d x+y"));
  expect([[...graph.offsets], [...graph.effects], [...graph.signs]]).toEqual([
    [0, 2, 3, 4, 4, 5, 5],
    [1, 2, 2, 3, 5],
    [1, 0, -1, 1, 1],
  ]);
  expect([...distancesTo(graph, 3)]).toEqual([2, 2, 1, 0, -1, -1]);
  const back = reversed(graph);
  expect([[...back.offsets], [...back.causes], [...back.links]]).toEqual([
    [0, 0, 1, 3, 4, 4, 5],
    [0, 0, 1, 2, 4],
    [0, 1, 2, 3, 4],
  ]);
});

test("stocks by Euler's steps and by Runge and Kutta's", () => {
  // dx/dt = t: Euler misses the slope at the end of each step; dy/dt = y grows by 1.5 a step, or by 1.6484375.
  const run = (method: "euler" | "rk4") => integrateStocks([0, 1], (time, [, y = 0]) => [time, y], { dt: 0.5, until: 1, method });
  expect(run("euler")).toEqual({
    times: [0, 0.5, 1],
    stocks: [
      [0, 1],
      [0, 1.5],
      [0.25, 2.25],
    ],
  });
  const fine = run("rk4").stocks;
  expect(fine[2]?.[0]).toBeCloseTo(0.5, 12);
  expect(fine[1]?.[1]).toBeCloseTo(1 + 0.5 + 0.5 ** 2 / 2 + 0.5 ** 3 / 6 + 0.5 ** 4 / 24, 12);
  expect(fine[2]?.[1]).toBeCloseTo(1.6484375 ** 2, 12);
  expect(integrateStocks([3], () => [1], { dt: 1, until: 0, method: "rk4" })).toEqual({ times: [0], stocks: [[3]] });
  expect(() => integrateStocks([3], () => [1], { dt: 0, until: 1, method: "rk4" })).toThrow(/dt is 0/);
  expect(() => integrateStocks([3], () => [1], { dt: 1, until: -1, method: "rk4" })).toThrow(/until is -1/);
});

test("agreement peels layers: van der Eijk's worked figures", () => {
  const spread = stanceAgreement([30, 40, 210, 130, 530, 50, 10]);
  expect(spread?.agreement).toBeCloseTo(0.6113333, 6);
  expect(spread?.polarisation).toBeCloseTo((1 - 0.6113333) / 2, 6);
  expect(spread?.count).toBe(1000);
  expect(spread?.layers[0]).toEqual({ pattern: "1111111", agreement: 0, weight: 0.07 });
  // One category in seven is full agreement; two neighbours less by one of six.
  expect(spread?.layers.at(-1)).toEqual({ pattern: "0000100", agreement: 1, weight: expect.closeTo(0.32, 12) });
  expect(stanceAgreement([0, 5, 5, 0])?.agreement).toBeCloseTo(1 - 1 / 3, 12);
  // 1011: of the triples 101, 101, 111, 011, one is unimodal and two are split: (2 · 1 − 3 · 2) / (2 · 3) · (1 − 2/3).
  expect(stanceAgreement([2, 0, 2, 2])?.agreement).toBeCloseTo(-2 / 3 / 3, 12);
  expect(stanceAgreement([0, 0, 0])).toBeNull();
});

test("roles, ties by name, and how far concepts reach", () => {
  const map = buildCausalMap(linksOfWords("b+c*0.5 a+c*0.5 c-d*1 d+e*1 e+f*1"), { concepts: ["lone"] });
  const { concepts, complexity, density } = mapFigures(map);
  expect(concepts.map(({ concept, role }) => `${concept} ${role}`)).toEqual([
    "c ordinary",
    "d ordinary",
    "e ordinary",
    "f outcome",
    "a driver",
    "b driver",
    "lone isolated",
  ]);
  const reach = (name: string) => concepts.find(({ concept }) => concept === name)?.reach;
  // From a: c; then b and d by halves; then e by a third; f is too far.
  expect(reach("a")).toBeCloseTo(1 + 2 / 2 + 1 / 3, 12);
  expect(reach("lone")).toBe(0);
  expect(complexity).toBe(1 / 2);
  expect(density).toBeCloseTo(5 / 42, 12);
  expect(mapFigures(mapOf("a+b b+a")).complexity).toBeNull();
});

test("names of many words are alike by shared stems; what too many share tells nothing", () => {
  const links = (...names: string[]) => names.map((name, place) => makeLink({ id: `${place}`, cause: `concept:${name}`, effect: "concept:zz" }));
  // Three of four stems; "of" and "the" are none.
  expect(suggestMerges(links("cost-of-the-gas-import", "gas-imports-cost-risk"))).toEqual([
    { from: "concept:gas-imports-cost-risk", into: "concept:cost-of-the-gas-import", likeness: 0.75 },
  ]);
  expect(suggestMerges(links("big-war", "war"), { least: 0.5 })).toHaveLength(1);
  expect(suggestMerges(links("big-war", "war"))).toEqual([]);
  // The one with more links stays, whatever its name.
  expect(suggestMerges([...links("oil-price", "oil-prices"), ...links("oil-prices")])).toMatchObject([
    { from: "concept:oil-price", into: "concept:oil-prices" },
  ]);
  const numbered = (count: number) => suggestMerges(links(...Array.from({ length: count }, (_, at) => `theme-${at}x`)), { least: 0.3 });
  expect([numbered(50).length, numbered(51).length]).toEqual([(50 * 49) / 2, 0]);
});

test("signs of a table may be numbers or marks", () => {
  const schema = { variables: { cause: "entity", effect: "entity", sign: "text" }, documentFields: {} } as const;
  const signs = (...given: (string | null)[]) =>
    readLinks(
      buildStatementTable(
        schema,
        given.map((sign, at) => {
          const values: Record<string, CellValue> = { cause: "a", effect: "b", sign };
          return { id: `s${at}`, type: "cause", document: "d", time: null, values };
        }),
      ),
    ).links.map(({ sign }) => sign);
  expect(signs("1", "+", "-1", "-", "−", "", null)).toEqual([1, 1, -1, -1, -1, null, null]);
  expect(() => signs("+1")).toThrow(/the sign is \+1/);
});

test("which row became a link, and why another did not, is told in order", () => {
  const schema = { variables: { cause: "entity", effect: "entity", status: "text" }, documentFields: {} } as const;
  const row = (id: string, values: Record<string, CellValue>, type = "cause") => ({ id, type, document: "d", time: null, values });
  const table = buildStatementTable(schema, [
    row("x", {}, "position"),
    row("a", { cause: "a", effect: "b" }),
    row("b", { cause: "a", effect: "a" }),
    row("c", { cause: "a" }),
  ]);
  const told: unknown[] = [];
  readLinks(table, { onRow: (at, aside) => told.push([at, aside]) });
  expect(told).toEqual([
    [1, null],
    [2, "self"],
    [3, "concept"],
  ]);
});

test("polarity in words, marks and numbers, whole words only", () => {
  const at = { format: "CSV", place: "row 1" };
  const read = (text: string) => readPolarity(text, at);
  expect(["+", "pos", "Positive", "1", " 0.25 "].map((text) => read(text)?.sign)).toEqual([1, 1, 1, 1, 1]);
  expect(["-", "−0.5", "neg", "NEGATIVE", "-1"].map((text) => read(text)?.sign)).toEqual([-1, -1, -1, -1, -1]);
  expect(["?", "unknown"].map(read)).toEqual(Array.from({ length: 2 }, () => ({ sign: null, strength: null })));
  expect(["", " ", "0"].map(read)).toEqual([null, null, null]);
  expect(read("-0.5")).toEqual({ sign: -1, strength: 0.5 });
  for (const text of ["pos.", "xpos", "negativeness", "xneg", "unknowns", "not unknown", "1.01"])
    expect(() => read(text), text).toThrow(/CSV, row 1/);
  expect([0.1 + 0.2, 1e-7, -0.1234567].map(weightText)).toEqual(["0.3", "0", "-0.123457"]);
});

test("loops are named from their lowest concept, a cap keeps the shortest and says whether they are", () => {
  const map = mapOf("a+b b+c c-a b-a");
  const search = findLoops(map);
  expect(search).toMatchObject({ isCapped: false, areShortest: true, limit: 1000 });
  expect(search.loops.map((loop) => [loop.polarity, ...describeLoop(map, loop).concepts])).toEqual([
    [-1, "a", "b"],
    [-1, "a", "b", "c"],
  ]);
  expect(findLoops(map, { limit: 1 })).toMatchObject({ isCapped: true, areShortest: true, loops: [{ polarity: -1 }] });
  expect(findLoops(map, { limit: 2 }).isCapped).toBe(false);
  const graph = linkGraph(map);
  expect(loopsByLength(graph, 10, 1000)).toEqual(enumerateCycles(graph, 10).sort((a, b) => a.length - b.length));
  expect(loopsByLength(graph, 10, 5)).toBeNull();
  expect(enumerateCycles(graph, 1)).toHaveLength(1);
});

test("paths have six links at most unless more are asked for, and a thousand of them", () => {
  const chain = mapOf("a+b b+c c+d d+e e+f f+g g+h");
  expect(tracePaths(chain, "a", "g")).toMatchObject({ plus: 1, isCapped: false });
  expect(tracePaths(chain, "a", "h")).toMatchObject({ plus: 0, isCapped: true });
  expect(tracePaths(chain, "a", "h", { maxLength: 7 })).toMatchObject({ plus: 1, isCapped: false });
  // The goal is not left again, nor the start visited twice.
  expect(tracePaths(mapOf("a+b b+c c+a c+b b+a"), "a", "c").paths.map(({ concepts }) => concepts.join(""))).toEqual(["abc"]);
  for (const options of [{ maxLength: 0 }, { limit: 0 }, { limit: 1.5 }])
    expect(() => tracePaths(chain, "a", "b", options)).toThrow(/a whole number from 1/);
});

test("a change is explained by eight paths at most, the shortest, and says that there are more", () => {
  const middles = [..."bcdefghij"];
  const map = mapOf(`${middles.map((name) => `a+${name} ${name}-z`).join(" ")} a+z`);
  const [start, end] = [map.concepts.indexOf("a"), map.concepts.indexOf("z")];
  const explain = (value: number, direction: 1 | -1, maxLength = 4) =>
    explainChanges(map, [{ concept: start, value }], { directions: map.concepts.map((_, at) => (at === end ? direction : 0)), maxLength })[end];
  const found = explain(1, -1);
  // The direct link pulls the other way; seven of the nine ways over one concept follow.
  expect(found?.opposing.map(({ concepts }) => concepts.join(""))).toEqual(["az"]);
  expect(found?.supporting.map(({ concepts }) => concepts.join(""))).toEqual(middles.slice(0, 7).map((name) => `a${name}z`));
  expect([found?.isCapped, found?.unsigned]).toEqual([true, []]);
  expect(explain(-1, 1)?.supporting).toHaveLength(7);
  expect(explain(1, -1, 1)).toMatchObject({ supporting: [], isCapped: false });
  const eight = mapOf(
    middles
      .slice(0, 8)
      .map((name) => `a+${name} ${name}?z`)
      .join(" "),
  );
  const pushed = explainChanges(eight, [{ concept: 0, value: 1 }], {
    directions: eight.concepts.map((name) => (name === "z" ? 1 : 0)),
    maxLength: 2,
  });
  expect(pushed.at(-1)).toMatchObject({ supporting: [], opposing: [], isCapped: false });
  expect(pushed.at(-1)?.unsigned).toHaveLength(8);
});

test("a change as small as the threshold is none, and what most configurations say is its stability", () => {
  const map = mapOf("a+b*0.5");
  const rows = { rules: ["kosko"], transfers: ["tanh"], lambdas: [1] } as const;
  const change = Math.tanh(0.5);
  const answer = (unchangedBelow: number) => whatIf(map, [{ concept: "a", value: 1 }], { ...rows, unchangedBelow }).concepts[1];
  expect(answer(change)).toMatchObject({ direction: "unchanged", unchanged: 1, stability: 1 });
  expect(answer(change - 1e-9)).toMatchObject({ direction: "rises", rises: 1, falls: 0, unchanged: 0 });
  const fall = whatIf(map, [{ concept: "a", value: -1 }], { ...rows, unchangedBelow: change }).concepts[1];
  expect(fall).toMatchObject({ direction: "unchanged", falls: 0 });
  // One rule moves b, the step function does not: two thirds.
  const steps = whatIf(map, [{ concept: "a", value: 1 }], {
    rules: ["kosko"],
    transfers: ["tanh", "bivalent"],
    lambdas: [1, 2],
    unchangedBelow: 0.6,
  });
  expect(steps.concepts[1]).toMatchObject({ rises: 2, unchanged: 1, stability: expect.closeTo(2 / 3, 12), direction: "rises" });
});
