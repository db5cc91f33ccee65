import { expect, test } from "vitest";
import { jsonlRows } from "./jsonl-rows.ts";

test("a line that nests without end, and one of more names than a sheet has columns, are refused with their place", () => {
  const good = '{"id":"1","document":"a","start":0,"end":3}\n';
  const deep = `{"id":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}\n`;
  const wide = `{${Array.from({ length: 20_000 }, (_, at) => `"k${at}":1`).join()}}\n`;
  const refused = (problem: string) => expect.objectContaining({ code: "RAP_EXCHANGE_JSON", message: expect.stringContaining(problem) as string });
  expect(() => jsonlRows(good + deep, "a.jsonl")).toThrow(refused("line 2: it nests too deep"));
  expect(() => jsonlRows(good + wide, "a.jsonl")).toThrow(refused("line 2: the lines have"));
  expect(jsonlRows(good, "a.jsonl").records).toEqual([["1", "a", "0", "3"]]);
});
