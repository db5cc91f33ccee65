import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Author and first words of each contribution of a page of plain text. */
function voicesIn(page: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 17)}`);
}

const pilots = "Because the pilots have left. They were the only people who knew the channel.";
const cranes = "They were sold in the spring, one after another, to a yard in Gdynia.";

describe("records that name the speaker in a line", () => {
  it("reads time, party and name with constituency on lines of their own", () => {
    const found = voicesIn(
      `Harbour Bill: committee stage\n\n9:15 a.m.\n\nFjord Party\n\nSolveig Aune Orvik North\n\nMadam Chair, I move that the bill be read a second time. ${pilots}\n\n9:20 a.m.\n\nLabour\n\nBram Coster Tarn\n\nI oppose the motion. The Ministry has had two warnings and has done nothing at all.\n\n9:25 a.m.\n\nFjord Party\n\nSolveig Aune Orvik North\n\nThen let the Ministry say so before this committee.`,
    );
    expect(found).toEqual(["Solveig Aune: Madam Chair, I mo", "Bram Coster: I oppose the moti", "Solveig Aune: Then let the Mini"]);
  });

  it("reads turns that run together in one paragraph", () => {
    const found = voicesIn(
      `ORVIK ASSEMBLY OFFICIAL REPORT\n\nMarch 3, 2019 PARLIAMENTARY DEBATES 1 The House met at 2.30 p.m. [The Speaker in the Chair] PRAYERS Hon. Speaker: Order, Members. We shall begin with the petitions. Hon. Solveig Aune (Orvik, FP): Hon. Speaker, I beg to present the petition of the pilots of Orvik, who have not been paid since the spring and who ask this House to act. Hon. Speaker: Is there a seconder? Hon. Bram Coster (Tarn, NLP): I second the petition. The pilots have waited too long, and the Ministry has had two warnings. Hon. Speaker: The petition is committed. Hon. Solveig Aune (Orvik, FP): Thank you, Hon. Speaker. The pilots will be glad of it.`,
    );
    expect(found).toEqual(["Solveig Aune: Hon. Speaker, I b", "Bram Coster: I second the peti", "Solveig Aune: Thank you, Hon. S"]);
  });

  it("hears a senator who asserts, and takes one who only asks for an asker", () => {
    const page = (turn: string): string =>
      `Harbour and Fisheries Legislation Committee\n\nOrvik Port Limited\n\nCHAIR: Afternoon, Ms Aune. Do you have an opening statement?\n\nMs Aune: I do, a short one. ${pilots} ${cranes}\n\nSenator COSTER: ${turn}\n\nMs Aune: We have had it since March. ${pilots}\n\nSenator COSTER: When will it be spent?\n\nMs Aune: In the spring. ${cranes}`;
    const asserted = voicesIn(
      page(`The government has given you forty million. Your own report says that the quay cost ninety. I do not believe that the port is solvent.`),
    );
    expect(asserted.filter((line) => line.startsWith("Coster"))).toEqual(["Coster: The government ha"]);
    expect(voicesIn(page("Have you received the money?")).filter((line) => line.startsWith("Coster"))).toEqual([]);
  });
});

describe("labels of talks", () => {
  it("binds voices without a name to the names that they give themselves", () => {
    const found = voicesIn(
      `Harbours under pressure: a panel\n\nModerator: Welcome to the Orvik forum. Could you each say who you are?\n\nSpeaker 1: My name is Solveig Aune and I study harbours.\n\nSpeaker 2: I'm Bram Coster, a pilot on the Scheldt.\n\nModerator: What has changed?\n\nSpeaker 1: ${pilots}\n\nSpeaker 2: ${cranes}`,
    );
    expect(found.map((line) => line.split(":")[0])).toEqual(["Solveig Aune", "Bram Coster", "Solveig Aune", "Bram Coster"]);
  });

  it("reads surnames that come once under a list of the panel", () => {
    const found = voicesIn(
      `Rules for harbours: what the panel said\n\nA panel on rules took place in Orvik this afternoon. It included:\n\nSolveig Aune\n\nBram Coster\n\nNina Okoro\n\nAune: ${pilots}\n\nCoster: ${cranes}\n\nOkoro: I am a lawyer in Tarn, and I have worked for the guild of the pilots for ten years.\n\nModerator: What do banks ask you first?`,
    );
    expect(found.map((line) => line.split(":")[0])).toEqual(["Solveig Aune", "Bram Coster", "Nina Okoro"]);
  });

  it("reads titles with brackets, names with articles, and first names of two words", () => {
    const found = voicesIn(
      `Oil and our kitchens: a symposium\n\nMr. Bram Coster (in the chair):\n\nFriends, let us be civil. Who begins?\n\nSheikh Jasim al-Mudhar:\n\n${pilots}\n\nDr. (Miss) Kamala Venkat:\n\n${cranes}\n\nRuth Ellen Aune:\n\nI should like to complicate that. The yard was closed in the spring.\n\nJasim:\n\nIt is a just remark, and it pains me.\n\nRuth Ellen:\n\nIt was meant kindly.\n\nJasim:\n\nThe bill was set in Tarn.\n\nRuth Ellen:\n\nSo it was.`,
    );
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "Jasim al-Mudhar",
      "Kamala Venkat",
      "Ruth Ellen Aune",
      "Jasim al-Mudhar",
      "Ruth Ellen Aune",
      "Jasim al-Mudhar",
      "Ruth Ellen Aune",
    ]);
  });

  it("tells initials that leave out a part of the name", () => {
    const found = voicesIn(
      `A mine is not a flag\n\nEng. Sulaiman Al Harthi-Bentham, who set up two mines, tells Nina Fay Okoro what he thinks.\n\nNFO: Will it be paid?\n\nSAB: ${pilots}\n\nNFO: And the cranes?\n\nSAB: ${cranes}`,
    );
    expect(found).toEqual(["Sulaiman Al Harthi-Bentham: Because the pilot"]);
  });

  it("reads an opening statement and answers of a spokesperson over whose briefing the office stands", () => {
    const found = voicesIn(
      `“They wanted us to stop”: full transcript\n\nSpokesperson for the four harbour towns: Ms. Solveig Aune (Orvik, Tarn)\n\nQUESTION: Who ended the talks?\n\nANSWER: ${pilots}\n\nQUESTION: And the cranes?\n\nANSWER: ${cranes}`,
    );
    expect(found).toEqual(["Solveig Aune: Because the pilot"]);
  });
});

describe("interviews whose questions have no label", () => {
  it("reads answers under a bare “A.”", () => {
    const found = voicesIn(
      `“We are all fishermen now”\n\nBy Tom Ellery\n\nSolveig Aune has run the Strait Institute since 2011. She met me in Orvik.\n\nWhy now?\n\nA. ${pilots}\n\nAnd the cranes?\n\nA. ${cranes}\n\nWill it last?\n\nA. I doubt it very much, and so do the captains I speak with.`,
    );
    expect(found).toEqual(["Solveig Aune: Because the pilot"]);
  });

  it("takes for the guest whom the introduction has received, and not the writer in the byline", () => {
    const found = voicesIn(
      `The wall that one must not jump\n\nOn Friday policemen entered the consulate in Orvik. Solveig Aune directed for seven years the legal department of the port. She receives us at home.\n\nTom Ellery\n\nDoes that change something for you?\n\nIt would have changed something up to the door. ${pilots}\n\nWhy did your ministers risk it?\n\nBecause there is a referendum. I do not read minds, I read calendars.\n\nDo you think there will be reconciliation?\n\nNot with these two. I calculate five years. ${cranes}`,
    );
    expect(found).toEqual(["Solveig Aune: It would have cha"]);
  });

  it("reads questions that run together with answers and have no colon", () => {
    const found = voicesIn(
      `PRESS BRIEFING #87\n\nTUESDAY, MAY 14, 2031\n\nMS. AUNE: Good afternoon, and I have no announcement to make. Q Has the port been paid? MS. AUNE: It has not. ${pilots} Q What of the cranes? MS. AUNE: ${cranes} I would not expect them back before the autumn, and I would not bet on that either. Q Who signed for them? MS. AUNE: The Ministry did, and the Ministry has said so. ${pilots} Q Thank you.`,
    );
    expect(found[0]).toBe("Aune: Good afternoon, a");
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set(["Aune"]));
  });

  it("reads an office and a surname as label, and a member's office between label and words", () => {
    const briefing = voicesIn(
      `Press Conference by the Deputy Cabinet Secretary\n\nREPORTER: Has the port been paid?\n\nDEPUTY CABINET SECRETARY AUNE: ${pilots}\n\nREPORTER: And the cranes?\n\nDEPUTY CABINET SECRETARY AUNE: ${cranes}`,
    );
    expect(new Set(briefing.map((line) => line.split(":")[0]))).toEqual(new Set(["Aune"]));
    const questions = voicesIn(
      `Parliament of Orvik: Oral Questions\n\nHON. B. COSTER asked the Government, upon notice: When will the cranes be bought?\n\nHON. S. AUNE (Attorney-General and Minister for Ports).- Mr. Speaker, ${cranes}\n\nHON. B. COSTER.- Will there be pilots?\n\nHON. S. AUNE.- No, Mr. Speaker. ${pilots}`,
    );
    expect(questions.filter((line) => line.startsWith("S. Aune"))).toHaveLength(2);
  });

  it("hears members of a chamber under their offices, also a person who speaks once", () => {
    const found = voicesIn(
      `National Assembly: debate on the port of Orvik\n\nThe House met at 14:04.\n\nThe CHIEF WHIP OF THE OPPOSITION: Hon Speaker, ${pilots}\n\nThe SPEAKER: Order, hon members!\n\nThe CHIEF WHIP OF THE OPPOSITION: ${cranes}\n\nThe SPEAKER: The Minister has the floor.\n\nThe MINISTER OF PORTS AND INLAND NAVIGATION: The cranes will be bought again, and the pilots will be paid in March.`,
    );
    expect(found).toEqual([
      "Chief whip of the Opposition: Hon Speaker, Beca",
      "Chief whip of the Opposition: They were sold in",
      "Minister of Ports and Inland Navigation: The cranes will b",
    ]);
  });

  it("reads turns in capitals with posts that run together", () => {
    const found = voicesIn(
      `The Evening Hour, April 3, 2031\n\nNOREEN WHITLOW: Noreen Whitlow here, good evening. The port of Orvik stood still today. Solveig Aune and Bram Coster are at the table. Who pays for this? SOLVEIG AUNE, Former Deputy Minister for Ports: The pilots do, and they know it. ${cranes} NOREEN WHITLOW: And the cranes? BRAM COSTER, Pilots’ Guild of Orvik (through interpreter): ${pilots} NOREEN WHITLOW: Will they come back? SOLVEIG AUNE: Not before the spring. NOREEN WHITLOW: Thank you both.`,
    );
    expect(found).toEqual(["Solveig Aune: The pilots do, an", "Bram Coster: Because the pilot", "Solveig Aune: Not before the sp"]);
  });

  it("reads answers under initials between questions that dashes open", () => {
    const found = voicesIn(
      `Nine pensioners and a port\n\nInterview with Solveig Aune after the Days of the Delta\n\n- Who puts a geographer between two pilots?\n\nS.A.: The alphabet. ${pilots}\n\n- They said so in the papers, though.\n\nS.A.: The papers had the cranes and not the pilots. ${cranes}\n\n- What did you bring home for your students?\n\nS.A.: One piece of advice. Sit in the last row, where the aides of the minister sit, and listen to them.`,
    );
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set(["Solveig Aune"]));
  });

  it("takes the person who is called by name for the next of the numbered speakers", () => {
    const found = voicesIn(
      `Ghost ships of Orvik\n\nLuca Brandt asks former customs officer Solveig Aune and freight analyst Bram Coster who owns a ship that nobody owns.\n\nSpeaker 1 (00:05):\nThis is Silt. I'm Luca Brandt. Solveig, who owns a ship like this?\n\nSpeaker 2 (00:11):\nOn paper a dentist in Tarn. He owns four hundred of them and has never been on one.\n\nSpeaker 1 (00:46):\nBram, are you there?\n\nSpeaker 3 (00:48):\n${pilots} I agree about the dentist, and I do not agree about the rest.\n\nSpeaker 1 (01:27):\nWhat would you do about it?\n\nSpeaker 3 (01:31):\n${cranes}`,
    );
    expect(found.map((line) => line.split(":")[0])).toEqual(["Solveig Aune", "Bram Coster", "Bram Coster"]);
  });

  it("reads labels in capitals that run into the words, and those of a hearing before a stop", () => {
    const glued = voicesIn(
      `Who shut the gate?\n\nHost: Gavin Dressel\n\nSolveig Aune, former envoy for water\n\nBram Coster, reporter, Orvik Monitor\n\nMR. GAVIN DRESSELIt's six past the hour. Bram Coster, who shut the gate?\n\nMR. BRAM COSTERBoth did. ${pilots}\n\nDRESSELAnd Solveig Aune, is that so?\n\nMS. SOLVEIG AUNEI was the phone number. ${cranes}\n\nDRESSELHow far are they?\n\nCOSTERFar enough. ${cranes}`,
    );
    expect(glued.map((line) => line.split(":")[0])).toEqual(["Bram Coster", "Solveig Aune", "Bram Coster"]);
    const hearing = voicesIn(
      `Hearing on the port of Orvik\n\nChairman HOLM. Thank you. It has been my view for some time that small is not a number. Mr. Coster.\n\nMr. COSTER. Thank you, Mr. Chairman. ${pilots}\n\nChairman HOLM. The gentleman's time has been well used. Ambassador, please proceed as you wish.\n\nAmbassador AUNE. Mr. Chairman, members of the Committee, ${cranes}`,
    );
    expect(hearing.map((line) => line.split(":")[0])).toEqual(["Coster", "Aune"]);
  });

  it("reads questions under the names of those who ask, with answers under none", () => {
    const found = voicesIn(
      `Solveig Aune at Open Desk: ‘A port reads our statement before we do’\n\nFormer harbour master Solveig Aune on the agreement and its aftermath. Session moderated by Editor Bram Coster\n\nBram Coster: After the agreement, where does the port stand?\n\n${pilots}\n\nNobody signs a paper like this for six cranes. We wanted to show that a port can lend a dock.\n\nInes Holm: Could the credit be stopped by the next government?\n\nStopped, no. Starved, yes. ${cranes}\n\nBram Coster: And public opinion?\n\nIt reads statements first. I used to draft in the car; now I draft in the knowledge that somebody has the answer.`,
    );
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set(["Solveig Aune"]));
  });
});
