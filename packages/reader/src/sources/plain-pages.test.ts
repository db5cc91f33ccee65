import { describe, expect, it, test } from "vitest";
import { isCreditLine } from "./furniture.ts";
import { looksLikeAuthorLine, mastheadKind } from "./line-roles.ts";
import { readText } from "./plain/read-text.ts";

const prose =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles. Nobody in the capital had a plan for that, and nobody in the port had asked for one. The insurers were the first to notice.";
const more =
  "A second week will cost the mills more than the whole of last year’s drought. The ministry knows it, the unions know it, and the mill owners have begun to say so in public, which they have not done since the old canal was lost.";

const titleOf = (text: string): string | null => readText(text).document.metadata.title;

describe("the title of a page in plain text", () => {
  it.each([
    ["Pages", "Opening the Locks: Returning Norland’s Barges to the Varn", "Capt. Ada Lund"],
    ["Inland Waters Trade Grain Northern Towns Transport & Ports", "Ten questions (and expert answers) about the gates at Varn", "By Ada Lund"],
  ])("is the line over the byline where a date parts it from %j", (site, title, byline) =>
    expect(titleOf(`${site}\n\n30 September 2031\n\n${title}\n\n${byline}\n\n${prose}\n\n${more}`)).toBe(title),
  );

  it("is none where the first line is the label of a text, as others are of the next ones", () => {
    const page = [
      "Ada Lund, Senior Fellow at the Varn Institute",
      "Bram Costa, Director, Northgate Risk",
      "Ines Holm, Professor of Law, Orvik University",
    ]
      .map((label) => `${label}\n\n${prose}`)
      .join("\n\n");
    expect(titleOf(page)).toBeNull();
  });

  it("is no entry of a list of links under the text", () => {
    const links =
      "Will the mills close in winter?\nNorthgate University, May 2031\nA tariff on grain from the eastern ports\nCorvid Risk, May 2031\nMarking the first year of the dry canal\nCorvid Risk, May 2031";
    const { document } = readText(`Written by Ada Lund.\n${prose}\n${more}\n${links}`);
    expect(document.metadata.title).toBeNull();
    expect(document.blocks[0]?.kind).toBe("byline");
  });

  it("is the line that stands twice over the text, where the page was copied with its menu", () => {
    const menu =
      "Search for:\n\nPolitics\n\nJustice\n\nWorld\n\nEnvironment\n\nVoices\n\nPodcasts\n\nDocuments\n\nBecome A Member\n\nAbout\n\nPolicies And Reports\n\nJoin Newsletter\n\n© THE LAGOON\n\nALL RIGHTS RESERVED\n\nTerms of Use Privacy\n\nDonate Become\na member";
    const title = "What It’s Like to Open a Gate";
    const page = `Varn’s Mills on Brink of Total Silence\n\n${menu}\n\n${title}\n\n${title}\n\nAda Lund\n\n${prose}\n\n${more}`;
    expect(titleOf(page)).toBe(title);
  });

  it("is the first line that stands again under a kicker", () => {
    const title = '"Taking the next barge home"';
    const page = `${title}\n\nThe movement for open gates after Orvik and Varn City\n${title}\n\nFebruary 15, 2031 | Page 8\n\n${prose}\n\n${more}`;
    expect(titleOf(page)).toBe(title);
  });

  it("is the line in small letters under a date, which belongs to no sentence", () => {
    const title = "expert reaction to the closing of the lock gates at Varn";
    expect(titleOf(`March 14, 2031\n${title}\n\n${prose}\n\n${more}`)).toBe(title);
  });

  it("is no salutation", () => {
    expect(titleOf(`To the Editor:\n${prose}\n${more}\nAda Lund\nRavnsund\nTo the Editor:\n${more}`)).toBeNull();
  });
});

it("joins a sentence that the page broke at its links", () => {
  const { document } = readText(
    `${prose}\n\nFor eleven years, Norland\nand its neighbours have shared the water of the Varn by a treaty that nobody signed.\n\n${more}`,
  );
  const [, second] = document.blocks;
  expect(document.text.slice(second?.start, second?.end)).toMatch(/^For eleven years, Norland\nand its .*signed\.$/);
});

it("parts a name and a post from the words that follow without a space, and no other capital within a word", () => {
  const cut = (line: string): string[] =>
    readText(`${prose}\n\n${line}\n\n${more}`).document.blocks.map(({ start }) => `${prose}\n\n${line}`.slice(start, start + 12));
  expect(cut(`Ada Lund, Senior Fellow, Centre for Inland WatersFor those who waited, ${more.toLowerCase()}`)).toContain("For those wh");
  expect(cut(`Ada Lund, founder of DeepWater and fellow at Northgate, waited. ${more}`)).toHaveLength(3);
});

test.each([
  ["Written by Ada Lund.", true],
  ["By Ada Lund and Per Holm", true],
  ["Written by hand.", false],
  ["By Friday Norland was out.", false],
])("%j is an author's line: %s", (line, is) => expect(looksLikeAuthorLine(line)).toBe(is));

test("a name and a date parted by a hyphen are a byline", () => expect(mastheadKind("Ada Lund - 4 May 2033")).toBe("byline"));

test.each([
  ["A woman waits at the lock in the town of Varn on June 27, 2031. © 2031 Per Holm/The Lagoon Post/Agency", true],
  ["The treaty of 2031 was signed by Per Holm for the northern towns", false],
])("%j is a caption with its credit: %s", (line, is) => expect(isCreditLine(line)).toBe(is));

test("posts of a blog, each over its comments, are read to the last", () => {
  const post = (title: string, day: string, author: string): string => `${title}\n\n${day}\n\n${author}\n\n${prose}\n\n${more}\n\nLeave a comment »`;
  const page = `Posts tagged ‘Varn’\n\n${post("A canal has one vote", "May 19, 2031", "Ada Lund (Harbour master of Varn, 2018-2021)")}\n\n${post("The pilot's second telephone", "April 2, 2031", "Bram Costa (Pilot of Varn, 2015-2018)")}`;
  const { text, blocks } = readText(page).document;
  expect(blocks.map(({ start, end }) => text.slice(start, end)).join("\n")).toContain("Bram Costa");
});

it.each([
  'Ada Lund, a vice president of the Varn Institute, said: "If I refuse the second week I have a strike on my hands. If I sign I have a debt, and the mills prefer the debt."',
  "Ada Lund, professor of law, began her lecture with the charter of the gates. “I put it on the screen and left it there for ten minutes. Then I asked who in the room had read it.”",
])("keeps a sentence whole that goes on with “I” behind a post: %s", (paragraph) => {
  const { document } = readText(`What the gates cost\n\n${prose}\n\n${paragraph}\n\n${more}`);
  expect(document.blocks.map(({ start, end }) => document.text.slice(start, end))).toContain(paragraph);
});

it.each(["ByAda Lund | January 14, 2031", "ByAda Lund"])("reads a byline that lost its space: %s", (byline) => {
  const { document } = readText(`What the gates cost\n\n${byline}\n\n${prose}\n\n${more}`);
  const bylines = document.blocks.filter(({ kind }) => kind === "byline").map(({ start, end }) => document.text.slice(start, end));
  expect(bylines).toEqual([byline.slice(2)]);
});

describe("who signs the last text of a page", () => {
  it.each(["(Ada Lund, former ambassador to Orvik)", "— ADA LUND former lock keeper"])("is no furniture: %s", (signature) => {
    const page = `The gates at Varn: two views\n\nA first view\n\n${prose}\n\n(Bram Costa, deputy editor)\n\nA second view\n\n${more}\n\n${signature}\n\nMore on page 7: What the bison eat\n\n6\n`;
    const { document } = readText(page);
    expect(document.blocks.map(({ start, end }) => document.text.slice(start, end))).toContain(signature);
  });
});
