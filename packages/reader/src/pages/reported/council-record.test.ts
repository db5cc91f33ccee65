import { expect, it } from "vitest";
import { contributionsOfPage } from "./passages-for-tests.ts";

const page = [
  "Delta Council Hears of Silt, Calls for Dredgers",
  "The Council met this morning to consider the silt in the delta and the state of the eleven buoys that were lost there.",
  "ADA LUND, Special Envoy of the Council for the Delta, said that nine of the eleven buoys had been found, none of them where it had been.",
  "She urged members to pay for the dredgers before the spring, when the grain would have to go down the river.",
  "BRAM COSTA (Norland) said that his delegation had paid, and would like to see the dredger for which it had paid.",
  "TOVE BRANDT (Lowland) asked when the charts would be published, since pilots could not sail by a promise.",
  "The representatives of Tarrow and Orvik also spoke.",
  "The meeting began at 10:05 a.m. and ended at 11:41 a.m.",
].join("\n\n");

it("hears the person who briefs a council under capitals and a post, and gives closing lines to nobody", () => {
  const found = contributionsOfPage(page);
  expect(found.map(({ author }) => author)).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  expect(found[0]?.words).toMatch(/She urged members/);
  expect(found[2]?.words).toMatch(/by a promise\.$/);
});
