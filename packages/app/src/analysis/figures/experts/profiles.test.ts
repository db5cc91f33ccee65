import { buildStatementTable, type StatementRow, type StatementTable } from "@rapporteur/core/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { debateReadouts } from "../../../../../../test/e2e/debate-readouts.ts";
import { newEntity } from "../../../records/index.ts";
import { readoutTable } from "../../input/readout-table.ts";
import { figureData } from "../figure-data.ts";
import { answerProfile } from "./answer-profile.ts";
import { answerProfiles } from "./answer-profiles.ts";
import { positionLines } from "./position-lines.ts";

interface Said {
  readonly speaker: string;
  readonly concept: string;
  readonly isFor: boolean;
  readonly day: string | null;
  readonly organization?: string;
}

function tableOf(said: readonly Said[]): StatementTable {
  const rows = said.map(({ speaker, concept, isFor, day, organization }, at): StatementRow => ({
    id: `s${at}`,
    type: "position",
    document: `d${at % 3}`,
    start: at * 10,
    end: at * 10 + 5,
    time: day === null ? null : Date.parse(day),
    review: "accepted",
    values: { speaker, concept, agreement: isFor, quote: `words ${at}`, ...(organization === undefined ? {} : { organization }) },
  }));
  const variables = { speaker: "entity", concept: "entity", organization: "entity", agreement: "boolean", quote: "text" } as const;
  const documents = ["d0", "d1", "d2"].map((id) => ({ id, values: { title: id } }));
  return buildStatementTable({ variables, documentFields: { title: "text" } }, rows, documents);
}

const dataOf = (table: StatementTable) => figureData({ table, revision: 1, entities: [] }, null);
const ada = { speaker: "person:ada", concept: "concept:tolls" };
const bruno = { ...ada, speaker: "person:bruno" };

describe("the page of an expert", () => {
  it("tells when a position turned round, with the words before and after", () => {
    const table = tableOf([
      { ...ada, isFor: true, day: "2026-01-05" },
      { ...ada, isFor: true, day: "2026-02-05" },
      { ...ada, isFor: false, day: "2026-03-07" },
      { ...ada, isFor: true, day: null },
    ]);
    const [line] = positionLines(table, [0, 1, 2, 3]);
    expect(line?.changes.map(({ day, before, after }) => [day, before.quote, after.quote])).toEqual([["2026-03-07", "words 1", "words 2"]]);
    expect([line?.stance, line?.latest.id, line?.forCount, line?.againstCount]).toEqual(["against", "s2", 3, 1]);
    expect(line?.days.map(({ day, stance }) => [day, stance])).toEqual([
      ["2026-01-05", "for"],
      ["2026-02-05", "for"],
      ["2026-03-07", "against"],
      [null, "for"],
    ]);
  });

  it("takes no change from a day that is for and against, nor from undated words", () => {
    const table = tableOf([
      { ...ada, isFor: true, day: "2026-01-05" },
      { ...ada, isFor: true, day: "2026-02-05" },
      { ...ada, isFor: false, day: "2026-02-05" },
      { ...ada, isFor: false, day: null },
    ]);
    expect(positionLines(table, [0, 1, 2, 3]).map(({ changes, stance }) => [changes, stance])).toEqual([[[], "both"]]);
  });

  it("says with whom they agree by the balance on each concept, and nothing of a balance of zero", () => {
    const gates = { concept: "concept:gates", day: null };
    const table = tableOf([
      { ...ada, isFor: true, day: null },
      { ...bruno, isFor: false, day: null },
      { ...gates, speaker: "person:ada", isFor: true },
      { ...gates, speaker: "person:bruno", isFor: true },
      { ...gates, speaker: "person:carla", isFor: true },
      { ...gates, speaker: "person:carla", isFor: false },
    ]);
    const { profiles } = answerProfile(dataOf(table), { role: "speaker", countsDrafts: false, keys: ["person:ada"] });
    expect(profiles[0]?.others).toEqual([{ speaker: "person:bruno", same: ["concept:gates"], opposite: ["concept:tolls"] }]);
  });

  it("gives roles by the statements that show them and by what the project keeps, oldest first", () => {
    const table = tableOf([
      { ...ada, isFor: true, day: "2026-03-01", organization: "org:b" },
      { ...ada, isFor: true, day: "2026-01-01", organization: "org:a" },
      { ...ada, isFor: true, day: "2026-02-01", organization: "org:a" },
    ]);
    const kept = newEntity({ id: "e1", key: "person:ada", type: "person", name: "Ada" });
    const entity = { ...kept, attributes: [{ name: "office", value: "harbour master", from: "2019-01-01", to: null }] };
    const data = figureData({ table, revision: 1, entities: [entity] }, null);
    const { profiles } = answerProfile(data, { role: "speaker", countsDrafts: false, keys: ["person:ada"] });
    expect(profiles[0]?.roles.map(({ organization, fact, from, to }) => [organization ?? fact, from, to])).toEqual([
      ["office: harbour master", "2019-01-01", null],
      ["org:a", "2026-01-01", "2026-02-01"],
      ["org:b", "2026-03-01", "2026-03-01"],
    ]);
    expect(profiles[0]?.months).toEqual(["2026-01", "2026-02", "2026-03"].map((month) => ({ month, statements: 1 })));
  });

  it("puts two beside each other, those who part first", () => {
    const gates = { concept: "concept:gates", day: "2026-01-01", isFor: true };
    const table = tableOf([
      { ...gates, speaker: "person:ada" },
      { ...gates, speaker: "person:bruno" },
      { ...ada, isFor: true, day: null },
      { ...bruno, isFor: false, day: null },
      { ...ada, concept: "concept:alone", isFor: true, day: null },
    ]);
    const { shared } = answerProfile(dataOf(table), { role: "speaker", countsDrafts: false, keys: ["person:ada", "person:bruno"] });
    expect(shared.map(({ key, areApart, lines }) => [key, areApart, lines.map((line) => line?.stance)])).toEqual([
      ["concept:tolls", true, ["for", "against"]],
      ["concept:gates", false, ["for", "for"]],
    ]);
  });
});

describe("the page of an actor or concept", () => {
  const data = dataOf(readoutTable(debateReadouts()));

  it("tells what an actor did and met with, and who speaks of it", () => {
    const { profiles } = answerProfile(data, { role: "actor", countsDrafts: true, keys: ["state:ruritania"] });
    const [page] = profiles;
    const acts = page?.acts.find(({ other }) => other === "state:graustark");
    expect([acts?.conflictGiven, acts?.conflictReceived, acts?.cooperationGiven]).toEqual([2, 3, 0]);
    expect(page?.voices.reduce((sum, { statements }) => sum + statements, 0)).toBe(page?.basis.statements);
    expect(page?.others).toEqual([]);
  });

  it("tells what a concept is said to cause and to come from, denied claims apart", () => {
    const { profiles } = answerProfile(data, { role: "concept", countsDrafts: true, keys: ["concept:unrest"] });
    const ties = profiles[0]?.causes ?? [];
    expect(ties.map(({ way, other }) => [way, other])).toContainEqual(["cause", "concept:grain-prices"]);
    expect(ties.map(({ way, other }) => [way, other])).toContainEqual(["effect", "concept:patrols"]);
    expect(ties.every(({ plus, minus, unsigned, denied, ids }) => plus + minus + unsigned + denied === ids.length)).toBe(true);
  });

  it("counts accepted statements only, unless asked otherwise", () => {
    const counted = (countsDrafts: boolean): number => answerProfiles(data, { role: "concept", countsDrafts }).entries.length;
    expect([counted(false), counted(true)]).toEqual([0, 12]);
  });
});

it("does not depend on the order of statements of one day apart, and counts every position once", () => {
  const day = fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01", null);
  const said = fc.record({ speaker: fc.constantFrom("a", "b"), concept: fc.constantFrom("x", "y"), isFor: fc.boolean(), day });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 20 }), (all) => {
      const facts = (list: readonly Said[]) => {
        const table = tableOf(list);
        const { entries } = answerProfiles(dataOf(table), { role: "speaker", countsDrafts: false });
        const lines = positionLines(
          table,
          list.map((_, row) => row),
        );
        expect(lines.reduce((sum, { forCount, againstCount }) => sum + forCount + againstCount, 0)).toBe(list.length);
        return entries.map(({ key, statements, changes }) => [key, statements, changes]);
      };
      expect(facts(all.toReversed())).toEqual(facts(all));
    }),
  );
});
