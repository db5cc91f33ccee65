import { expect, test } from "vitest";
import { actsOfLines, makeAct } from "../../../../test/support/samples/acts.ts";
import { buildStatementTable } from "@rapporteur/core/model";
import { activitySeries } from "./activity-series.ts";
import { alignment } from "./alignment.ts";
import { symmetrise } from "./balance/symmetrise.ts";
import { buildActorGraph, findArc } from "./build-actor-graph.ts";
import { changePoints } from "./change-points.ts";
import { comparePictures } from "./compare-pictures.ts";
import { dependence } from "./dependence.ts";
import { defaultResolver, type RawActor } from "./events/event-actor.ts";
import { importEvents } from "./events/import-events.ts";
import { mediationPaths, mediators } from "./mediation.ts";
import { actsOfStatements, readActs } from "./read-acts.ts";

test("pictures correlate over all pairs that either has, absent ones as 0", () => {
  const first = buildActorGraph(actsOfLines("A AID B\nA AID B\nB REJECT C"));
  const second = buildActorGraph(actsOfLines("A AID B\nC AID A\nC AID A\nC AID A\nC REJECT A"));
  const compared = comparePictures(first, second);
  // A>B 2 and 1, B>C −1 and none, C>A none and 2; means 1/3 and 1.
  const [x, y] = [
    [2 - 1 / 3, -1 - 1 / 3, -1 / 3],
    [0, -1, 1],
  ];
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  expect(compared.correlation).toBeCloseTo(dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y)), 12);
  expect(compared.pairs.map(({ source, target, verdict, balances }) => [source + target, verdict, ...balances])).toEqual([
    ["AB", "same sign", 2, 1],
    ["BC", "only in the first", -1, null],
    ["CA", "only in the second", null, 2],
  ]);
  // Without variation in one of them there is nothing to correlate.
  const flat = buildActorGraph(actsOfLines("A AID B\nB AID C"));
  expect(comparePictures(flat, buildActorGraph(actsOfLines("A AID B\nA AID B\nB AID C"))).correlation).toBeNull();
  const undecided = buildActorGraph(actsOfLines("A AID B\nA REJECT B"));
  expect(comparePictures(undecided, flat).pairs[0]?.verdict).toBe("one undecided");
  expect(comparePictures(undecided, undecided).pairs[0]?.verdict).toBe("same sign");
});

test("alignment by mean values, over what is sent and received", () => {
  const acts = [
    makeAct({ id: "1", source: "A", target: "C", weight: 4 }),
    makeAct({ id: "2", source: "A", target: "C", action: "REJECT", weight: -1 }),
    makeAct({ id: "3", source: "D", target: "A", weight: 8 }),
    makeAct({ id: "4", source: "B", target: "C", weight: 3 }),
  ];
  const graph = buildActorGraph(acts, { weighting: "weight" });
  // Towards C (4 − 1) / 2 against 3, towards D 8 against 0: the scale is 20 wide.
  const both = alignment(graph, "A", "B", { value: "mean", direction: "both" });
  expect(both.signorinoRitterS).toBeCloseTo(1 - (2 * (1.5 + 8)) / (2 * 20), 12);
  expect(both).toMatchObject({ thirdCount: 2, untouchedCount: 0, actCount: 4, evidence: ["1", "2", "4", "3"] });
  const sent = alignment(graph, "A", "B", { value: "mean" });
  expect(sent.signorinoRitterS).toBeCloseTo(1 - (2 * 1.5) / (2 * 20), 12);
  expect(sent).toMatchObject({ untouchedCount: 1, actCount: 3 });
  expect(alignment(graph, "A", "B").signorinoRitterS).toBe(1);
  expect(alignment(buildActorGraph(acts), "A", "B", { value: "mean" }).signorinoRitterS).toBeCloseTo(1 - (2 * 1) / (2 * 2), 12);
});

test("dependence takes both directions, of the acts asked for", () => {
  const graph = buildActorGraph(actsOfLines("A AID B\nB AGREE A\nA CONSULT C\nD AID A\nB AID D"));
  const all = dependence(graph, "A", "B");
  expect(all).toMatchObject({ totals: [4, 3], sharedCount: 2, evidence: ["1", "2"] });
  expect(all.shares).toEqual([2 / 4, 2 / 3]);
  expect(all.salience).toBeCloseTo(Math.sqrt(1 / 3), 12);
  expect(all.symmetry).toBeCloseTo(1 - 1 / 6, 12);
  expect(all.interdependence).toBeCloseTo(Math.sqrt(1 / 3) * (5 / 6), 12);
  expect(all.asymmetry).toBeCloseTo(-1 / 6, 12);
  const material = dependence(graph, "A", "B", { acts: "material-cooperation" });
  expect(material).toMatchObject({ totals: [2, 2], sharedCount: 1, evidence: ["1"], shares: [0.5, 0.5] });
});

test("chains of friends: the shortest, then the thickest, then by name; the direct tie by its sign", () => {
  const graph = buildActorGraph(actsOfLines("A AID X\nX AID Z\nA AID Y\nA AID Y\nY AID Z\nY AID Z\nA AID W\nW AID Z\nX AID Y\nZ AID A"));
  const found = mediationPaths(graph, "A", "Z");
  expect(found.paths.map(({ actors, weakestTie }) => `${actors.join("")} ${weakestTie}`)).toEqual(["AYZ 2", "AWZ 1", "AXZ 1", "AXYZ 1", "AYXZ 1"]);
  expect(found).toMatchObject({ direct: 1, isCapped: false });
  expect(mediationPaths(graph, "A", "Z", { maxLength: 2 }).paths).toHaveLength(3);
  expect(mediationPaths(graph, "A", "Z", { limit: 5 }).isCapped).toBe(false);
  expect(mediationPaths(graph, "A", "Z", { limit: 4 }).isCapped).toBe(true);
  expect(mediationPaths(graph, "W", "X").direct).toBeNull();
  const quarrels = symmetrise(buildActorGraph(actsOfLines("A REJECT B\nA REJECT C\nM AID A\nM AID B\nM AID C\nN AID A\nN AID B")));
  expect(
    mediators(quarrels).map(({ actor, conflicts }) => [actor, conflicts.map(({ ties }) => ties.map(({ evidence }) => evidence.join()).join("+"))]),
  ).toEqual([
    ["M", ["3+4", "3+5"]],
    ["N", ["6+7"]],
  ]);
});

test("arcs of a pair are found wherever they stand, and values of 0 are no cooperation", () => {
  const graph = buildActorGraph(
    [
      makeAct({ source: "b", target: "a", weight: 0 }),
      makeAct({ source: "b", target: "c", time: 5 }),
      makeAct({ source: "c", target: "b", time: 7 }),
    ],
    {
      weighting: "weight",
    },
  );
  expect(findArc(graph, "b", "a")).toMatchObject({ cooperation: 0, conflict: 0, first: null });
  expect(findArc(graph, "b", "c")).toMatchObject({ acts: [1], first: 5, last: 5 });
  expect(findArc(graph, "c", "b")?.acts).toEqual([2]);
  expect(findArc(graph, "c", "a")).toBeUndefined();
});

test("months are written with four digits of the year, January as 01", () => {
  const { months } = activitySeries([
    makeAct({ id: "1", time: Date.UTC(987, 11, 31), weight: 2 }),
    makeAct({ id: "2", time: Date.UTC(988, 0, 1), action: "REJECT", weight: -3 }),
  ]);
  expect(months).toEqual([
    { month: "0987-12", cooperation: 1, conflict: 0, weight: 2, evidence: ["1"] },
    { month: "0988-01", cooperation: 0, conflict: 1, weight: -3, evidence: ["2"] },
  ]);
});

test("stretches are at least two periods long unless told otherwise, and a change costs 2 ln n", () => {
  const { penalty, method } = changePoints([0, 0, 0, 90, 0, 0, 0]);
  expect(penalty).toBeCloseTo(2 * Math.log(7), 12);
  expect(method).toBe("optimal partitioning, Poisson rates");
  expect(changePoints([0, 0, 0, 90, 0, 0, 0]).segments.every(({ start, end }) => end - start >= 2)).toBe(true);
  expect(changePoints([0, 0, 0, 90, 0, 0, 0], { minimumLength: 1 }).segments.map(({ start, end }) => [start, end])).toEqual([
    [0, 3],
    [3, 4],
    [4, 7],
  ]);
  expect(changePoints([1, 2, 9, 9], { penalty: 1e6 }).segments).toEqual([{ start: 0, end: 4, rate: 21 / 4 }]);
  for (const [counts, options] of [
    [[1.5], {}],
    [[1], { penalty: -1 }],
    [[1], { minimumLength: 0 }],
    [[1], { minimumLength: 1.5 }],
  ] as const)
    expect(() => changePoints(counts, options)).toThrow(/a whole number|a number from 0/);
});

test("rows tell which became an act, dates are days or milliseconds, weights reach from -10 to 10", () => {
  const schema = { variables: { source: "entity", target: "entity", action: "text", weight: "number", date: "text" }, documentFields: {} } as const;
  const row = (id: string, values: Record<string, string | number>, type = "relation") => ({
    id,
    type,
    document: "d",
    time: null,
    values: { source: "a", target: "b", action: "AID", ...values },
  });
  const table = buildStatementTable(schema, [
    row("x", {}, "position"),
    row("1", { weight: 10, date: "2024-03-05" }),
    row("2", { weight: -10, date: "soon" }),
    row("3", { target: "a" }),
  ]);
  const told: unknown[] = [];
  const { acts } = readActs(table, { onRow: (at, aside) => told.push([at, aside]) });
  expect(acts.map(({ id, weight, time }) => [id, weight, time])).toEqual([
    ["1", 10, Date.UTC(2024, 2, 5)],
    ["2", -10, null],
  ]);
  expect(told).toEqual([
    [1, null],
    [2, null],
    [3, "self"],
  ]);
  expect(() => readActs(buildStatementTable(schema, [row("1", { weight: -10.5 })]))).toThrow(/row 1 \(1\): the weight -10.5/);
  expect(actsOfStatements([], { id: null, published: null }).acts).toEqual([]);
});

test("only a state, its government, its arms and its spies act for it", () => {
  const actor = (fields: Partial<RawActor>): RawActor => ({ name: "", code: "", country: "", sector: "", ...fields });
  const read = defaultResolver();
  expect(["GOV", "MIL", "SPY", "OPP", "REB"].map((sector) => read(actor({ country: "RUS", sector, code: `RUS${sector}` })))).toEqual([
    "state:RUS",
    "state:RUS",
    "state:RUS",
    "group:rusopp",
    "group:rusreb",
  ]);
  expect(
    ["Military", "Navy,Executive", "Government,Opposition", "Parties"].map((sector) => read(actor({ country: "France", sector, name: "Some Body" }))),
  ).toEqual(["state:france", "state:france", "group:some-body", "group:some-body"]);
  expect(read(actor({ country: "France", name: "FRANCE" }))).toBe("state:france");
  expect(read(actor({ country: "FRA", code: "FRA", name: "Paris" }))).toBe("state:FRA");
  expect(read(actor({ country: "FRA", name: "Total" }))).toBe("group:total");
  expect(read(actor({ country: "FRA", sector: "BUS" }))).toBe("group:fra-bus");
  expect([read(actor({})), read(actor({ sector: "GOV" }))]).toEqual([null, "group:gov"]);
});

test("event files: marks for nothing, names of columns in any case, a byte-order mark, scores at the ends", () => {
  const header = [
    "\uFEFFeid",
    "STORY_DATE",
    " source ",
    "source_root",
    "source_agent",
    "target",
    "target_root",
    "target_agent",
    "code",
    "goldstein",
    "aid",
  ];
  const event = (...cells: string[]) => ["1", "19500131", "USAGOV", "USA", "GOV", "FRAGOV", "FRA", "GOV", "112", ...cells];
  const weights = importEvents([header, event("10", "a"), event("-10", "---"), event("", "")]);
  expect(weights.layout).toBe("phoenix");
  expect(weights.acts.map(({ id, weight, document }) => [id, weight, document])).toEqual([
    ["phoenix:1", 10, "a"],
    ["phoenix:1", -10, "---"],
    ["phoenix:1", -1, null],
  ]);
  expect(importEvents([header, event("10.1", "a")], { badRows: "list" }).badRows).toEqual([
    { row: 2, problem: '"10.1" is not a score from -10 to 10' },
  ]);
  const nothing = ["---", "NULL", "None", "NA"].map((mark) => ["1", "19500131", mark, mark, mark, "FRAGOV", "FRA", "GOV", "112", "", ""]);
  expect(importEvents([header, ...nothing]).leftOut).toEqual({ actor: 4, action: 0, self: 0 });
});
