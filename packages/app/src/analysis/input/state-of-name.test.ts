import { expect, test } from "vitest";
import { stateOfName } from "./state-of-name.ts";

test("a country is known by its code and by names as data sets write them", () => {
  const written = ["DEU", " Germany ", "germany", "The Netherlands", "United States", "Bosnia & Herzegovina", "Guinea-Bissau"];
  expect(written.map(stateOfName)).toEqual(["DEU", "DEU", "DEU", "NLD", "USA", "BIH", "GNB"]);
});

test("marks, apostrophes and articles of a name may be written or left out", () => {
  for (const written of ["Côte d'Ivoire", "Cote d’Ivoire", "CÔTE D IVOIRE", "Ivory Coast", "the Ivory Coast"])
    expect(stateOfName(written), written).toBe("CIV");
});

test("what is neither has no code", () => {
  for (const text of ["", "Atlantis", "deu", "German"]) expect(stateOfName(text), text).toBeNull();
});
