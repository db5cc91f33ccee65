import { expect, test } from "vitest";
import { fingerprintOf } from "../../exchange/parquet/fingerprint.ts";
import { refuseDuplicates, SeenFingerprints } from "./refuse-duplicates.ts";

test("a second statement with an id is refused, with both rows", () => {
  expect(() =>
    refuseDuplicates(
      [
        [4, "a"],
        [7, "b"],
        [9, "a"],
      ],
      "x.parquet",
    ),
  ).toThrow('x.parquet, row 10: the id "a" is in row 5 already');
  expect(() =>
    refuseDuplicates(
      [
        [0, "a"],
        [1, "A"],
      ],
      "x.parquet",
    ),
  ).not.toThrow();
});

test("ids that two statements may have are found by what tells them apart", () => {
  const ids = Array.from({ length: 200_000 }, (_, at) => `c${at % 10}x${at}`);
  const seen = new SeenFingerprints(ids.length);
  for (let at = 0; at < ids.length; at += 50_000) seen.add(Float64Array.from(ids.slice(at, at + 50_000), fingerprintOf));
  expect(seen.hasSuspects).toBe(false);
  seen.add(Float64Array.of(Number.NaN, fingerprintOf("c7x77"), Number.NaN));
  expect([seen.hasSuspects, ids.filter((id) => seen.isSuspect(id))]).toEqual([true, ["c7x77"]]);
});
