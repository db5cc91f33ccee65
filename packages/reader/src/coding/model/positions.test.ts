import { expect, it, test } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { stanceShift } from "./positions.ts";

it.each([
  ["Egypt recalled that the release had caused the flooding of villages, and stressed that such releases must not be repeated.", "must not", true],
  ["Egypt recalled that the release had caused the flooding of villages, and condemned such releases.", "releases", false],
])("who stresses what must not be is for these words: %s", (text, named, isFor) => {
  const { statements, entities } = codePassage(text);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const stances = statements.flatMap((one) => (one.type === "position" ? [[names.get(one.concept ?? "") ?? "", one.agreement] as const] : []));
  expect(stances.filter(([name]) => name.includes(named)).map(([, agreement]) => agreement)).toEqual([isFor]);
});

const shiftIn = (text: string, word: string, intensity = "plain"): number =>
  stanceShift(analyse(text, { model: languageModel() }).sentences[0], {
    trigger: { start: text.indexOf(word), end: text.indexOf(word) + word.length },
    attributes: { intensity: { value: intensity, chance: 1 } },
  });

test("a stance in passing is less sure than one that a clause takes, and a strong one surer than a mild one", () => {
  const main = shiftIn("The vote was a sham.", "sham");
  expect(shiftIn("The guild loathes the toll.", "loathes")).toBe(main);
  expect(shiftIn("The foolish vote was held.", "foolish")).toBeLessThan(main);
  expect(shiftIn("The toll, which the guild loathes, was paid.", "loathes")).toBeLessThan(main);
  expect(shiftIn("The vote was a sham.", "sham", "strong")).toBeGreaterThan(main);
  expect(shiftIn("The vote was a sham.", "sham", "mild")).toBeLessThan(main);
});

test("who is right about what will not be done is not for doing it", () => {
  const { statements, entities } = codePassage(
    "“We will not punish the sailors,” Varnia’s minister, Ana Petrescu, told reporters on Friday. She is right.",
  );
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const stances = statements.flatMap((one) => (one.type === "position" ? [names.get(one.concept ?? "") ?? ""] : []));
  expect(stances.filter((name) => name.includes("punish"))).toEqual(stances.filter((name) => name.includes("not punish")));
  expect(stances.length).toBeGreaterThan(0);
});

test("what somebody says behind a colon is not what they are against", () => {
  const said =
    "Mensah expects a compromise by spring.\n\nElena Varga of the Northern Council disagreed: “They have done it before, and they will do it again.”";
  expect(codePassage(said).statements.filter(({ type }) => type === "position")).toEqual([]);
  expect(
    codePassage("Elena Varga expects a fair vote. I disagree: the guild has bought the clerks.").statements.filter(({ type }) => type === "position"),
  ).toEqual([]);
  const others = codePassage("Elena Varga of the Northern Council opposes the lease: “It is a gift to the mill.”");
  expect(others.statements.some((one) => one.type === "position" && !one.agreement)).toBe(true);
});

test("a word by which a matter falls belongs to its name: who wants lower taxes does not want taxes", () => {
  const named = (text: string): string[] => {
    const { statements, entities } = codePassage(text);
    return statements.flatMap((one) => (one.type === "position" ? [entities.find(({ id }) => id === one.concept)?.name ?? ""] : []));
  };
  expect(named("Farmers are calling for lower fuel taxes.")).toEqual(["lower fuel taxes"]);
  expect(named("The minister opposes a weaker currency.")).toEqual(["weaker currency"]);
  expect(named("The minister opposes a stronger currency.")).toEqual(["currency"]);
});
