import { describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { readoutTable } from "./readout-table.ts";

describe("readoutTable", () => {
  const table = readoutTable([sampleReadout, sampleReadout]);

  it("holds each statement once, however often its document is given", () => {
    expect(table.length).toBe(sampleReadout.statements.length);
    expect(table.documents.ids).toHaveLength(1);
  });

  it("carries review states, dates and values", () => {
    expect([...table.reviews]).toEqual([0, 0, 1, 0, 0]);
    expect([...table.reviewedByPerson]).toEqual([0, 0, 1, 0, 0]);
    expect(new Date(table.times[0] ?? 0).toISOString()).toBe("2031-05-02T00:00:00.000Z");
    const source = table.variables["source"];
    expect(source?.kind === "entity" ? [...source.codes].map((code) => source.dictionary[code] ?? null) : []).toEqual([
      "state:RUR",
      null,
      null,
      null,
      null,
    ]);
    const high = table.variables["high"];
    expect(high?.kind === "number" ? high.values[1] : null).toBe(0.8);
  });
});
