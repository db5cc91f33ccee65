import { describe, expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

function links(text: string): string[] {
  return codePassage(text).statements.flatMap((statement) =>
    statement.type === "cause" ? [`${statement.cause.text} > ${statement.effect.text}`] : [],
  );
}

describe("codeCauses", () => {
  it.each<[string, string]>([
    ["Free trade enables specialization.", "Free trade > specialization"],
    ["The threat made a deal less likely.", "The threat > a deal less likely"],
    ["Prices rose because exports stopped.", "exports stopped > Prices rose"],
    ["By dropping the embargo, Berlin has lost its lever.", "dropping the embargo > Berlin has lost its lever"],
    ["The bank is weak, so investors are leaving.", "The bank is weak > investors are leaving"],
    ["The agreement will add 0.6 percent to Brazil's output.", "The agreement > Brazil's output"],
    ["Every threat from Washington makes it harder for us to say no.", "Every threat from Washington > for us to say no"],
    ["The clause is so vague that each side can read it as it likes.", "The clause is so vague > each side can read it as it likes"],
    ["The line has been open for years. Trade has tripled as a result.", "The line has been open for years > Trade has tripled"],
    ["Ambiguity made the constitution unworkable.", "Ambiguity > the constitution unworkable"],
    ["The talks have foundered on a quarrel in Berlin.", "a quarrel in Berlin > The talks"],
    ["Copper sells at nine dollars, twice what it cost in May, because mines have closed.", "mines have closed > Copper sells at nine dollars"],
  ])("finds the link of %s", (text, link) => {
    expect(links(text)).toContain(link);
  });

  it('reads on where "made it" is followed by an adjective and nothing more', () => {
    expect(() => links("Pleading for the pass is precisely what has made it harder.")).not.toThrow();
  });

  it.each([
    ["an aim that the copula names", "Our hope is to bring Iran back into compliance."],
    ["a question", "The question is whether it can save the deal."],
    ["what a preposition leads in", "In triggering the process, London and Paris broke with Washington."],
    ["what somebody is blamed for", "The paper blames Washington for causing and perpetuating the war."],
    ["what something did with its own", "The port tripled its fees."],
    ["harm to people", "Each raid kills villagers."],
    ["an order after so", "I commanded a ship in those waters, so let me save you some time."],
    ["likeness after so", "The upper riparian can tear up the treaty, so can China."],
    ["a ground for an estimate", "In view of this record, it is likely that the judges would agree."],
  ])("takes %s for none", (_, text) => {
    expect(links(text)).toEqual([]);
  });
});
