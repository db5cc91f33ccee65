import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

function readAs(page: string, name = "page.txt"): { heard: string[]; posts: string[]; asked: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities, questions } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const nameOf = (author: string | null): string => names.get(author ?? "") ?? "nobody";
  return {
    heard: [...new Set(contributions.map(({ author }) => nameOf(author)))],
    posts: [...new Set(contributions.flatMap(({ author, roles }) => roles.map(({ text }) => `${nameOf(author)}: ${text}`)))],
    asked: questions.map(({ text }) => text),
  };
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

describe("what is asked in a talk", () => {
  it("is what the guests are asked beside the headline, and no request for leave to ask", () => {
    const page = `Who polices the delta?\n\nRecorded in Orvik, 8 March 2031\n\nNina Okoro: Welcome to the panel. Ada Lund is Director of Pilots at the Harbour Office. Can I start with the plainest of questions? Who pays for the silt?\n\nAda Lund: ${silt}\n\nNina Okoro: I have a related question. What does the guild say?\n\nAda Lund: ${chart}\n\nNina Okoro: Can I follow that?\n\nAda Lund: You may.`;
    expect(readAs(page).asked).toEqual(["Who polices the delta?", "Who pays for the silt?", "What does the guild say?", "Can I follow that?"]);
  });
});

describe("who answers", () => {
  it("is a spokesperson behind questions, though a byline names the same", () => {
    const page = `Weekly press conference of the Ministry, 9 February 2031\n\nBy Ada Lund, spokesperson, Ministry of Ports. Unofficial transcript.\n\nMs. Lund: Good afternoon. ${silt}\n\nQ: (The Lagoon Post) Is the Government in favour of opening the lock?\n\nMs. Lund: ${chart}\n\nQ: Do you agree with the pilots?\n\nMs. Lund: I read them with interest.`;
    const { heard, asked } = readAs(page);
    expect(heard).toEqual(["Ada Lund"]);
    expect(asked).toEqual(["Is the Government in favour of opening the lock?", "Do you agree with the pilots?"]);
  });

  it("stands in brackets behind a side of a debate", () => {
    const page = `Motion: This house would not miss the lock\n\nTuesday 10 February 2031\n\nSpeakers\n\n- FOR: Ada Lund, Professor of Navigation, Orvik School of Ports; Tove Brandt, Director, Tarrow Delta Lab\n- AGAINST: Per Holm, former treasurer of the Harbour Fund\n\nCHAIR: Before we begin: 61 of you are for, and 88 against. Professor.\n\nFOR (Lund): ${silt}\n\nAGAINST (Holm): I have run a treasury, and the professor has not. ${chart}\n\nFOR (Brandt): What Mr Holm calls a floor is a ceiling for us.\n\nAGAINST (Holm): I yield my other minutes.\n\nCHAIR: The motion falls.`;
    expect(readAs(page).heard).toEqual(["Ada Lund", "Per Holm", "Tove Brandt"]);
  });

  it("may say in the first turn what they are", () => {
    const page = `Write-out: the delta, one year on\n\nNina Okoro: Let's go. I shall not read out biographies. Would each of you please say in a sentence who you are?\n\nAda Lund: I'm a researcher at the Delta Forum; I count who is in the boats, every Tuesday.\n\nTove Brandt: I am the boring one. ${silt}\n\nNina Okoro: Ada, how many this Tuesday?\n\nAda Lund: ${chart}\n\nNina Okoro: And there we leave it.`;
    expect(readAs(page).posts).toEqual(["Ada Lund: researcher at the Delta Forum"]);
  });

  it("keeps initials and apostrophes of a name", () => {
    const page = `The future of the delta\n\nNina Okoro, Coin Centre\n\nJ. Christian Lund, DCTF\n\nRosa Ng'ang'a, Lund Group\n\nNO: I want to start with Lund. What is the chance in this?\n\nLund: ${silt}\n\nNO: Rosa, what was the goal?\n\nRN: ${chart}\n\nNO: And the pilots?\n\nLund: They were never asked.`;
    expect(readAs(page).heard).toEqual(["J. Christian Lund", "Rosa Ng'ang'a"]);
  });
});
