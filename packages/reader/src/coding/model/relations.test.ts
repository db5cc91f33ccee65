import { defaultScale } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import type { Filler, Reading } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { openContext } from "./reading-context.ts";
import { relationsOf } from "./relations.ts";

/** The relations of a text's only act. */
function relationsIn(
  text: string,
  { trigger, action = "ASSAULT", ...roles }: { trigger: string; source?: string; target?: string; object?: string; action?: string },
) {
  const analysis = analyse(text, { model: languageModel() });
  const input = { text, analysis, contributions: [], authors: [], title: null, documentDate: null, coder: "test" };
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const fillers = Object.entries(roles).map(([role, words]): [string, Filler[]] => [
    role,
    [{ span: spanOf(words), anchor: null, chance: 0.9, antecedents: [] }],
  ]);
  const attributes = { action: { value: action, chance: 0.9 } };
  const reading: Reading = {
    kind: "relation",
    trigger: spanOf(trigger),
    sentence: 0,
    chance: 0.9,
    roles: Object.fromEntries(fillers),
    nobody: {},
    attributes,
  };
  return relationsOf(openContext(input, { readings: [reading], scale: defaultScale, chances: new Map(), calibration: {} }), reading);
}

test("a place that is struck stands for its state and is kept", () => {
  expect(relationsIn("Russia shelled Odesa on Monday.", { trigger: "shelled", source: "Russia", target: "Odesa" })).toMatchObject([
    { source: "state:RUS", target: "state:UKR", place: { text: "Odesa" } },
  ]);
});

test("in the actor's own country nobody else is struck", () => {
  expect(relationsIn("Ukraine shelled Donetsk on Monday.", { trigger: "shelled", source: "Ukraine", target: "Donetsk" })).toMatchObject([
    { source: "state:UKR", target: null, place: { text: "Donetsk" } },
  ]);
});

test("a capital that acts is its government, and a land that governs itself is itself", () => {
  expect(relationsIn("Troops came in from Lima.", { trigger: "came", source: "Lima" })).toMatchObject([{ source: "state:PER", target: null }]);
  expect(relationsIn("It was fired at by Brussels.", { trigger: "fired", source: "Brussels" })).toMatchObject([{ source: "org:EU" }]);
  expect(relationsIn("Ships set out from Greenland.", { trigger: "set out", source: "Greenland" })).toMatchObject([{ source: "place:greenland" }]);
});

test("a city that is no seat of a government stands for its state where it is struck, and else for nobody else", () => {
  const warned = { trigger: "warned", source: "Mumbai", target: "Lagos", action: "THREATEN" };
  expect(relationsIn("Mumbai warned Lagos on Monday.", warned)).toMatchObject([{ source: "place:mumbai", target: "place:lagos", place: null }]);
  const struck = { trigger: "shelled", source: "Ghana", target: "Lagos" };
  expect(relationsIn("Ghana shelled Lagos on Monday.", struck)).toMatchObject([{ target: "state:NGA", place: { text: "Lagos" } }]);
});

test("an act in a sentence of many words is less sure", () => {
  const words = { trigger: "shelled", source: "Ghana", target: "Togo" };
  const [short] = relationsIn("Ghana shelled Togo on Monday.", words);
  const [long] = relationsIn(`Ghana shelled Togo on Monday, when${" the rain fell on the old port,".repeat(6)} and ships left.`, words);
  expect(long?.confidence ?? 1).toBeLessThan(short?.confidence ?? 0);
});

test("of a clause that holds the act, what is acted on is the verb's own object", () => {
  const text = "If Lima closes the harbour, the fleet will starve.";
  const read = { trigger: "closes", source: "Lima" };
  expect(relationsIn(text, { ...read, object: "If Lima closes the harbour" })).toMatchObject([{ object: { text: "the harbour" } }]);
  expect(relationsIn(text, { ...read, object: "the harbour" })).toMatchObject([{ object: { text: "the harbour" } }]);
  expect(
    relationsIn("If Lima withdraws, the fleet will starve.", { trigger: "withdraws", source: "Lima", object: "If Lima withdraws" }),
  ).toMatchObject([{ object: null }]);
});
