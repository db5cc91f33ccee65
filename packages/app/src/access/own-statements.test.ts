import { expect, test } from "vitest";
import type { Stored } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { sampleStatement } from "../store/testing/sample-records.ts";
import { asOwnStatements } from "./rights-own-statement.ts";

const draft = sampleStatement("s1", "d1", { review: "draft", reviewedBy: null, coder: { kind: "builtin", name: "builtin@1" }, draftId: "x" });
const reviewed = { ...draft, review: "accepted" as const, reviewedBy: "ann", reviewedAt: "2031-01-01T00:00:00.000Z" };
const at = "2031-02-02T00:00:00.000Z";
const change = (after: StatementRecord | null, expected: number | null = 3): Change<"statement"> => ({
  kind: "statement",
  id: "s1",
  expected,
  after,
});
const settled = (changes: readonly Change[], standing: StatementRecord = draft, account = "ann"): readonly Change[] => {
  const stored: Stored<StatementRecord> = { record: standing, revision: 3 };
  return asOwnStatements(changes, new Map([["s1", stored]]), { account, at });
};

test("a review of a draft makes an own statement that answers it", () => {
  const [made] = settled([change(reviewed)]);
  expect(made).toEqual({
    kind: "statement",
    id: expect.stringMatching(/^s[0-9a-f]{20}$/),
    expected: null,
    after: { ...reviewed, id: made?.id, coder: { kind: "person", name: "ann" }, confidence: null, draftId: null, draftOf: "s1" },
  });
  // Nobody answers a draft twice, and two do not answer it by one.
  expect(settled([change({ ...reviewed, review: "rejected" })])[0]?.id).toBe(made?.id);
  expect(settled([change({ ...reviewed, reviewedBy: "bob" })], draft, "bob")[0]?.id).not.toBe(made?.id);
});

test("to remove a draft is to reject it for oneself", () => {
  expect(settled([change(null)])[0]?.after).toMatchObject({
    review: "rejected",
    reviewedBy: "ann",
    reviewedAt: at,
    draftOf: "s1",
    quote: draft.quote,
  });
});

test("what is no review of a draft that stands stays as it was asked", () => {
  const others: readonly (readonly [Change[], StatementRecord?])[] = [
    [[change(reviewed, 2)]],
    [[change(reviewed)], { ...draft, reviewedBy: "bob" }],
    [[change(reviewed)], { ...draft, coder: { kind: "person", name: "bob" } }],
    [[change(draft)]],
    [[{ ...change(reviewed), id: "s2" }]],
    [[{ kind: "memo", id: "s1", expected: 3, after: null }]],
    [[{ kind: "document", id: "d1", expected: 1, after: null }, change(null)]],
  ];
  for (const [changes, standing] of others) expect(settled(changes, standing)).toEqual(changes);
  // Another document along with it is another matter.
  const [, made] = settled([{ kind: "document", id: "d2", expected: 1, after: null }, change(null)]);
  expect(made?.id).not.toBe("s1");
});
