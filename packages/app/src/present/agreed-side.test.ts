import { expect, it } from "vitest";
import type { Readout } from "@rapporteur/reader/readout";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { agreedSide } from "./agreed-side.ts";

const position = sampleReadout.statements.find(({ type }) => type === "position");
const forecast = sampleReadout.statements.find(({ type }) => type === "forecast");

/** The sample with these sides of positions, or of forecasts. */
function sideOf(kind: Readout["comparison"][number]["kind"], ...says: readonly (boolean | -1 | 0 | 1)[]): string {
  const statements = says.map((say, at) => {
    if (position?.type !== "position" || forecast?.type !== "forecast") throw new Error("the sample has no position or no forecast");
    return typeof say === "boolean" ? { ...position, id: `s${at}`, agreement: say } : { ...forecast, id: `s${at}`, direction: say };
  });
  const sides = statements.map(({ id }, at) => ({ contributions: [at], statements: [id] }));
  return agreedSide({ ...sampleReadout, statements }, { about: "concept:lease", kind, sides });
}

it("says on which side all agree", () => {
  expect(sideOf("agreement", false, false, false)).toBe(": all against");
  expect(sideOf("agreement", true, true)).toBe(": both for");
  expect(sideOf("agreement", 1, 1)).toBe(": both expect it");
  expect(sideOf("agreement", -1, -1)).toBe(": both do not expect it");
});

it("says no side where there is none, or not one", () => {
  expect(sideOf("agreement", 0, 0)).toBe("");
  expect(sideOf("agreement", true, 1)).toBe("");
  expect(sideOf("disagreement", true, false)).toBe("");
  expect(sideOf("difference of degree", true, true)).toBe("");
});
