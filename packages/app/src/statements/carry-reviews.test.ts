import { describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { carryReviews } from "./carry-reviews.ts";

/** The sample as another version of the coder would draft it, in a text that has grown in front. */
function grown(readout: Readout, by: string): Readout {
  const text = by + readout.document.text;
  return { ...readout, document: { ...readout.document, text, textSha256: "2".repeat(64) }, statements: [], comparison: [] };
}

const reviewed: Readout = {
  ...sampleReadout,
  statements: sampleReadout.statements.map((statement) =>
    statement.id === "r1" ? { ...statement, review: "rejected", coder: "builtin@0.0.0" } : statement,
  ),
};

describe("carryReviews", () => {
  it("keeps what was accepted and rejected, and replaces drafts nobody touched", () => {
    const fresh: Readout = {
      ...sampleReadout,
      statements: sampleReadout.statements.map((statement) => ({ ...statement, id: `new-${statement.id}`, review: "draft", coder: "builtin@9.9.9" })),
    };
    const { readout, kept, lost } = carryReviews(fresh, reviewed);
    expect(readout.statements.map(({ id, review }) => `${id} ${review}`).sort()).toEqual([
      "c1 accepted",
      "new-f1 draft",
      "new-f2 draft",
      "new-p1 draft",
      "r1 rejected",
    ]);
    expect([kept, lost.length]).toEqual([2, 0]);
  });

  it("finds reviewed passages again in a changed text, with all their spans", () => {
    const { readout } = carryReviews(grown(sampleReadout, "An editor’s note 😀.\n\n"), reviewed);
    expect(readout.statements).toHaveLength(2);
    for (const statement of readout.statements) {
      expect(readout.document.text.slice(statement.start, statement.end)).toBe(statement.quote);
      if (statement.type === "cause") expect(readout.document.text.slice(statement.cause.start, statement.cause.end)).toBe(statement.cause.text);
    }
  });

  it("moves every span inside a passage by as much as the passage", () => {
    const all: Readout = {
      ...sampleReadout,
      statements: sampleReadout.statements.map((statement) => ({
        ...statement,
        review: "accepted",
        ...(statement.type === "forecast" && statement.id === "f1" ? { condition: { ...statement.event } } : {}),
      })),
    };
    const words = (readout: Readout): string[] => {
      const cut = ([start, end]: readonly [number, number]): string => readout.document.text.slice(start, end);
      const said = (part: { start: number; end: number } | null): string => (part === null ? "" : cut([part.start, part.end]));
      return readout.statements
        .map((one): string[] => {
          if (one.type === "relation") return [said(one), cut(one.sourceSpan), cut(one.targetSpan)];
          if (one.type === "cause") return [said(one), said(one.cause), said(one.effect), cut(one.connective)];
          return one.type === "forecast" ? [said(one), said(one.event), said(one.horizon), said(one.condition)] : [said(one)];
        })
        .map((parts) => parts.join(" / "))
        .sort();
    };
    const { readout, kept } = carryReviews(grown(all, "Nine more "), all);
    expect(kept).toBe(5);
    expect(words(readout)).toEqual([
      "Graustark is unlikely to yield / yield /  / ",
      'I welcome the <b>talks</b> & the "sham" 😀 vote',
      "Ruritania threatened Graustark on Monday / Ruritania threatened / Graustark on",
      "The truce will probably collapse by winter because trust is gone / The truce will probably collapse / by winter / The truce will probably collapse",
      "The truce will probably collapse by winter because trust is gone / trust is gone / The truce will probably collapse / because",
    ]);
    const start = (from: Readout, id: string): number | undefined => from.statements.find((one) => one.id === id)?.start;
    expect(start(readout, "p1")).toBe((start(all, "p1") ?? 0) + 10);
  });

  it("keeps what a person coded, and drafts beside it only what says something else", () => {
    const own: Readout = { ...sampleReadout, statements: sampleReadout.statements.map((one) => ({ ...one, review: "draft", coder: "person:ada" })) };
    const again = sampleReadout.statements.map((one) => ({ ...one, id: `new-${one.id}` }));
    const other = again.map((one) => {
      if (one.type === "relation") return { ...one, target: "state:XYZ" };
      if (one.type === "cause") return { ...one, effect: { ...one.effect, start: one.effect.start + 4 } };
      return one.type === "forecast" ? { ...one, event: { ...one.event, start: one.event.start + 1 } } : { ...one, concept: "concept:vote" };
    });
    const ids = (statements: Readout["statements"]): string[] =>
      carryReviews({ ...sampleReadout, statements }, own).readout.statements.map(({ id }) => id);
    // In the order of the text, and of ids where passages are the same.
    expect(ids(again)).toEqual(["r1", "c1", "f1", "p1", "f2"]);
    expect(ids(other)).toEqual(["new-r1", "r1", "c1", "f1", "new-c1", "new-f1", "new-p1", "p1", "f2", "new-f2"]);
  });

  it("keeps the entities that kept statements name, without mentions, and no others", () => {
    const named = sampleReadout.entities.map((one) => ({ ...one, mentions: [[0, 9] as [number, number]] }));
    const entities = carryReviews({ ...grown(sampleReadout, "x"), entities: [] }, { ...reviewed, entities: named }).readout.entities;
    // r1 names both states, c1 both concepts, and both Ada Example; nobody kept the position on the talks.
    expect(entities.map(({ id }) => id).sort()).toEqual(["concept:truce", "concept:trust", "person:ada-example", "state:GRA", "state:RUR"]);
    expect(entities.every(({ mentions }) => mentions.length === 0)).toBe(true);
    const known = named.slice(0, 1).map((one) => ({ ...one, name: "Known already" }));
    const both = carryReviews({ ...sampleReadout, entities: known, statements: [] }, { ...reviewed, entities: named }).readout.entities;
    expect(both.filter(({ id }) => id === known[0]?.id)).toEqual(known);
  });

  it("keeps a comparison as long as all that it compares stands", () => {
    const count = (statements: string[]): number => {
      const comparison: Readout["comparison"] = [{ about: "concept:truce", kind: "disagreement", sides: [{ contributions: [0], statements }] }];
      return carryReviews({ ...sampleReadout, comparison }, reviewed).readout.comparison.length;
    };
    expect([count(["c1", "p1"]), count(["c1", "r1"]), count(["gone"])]).toEqual([1, 0, 0]);
  });

  it("lists what it cannot place", () => {
    const cut = { ...sampleReadout.document, text: "All gone.", textSha256: "3".repeat(64) };
    const { readout, lost } = carryReviews({ ...sampleReadout, document: cut, statements: [] }, reviewed);
    expect(lost).toHaveLength(2);
    expect(readout.warnings.filter(({ code }) => code === "review-lost")).toHaveLength(2);
  });
});
