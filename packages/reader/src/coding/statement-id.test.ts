import { describe, expect, it } from "vitest";
import { fnv1a64, statementId } from "./statement-id.ts";

describe("fnv1a64", () => {
  it("gives the offset basis for the empty text", () => {
    expect(fnv1a64("")).toBe("cbf29ce484222325");
  });

  it("hashes both bytes of a code unit, low first", () => {
    // Published FNV-1a value of the bytes 61 62 ("ab"), here as one code unit U+6261.
    expect(fnv1a64("\u6261")).toBe("089c4407b545986a");
  });

  it("always has sixteen digits", () => {
    for (let unit = 0; unit < 2000; unit++) expect(fnv1a64(String.fromCharCode(unit))).toMatch(/^[0-9a-f]{16}$/);
  });
});

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
