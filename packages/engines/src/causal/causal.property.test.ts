import fc from "fast-check";
import { expect, test } from "vitest";
import { makeLink } from "../../../../test/support/samples/causal-links.ts";
import { buildCausalMap, mapsByExpert, type CausalMap } from "./build-causal-map.ts";
import type { CausalLink } from "./causal-link.ts";
import { whatIf } from "./fcm/what-if.ts";
import { findLoops } from "./find-loops.ts";
import { enumerateCycles } from "./johnson-search.ts";
import { linkGraph } from "./link-graph.ts";
import { loopsByLength } from "./loops-by-length.ts";
import { mapDistance } from "./map-distance.ts";
import { mapFigures } from "./map-figures.ts";
import { tracePaths } from "./trace-paths.ts";

const concepts = ["a", "b", "c", "d", "e", "f"];
const linkList: fc.Arbitrary<CausalLink[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...concepts),
      fc.constantFrom(...concepts),
      fc.constantFrom(1 as const, -1 as const, null),
      fc.constantFrom("ann", "bob", null),
      fc.boolean(),
      fc.integer({ min: 1, max: 10 }),
    ),
    { minLength: 1, maxLength: 18 },
  )
  .map((rows) =>
    rows
      .filter(([cause, effect]) => cause !== effect)
      .map(([cause, effect, sign, speaker, isDenied, tenths], place) =>
        makeLink({ id: `s${place}`, cause, effect, sign, speaker, strength: tenths / 10, isDenied: isDenied && place % 3 === 0 }),
      ),
  );

function evidenceOf(map: CausalMap): Map<string, string[]> {
  const claims = (link: CausalMap["links"][number]) =>
    [...link.plus, ...link.minus, ...link.unsigned, ...link.denied].flatMap((claim) => claim.evidence);
  return new Map(
    [...map.links, ...map.deniedOnly].map((link) => [`${map.concepts[link.cause]} ${map.concepts[link.effect]}`, claims(link).toSorted()]),
  );
}

test("every statement is evidence of exactly one link, and removing one removes exactly it", () => {
  fc.assert(
    fc.property(linkList, fc.nat(), (links, pick) => {
      fc.pre(links.length > 0);
      const removed = links[pick % links.length] as CausalLink;
      const before = evidenceOf(buildCausalMap(links));
      const after = evidenceOf(buildCausalMap(links.filter((link) => link !== removed)));
      expect([...before.values()].flat().sort()).toEqual(links.map((link) => link.id).sort());
      for (const [pair, ids] of before) expect(after.get(pair) ?? []).toEqual(ids.filter((id) => id !== removed.id));
    }),
  );
});

test("relabelling concepts and reordering statements change no figure", () => {
  const flip = new Map(concepts.map((concept, place) => [concept, `${9 - place}${concept}`]));
  const back = new Map([...flip].map(([old, renamed]) => [renamed, old]));
  fc.assert(
    fc.property(linkList, (links) => {
      const map = buildCausalMap(links);
      fc.pre(map.links.length > 0);
      const renamed = links.toReversed().map((link) => makeLink({ ...link, cause: flip.get(link.cause) ?? "", effect: flip.get(link.effect) ?? "" }));
      const other = buildCausalMap(renamed);
      const loops = (one: CausalMap) =>
        findLoops(one)
          .loops.map((loop) => `${loop.polarity}${loop.links.length}`)
          .sort();
      expect(loops(other)).toEqual(loops(map));
      expect(mapFigures(other).hierarchy).toBeCloseTo(mapFigures(map).hierarchy ?? 0, 12);
      const centralities = (one: CausalMap, named: (concept: string) => string) =>
        mapFigures(one)
          .concepts.map((figures) => `${named(figures.concept)} ${figures.role} ${figures.centrality.toFixed(9)} ${figures.reach.toFixed(9)}`)
          .sort();
      expect(centralities(other, (concept) => back.get(concept) ?? "")).toEqual(centralities(map, (concept) => concept));
      const first = map.concepts[0] ?? "";
      const directions = (one: CausalMap, push: string, named: (concept: string) => string) =>
        whatIf(one, [{ concept: push, value: 1 }], { transfers: ["sigmoid"] })
          .concepts.map((answer) => `${named(answer.concept)} ${answer.direction}`)
          .sort();
      expect(directions(other, flip.get(first) ?? "", (concept) => back.get(concept) ?? "")).toEqual(directions(map, first, (concept) => concept));
    }),
    { numRuns: 60 },
  );
});

/** Loops by definition: every simple cycle, from its lowest concept, by trying everything. */
function loopsByDefinition(map: CausalMap): string[] {
  const found: string[] = [];
  const visit = (path: number[], sign: number): void => {
    for (const link of map.links) {
      if (link.cause !== path.at(-1)) continue;
      const next = sign * (link.sign ?? 0);
      if (link.effect === path[0]) found.push(`${path.join(">")} ${Math.sign(next) + 0}`);
      else if (link.effect > (path[0] ?? 0) && !path.includes(link.effect)) visit([...path, link.effect], next);
    }
  };
  for (const start of map.concepts.keys()) visit([start], 1);
  return found.sort();
}

test("loops are all simple cycles, each once, with the product of their signs", () => {
  fc.assert(
    fc.property(linkList, (links) => {
      const map = buildCausalMap(links);
      const found = findLoops(map, { limit: 100_000 }).loops.map(
        (loop) => `${loop.links.map((link) => map.links[link]?.cause).join(">")} ${loop.polarity + 0}`,
      );
      expect(found.sort()).toEqual(loopsByDefinition(map));
    }),
  );
});

test("both enumerations find the same loops, and stop where they are told", () => {
  fc.assert(
    fc.property(linkList, fc.integer({ min: 1, max: 6 }), (links, limit) => {
      const graph = linkGraph(buildCausalMap(links));
      const byJohnson = enumerateCycles(graph, 100_000);
      const keys = (cycles: readonly (readonly number[])[] | null) => cycles?.map((cycle) => cycle.join(" ")).sort();
      expect(keys(loopsByLength(graph, 100_000, 1e9))).toEqual(keys(byJohnson));
      expect(enumerateCycles(graph, limit)).toHaveLength(Math.min(limit, byJohnson.length));
      if (byJohnson.length > 0) expect(loopsByLength(graph, limit, 0)).toBeNull();
    }),
  );
});

test("a ring of 5,000 concepts: its loops are found without recursion", () => {
  const ring = Array.from({ length: 5_000 }, (_, place) => makeLink({ id: `${place}`, cause: `c${place}`, effect: `c${(place + 1) % 5_000}` }));
  const shortCut = makeLink({ id: "short", cause: "c0", effect: "c2" });
  const found = findLoops(buildCausalMap([...ring, shortCut]));
  expect(found.loops.map((loop) => loop.links.length)).toEqual([4_999, 5_000]);
  expect(found).toMatchObject({ isCapped: false, areShortest: true });
});

// Two seconds of looking, since the search is given that many steps.
test("a ladder full of blind alleys: the search comes to an end", { tags: "long" }, () => {
  // A ladder of 60 rungs in one direction with one way back: 2^60 ways up, so only a cap ends it.
  const ladder = Array.from({ length: 60 }, (_, rung) =>
    ["l", "r"].flatMap((from) => ["l", "r"].map((to) => [`${from}${rung}`, `${to}${rung + 1}`])),
  ).flat();
  const links = [...ladder, ["l60", "l0"]].map(([cause = "", effect = ""], place) => makeLink({ id: `${place}`, cause, effect }));
  expect(findLoops(buildCausalMap(links), { limit: 100 })).toMatchObject({ isCapped: true });
});

test("a capped search returns as many loops as asked, none longer than those left out", () => {
  fc.assert(
    fc.property(linkList, fc.integer({ min: 1, max: 5 }), (links, limit) => {
      const map = buildCausalMap(links);
      const all = findLoops(map, { limit: 100_000 }).loops.map((loop) => loop.links.length);
      const some = findLoops(map, { limit });
      expect(some.isCapped).toBe(all.length > limit);
      expect(some.loops.map((loop) => loop.links.length)).toEqual(all.slice(0, limit));
    }),
  );
});

test("paths are all simple paths, shortest first", () => {
  fc.assert(
    fc.property(linkList, (links) => {
      const map = buildCausalMap(links, { concepts });
      const expected: string[] = [];
      const visit = (path: number[]): void => {
        for (const link of map.links) {
          if (link.cause !== path.at(-1) || path.includes(link.effect)) continue;
          if (link.effect === 5) expected.push([...path, 5].map((concept) => map.concepts[concept]).join(""));
          else visit([...path, link.effect]);
        }
      };
      visit([0]);
      const found = tracePaths(map, "a", "f", { maxLength: 10 });
      expect(found.isCapped).toBe(false);
      expect(found.paths.map((path) => path.concepts.join("")).sort()).toEqual(expected.sort());
      const lengths = found.paths.map((path) => path.links.length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    }),
  );
});

test("the distance of maps is 0 to itself, symmetric and at most 1", () => {
  fc.assert(
    fc.property(linkList, linkList, (first, second) => {
      const [a, b] = [buildCausalMap(first), buildCausalMap(second)];
      const distance = mapDistance(a, b).distance;
      expect(mapDistance(b, a).distance ?? -1).toBeCloseTo(distance ?? -1, 12);
      if (distance !== null) expect(distance >= 0 && distance <= 1 + 1e-12).toBe(true);
      if (a.concepts.length > 1) expect(mapDistance(a, a).distance).toBe(0);
    }),
  );
});

test("the experts' maps share out the statements of the merged one", () => {
  fc.assert(
    fc.property(linkList, (links) => {
      const parts = [...mapsByExpert(links).values()].flatMap((map) => [...evidenceOf(map).values()].flat());
      expect(parts.sort()).toEqual(links.map((link) => link.id).sort());
    }),
  );
});
