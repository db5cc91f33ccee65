import { expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

it.each([
  ["Egypt recalled that the release had caused the flooding of villages, and stressed that such releases must not be repeated.", "must not", true],
  ["Egypt recalled that the release had caused the flooding of villages, and condemned such releases.", "releases", false],
])("who stresses what must not be is for these words: %s", (text, named, isFor) => {
  const { statements, entities } = codePassage(text);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const stances = statements.flatMap((one) => (one.type === "position" ? [[names.get(one.concept ?? "") ?? "", one.agreement] as const] : []));
  expect(stances.filter(([name]) => name.includes(named)).map(([, agreement]) => agreement)).toEqual([isFor]);
});
