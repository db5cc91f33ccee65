import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Who is heard with what, first words each. */
function heardOn(page: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return contributions.map(({ author, body }) => `${names.get(author ?? "") ?? "nobody"}: ${document.text.slice(...body).slice(0, 16)}`);
}

const channel =
  "We have asked for the dredgers since the spring, and we were told to wait for the budget of the coming year. The pilots cannot wait for a budget, because the silt does not, and so we went out ourselves with two boats and a chain.";
const guild =
  "The guild is older than the ministry, and it has kept the charts of the delta for a hundred years. Nobody asked us before the buoys were moved.";

describe("labels in forms of their own", () => {
  it("reads names in square brackets, and the last turn at which a page is cut off", () => {
    const page = `A hearing on the delta was held in May, and its record is below for whoever could not be there in person.\n\nTranscript\n\n[Ada Lund] Thank you, Chair. Minister, I would like to ask you a question on the dredgers. ${channel}\n\n[Chair] That is asking a matter of opinion.\n\n[Ada Lund] But`;
    expect(heardOn(page)).toEqual(["Ada Lund: Thank you, Chair"]);
  });

  it("reads initials before a wide space, under the time of the recording", () => {
    const page = `Harbour Briefing, transcript - 14 June 2033\n\n00:00:00\n\nBC          Hello and welcome to this briefing on the delta. My name is Bram Costa.\n\nLet me introduce the participants. We have Dr Ada Mirel Lund, Director of the Harbour Office, and Dr Tove Brandt, head of charts at the Nautical School. With this, let me hand over to the Director.\n\n00:01:00\n\nAML        Thank you, Bram. Good morning to all. ${channel}\n\n${guild}`;
    expect(heardOn(page)).toEqual(["Ada Mirel Lund: Thank you, Bram."]);
  });

  it("takes a label that comes once for whom the words before the talk present", () => {
    const page = `The Delta Podcast\n\nWhy the dredgers stay away\n\nThis week, we speak to Ada Lund, Professor of Navigation at the Nautical School of Orvik, about what the ministry has done with the dredgers.\n\n[00:00:00] Bram: This is The Delta Podcast. I am your host, from Orvik. This week we have a very special guest.\n\n[00:00:28] Bram: So it is a pleasure to have you here. How did you get into this debate?\n\n[00:00:55] Lund: Well, thank you,`;
    expect(heardOn(page)).toEqual(["Ada Lund: Well, thank you,"]);
  });

  it("counts no witnesses for labels", () => {
    const page = `Delta Committee\n\nOral evidence: the dredgers, DC 12\n\nQuestions 152 - 210\n\nI: General Ada Lund (ret.), commander of the Harbour Guard.\n\nII: Bram Costa, deputy head of the Nautical School; Professor Tove Brandt, head of charts.\n\nIII: Nina Okoro, chairperson, Pilots' Rights Commission.\n\nExamination of Witness\n\nWitness: General Ada Lund.\n\nQ152       Chair: Welcome to this session. General, could you introduce yourself, please?\n\nGeneral Lund: Sure. ${channel}\n\nQ153       Chair: Thank you very much. Why did you say that the buoys would move?\n\nGeneral Lund: Frankly, I feared th`;
    expect(heardOn(page)).toEqual(["Ada Lund: Sure. We have as"]);
  });

  it("reads a name under its picture, and hours over it", () => {
    const speaker = (name: string, seat: string): string => `Photo of ${name}${name} (${seat}) Share this | | Source`;
    const page = `Senate debates\n\nThursday, 8 September 2033\n\nDelta Bill 2033; In Committee\n\n11:32 am\n\n${speaker("Ada Lund", "Tarrow, Green Party")}\n\nMy question for the minister is a simple one. ${channel} Do you agree, Minister?\n\n${speaker("Bram Costa", "Orvik, Harbour Party, Minister for the Delta")}\n\nThank you for the question, Senator Lund. ${guild}\n\n11:33 am\n\n${speaker("Ada Lund", "Tarrow, Green Party")}\n\nYou were very quick with your words there, Minister. ${channel}`;
    expect(heardOn(page).map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Bram Costa", "Ada Lund"]);
  });

  it("begins a label in the midst of a paragraph behind the sentence before it", () => {
    const words = `August 9, 2033 DELTA DEBATES [The Speaker in the Chair] PRAYERS Hon. Speaker: I will make a communication before we get to the first order. ${channel} Let us move on. Hon. Ada Lund (Tarrow, GP): Hon. Speaker, I beg to lay the following paper on the table. Hon. Speaker: I have heard that Dr. Costa may be late. Dr. Costa, you are here. Very well. Proceed. Hon. Bram Costa (Orvik, HP): Hon. Speaker, I beg to lay the report of the delegation to the delta. ${guild} Hon. Speaker: Let us have the next order.`;
    expect(heardOn(`National Assembly\n\n${words}`).map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Bram Costa"]);
  });
});

describe("guests whom only the introduction names", () => {
  const answers = `Q. What are you doing for the pilots?\n\nA. ${channel}\n\nQ. In June, the minister said that you could have done more. Can you tell us what you did?\n\nA. ${guild}`;

  it("takes the person who spoke with the paper, and no head of government in passing", () => {
    const intro =
      "Just days after the flood, President Tom Ellery said that the dredgers would come. On Friday, Norlandic Ambassador Ada Lund spoke with the Lagoon Post's editorial board about her country's view of the delta. Questions and answers have been edited for length.";
    expect(heardOn(`For the delta, the ministry has to learn from the past\n\n${intro}\n\n${answers}`)).toEqual(["Ada Lund: We have asked fo"]);
  });

  it("takes the only one of whom the introduction tells what she says", () => {
    const intro =
      "By Tom Ellery\n\nORVIK – In a live interview with the Lagoon Times on Tuesday, the former envoy of Norland to Tarrow says that the delta is no one's.\n\nHowever, Ada Lund says it depends on what a delta is.\n\nThis is the text of the interview:";
    expect(heardOn(`Ex-envoy: the delta is no one's\n\n${intro}\n\n${answers.replaceAll(/^([QA])\./gm, "$1:")}`)).toEqual([
      "Ada Lund: We have asked fo",
    ]);
  });

  it("reads a conversation of two questions and a remark under a title that announces it, and takes no house that asks for the guest", () => {
    const page = `Q&A: a pilot in the delta: ‘This is like a second sea’\n\nNorlandic hydrologist Ada Lund has been living in the delta for much of the last decade, most recently advising the guild on the buoys. Last month she visited the yard at Tarrow.\n\nLund, a special adviser to the guild, works long days. Lund spoke with National Mariner between two calls.\n\nHow are people there responding to the flood?\n\nThere was a lot of doubt early on. I feel like we have turned the corner, and you see much less of it now.\n\nHow are pilots in the region coping? Dozens have left since the flood began.\n\nThere has been a lot of going away, for lack of a better word. ${guild}\n\nIs anyone coming to take their place?\n\nYou have young pilots who want to get to work and they are not even being paid yet. The hope and th`;
    const heard = heardOn(page);
    expect(heard).toEqual(["Ada Lund: There was a lot "]);
  });
});
