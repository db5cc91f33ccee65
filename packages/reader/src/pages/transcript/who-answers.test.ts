import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

interface Talk {
  readonly title: string | null;
  /** Who is heard, each once. */
  readonly heard: string[];
  readonly asked: string[];
}

function readTalk(page: string): Talk {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities, questions, title } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return {
    title,
    heard: [...new Set(contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"))],
    asked: questions.map(({ text }) => text),
  };
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

describe("who answers", () => {
  it("is nobody of two who interview a third, whatever they say between", () => {
    const page = `Harbour Hour with Nina Okoro and Per Holm\n\nNina Okoro: How deep is the channel now, Tove?\n\nTove Brandt: ${silt}\n\nPer Holm: Can I ask, do you believe that yourself?\n\nTove Brandt: ${chart}\n\nNina Okoro: So the boats wait. That is the whole plan of the ministry for this year and the next, and nobody will be able to say that it was kept a secret.\n\nTove Brandt: ${silt}\n\nPer Holm: It is not a contract yet. It is a plan to have a plan, and the boats that would be needed will not be built before the year 2040. There is another reading of all this, which is that the guild has sided with the one bank of the delta and left the other to the fishermen.\n\nTove Brandt: ${chart}`;
    expect(readTalk(page).heard).toEqual(["Tove Brandt"]);
  });

  it("is the person whom another label gives the office that speaks", () => {
    const page = `Interview with Nina Okoro, Lagoon Radio\n\nNina Okoro, Host: The ministry has closed the lock. Ada Lund joins us. Minister, welcome.\n\nAda Lund, Harbour Minister: Good morning, Nina.\n\nOkoro: When will it open?\n\nHarbour Minister: ${silt}\n\nOkoro: And who pays?\n\nHarbour Minister: ${chart}`;
    expect(readTalk(page).heard).toEqual(["Ada Lund"]);
  });

  it("is an office in capitals behind a journalist, on a page that has lost its title", () => {
    const page = `JOURNALIST: Prime Minister, what does the lock cost?\n\nPRIME MINISTER: ${silt} ${chart}`;
    const { heard, asked, title } = readTalk(page);
    expect(heard).toEqual(["Prime minister"]);
    expect(asked).toEqual(["Prime Minister, what does the lock cost?"]);
    expect(title).toBeNull();
  });

  it("is the person before whom a surname in capitals stands alone, where reporters ask", () => {
    const page = `A briefing without cameras\n\nThe harbour office barred cameras on Thursday. Deputy press secretary Ada Quintana Lund answered in place of Per Holm.\n\nLUND: Good afternoon.\n\n${silt}\n\nQUESTION: Thank you, Ada.\n\nI am curious about the chart, of which he said that it`;
    expect(readTalk(page).heard).toEqual(["Ada Quintana Lund"]);
  });

  it("is whom the turn before presents, where a machine has numbered the voices", () => {
    const page = `Episode Transcript\nAvailable transcripts are automatically generated. Complete accuracy is not guaranteed.\nSpeaker 1 (00:05):\nWelcome to Silt and Sand. I'm Nina Okoro. Each week on\nthis podcast we are looking at one thing that the harbour\ndid. Here's Senator Per Holm.\nSpeaker 2 (00:34):\nIt is not my habit to agree with the paper. But they\npoint out that the lock is a very old one, and that it\nwas never paid for by those who use it.\nSpeaker 1 (00:57):\nWell, joining me now is the economist Ada Lund. Ada, it\nis great to have you on the show after so long a time.\nSpeaker 3 (01:07):\nYes, Nina, it is a pleasure. I love to hear your voice\nagain after the winter.\nSpeaker 1 (01:13):\nWhat are locks good for?\nSpeaker 3 (01:20):\nWell, I would say that they keep the salt out, and the\nboats in.`;
    const { heard, asked } = readTalk(page);
    expect(heard).toEqual(["Per Holm", "Ada Lund"]);
    expect(asked).toEqual(["What are locks good for?"]);
  });

  it("is no correspondent whose report is announced", () => {
    const page = `NINA OKORO: Good evening. First the lock, and we have a report from Bram Coster.\n\nBRAM COSTER: Late on Sunday the loudspeakers told the crowd to leave. They stayed under their umbrellas until the boats came.\n\nNINA OKORO: Professor Lund, can a lock be closed by a crowd?\n\nPROF. ADA LUND: ${silt}\n\nNINA OKORO: And opened?\n\nPROF. ADA LUND: ${chart}`;
    expect(readTalk(page).heard).toEqual(["Ada Lund"]);
  });

  it("has the name that a row of initials over the talk gives", () => {
    const page = `The pilot's chair\n\nNO: Nina Okoro   ABL: Ada Berg-Lund   TB: Tove Brandt\n\nNO: Is the channel safe?\n\nABL: ${silt}\n\nTB: ${chart}\n\nNO: And at night?\n\nABL: It is safer, because nobody sails.\n\nTB: I have sailed at night for thirty years.`;
    expect(readTalk(page).heard).toEqual(["Ada Berg-Lund", "Tove Brandt"]);
  });

  it("has the name that a list of witnesses turns round", () => {
    const page = `HARBOURS AND LOCKS COMMITTEE\n\nLUND, Dr Ada, Director, Orvik Institute\n\nHOLM, Captain (Rtd) Per, Private capacity\n\nCHAIR: Welcome. Would anyone like to make an opening statement?\n\nDr Lund: ${silt}\n\nSenator OKORO: Captain, do you agree?\n\nCapt. Holm: ${chart}\n\nSenator OKORO: Is that in writing?\n\nDr Lund: It is table four of our submission.\n\nCapt. Holm: And page nine of mine.`;
    expect(readTalk(page).heard).toEqual(["Ada Lund", "Per Holm"]);
  });

  it("is cut from the label by a stop and a dash in old magazines", () => {
    const page = `ROUND TABLE ON THE LOCK\n\nTaking part were Mr. Per Holm and Miss Ada Lund, Fellow of the Harbour Council. Mr. Bram Coster was in the chair.\n\nCOSTER.—The conference closed this month after eighteen months. Which of the two papers will be read?\n\nHOLM.—${silt}\n\nLUND.—${chart}\n\nCOSTER.—Which proves?\n\nLUND.—That one cannot hold the sea with a paper.`;
    expect(readTalk(page).heard).toEqual(["Per Holm", "Ada Lund"]);
  });

  it("is not who takes a call over from its operator and opens it for questions", () => {
    const page = `Press call: the lock\n\nSpeakers\n\nAda Lund, Director of Trade\n\nOPERATOR: Ladies and gentlemen, I would now like to turn the call over to Mr. Bram Coster. Please go ahead.\n\nMR. COSTER: Thanks. Good morning, everyone, I'm Bram Coster. Ada.\n\nMS. LUND: ${silt}\n\nMR. COSTER: Great. Let's open it up for questions.\n\nOPERATOR: Our first question comes from the line of Per Holm.\n\nQ: Yes, hi. Who pays for the lock?\n\nMS. LUND: ${chart}\n\nQ: And for the boats?\n\nMS. LUND: Nobody, so far.\n\nMR. COSTER: With that, we are at time.`;
    expect(readTalk(page).heard).toEqual(["Ada Lund"]);
  });

  it("is not called by a post and the surname where the page has the name", () => {
    const page = `The morning after: a panel\n\nAda Lund, Per Holm, Wharf College\n\nMODERATOR: From left to right, then: Ada Lund, president of this college, and Dean Holm, who heads the school. Ada, what happened last night?\n\nDR. LUND: ${silt}\n\nMR. HOLM: ${chart}\n\nMODERATOR: Do you agree?\n\nDR. LUND: I do.\n\nMR. HOLM: So do I, for once.`;
    expect(readTalk(page).heard).toEqual(["Ada Lund", "Per Holm"]);
  });
});
