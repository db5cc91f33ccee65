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

  it("lists what it cannot place", () => {
    const cut = { ...sampleReadout.document, text: "All gone.", textSha256: "3".repeat(64) };
    const { readout, lost } = carryReviews({ ...sampleReadout, document: cut, statements: [] }, reviewed);
    expect(lost).toHaveLength(2);
    expect(readout.warnings.filter(({ code }) => code === "review-lost")).toHaveLength(2);
  });
});
