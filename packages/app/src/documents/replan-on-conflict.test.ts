import { RapporteurError } from "@rapporteur/core/base";
import { expect, test } from "vitest";
import { replanOnConflict } from "./replan-on-conflict.ts";

const conflict = new RapporteurError("RAP_STORE_CONFLICT", { kind: "document", id: "d1" });
const missing = new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id: "d1" });

/** What comes of a change that fails so often, and how often it was planned. */
async function planned(failures: number, failure: Error): Promise<[outcome: unknown, attempts: number]> {
  let attempts = 0;
  const attempt = async (): Promise<string> => {
    if (++attempts <= failures) throw failure;
    return "made";
  };
  return [await replanOnConflict(attempt).catch((thrown: unknown) => thrown), attempts];
}

test("a change is planned again where others were quicker, five times at most", async () => {
  expect(await planned(0, conflict)).toEqual(["made", 1]);
  expect(await planned(4, conflict)).toEqual(["made", 5]);
  expect(await planned(5, conflict)).toEqual([conflict, 5]);
});

test("what has another cause is not tried again", async () => {
  expect(await planned(1, missing)).toEqual([missing, 1]);
  const other = new Error("disk full");
  expect(await planned(1, other)).toEqual([other, 1]);
});
