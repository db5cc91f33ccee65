import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagsOfCell, textReader } from "@rapporteur/core/model";
import { debateReadouts } from "../../../../../../test/e2e/debate-readouts.ts";
import { figureSamples } from "../../../../../../test/support/samples/figure-samples.ts";
import type { StatementScope } from "../../../contract/scope.ts";
import { readoutTable } from "../../input/readout-table.ts";
import { answerFigure } from "../answer-figure.ts";
import { figureData } from "../figure-data.ts";
import { isWholeScope, scopeTable, wholeScope } from "./scope-table.ts";

const readouts = debateReadouts().map((readout, at) => ({
  ...readout,
  document: { ...readout.document, tags: at % 2 === 0 ? ["locks", "tolls"] : ["tolls"] },
}));
const table = readoutTable(readouts);
const data = figureData({ table, revision: 1, entities: [] }, null);
const speakers = [...new Set(Array.from({ length: table.length }, (_, row) => textReader(table, "speaker")(row) ?? ""))];
const pause = async (): Promise<void> => undefined;

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values]);
const day = fc.constantFrom("", "2026-01-20", "2026-03-05", "2026-12-31");
const scopes: fc.Arbitrary<StatementScope> = fc.record({
  documents: some(table.documents.ids),
  tags: some(["locks", "tolls", "unused"]),
  speakers: some(speakers),
  without: some(speakers),
  types: some(table.typeNames),
  from: day,
  to: day,
});

/** By each row alone, in plain words. */
function passes(row: number, { documents, tags, speakers, without, types, from, to }: StatementScope): boolean {
  const speaker = textReader(table, "speaker")(row) ?? "";
  const document = table.documents.ids[table.documentOf[row] ?? -1] ?? "";
  const own = readouts.find((readout) => readout.document.textSha256 === document)?.document.tags ?? [];
  const time = table.times[row] ?? Number.NaN;
  return (
    (documents.length === 0 || documents.includes(document)) &&
    (tags.length === 0 || tags.some((tag) => own.includes(tag))) &&
    (speakers.length === 0 || speakers.includes(speaker)) &&
    !without.includes(speaker) &&
    (types.length === 0 || types.includes(table.typeNames[table.types[row] ?? -1] ?? "")) &&
    (from === "" || time >= Date.parse(from)) &&
    (to === "" || time < Date.parse(to) + 86_400_000)
  );
}

describe("a scope", () => {
  it("leaves the rows that pass each of its parts, in their order", () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        const wanted = table.ids.filter((_, row) => passes(row, scope));
        expect(scopeTable(table, scope).ids).toEqual(wanted);
      }),
    );
  });

  it("that says nothing is the table itself", () => {
    expect(isWholeScope(wholeScope)).toBe(true);
    expect(scopeTable(table, wholeScope)).toBe(table);
  });

  it("of one document gives every figure that the document alone gives", async () => {
    const [id = ""] = table.documents.ids;
    const scope = { ...wholeScope, documents: [id] };
    const alone = figureData({ table: readoutTable(readouts.slice(0, 1)), revision: 1, entities: [] }, null);
    for (const task of ["network", "actors", "causes", "forecasts", "nodeEvidence"] as const) {
      const scoped = await answerFigure(task, { data, request: { ...figureSamples[task], scope }, pause });
      expect(scoped, task).toEqual(await answerFigure(task, { data: alone, request: figureSamples[task], pause }));
    }
  });

  it("offers what every other part leaves, with counts, and says what it leaves out", async () => {
    const [first = ""] = table.documents.ids;
    const [speaker = ""] = speakers;
    const scope = { ...wholeScope, documents: [first], without: [speaker] };
    const answer = await answerFigure("scopeChoices", { data, request: { scope, countsDrafts: true }, pause });
    const standing = table.ids.filter((_, row) => table.reviews[row] !== 2);
    expect(answer.total).toBe(standing.length);
    expect(answer.kept).toBe(table.ids.filter((_, row) => table.reviews[row] !== 2 && passes(row, scope)).length);
    expect(answer.documents).toHaveLength(table.documents.ids.length);
    expect(answer.speakers.find(({ value }) => value === speaker)?.count).toBeGreaterThan(0);
    expect(answer.tags.map(({ value }) => value)).toEqual(tagsOfCell("locks\ntolls"));
  });
});
