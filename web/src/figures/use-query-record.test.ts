import { expect, it } from "vitest";
import { listQuery, textQuery } from "../hooks/use-query-state.ts";
import { readQuery } from "./use-query-record.ts";

const codecs = { ties: textQuery("subtract"), pins: listQuery, pick: listQuery };

it("keeps each value that the address says the same of, so that a changed setting draws no picture again that stays", () => {
  const first = readQuery(codecs, "pins=a,1,2", null);
  const changed = readQuery(codecs, "pins=a,1,2&ties=conflict", first);
  expect(changed.values).toEqual({ ties: "conflict", pins: ["a", "1", "2"], pick: [] });
  expect(changed.values.pins).toBe(first.values.pins);
  expect(changed.values.pick).toBe(first.values.pick);
  expect(readQuery(codecs, "pins=b,1,2", changed).values).toEqual({ ties: "subtract", pins: ["b", "1", "2"], pick: [] });
});
