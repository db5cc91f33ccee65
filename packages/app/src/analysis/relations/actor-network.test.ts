import { buildActorGraph, readActs, rollUp } from "@rapporteur/engines/relations";
import { expect, it } from "vitest";
import { debateReadouts } from "../../../../../test/e2e/debate-readouts.ts";
import { answerFigure } from "../figures/answer-figure.ts";
import { figureData } from "../figures/figure-data.ts";
import { readoutTable } from "../input/readout-table.ts";
import { actorNetwork } from "./actor-network.ts";

it("puts the actors of a file where the screen has them", async () => {
  const table = readoutTable(debateReadouts());
  const data = figureData({ table, revision: 1, entities: [] }, null);
  const request = { countsDrafts: true, level: "body", weighting: "weight" } as const;
  const shown = await answerFigure("actorLayout", { data, request, pause: async () => undefined });
  const { acts } = rollUp(readActs(table, { review: ["accepted", "draft"] }).acts, [], request.level);
  const written = actorNetwork(buildActorGraph(acts, request), { entities: [], names: new Map() });
  const extent = Math.max(...[...shown.x, ...shown.y].map(Math.abs));
  expect(shown.keys.length).toBeGreaterThan(3);
  expect(written.rows).toEqual(shown.keys);
  const scale = (value = 0): number => Math.round((1000 * value) / extent) + 0;
  expect(written.positions).toEqual(shown.keys.map((_, at) => ({ x: scale(shown.x[at]), y: scale(shown.y[at]) })));
});
