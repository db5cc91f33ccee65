import { describe, expect, it } from "vitest";
import type { RegexRecord } from "@rapporteur/app/records";
import { overlay, type PendingWrite } from "./pending.ts";

const regex = (id: string, label = id): RegexRecord => ({ id, label, pattern: "x", isCaseSensitive: false, color: "#000000" });
const write = (id: string, after: RegexRecord | null, state: PendingWrite["state"] = "waiting"): PendingWrite => ({
  requestKey: `key-${id}`,
  project: "main",
  action: "edit",
  summary: "",
  changes: [{ kind: "regex", id, expected: 1, before: null, after }],
  state,
});
const stored = [
  { record: regex("a"), revision: 1 },
  { record: regex("b"), revision: 2 },
];

describe("records with what is under way on top", () => {
  it("shows changes, additions and removals", () => {
    const shown = overlay("regex", stored, [write("a", regex("a", "new")), write("b", null), write("c", regex("c"))], () => true);
    expect(shown.map(({ record, isPending }) => [record.id, record.label, isPending])).toEqual([
      ["a", "new", true],
      ["c", "c", true],
    ]);
  });

  it("shows what stands where a write was set aside, and keeps what nothing touches as it is", () => {
    const shown = overlay("regex", stored, [write("a", regex("a", "new"), "conflict"), write("b", null, "refused")], () => true);
    expect(shown.map(({ record, revision }) => [record, revision])).toEqual(stored.map(({ record, revision }) => [record, revision]));
    expect(shown[0]?.record).toBe(stored[0]?.record);
  });

  it("leaves out what belongs elsewhere", () => {
    expect(overlay("regex", [], [write("c", regex("c"))], ({ label }) => label !== "c")).toEqual([]);
  });
});
