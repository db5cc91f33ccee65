import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signatories, tagsOfCell, textReader } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import { debateReadouts } from "../../../../../../test/e2e/debate-readouts.ts";
import { figureSamples } from "../../../../../../test/support/samples/figure-samples.ts";
import type { StatementScope } from "../../../contract/scope.ts";
import { readoutTable } from "../../input/readout-table.ts";
import { answerFigure } from "../answer-figure.ts";
import { figureData } from "../figure-data.ts";
import { isWholeScope, scopeTable, wholeScope } from "./scope-table.ts";

const readouts = debateReadouts().map((readout, at) => ({
  ...readout,
  document: { ...readout.document, tags: at % 2 === 0 ? ["locks", "tolls"] : ["tolls"], contributions: halves(readout, at) },
}));

/** The first half is signed by one, the second by two; each third document has an unsigned half. */
function halves({ document: { text } }: Readout, at: number): Readout["document"]["contributions"] {
  const middle = Math.floor(text.length / 2);
  const part = (start: number, end: number, author: string | null, others: readonly string[]): Readout["document"]["contributions"][number] => ({
    start,
    end,
    body: [start, end],
    bio: null,
    heading: null,
    author,
    affiliation: null,
    roles: [],
    coAuthors: others.map((other) => ({ author: other, affiliation: null, roles: [] })),
  });
  return [part(0, middle, at % 3 === 0 ? null : "person:editor", []), part(middle, text.length, "person:clerk", ["person:editor"])];
}
const table = readoutTable(readouts);
const data = figureData({ table, revision: 1, entities: [] }, null);
/** Who signs which stretch, of what a readout says of its contributions. */
const signed = ({ document: { contributions } }: Readout) =>
  contributions.flatMap((one) => signatories(one).map(({ author }) => ({ author, start: one.body[0], end: one.body[1] })));
const speakers = [...new Set(Array.from({ length: table.length }, (_, row) => textReader(table, "speaker")(row) ?? ""))];
const pause = async (): Promise<void> => undefined;

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values]);
const day = fc.constantFrom("", "2026-01-20", "2026-03-05", "2026-12-31");
const scopes: fc.Arbitrary<StatementScope> = fc.record({
  documents: some(table.documents.ids),
  tags: some(["locks", "tolls", "unused"]),
  contributors: some([...new Set(readouts.flatMap(signed).map(({ author }) => author)), ""]),
  speakers: some(speakers),
  without: some(speakers),
  types: some(table.typeNames),
  from: day,
  to: day,
});

/** By each row alone, in plain words. */
function passes(row: number, { documents, tags, contributors, speakers, without, types, from, to }: StatementScope): boolean {
  const speaker = textReader(table, "speaker")(row) ?? "";
  const document = table.documents.ids[table.documentOf[row] ?? -1] ?? "";
  const readout = readouts.find((one) => one.document.textSha256 === document);
  const own = readout?.document.tags ?? [];
  const start = table.starts[row] ?? 0;
  const signers = (readout === undefined ? [] : signed(readout)).filter((part) => part.start <= start && start < part.end);
  const time = table.times[row] ?? Number.NaN;
  return (
    (documents.length === 0 || documents.includes(document)) &&
    (tags.length === 0 || tags.some((tag) => own.includes(tag))) &&
    (contributors.length === 0 || (signers.length === 0 ? [""] : signers.map(({ author }) => author)).some((one) => contributors.includes(one))) &&
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

  it("of a contributor leaves what stands in their part, whoever is quoted there, and counts it", async () => {
    const contributor = "person:clerk";
    const scope = { ...wholeScope, contributors: [contributor] };
    const answer = await answerFigure("scopeChoices", { data, request: { scope: wholeScope, countsDrafts: true }, pause });
    const narrowed = await answerFigure("scopeChoices", { data, request: { scope, countsDrafts: true }, pause });
    expect(narrowed.kept).toBeGreaterThan(0);
    expect(narrowed.kept).toBeLessThan(narrowed.total);
    expect(answer.contributors.find(({ value }) => value === contributor)?.count).toBe(narrowed.kept);
    expect(narrowed.contributors).toEqual(answer.contributors);
  });

  it("is counted by type, drafts apart, whatever the screen counts", async () => {
    const [type = ""] = table.typeNames;
    const scope = { ...wholeScope, types: [type], tags: ["locks"] };
    const states = (review: number) => table.ids.filter((_, row) => table.reviews[row] === review && passes(row, scope)).length;
    const { inScope } = await answerFigure("scopeChoices", { data, request: { scope, countsDrafts: false }, pause });
    expect(inScope.types).toEqual([{ type, accepted: states(1), drafts: states(0) }]);
    expect(states(0)).toBeGreaterThan(0);
    const rows = [...table.ids.keys()].filter((row) => table.reviews[row] !== 2 && passes(row, scope));
    expect(inScope.documents).toBe(new Set(rows.map((row) => table.documentOf[row])).size);
    expect(inScope.speakers).toBe(new Set(rows.flatMap((row) => textReader(table, "speaker")(row) ?? [])).size);
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
