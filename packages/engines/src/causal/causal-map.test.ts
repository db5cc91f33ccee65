import { expect, test } from "vitest";
import { linksOfWords, makeLink } from "../../../../test/support/samples/causal-links.ts";
import { buildStatementTable, type CauseStatement, type CellValue } from "@rapporteur/core/model";
import { buildCausalMap, conceptIndex, mapsByExpert, type CausalMap } from "./build-causal-map.ts";
import { describeLoop, findLoops } from "./find-loops.ts";
import { mapDistance } from "./map-distance.ts";
import { mapFigures } from "./map-figures.ts";
import { previewMerge, suggestMerges } from "./merge-concepts.ts";
import { linksOfStatements, readLinks } from "./read-links.ts";
import { linkAgreement, stanceAgreement } from "./stance-agreement.ts";
import { tracePaths } from "./trace-paths.ts";

const mapOf = (words: string): CausalMap => buildCausalMap(linksOfWords(words));

const schema = {
  variables: { cause: "entity", effect: "entity", sign: "integer", strength: "number", status: "text", speaker: "entity" },
  documentFields: {},
} as const;
const table = (...rows: { id: string; values: Record<string, CellValue>; review?: "draft"; type?: string }[]) =>
  buildStatementTable(
    schema,
    rows.map((row) => Object.assign({ type: "cause", document: "d", time: null }, row)),
  );

test("rows become links; denials stay denials; what is left aside is counted by reason", () => {
  const ends = { cause: "concept:a", effect: "concept:b" };
  const reading = readLinks(
    table(
      { id: "plus", values: { ...ends, sign: 1, strength: 0.8, speaker: "person:x" } },
      { id: "no-sign", values: ends },
      { id: "denied", values: { ...ends, sign: 1, status: "denied" } },
      { id: "if", values: { ...ends, status: "hypothetical" } },
      { id: "draft", values: ends, review: "draft" },
      { id: "half", values: { cause: "concept:a" } },
      { id: "self", values: { cause: "concept:a", effect: "concept:a" } },
      { id: "other", values: {}, type: "position" },
    ),
  );
  expect(reading.links.map((link) => [link.id, link.sign, link.isDenied])).toEqual([
    ["plus", 1, false],
    ["no-sign", null, false],
    ["denied", 1, true],
  ]);
  expect(reading.links[0]).toMatchObject({ strength: 0.8, speaker: "person:x", document: "d" });
  expect(reading.leftAside).toEqual({ review: 1, status: 1, concept: 1, self: 1 });
});

test("signs and strengths that are none are refused with their row", () => {
  const ends = { cause: "a", effect: "b" };
  expect(() => readLinks(table({ id: "x", values: ends }, { id: "y", values: { ...ends, sign: 2 } }))).toThrow(/row 2 \(y\): the sign is 2/);
  expect(() => readLinks(table({ id: "x", values: { ...ends, strength: 1.5 } }))).toThrow(/row 1 \(x\): the strength 1.5/);
  expect(() => readLinks(table({ id: "x", values: { ...ends, strength: 0 } }))).toThrow(/the strength 0/);
});

test("plain statements give links between their concepts", () => {
  const side = (concept: string | null) => ({ text: "t", start: 0, end: 1, concept });
  const statement = (id: string, effect: string | null): CauseStatement => ({
    id,
    type: "cause",
    start: 0,
    end: 1,
    quote: "q",
    contribution: null,
    speaker: "person:x",
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: "c",
    review: "accepted",
    confidence: 1,
    cause: side("a"),
    effect: side(effect),
    connective: [0, 0],
    sign: -1,
    strength: null,
  });
  const reading = linksOfStatements([statement("s", "b"), statement("t", null)], "d");
  expect(reading.links).toEqual([makeLink({ id: "s", sign: -1, speaker: "person:x", document: "d", reviewedByPerson: true })]);
  expect(reading.leftAside.concept).toBe(1);
  const told: unknown[] = [];
  linksOfStatements([statement("s", null), statement("t", "b")], "d", { onRow: (row, aside) => told.push([row, aside]) });
  expect(told).toEqual([
    [0, "concept"],
    [1, null],
  ]);
  expect(() => linksOfStatements([statement("s", "b"), { ...statement("t", "b"), strength: 2 }], "d")).toThrow(/row 2 \(t\): the strength 2/);
});

test("a link keeps who says plus, who says minus, who denies it; a voice counts once", () => {
  const links = linksOfWords("ann:a+b*0.8 ann:a+b*0.4 bob:a-b*0.3 eve:a!b");
  const [link] = buildCausalMap(links).links;
  expect(link).toMatchObject({
    sign: null,
    disagreement: "both",
    plus: [{ speaker: "ann", evidence: ["s1", "s2"] }],
    minus: [{ speaker: "bob", evidence: ["s3"] }],
    denied: [{ speaker: "eve", evidence: ["s4"] }],
    evidence: ["s1", "s2", "s3"],
  });
  expect(link?.weight).toBeCloseTo((0.6 - 0.3 + 0) / 3, 12);
  expect(buildCausalMap(links, { contested: "majority" }).links[0]?.sign).toBe(1);
});

test("plain claims take the plain strength; unsigned ones have no weight; denied ones alone are no link", () => {
  const map = buildCausalMap(linksOfWords("a+b a?c a!d b-c*1"), { plainStrength: 0.25 });
  expect(map.links.map((link) => [map.concepts[link.effect], link.weight, link.sign, link.disagreement])).toEqual([
    ["b", 0.25, 1, "none"],
    ["c", 0, null, "none"],
    ["c", -1, -1, "none"],
  ]);
  expect(map.deniedOnly).toMatchObject([{ evidence: [], denied: [{ evidence: ["s3"] }] }]);
  expect(map.basis).toEqual({ statements: 4, reviewed: 0, unreviewedShare: 1 });
});

test("voices that cancel out leave no weight and no side, whatever rounding leaves", () => {
  const links = linksOfWords("ann:a+b*0.1 bob:a+b*0.2 eve:a-b*0.3");
  expect(buildCausalMap(links, { contested: "majority" }).links).toMatchObject([{ weight: 0, sign: null, disagreement: "sign" }]);
});

test("statements without a speaker speak for their document", () => {
  const links = ["d1", "d1", "d2"].map((document, place) => makeLink({ id: `${place}`, document, sign: place === 2 ? -1 : 1 }));
  expect(buildCausalMap(links).links[0]?.weight).toBeCloseTo(0, 12);
});

test("one map an expert", () => {
  const maps = mapsByExpert(linksOfWords("bob:a+b ann:a-b ann:b+c a+c"));
  expect([...maps.keys()]).toEqual(["", "ann", "bob"]);
  expect(maps.get("ann")?.links.map((link) => link.sign)).toEqual([-1, 1]);
  expect(() => conceptIndex(maps.get("bob") as CausalMap, "bb")).toThrow(/did you mean b\?/);
});

test("loops: polarity is the product of signs, unknown where one sign is, shortest first, with evidence", () => {
  const map = mapOf("a+b b-a b+c c+a c?d d+c");
  const { loops, isCapped } = findLoops(map);
  expect(isCapped).toBe(false);
  expect(loops.map((loop) => describeLoop(map, loop)).map(({ concepts, polarity }) => `${concepts.join("")} ${polarity}`)).toEqual([
    "ab balancing",
    "cd unknown",
    "abc reinforcing",
  ]);
  expect(describeLoop(map, loops[0] ?? { links: [], polarity: 0 }).links.map((link) => link.evidence)).toEqual([["s1"], ["s2"]]);
  expect(findLoops(mapOf("a+b b+c")).loops).toEqual([]);
});

test("a capped search says so and lists shortest loops", () => {
  const concepts = "abcdefg";
  const words = [...concepts].flatMap((cause) => [...concepts].filter((effect) => effect !== cause).map((effect) => `${cause}+${effect}`));
  const map = mapOf(words.join(" "));
  // Complete on seven: 21 loops of two, 70 of three, 2,353 or more in all: Σ C(7,k)·(k−1)!.
  expect(findLoops(map, { limit: 100_000 }).loops).toHaveLength(21 + 70 + 210 + 504 + 840 + 720);
  const capped = findLoops(map, { limit: 50 });
  expect(capped.isCapped).toBe(true);
  expect(capped.loops.map((loop) => loop.links.length)).toEqual([...Array(21).fill(2), ...Array(29).fill(3)]);
  expect(findLoops(map, { limit: 2365 }).isCapped).toBe(false);
  expect(() => findLoops(map, { limit: 0 })).toThrow(/limit is 0/);
});

test("paths and total effect: common sign, contradiction shown by counts, unknown, none", () => {
  const map = mapOf("a+b b+d a-c c+d a+d d?e x+y");
  const found = tracePaths(map, "a", "d");
  expect(found.paths.map((path) => `${path.concepts.join("")}${path.sign}`)).toEqual(["ad1", "abd1", "acd-1"]);
  expect(found).toMatchObject({ plus: 2, minus: 1, unknown: 0, effect: "indeterminate", isCapped: false });
  expect(found.paths[2]?.links.map((link) => link.evidence)).toEqual([["s3"], ["s4"]]);
  expect(tracePaths(map, "c", "d").effect).toBe("plus");
  expect(tracePaths(mapOf("a+b b-c"), "a", "c").effect).toBe("minus");
  expect(tracePaths(map, "b", "e")).toMatchObject({ effect: "unknown", unknown: 1 });
  expect(tracePaths(map, "a", "y")).toMatchObject({ effect: "none", paths: [], isCapped: false });
  expect(() => tracePaths(map, "a", "zz")).toThrow(/no concept "zz"/);
});

test("what is cut from a search is said: length, number, and nothing where nothing was", () => {
  const chain = mapOf("a+b b+c c+d d+e a+e");
  expect(tracePaths(chain, "a", "e", { maxLength: 3 })).toMatchObject({ plus: 1, isCapped: true });
  expect(tracePaths(chain, "a", "e", { maxLength: 4 })).toMatchObject({ plus: 2, isCapped: false });
  expect(tracePaths(chain, "a", "e", { limit: 1 })).toMatchObject({ plus: 1, isCapped: true });
});

test("drivers, outcomes, centrality and the map's own figures, by hand", () => {
  const figures = mapFigures(mapOf("a+b*0.8 a-c*0.4 b+c*1 c+d*0.2"));
  expect(figures.concepts.map(({ concept, role, centrality }) => [concept, role, Number(centrality.toFixed(9))])).toEqual([
    ["b", "ordinary", 1.8],
    ["c", "ordinary", 1.6],
    ["a", "driver", 1.2],
    ["d", "outcome", 0.2],
  ]);
  expect(figures.concepts.map(({ outCount, inCount }) => [outCount, inCount])).toEqual([
    [1, 1],
    [1, 2],
    [2, 0],
    [0, 1],
  ]);
  expect(figures.concepts[0]?.evidence.toSorted()).toEqual(["s1", "s3"]);
  expect(figures.concepts[3]?.reach).toBeCloseTo(1 + 2 / 2, 12);
  expect(figures.density).toBeCloseTo(4 / 12, 12);
  expect(figures.complexity).toBe(1);
  // Links out 2, 1, 1, 0, mean 1: Σ = 2; 12·2 / (3·4·5).
  expect(figures.hierarchy).toBeCloseTo(24 / 60, 12);
  expect(() => mapFigures(mapOf("a!b"))).toThrow(/has no link/);
});

test("distance of maps: 0 for equal ones, 1 for opposite full ones, by hand in between", () => {
  const map = mapOf("a+b*1 b-a*1");
  expect(mapDistance(map, map).distance).toBe(0);
  expect(mapDistance(map, mapOf("a-b*1 b+a*1")).distance).toBe(1);
  // Common a, b; only the second has c. Links: |1 − 0.5| + |−1 − 0| + 1, most 2·2·1 + 2·2·1 + 0.
  const compared = mapDistance(map, mapOf("a+b*0.5 b+c"));
  expect(compared.distance).toBeCloseTo(2.5 / 8, 12);
  expect(compared.links.map((link) => [link.cause + link.effect, link.verdict])).toEqual([
    ["ab", "same sign"],
    ["ba", "only in the first"],
    ["bc", "only in the second"],
  ]);
  expect([compared.sharedConcepts, compared.onlyFirst, compared.onlySecond]).toEqual([["a", "b"], [], ["c"]]);
  const verdict = (first: string, second: string) => mapDistance(mapOf(first), mapOf(second)).links[0]?.verdict;
  expect([verdict("a+b", "a?b"), verdict("a?b", "a-b"), verdict("a?b", "a?b"), verdict("a-b", "a-b"), verdict("a+b", "a-b")]).toEqual([
    "one unsigned",
    "one unsigned",
    "same sign",
    "same sign",
    "opposite signs",
  ]);
});

test("a merge shows what it joins, what it closes on itself and which disagreements it makes", () => {
  const links = linksOfWords("ann:oil+war bob:petrol-war oil+petrol war+peace");
  const preview = previewMerge(links, [{ from: "petrol", into: "oil" }]);
  expect(preview.selfLinks).toEqual(["s3"]);
  expect(preview.changed).toBe(2);
  expect(preview.joined).toEqual([{ cause: "oil", effect: "war", from: 2 }]);
  expect(preview.newDisagreements).toEqual([{ cause: "oil", effect: "war" }]);
  expect(preview.links.map((link) => `${link.id} ${link.cause} ${link.effect}`)).toEqual(["s1 oil war", "s2 oil war", "s4 war peace"]);
  const chained = previewMerge(links, [
    { from: "petrol", into: "oil" },
    { from: "oil", into: "energy" },
  ]);
  expect(new Set(chained.links.map((link) => link.cause))).toEqual(new Set(["energy", "war"]));
  const circle = [
    { from: "a", into: "b" },
    { from: "b", into: "c" },
    { from: "c", into: "a" },
  ];
  expect(() => previewMerge(links, circle)).toThrow(/merge 1: .*a → b → c → a/);
});

test("suggestions: word order, endings and function words do not part concepts; different things stay apart", () => {
  const pairs = [
    ["energy-price", "war"],
    ["prices-of-energy", "war"],
    ["energy-price", "growth"],
    ["energy-security", "war"],
    ["price", "war"],
  ];
  const links = pairs.map(([cause = "", effect = ""], place) => makeLink({ id: `${place}`, cause: `concept:${cause}`, effect: `concept:${effect}` }));
  expect(suggestMerges(links)).toEqual([{ from: "concept:prices-of-energy", into: "concept:energy-price", likeness: 1 }]);
});

test("agreement over a link: one camp, two camps, a denial in the middle", () => {
  const agreementOf = (words: string) => linkAgreement(mapOf(words).links[0] as CausalMap["links"][number])?.agreement;
  expect(agreementOf("ann:a+b bob:a+b")).toBe(1);
  expect(agreementOf("ann:a+b bob:a-b")).toBe(-1);
  expect(agreementOf("ann:a+b bob:a!b")).toBeCloseTo(0.5, 12);
  expect(linkAgreement(mapOf("ann:a?b").links[0] as CausalMap["links"][number])).toBeNull();
  expect(stanceAgreement([3, 3, 3, 3])?.agreement).toBe(0);
  expect(() => stanceAgreement([1, 2])).toThrow(/three categories/);
  expect(() => stanceAgreement([1, 2, -1])).toThrow(/count is -1/);
});
