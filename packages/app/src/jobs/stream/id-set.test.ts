import { expect, test } from "vitest";
import { IdSet } from "./id-set.ts";

test("holds exactly the ids that were added, through its growth", () => {
  const ids = new IdSet();
  for (let at = 0; at < 20_000; at++) ids.add(`document ${at}`);
  for (let at = 0; at < 20_000; at += 7) ids.add(`document ${at}`);
  expect(ids.size).toBe(20_000);
  for (let at = 0; at < 20_000; at++) expect(ids.has(`document ${at}`)).toBe(true);
  for (let at = 20_000; at < 40_000; at++) expect(ids.has(`document ${at}`)).toBe(false);
  expect(ids.has("")).toBe(false);
});
