import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Who is heard, each once, and what is asked. */
function readTalk(page: string): { heard: string[]; asked: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities, questions } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return { heard: [...new Set(contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"))], asked: questions.map(({ text }) => text) };
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

describe("who leads and is not heard", () => {
  it("gives nothing to the person who opens a briefing and only says who is next", () => {
    const page = `Briefing on the harbour by press officer Nina Okoro and pilot Per Holm\n\nMS. OKORO:  Good afternoon, everybody.\n\nQ    Good afternoon.\n\nMS. OKORO:  Thank you all for being here. I brought Per Holm from the pilots' guild.\n\nOkay. All yours, Per.\n\nMR. HOLM:  Thanks, Nina. ${silt}\n\nQ    When was it dredged?\n\nMR. HOLM:  ${chart}\n\nMS. OKORO:  Go ahead, Tove.\n\nQ    Who moved the buoys?\n\nMS. OKORO:  Okay, Tove. And then in the back.\n\nQ    Per, who pays for it?\n\nMR. HOLM:  It was moved by the storm, and the guild pays. ${silt}\n\nQ    Thanks, Per.\n\nMS. OKORO:  Go ahead, Bram.\n\nQ    Will it hold until winter?\n\nMR. HOLM:  It will. ${chart}`;
    expect(readTalk(page).heard).toEqual(["Per Holm"]);
  });

  it("hears the person who answers beside another, however short the opening", () => {
    const page = `Briefing on the harbour by press officer Nina Okoro and pilot Per Holm\n\nMS. OKORO:  Good afternoon, everybody.\n\nMR. HOLM:  Thanks, Nina. ${silt}\n\nQ    When was it dredged?\n\nMR. HOLM:  ${chart}\n\nQ    Who moved the buoys?\n\nMS. OKORO:  Okay. The storm moved them in March, and we wrote to the guild.\n\nQ    Will it hold?\n\nMR. HOLM:  It will. ${chart}`;
    expect(readTalk(page).heard).toContain("Nina Okoro");
  });

  it.each([
    [
      "An exclusive interview of Prof. Ada Lund (by Per Holm)",
      "The following was sent by Mr. Per Holm, a Tarrow-based veteran journalist and analyst.\n\nAda Lund is Professor of Tides at the University of Norland. In fact, she spoke to Per Holm, veteran Tarrow-based writer, specializing in harbours and tides.",
    ],
    [
      "The silt of the delta",
      "The following was sent by Mr. Per Holm, a Tarrow-based veteran journalist and analyst.\n\nAda Lund is Professor of Tides at the University of Norland. Last week she spoke to Per Holm, veteran Tarrow-based writer, specializing in harbours and tides.",
    ],
  ])("knows by initials who put the questions: %s", (title, intro) => {
    const page = `${title}\n\n${intro}\n\nPH: You stated in your memorial lecture at the Centre for Tides that in the late years of the guild there was a shift from open basins to closed ones, and the pilots were told to follow. Some say that the first basins were closed by the storm and not by the council. Was not the opening of the basins a wrong as well?\n\nAL: ${silt} ${chart}\n\nPH: But you are of the view that charts and tides are subject to the power of the guild and to the rank of its pilots, as the old Brandt had written. If so, do the charts not have a part in the wrong?\n\nAL: ${chart} ${silt}\n\nPH: A school of pilots who endorse the views of Tove Brandt on tides and silt supports the great dredging as an idea, and holds that it followed from her notes. If it is true, was the dredging not a negation of what the guild held of the delta, as the guild differed with her?\n\nAL: ${silt}`;
    const { heard, asked } = readTalk(page);
    expect(heard).toEqual(["Ada Lund"]);
    expect(asked).toHaveLength(3);
  });
});
