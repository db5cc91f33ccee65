import { expect, it } from "vitest";
import { readText } from "../../sources/plain/read-text.ts";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";
import type { SourceDocument } from "@rapporteur/core/model";

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

function heardOn(document: SourceDocument): string[] {
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return [...new Set(contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"))];
}

it("knows labels that a dash ends, where they come again", () => {
  const { document } = readText(
    `Who pays for the silt?\n\nTwo guests on the delta.\n\nNina – Good evening. With us are Ada Lund, lead pilot at the Harbour Office, and Per Holm, adviser to the Fish Council. Ada, who pays?\n\nLund – Good evening. ${silt}\n\nNina – What did they see?\n\nHolm – Shops. ${chart}\n\nLund – Quite, and those with a boat saw the boats.\n\nNina – How many?\n\nHolm – I would call it an order of magnitude and no more.\n\nNina – Thank you both.`,
  );
  expect(heardOn(document)).toEqual(["Ada Lund", "Per Holm"]);
});

it("knows labels that have the first line of a paragraph, where they come again", () => {
  const turn = (label: string, words: string): string => `<p>${label}<br>${words}</p>`;
  const page = `<html><body><h1>The silt at the bottom of the sea</h1><p>Our guests are Ada Lund, lead pilot at the Harbour Office, and Per Holm, adviser to the Fish Council.</p>${turn("Okoro", "An order was signed yesterday. Per, was your guild dancing?")}${turn("Holm", chart)}${turn("Okoro", "Ms Lund, you have held some of it.")}${turn("Lund", silt)}${turn("Holm", "I have read that paper, and it is good.")}${turn("Okoro", "And the ministry, what does it want?")}${turn("Lund", "Options, as ministries do.")}</body></html>`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.html" });
  expect(heardOn(document)).toEqual(["Per Holm", "Ada Lund"]);
});

it("takes places before dashes in a digest for no labels", () => {
  const { document } = readText(
    `The week in ports\n\nORVIK – ${silt}\n\nTARROW – ${chart}\n\nRAVNSUND – The pilots have struck, and nobody has noticed.\n\nVARN – Nothing happened.\n\nSKERRY – The ferry is late.`,
  );
  expect(heardOn(document).filter((name) => name !== "nobody")).toEqual([]);
});
