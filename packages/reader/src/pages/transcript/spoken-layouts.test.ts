import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Author and first words of each contribution of a page of plain text, and what is left to the person who asks. */
function read(page: string): { voices: string[]; asides: string[]; questions: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const reading = readGenre(document);
  const names = new Map(reading.entities.map(({ id, name }) => [id, name]));
  const slice = (start: number, end: number): string => document.text.slice(start, end).slice(0, 24);
  return {
    voices: reading.contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${slice(...body)}`),
    asides: reading.asides.map(({ start, end }) => slice(start, end)),
    questions: reading.questions.map(({ text }) => text),
  };
}

const silt =
  "The dredgers left in March, and I counted eleven ships aground between the second and the fourth buoy before anybody in the ministry had noticed.";
const tariff =
  "Because the new tariff falls on the small boats first. Ours paid forty crowns a tonne last winter and we will pay ninety in the next one.";

describe("labels of broadcasts", () => {
  it("reads a host's name and part over the first words, and a guest's thanks as no question", () => {
    const { voices } = read(
      `Ships aground in the delta\n\nNINA OKORO, HOST:\n\nThe delta has silted up. We've called Ada Lund, a pilot in the port of Orvik. Ada, thank you for being on the program.\n\nADA LUND: Thanks for having me.\n\nOKORO: How bad is it?\n\nLUND: ${silt}\n\nOKORO: Why does nobody dredge?\n\nLUND: ${tariff}`,
    );
    expect(voices).toEqual(["Ada Lund: Thanks for having me.\n\nO"]);
  });

  it("reads posts behind names in capitals, and takes an anchor and remarks in brackets for no guests", () => {
    const { voices } = read(
      `The Harbour Hour\n\nAired May 2, 2031\n\n(COMMERCIAL BREAK)\n\nNINA OKORO, LAGOON TV CHIEF FOREIGN ANCHOR: Hello, and welcome to the program.\n\n(BEGIN VIDEOTAPE)\n\nOKORO: Eleven ships are aground in the delta.\n\nBRAM COSTA, SENIOR PILOT, PORT OF ORVIK: ${silt}\n\nOKORO: And a town waits for its grain, as it did last year.\n\n(END VIDEOTAPE)\n\nOKORO: Back to our top story in a moment.`,
    );
    expect(voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
  });

  it("reads names with times over the words, and voices that have but a number", () => {
    const { voices } = read(
      `Harbour Forum, day two\n\nSpeaker 1 (00:26):\n\nWelcome to the forum, everyone. Please take your seats. What have you seen in the delta?\n\nBram Costa (01:12):\n\n${silt}\n\nSpeaker 1 (02:40):\n\nWhy is that?\n\nBram Costa (02:44):\n\n${tariff}`,
    );
    expect(voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
  });

  it("takes facts in a list and a name over a post at the head of the page for no turns, and keeps all of a name", () => {
    const { voices } = read(
      `Briefing on the delta\n\nBram Ode Costa\nSenior Pilot of the Port\nOrvik, May 2, 2031\n\nMR OKORO: Good evening. Our guest tonight is the pilot Bram Ode Costa, and he will take your questions.\n\nMR COSTA: ${silt}\n\nQUESTION: Will the dredgers come back?\n\nMR COSTA: ${tariff}`,
    );
    expect(voices).toEqual(["Bram Ode Costa: The dredgers left in Mar"]);
  });

  it("gives a guest the post that the host tells before the first answer", () => {
    const page = `Ships aground in the delta\n\nNINA OKORO, HOST:\n\nThe delta has silted up. We've called up Ada Lund. She's a pilot with the port of Orvik. Ada, thank you for being on the program.\n\nADA LUND: ${silt}\n\nOKORO: Why does nobody dredge?\n\nLUND: ${tariff}`;
    const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
    expect(readGenre(document).contributions.map(({ roles }) => roles.map(({ text }) => text))).toEqual([["pilot with the port of Orvik"]]);
  });

  it("gives the statement that opens a briefing under no label to the person who answers", () => {
    const { voices } = read(
      `Noon briefing, Office of Ports\n\nOrvik, April 24, 2031\n\nSpokesperson: Ada Lund\n\nGood afternoon. I have one announcement, and then I will take your questions.\n\n${silt}\n\nQUESTION: Who pays for the dredging, and when does it begin?\n\nSPOKESPERSON: ${tariff}\n\nQUESTION: Will the ships be freed?\n\nSPOKESPERSON: They will, in the week after Easter, if the pilots agree to it.`,
    );
    expect(voices).toEqual(["Ada Lund: Good afternoon. I have o"]);
  });

  it("reads labels in capitals before a dash", () => {
    const { voices } = read(
      `CHECK AGAINST DELIVERY\n\nPRESENTER- Minister Tove Brandt, thank you for your time. What has happened to the delta?\n\nMINISTER TOVE BRANDT- ${silt}\n\nPRESENTER- Why did nobody dredge?\n\nMINISTER TOVE BRANDT- ${tariff}`,
    );
    expect(voices).toEqual(["Tove Brandt: The dredgers left in Mar"]);
  });

  it("reads numbers before the label of the person who asks", () => {
    const { voices, asides } = read(
      `A pilot speaks\n\nDr Bram Costa, senior pilot of the port of Orvik\n\n1 LP: What has happened to the delta since the spring floods?\n\nDr Costa: ${silt}\n\n2 LP: Small boats pay more now. Can you explain why?\n\nDr Costa: ${tariff}\n\n3 LP: Will the ministry send the dredgers back?\n\nDr Costa: It will not, I am afraid, and it has told us so in writing.`,
    );
    expect(voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
    expect(asides).toHaveLength(2);
  });
});

describe("who leads a talk", () => {
  it("knows the host by what hosts say, though a guest is heard first and with a question", () => {
    const { voices } = read(
      `Silt and Tariffs\n\nBram Costa is the senior pilot of the port of Orvik.\n\nBRAM COSTA: We let the dredgers go, and what did we end up with? Eleven ships aground. How is that in our interest?\n\nNINA OKORO: My name is Nina Okoro, and I'm your host. My guest today is Bram Costa, who has piloted ships through the delta for thirty years.`,
    );
    expect(voices).toEqual(["Bram Costa: We let the dredgers go, "]);
  });

  it("takes for a host who opens the show or gives the floor to somebody", () => {
    const { voices } = read(
      `Rush transcript\n\nNINA OKORO: We begin today’s show in the delta, where eleven ships went aground. This is a pilot who saw it.\n\nBRAM COSTA: ${silt}\n\nNINA OKORO: Soon we’ll go to the port. But first to the ministry, which has sent no dredgers since the autumn and has not answered our letters.`,
    );
    expect(voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
  });

  it("binds no answer to an office holder whom the introduction names in passing", () => {
    const { voices } = read(
      `The port and the law\n\nAs head of the pilots' guild, chair Tove Brandt has shaped the rules of the delta with Prime Minister Ivo Marek, Transport Minister Jan Holub, and other movers of the port.\n\nQ. The prime minister has drafted a bill. Why is it needed?\n\nA. ${tariff}\n\nQ. And the dredgers?\n\nA. ${silt}`,
    );
    expect(voices.filter((voice) => voice.startsWith("Ivo Marek"))).toEqual([]);
  });
});

describe("people named over a talk", () => {
  it("takes a president who said something for no guest where somebody else spoke with the paper", () => {
    const { voices } = read(
      `The port and the law\n\nOrvik is clearing its delta. President Ivo Marek said that the dredgers will stay. On Monday, Norlandish Ambassador Tove Brandt spoke with our editors about the port next door.\n\nQ. What are you doing for the pilots?\n\nA. ${tariff}\n\nQ. And the dredgers?\n\nA. ${silt}`,
    );
    expect(voices.filter((voice) => voice.startsWith("Ivo Marek"))).toEqual([]);
  });

  it("takes a line that says who is heard for no turn", () => {
    const { voices } = read(
      `Oral evidence: the delta\n\nExamination of witness\n\nWitness: Captain Bram Costa.\n\nQ12 Chair: Captain, what has happened to the delta?\n\nCaptain Costa: ${silt}\n\nQ13 Chair: Why did nobody dredge?\n\nCaptain Costa: ${tariff}`,
    );
    expect(voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
  });
});

describe("statements that nobody asks for", () => {
  it("gives a joint statement to those whose labels stand over it", () => {
    const { voices } = read(
      `Secretary Ivo Marek's remarks with Norlandish Foreign Minister Tove Brandt\n\nSecretary of State Ivo Marek and Norlandish Foreign Minister Tove Brandt gave a joint statement in Orvik.\n\nFOREIGN MINISTER BRANDT: I will speak in Norlandish.\n\nDistinguished guests, the delta is open again. Our two ports have worked on it through the winter.\n\nSECRETARY MAREK: Thank you, Tove. The dredgers will stay until the autumn, and we will pay for half of them.`,
    );
    expect(voices).toEqual(["Tove Brandt: I will speak in Norlandi", "Ivo Marek: Thank you, Tove. The dre"]);
  });

  it("gives a speech under one label to its speaker", () => {
    const { voices } = read(
      `Ivo Marek's visit to Foreign Minister Tove Brandt\n\nForeign Minister Tove Brandt spoke to the press in Orvik.\n\nFOREIGN MINISTER BRANDT: The delta is open again.\n\nOur two ports have worked on it through the winter, and the grain ships have come back.\n\nThe dredgers will stay until the autumn.`,
    );
    expect(voices).toEqual(["Tove Brandt: The delta is open again."]);
  });
});

describe("interviews without labels", () => {
  const turns: readonly (readonly [string, string])[] = [
    ["How do you see the port after the floods?", silt],
    ["Do you believe that your guild can change the tariff?", tariff],
    ["What would you tell the minister?", "I would tell him to come and look. We have room for him on the first boat out on any morning he likes."],
  ];

  it("leaves answers to questions put to “you” open where nobody is presented, and keeps the questions apart", () => {
    const page = read(
      `The port seen from the water is another thing than the port seen from the capital, and few papers send anybody there.\n\n${turns.map(([asked, answer]) => `${asked}\n\n${answer}`).join("\n\n")}`,
    );
    expect(page.voices).toEqual(["nobody: The dredgers left in Mar"]);
    expect(page.questions).toHaveLength(3);
    expect(page.asides).toHaveLength(2);
  });

  it("finds the guest behind the words of the title", () => {
    const page = read(
      `The delta will not wait for the ministry: Bram Costa\n\nThe port seen from the water is another thing than the port seen from the capital, and few papers send anybody there.\n\n${turns.map(([asked, answer]) => `${asked}\n\n${answer}`).join("\n\n")}`,
    );
    expect(page.voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
  });

  it("reads turns behind dashes, and a name under words pulled out of the answers", () => {
    const [[one, first] = ["", ""], [two, second] = ["", ""], [three, third] = ["", ""]] = turns;
    const page = read(
      `— ${one}\n— ${first}\n“We count the ships because nobody else does.”\nBram Costa\nThe next ones came in June.\n— ${two}\n— ${second}\n— ${three}\n— ${third}`,
    );
    expect(page.voices).toEqual(["Bram Costa: The dredgers left in Mar"]);
    expect(page.asides).toHaveLength(2);
  });
});
