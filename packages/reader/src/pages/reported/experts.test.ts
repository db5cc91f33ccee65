import { expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readPageParts } from "../page-parts.ts";
import { bindMarks } from "../signed/bind-marks.ts";
import { expertsOf, type Experts } from "./experts.ts";

const expertsOn = (page: string): Experts => {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const parts = readPageParts(document);
  return expertsOf(parts, bindMarks(document, parts));
};

const inOfficeOn = (page: string): string[] => [...expertsOn(page).inOffice].map(({ name }) => name);

const everybodyOn = (page: string): string[] => {
  const { introduced, described, named } = expertsOn(page);
  return [...introduced, ...described, ...named].map(({ name }) => name);
};

const after = "left the delta on Monday after two days of talks, and nobody on the quay saw the ship go.";

it.each(["President", "Norlandish leader", "Norland's supreme leader"])("takes whom a page calls “%s” for news and no expert", (post) => {
  expect(inOfficeOn(`What the quays say\n\n${post} Ivo Marek ${after}`)).toEqual(["Ivo Marek"]);
});

it.each(["Guild treasurer", "the union's leader,"])("takes “%s” for no high office", (post) => {
  expect(inOfficeOn(`What the quays say\n\nOn Monday ${post} Ivo Marek ${after}`)).toEqual([]);
});

it.each([
  ["takes the whole name of one whom it names once by the family's", "Ada Al Tarif", "Ada Al Tarif"],
  ["keeps the family's name where two bear it", "Ada Al Tarif and Ivo Al Tarif", "Al Tarif"],
])("%s", (_, named, expected) => {
  const page = `What the quays say\n\nOn Monday ${named} ${after}\n\nThe channel is silted, said Al Tarif, a professor of politics at Norland University.`;
  expect(everybodyOn(page)).toEqual([expected]);
});

it("takes no name out of a post for a person", () => {
  const page = `What the quays say\n\nThe channel is silted, said Ivo Marek, director of the Ada Lund Institute.`;
  expect(everybodyOn(page)).toEqual(["Ivo Marek"]);
});
