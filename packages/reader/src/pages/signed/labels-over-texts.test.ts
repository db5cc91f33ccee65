import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

interface Read {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly headings: readonly (string | null)[];
  readonly roles: readonly string[];
  readonly words: readonly string[];
}

function read(page: string): Read {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.txt" });
  const { title, contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return {
    title,
    authors: contributions.map(({ author }) => names.get(author ?? "") ?? "nobody"),
    headings: contributions.map(({ heading }) => heading),
    roles: contributions.map(({ roles }) => roles.map(({ text }) => text).join("; ")),
    words: contributions.map(({ body }) => document.text.slice(...body)),
  };
}

const silt = "The harbour was dredged twice in my lifetime, and twice it filled again with the silt of the same river. Nobody should be astonished.";
const grain = "The growers have the votes and the millers have the money, so that the outcome of the tariff is hardly in doubt any longer.";
const pilots = "Nobody asked the pilots. They would have told the minister that the channel moves every winter, and that no map of it is ever right.";

describe("labels", () => {
  it.each([
    ["Economist Ada Lund", "Economist"],
    ["Historian Ada Lund", "Historian"],
    ["Senior economist Ada Lund", "Senior economist"],
  ])("reads a post of one word or more before the name: %s", (label, post) => {
    const { authors, roles } = read(`On the harbour\n\n${label}: ${silt}\n\nLawyer Bram Costa: ${grain}\n\nEngineer Tove Brandt: ${pilots}`);
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
    expect(roles).toEqual([post, "Lawyer", "Engineer"]);
  });

  it("gives each text the headline that stands behind its author's name", () => {
    const page = `What now for the harbour?\n\nAda Lund: Dredge it or leave it\n\n${silt}\n\nCol. Bram Costa: Watch the millers, not the growers\n\n${grain}\n\nTove Brandt: Ask the pilots\n\n${pilots}`;
    const { authors, headings } = read(page);
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
    expect(headings).toEqual(["Dredge it or leave it", "Watch the millers, not the growers", "Ask the pilots"]);
  });

  it("takes the first of several labelled texts for no standfirst", () => {
    const { authors } = read(
      `On the harbour\n\nAda Lund, historian: ${silt}\n\nEconomist Bram Costa:\n\n${grain}\n\nLawyer Tove Brandt:\n\n${pilots}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  });

  it("takes no state behind “Therefore” for a person whom the page reports", () => {
    const war = (side: string): string =>
      `${side} has stopped eleven tankers since April, and it will go on. ${side} controls the water and can wait until March. ${side} will not sign anything.`;
    const { authors } = read(
      `Who is stronger in the strait?\n\nAda Lund\n\nProfessor of navigation at the Nautical School\n\n${war("Velland")}\n\nBram Costa\n\nDirector of the Corvid Institute\n\nVelland argues that it can wait, and Velland says so often. ${war("Oresia")}\n\nTove Brandt\n\nEconomist at the Bank for Trade\n\nTherefore Velland is in the stronger position. Ada Lund says that Velland can wait, which is an exaggeration. ${war("Velland")}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  });

  it("reads a name and a post that a stop closes", () => {
    const { authors, words } = read(
      `Ada Lund and Bram Costa debate the tariff on grain.\n\nAda Lund, Reform member for Orvik\n\n${silt}\n\n${pilots}\n\nDr Bram Costa, professor of navigation, Nautical School.\n\n${grain}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa"]);
    expect(words).toEqual([`${silt}\n\n${pilots}`, grain]);
  });

  // Missed since the network reads the lines: more pages are read by it, this one is not.
  it.fails("reads members of a chamber with party and state, and their offices", () => {
    const { authors, roles } = read(
      `What members of the delegation say on the pact\n\nSen. Ada Lund (D-NY): "${silt}"\n\nSen. Bram Costa (D-NY)\n${grain} ${grain}\n\nRep. Tove Brandt (R-Texas)\n"${pilots}"\n\nGov. Ivo Marek (R):\n${silt} ${grain}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt", "Ivo Marek"]);
    expect(roles).toEqual(["Sen.", "Sen.", "Rep.", "Gov."]);
  });
});

describe("lines between texts", () => {
  it("gives the caption between a heading and its author to nobody", () => {
    const { authors, words } = read(
      `Silt in the harbour of Orvik\n\nThe harbour of Orvik seen from the old mole on a morning in March, before the dredgers came. (Picture: Post).\n\nAuthor: Ada Lund, Corvid Institute\n\n${silt} ${pilots}\n\nVotes on the grain tariff\n\nGrowers march to the council of Orvik on 3 May 2031 with a petition that four thousand of them have signed. (Picture: Post).\n\nAuthor: Bram Costa, Nautical School\n\n${grain} ${grain}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa"]);
    expect(words.join("\n")).not.toContain("march to the council");
  });

  it("reads bios behind the name of a picture's file", () => {
    const { document } = readDocumentBytes(
      new TextEncoder().encode(
        `Ada Lund.jpg- Ada Lund is professor of navigation at the Nautical School of Orvik. Bram Costa is director of the Corvid Institute. The opinions are their own. -\n\n${silt}\n\n${grain}\n\n${pilots}`,
      ),
      { name: "page.txt" },
    );
    const [only] = readGenre(document).contributions;
    expect([only?.author, ...(only?.coAuthors ?? []).map(({ author }) => author)]).toEqual(["person:ada-lund", "person:bram-costa"]);
  });

  it("keeps a last paragraph at which a page is cut off", () => {
    const { words } = read(
      `On the harbour\n\nAda Lund, fellow at the Corvid Institute\n\n${silt}\n\n${pilots}\n\nWith the council meeting near, the dredgers of the province are careful not to pro`,
    );
    expect(words[0]).toContain("careful not to pro");
  });

  it("takes no paragraph for a title", () => {
    const { title } = read(
      `With the truce gone, the mayor calls for a meeting on the harbour and promises money, but no ships. Will the guilds of Orvik come?\n\n${silt}\n\n${grain}\n\n${pilots}`,
    );
    expect(title).toBeNull();
  });
});

describe("posts that a page embeds", () => {
  const news = "The council of Orvik closed the harbour on Tuesday after a week of quarrels between the guilds and the pilots of the delta.";

  it("gives each post to the person who signs it", () => {
    const { authors, words } = read(
      `Anger at the closing of the harbour\n\n${news}\n\n${silt} #orvik — Ada Lund (@adalund) May 3, 2031\n\n${grain} pic.example/x1 — Bram Costa (@bram_costa) May 3, 2031\n\n${pilots} — Tove Brandt (@tove) May 4, 2031`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
    expect(words[0]).toBe(`${silt} #orvik`);
  });

  it("leaves an article with one post to its author", () => {
    const { authors } = read(
      `Why the harbour will open again\n\nBy Ivo Marek\n\n${silt} ${grain}\n\n${pilots} ${silt}\n\nThe pact is dead. — Ada Lund (@adalund) May 3, 2031\n\n${grain} ${pilots}\n\n${silt} ${grain}`,
    );
    expect(authors).toEqual(["Ivo Marek"]);
  });
});

describe("people in the news", () => {
  it("takes nobody of whom a report tells for its author", () => {
    const { authors } = read(
      `Orvik loses its harbour master\n\nAda Lund is out as director of the harbour, leading many papers to claim that her words on the pact are to blame.\n\nThe Lagoon Post reported on Lund's departure on Tuesday. It was the third in a year.\n\nLund remarked on Monday that the pact was the work of the guilds. ${grain}\n\nThis led many to claim that Lund was dismissed for blaming the guilds for the silt in the channel.`,
    );
    expect(authors).not.toContain("Ada Lund");
  });

  it("takes a sentence that tells what somebody wrote for no signature", () => {
    const { authors } = read(
      `Neighbours warn Orvik on the pact\n\n${silt} ${grain}\n\n${pilots}\n\nLowland Prime Minister Ada Lund, who worked on the pact for years, wrote that “Lowland stands by the pact and by the harbours that have signed it.”\n\n“We are sorry that Orvik has left,” she added.\n\n${grain} ${silt}`,
    );
    expect(authors).not.toContain("Ada Lund");
  });

  it.each(["Hong Kong", "Islamic State", "Gaza City", "Foreign Policy"])("takes no place, body or paper for an expert: %s", (name) => {
    const { authors } = read(
      `What analysts say of the harbour\n\nThe quays of ${name} have been closed since May, and the ships wait outside.\n\n“The harbour will open again,” said Ada Lund, an analyst at the Corvid Institute. “It always has.”\n\nIn ${name}, the guilds said nothing. ${name} says that the harbour stays closed.\n\nBram Costa, head of the Nautical School of Orvik, warned that the pilots would leave. “They have families,” he said.\n\nLund doubts it. “Nobody leaves in winter,” she said.`,
    );
    expect(new Set(authors)).toEqual(new Set(["Ada Lund", "Bram Costa"]));
  });
});

// Missed since the network reads the lines: more pages are read by it, this one is not.
it.fails("reads ranks and surnames over second answers, beside whole names", () => {
  const { authors } = read(
    `Silt, and who clears it\n\nIs the pact being kept?\n\nBrigadier-General Ada Lund-Meyer (rtd), of Lowland, spent twenty years in the delta.\n\n${silt}\n\nDr. Bram Costa-Bell lectures on rivers at the Nautical School of Orvik.\n\n${grain}\n\nTove Brandt is a pilot and writes for the Lagoon Post.\n\n${pilots}\n\nWill it last?\n\nBrigadier-General Lund-Meyer\n\n${grain}\n\nDr. Costa-Bell\n\n${pilots}\n\nTove Brandt\n\n${silt}`,
  );
  expect(authors).toEqual(["Ada Lund-Meyer", "Bram Costa-Bell", "Tove Brandt", "Ada Lund-Meyer", "Bram Costa-Bell", "Tove Brandt"]);
});

it("reads first names over texts, of people whom a letter introduces", () => {
  const { authors } = read(
    `The Harbour Account\n\nHello all,\n\nI asked around. Ada Lund is a banking lawyer in Orvik. Bram Costa counts ships at a bank that he won't let me name. And Tove Brandt, whom many of you know, is an economist at the Corvid Institute. They wrote, I cut.\n\nAda\n\n${silt}\n\nBram\n\n${grain}\n\nTove\n\n${pilots}`,
  );
  expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
});

it("reads bodies and people behind signs of a list", () => {
  const { authors } = read(
    `Talks end in Orvik: compiled reactions\n\nThe talks ended without a text. The desk endorses none of what follows.\n\n🟢 LOWLAND PORTS ALLIANCE (network of harbours, Orvik)\n\n"${silt}"\n\n🟢 ADA LUND, head of delegation, Corvid Institute\n\n"${grain}"\n\n🟠 FEDERATION OF GRAIN SHIPPERS (trade association, Tarrow)\n\n"${pilots}"`,
  );
  expect(authors.map((name) => name.toLowerCase())).toEqual(["lowland ports alliance", "ada lund", "federation of grain shippers"]);
});

it("reads headings that say the same of one person after the other", () => {
  const { document } = readDocumentBytes(
    new TextEncoder().encode(
      `# Ports and powers\n\nContributors were given 150 words.\n\n## What Ada Lund thinks\n\n${silt}\n\n## What Bram Costa thinks\n\n${grain}\n\n## What Tove Brandt thinks\n\n${pilots}\n`,
    ),
    { name: "page.md" },
  );
  expect(readGenre(document).contributions.map(({ author }) => author)).toEqual(["person:ada-lund", "person:bram-costa", "person:tove-brandt"]);
});

it("takes headings of that kind over texts about their names for topics", () => {
  const { document } = readDocumentBytes(
    new TextEncoder().encode(
      `# Two careers\n\nBy Ivo Marek\n\n## The rise of Ada Lund\n\nLund came to Orvik in May. Nobody asked Lund to stay.\n\n## The rise of Bram Costa\n\nCosta was born on the quays. The guilds never liked Costa.\n`,
    ),
    { name: "page.md" },
  );
  expect(readGenre(document).contributions.map(({ author }) => author)).toEqual(["person:ivo-marek"]);
});

it("reads a body behind a name, and a surname with its title, before what they said", () => {
  const { authors } = read(
    `Expert reaction to the silt in Orvik\n\nProf Ada Lund, professor of navigation, Nautical School, said:\n\n“${silt}”\n\nBram Costa from the Corvid Institute said:\n\n“${grain}”\n\nProf Lund also said:\n\n“${pilots}”\n\nDeclared interests\n\nProf Ada Lund: ‘I am paid by the harbour.’\n\nBram Costa: ‘None.’`,
  );
  expect(authors).toEqual(["Ada Lund", "Bram Costa", "Ada Lund"]);
});

describe("words that a page runs together", () => {
  it("does not take a picture's words before a text for words about its author", () => {
    const { authors } = read(
      `What the experts say of the pact\n\nExperts at the Nautical School comment on the pact.\n\nAda Lund, Professor of Law:\n\nProfessor Ada LundIt is important to remember that nothing has changed yet. ${silt}\n\nBram Costa, Professor of History:\n\nProfessor Bram CostaEven now the pact does not cover the whole coast. ${grain}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa"]);
  });

  it("parts a name from the post that stands right behind it", () => {
    const { authors } = read(
      `What the experts say of the pact\n\nAda LundAssistant Professor, Nautical School of Orvik\n\n${silt}\n\nBram CostaDirector, Corvid Institute\n\n${grain}\n\nTove BrandtSenior Fellow, Corvid Institute\n\n${pilots}`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  });

  it("reads a department before the office before the name", () => {
    const { authors } = read(
      `Officials on the pact\n\nLowland Secretary of Ports Ada Lund: ‘${silt}’\n\nTarrow Department of Rivers & Forestry Commissioner Bram Costa: ‘${grain}’\n\nOrvik Director of Harbours Tove Brandt: ‘${pilots}’`,
    );
    expect(authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  });
});

it("leaves out interests that people declare at the end, and not the last short answers of an interview", () => {
  const declared = read(
    `Experts on the silt in Orvik\n\nProf Ada Lund, Nautical School, said:\n\n“${silt}”\n\nDr Per Holm, Corvid Institute, said:\n\n“${grain}”\n\nAda Lund: I advise the harbour board.\n\nPer Holm: No conflicts of interest to declare.`,
  );
  expect(declared.authors).toEqual(["Ada Lund", "Per Holm"]);
  expect(declared.words.join(" ")).not.toContain("harbour board");
  const asked = read(`Ada Lund on silt\n\nThe Post: Is it deep?\n\nAda Lund: ${silt}\n\nThe Post: And what is missing?\n\nAda Lund: Nothing.`);
  expect(asked.words.join(" ")).toContain("Nothing.");
});

it("takes headings of a name and a house for one person each, who speak under them though a text stands over the first", () => {
  const part = (name: string, words: string): string => `#### ${name}\n\n${words}`;
  const page = `# The tariff: the reactions\n\n## The decision\n\nThe board left its tariff as it was on Monday, as everybody had expected since the autumn.\n\n## Economists\n\n${part("Ada Lund, Allgäuer Landesbank", silt)}\n\n${part("Per Holm, Aegean Macro", grain)}\n\n${part("Tove Brandt, Delta Securities", pilots)}`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "page.md" });
  const { contributions, entities } = readGenre(document);
  const signed = contributions.map(({ author, body }) => `${entities.find(({ id }) => id === author)?.name}: ${document.text.slice(...body)}`);
  expect(signed.slice(-3)).toEqual([`Ada Lund: ${silt}`, `Per Holm: ${grain}`, `Tove Brandt: ${pilots}`]);
});

it("leaves out who collected what others say, and gives each quotation to the name behind its dash", () => {
  const said = (words: string, name: string): string => `“${words}”\n\n— ${name}`;
  const page = `What the delta says\n\nCollected by Mara Quist and Bram Costa\n\n${said(silt, "Ada Lund, pilot")}\n\n${said(grain, "Per Holm, miller")}\n\n${said(pilots, "Tove Brandt, harbour master")}\n\nThe board will meet again in the spring, when the growers are back from the fair.`;
  const found = read(page);
  const given = found.authors.map((author, index) => `${author}: ${found.words[index]?.slice(0, 12)}`);
  expect(given.filter((line) => !line.startsWith("nobody"))).toEqual([
    "Ada Lund: “The harbour",
    "Per Holm: “The growers",
    "Tove Brandt: “Nobody aske",
  ]);
});

it("takes a name under one text and the next name over another for no list", () => {
  const part = (name: string, words: string): string => `${name}\n\n${words}\n\nby ${name}, of the harbour guild`;
  const page = `When the sea takes a town, who pays?\n\nThe Post asked three people of the delta.\n\n${part("Ada Lund", silt)}\n\n${part("Per Holm", grain)}\n\n${part("Tove Brandt", pilots)}`;
  expect(read(page).authors).toEqual(["Ada Lund", "Per Holm", "Tove Brandt"]);
});

it("takes states over signed texts for what these are about", () => {
  const page = `How three countries see the loans\n\nNorway\n\n${silt}\n\n— Ada Lund, pilot in Oslo\n\nGermany\n\n${grain}\n\n— Bram Costa, economist\n\nPeru\n\n${pilots}\n\n— Tove Brandt, lecturer`;
  expect(read(page).authors).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
});

it("takes states over texts that nobody signs for who speaks", () => {
  const page = `The debate on the loans\n\nNorway\n\n${silt}\n\nGermany\n\n${grain}\n\nPeru\n\n${pilots}`;
  expect(read(page).authors).toEqual(["Norway", "Germany", "Peru"]);
});
