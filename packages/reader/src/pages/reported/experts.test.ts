import { expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-source.ts";
import { readPageParts } from "../page-parts.ts";
import { bindMarks } from "../signed/bind-marks.ts";
import { expertsOf } from "./experts.ts";

const inOfficeOn = (page: string): string[] => {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const parts = readPageParts(document);
  return [...expertsOf(parts, bindMarks(document, parts)).inOffice].map(({ name }) => name);
};

const after = "left the delta on Monday after two days of talks, and nobody on the quay saw the ship go.";

it.each(["President", "Norlandish leader", "Norland's supreme leader"])("takes whom a page calls “%s” for news and no expert", (post) => {
  expect(inOfficeOn(`What the quays say\n\n${post} Ivo Marek ${after}`)).toEqual(["Ivo Marek"]);
});

it.each(["Guild treasurer", "the union's leader,"])("takes “%s” for no high office", (post) => {
  expect(inOfficeOn(`What the quays say\n\nOn Monday ${post} Ivo Marek ${after}`)).toEqual([]);
});
