import { describe, expect, it } from "vitest";
import { fnv1a64 } from "./fnv1a64.ts";

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
