import { describe, expect, it } from "vitest";
import { readAnalysisOptions } from "./analysis-options.ts";

describe("options of an analysis", () => {
  const specs = { show: { kind: "choice", choices: ["overview", "ties"], fallback: "overview" }, leaveOneOut: { kind: "flag" } } as const;

  it("are read in both spellings, with what holds where nothing is given", () => {
    expect(readAnalysisOptions("network", { "leave-one-out": "yes" }, specs)).toEqual({ show: "overview", leaveOneOut: true });
  });

  it.each(["constructor", "toString", "__proto__"])("that every object has are refused: %s", (name) => {
    expect(() => readAnalysisOptions("network", { [name]: ["x"] }, specs)).toThrow(expect.objectContaining({ code: "RAP_LIBRARY_OPTION" }));
  });
});
