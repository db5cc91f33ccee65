import { describe, expect, it } from "vitest";
import { contributionsOfPage } from "./passages-for-tests.ts";
import { answersWriter, goesOnWithin, speaksByNoun } from "./taking-up.ts";

describe("the person who spoke last goes on", () => {
  it.each([
    "Asked if the owners would pay, she said that they would complain and then pay.",
    "In Orvik and Tarrow she wants the ferries to be moored until the spring.",
    "The catch she put at a third of last year's.",
    "On the dredgers she was less hopeful: they had gone in May.",
    "The lagoon, by her measure, holds less water than in the year of the flood.",
    "Her point was that a ferry cannot be mended in the water.",
    "She was asked about the tolls, and replied that they had been forgotten.",
    "“Nobody has ever counted them,” the pilot said.",
    "This time we want to see the gauge, and we want the key of the gauge.”",
    "And the third ferry? “The third was sold.”",
  ])("%s", (paragraph) => {
    const page = [
      "What the quays say",
      "Eleven ships ran aground in the delta on Monday, and the ministry has said nothing about it so far.",
      "“It is a pity about the nets, but the guild will buy new ones,” said Tove Brandt, a pilot at the Harbour Guild.",
      "“The guild was promised the charts by Friday, and it did not ask which Friday,” said Ada Lund, a pilot at the Harbour Guild.",
      paragraph,
    ].join("\n\n");
    const words = contributionsOfPage(page).flatMap(({ author, words }) => (author === "Ada Lund" ? [words] : []));
    expect(words.join("\n")).toContain(paragraph);
  });
});

it("gives what “she” tells somebody to her, and what others say to nobody before them", () => {
  const page = [
    "What the quays say",
    "Eleven ships ran aground in the delta on Monday, and the ministry has said nothing about it so far.",
    "“It is a pity about the nets, but the guild will buy new ones,” said Tove Brandt, a lawyer at the Strait Institute.",
    "“The guild was promised the charts by Friday, and it did not ask which Friday,” said Ada Lund, a pilot at the Harbour Guild. She told Brandt that the nets were hers.",
    "The owners say they are patient.",
    "Brandt doubted that the nets could be found.",
  ].join("\n\n");
  const found = contributionsOfPage(page);
  expect(found.map(({ author }) => author)).toEqual(["Tove Brandt", "Ada Lund", "Tove Brandt"]);
  expect(found[1]?.words).toMatch(/the nets were hers\.$/);
});

describe("signs that somebody goes on", () => {
  it("leaves a clause with another subject alone", () => {
    expect(goesOnWithin("When the minister came, he said that the port was closed.")).toBe(false);
    expect(goesOnWithin("The guild sold what he called a wreck.")).toBe(false);
  });

  it("takes no holder of office for the person who spoke last", () => {
    expect(speaksByNoun("“            ,” the minister said.")).toBe(false);
    expect(speaksByNoun("“            ,” says the pilot.")).toBe(true);
  });

  it("sees a question that the writer puts before the answer", () => {
    expect(answersWriter("Would it help? “Not this year.”")).toBe(true);
    expect(answersWriter("It would help. “Not this year.”")).toBe(false);
  });
});
