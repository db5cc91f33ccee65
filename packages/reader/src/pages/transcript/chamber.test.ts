import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

const silt =
  "Eleven ships are aground in the delta, and I counted them myself. The pilots had warned the ministry in March, and nobody in the ministry had listened.";
const tariff =
  "I thank the member for the question. The channel was dredged in March, and it filled again in the same month, as the pilots had said that it would.";

function read(page: string): { voices: string[]; roles: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return {
    voices: contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 12)}`),
    roles: contributions.flatMap(({ roles }) => roles.map(({ text }) => text)),
  };
}

describe("debates of a chamber", () => {
  it("hears members who ask and members who answer, and nobody who presides", () => {
    const { voices, roles } = read(
      `House of Representatives Hansard\n\nWednesday, 4 May 2031\n\nThe SPEAKER: The member for Orvik has the call.\n\nMr STONE (Orvik—Leader of the Opposition) (14:01): ${silt} When will the minister dredge?\n\nMs PRICE (Ravnsund—Minister for Ports) (14:02): ${tariff}\n\nThe ACTING SPEAKER (Mr Holm): Order! The Minister will resume her seat.\n\nMr STONE: Will the minister table the report of the pilots?\n\nMs PRICE: I will table it on Thursday, with the answer of the port authority.`,
    );
    expect(voices).toEqual(["Stone: Eleven ships", "Price: I thank the ", "Stone: Will the min", "Price: I will table"]);
    expect(roles.slice(0, 2)).toEqual(["Leader of the Opposition", "Minister for Ports"]);
  });

  it("reads a place and a time behind a senator's name, and a label once for each", () => {
    const { voices } = read(
      `Senate debates\n\nThursday, 4 May 2031\n\nSenator STONE (Queensland) (10:32): ${silt}\n\nSenator LUND (Victoria) (10:40): ${tariff}\n\nThe PRESIDENT: The question is that the amendment be agreed to.`,
    );
    expect(voices).toEqual(["Stone: Eleven ships", "Lund: I thank the "]);
  });

  it("reads whom a question is put to as no part of the name", () => {
    const { voices } = read(
      `Parliament: Oral Questions\n\nThe House met at two o’clock, and the Speaker read prayers.\n\nQuestion No. 1—Ports\n\n1. BRAM STONE (Leader—Delta) to the Minister for Ports: ${silt} Will she dredge?\n\nHon ADA PRICE (Minister for Ports): ${tariff}\n\nBram Stone: When?\n\nHon ADA PRICE: In the week in which the member brings a shovel to the delta.`,
    );
    expect(voices).toEqual(["Bram Stone: Eleven ships", "Ada Price: I thank the ", "Bram Stone: When?", "Ada Price: In the week "]);
  });

  it("takes members who hear witnesses for those who ask", () => {
    const { voices } = read(
      `Committee on Ports: Hearing\n\nThe Chair: The witness may begin.\n\nMs Price: ${tariff}\n\nSenator Stone: Why was nobody told?\n\nMs Price: ${silt}\n\nSenator Stone: Who is to pay for it?\n\nMs Price: The port authority pays for all of it.`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["Price"]);
  });

  it("reads a dash right behind the label, the hour in stops, and leave", () => {
    const { voices, roles } = read(
      `HERRING SALES\n\nMinisterial Statement\n\nMr STONE (Minister for Ports) (3.14)—by leave—Honourable members will have read of the delta. ${silt}\n\nMr Lund—And Tarrow? What did Tarrow get for its pilots?\n\nMr DEPUTY SPEAKER—Order! The honourable member for Tarrow will get his turn.\n\nMr STONE—Tarrow got our herring and paid for it.\n\nMrs PRICE (Orvik) (3.21)—The Opposition welcomes the sale. ${tariff}\n\nMr Stone—It is reviewed each year.\n\nMrs PRICE—Reviewed by whom? Clause 7 says that it is reviewed in friendship, and friendship has no date.`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["Stone", "Lund", "Stone", "Price", "Stone", "Price"]);
    expect(roles[0]).toBe("Minister for Ports");
  });

  it("hears members under names on lines of their own who call one another honourable", () => {
    const { voices } = read(
      `Delta: Protection of Pilots\n\n4.30 pm\n\nAda Price (Calder Vale) (Lab)\n\nI beg to move, That this House has considered the pilots of the delta. ${tariff}\n\nBram Stone (Orvik North) (Ind)\n\nWill the hon. Lady give way?\n\nAda Price\n\nGladly.\n\nBram Stone\n\nDoes she agree that the word missing from the treaty is the name of the port?\n\nAda Price\n\nI do, and I shall say it. ${silt}\n\nGreta Solheim (in the Chair)\n\nOrder. The Minister has nine minutes.\n\nThe Minister of State, Ports Office (Mr Lund)\n\nI am grateful to my hon. Friend. ${silt}`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["Ada Price", "Bram Stone", "Ada Price", "Bram Stone", "Ada Price", "Lund"]);
  });

  it("reads peers of all ranks, and the person who rose to ask without a mark behind the name", () => {
    const { voices } = read(
      `THE DELTA\n\nHL Deb 15 November 1965\n\nLORD ORVIK rose to ask Her Majesty's Government what ships they have in the delta. ${silt}\n\nTHE EARL OF TARROW: My Lords, before the noble Lord sits down, would he count them, and by whose lamp?\n\nLORD ORVIK: By the pilots, my Lords. They have a lamp in London Wall.\n\nBARONESS RAVNSUND: My Lords, I lived in the delta for nineteen years. ${tariff}\n\nTHE EARL OF TARROW: My Lords, who is paying for the oil?\n\nLORD ORVIK: Her Majesty, my Lords.`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual([
      "Lord Orvik",
      "The Earl of Tarrow",
      "Lord Orvik",
      "Baroness Ravnsund",
      "The Earl of Tarrow",
      "Lord Orvik",
    ]);
  });

  it("hears senators under questions for oral answer", () => {
    const { voices } = read(
      `QUESTIONS FOR ORAL ANSWER\n\nTuesday, 18 March 2031\n\nACTING SPEAKER: Order. Question No. 5, Senator Stone.\n\nSenator STONE: To the Minister: was she told of the treaty before it was signed?\n\nHon ADA PRICE: I learned of it in the newspaper, in a headline longer than the treaty itself. ${silt}\n\nSenator LUND: Then read the rest!\n\nHon ADA PRICE: I have read it. ${tariff}\n\nSenator STONE: Supplementary. Did she ask the pilots?`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["Stone", "Ada Price", "Lund", "Ada Price", "Stone"]);
  });

  it("takes the head of each printed page for nobody", () => {
    const head = "18th Parliament\n\nMonday, 17 February 2031\n\nTwelfth Meeting";
    const { voices } = read(
      `Oral Question 12\n\nMR SPEAKER: Please be seated. A question was asked of the Minister, and he may answer.\n\nHON. A. STONE: Thank you, Mr Speaker. ${silt} It is the pilots who are the\n\n${head}\n\nvoice of the delta. ${tariff} The harbour is a\n\n${head}\n\nconcession of nobody. We have asked for the dredgers since the spring.`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["A. Stone"]);
  });

  it("hears delegates by surname in the record of a council, in full where it calls them so", () => {
    const { voices } = read(
      `S/PV.11207\n\nWednesday, 3 May 2031, 10 a.m.\n\nThe question concerning the delta\n\nThe meeting was called to order at 10.05 a.m.\n\nThe President (spoke in Spanish): The Council will now begin its consideration of the item on its agenda. I invite the Special Envoy, Ms. Ada Quintana Lund, to take the floor.\n\nMs. Quintana Lund: I thank you, Mr. President. ${silt}\n\nThe President (spoke in Spanish): I thank the Special Envoy for her briefing.\n\nMr. Holm (Norway): My delegation has read the report. ${tariff}\n\nMrs. Brandt (Denmark) (spoke in French): We shall vote for the buoys, all nine of them, and for the pilots who set them.\n\nThe meeting rose at 11.20 a.m.`,
    );
    expect(voices.map((voice) => voice.split(":")[0])).toEqual(["Ada Quintana Lund", "Holm", "Brandt"]);
  });
});
