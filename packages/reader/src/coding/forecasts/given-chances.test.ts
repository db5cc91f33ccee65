import { describe, expect, it } from "vitest";
import { assessedSentences, givenChances } from "./given-chances.ts";

const found = (text: string): string[] =>
  (givenChances([{ start: 0, end: text.length }], text).get(0) ?? []).map(({ start, end }) => text.slice(start, end));

describe("givenChances", () => {
  it.each([
    ["There is a 70 percent chance that Congress approves the package.", ["a 70 percent"]],
    ["I would give it seventy per cent.", ["seventy per cent"]],
    ["The odds of a truce are one in three.", ["one in three"]],
    ["She puts the likelihood of a default at 40 to 50 percent by June.", ["40 to 50 percent"]],
    ["A coup is more likely than not.", ["more likely than not"]],
    ["It is a coin toss whether Seoul signs.", ["coin toss"]],
    ["It is likely (60–65 per cent) that the dyke holds.", ["60–65 per cent"]],
    ["Unlikely (10%).", ["10%"]],
    ["The larger share (30 percent) went to Oslo.", []],
    ["Some 30 percent of voters stayed at home.", []],
    ["Inflation fell to 4 percent and growth to one percent.", []],
    ["The bank gives its members 30 percent of the proceeds.", []],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

it.each([
  ["We assess with high confidence that Peru will not leave the bank.", [0]],
  ["My guess is that the ferry would sink.", [0]],
  ["We judge that the vote was fair.", []],
  ["They will judge us by that.", []],
])("an estimate of the future: %s", (text, wanted) => {
  expect(assessedSentences([{ start: 0, end: text.length }], text)).toEqual(wanted);
});
