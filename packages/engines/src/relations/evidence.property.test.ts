import fc from "fast-check";
import { expect, test } from "vitest";
import { makeAct } from "../../../../test/support/samples/acts.ts";
import { actions } from "@rapporteur/core/model";
import type { Act } from "./act.ts";
import { balanceReport } from "./balance/balance-report.ts";
import { symmetrise, symmetrisationRules } from "./balance/symmetrise.ts";
import { arcEvidence, buildActorGraph, type ActorGraph } from "./build-actor-graph.ts";

const names = ["a", "b", "c", "d", "e"];
const actList: fc.Arbitrary<Act[]> = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.constantFrom(...actions), fc.integer({ min: -10, max: 10 })), {
    minLength: 1,
    maxLength: 25,
  })
  .map((rows) =>
    rows
      .filter(([source, target]) => source !== target)
      .map(([source, target, action, weight], id) => makeAct({ id: `s${id}`, source, target, action, weight })),
  );

function evidenceByPair(graph: ActorGraph): Map<string, string[]> {
  return new Map(graph.arcs.map((arc) => [`${graph.actors[arc.source]} ${graph.actors[arc.target]}`, arcEvidence(graph, arc)]));
}

test("every act is evidence of exactly one arc, and removing one removes exactly it", () => {
  fc.assert(
    fc.property(actList, fc.nat(), (acts, pick) => {
      fc.pre(acts.length > 0);
      const removed = acts[pick % acts.length] as Act;
      const before = evidenceByPair(buildActorGraph(acts));
      const after = evidenceByPair(buildActorGraph(acts.filter((act) => act !== removed)));
      expect([...before.values()].flat().sort()).toEqual(acts.map((act) => act.id).sort());
      for (const [pair, ids] of before) expect(after.get(pair) ?? []).toEqual(ids.filter((id) => id !== removed.id));
    }),
  );
});

test("the order of acts and the names of actors change no figure", () => {
  const flip = new Map(names.map((name, place) => [name, `${9 - place}-${name}`]));
  fc.assert(
    fc.property(actList, fc.constantFrom(...symmetrisationRules), fc.constantFrom("count" as const, "weight" as const), (acts, rule, weighting) => {
      const figures = (list: readonly Act[]) => {
        const report = balanceReport(symmetrise(buildActorGraph(list, { weighting }), rule));
        return [report.triangles, report.frustration.upper, report.edgeCount, report.negativeCount, report.unsignedPairs];
      };
      const renamed = acts.toReversed().map((act) => makeAct({ ...act, source: flip.get(act.source) ?? "", target: flip.get(act.target) ?? "" }));
      expect(figures(renamed)).toEqual(figures(acts));
    }),
  );
});
