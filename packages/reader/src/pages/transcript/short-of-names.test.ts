import { expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";
import { isAskerLabel } from "./asker-labels.ts";
import { officeHead } from "./heads/read-head.ts";

function readTalk(page: string): { heard: string[]; asked: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities, questions } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return { heard: [...new Set(contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"))], asked: questions.map(({ text }) => text) };
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

const talk = (presented: string): string =>
  `Is a lock still a lock?\n\nTom: Right, welcome back. Nina, how long did the lock take?\n\nNina: Eleven years.\n\nTom: And the second one?\n\nNina: Twenty-five, and they have only drawn it. To help us, ${presented}\n\nPer: ${silt}\n\nTom: Ada, is there anything there?\n\nAda: ${chart}\n\nNina: Did you get it?\n\nPer: I got a working group, and a chair that did not fit the table.\n\nAda: The trade half, in May of next year.`;

it("binds first names to the whole names that those who ask give", () => {
  expect(readTalk(talk("we're joined by Ada Lund-Rao, who is a lawyer, and Per Holm.")).heard).toEqual(["Per Holm", "Ada Lund-Rao"]);
});

it("binds no first name that two people have", () => {
  expect(readTalk(talk("we're joined by Ada Lund-Rao, who knew Ada Brandt, and Per Holm.")).heard).not.toContain("Ada Lund-Rao");
});

it("knows a surname of two words, with the place of the speaker behind it", () => {
  const page = `Boats and locks: is it war in the delta?\n\nNINA OKORO (presenter): Good evening and welcome to Crosscurrents. In Orvik is Ada Lund, in Tarrow Deirdre Mac Aune, analyst of the Delta Review. Ada, have you ever sunk a boat?\n\nADA LUND (Orvik): ${silt}\n\nOKORO: Deirdre Mac Aune, does it at least work?\n\nDEIRDRE MAC AUNE (Tarrow): ${chart}\n\nOKORO: Why not?\n\nMAC AUNE (Tarrow): Because there is a lock. Nobody sends a lock after a boat.`;
  expect(readTalk(page).heard).toEqual(["Ada Lund", "Deirdre Mac Aune"]);
});

it("hears people under an office before the whole name", () => {
  const page = `Four who make budgets talk\n\nThese are the questions that we put to them, and what they said:\n\nDelta Center: What is the first page you look at?\n\nDeputy Speaker Ada Lund: Fuel. ${silt}\n\nMember of Parliament Per Holm-Aune: Pensions. ${chart}\n\nDelta Center: Does it make a difference?\n\nConsul General Tove Brandt: Yes, and yes. I was the only one at the table for eleven years of my career.\n\nDeputy Speaker Ada Lund: I am asked about it always by people who then don't wait for the answer.\n\nMember of Parliament Per Holm-Aune: I ask for the maintenance contract.`;
  expect(readTalk(page).heard).toEqual(["Ada Lund", "Per Holm-Aune", "Tove Brandt"]);
});

it("knows by surname who has asked under “Question”", () => {
  const page = `Questions to Ada Lund, Governor of the Port, and the answers given\n\nOrvik, 5 June 2031\n\nQuestion (Bram Costa, The Lagoon Post): Governor, is the silt back on the table?\n\nLund: Which table?\n\nCosta: Any table that stands in the delta, and any chair beside it.\n\nLund: ${silt}\n\nQuestion (Greta Solheim, Radio Tarrow): What do you tell the pilots?\n\nLund: ${chart}`;
  expect(readTalk(page).heard).toEqual(["Ada Lund"]);
});

it("finds the name behind an office and before a party", () => {
  expect(officeHead("The Minister of State, Department for Ports (Bram Costa) (Lab)", 0)).toMatchObject({
    label: "Bram Costa",
    bracket: "The Minister of State, Department for Ports",
  });
});

it.each(["Mr Deputy Speaker", "Madam Deputy Speaker", "Correspondent", "Presider"])("knows who is no guest by the label alone: %s", (label) => {
  expect(isAskerLabel(label)).toBe(true);
});

it("reads answers under first names and dashes, where headings ask", () => {
  const page = `# Frozen silt: may one dredge what one has only stopped?\n\n## Guests\n\n- **Ada Lund-Rao**, member of the budget committee\n- **Per Holm**, president of the Court of Accounts\n\nRecorded on Tuesday. The text has been shortened.\n\n## The basins have been shut since February. Why is it a question now?\n\nAda – Since we are asked to sign. ${silt}\n\nPer – For an auditor it is simple and terrible. ${chart}\n\n## Is it confiscation?\n\nPer – It isn't, if the claim of the guild remains on the books.\n\n## What will you do on Thursday, both?\n\nAda – Vote in favour, and table an amendment about the page.\n\nPer – I don't vote. I shall ask for the contract, and be told that it is being translated.`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  expect(contributions.map(({ author }) => names.get(author ?? "")?.split(" ")[0])).toEqual(["Ada", "Per", "Ada", "Per"]);
});

it("reads subtitles that name the speaker of each line", () => {
  const page = `WEBVTT - The Pilot Calls Back\n\n<v Nina Okoro>You're listening to Silt and Sand. My guest\n\n<v Nina Okoro>this week is Ada Lund, a former pilot. Hello.\n\n<v Ada Lund>Hello, Nina. They were not all of them\n\n<v Ada Lund>dredged, you know.\n\n<v Nina Okoro>What does a pilot lose?\n\n<v Ada Lund>She loses the thread. It's not the chart which is\n\n<v Ada Lund>important, it is that there was one yesterday.\n\n<v Nina Okoro>And would they let you in?\n\n<v Ada Lund>In the end, yes. Not because they must.`;
  expect(readTalk(page)).toEqual({ heard: ["Ada Lund"], asked: ["What does a pilot lose?", "And would they let you in?"] });
});
