import { describe, expect, it } from "vitest";
import type { StatementRecord } from "@rapporteur/app/records";
import { settleLoser, takeSide } from "./settle-side.ts";

const record = (part: Partial<StatementRecord>): StatementRecord => ({
  id: "s1",
  documentId: "d1",
  type: "cause",
  start: 0,
  end: 4,
  quote: "abcd",
  prefix: "",
  suffix: "ef",
  contribution: null,
  speaker: null,
  organization: null,
  reportedBy: [],
  status: "actual",
  coder: { kind: "person", name: "ada" },
  confidence: null,
  review: "accepted",
  reviewedBy: "ada",
  reviewedAt: null,
  draftId: null,
  values: {},
  marks: {},
  note: "",
  ...part,
});

describe("keeping one coder's reading", () => {
  it("takes a concept with its words, and nothing else", () => {
    const loser = record({ values: { cause: "e1", causeText: "rain", effect: "e2", sign: 1 }, note: "mine" });
    const winner = record({ id: "s2", values: { cause: null, causeText: "drought", effect: "e9", sign: -1 }, note: "theirs" });
    expect(takeSide(loser, winner, "cause")).toEqual({ ...loser, values: { cause: null, causeText: "drought", effect: "e2", sign: 1 } });
  });

  it("takes sign and degree of a stance together, and both ends of a chance", () => {
    const loser = record({ values: { agreement: true, intensity: 0.5, low: 0.1, high: 0.2 } });
    const winner = record({ values: { agreement: false, intensity: -0.7, low: 0.6, high: 0.9 } });
    expect(takeSide(loser, winner, "agreement").values).toMatchObject({ agreement: false, intensity: -0.7, low: 0.1 });
    expect(takeSide(loser, winner, "high").values).toMatchObject({ agreement: true, low: 0.6, high: 0.9 });
  });

  it("takes fields of the statement itself", () => {
    const winner = record({ speaker: "e7", status: "denied" });
    expect(takeSide(record({}), winner, "speaker")).toMatchObject({ speaker: "e7", status: "actual" });
  });

  it("takes the passage with its surroundings", () => {
    const winner = record({ start: 2, end: 6, quote: "cdef", prefix: "ab", suffix: "", marks: { cause: [2, 3] } });
    expect(takeSide(record({ id: "s9" }), winner, null)).toEqual({ ...winner, id: "s9" });
  });

  it("rejects a machine's draft, and changes what a person coded", () => {
    const winner = record({ id: "s2", status: "denied" });
    const draft = record({ coder: { kind: "builtin", name: "builtin@1" } });
    expect(settleLoser(draft, winner, "status")).toEqual({ ...draft, review: "rejected" });
    expect(settleLoser(record({}), winner, "status")).toEqual(record({ status: "denied" }));
  });
});
