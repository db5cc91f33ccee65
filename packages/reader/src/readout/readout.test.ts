import { describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { readoutSchema } from "./readout.ts";

describe("readoutSchema", () => {
  it("accepts a readout and gives it back unchanged", () => {
    expect(readoutSchema.parse(sampleReadout)).toEqual(sampleReadout);
  });

  it("refuses a probability above one and a status it does not know", () => {
    const broken = structuredClone(sampleReadout) as unknown as { statements: { probability?: { high: number }; status: string }[] };
    if (broken.statements[1]?.probability !== undefined) broken.statements[1].probability.high = 55;
    if (broken.statements[0] !== undefined) broken.statements[0].status = "maybe";
    const paths = readoutSchema.safeParse(broken).error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toEqual(["statements.0.status", "statements.1.probability.high"]);
  });
});
