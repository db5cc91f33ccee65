import { defaultScale } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import type { Filler, Reading } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { openContext } from "./reading-context.ts";
import { relationsOf } from "./relations.ts";

interface Act {
  readonly trigger: string;
  readonly source?: string;
  readonly target?: string;
  readonly object?: string;
  readonly action?: string;
  /** Chance that nobody is acted on. */
  readonly open?: number;
}

/** The relations of a text's acts. */
function relationsIn(text: string, ...acts: readonly Act[]) {
  const analysis = analyse(text, { model: languageModel() });
  const input = { text, analysis, contributions: [], authors: [], title: null, documentDate: null, coder: "test" };
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const readings = acts.map(({ trigger, action = "ASSAULT", open = 1, ...roles }): Reading => {
    const fillers = Object.entries(roles).map(([role, words]): [string, Filler[]] => [
      role,
      [{ span: spanOf(words), anchor: null, chance: 0.9, antecedents: [] }],
    ]);
    return {
      kind: "relation",
      trigger: spanOf(trigger),
      sentence: analysis.sentences.findIndex(({ end }) => end > text.indexOf(trigger)),
      chance: 0.9,
      roles: Object.fromEntries(fillers),
      nobody: { target: open },
      attributes: { action: { value: action, chance: 0.9 } },
    };
  });
  const context = openContext(input, { readings, scale: defaultScale, chances: new Map(), calibration: {} });
  return readings.flatMap((reading) => relationsOf(context, reading));
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

test("of a clause that holds the act, what is acted on is the verb's own object", () => {
  const text = "If Lima closes the harbour, the fleet will starve.";
  const read = { trigger: "closes", source: "Lima" };
  expect(relationsIn(text, { ...read, object: "If Lima closes the harbour" })).toMatchObject([{ object: { text: "the harbour" } }]);
  expect(relationsIn(text, { ...read, object: "the harbour" })).toMatchObject([{ object: { text: "the harbour" } }]);
  expect(
    relationsIn("If Lima withdraws, the fleet will starve.", { trigger: "withdraws", source: "Lima", object: "If Lima withdraws" }),
  ).toMatchObject([{ object: null }]);
});

test("where it is open who is acted on, the other party of the act just before is", () => {
  const before = { trigger: "shelled", source: "Ghana", target: "Togo" };
  const protest = { trigger: "protested", source: "Togo", action: "ACCUSE" };
  const targets = (text: string, act: Act) => relationsIn(text, before, act).map(({ target }) => target);
  expect(targets("Ghana shelled a post of Togo. At noon Togo’s guards counted holes. Togo protested.", { ...protest, open: 0.5 })).toEqual([
    "state:TGO",
    "state:GHA",
  ]);
  expect(targets("Ghana shelled a post of Togo. Togo protested.", { ...protest, open: 0.7 })).toEqual(["state:TGO", null]);
  expect(targets("Ghana shelled Togo. It rained. It was May. Nobody slept. Togo protested.", { ...protest, open: 0.5 })).toEqual(["state:TGO", null]);
  expect(targets("Ghana shelled Togo. Peru protested.", { ...protest, source: "Peru", open: 0.5 })).toEqual(["state:TGO", null]);
});

test("an act on whom another sentence names is less sure", () => {
  const act = { trigger: "fined", source: "Ghana", target: "Togo" };
  const [near, far] = ["Ghana fined Togo. It rained.", "Togo rejoiced. Ghana fined it."].map((text) => relationsIn(text, act)[0]?.confidence ?? 1);
  expect(far).toBeLessThan(near ?? 0);
});

test("who owns what is acted on is acted on where nobody else is named", () => {
  const seized = { trigger: "seized", source: "Ghana", action: "COERCE" };
  expect(relationsIn("Ghana seized two Danish yachts.", { ...seized, object: "two Danish yachts" })).toMatchObject([{ target: "state:DNK" }]);
  expect(relationsIn("Ghana seized Denmark's mail.", { ...seized, object: "Denmark's mail" })).toMatchObject([{ target: "state:DNK" }]);
  expect(relationsIn("Ghana seized its own Ghanaian yachts.", { ...seized, object: "its own Ghanaian yachts" })).toMatchObject([{ target: null }]);
  expect(relationsIn("Ghana seized yachts that Danes had built.", { ...seized, object: "yachts that Danes had built" })).toMatchObject([
    { target: null },
  ]);
});
