import { expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { importReadout } from "../documents/import-readout.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { openDesk } from "../library/testing/desk.ts";
import { projectTrust } from "./library-trust.ts";
import { calledBy, reviewStatements } from "./review-statements.ts";

test("a review that is sent twice with one request key is done once; what drafts were worth can be asked of the past", async () => {
  const desk = await openDesk();
  try {
    const { documentId } = await importReadout(desk.workplace, { readout: sampleReadout });
    const { statements } = await openStoredDocument(desk.workplace, documentId);
    const drafts = statements.filter(({ record }) => record.review === "draft" && record.coder.kind === "builtin");
    const review = {
      review: "rejected",
      statements: drafts.slice(0, 1).map(({ record, revision }) => ({ id: record.id, expected: revision })),
      requestKey: "once",
    } as const;
    const first = await reviewStatements(desk.workplace, review);
    expect((await reviewStatements(desk.workplace, review)).revision).toBe(first.revision);
    const rejected = async (asOf?: number): Promise<number> =>
      (await projectTrust(desk.workplace, asOf === undefined ? {} : { asOf })).reduce((sum, { rejected: count }) => sum + count, 0);
    expect([await rejected(), await rejected(first.revision), await rejected(first.revision - 1)]).toEqual([1, 1, 0]);
  } finally {
    await desk.close();
  }
});

test("the history calls a statement by its type and the first 120 letters of its words, on one line", () => {
  const called = (quote: string): string => calledBy({ type: "relation", quote });
  expect(called("  They\n\n talk. ")).toBe("relation “They talk.”");
  expect(called("a".repeat(120))).toBe(`relation “${"a".repeat(120)}”`);
  expect(called("a".repeat(121))).toBe(`relation “${"a".repeat(120)}…”`);
  // Neither a space nor half a letter of two units before the dots.
  expect(called(`${"a".repeat(119)} bcd`)).toBe(`relation “${"a".repeat(119)}…”`);
  expect(called(`${"a".repeat(119)}😀`).isWellFormed()).toBe(true);
});
