import { describe, expect, it } from "vitest";
import { debateReadouts } from "../../../../../../test/e2e/debate-readouts.ts";
import { figureSamples } from "../../../../../../test/support/samples/figure-samples.ts";
import { readoutTable } from "../../input/readout-table.ts";
import { answerActorBalance, answerActorEvidence, answerActorLayout, answerActors } from "./actor-tasks.ts";
import { figureData } from "../figure-data.ts";

const table = readoutTable(debateReadouts());
const data = figureData({ table, revision: 1, entities: [] }, null);
const go = async (): Promise<void> => undefined;
const { actors: request, actorLayout } = figureSamples;

describe("actors", () => {
  it("have their places and their sides by tasks of their own, of the same actors", async () => {
    const { actors, arcs } = await answerActors(data, request, go);
    const keys = actors.map(({ key }) => key);
    const layout = await answerActorLayout(data, actorLayout, go);
    expect(layout.keys).toEqual(keys);
    expect(new Set(layout.x).size).toBe(keys.length);
    const { balance, camps } = await answerActorBalance(data, request, go);
    expect(balance?.actorCount).toBe(keys.length);
    expect(arcs.length).toBeGreaterThan(0);
    expect(camps.flatMap(({ sides }) => sides.flat()).every((key) => keys.includes(key))).toBe(true);
  });

  it("are shown with the words of all that they did and met with, each once", async () => {
    const { actors, arcs } = await answerActors(data, request, go);
    for (const { key, acts } of actors) {
      const { rows, count } = answerActorEvidence(data, { ...actorLayout, actor: key });
      expect(count).toBe(acts);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(rows.every(({ quote, type }) => quote !== "" && type === "relation")).toBe(true);
    }
    expect(arcs.length).toBeGreaterThan(0);
    expect(answerActorEvidence(data, { ...actorLayout, actor: "state:nowhere" }).count).toBe(0);
  });

  it("are placed the same however often others have a turn, and no longer once nobody waits", async () => {
    const layout = await answerActorLayout(data, actorLayout, go);
    let turns = 0;
    const gone = new Error("nobody waits");
    const stopping = async (): Promise<void> => {
      if (++turns > 20) throw gone;
    };
    await expect(answerActorLayout(data, actorLayout, stopping)).rejects.toBe(gone);
    expect(await answerActorLayout(data, actorLayout, () => new Promise((resolve) => setImmediate(resolve)))).toEqual(layout);
  });

  it("leave aside and count an act that the engine refuses", async () => {
    const row = table.ids.findIndex((_, at) => table.typeNames[table.types[at]!] === "relation");
    const weight = table.variables["weight"] as { values: Float64Array };
    const values = weight.values.slice();
    values[row] = 11;
    const bad = figureData(
      { table: { ...table, variables: { ...table.variables, weight: { ...weight, values } as never } }, revision: 1, entities: [] },
      null,
    );
    const [good, left] = [await answerActors(data, request, go), await answerActors(bad, request, go)];
    expect([good.leftAside.refused, left.leftAside.refused]).toEqual([0, 1]);
    expect(left.basis.statements).toBe(good.basis.statements - 1);
  });
});
