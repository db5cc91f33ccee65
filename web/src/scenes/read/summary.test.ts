import { describe, expect, it } from "vitest";
import type { StatementRecord } from "@rapporteur/app/records";
import { summarize } from "./summary.ts";

const forecast = (values: StatementRecord["values"]) =>
  ({ type: "forecast", values: { event: "The lock opens", ...values } }) as unknown as StatementRecord;
const say = (values: StatementRecord["values"]): string => summarize(forecast(values), undefined, () => null);

describe("what a forecast says in one line", () => {
  it("says so where it is not expected or left open", () => {
    expect(say({ direction: 1 })).toBe("The lock opens");
    expect(say({ direction: -1, horizon: "this year" })).toBe("does not expect: The lock opens · this year");
    expect(say({ direction: 0 })).toBe("leaves open: The lock opens");
  });
});
