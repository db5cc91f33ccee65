import { describe, expect, it } from "vitest";
import { lettersApart, partsToFind } from "./near-names.ts";

describe("names that are spelled nearly alike", () => {
  it("are told from those that are others", () => {
    expect(lettersApart("Jon Herbst", "John Herbst")).toBe(1);
    expect(lettersApart("ilse vandermer", "Ilse Vandermeer")).toBe(1);
    expect(lettersApart("José Ortega", "Jose Ortega")).toBe(0);
    expect(lettersApart("John Herbst", "John Hurst Miller")).toBeNull();
    expect(lettersApart("Laos", "Mali")).toBeNull();
  });

  it("are found by what is likely to be spelled alike", () => {
    for (const part of partsToFind("Jon Herbst").slice(0, 1)) expect("john herbst").toContain(part);
    expect(partsToFind("Vandermer").some((part) => "ilse vandermeer".includes(part))).toBe(true);
    expect(partsToFind(" ")).toEqual([]);
  });
});
