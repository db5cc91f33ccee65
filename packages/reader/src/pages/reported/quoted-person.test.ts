import { describe, expect, it } from "vitest";
import { contributionsOfPage } from "./passages-for-tests.ts";
import { handsOver, quotes, standsAsPlace, wordsOf } from "./quoted-person.ts";

const lead = "Eleven ships ran aground in the delta on Monday, and the ministry has said nothing about it so far.";
const lund = "“The guild was promised the charts by Friday, and it did not ask which Friday,” said Ada Lund, a pilot at the Harbour Guild.";
const brandt = "“It is a pity about the nets, but the guild will buy new ones in the spring,” said Tove Brandt, a pilot at the Harbour Guild.";

function wordsBy(name: string, ...paragraphs: string[]): string {
  const found = contributionsOfPage(["What the quays say", lead, lund, ...paragraphs].join("\n\n"));
  return found.flatMap(({ author, words }) => (author === name ? [words] : [])).join("\n");
}

describe("whose a quotation is", () => {
  it.each([
    ["whatever the verb", "Bram Costa mends nets on the east quay. “Nobody has paid us since the flood, and nobody will before the next one.”"],
    [
      "behind a place",
      "In Tarrow the ferries lie idle. Their owner, Bram Costa, shrugs. “Come back when there is water, and bring the minister with you.”",
    ],
    ["in angle marks", "Bram Costa was in the room as well. «The silt does not stop for any vote that they hold up there,» he told the council."],
    ["in single marks", "Bram Costa was in the room as well. ‘The silt doesn’t stop for any vote that they hold up there,’ he told the council."],
    [
      "behind a post between commas",
      "Joining late, the guild's treasurer, Bram Costa, warned that “the silt does not stop for any vote that is held”.",
    ],
  ])("gives it to the only one whom its paragraph names: %s", (_, paragraph) => {
    expect(wordsBy("Bram Costa", paragraph)).toMatch(/Nobody has paid us|Come back when|The silt does|the silt does/);
  });

  it("gives a paragraph of nothing but a quotation to whom the one before is about", () => {
    const quotation = "“They came in the night and took the buoys, all nine of them, and left a receipt.”";
    expect(wordsBy("Bram Costa", "The keeper of the light, Bram Costa, came along later.", quotation)).toContain(quotation);
  });

  it("gives the next paragraph to whom a line with a colon announces, and not the line", () => {
    const words = "We never left. Whoever wants the port may come and measure it for themselves.";
    const found = wordsBy("Bram Costa", "From the east quay, Bram Costa puts it shortly:", words, brandt);
    expect(found).toContain(words);
    expect(found).not.toContain("shortly");
  });

  it("takes no ship and no holder of high office who is only told about for somebody quoted", () => {
    const found = contributionsOfPage(
      [
        "What the quays say",
        lead,
        lund,
        "The navy has sent a mission named Northern Watch. President Ivo Marek, who sent it, has ruled out any other.",
        brandt,
      ].join("\n\n"),
    );
    expect(found.map(({ author }) => author)).toEqual(["Ada Lund", "Tove Brandt"]);
  });
});

describe("signs of a quotation", () => {
  it("sees places where names stand as places", () => {
    const at = (plain: string, name: string) => ({ start: plain.indexOf(name), end: plain.indexOf(name) + name.length });
    expect(standsAsPlace("It ran aground near Cape Tarrow.", at("It ran aground near Cape Tarrow.", "Cape Tarrow"))).toBe(true);
    expect(standsAsPlace("In Ada Lund's view", at("In Ada Lund's view", "Ada Lund"))).toBe(false);
    expect(standsAsPlace("He asked Ada Lund.", at("He asked Ada Lund.", "Ada Lund"))).toBe(false);
  });

  it("keeps the length of the words whose marks it changes", () => {
    const text = "«Never,»\nshe said.";
    expect(wordsOf(text, { start: 0, end: text.length })).toBe("“Never,” she said.");
  });

  it("tells long quotations from terms, and lines that hand over", () => {
    expect(quotes("the “long quay”, as they call it")).toBe(false);
    expect(quotes("“We shall see about that long quay,” he said.")).toBe(true);
    expect(["Ada Lund is brief:", "Ada Lund added that", "Ada Lund is brief."].map(handsOver)).toEqual([true, true, false]);
  });
});
