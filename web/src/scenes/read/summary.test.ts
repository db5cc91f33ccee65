import { describe, expect, it } from "vitest";
import type { StatementRecord } from "@rapporteur/app/records";
import { summarize } from "./summary.ts";

const forecast = (values: StatementRecord["values"]) =>
  ({ type: "forecast", values: { event: "The lock opens", ...values } }) as unknown as StatementRecord;
const say = (values: StatementRecord["values"]): string => summarize(forecast(values), undefined, () => null);

describe("what a cause says in one line", () => {
  it("says first where it is denied, supposed or asked for, and nothing where it is asserted", () => {
    const cause = (status: string) =>
      summarize(
        { type: "cause", status, values: { causeText: "closure", effectText: "prices", sign: 1 } } as unknown as StatementRecord,
        undefined,
        () => null,
      );
    expect(["actual", "denied", "hypothetical", "demanded"].map(cause)).toEqual([
      "closure —(+)→ prices",
      "denied: closure —(+)→ prices",
      "supposed: closure —(+)→ prices",
      "asked for: closure —(+)→ prices",
    ]);
  });
});

describe("what a forecast says in one line", () => {
  it("says so where it is not expected or left open", () => {
    expect(say({ direction: 1 })).toBe("The lock opens");
    expect(say({ direction: -1, horizon: "this year" })).toBe("does not expect: The lock opens · this year");
    expect(say({ direction: 0 })).toBe("leaves open: The lock opens");
  });
});

describe("what an act says in one line", () => {
  const act = (values: StatementRecord["values"], marks: StatementRecord["marks"]): string =>
    summarize(
      {
        type: "relation",
        start: 10,
        quote: "Norland rejected the draft treaty.",
        values: { source: "n", action: "REJECT", weight: -4, ...values },
        marks,
      } as unknown as StatementRecord,
      undefined,
      (id) => ({ n: "Norland", s: "Sudria" })[id ?? ""] ?? null,
    );

  it("gives the words of what it is on where they name no actor, and says so where there are none", () => {
    expect(act({ target: null }, { target: [27, 43] })).toBe("Norland → (the draft treaty): REJECT (−4)");
    expect(act({ target: "s" }, { target: [27, 43] })).toBe("Norland → Sudria: REJECT (−4)");
    expect(act({ target: null }, { target: [18, 18] })).toBe("Norland → not stated: REJECT (−4)");
    expect(act({ target: null }, { target: [0, 5] })).toBe("Norland → not stated: REJECT (−4)");
    // A line of a table has neither words nor places.
    const line = { type: "relation", values: { source: "n", target: null, action: "REJECT", weight: -4 } } as unknown as StatementRecord;
    expect(summarize(line, undefined, (id) => id)).toBe("n: REJECT (−4)");
  });
});
