import { describe, expect, it } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { pageFrom } from "./page-for-tests.ts";
import { readGenre } from "./read-genre.ts";

/** Author and first words of each contribution. */
function outline(document: SourceDocument): string[] {
  return readGenre(document).contributions.map(({ author, body }) => `${author ?? "nobody"}: ${document.text.slice(...body).slice(0, 10)}`);
}

const two = ["person:ann-lee-park: Rents rose", "person:tom-ellery: Wages fell"];
const introduction = "We asked two people: Ann Lee Park, a fellow at Ural Academy; and Tom Ellery, partner at Corvid Risk.";

describe("answers under short names", () => {
  it("reads surnames in bold before the answers", () => {
    const page = `# Talks\n\n${introduction}\n\n## Who lost?\n\n**Park.** Rents rose.\n\n**Ellery.** Wages fell.\n\n## Who won?\n\n**Ellery.** Nobody did, so far.`;
    expect(outline(pageFrom(page))).toEqual([...two, "person:tom-ellery: Nobody did"]);
  });

  it("reads initials over the answers", () => {
    const page = `# Talks\n\n${introduction}\n\n## Who lost?\n\nALP\n\nRents rose.\n\nTE\n\nWages fell.\n\n## Who won?\n\nTE\n\nNobody did, so far.`;
    expect(outline(pageFrom(page))).toEqual([...two, "person:tom-ellery: Nobody did"]);
  });

  it("takes a list of names for no labels", () => {
    const page =
      "# Talks\n\n@other In this roundup\n\n@other Ann Lee Park\n\n@other Tom Ellery\n\n@by By Ann Lee Park, fellow at Ural Academy\n\nRents rose.\n\n## Second\n\n@by By Tom Ellery, partner at Corvid Risk\n\nWages fell.";
    expect(outline(pageFrom(page))).toContain("person:tom-ellery: Wages fell");
  });
});

describe("debates", () => {
  it("finds the name behind the side that a heading gives", () => {
    const page =
      "# Open it?\n\n## For the motion: Ann Lee Park\n\n@bio Fellow, Ural Academy\n\nRents rose.\n\n## Against the motion: Dame Tom Ellery\n\n@bio Partner, Corvid Risk\n\nWages fell.";
    expect(outline(pageFrom(page))).toEqual(two);
  });

  it("gives a name in bold with a foreign post its words", () => {
    const page =
      "# Talks\n\n- **Ann Lee Park** (Maître de conférences, Université de Lund): Rents rose in every town of the province.\n\n- **Tom Ellery** (Partner, Corvid Risk): Wages fell, and nobody knows by how much.";
    expect(outline(pageFrom(page))).toEqual(two);
  });
});

describe("speeches and farewells", () => {
  it.each([
    "Address by H.E. Ms Ann Lee Park, Minister of Fisheries of Norway, at the opening of the Harbour Conference, Tallinn",
    "Statement by the Minister of Fisheries, Ann Lee Park, on the crossing",
    "Minister Ann Lee Park’s speech at the Harbour Conference",
    "Article by Foreign Minister Ann Lee Park, published in the Southern Review",
  ])("finds who speaks in %j", (line) => {
    const { contributions } = readGenre(
      pageFrom(`# The long table\n\n${line}\n\nDear friends, rents rose.\n\nThey will rise again, and we know why.\n\nThank you.`),
    );
    expect(contributions.map(({ author }) => author)).toEqual(["person:ann-lee-park"]);
  });

  it("reads the head that a browser prints over a page", () => {
    const page = "# A vote put off\n\n@other Opinion | A vote put off, by Ann Lee Park - The Lagoon Post\n\nRents rose.\n\nThey will rise again.";
    expect(readGenre(pageFrom(page)).contributions.map(({ author }) => author)).toEqual(["person:ann-lee-park"]);
  });

  it("takes whom somebody told a story for no author", () => {
    const page = "# My last bottle\n\n@by By Ann Lee Park\n\n@by As told to Tom Ellery\n\nRents rose.\n\nThey will rise again.";
    expect(readGenre(pageFrom(page)).contributions.map(({ author }) => author)).toEqual(["person:ann-lee-park"]);
  });
});

describe("interviews", () => {
  it("gives an office the name that the introduction gives it, and outlets the questions", () => {
    const page =
      "# Briefing by the Spokesperson of the Ministry of Fisheries, Ann Lee Park\n\nSPOKESPERSON: Rents rose.\n\nREUTERS: Did they?\n\nSPOKESPERSON: They did.\n\nDELTA: You knew of it in May. Did you?\n\nSPOKESPERSON: We knew.\n\nTHE LEDGER: Why?\n\nSPOKESPERSON: Because.";
    const { contributions, questions } = readGenre(pageFrom(page));
    expect(new Set(contributions.map(({ author }) => author))).toEqual(new Set(["person:ann-lee-park"]));
    expect(questions.map(({ text }) => text)).toEqual(["Did they?", "You knew of it in May. Did you?", "Why?"]);
  });

  it("reads initials with stops", () => {
    const page =
      "# Two chairs\n\nAnn Lee Park (A.P.) teaches economics. Tom van Ellery (T.v.E.) served as an ambassador. The questions were put by Per Holm (P.H.).\n\nP.H.: Who lost?\n\nA.P.: Rents rose.\n\nT.v.E.: Wages fell.\n\nP.H.: Who won?\n\nA.P.: Nobody.\n\nT.v.E.: I agree.";
    expect(outline(pageFrom(page)).slice(0, 2)).toEqual(["person:ann-lee-park: Rents rose", "person:tom-van-ellery: Wages fell"]);
  });

  it("reads a bold name on a line of its own as a label", () => {
    const page =
      "# Panel\n\n- Ann Lee Park, fellow at Ural Academy\n\n- Tom Ellery, partner at Corvid Risk\n\n**Per Holm**\nWho lost?\n\n**Ann Lee Park**\nRents rose.\n\n**Tom Ellery**\nWages fell.\n\n**Per Holm**\nWho won?\n\n**Ann Lee Park**\nNobody.\n\n**Tom Ellery**\nI agree.";
    expect(outline(pageFrom(page)).slice(0, 2)).toEqual(two);
  });

  it("leaves the greeting out of a question", () => {
    const page =
      "# Talks\n\nAnn Lee Park, a fellow at Ural Academy, spoke with Per Holm.\n\nPer Holm: Welcome to Oslo. You left in May. Why now?\n\nAnn Lee Park: Rents rose.\n\nPer Holm: Who won?\n\nAnn Lee Park: Nobody.";
    expect(readGenre(pageFrom(page)).questions.map(({ text }) => text)).toEqual(["You left in May. Why now?", "Who won?"]);
  });
});

describe("reports", () => {
  const report = (lines: string): string[] => outline(pageFrom(`# News\n\nThe queue began before dawn.\n\n${lines}`));

  it("knows experts by titles, initials and a post before the name", () => {
    const found = report(
      "“The platform stays, and so do we,” said Cdr (Retd) R. K. Lund, senior fellow at the Ural Academy.\n\nCorvid Risk deputy chairman Tom Ellery said that wages fell. “They fell,” Ellery said.\n\n“They will fall again,” warned Lund.",
    );
    expect(found.map((line) => line.split(": ")[0])).toEqual(["person:r-k-lund", "person:tom-ellery", "person:r-k-lund"]);
  });

  it("learns later what somebody is", () => {
    const document = pageFrom(
      "# News\n\n“Rents rose in every town,” Ann Park said at the university.\n\nPark, a geologist and former member of the Senate, voted for the limit. “I would again,” she said.\n\n“Wages fell,” says Tom Ellery, partner at Corvid Risk.",
    );
    const park = readGenre(document).contributions.find(({ author }) => author === "person:ann-park");
    expect(park?.roles.map(({ text }) => text)).toEqual(["geologist", "former member of the Senate"]);
  });
});

it("cuts what stands before the first of several quoted views", () => {
  const page =
    "# Rates rise\n\nThe bank raised its rate.\n\n“Rents rose.”\n\n@by Ann Lee Park, fellow at Ural Academy\n\n“Wages fell.”\n\n@by Tom Ellery, partner at Corvid Risk\n\n“Nothing changed.”\n\n@by Per Holm, partner at Corvid Risk";
  expect(outline(pageFrom(page))[0]).toBe("person:ann-lee-park: “Rents ros");
});

describe("pages of several hands", () => {
  const bodies = "Rents rose in every town of the province.";

  it("leaves what introduces the page out of names over their texts", () => {
    const page =
      "# Should it open?\n\nThe editors wrote to a pool of authorities and print what came back below, in the order in which it came.\n\nAgree, level 6\n\n## Ann Lee Park\n\n@bio Fellow at Ural Academy\n\nRents rose.\n\nDisagree, level 8\n\n## Tom Ellery\n\n@bio Partner at Corvid Risk\n\nWages fell.";
    expect(outline(pageFrom(page))).toEqual(two);
  });

  it("reads several names behind the same A as authors, under the question", () => {
    const page =
      "# Adviser\n\nQ: The pact was signed in May. Will it last?\n\nA: Ann Lee Park, fellow at Ural Academy: “Rents rose, and they will rise again.”\n\nA: Tom Ellery, partner at Corvid Risk: “Wages fell, and nobody knows by how much.”";
    const { contributions, questions } = readGenre(pageFrom(page));
    expect(contributions.map(({ author }) => author)).toEqual(["person:ann-lee-park", "person:tom-ellery"]);
    expect(questions.map(({ text }) => text)).toContain("Will it last?");
  });

  it("takes names in one line that sign alone further down for a list", () => {
    const page = `# Talks\n\n@by Ann Lee Park and Tom Ellery\n\nOur delegation brought two things home.\n\n## First\n\n@by Ann Lee Park\n\n${bodies}\n\n## Second\n\n@by Tom Ellery\n\nWages fell, and nobody knows by how much.`;
    expect(outline(pageFrom(page))).toEqual(two);
  });

  it("gives a bio that closes a text to both who wrote it", () => {
    const page = `# Talks\n\n## First\n\n${bodies}\n\n—Per Holm is a fellow at Ural Academy.\n\n## Second\n\nWages fell, and nobody knows by how much.\n\n—Ann Lee Park is a fellow at Ural Academy. Tom Ellery is a partner at Corvid Risk.`;
    const [, joint] = readGenre(pageFrom(page)).contributions;
    expect([joint?.author, joint?.coAuthors?.[0]?.author]).toEqual(["person:ann-lee-park", "person:tom-ellery"]);
  });
});

describe("who asks", () => {
  it("takes both hosts of a talk with one whom the page presents", () => {
    const page =
      "# Rents\n\nMina and Per talk to Ann Lee Park, who is professor of geography at Ural Academy.\n\nMina Hill: Hello.\n\nPer Holm: And hello from me.\n\nAnn Lee Park: It is good to be here, and I shall keep my distance from both of you today.\n\nMina Hill: So what happened?\n\nAnn Lee Park: Rents rose in every town of the province, and then they rose again in the autumn.\n\nPer Holm: Who lost?\n\nAnn Lee Park: Everybody who had no house of their own, and some who had one but not for long.\n\nMina Hill: Mm.";
    expect(new Set(readGenre(pageFrom(page)).contributions.map(({ author }) => author))).toEqual(new Set(["person:ann-lee-park"]));
  });

  it("takes the writer of an interview for no guest", () => {
    const page =
      "# “Nothing to win”\n\n@by By Per Holm\n\nAnn Lee Park, professor of geography at Ural Academy, opens the door herself. She talks to us over coffee.\n\n**Your book is out. Who asked for it?**\n\nNobody.\n\n**And who reads it?**\n\nMy sister.\n\n**What are you reading?**\n\nTimetables.\n\n@bio Per Holm is culture editor of The Ledger.";
    expect(readGenre(pageFrom(page)).contributions.map(({ author }) => author)).toEqual(["person:ann-lee-park"]);
  });
});

it("reports an expert under a pronoun, a noun or a calling in small letters", () => {
  const page =
    "# News\n\nThe queue began before dawn.\n\n“You cannot buy a queue,” says political analyst Ann Lee Park. “It stands.”\n\nShe traces it to the drought.\n\nTom Ellery, a lawyer at Corvid Risk, has seen the list.\n\nThe lawyer at the firm says that wages fell. “They fell,” Ellery said.\n\nPark expects no change.";
  const found = readGenre(pageFrom(page));
  const words = found.contributions.map(({ body }) => body).map(([from, to]) => pageFrom(page).text.slice(from, to));
  expect(new Set(found.contributions.map(({ author }) => author))).toEqual(new Set(["person:ann-lee-park", "person:tom-ellery"]));
  expect(words.join(" ")).toContain("She traces it");
});

describe("what stands around a text", () => {
  it("finds the author's bio above what the site says of itself", () => {
    const prose = "Rents rose in every harbour of the coast, and nobody on the council could say who had signed the leases that raised them.";
    const page = `# Rents\n\n${prose}\n\n${prose}\n\nAnn Lee Park is a research fellow at Ural Academy.\n\nThe views expressed here are solely those of the authors and do not necessarily reflect those of the Harbour Council.\n\nThe Coast Center's mission is to bring harbours together from the delta to the straits.`;
    expect(outline(pageFrom(page))).toEqual(["person:ann-lee-park: Rents rose"]);
  });

  it("reads a name behind the name of the picture's file", () => {
    const page = `# Experts on rents\n\n“Rents rose because the leases ran out in one week, and the council had been told of it twice.”\n\n@by Park_Ann-200x300 Ann Lee Park\n\n@bio Fellow, Ural Academy\n\n“Wages fell behind them, and nobody has yet asked the people who were paid in fish and in promises.”\n\n@by ellery_t Tom Ellery\n\n@bio Partner, Corvid Risk`;
    const found = outline(pageFrom(page)).map((line) => line.split(": ")[0]);
    expect(found).toEqual(["person:ann-lee-park", "person:tom-ellery"]);
  });
});
