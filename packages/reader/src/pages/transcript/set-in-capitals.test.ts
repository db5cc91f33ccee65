import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

function readTalk(page: string): { heard: string[]; asked: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities, questions } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return { heard: contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"), asked: questions.map(({ text }) => text) };
}

const goesOn = [
  "They had a month to answer. The ministry let the month pass, and then it sent a letter without a date.",
  "So is the minister threatening the guild? Is he saying what I think he is saying?",
  "Granted, the letter is a short one. Perhaps somebody should ask him.",
];

describe("interviews whose turns open in capitals", () => {
  it("are read though they ask once, and what an answer asks is no question", () => {
    const page = `"They closed it at night"\n\nA pilot speaks out\n\nThe lock of Orvik was closed in July. Here, ADA LUND, the pilot's sister, talked to Harbour Weekly's PER HOLM.\n\nWHY WAS the lock closed?\n\nTHE GUILD has asked for a year now. We had no word from the ministry, and so we went to the court.\n\n${goesOn.join("\n\n")}`;
    expect(readTalk(page)).toEqual({ heard: ["Ada Lund"], asked: ["WHY WAS the lock closed?"] });
  });

  it("may have an answer of many paragraphs", () => {
    const long = Array.from({ length: 4 }, () =>
      goesOn.slice(0, 1).concat("The boats lay in the channel until the spring, and the crews went home."),
    ).flat();
    const page = `"We go to the lock ourselves"\n\nADA LUND has worked with the pilots of Orvik for two years. She talked with Harbour Weekly's PER HOLM.\n\nWHERE DID the strike come from?\n\nTHE DRIVING force was the guild. It had lost half of its boats.\n\n${long.join("\n\n")}\n\n${goesOn[0]}`;
    expect(readTalk(page).asked).toEqual(["WHERE DID the strike come from?"]);
  });
});

it("reads questions in capitals between the labelled turns of several guests", () => {
  const page = `A round table\nThe lock and the sea\n\nADA LUND is a pilot of the guild.\n\nPER HOLM is the editor of Delta Notes.\n\nWHAT ARE the plans for the lock right now?\n\nPer Holm: The starting point has to be the flood. ${goesOn[0]}\n\nWHY WAS the strike such a success?\n\nAda Lund: The strike was a large step for the guild. ${goesOn[2]}\n\nTHERE'S BEEN a very different mood in the towns up the river, where nobody has seen a boat since the autumn and where the paper writes of nothing but the chart that was sold in the spring by the ministry, hasn't there?\n\nPer Holm: The towns took up the chart. ${goesOn[0]}\n\nAda Lund: They did so late.`;
  const { heard, asked } = readTalk(page);
  expect([...new Set(heard)]).toEqual(["Per Holm", "Ada Lund"]);
  expect(asked.map((question) => question.slice(0, 9))).toEqual(["WHAT ARE ", "WHY WAS t", "THERE'S B"]);
});

it("reads two questions put to somebody whom the words over them present", () => {
  const page = `The flood spurred the harbour historian Ada Lund to write her new book. Lund is the author of ‘The Delta’, which won the Orvik Shipping Prize.\nWe were careful to call it a flood. Why do you call your book ‘The Lock’?\nA word like ‘flood’ gives all to the sea. It may have begun as one, but what the sea met was a lock that nobody had paid for.\nThe work began in the year of the ice, when the guild sold its boats.\nWhat does the old lock tell us?\nThe lock is important for two reasons. The first is the channel, and the second is the town, which had been there before it.`;
  const { heard, asked } = readTalk(page);
  expect(heard).toEqual(["Ada Lund"]);
  expect(asked).toEqual(["Why do you call your book ‘The Lock’?", "What does the old lock tell us?"]);
});

it("asks nothing that the words over an interview ask", () => {
  const page = `Interview with the pilot Ada Lund\n\nThe lock was closed in July. But what if it had been left open? We spoke to Ada Lund, pilot of the guild, about that night.\n\nDid you see the light?\n\nI saw it, and I thought that it was my own.\n\nWere you afraid?\n\nI was, and I am not ashamed of it.\n\nWould you sail again?\n\nTomorrow, if they let me.`;
  expect(readTalk(page).asked).toEqual(["Did you see the light?", "Were you afraid?", "Would you sail again?"]);
});
