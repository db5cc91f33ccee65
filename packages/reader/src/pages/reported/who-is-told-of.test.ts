import { describe, expect, it } from "vitest";
import { contributionsOfPage } from "./passages-for-tests.ts";

const lead = "Eleven ships ran aground in the delta on Monday, and nobody on the quay has said so far who is to pay for them.";
const lund = "“The guild was promised the charts by Friday, and it did not ask which Friday,” said Ada Lund, a pilot at the Harbour Guild.";
const brandt = "“It is a pity about the nets, but the guild will buy new ones,” said Tove Brandt, a lawyer at the Strait Institute.";

const heard = (page: readonly string[]): string[] => [
  ...new Set(contributionsOfPage(["What the quays say", ...page].join("\n\n")).map(({ author }) => author ?? "nobody")),
];
const wordsBy = (page: readonly string[], name: string): string =>
  contributionsOfPage(["What the quays say", ...page].join("\n\n"))
    .flatMap(({ author, words }) => (author === name ? [words] : []))
    .join("\n");

describe("who is told of and does not speak", () => {
  it("takes the owner of something for no speaker beside somebody who owns nothing", () => {
    const page = [
      lead,
      lund,
      brandt,
      "Bram Costa, an owner of three boats, laments at length over Lund's appointment: “They have chosen a pilot who has never seen the bar in winter.”",
      "“A third of the channel is gone,” said Ines Okoro, a pilot at the Harbour Guild.",
    ];
    expect(wordsBy(page, "Bram Costa")).toContain("never seen the bar");
  });

  it("leaves the words of somebody's source to nobody", () => {
    const page = [
      lead,
      lund,
      brandt,
      "Harbour reporter Ines Okoro's source in the guild, a pilot, said that the claim was “a paper boat in a very long winter”.",
    ];
    expect(heard(page)).toEqual(["Ada Lund", "Tove Brandt"]);
  });

  it("takes a surname with an age for the person whom the page names whole", () => {
    const page = [
      lead,
      lund,
      "Bram Costa, 58, told the freelance reporter Ines Okoro on the quay that the appointment was “an internal decision of the owners”.",
      brandt,
      "“We will wait for the tide, as we have always done,” Costa told Okoro. “It has always come.”",
    ];
    expect(wordsBy(page, "Bram Costa")).toContain("an internal decision");
    expect(wordsBy(page, "Bram Costa")).toContain("wait for the tide");
  });

  it("takes a house whose people speak for nobody", () => {
    const page = [
      lead,
      lund,
      brandt,
      "“Freight will be dearer by the end of the winter, whatever the owners do,” said Holm Costa analysts on Wednesday.",
    ];
    expect(heard(page)).toEqual(["Ada Lund", "Tove Brandt"]);
  });

  it("takes the correspondent who reports on it for no voice of the report", () => {
    const page = ["Lagoon Post harbour correspondent Ines Okoro reports on the dredgers of the delta and on what they cost.", lead, lund, brandt];
    expect(heard(page)).toEqual(["Ada Lund", "Tove Brandt"]);
  });

  it("gives nobody the words of another whose name opens with the same word", () => {
    const page = [
      lead,
      lund,
      "“Nobody asked us,” said Abu Anas Costa, a fisherman. “We would have told them where the channel is.”",
      "Abu Jabir, 44, agreed. “The charts are older than my boat, and my boat was my father's,” he said.",
    ];
    expect(wordsBy(page, "Abu Anas Costa")).not.toContain("older than my boat");
  });
});

it("reads a report without I or we as one where two are heard in a third of it", () => {
  const told = "The owners of the ships have kept silent. The ministry has sent two officers and a map of the delta as it was before the flood.";
  const page = ["By Ines Okoro", lead, told, lund, told, brandt, told, "Lund said that nobody had asked the pilots."];
  expect(heard(page)).toEqual(["Ada Lund", "Tove Brandt"]);
});
