import { describe, expect, it } from "vitest";
import { contributionsOfPage, passagesOfPage } from "./passages-for-tests.ts";

const silt =
  "Eleven grain ships have waited before the delta since Monday, and the owners of the ships have asked the ministry for an inquiry of their own.";
const dredgers =
  "The ministry bought four dredgers two years ago. Two of these lie in the yard at Tarrow, one has been sold, and the fourth has never left the quay at which it was built.";
const buoys = "The second buoy stands half a mile from where the charts have it, and the fourth has not been seen since the floods of the spring.";

/** Who is heard on the page, in the order of the text, each once in a row. */
function heardOn(...paragraphs: readonly string[]): string[] {
  const names = passagesOfPage(paragraphs.join("\n\n")).map((line) => line.split(":")[0] ?? "");
  return names.filter((name, index) => name !== names[index - 1]);
}

describe("news under no byline", () => {
  it("gives what is quoted to the person who says it, and nobody the rest", () => {
    const quoted = `"The ministry has put the pilots in a place from which they cannot go back without looking like fools," Ada Lund, an Orvik-based harbour analyst, told the Post in an interview.`;
    const second = `"The fourth buoy is held by a chain that was meant for the second," Bram Costa, charts lead at the Nautical School of Orvik, told the Post.`;
    const third = "With the dredgers gone, Costa warns that the channel will close before the winter unless the ministry rents others.";
    expect(contributionsOfPage([silt, quoted, dredgers, buoys, second, third].join("\n\n"))).toEqual([
      { author: "Ada Lund", words: quoted },
      { author: "Bram Costa", words: `${second}\n\n${third}` },
    ]);
  });

  it("reads an office before the name, and takes its holder up by it", () => {
    const found = passagesOfPage(
      [
        'The harbour guild is "ready" to talk to the ministry about the dredgers, the guild\'s spokesperson Ada Lund said Thursday.',
        "Facing the press after a week of quarrels in the ministry, Lund refused to comment on the news that two of the captains had left.",
        '“We do not comment on captains," the spokesperson told journalists. "But I can tell you that we go on working with the ministry on a plan for the channel."',
        dredgers,
        '"It would be too early to speak about the buoys," said Lund.',
      ].join("\n\n"),
    );
    expect(found).toEqual(["Ada Lund: The harbour guild is", 'Ada Lund: "It would be too ear']);
  });

  it("reads the person who stands right behind a quotation, also where the page breaks off there", () => {
    const quotation =
      "“The guild has made grave mistakes, such as not asking for the dredgers while there was money for these. It has lost a year by it,”";
    expect(heardOn(silt, dredgers, `${quotation} Ada Lund, a research professor at the Nautical Sch`)).toEqual(["Ada Lund"]);
  });

  it("hears the person who says something under a whole name, holders of high office too, and nobody who is only told about", () => {
    const lund = "“The guild has been promised the charts by Friday, and it did not ask which Friday,” said Ada Lund, a pilot at the Harbour Guild.";
    const costa = "Bram Costa, of the same guild, told the Post that two survey ships had been measuring the bar since the spring of that year.";
    const holm = "Ines Holm, no relation, was mending a winch and did not look up. “Ask me when the pilots are paid,” she said.";
    const minister = "Prime Minister Ivo Marek declared that the dredgers would come back. “You will see them from the quay,” he told reporters.";
    const picture = "President Jan Holub welcomes the envoys of the delta at the palace on the second of May.";
    expect(heardOn(silt, lund, costa, holm, minister, picture, dredgers)).toEqual(["Ada Lund", "Bram Costa", "Ines Holm", "Ivo Marek"]);
  });

  it("takes no politician who is told about, and no body within a post, for somebody who is heard", () => {
    const marek =
      "A year ago, Ivo Marek, then head of the harbour council, took the keys of the port. Marek's standing fell in the spring as the council turned to Jan Holub.";
    const said =
      "“The devaluation of the harbour dues will bring the ships back,” said Ada Lund, managing director of Corvid Grain and Funds Limited, a trading firm.";
    expect(heardOn(silt, marek, said)).toEqual(["Ada Lund"]);
  });

  it("goes on with “according to her” and “He, however, …” over paragraphs", () => {
    const page = [
      silt,
      "Bram Costa, managing director of Corvid Charts Limited, a survey firm, told the Post that the inquiry was right. “This will bring order into the channel,” he said.",
      buoys,
      "Ada Lund, a pilot at the Harbour Guild, said the inquiry would help the pilots.",
      "She said, “The owners will now have to tell how deep the ships were loaded.”",
      "According to her, the guild has asked for it since March.",
      "She, however, decried the sale of the dredger, which she said would close the channel.",
      "“We are a port without a dredger, which is a ship without a keel, and nobody has asked us.",
    ].join("\n\n");
    const [costa, lund, ...others] = contributionsOfPage(page);
    expect([costa?.author, lund?.author, others]).toEqual(["Bram Costa", "Ada Lund", []]);
    expect(lund?.words.endsWith("nobody has asked us.")).toBe(true);
  });

  it("begins with the sentence that brings somebody on, and leaves the dateline out", () => {
    const found = passagesOfPage(
      [
        `Orvik, Jan. 30 (Lagoon Post) - ${silt}`,
        "Nevertheless, the guild's chief spokesman Bram Costa says the pilots will work. Costa says no decision will be made this year.",
        dredgers,
        'Two years ago, the head of the harbour court, Judge Ada Lund, turned down a plea of the owners. Lund said that such pleas were "premature',
      ].join("\n\n"),
    );
    expect(found).toEqual(["Bram Costa: Nevertheless, the gu", "Ada Lund: Two years ago, the h"]);
    const filed = passagesOfPage(
      `Orvik City (Lagoon Post, September 28) — Former harbour secretary Ada Lund expressed regret after the ministry sold the dredger.\n\n"The plan to rent others was meant to support the pilots until the spring," Lund told the Post's evening desk on Wednesday.\n\n${dredgers}`,
    );
    expect(filed).toEqual(["Ada Lund: Former harbour secre"]);
  });

  it("gives what two say together to neither, though one of the two is heard later", () => {
    expect(
      passagesOfPage(
        [
          silt,
          "The pilots Bram Costa and Ada Lund highlight two points of the plan.",
          "Ada Lund stresses that the plan joins the rules for both channels: “It is a step forward that all ships are measured alike before the winter“, she explains.",
          "Also the dues, in both channels, are named by the two pilots as a good part of the plan. “The end of these privileges means two thi",
        ].join("\n\n"),
      ),
    ).toEqual(["Ada Lund: Ada Lund stresses th"]);
  });
});
