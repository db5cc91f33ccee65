import { describe, expect, it } from "vitest";
import { statementId } from "./statement-id.ts";

describe("statementId", () => {
  const parts = { type: "relation", start: 3, end: 9, fields: ["state:CHN", null, "AID"] };

  it("is the same for the same content and names its type", () => {
    expect(statementId(parts)).toBe(statementId({ ...parts, fields: [...parts.fields] }));
    expect(statementId(parts)).toMatch(/^relation-[0-9a-f]{16}$/);
  });

  it("differs where any part differs", () => {
    const others = [
      { ...parts, start: 4 },
      { ...parts, end: 10 },
      { ...parts, fields: ["state:CHN", "", "AID"] },
      { ...parts, fields: ["state:CHN", "null", "AID"] },
      { ...parts, fields: ["state:CHN", null, "AI", "D"] },
    ];
    expect(new Set([parts, ...others].map(statementId)).size).toBe(others.length + 1);
  });
});
