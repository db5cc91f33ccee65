import { expect, test } from "vitest";
import type { MemoRecord } from "../records/memo-record.ts";
import { checkMemo, stampedMemo } from "./memo-rules.ts";
import type { Workplace } from "../library/workplace.ts";

const memo: MemoRecord = {
  id: "m1",
  statement: "s1",
  replyTo: null,
  text: "Is it?",
  by: "ann",
  writtenAt: "2024-05-01T08:00:00.000Z",
  editedAt: null,
};
const at = (account: string | null, now = "2024-05-02T08:00:00.000Z"): Pick<Workplace, "by" | "now"> => ({
  by: { account, name: "" },
  now: () => Date.parse(now),
});

test("a memo says something, and stays on its statement and under its memo", () => {
  expect(() => checkMemo(memo, null)).not.toThrow();
  expect(() => checkMemo({ ...memo, text: " \n" }, null)).toThrow(/text is empty/);
  expect(() => checkMemo({ ...memo, text: "No." }, memo)).not.toThrow();
  for (const change of [{ statement: "s2" }, { replyTo: "m2" }]) {
    expect(() => checkMemo({ ...memo, ...change }, memo)).toThrow(expect.objectContaining({ code: "RAP_RIGHTS_FIXED" }));
    expect(() => checkMemo({ ...memo, ...change }, null)).not.toThrow();
  }
});

test("who wrote a memo and when is the server's to say; an edit is one only where the text is another", () => {
  const sent = { ...memo, by: "eve", writtenAt: "1999-01-01T00:00:00.000Z", editedAt: "1999-01-01T00:00:00.000Z" };
  expect(stampedMemo(at("ann"), sent, null)).toEqual({ ...memo, writtenAt: "2024-05-02T08:00:00.000Z" });
  expect(stampedMemo(at("bob"), { ...sent, text: "No." }, memo)).toEqual({ ...memo, text: "No.", editedAt: "2024-05-02T08:00:00.000Z" });
  expect(stampedMemo(at("bob"), sent, memo)).toEqual(memo);
  expect(stampedMemo(at("bob"), sent, { ...memo, editedAt: "2024-05-01T09:00:00.000Z" }).editedAt).toBe("2024-05-01T09:00:00.000Z");
});
