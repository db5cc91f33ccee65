import { describe, expect, it } from "vitest";
import { debateReadouts } from "../../../../../../test/e2e/debate-readouts.ts";
import { figureSamples } from "../../../../../../test/support/samples/figure-samples.ts";
import { pickRows, type StatementTable } from "@rapporteur/core/model";
import { answerFigure } from "../answer-figure.ts";
import { figureData } from "../figure-data.ts";
import { readoutTable } from "../../input/readout-table.ts";
import { scopeRows, wholeScope } from "./scope-table.ts";

/** The debate with an act and a cause that no engine takes, one within the scope and one outside. */
function withBadRows(): StatementTable {
  const table = readoutTable(debateReadouts());
  const numbersOf = (name: string): Float64Array => {
    const column = table.variables[name];
    if (column?.kind !== "number") throw new Error(`${name} holds no numbers`);
    return column.values.slice();
  };
  const [weights, strengths] = [numbersOf("weight"), numbersOf("strength")];
  const rowsOf = (type: string): number[] => [...table.types.keys()].filter((row) => table.typeNames[table.types[row] ?? -1] === type);
  const [acts, causes] = [rowsOf("relation"), rowsOf("cause")];
  for (const row of [acts.at(1), acts.at(-1)]) weights[row ?? 0] = 99;
  for (const row of [causes.at(0), causes.at(-2)]) strengths[row ?? 0] = 7;
  const variables = {
    ...table.variables,
    weight: { kind: "number" as const, values: weights },
    strength: { kind: "number" as const, values: strengths },
  };
  return { ...table, variables };
}

describe("a figure of a scope", () => {
  const table = withBadRows();
  const [first = "", second = ""] = table.documents.ids;
  const scope = { ...wholeScope, documents: [first, second] };
  const alone = figureData({ table: pickRows(table, scopeRows(table, scope)), revision: 1, entities: [] }, null);
  const whole = figureData({ table, revision: 1, entities: [] }, null);

  it.each(["actors", "causes", "pair", "causeMap"] as const)("of %s is what its statements alone make", async (task) => {
    const pause = async (): Promise<void> => undefined;
    // What was read of all statements first must not show.
    await answerFigure(task, { data: whole, request: figureSamples[task], pause });
    const wanted = await answerFigure(task, { data: alone, request: figureSamples[task], pause });
    expect(await answerFigure(task, { data: whole, request: { ...figureSamples[task], scope }, pause })).toEqual(wanted);
  });

  it("counts the refused statements of the scope alone", async () => {
    const request = { data: whole, pause: async () => undefined };
    const refused = async (of: object) => [
      (await answerFigure("actors", { ...request, request: { ...figureSamples.actors, ...of } })).leftAside.refused,
      (await answerFigure("causes", { ...request, request: { ...figureSamples.causes, ...of } })).leftAside.refused,
    ];
    expect([await refused({}), await refused({ scope })]).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });
});
