import { expect, it } from "vitest";
import { pageFrom } from "./page-for-tests.ts";
import { toPageUnits } from "./page-unit.ts";
import { readPageParts } from "./page-parts.ts";
import { namedPeople } from "./voices/name-mentions.ts";
import { bindMarks } from "./signed/bind-marks.ts";
import { capitalHeadlines } from "./capital-headlines.ts";

const prose = "The dredgers of the delta have been promised for three winters now, and the pilots of the harbour have stopped counting.";
const guns = "ORVIK TO SEND NINE DREDGERS TO THE DELTA, HARBOUR MINISTER SAYS";
const holm = "PEREIRA DRIVING NORLAND, TARROW INTO 'RISKY' PARTNERSHIP, EXPERT WARNS: 'BLUNDER OF THE HIGHEST ORDER'";

const linesOf = (texts: readonly string[]): string[] => [...capitalHeadlines(toPageUnits(pageFrom(texts.join("\n\n"))))].map(({ plain }) => plain);

it("knows the headlines of other articles between paragraphs by their capitals", () => {
  expect(linesOf([prose, guns, prose, holm, prose])).toEqual([guns, holm]);
});

it("takes one line for a heading, and a text in capitals for text", () => {
  expect(linesOf([prose, guns, prose])).toEqual([]);
  expect(linesOf([prose.toUpperCase(), guns, prose.toUpperCase(), holm, prose.toUpperCase()])).toEqual([]);
});

it("leaves lines in capitals that sign what stands under them", () => {
  const signed = ["ADA LUND, DIRECTOR OF THE HARBOUR GUILD OF NORTHERN ORVIK", "BRAM COSTA, PROFESSOR OF LAW AT THE UNIVERSITY OF TARROW"];
  expect(linesOf([prose, signed[0] ?? "", prose, signed[1] ?? "", prose])).toEqual([]);
});

it("makes no mark of the words of such a headline", () => {
  const document = pageFrom(["# What the delta says", prose, guns, prose, holm, prose].join("\n\n"));
  const marks = bindMarks(document, readPageParts(document)).byUnit;
  expect([...marks.values()].flatMap(({ people }) => people.map(({ name }) => name))).toEqual([]);
});

it("makes nobody of it for the network of voices", () => {
  expect(namedPeople(toPageUnits(pageFrom([prose, guns, prose, holm, prose].join("\n\n"))), []).names).toEqual([]);
});
