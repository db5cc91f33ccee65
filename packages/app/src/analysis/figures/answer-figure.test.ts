import { describe, expect, it } from "vitest";
import { debateReadouts } from "../../../../../test/e2e/debate-readouts.ts";
import { figureSamples } from "../../../../../test/support/samples/figure-samples.ts";
import { readoutTable } from "../input/readout-table.ts";
import { answerFigure } from "./answer-figure.ts";
import { figureData } from "./figure-data.ts";

const table = readoutTable(debateReadouts());
const data = figureData({ table, revision: 1, entities: [] }, null);

describe("a figure", () => {
  it.each(["network", "layout", "polarization", "actors", "actorLayout", "actorBalance", "causes"] as const)(
    "of %s is called off at the next pause",
    async (task) => {
      const turns: number[] = [];
      const answered = await answerFigure(task, { data, request: figureSamples[task], pause: async () => void turns.push(1) });
      expect(turns.length).toBeGreaterThan(1);
      const gone = new Error("nobody waits");
      const pause = (): Promise<void> => Promise.reject(gone);
      await expect(answerFigure(task, { data, request: figureSamples[task], pause })).rejects.toBe(gone);
      // What was called off leaves nothing behind that the next answer would show.
      expect(await answerFigure(task, { data, request: figureSamples[task], pause: async () => undefined })).toEqual(answered);
    },
  );

  it("finds a statement by its id, also after a change that left the statements as they are", () => {
    const later = figureData({ table, revision: 2, entities: [] }, data);
    const other = figureData({ table: structuredClone(table), revision: 3, entities: [] }, data);
    const [id = ""] = table.ids;
    expect([data, later, other].map(({ rowOf }) => [rowOf(id), rowOf("none")])).toEqual(Array.from({ length: 3 }, () => [0, undefined]));
    expect([later.rowOf === data.rowOf, other.rowOf === data.rowOf]).toEqual([true, false]);
  });
});
