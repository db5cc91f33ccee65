import { expect, test } from "vitest";
import { fitsInitials } from "./find-acronyms.ts";
import { nameWords } from "./name-words.ts";

test("ways of writing a name have the same words", () => {
  const same = [
    ["Volodymyr Zelenskyy", "volodymyr  Zelensky", "Volodymyr Zelenskiy"],
    ["Ana-Maria Ortiz", "Ana Maria Ortiz", "Ana‑Maria Órtiz"],
    ["J. B. Lind", "J.B. Lind"],
  ];
  for (const [first = "", ...others] of same) for (const other of others) expect(nameWords(other), other).toEqual(nameWords(first));
  // Short names are not taken for an ending.
  expect(nameWords("Iiy")).not.toEqual(nameWords("Iy"));
  expect(nameWords(" - ")).toEqual([]);
});

test("an acronym is of a name whose words begin with its letters, nearly all of them, the first of all", () => {
  const fits = (acronym: string, name: string) => [acronym, name, fitsInitials(acronym, name)];
  const pairs = [
    ["PMF", "Pacific Maritime Forum", true],
    ["PMFs", "Pacific Maritime Forums", true],
    ["EU", "European Union", true],
    ["AMRC", "Arctic and Marine Research Council", true],
    ["OECD", "Organisation for Economic Development", true],
    ["PMF", "Pacific Forum", false],
    ["FMP", "Pacific Maritime Forum", false],
    ["MF", "Pacific Maritime Forum", false],
    ["P", "Pacific", false],
    ["N4", "North", false],
  ] as const;
  for (const [acronym, name, is] of pairs) expect(fits(acronym, name)).toEqual([acronym, name, is]);
});
