import { describe, expect, it } from "vitest";
import { generateClaims } from "./claims.test-data.ts";
import { buildCausalMap, mapFigures, readLinks } from "@rapporteur/engines/causal";
import type { StatementTable } from "@rapporteur/core/model";
import { answerCauseMap, answerCauses } from "./cause-tasks.ts";
import type { CausesRequest } from "./cause-types.ts";
import { figureData } from "../figure-data.ts";

const request: CausesRequest = { countsDrafts: true, without: [], contested: "unknown" };
const go = async (): Promise<void> => undefined;
const dataOf = (table: StatementTable) => figureData({ table, revision: 1, entities: [] }, null);

describe("causes", () => {
  it("leave aside and count a statement that the engine refuses, wherever it stands", async () => {
    const { strength, ...variables } = generateClaims(40, 6).variables;
    const values = (strength as { values: Float64Array }).values.slice();
    for (const row of [0, 1, 7, 39]) values[row] = row === 7 ? 1.5 : 0;
    const bad = { ...generateClaims(40, 6), variables: { ...variables, strength: { kind: "number" as const, values } } };
    expect(() => readLinks(bad, { review: ["accepted"] })).toThrow(expect.objectContaining({ code: "RAP_CAUSAL_LINK" }));
    const left = await answerCauses(dataOf(bad), request, go);
    expect(left.leftAside.refused).toBe(4);
    const counted = left.links.flatMap(({ plus, minus }) => [...plus, ...minus].flatMap(({ ids }) => ids));
    expect(counted.sort()).toEqual(bad.ids.filter((_, row) => ![0, 1, 7, 39].includes(row)).sort());
    expect([left.basis.statements, left.leftAside.self]).toEqual([36, 0]);
  });

  it("tell the central concepts as the engine does", async () => {
    const table = generateClaims(60, 9);
    const { concepts } = await answerCauses(dataOf(table), request, go);
    const wanted = mapFigures(buildCausalMap(readLinks(table).links)).concepts.map(({ concept, role, outCount, inCount }) => [
      concept,
      role,
      outCount,
      inCount,
    ]);
    expect(concepts.map(({ concept, role, outCount, inCount }) => [concept, role, outCount, inCount]).sort()).toEqual(wanted.sort());
    expect(concepts.map(({ centrality }) => centrality)).toEqual(concepts.map(({ centrality }) => centrality).toSorted((a, b) => b - a));
  });

  it("change with the experts who count, and are read again of another table", async () => {
    const data = dataOf(generateClaims(60, 9));
    const [first] = (await answerCauses(data, request, go)).experts;
    const without = await answerCauses(data, { ...request, without: [first?.speaker ?? ""] }, go);
    expect(without.basis.statements).toBe(60 - (first?.claims ?? 0));
    expect((await answerCauses(dataOf(generateClaims(30, 9)), request, go)).basis.statements).toBe(30);
  });
});

describe("the picture of a causal map", () => {
  it("draws every link of a small map", async () => {
    const data = dataOf(generateClaims(60, 9));
    const [{ links }, map] = [await answerCauses(data, request, go), await answerCauseMap(data, request, go)];
    expect([map.drawnCount, map.linkCount]).toEqual([links.length, links.length]);
    expect(map.pieces.flatMap((piece) => piece.links)).toHaveLength(links.length);
  });

  it("draws the strongest links alone where so many are asked for", async () => {
    const data = dataOf(generateClaims(200, 30));
    const [{ links }, map] = [await answerCauses(data, request, go), await answerCauseMap(data, { ...request, strongest: 20 }, go)];
    const voices = ({ plus, minus, unsigned }: (typeof links)[number]): number => plus.length + minus.length + unsigned.length;
    const byKey = new Map(links.map((link) => [`${link.cause} ${link.effect}`, voices(link)]));
    const drawn = map.pieces.flatMap((piece) => piece.links.map(({ cause, effect }) => byKey.get(`${cause} ${effect}`) ?? 0));
    expect([map.drawnCount, map.linkCount, drawn.length]).toEqual([20, links.length, 20]);
    expect(Math.min(...drawn)).toBe([...byKey.values()].sort((a, b) => b - a)[19]);
  });

  it("draws the 150 links that most claim of a large one, and says of how many", async () => {
    const data = dataOf(generateClaims(2000, 300));
    const [{ links }, map] = [await answerCauses(data, request, go), await answerCauseMap(data, request, go)];
    const drawn = map.pieces.flatMap((piece) => piece.links.map(({ cause, effect }) => `${cause} ${effect}`));
    expect([drawn.length, map.drawnCount, map.linkCount]).toEqual([150, 150, links.length]);
    const voices = (of: typeof links): number[] => of.map(({ plus, minus, unsigned }) => plus.length + minus.length + unsigned.length);
    const isDrawn = Object.groupBy(links, ({ cause, effect }) => String(drawn.includes(`${cause} ${effect}`)));
    expect(Math.min(...voices(isDrawn["true"]!))).toBeGreaterThanOrEqual(Math.max(...voices(isDrawn["false"]!)));
  });
});
