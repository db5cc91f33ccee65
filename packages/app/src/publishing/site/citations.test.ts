import { expect, test } from "vitest";
import { examplePage, exampleSettings as settings } from "../../../../../test/fixtures/site-page.ts";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { bibtex, cslJson, ris } from "./citations.ts";
import { namePartsOf } from "./name-parts.ts";
import type { SitePage } from "./site-data.ts";

/** How a name is cut: "given | particle | family | suffix"; "" where it stays whole. */
function cut(name: string): string {
  const parts = namePartsOf(name);
  return parts === null ? "" : [parts.given, parts.particle, parts.family, parts.suffix].join(" | ");
}

const sure: readonly (readonly [name: string, parts: string])[] = [
  ["Charlotte Carrow", "Charlotte |  | Carrow | "],
  ["John M. Carrow", "John M. |  | Carrow | "],
  ["J. K. Carrow", "J. K. |  | Carrow | "],
  ["J.R.R. Carrow", "J.R.R. |  | Carrow | "],
  ["Jean-Claude Marrow", "Jean-Claude |  | Marrow | "],
  ["Anna O’Carrow-Marr", "Anna |  | O’Carrow-Marr | "],
  ["Ursula von der Marrow", "Ursula | von der | Marrow | "],
  ["Charles de Marrow", "Charles | de | Marrow | "],
  ["Peter van 't Marrow", ""],
  ["Robert De Marrow", "Robert |  | De Marrow | "],
  ["Robert Carrow Jr.", "Robert |  | Carrow | Jr."],
  ["Robert Carrow, III", "Robert |  | Carrow | III"],
  ["Carrow, Charlotte", "Charlotte |  | Carrow | "],
  ["García Márquez, Gabriel", "Gabriel |  | García Márquez | "],
  ["von Marrow, Ursula", "Ursula | von | Marrow | "],
  ["André Carrow", "André |  | Carrow | "],
  ["Robert La Carrow", "Robert |  | La Carrow | "],
  ["Robert von Carrow, Sr", "Robert | von | Carrow | Sr"],
  ["Carrow Marrow Tarrow, Charlotte", "Charlotte |  | Carrow Marrow Tarrow | "],
  ["Carrow, J. K.", "J. K. |  | Carrow | "],
  ["Mary von Marrow", "Mary | von | Marrow | "],
  [`Charlotte Ca${"r".repeat(84)}ow`, `Charlotte |  | Ca${"r".repeat(84)}ow | `],
];

const unsure: Readonly<Record<string, readonly string[]>> = {
  "One name, and names of bodies": ["Lula", "Harbour League", "The Gazette", "Robert Carrow Institute", ""],
  "East Asian order, and family names that are given names elsewhere": [
    "Xi Jinping",
    "Kim Yong",
    "Lee Jaemyung",
    "Nguyen Van Troi",
    "Park Chung Hee",
    "Yi Gang",
    "Aung San",
    "習近平",
    "Abe Shinzo",
    "Orbán Viktor",
  ],
  "Two family names, or two given names": [
    "Gabriel García Márquez",
    "Pedro Alonso López",
    "María José",
    "Ana María Gómez",
    "Carlos Ruiz Zafón",
    "García Márquez",
  ],
  "A given name that goes on behind its particle": ["María del Pilar", "María de los Ángeles Pérez", "José de Jesús", "Maria da Glória"],
  "Names after the father, which are no family's": [
    "Mohammed bin Salman",
    "Katrin Jakobsdóttir",
    "Abiy Ahmed",
    "Ali Hassan",
    "Megawati Sukarnoputri",
    "Thaksin Shinawatra",
    "Abdul Rahman",
  ],
  "Titles, ranks, letters behind, several people, a place": [
    "Dr. Charlotte Carrow",
    "Sir Robert Carrow",
    "Charlotte Carrow, MP",
    "Charlotte Carrow, Oslo",
    "Anna and Robert Carrow",
    "Anna Carrow, Robert Marr",
  ],
  "Too much for one name": [
    `Charlotte Ca${"r".repeat(89)}ow`,
    "Carrow Marrow Tarrow Farrow, Charlotte",
    "Carrow, Charlotte, Anna",
    "carrow, Charlotte",
    "von, Charlotte",
    "Jr.",
    "Robert Jr.",
    "Maria de Carrow",
    "Charlotte de la",
  ],
  "No letter case to go by": ["CHARLOTTE CARROW", "charlotte carrow", "Henry James", "Charlotte {Carrow}"],
};

test.each(sure)("%s", (name, parts) => expect(cut(name)).toBe(parts));
test.each(Object.values(unsure).flat())("%s stays whole", (name) => expect(cut(name)).toBe(""));

/** The page with these authors. */
function signedBy(...names: readonly string[]): SitePage {
  const [contribution] = sampleReadout.document.contributions;
  const [entity] = sampleReadout.entities;
  if (contribution === undefined || entity === undefined) throw new Error("the sample has contributions and entities");
  const people = names.map((name, at) => ({ ...entity, id: `person:p${at}`, type: "person" as const, name }));
  const coAuthors = people.slice(1).map(({ id }) => ({ author: id, affiliation: null, roles: [] }));
  const contributions = [{ ...contribution, author: people[0]?.id ?? null, coAuthors }];
  return { ...examplePage, readout: { ...sampleReadout, document: { ...sampleReadout.document, contributions }, entities: people } };
}

test("every form of a citation has family names where they are sure, and the whole name where not", () => {
  const page = signedBy("Ursula von der Marrow", "Robert Carrow Jr.", "Xi Jinping", "Rock & {Roll} and Sons");
  expect(bibtex(page, settings)).toContain("author = {von der Marrow, Ursula and Carrow, Jr., Robert and {Xi Jinping} and {Rock \\& Roll and Sons}}");
  expect(JSON.parse(cslJson(page, settings))[0].author).toEqual([
    { given: "Ursula", "non-dropping-particle": "von der", family: "Marrow" },
    { given: "Robert", family: "Carrow", suffix: "Jr." },
    { literal: "Xi Jinping" },
    { literal: "Rock & {Roll} and Sons" },
  ]);
  const lines = ris(page, settings).split("\r\n");
  expect(lines.filter((line) => line.startsWith("AU"))).toEqual([
    "AU  - von der Marrow, Ursula",
    "AU  - Carrow, Robert, Jr.",
    "AU  - Xi Jinping",
    "AU  - Rock & {Roll} and Sons",
  ]);
  // A comma would cut it.
  expect(ris(signedBy("Charlotte Carrow, MP"), settings)).toContain("AU  - Charlotte Carrow MP\r\n");
  expect([lines[0], ...lines.slice(-2)]).toEqual(["TY  - ELEC", "ER  - ", ""]);
});

test("a page without known authors is cited under its publisher, whole", () => {
  const page = { ...examplePage, readout: { ...sampleReadout, document: { ...sampleReadout.document, contributions: [] } } };
  const own = { ...settings, publisher: "Charlotte Carrow" };
  expect(bibtex(page, own)).toContain("author = {{Charlotte Carrow}}");
  expect(JSON.parse(cslJson(page, own))[0].author).toEqual([{ literal: "Charlotte Carrow" }]);
  expect(ris(page, own)).toContain("AU  - Charlotte Carrow\r\n");
});
