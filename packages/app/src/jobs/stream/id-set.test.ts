import { expect, test } from "vitest";
import { IdSet } from "./id-set.ts";

test("holds exactly the ids that were added, through its growth", () => {
  const ids = new IdSet();
  for (let at = 0; at < 20_000; at++) ids.add(`document ${at}`);
  for (let at = 0; at < 20_000; at += 7) ids.add(`document ${at}`);
  expect(ids.size).toBe(20_000);
  // The ids that are answered wrongly: to expect something of each takes a hundred times as long as to look.
  const wrong = Array.from({ length: 40_000 }, (_, at) => at).filter((at) => ids.has(`document ${at}`) !== at < 20_000);
  expect(wrong).toEqual([]);
  expect(ids.has("")).toBe(false);
});
