import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import { buildNetwork } from "@rapporteur/engines/network";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newEntity, type EntityRecord } from "../../../records/index.ts";
import { figureData, type FigureData } from "../figure-data.ts";
import { answerMergeEffect } from "./merge-effect.ts";
import { answerMergeSuggestions } from "./suggest-merges.ts";

const concept = (name: string, more: Partial<EntityRecord> = {}): EntityRecord => ({
  ...newEntity({ id: `e-${name}`, key: `concept:${name.replaceAll(" ", "-")}`, type: "concept", name }),
  ...more,
});

function dataOf(entities: readonly EntityRecord[], said: readonly (readonly [speaker: string, concept: string, isFor: boolean])[]): FigureData {
  const rows = said.map(([speaker, name, agreement], at): StatementRow => ({
    id: `s${at}`,
    type: "position",
    document: "d",
    time: null,
    review: "accepted",
    values: { speaker, concept: `concept:${name.replaceAll(" ", "-")}`, agreement, quote: `words ${at}` },
  }));
  const variables = { speaker: "entity", concept: "entity", agreement: "boolean", quote: "text" } as const;
  const table = buildStatementTable({ variables, documentFields: {} }, rows, [{ id: "d", values: {} }]);
  return figureData({ table, revision: 1, entities }, null);
}

const pairsIn = (data: FigureData): string[] =>
  answerMergeSuggestions(data, { type: "concept" }).suggestions.map(({ from, into, reason }) => `${from.name} > ${into.name} (${reason})`);

describe("suggested merges", () => {
  const said = [
    ["ada", "peace plan", true],
    ["bruno", "peace plan", true],
    ["carla", "plan for peace", false],
    ["dmitri", "truce", true],
    ["elin", "a ceasefire", true],
    ["farah", "barges", true],
  ] as const;

  it("put the one with fewer statements into the other, most alike first, and leave strangers alone", () => {
    const data = dataOf(
      ["peace plan", "plan for peace", "truce", "a ceasefire", "barges"].map((name) => concept(name)),
      said,
    );
    expect(pairsIn(data)).toEqual(["plan for peace > peace plan (words)", "a ceasefire > truce (meaning)"]);
    expect(answerMergeSuggestions(data, { type: "concept" })).toMatchObject({ count: 2, usedCount: 5, usedOnce: 4 });
  });

  it("leave out what was judged distinct, what stands in the hierarchy, what was merged and what no statement names", () => {
    const apart = concept("plan for peace", { distinctFrom: ["e-peace plan"] });
    expect(pairsIn(dataOf([concept("peace plan"), apart, concept("peace plans")], said))).toEqual([]);
    expect(pairsIn(dataOf([concept("peace plan"), concept("plan for peace", { parent: "e-peace plan" })], said))).toEqual([]);
    expect(pairsIn(dataOf([concept("peace plan"), concept("plan for peace", { mergedInto: "e-peace plan" })], said))).toEqual([]);
  });

  it("know aliases, and look at one type only", () => {
    const truce = concept("truce", { aliases: ["the pause in fighting"] });
    const barges = concept("barges", { aliases: ["pause in the fighting"] });
    expect(pairsIn(dataOf([truce, barges], said))).toEqual(["barges > truce (words)"]);
    const data = dataOf([truce, { ...barges, type: "place" }], said);
    expect(pairsIn(data)).toEqual([]);
  });

  it("stay linear where very many names share a word", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `gate ${"abcdefghij"[at % 10]}${at.toString(36)}x`);
    const data = dataOf(
      many.map((name) => concept(name)),
      many.map((name) => ["ada", name, true] as const),
    );
    expect(answerMergeSuggestions(data, { type: "concept" }).usedCount).toBe(3000);
  });
});

function tieCounts({ table }: FigureData): number[] {
  return (["congruence", "conflict"] as const).map((aggregation) => {
    const options = {
      networkType: "onemode",
      statementType: "position",
      variable1: "speaker",
      variable2: "concept",
      qualifier: "agreement",
    } as const;
    const { rows, values } = buildNetwork(table, { ...options, aggregation, normalization: "no", duplicates: "document" });
    return [...values.keys()].filter((at) => at % rows.length > Math.floor(at / rows.length) && (values[at] ?? 0) > 0).length;
  });
}

describe("the effect of a merge", () => {
  const said = [
    ["ada", "peace plan", true],
    ["bruno", "plan for peace", true],
    ["carla", "plan for peace", false],
    ["ada", "plan for peace", false],
  ] as const;
  const data = dataOf([concept("peace plan"), concept("plan for peace")], said);

  it("tells which ties would be new and who would be divided, and changes nothing", () => {
    const effect = answerMergeEffect(data, { countsDrafts: false, into: "concept:peace-plan", from: "concept:plan-for-peace" });
    expect(effect.before).toEqual({ agreeing: 1, disagreeing: 2, concepts: 2 });
    expect(effect.after).toMatchObject({ concepts: 1 });
    expect(effect.newAgreeing).toEqual([{ first: "ada", second: "bruno" }]);
    expect(effect.divided).toEqual(["ada"]);
    expect([effect.intoQuotes.length, effect.fromQuotes.length]).toEqual([1, 2]);
    expect(data.table.variables["concept"]).toMatchObject({ dictionary: ["concept:peace-plan", "concept:plan-for-peace"] });
  });

  it("is what the network engine makes of the statements with both names as one", () => {
    const person = fc.constantFrom("ada", "bruno", "carla", "dmitri");
    const position = fc.tuple(person, fc.constantFrom("peace plan", "plan for peace", "barges"), fc.boolean());
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 14 }), (all) => {
        const merged = all.map(([who, what, isFor]) => [who, what === "plan for peace" ? "peace plan" : what, isFor] as const);
        const effect = answerMergeEffect(dataOf([], all), { countsDrafts: false, into: "concept:peace-plan", from: "concept:plan-for-peace" });
        expect([effect.before.agreeing, effect.before.disagreeing]).toEqual(tieCounts(dataOf([], all)));
        expect([effect.after.agreeing, effect.after.disagreeing]).toEqual(tieCounts(dataOf([], merged)));
        expect(effect.after.concepts).toBe(new Set(merged.map(([, what]) => what)).size);
      }),
    );
  });

  it("is nothing where the merged are not about positions", () => {
    const effect = answerMergeEffect(data, { countsDrafts: false, into: "ada", from: "nobody" });
    expect([effect.newAgreeing, effect.newDisagreeing, effect.divided]).toEqual([[], [], []]);
    expect(effect.after).toEqual(effect.before);
  });
});
