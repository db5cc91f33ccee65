import { expect, test } from "vitest";
import type { StatementRecord } from "../records/statement-record.ts";
import type { ReadStore } from "../store/store.ts";
import { sampleStatement } from "../store/testing/sample-records.ts";
import { drawAuditSample, projectTrust } from "./library-trust.ts";

/** A project of these statements. */
function placeOf(statements: readonly StatementRecord[]) {
  const stored = statements.map((record) => ({ record, revision: 1 }));
  const records = {
    async *all() {
      yield* stored;
    },
    getMany: async (_project: string, _kind: string, ids: readonly string[]) => stored.filter(({ record }) => ids.includes(record.id)),
  };
  return { store: { records } as unknown as ReadStore, project: "main" };
}

const machine = { kind: "builtin", name: "builtin@1" } as const;
const person = { kind: "person", name: "ann" } as const;
let made = 0;
const statement = (given: Partial<StatementRecord>): StatementRecord =>
  sampleStatement(`s${++made}`, "d1", { type: "cause", coder: machine, review: "accepted", confidence: 0.5, draftOf: undefined, ...given });

test("a draft that was accepted as it was is right; one that was corrected or rejected is wrong; what nobody looked at says nothing", async () => {
  const trust = await projectTrust(
    placeOf([
      statement({}),
      statement({}),
      statement({ confidence: null }),
      statement({ review: "rejected" }),
      statement({ review: "draft" }),
      statement({ coder: person }),
      statement({ coder: { kind: "import", name: "file" } }),
      statement({ type: "position", review: "rejected", confidence: null }),
    ]),
  );
  expect(trust.map(({ type, accepted, corrected, rejected, precision }) => [type, accepted, corrected, rejected, precision])).toEqual([
    ["cause", 2, 1, 1, 0.5],
    ["position", 0, 0, 1, 0],
  ]);
  // Wilson's interval of 2 of 4.
  expect([trust[0]?.low, trust[0]?.high].map((end) => end?.toFixed(3))).toEqual(["0.150", "0.850"]);
});

test("a person's own statement on a draft says of the draft whether it was right, as long as the draft stands", async () => {
  const draft = sampleStatement("draft", "d1", { type: "cause", coder: machine, review: "draft" });
  const answer = (id: string, given: Partial<StatementRecord>) =>
    sampleStatement(id, "d1", { type: "cause", coder: person, review: "accepted", draftOf: "draft", ...given });
  const trust = await projectTrust(
    placeOf([
      draft,
      answer("same", {}),
      answer("other", { values: { concept: "e9" } }),
      answer("no", { review: "rejected" }),
      answer("gone", { draftOf: "removed" }),
    ]),
  );
  expect(trust.map(({ accepted, corrected, rejected }) => [accepted, corrected, rejected])).toEqual([[1, 1, 1]]);
});

test("a sample has as many drafts of each type that nobody has touched, and the same seed draws the same", async () => {
  const draft = (at: number, type: string) => sampleStatement(`${type}-${at}`, "d1", { type, coder: machine, review: "draft", reviewedBy: null });
  const drafts = Array.from({ length: 20 }, (_, at) => draft(at, at % 2 === 0 ? "cause" : "position"));
  const touched = sampleStatement("touched", "d1", { type: "cause", coder: machine, review: "accepted", reviewedBy: "ann" });
  const drawn = (seed: number, perType = 3, given: readonly StatementRecord[] = [...drafts, touched]) =>
    drawAuditSample(placeOf(given), { perType, seed });
  const sample = await drawn(1);
  expect(sample.map((id) => id.split("-")[0])).toEqual(["cause", "cause", "cause", "position", "position", "position"]);
  expect(new Set(sample).size).toBe(6);
  // In whatever order the store gives them.
  expect(await drawn(1, 3, drafts.toReversed())).toEqual(sample);
  expect(await drawn(2)).not.toEqual(sample);
  expect(await drawn(1, 100)).toHaveLength(20);
});
