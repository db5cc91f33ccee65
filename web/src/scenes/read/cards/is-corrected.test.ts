import { describe, expect, it } from "vitest";
import type { StatementRecord } from "@rapporteur/app/records";
import { isCorrected } from "./is-corrected.ts";

const version = (given: Partial<StatementRecord>) =>
  ({
    type: "cause",
    start: 0,
    end: 5,
    speaker: null,
    organization: null,
    status: "actual",
    note: "",
    values: {},
    review: "draft",
    ...given,
  }) as StatementRecord;

describe("a reviewed draft", () => {
  it("counts as corrected where it says something else than it did as a draft", () => {
    const draft = version({ values: { strength: 0.4, sign: null } });
    expect(isCorrected(version({ review: "accepted", values: { strength: 0.4 } }), [draft])).toBe(false);
    expect(isCorrected(version({ review: "accepted", values: { strength: 0.5 } }), [draft])).toBe(true);
    expect(isCorrected(version({ review: "accepted", speaker: "p1" }), [version({ review: "accepted" }), draft])).toBe(true);
    expect(isCorrected(version({ review: "accepted" }), [])).toBe(false);
  });
});
