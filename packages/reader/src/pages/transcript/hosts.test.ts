import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";
import { leadsTalk } from "./host-words.ts";

/** Who is heard, each once. */
function heardOn(page: string, name = "page.txt"): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return [...new Set(contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"))];
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

describe("who leads a talk", () => {
  it.each([
    "With me are Ada Lund, who heads the guild, and Tove Brandt.",
    "Hello, you're listening to Silt and Sand.",
    "You are with Lagoon Radio.",
    "That's our show. Back in a fortnight.",
    "And that's a wrap.",
    "We'll leave it there.",
    "We have to take a short break.",
    "We'll be right back.",
    "I'm Nina Okoro, and this is Silt and Sand.",
    "Thanks to you both.",
    "Thank you both for joining us.",
    "There is a question in the chat from Per.",
    "You can find us wherever you get your podcasts.",
    "I now invite Ms Lund to make her opening statement.",
    "The joint committee will come to order.",
  ])("says: %s", (plain) => {
    expect(leadsTalk(turn(plain))).toBe(true);
  });

  it.each([
    "We will leave the harbour there and then.",
    "With me the guild is safe.",
    "You are with the guild or against it.",
    "The oil is produced by Norland.",
  ])("may be anybody: %s", (plain) => {
    expect(leadsTalk(turn(plain))).toBe(false);
  });
});

function turn(plain: string): Parameters<typeof leadsTalk>[0] {
  const unit = { kind: "paragraph", level: 0, line: null, start: 0, end: plain.length, plain, isEmphasised: false, leadLength: 0 } as const;
  return { label: "Nina Okoro", bracket: null, labelSpan: { start: 0, end: 0 }, words: [unit], units: [unit], asking: 0.5 };
}

describe("who asks by name", () => {
  it("takes the moderator of a list for no guest under a surname alone", () => {
    const page = `<h1>Transcript of the spring briefing on the delta</h1><p>PARTICIPANTS</p><p>Ada Lund, Chief Economist</p><p>Tove Brandt, Division Chief</p><p>Moderator: Nina Okoro, Press Officer</p><p>Ms. Okoro: Good morning, everyone. Ada, over to you.</p><p>Ms. Lund: Thank you, Nina. ${silt}</p><p>Q: What does the flood do to the figures?</p><p>Ms. Brandt: ${chart}</p><p>Q: Is it a soft landing, yes or no?</p><p>Ms. Lund: It is more likely than in April. I am an economist; that was my yes.</p><p>Ms. Okoro: And on that we must stop. The forum begins at eleven.</p>`;
    expect(heardOn(page, "page.html")).toEqual(["Ada Lund", "Tove Brandt"]);
  });

  it("takes members of a committee who put numbered questions for no witnesses", () => {
    const page = `Oral evidence: The dredgers, HC 12\n\nTuesday 4 March 2031\n\nMembers present: Nina Okoro (Chair); Bram Costa; Dame Greta Solheim.\n\nQuestions 1 - 47\n\nWitnesses\n\nI: Ada Lund, Director of Pilots, Harbour Office; and Per Holm, Research Director, Cable Forum.\n\nExamination of witnesses\n\nWitnesses: Ada Lund and Per Holm.\n\nQ1 Chair: Welcome to you both. Ms Lund, who pays for the silt?\n\nAda Lund: Thank you, Chair. ${silt}\n\nQ2 Bram Costa: Mr Holm, do your members ask?\n\nPer Holm: ${chart}\n\nQ3 Dame Greta Solheim: We are told in the delta that it is the pilots. I have a letter here that says so, and it is signed by three of them.\n\nAda Lund: It is the pilots who row out.\n\nChair: Please write to us before Easter.`;
    expect(heardOn(page)).toEqual(["Ada Lund", "Per Holm"]);
  });

  it("hears no member of a committee in a hearing, whatever they assert", () => {
    const page = `<p>THE DREDGERS OF THE DELTA</p><p>The committee met, pursuant to notice, at 10:02 a.m., in room 12, Hon. Per Holm, chairman, presiding.</p><p><span>Chairman Holm.</span> Good morning. The committee will come to order. We have Ambassador Ada Lund, who served in Orvik from 2011 to 2014, and Dr. Tove Brandt of the Harbour Office.</p><p><span>Ambassador Lund.</span> Mr. Chairman, I thank you. ${silt}</p><p><span>Senator Solheim.</span> Whose fault is it? Ours?</p><p><span>Ambassador Lund.</span> Respectfully, Senator, the boats were kept in this building.</p><p><span>Chairman Holm.</span> Dr. Brandt?</p><p><span>Dr. Brandt.</span> Thank you. ${chart}</p><p><span>Senator Solheim.</span> I represent a state of pilots.</p><p><span>Dr. Brandt.</span> I know, Senator. I shall withdraw to the buoys.</p><p><span>Chairman Holm.</span> Thank you. We stand in recess for the vote.</p>`;
    expect(heardOn(page, "page.html")).toEqual(["Ada Lund", "Tove Brandt"]);
  });

  it("takes the person who only gives the floor beside questions from it for no guest", () => {
    const page = `Background briefing: officials on the talks in Orvik\n\nMR HOLM: Thanks, everyone, for joining on a Saturday. This call is on background. Over to you, sir.\n\nSENIOR OFFICIAL ONE: Thank you. ${silt}\n\nSENIOR OFFICIAL TWO: Very briefly. ${chart}\n\nMR HOLM: Operator, first question.\n\nQUESTION: If you came back to the hall, what have you gained?\n\nSENIOR OFFICIAL ONE: The hall is where you count. If you know how many boats there are, you know how many can leave in a night.\n\nQUESTION: And did the pilots come up?\n\nSENIOR OFFICIAL TWO: In every session. I shall not go further than that today, for the talks go on.\n\nMR HOLM: That's all we have time for. Thank you.`;
    expect(heardOn(page).some((name) => name.includes("Holm"))).toBe(false);
    expect(heardOn(page)).toHaveLength(2);
  });

  it("binds a label to the person who has written the page", () => {
    const page = `# Talking law: Ada Lund on the delta\n\n*Written by Nina Okoro*\n\nAda Lund, former judge of the Delta Court, read the opinion twice.\n\n**Nina Okoro:** Judge, all of you agreed.\n\n**Ada Lund:** ${silt}\n\n**Nina Okoro:** And the pilots have read it.\n\n**Ada Lund:** ${chart}`;
    expect(heardOn(page, "page.md")).toEqual(["Ada Lund"]);
  });

  it("hears nobody who calls in", () => {
    const page = `THE LAGOON LINE – programme transcript, 12 November 2031\n\nTonight: in the studio are Ada Lund, who directs the Delta Data Project, and Per Holm, retired pilot.\n\nNINA: Ten past nine, this is Nina.\n\nADA LUND: Good evening. ${silt}\n\nPER HOLM: Thank you, Nina. ${chart}\n\nNINA: Bram in Tarrow, you're on.\n\nCALLER BRAM: Good evening to the guests. We've a leak in our street.\n\nHOLM: What's your pipe?\n\nCALLER BRAM: It's the grey one, the one that the council laid.\n\nLUND: Don't touch it.\n\nNINA: And with that, the news.`;
    expect(heardOn(page)).toEqual(["Ada Lund", "Per Holm"]);
  });

  it("takes the head of investor relations of a call for its host", () => {
    const page = `# Norland Cables Q2 2031 Earnings Call Transcript\n\n**Operator**\n\nGreetings, and welcome to the Norland second-quarter call. I would like to hand over to Bram Costa, head of investor relations.\n\n**Bram Costa:** Thank you, operator, and good morning. With me are our CEO, Ada Lund, and our CFO, Tove Brandt. This call has statements that look forward, and the risks are those of the report, which has ninety pages, of which the last forty are about silt. Please read them with care before you buy a single share of it. Over to you, Ada.\n\n**Ada Lund:** ${silt}\n\n**Tove Brandt:** ${chart}\n\n**Operator:** The first question comes from Per Holm of Delta Securities.\n\n**Per Holm:** Are the buoys insured?\n\n**Ada Lund:** They are.\n\n**Tove Brandt:** For half of what they cost.`;
    expect(heardOn(page, "page.md")).toEqual(["Ada Lund", "Tove Brandt"]);
  });
});
