import { expect, it } from "vitest";
import type { MarkedPerson } from "./author-mark.ts";
import { readClosingBio } from "./closing-bio.ts";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";

const author: MarkedPerson = { name: "Feng Zhaohui", nameSpan: { start: 3, end: 15 }, roles: [], organizations: [] };

function closing(words: string): ReturnType<typeof readClosingBio> {
  const [unit] = toPageUnits(pageFrom(words));
  return unit ? readClosingBio(unit, author) : null;
}

it("reads what the last paragraph says of an author whom it does not name", () => {
  expect(closing("The author is director of the Chengdu Council. He was an envoy in Rome.")?.roles.map((role) => role.text)).toEqual([
    "director of the Chengdu Council",
    "envoy in Rome",
  ]);
  expect(closing("Dr Feng is president of the Chengdu Council.")?.roles.map((role) => role.text)).toEqual(["president of the Chengdu Council"]);
});

it("takes any verb after the author's own name", () => {
  expect(closing("Feng Zhaohui retired from the navy as a captain.")).toMatchObject({ name: "Feng Zhaohui", roles: [] });
});

it("leaves other paragraphs to the text", () => {
  for (const words of [
    "The author of the treaty is dead.",
    "Dr Lund is president of the Oslo Council.",
    "Ana Lund is president of the Oslo Council.",
    "Dr Feng was wrong.",
    "Feng Zhaohui",
  ])
    expect(closing(words), words).toBeNull();
});
