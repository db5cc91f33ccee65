import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { buildStatementTable } from "@rapporteur/core/model";
import { valueOf } from "./agreement-result.ts";
import { readCodedStatements } from "./coded-statement.ts";
import { exampleStatement as statement } from "./coded-statement.test-data.ts";
import { againstReference, compareCodings } from "./compare-codings.ts";
import type { ComparedVariable } from "./compared-variable.ts";
import { alignUnits } from "./gamma/align-units.ts";
import { dissimilarityOf } from "./gamma/dissimilarity.ts";
import { gammaAgreement } from "./gamma/gamma.ts";
import { matchStatements } from "./match-statements.ts";
import { unitizingAlpha } from "./unitizing-alpha.ts";

const span = (coder: string, start: number, end: number, document = "d") => ({ coder, document, category: "x", start, end });

describe("unitizing alpha", () => {
  const documents = [{ id: "d", length: 100 }];
  const coders = ["a", "b"];

  it("is 1 for the same passages and less for shifted ones", () => {
    const same = [span("a", 10, 20), span("b", 10, 20), span("a", 50, 60), span("b", 50, 60)];
    expect(valueOf(unitizingAlpha({ spans: same, documents, coders }).overall)).toBe(1);
    const shifted = [span("a", 10, 20), span("b", 12, 22), span("a", 50, 60), span("b", 50, 60)];
    expect(valueOf(unitizingAlpha({ spans: shifted, documents, coders }).overall)).toBeLessThan(1);
  });

  it("counts a passage that the other lacks, also for a coder who marked nothing", () => {
    const one = unitizingAlpha({ spans: [span("a", 10, 20)], documents, coders }).byCategory.get("x");
    expect(one).toMatchObject({ kind: "value", observed: (2 * 100) / (2 * 100 ** 2) });
  });

  it("says why there is no value", () => {
    expect(unitizingAlpha({ spans: [], documents, coders }).overall).toMatchObject({ reason: "no pairable values" });
    expect(unitizingAlpha({ spans: [span("a", 1, 2)], documents, coders: ["a"] }).overall).toMatchObject({ reason: "no pairable values" });
    expect(unitizingAlpha({ spans: [span("a", 0, 100), span("b", 0, 100)], documents, coders }).overall).toMatchObject({
      kind: "undefined",
      reason: "no variation",
    });
  });

  it("joins overlapping passages of one coder, and says how many", () => {
    const result = unitizingAlpha({ spans: [span("a", 10, 20), span("a", 15, 30), span("b", 10, 30)], documents, coders });
    expect(result.joinedCount).toBe(1);
    expect(valueOf(result.overall)).toBe(1);
  });

  it("keeps gaps inside documents", () => {
    const two = [
      { id: "d", length: 50 },
      { id: "e", length: 50 },
    ];
    const spans = [span("a", 10, 20), span("b", 12, 22)];
    const apart = unitizingAlpha({ spans, documents: two, coders });
    const together = unitizingAlpha({ spans, documents, coders });
    expect(valueOf(apart.overall)).not.toBeCloseTo(valueOf(together.overall) ?? 0, 6);
  });

  it("refuses passages outside their document", () => {
    expect(() => unitizingAlpha({ spans: [span("a", 90, 101)], documents, coders })).toThrow(
      /row 1: 90–101 is not a passage of a document of length 100/,
    );
    expect(() => unitizingAlpha({ spans: [span("a", 1, 2, "z")], documents, coders })).toThrow(/“z” is not in the list/);
  });
});

describe("gamma", () => {
  const unit = (start: number, end: number, category = "x") => ({ start, end, category });

  it("aligns the nearest, and leaves strangers alone", () => {
    const { groups, disorder, isExact } = alignUnits(
      [
        [unit(1, 5), unit(6, 10), unit(20, 24)],
        [unit(2, 6), unit(31, 35)],
      ],
      dissimilarityOf({}),
    );
    expect(groups.map(({ members }) => members)).toEqual([
      [0, 0],
      [1, -1],
      [2, -1],
      [-1, 1],
    ]);
    expect(disorder).toBeCloseTo((0.0625 + 3) / 2.5, 12);
    expect(isExact).toBe(true);
  });

  it("beats the greedy choice where that is wrong", () => {
    // The best pair by itself (a1–b0) would leave two passages alone.
    const { groups } = alignUnits(
      [
        [unit(0, 10), unit(4, 14)],
        [unit(5, 15), unit(9, 19)],
      ],
      dissimilarityOf({ alpha: 3 }),
    );
    expect(groups.map(({ members }) => members)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("is 1 for equal codings, repeats with its seed, and has none for nothing", () => {
    const coder = [unit(0, 10), unit(20, 30, "y"), unit(50, 55)];
    expect(gammaAgreement([coder, coder, coder], { random: seededRandom(1) }).gamma).toBe(1);
    const moved = coder.map(({ start, end, category }) => unit(start + 3, end + 4, category));
    const first = gammaAgreement([coder, moved], { random: seededRandom(1) });
    expect(gammaAgreement([coder, moved], { random: seededRandom(1) })).toEqual(first);
    expect(first.gamma).toBeLessThan(1);
    expect(gammaAgreement([coder], { random: seededRandom(1) }).gamma).toBeNull();
    expect(gammaAgreement([[], []], { random: seededRandom(1) }).gamma).toBeNull();
  });

  it("tells of each category by itself whether the coders mean the same", () => {
    const one = [unit(0, 10, "x"), unit(20, 30, "y"), unit(50, 55, "z"), unit(70, 80, "x")];
    const other = [unit(0, 10, "x"), unit(20, 30, "z"), unit(50, 55, "z"), unit(70, 80, "x")];
    const { gammaCategories, gammaByCategory } = gammaAgreement([one, other], { random: seededRandom(1) });
    expect([...gammaByCategory.keys()].sort()).toEqual(["x", "y", "z"]);
    expect(gammaByCategory.get("x")).toBe(1);
    expect(gammaByCategory.get("y")).toBeLessThan(gammaByCategory.get("z") ?? 0);
    expect(gammaByCategory.get("z")).toBeLessThan(1);
    expect(gammaCategories).toBeLessThan(1);
  });

  it("says when an alignment was cut short", () => {
    const crowd = Array.from({ length: 12 }, (_, coder) =>
      Array.from({ length: 4 }, (_, index) => unit(index + coder / 100, index + 3 + coder / 100)),
    );
    expect(alignUnits(crowd, dissimilarityOf({})).isExact).toBe(false);
  });

  it("refuses an empty passage", () => {
    expect(() => gammaAgreement([[unit(3, 3)], []], { random: seededRandom(1) })).toThrow(/3–3 is not a passage/);
  });
});

describe("matching statements", () => {
  it("prefers the greater overlap and never takes two of one coder", () => {
    const groups = matchStatements([
      statement("a1", "a", [0, 10]),
      statement("a2", "a", [2, 11]),
      statement("b1", "b", [2, 12]),
      statement("b2", "b", [60, 70]),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id)).sort()).toEqual([["a1"], ["a2", "b1"], ["b2"]]);
  });

  it("keeps types and documents apart, and honours the threshold", () => {
    expect(
      matchStatements([
        statement("a1", "a", [0, 10]),
        statement("b1", "b", [0, 10], { type: "cause" }),
        statement("b2", "b", [0, 10], { document: "e" }),
      ]),
    ).toHaveLength(3);
    expect(matchStatements([statement("a1", "a", [0, 10]), statement("b1", "b", [6, 16])])).toHaveLength(2);
    expect(matchStatements([statement("a1", "a", [0, 10]), statement("b1", "b", [6, 16])], 0.2)).toHaveLength(1);
  });
});

describe("comparing coders", () => {
  const variables: ComparedVariable[] = [
    { type: "position", variable: "agreement", metric: "nominal" },
    { type: "position", variable: "intensity", metric: "interval" },
  ];
  const documents = [
    { id: "d", length: 200 },
    { id: "e", length: 100 },
  ];
  const value = (agreement: boolean, intensity: number | null) => ({ agreement, intensity });
  const statements = [
    statement("a1", "ann", [0, 10], { values: value(true, 0.5) }),
    statement("m1", "machine", [0, 10], { values: value(true, null) }),
    statement("a2", "ann", [20, 40], { values: value(false, -1) }),
    statement("m2", "machine", [22, 40], { values: value(true, 1) }),
    statement("a3", "ann", [60, 70], { values: value(true, 1) }),
    statement("m3", "machine", [61, 69], { type: "cause", values: {} }),
    statement("x", "other", [0, 5]),
  ];
  const comparison = compareCodings(statements, documents, { coders: ["machine", "ann"], variables, random: seededRandom(2), sampleCount: 50 });

  it("lists what has to be settled, in text order", () => {
    expect(
      comparison.disagreements.map((entry) => {
        const ids = entry.statements.map(({ id }) => id).join("+");
        if (entry.kind === "missing") return `${ids} missing from ${entry.missingFrom.join()} (${entry.otherTypes.map(({ id }) => id).join()})`;
        return entry.kind === "value" ? `${ids} ${entry.variable}` : `${ids} boundary`;
      }),
    ).toEqual(["a2+m2 boundary", "a2+m2 agreement", "a2+m2 intensity", "a3 missing from machine (m3)", "m3 missing from ann (a3)"]);
  });

  it("does not count an open value, and prints n", () => {
    expect(comparison.variables.map(({ variable, unitCount }) => [variable, unitCount])).toEqual([
      ["agreement", 2],
      ["intensity", 1],
    ]);
  });

  it("gives passages by type and by document", () => {
    expect([...comparison.passages.byCategory.keys()]).toEqual(["cause", "position"]);
    expect(comparison.passagesByDocument.get("e")).toMatchObject({ kind: "undefined", reason: "no pairable values" });
  });

  it("measures a machine against a person", () => {
    expect(againstReference(comparison.groups, "ann", "machine").find(({ type }) => type === "position")).toEqual({
      type: "position",
      matched: 2,
      referenceCount: 3,
      otherCount: 2,
      precision: 1,
      recall: 2 / 3,
    });
    expect(againstReference(comparison.groups, "ann", "machine").find(({ type }) => type === "cause")).toMatchObject({ precision: 0, recall: null });
  });

  it("wants two coders", () => {
    expect(() => compareCodings(statements, documents, { coders: ["ann"], variables })).toThrow(/only ann; give at least two/);
  });

  it("reads statements of a table, drafts on request, rejected ones never", () => {
    const row = (id: string, coder: string | null, review: "draft" | "accepted" | "rejected") => ({
      id,
      type: "position",
      document: "d",
      start: 1,
      end: 2,
      time: null,
      review,
      values: { coder, agreement: true },
    });
    const table = buildStatementTable({ variables: { coder: "text", agreement: "boolean" }, documentFields: {} }, [
      row("1", "ann", "accepted"),
      row("2", "bot", "draft"),
      row("3", "bot", "rejected"),
      row("4", null, "accepted"),
    ]);
    expect(readCodedStatements(table, { variables: ["agreement"] }).map(({ id }) => id)).toEqual(["1"]);
    expect(readCodedStatements(table, { variables: ["agreement"], includesDrafts: true })).toMatchObject([
      { id: "1" },
      { id: "2", coder: "bot", type: "position", start: 1, end: 2, values: { agreement: true } },
    ]);
  });
});
