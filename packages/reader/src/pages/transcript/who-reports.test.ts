import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Who is heard, each once. */
function heardOn(page: string): string[] {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return [...new Set(contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"))];
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";
const told = "The lock at Tarrow is forty years old, and so is the man who opens it. He has asked for a second one since the spring.";

describe("who reports in a programme and is no guest", () => {
  it("is announced as the house's correspondent, where nobody asks anything", () => {
    const page = `The delta closes early this year\n\nNINA OKORO: If your boat is late this week, you are not alone. Our ports correspondent Tove Brandt reports.\n\nTOVE BRANDT: ${told}\n\nADA LUND: ${silt}\n\nTOVE BRANDT: Ada Lund has a boat of her own. Not everybody does.\n\nPER HOLM: ${chart}\n\nTOVE BRANDT: The Harbour Office has declined an interview.\n\nNINA OKORO: Tove Brandt reporting.`;
    expect(heardOn(page)).toEqual(["Ada Lund", "Per Holm"]);
  });

  it("signs off from a place", () => {
    const page = `The delta closes early this year\n\nNINA OKORO: Ada Lund, who pays for the silt?\n\nADA LUND: ${silt}\n\nNINA OKORO: And the guild?\n\nTOVE BRANDT: ${told}\n\nPER HOLM: ${chart}\n\nTOVE BRANDT: For the Evening Hour, I'm Tove Brandt in Tarrow.\n\nNINA OKORO: Is it over?\n\nADA LUND: I doubt it very much, and so do the captains.`;
    expect(heardOn(page)).toEqual(["Ada Lund", "Per Holm"]);
  });

  it("has the post behind the name, on a page that says who presents", () => {
    const page = `THE HOUR WITH NINA OKORO\n\nNINA OKORO, ANCHOR: Good evening. Tove, what are you hearing?\n\nTOVE BRANDT, SENIOR PORTS CORRESPONDENT: ${told}\n\nOKORO: Ada Lund, is he right?\n\nADA LUND, FORMER DIRECTOR OF PILOTS: ${silt}\n\nOKORO: And the buoys?\n\nLUND: ${chart}`;
    expect(heardOn(page)).toEqual(["Ada Lund"]);
  });

  it("is not the correspondent of another house among the guests", () => {
    const page = `Silt and Sand\n\nNina Okoro: With me are Ada Lund, Director of Pilots, and Tove Brandt, ports correspondent of The Lagoon Post. Ada, who pays?\n\nAda Lund: ${silt}\n\nNina Okoro: Tove, what does the guild say?\n\nTove Brandt: ${told}\n\nNina Okoro: Is it over?\n\nAda Lund: ${chart}`;
    expect(heardOn(page)).toEqual(["Ada Lund", "Tove Brandt"]);
  });
});

describe("who presides and is no guest", () => {
  it("stands under “Presider”, before a talk in which others ask", () => {
    const page = `Ada Lund\n\nThursday, April 19, 2031\n\nSpeaker\n\nAda Lund\n\nDirector of Pilots, Harbour Office\n\nPresider\n\nNina S. Okoro\n\nSenior Partner, Okoro Brothers; former Ambassador to Norland\n\nNINA OKORO: Well, please go on eating. It falls to me to present the director, who has dredged more basins than anybody here.\n\nADA LUND: Thank you. ${silt}\n\nOKORO: And what have you found?\n\nLUND: ${chart}\n\nOKORO: Let me turn to our members.\n\nQUESTIONER: Bram Costa. Does one talk about the lock there?\n\nLUND: One begins with the lock and ends with the silt, and most of us sleep in between.`;
    expect(heardOn(page)).toEqual(["Ada Lund"]);
  });

  it("calls a committee to order, whatever else is said from the chair", () => {
    const page = `THE DREDGERS OF THE DELTA\n\nThe subcommittee met, pursuant to notice, at 2:04 p.m., Hon. Per Holm (chairman of the subcommittee) presiding.\n\nMr. Holm. The subcommittee will come to order. In March this House renewed the lease of the lock for twenty years, and we have heard little since. The witnesses are recognized for five minutes.\n\nSTATEMENT OF ADA LUND, DIRECTOR, HARBOUR OFFICE\n\nMs. Lund. Chairman Holm, thank you. ${silt}\n\nMr. Holm. I thank the witness. The ranking member has the floor.\n\nMs. Okoro. Thank you, Mr. Chairman. My district has four of the basins. What is the holdup?\n\nMs. Lund. ${chart}\n\nMr. Holm. The gentlewoman's time has expired. The subcommittee stands adjourned.`;
    expect(heardOn(page)).toEqual(["Ada Lund"]);
  });

  it("opens a forum and asks first, where “Q” asks from the floor", () => {
    const page = `Silt, Debt and the Delta: A Forum\n\nOKORO: Good afternoon. I'm Nina Okoro. I want to welcome you to the forum. Phones off, please. Why silt, and why debt?\n\nLUND: Thank you, Nina. Ada Lund, for those on the line. ${silt}\n\nOKORO: Per Holm, is that how it looks from Tarrow?\n\nHOLM: ${chart}\n\nOKORO: Questions. Yes, here in front.\n\nQ: None of you has spoken about the lock. Is it on purpose?\n\nHOLM: I'd rather speak about it than to it.\n\nOKORO: With that I have to stop.`;
    expect(heardOn(page)).toEqual(["Ada Lund", "Per Holm"]);
  });
});
