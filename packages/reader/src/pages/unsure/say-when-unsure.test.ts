import { describe, expect, it } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { pageFrom } from "../page-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Code, place and candidates of each warning, and the authors. */
function doubtsOf(document: SourceDocument) {
  const { warnings, contributions, entities } = readGenre(document);
  for (const { candidates = [] } of warnings) expect(entities.map(({ id }) => id)).toEqual(expect.arrayContaining([...candidates]));
  return {
    authors: contributions.map(({ author }) => author),
    doubts: warnings.map(({ code, start, end, candidates }) => [code, document.text.slice(start, end).slice(0, 11), ...(candidates ?? [])]),
    messages: warnings.map(({ message }) => message),
  };
}

const [ann, tom, eve] = ["person:ann-lee-park", "person:tom-ellery", "person:eve-lund"];

describe("two people whom the same signs make the author", () => {
  it("sets none of them where a name stands on either side of every text", () => {
    const { authors, doubts, messages } = doubtsOf(
      pageFrom("# Talks\n\n@by Ann Lee Park\n\nRents rose in May.\n\n@by Tom Ellery\n\nWages fell in June.\n\n@by Eve Lund"),
    );
    expect(authors).toEqual([null, null]);
    expect(doubts).toEqual([
      ["author-ambiguous", "Ann Lee Par", ann, tom],
      ["author-ambiguous", "Tom Ellery\n", tom, eve],
    ]);
    expect(messages[0]).toBe("Ann Lee Park and Tom Ellery are named in the same way for this text: it is not clear which of them wrote it.");
  });

  it("sets none of two names in a row over one text of several", () => {
    const { authors, doubts } = doubtsOf(
      pageFrom(
        "# Talks\n\nTwo experts respond.\n\n@by Ann Lee Park\n\nRents rose in May.\n\n@by Tom Ellery\n\n@by Eve Lund\n\nWages fell in June.\n\nThey will rise.",
      ),
    );
    expect(authors).toEqual([ann, null]);
    expect(doubts).toEqual([["author-ambiguous", "Tom Ellery\n", tom, eve]]);
  });

  it("sets none where a label is the surname of two speakers", () => {
    const { authors, doubts } = doubtsOf(
      pageFrom(
        "# A panel\n\nModerator: Who won?\n\nAnn Park: Rents rose in May.\n\nJoe Park: Wages fell.\n\nModerator: And now?\n\nPark: We shall see.\n\nAnn Park: Indeed.\n\nModerator: Really?\n\nJoe Park: No.",
      ),
    );
    expect(authors).toContain(null);
    expect(doubts).toEqual([["author-ambiguous", "We shall se", "person:ann-park", "person:joe-park"]]);
  });

  it("is sure where headings, colons or bios settle it", () => {
    const byHeading = "# Talks\n\n## First\n\n@by Ann Lee Park\n\nRents rose.\n\n## Second\n\n@by Tom Ellery\n\nWages fell.\n\n@by Eve Lund";
    const byColon = "# Talks\n\n**Ann Lee Park:** Rents rose in May.\n\n**Tom Ellery:** Wages fell in June.";
    for (const page of [byHeading, byColon]) {
      const { authors, doubts } = doubtsOf(pageFrom(page));
      expect(authors).toEqual([ann, tom]);
      expect(doubts.map(([code]) => code)).not.toContain("author-ambiguous");
    }
  });
});

describe("a label that gave nobody a part", () => {
  const page = "# Talks\n\n## First\n\n@by Ann Lee Park\n\nRents rose in May.\n\n## Second\n\n@by Tom Ellery\n\nWages fell in June.\n\n@by Eve Lund";
  it("names the line and the person", () => {
    const { authors, doubts, messages } = doubtsOf(pageFrom(page));
    expect(authors).toEqual([ann, tom]);
    expect(doubts).toEqual([["label-unused", "Eve Lund", eve]]);
    expect(messages).toEqual(["“Eve Lund” looks like the lines that name authors on this page, but no text was given to it."]);
  });

  it("is told of a speaker in a transcript whose label opened no turn", () => {
    const turns = ["Moderator", "Park", "Ellery", "Moderator", "Park", "Ellery"];
    const words = "Prices went up in May, and they will go up again before the winter comes.";
    const asked = "Eve Lund, an envoy, may join us. What happened then?";
    const label = (name: string): string => `## ${name}`;
    const lines = turns.flatMap((name) => [label(name), name === "Moderator" ? asked : words]);
    const markup = [
      "# A panel",
      "Ann Lee Park is a fellow at Ural Academy. Tom Ellery is a partner at Corvid Risk.",
      ...lines,
      label("Okoro"),
      words,
    ];
    const plain = pageFrom(markup.join("\n\n"));
    const blocks = plain.blocks.map((block) =>
      block.kind === "heading"
        ? { ...block, line: { role: "label", probability: 0.95 } as const }
        : { ...block, line: { role: "body", probability: 0.9 } as const },
    );
    const { doubts, messages } = doubtsOf({ ...plain, blocks });
    expect(doubts).toEqual([["label-unused", "Okoro"]]);
    expect(messages).toEqual(["“Okoro” looks like the lines that name authors on this page, but no text was given to it."]);
  });

  it("says nothing of a label that names in part somebody whom the page names in full", () => {
    const words = ["One says yes to it.", "Two says no to it.", "Three says neither yes nor no to it."];
    const signed = ["—Ann Lee Park, fellow at Northgate University", "—Tom Ellery, partner at Corvid Risk", "—E. Lund, trader at Tarrow"];
    const texts = words.map((text, index) => `${text}\n\n${signed[index] ?? ""}`).join("\n\n");
    const { authors, doubts } = doubtsOf(pageFrom(`# Experts react\n\nWe asked two analysts and Eve Lund, who sells grain.\n\n${texts}`));
    expect(authors.at(-1)).toBe(eve);
    expect(doubts.map(([code]) => code)).not.toContain("label-unused");
  });

  it("says nothing of a list of participants, or of a name that signs elsewhere", () => {
    const listed = page.replace("# Talks", "# Talks\n\n## Participants\n\nAnn Lee Park\n\nTom Ellery\n\nEve Lund").replace("\n\n@by Eve Lund", "");
    for (const one of [listed, page.replace("@by Eve Lund", "@by Tom Ellery")])
      expect(doubtsOf(pageFrom(one)).doubts.map(([code]) => code)).not.toContain("label-unused");
  });
});

describe("a stretch of text that belongs to nobody", () => {
  it("is told on a page of several voices", () => {
    const { doubts, messages } = doubtsOf(
      pageFrom(
        "# Experts react\n\nWe asked two analysts.\n\nOne says yes to it.\n\n—Ann Lee Park, fellow at Northgate University\n\nTwo says no to it.\n\n—Tom Ellery\n\nThree says neither yes nor no to it, and nobody signs below these words.",
      ),
    );
    expect(doubts).toEqual([["section-without-voice", "Three says ", tom]]);
    expect(messages).toEqual(["Several people write on this page, and nothing says whose text this is."]);
  });

  it("is not told on a page by one hand", () => {
    expect(doubtsOf(pageFrom("# Rents\n\nRents rose in May.\n\nWages fell in June.")).doubts.map(([code]) => code)).toEqual([
      "contribution-unattributed",
    ]);
  });
});
