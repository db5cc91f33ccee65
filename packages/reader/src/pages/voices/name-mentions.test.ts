import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { namedPeople } from "./name-mentions.ts";

function namedOn(markup: string, authors: readonly string[] = []): { names: readonly string[]; forms: string[] } {
  const { names, mentions } = namedPeople(toPageUnits(pageFrom(markup)), authors);
  return { names, forms: mentions.map(({ person, form, written }) => `${names[person]}: ${form} "${written}"`) };
}

it("finds whole names, and their surnames and first names afterwards", () => {
  const { names, forms } = namedOn("By Ada Lund\n\nThe port is closed, Lund says. Ada has seen it.");
  expect(names).toEqual(["Ada Lund"]);
  expect(forms).toEqual(['Ada Lund: full "Ada Lund"', 'Ada Lund: surname "Lund"', 'Ada Lund: given "Ada"']);
});

it("says where a surname may be of two people", () => {
  const { mentions } = namedPeople(toPageUnits(pageFrom("Ada Lund and Karl Lund met.\n\nLund was late.")), []);
  expect(mentions.filter(({ isShared }) => isShared)).toHaveLength(2);
});

it.each([
  ["a title before it", "Mr. BRANDVOLD (Norway) asked why the fund was late."],
  ["a post behind it", "The ships came back, says Brandvold, a pilot of the port."],
  ["a line of its own", "BRANDVOLD\n\nThe ships came back in the night and nobody counted them."],
])("takes one word for a name by %s", (_, markup) => {
  expect(namedOn(markup).names).toEqual([expect.stringMatching(/^brandvold$/i)]);
});

it("takes no word for a name that the page writes in lower case too", () => {
  expect(namedOn("Ports, a matter of money.\n\nThe ports are closed.").names).toEqual([]);
});

it.each(["Dear Oddvar,", "Your Oddvar", "In Brandvoll, 2 July", "What We Know Now", "Brandvold. Madam Chair, I was late."])(
  "finds no name of several words in %j",
  (line) => {
    const { names } = namedOn(`${line}\n\nThe ships came back in the night and nobody counted them.`);
    expect(names.filter((name) => name.includes(" "))).toEqual([]);
  },
);

it("knows labels that name nobody", () => {
  const { names, forms } = namedOn("MODERATOR: Who won?\n\nMODERATOR: And who lost?");
  expect(names).toEqual(["Moderator"]);
  expect(forms).toHaveLength(2);
});

it("writes names in capitals as names are written, and lets the mixed one stand", () => {
  expect(namedOn("ADA LUND-REY: We left.\n\nThe words of Ada Lund-Rey were heard.").names).toEqual(["Ada Lund-Rey"]);
});

it("knows authors whom the metadata names alone", () => {
  expect(namedOn("The port is closed.", ["Dr Ada Lund"]).forms).toEqual(['Ada Lund: metadata "Ada Lund"']);
});

it.each([
  "The gate of the port at noon on Tuesday. (Ada Lund/Reuters)",
  "Ships wait before the port, May 4, 2031 [Ada Lund/AFP via Getty Images]",
  "Ships wait before the port. Photo: Ada Lund/Lake Pictures",
  "Ships wait before the port. Credit Ada Lund",
])("passes over who took a picture: %s", (caption) => {
  expect(namedOn(`${caption}\n\nThe ships came back, says Karl Holm, a pilot of the port.`).names).toEqual(["Karl Holm"]);
});

it("knows who signs in brackets, and who is named elsewhere too", () => {
  expect(namedOn("The ships came back.\n\n(Ada Lund/Lake News)").names).toEqual(["Ada Lund"]);
  expect(namedOn("The gate at noon. (Ada Lund/Reuters)\n\nBy Ada Lund").names).toEqual(["Ada Lund"]);
});

it("takes the field of a professor for no part of a name", () => {
  const { names } = namedOn("Associate Professor of Religion Ada Lund and Professor of Political Science Per Holm answered.");
  expect(names).toEqual(["Ada Lund", "Per Holm"]);
});

it.each(["The port is closed, says its directorAda Lund on Sunday.", "Not entirely.Ada Lund, a former pilot, sees a way.", "FORAda Lund, director"])(
  "knows a name that ran into the words before it: %s",
  (line) => {
    expect(namedOn(`${line}\n\nThe ships came back in the night and nobody counted them.`).names).toContain("Ada Lund");
  },
);

it.each(["1. Oddvar", "Oddvar warned that nobody had counted the ships."])("knows who goes by one word from the line that it opens: %s", (line) => {
  expect(namedOn(`${line}\n\nThe ships came back in the night and nobody counted them.`).names).toEqual(["Oddvar"]);
});

it("takes a surname that opens with a particle for the person whom the page names in full", () => {
  const page = "By Rana Abi Nader\n\nAbi Nader has seen the port, and Siobhán Ní Fhlatharta has not. Ní Fhlatharta does not expect it.";
  expect(namedOn(page).names).toEqual(["Rana Abi Nader", "Siobhán Ní Fhlatharta"]);
});

it("takes the end of a longer name for no surname: the first word may be a title", () => {
  expect(namedOn("Skipper Ada Lund spoke.\n\nThe port is closed, says Ada Lund, a pilot.").names).toContain("Ada Lund");
});
