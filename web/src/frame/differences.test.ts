import { expect, it } from "vitest";
import { differences } from "./differences.ts";

it("tells the fields in which two versions differ, those inside values too, and leaves out what the server keeps", () => {
  const mine = { id: "s1", note: "a", values: { sign: 1, cause: "e1" }, reviewedAt: "2031-01-01", marks: {} };
  const theirs = { id: "s1", note: "b", values: { sign: null, cause: "e1" }, reviewedAt: "2031-01-02", marks: {} };
  expect(differences(mine, theirs)).toEqual([
    { field: "note", mine: "a", theirs: "b" },
    { field: "sign", mine: "1", theirs: null },
  ]);
  expect(differences(mine, null).map(({ field }) => field)).toEqual(["note", "sign", "cause", "marks"]);
});
