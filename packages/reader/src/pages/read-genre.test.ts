import { describe, expect, it } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { pageFrom } from "./page-for-tests.ts";
import { readGenre } from "./read-genre.ts";

/** Author and first words of each contribution, for short expectations. */
function outline(document: SourceDocument): string[] {
  return readGenre(document).contributions.map(
    (contribution) => `${contribution.author ?? "nobody"}: ${document.text.slice(...contribution.body).slice(0, 12)}`,
  );
}

const threeWithTwoBios = `
# A summit: What now?

Our experts weigh in.

## First heading

First text by the first.

Ann Lee Park is a fellow at Northgate University.

## Second heading

Second text by the second.

Tom Ellery is a former US attaché in Tokyo.

## Third heading

Third text by nobody.
`;

it("reads past navigation and rubric lines pasted with the text", () => {
  const page = pageFrom(
    "# Home | Analysis | Regions | Experts | About us\n\nA vote: Can the coalition hold?\n\nExperts react | 4 May 2033\n\nThe country voted. How will Moscow respond?\n\n## It will hold\n\nFirst text.\n\nAnn Lee Park is a fellow at Northgate University.\n\n## It will not\n\nSecond text.\n\nTom Ellery is a former US attaché in Tokyo.",
  );
  const reading = readGenre(page);
  expect(reading.title).toBe("A vote: Can the coalition hold?");
  expect(reading.questions.map((question) => question.text)).toEqual(["Can the coalition hold?", "How will Moscow respond?"]);
  expect(outline(page)).toEqual(["person:ann-lee-park: First text.", "person:tom-ellery: Second text."]);
});

describe("authors after their text", () => {
  it("leaves the unsigned section unattributed, with a warning", () => {
    const document = pageFrom(threeWithTwoBios);
    expect(outline(document)).toEqual(["person:ann-lee-park: First text b", "person:tom-ellery: Second text ", "nobody: Third text b"]);
    const { warnings } = readGenre(document);
    expect(warnings.map((warning) => warning.code)).toEqual(["contribution-unattributed"]);
    expect(document.text.slice(warnings[0]?.start, warnings[0]?.end)).toMatch(/^Third heading[\s\S]*nobody\.$/);
  });

  it("does not move a bio to an unsigned section before it", () => {
    const document = pageFrom(threeWithTwoBios.replace(/Ann Lee Park is[^\n]*\n/, ""));
    expect(outline(document)).toEqual(["nobody: First text b", "person:tom-ellery: Second text ", "nobody: Third text b"]);
  });

  it("cuts a signature off the paragraph it closes", () => {
    const document = pageFrom(
      "# Line\n\n## One\n\nText one is here. —Ann Lee Park, fellow at Northgate University\n\n## Two\n\nText two — Tom Ellery was there — is here. —Tom Ellery is a former US attaché in Tokyo.",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one is ", "person:tom-ellery: Text two — T"]);
    expect(readGenre(document).contributions.map((contribution) => document.text.slice(...contribution.body))).toEqual([
      "Text one is here.",
      "Text two — Tom Ellery was there — is here.",
    ]);
  });

  it("reads signatures without headings", () => {
    const document = pageFrom(
      "# Experts react\n\nWe asked two analysts.\n\nOne says yes to it.\n\n—Ann Lee Park, fellow at Northgate University\n\nTwo says no to it.\n\n—Tom Ellery",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: One says yes", "person:tom-ellery: Two says no "]);
  });
});

describe("authors before their text", () => {
  it("leaves an unsigned section between signed ones unattributed", () => {
    const document = pageFrom(
      "# Three views\n\n## One\n\nBy Ann Lee Park\n\nText one.\n\n## Two\n\nText two.\n\n## Three\n\nBy Tom Ellery\n\nText three.",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one.", "nobody: Text two.", "person:tom-ellery: Text three."]);
  });

  it("takes cards before headings", () => {
    const document = pageFrom(
      "# Round table\n\nWe asked two economists.\n\n@bio Ann Lee Park, fellow at Northgate University\n\n## Paper floor\n\nText one is here.\n\n@bio Tom Ellery, former US attaché in Tokyo\n\n## Blinked\n\nText two is here.",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one is ", "person:tom-ellery: Text two is "]);
    expect(readGenre(document).contributions.map((contribution) => contribution.heading)).toEqual(["Paper floor", "Blinked"]);
  });

  it("is not misled by a list of names at the top", () => {
    const document = pageFrom(
      `# Talks\n\nOur experts weigh in.\n\n@other Jump to an expert\n\n@other Ann Lee Park: First heading\n\n@other Tom Ellery: Second heading\n\n${threeWithTwoBios.slice(threeWithTwoBios.indexOf("## First"))}`,
    );
    const { contributions } = readGenre(document);
    expect(contributions.map((contribution) => document.text.slice(contribution.start, contribution.start + 7))).toEqual([
      "First h",
      "Second ",
      "Third h",
    ]);
  });

  it("takes names with colons", () => {
    const document = pageFrom(
      "# Poll\n\n**Ann Lee Park, fellow at Northgate University:** Yes, I think so.\n\nAnd soon.\n\n**Tom Ellery:** No, I doubt it.",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Yes, I think", "person:tom-ellery: No, I doubt "]);
    expect(document.text.slice(...(readGenre(document).contributions[0]?.body ?? [0, 0]))).toBe("Yes, I think so.\n\nAnd soon.");
  });

  it("lets names with posts vouch for a bare one of their shape", () => {
    const document = pageFrom("# Poll\n\nAnn Lee Park, fellow at Northgate University: Yes, I think so.\n\nTom Ellery: No, I doubt it.");
    expect(outline(document)).toEqual(["person:ann-lee-park: Yes, I think", "person:tom-ellery: No, I doubt "]);
  });

  it("takes a place under a signature for no contribution", () => {
    const document = pageFrom(
      "# Letters\n\n## One\n\nText one is here.\n\nAnn Lee Park\nFellow, Northgate University\n\n## Two\n\nText two is here.\n\nTom Ellery\nFormer US attaché in Tokyo\n\nThe Hague",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one is ", "person:tom-ellery: Text two is "]);
  });

  it("takes headings that are names, and the posts under them", () => {
    const document = pageFrom(
      "# Poll\n\n### Ann Lee Park\n\nPartner at Quai Neuf Conseil\n\nYes, I think so.\n\n### Tom Ellery\n\nFormer member of the Bundesbank's executive board\n\nNo, I doubt it.",
    );
    const { contributions } = readGenre(document);
    expect(contributions.map((contribution) => contribution.roles.map((role) => [role.text, role.former]))).toEqual([
      [["Partner at Quai Neuf Conseil", false]],
      [["Former member of the Bundesbank's executive board", true]],
    ]);
    expect(contributions[0]?.affiliation).toBe("org:quai-neuf-conseil");
  });
});

describe("one hand", () => {
  it("keeps subheadings inside an op-ed", () => {
    const document = pageFrom(
      "# Build it\n\nBy Ann Lee Park\n\nText one is here.\n\n## Why\n\nText two is here.\n\nAnn Lee Park is a fellow at Northgate University.",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one is "]);
    const [contribution] = readGenre(document).contributions;
    expect(contribution?.heading).toBeNull();
    expect(contribution?.bio && document.text.slice(...contribution.bio)).toMatch(/^Ann Lee Park is/);
  });

  it("leaves a communiqué unattributed", () => {
    const document = pageFrom(
      "# Joint Communiqué\n\nThe delegation of Egypt, led by Hoda Mansour, met the delegation of Ethiopia.\n\nBoth sides agreed.",
    );
    expect(outline(document)).toEqual(["nobody: The delegati"]);
    expect(readGenre(document).warnings.map((warning) => warning.code)).toEqual(["contribution-unattributed"]);
  });

  it("takes no person of the news for its author", () => {
    const document = pageFrom(
      "# Vote\n\nNino Beridze walked out of the vote on Tuesday.\n\nWork will begin.\n\nNino Beridze is the leader of the largest opposition party.",
    );
    expect(outline(document)).toEqual(["nobody: Nino Beridze"]);
  });

  it("names both who sign a joint text, with their posts, and says whose its statements are", () => {
    const document = pageFrom(
      "# Treaty\n\nBy Ann Lee Park and Tom Ellery\n\nText one is here.\n\n**Ann Lee Park is a fellow at Northgate University. Tom Ellery is a former US attaché in Tokyo.**",
    );
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one is "]);
    const { contributions, warnings } = readGenre(document);
    expect(contributions[0]?.coAuthors?.map(({ author, roles }) => [author, roles.map(({ text }) => text)])).toEqual([
      ["person:tom-ellery", ["former US attaché in Tokyo"]],
    ]);
    expect(warnings.map((warning) => warning.code)).toEqual(["contribution-co-authored"]);
  });

  it("takes the metadata's author where the text names none", () => {
    const document = pageFrom("# Treaty\n\nText one is here.", { authors: ["Ann Lee Park"] });
    expect(outline(document)).toEqual(["person:ann-lee-park: Text one is "]);
    expect(outline(pageFrom("# Treaty\n\nText one is here.", { authors: ["admin"] }))).toEqual(["nobody: Text one is "]);
  });

  it("gives an empty page no contribution", () => {
    expect(readGenre(pageFrom("# Title only")).contributions).toEqual([]);
  });
});

describe("interviews", () => {
  const interview = pageFrom(`
# A roof without walls

Mariana Quiroga, professor of law at the Universidad del Plata, talks to Southern Review about the pact.

Southern Review: They signed on Monday. Is it over?

Mariana Quiroga: No. It is a roof.

Southern Review: So what next?

Quiroga: Parliaments will wait.

If they do, it fails.

Southern Review: Thank you.
`);

  it("gives the guest one contribution from first to last answer", () => {
    expect(outline(interview)).toEqual(["person:mariana-quiroga: No. It is a "]);
    const [contribution] = readGenre(interview).contributions;
    expect(interview.text.slice(...(contribution?.body ?? [0, 0]))).toMatch(/^No\.[\s\S]*it fails\.$/);
    expect(contribution?.affiliation).toBe("org:universidad-del-plata");
  });

  it("sets the interviewer's turns aside and takes their questions", () => {
    const reading = readGenre(interview);
    expect(reading.asides.map((span) => interview.text.slice(span.start, span.end))).toEqual(["So what next?"]);
    expect(reading.questions.map((question) => question.text)).toEqual(["They signed on Monday. Is it over?", "So what next?"]);
  });
});

it("reads a panel: guests introduced together, surnames with particles as labels", () => {
  const document = pageFrom(`
# The Rhine runs dry

Katja Brenner, a former German transport secretary, and Pieter de Groot, who heads the Delta Desk at Maas Bank, discussed low water.

Moderator: How long can that last?

Katja Brenner: Until October, perhaps.

Pieter de Groot: Less than that.

Moderator: Should Germany dig?

de Groot: It should not.
`);
  const { contributions } = readGenre(document);
  expect(outline(document)).toEqual([
    "person:katja-brenner: Until Octobe",
    "person:pieter-de-groot: Less than th",
    "person:pieter-de-groot: It should no",
  ]);
  expect(contributions.map(({ affiliation }) => affiliation)).toEqual([null, "org:maas-bank", "org:maas-bank"]);
  expect(contributions[0]?.roles).toEqual([{ text: "former German transport secretary", org: null, former: true }]);
});

describe("allegiance", () => {
  const authorOf = (bio: string) => {
    const document = pageFrom(`# Title\n\nText one is here.\n\n@bio ${bio}`);
    return readGenre(document).entities.find((entity) => entity.type === "person");
  };

  it.each([
    ["Ann Lee Park is a fellow at Northgate University and former US ambassador to Ukraine.", "state:USA", null],
    ["Teresa Moli is the foreign minister of Tuvalu.", "state:TUV", "state:TUV"],
    ["Ann Lee Park was Hungary's deputy foreign minister from 2019 to 2022.", "state:HUN", null],
    ["Ann Lee Park is the Dutch ambassador to India.", "state:NLD", "state:NLD"],
    ["Ann Lee Park is a Turkish economist.", "state:TUR", null],
    ["Ann Lee Park is Kenya correspondent for the Uppsala Courier.", null, null],
    ["Ann Lee Park is a professor of Chinese studies at Northgate University.", null, null],
    ["Ann Lee Park is a member of the Kazakh parliament.", "state:KAZ", null],
    ["Ann Lee Park was formerly an adviser to the Russian energy ministry.", "state:RUS", null],
    ["Ann Lee Park is secretary-general of NATO.", null, "org:NATO"],
    ["Ann Lee Park is a fellow of the Severn Institute.", null, null],
  ])("%s", (bio, country, actsFor) => {
    expect(authorOf(bio)).toMatchObject({ country, actsFor });
  });
});

describe("questions", () => {
  it("takes title and standfirst, and leaves rhetorical ones in texts alone", () => {
    const document = pageFrom(
      "# They met: What does it mean?\n\nWho won? Who lost? Our experts answer.\n\n## One\n\nWhat was it for? Nothing.\n\nAnn Lee Park is a fellow at Northgate University.\n\n## Two\n\nYes.\n\nTom Ellery is a former US attaché in Tokyo.",
    );
    expect(readGenre(document).questions.map(({ text, from }) => [text, from])).toEqual([
      ["What does it mean?", "title"],
      ["Who won?", "standfirst"],
      ["Who lost?", "standfirst"],
    ]);
  });

  it("takes a question under the title that stands like a heading for the standfirst's", () => {
    const document = pageFrom(
      "# Strike\n\n## Who can end it?\n\n## Ann Lee Park, Northgate University\n\nNobody can.\n\n## Tom Ellery, Kanda Securities\n\nThe owners can.",
    );
    expect(readGenre(document).questions.map(({ text, from }) => [text, from])).toEqual([["Who can end it?", "standfirst"]]);
    expect(outline(document)).toEqual(["person:ann-lee-park: Nobody can.", "person:tom-ellery: The owners c"]);
  });

  it("takes headings over several answers", () => {
    const document = pageFrom(
      "# Forum\n\n## 1. Is it dead?\n\n**Ann Lee Park:** It never lived, I think.\n\n**Tom Ellery:** No, it never did.\n\n## 2. Should donors pay?\n\n**Ann Lee Park:** They should, of course.\n\n**Tom Ellery:** They should not.",
    );
    const reading = readGenre(document);
    expect(reading.questions.map((question) => question.text)).toEqual(["Is it dead?", "Should donors pay?"]);
    expect(reading.contributions.map((contribution) => contribution.heading)).toEqual([
      "Is it dead?",
      "Is it dead?",
      "Should donors pay?",
      "Should donors pay?",
    ]);
  });
});

it("lets a bio correct whom the text takes an author to act for", () => {
  const document = pageFrom("# Title\n\nText one is here.\n\n@bio Ann Lee Park was the Dutch ambassador to India.");
  const known = {
    id: "person:park",
    type: "person",
    name: "Ann Lee Park",
    iso3: null,
    country: null,
    actsFor: "state:NLD",
    aliases: [],
    mentions: [],
  } as const;
  const reading = readGenre(document, { text: document.text, sentences: [], mentions: [], entities: [known], warnings: [] });
  expect(reading.entities.find(({ type }) => type === "person")).toMatchObject({ id: "person:park", country: "state:NLD", actsFor: null });
});

it("keeps the ids of people that the analysis knows", () => {
  const document = pageFrom("# Title\n\nText one is here.\n\n@bio Ann Lee Park is a fellow at Northgate University.");
  const known = {
    id: "person:park",
    type: "person",
    name: "Ann Lee Park",
    iso3: null,
    country: null,
    actsFor: null,
    aliases: [],
    mentions: [],
  } as const;
  const { contributions } = readGenre(document, { text: document.text, sentences: [], mentions: [], entities: [known], warnings: [] });
  expect(contributions[0]?.author).toBe("person:park");
});

it.each(["by Prof. Jonathan Reed (Eastgate College)", "By Jonathan Reed (Eastgate College)"])("reads the byline '%s' under a heading", (byline) => {
  const document = pageFrom(`# Will it hold?\n\n## First\n\n@by ${byline}\n\nText one is here.\n\n## Second\n\n@by By Ann Lee\n\nText two is here.`);
  expect(readGenre(document).contributions.map(({ author }) => author)).toEqual(["person:jonathan-reed", "person:ann-lee"]);
});
