import { describe, expect, it } from "vitest";
import { readOptions } from "./read-options.ts";

describe("options of an analysis", () => {
  const specs = {
    show: { kind: "choice", choices: ["overview", "ties"], fallback: "overview", says: "" },
    leaveOneOut: { kind: "flag", says: "" },
  } as const;

  it("are read in both spellings, with what holds where nothing is given", () => {
    expect(readOptions("network", { "leave-one-out": "yes" }, specs)).toEqual({ show: "overview", leaveOneOut: true });
  });

  it.each(["constructor", "toString", "__proto__"])("that every object has are refused: %s", (name) => {
    expect(() => readOptions("network", { [name]: ["x"] }, specs)).toThrow(expect.objectContaining({ code: "RAP_LIBRARY_OPTION" }));
  });
});
