import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureData, type FigureData } from "../figure-data.ts";
import { answerReviewQueue } from "./review-queue.ts";

type Given = Partial<StatementRow> & { readonly values: StatementRow["values"] };

function dataOf(given: readonly Given[]): FigureData {
  const rows = given.map((one, at): StatementRow => ({
    id: `s${at}`,
    type: "position",
    document: `d${at % 2}`,
    time: null,
    review: "draft",
    ...one,
  }));
  const variables = {
    speaker: "entity",
    concept: "entity",
    source: "entity",
    target: "entity",
    cause: "entity",
    effect: "entity",
    confidence: "number",
    quote: "text",
  } as const;
  const documents = ["d0", "d1"].map((id) => ({ id, values: {} }));
  return figureData({ table: buildStatementTable({ variables, documentFields: {} }, rows, documents), revision: 1, entities: [] }, null);
}

const idsOf = (data: FigureData, order: "uncertain" | "influential"): string[] =>
  answerReviewQueue(data, { order, size: 100 }).drafts.map(({ id }) => id);
const position = (speaker: string, concept: string, more: StatementRow["values"] = {}): Given => ({ values: { speaker, concept, ...more } });

describe("the review queue", () => {
  it("has the least certain drafts of all documents first; what tells no confidence stands between", () => {
    const data = dataOf([
      position("a", "x", { confidence: 0.9 }),
      position("b", "x"),
      position("c", "x", { confidence: 0.2 }),
      { ...position("d", "x", { confidence: 0.1 }), review: "accepted", reviewedByPerson: true },
    ]);
    expect(idsOf(data, "uncertain")).toEqual(["s2", "s1", "s0"]);
    expect(answerReviewQueue(data, { order: "uncertain", size: 1 })).toMatchObject({
      open: 3,
      reviewed: 1,
      documents: 2,
      types: [{ value: "position", open: 3, reviewed: 1 }],
    });
  });

  it("says how many of those that a person has reviewed are rejected", () => {
    const rejected: Given = { ...position("d", "x"), review: "rejected", reviewedByPerson: true };
    const data = dataOf([position("a", "x"), rejected, rejected, { ...position("b", "x"), review: "accepted", reviewedByPerson: true }]);
    expect(answerReviewQueue(data, { order: "uncertain", size: 10 })).toMatchObject({ open: 1, reviewed: 3, rejected: 2 });
  });

  it("has those on which most of the figures hang first, repeats behind", () => {
    const data = dataOf([
      position("a", "x"),
      position("b", "x"),
      position("c", "x"),
      position("c", "x"),
      position("a", "alone"),
      { type: "relation", values: { source: "r", target: "g" } },
      { type: "relation", values: { source: "g", target: "r" } },
    ]);
    const drafts = answerReviewQueue(data, { order: "influential", size: 100 }).drafts;
    expect(Object.fromEntries(drafts.map(({ id, reach, repeats }) => [id, [reach, repeats]]))).toEqual({
      s0: [3, 1],
      s1: [3, 1],
      s2: [2, 2],
      s3: [2, 2],
      s4: [0, 1],
      s5: [2, 1],
      s6: [2, 1],
    });
    expect(drafts.map(({ id }) => id)).toEqual(["s0", "s1", "s5", "s6", "s2", "s3", "s4"]);
  });

  it("keeps a draft that a person changed or opened again, until it is accepted or rejected", () => {
    const data = dataOf([{ ...position("a", "x"), reviewedByPerson: true }]);
    expect(answerReviewQueue(data, { order: "uncertain", size: 10 })).toMatchObject({ open: 1, reviewed: 0, drafts: [{ id: "s0" }] });
  });

  it("does not count what was rejected", () => {
    const data = dataOf([position("a", "x"), { ...position("b", "x"), review: "rejected", reviewedByPerson: true }]);
    expect(answerReviewQueue(data, { order: "influential", size: 10 }).drafts).toMatchObject([{ id: "s0", reach: 0, repeats: 1 }]);
  });

  it("holds each draft once, whatever the order, and its counts add up", () => {
    const one = fc.record({
      speaker: fc.constantFrom("a", "b"),
      concept: fc.constantFrom("x", "y"),
      confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    const review = fc.constantFrom("draft", "accepted", "rejected" as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(one, review), { maxLength: 30 }), (all) => {
        const data = dataOf(all.map(([values, state]) => ({ values, review: state as "draft", reviewedByPerson: state !== "draft" })));
        const drafts = all.flatMap(([, state], at) => (state === "draft" ? [`s${at}`] : []));
        expect(idsOf(data, "uncertain").toSorted()).toEqual(drafts.toSorted());
        expect(idsOf(data, "influential").toSorted()).toEqual(drafts.toSorted());
        const { open, reviewed, types, speakers } = answerReviewQueue(data, { order: "uncertain", size: 0 });
        for (const counts of [types, speakers])
          expect([counts.reduce((sum, count) => sum + count.open, 0), counts.reduce((sum, count) => sum + count.reviewed, 0)]).toEqual([
            open,
            reviewed,
          ]);
      }),
    );
  });
});
