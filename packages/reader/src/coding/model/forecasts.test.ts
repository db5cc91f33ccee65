import { defaultScale, type ForecastStatement, type Span } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import type { Filler, Reading } from "../../language/heads/index.ts";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { forecastsOf } from "./forecasts.ts";
import { openContext } from "./reading-context.ts";

interface Read {
  readonly trigger: string;
  readonly event: string;
  readonly antecedents?: readonly string[];
  readonly term?: string;
  readonly condition?: string;
  readonly horizon?: string;
  readonly side?: string;
  /** A chance in figures. */
  readonly given?: string;
}

/** Forecasts of a text's last sentence, of which the last words that are written so are the event, the term and the condition. */
function forecastsIn(text: string, { trigger, event, antecedents = [], term, condition, horizon, side = "no", given }: Read): ForecastStatement[] {
  const analysis = analyse(text, { model: languageModel() });
  const input = { text, analysis, contributions: [], authors: [], title: null, documentDate: null, coder: "test" };
  const last = (words: string): Span => ({ start: text.lastIndexOf(words), end: text.lastIndexOf(words) + words.length });
  const first = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const filler = (words: string | undefined): Filler[] =>
    words === undefined ? [] : [{ span: last(words), anchor: null, chance: 0.9, antecedents: [] }];
  const meant = antecedents.map((words) => ({ span: first(words), chance: 0.9 }));
  const reading: Reading = {
    kind: "forecast",
    trigger: last(trigger),
    sentence: analysis.sentences.length - 1,
    chance: 0.9,
    roles: {
      event: filler(event).map((one) => ({ ...one, antecedents: meant })),
      term: filler(term),
      condition: filler(condition),
      horizon: filler(horizon),
    },
    nobody: {},
    attributes: { side: { value: side, chance: 0.9 } },
  };
  const context = openContext(input, {
    readings: [reading],
    scale: defaultScale,
    chances: new Map(given === undefined ? [] : [[reading.sentence, [last(given)]]]),
    calibration: {},
  });
  return forecastsOf(context, reading);
}

const eventsIn = (text: string, read: Read): string[] => forecastsIn(text, read).map((forecast) => forecast.event.text);

const text = "Lima wants a new toll on the canal. We do not foresee one.";

test("an event that is told by a pronoun has the words that it stands for", () => {
  expect(eventsIn(text, { trigger: "foresee", event: "one", antecedents: ["a new toll on the canal"] })).toEqual(["a new toll on the canal"]);
});

test("a pronoun and a party are no event", () => {
  expect(eventsIn(text, { trigger: "foresee", event: "one" })).toEqual([]);
  expect(eventsIn(text, { trigger: "foresee", event: "one", antecedents: ["Lima"] })).toEqual([]);
  expect(eventsIn("They talk. We do not foresee both sides.", { trigger: "foresee", event: "both sides" })).toEqual([]);
});

test("“at least” belongs to the chance that it opens", () => {
  const [found] = forecastsIn("There is at least an even chance of a strike.", {
    trigger: "chance",
    event: "a strike",
    term: "at least an even chance",
  });
  expect(found?.probability).toMatchObject({ term: "at least an even chance", low: 0.5, high: 1, basis: "stated" });
  expect(found?.direction).toBe(1);
});

test("another sentence is no condition", () => {
  const text = "Send ships. The strait will close.";
  expect(forecastsIn(text, { trigger: "will", event: "The strait will close", condition: "Send ships" })[0]?.condition).toBeNull();
});

test("what is unlikely is not expected, and its time alone is no event", () => {
  const unlikely = { trigger: "would", event: "Lima would be unlikely to sign", side: "yes" };
  expect(forecastsIn("Without a toll Lima would be unlikely to sign.", unlikely)).toMatchObject([
    { direction: -1, event: { text: "Lima will sign" } },
  ]);
  const likely = { trigger: "would", event: "Lima would be likely to sign", side: "yes" };
  expect(forecastsIn("With a toll Lima would be likely to sign.", likely)).toMatchObject([{ direction: 1, event: { text: "Lima will sign" } }]);
  expect(eventsIn("Was it July 4? Yes, it was.", { trigger: "Yes", event: "it" })).toEqual([]);
});

test("words of time that hold the event are cut to the time", () => {
  const read = { trigger: "expects", event: "a pact", horizon: "a pact by 2031" };
  expect(forecastsIn("Mensah expects a pact by 2031.", read)[0]?.horizon?.text).toBe("by 2031");
});

test("a chance in brackets is that of the words before it", () => {
  const read = { trigger: "likely", event: "the dyke holds", term: "likely", given: "60–65 per cent", side: "yes" };
  const [found] = forecastsIn("It is likely (60–65 per cent) that the dyke holds.", read);
  expect(found?.probability).toMatchObject({ low: 0.6, high: 0.65, basis: "stated" });
});

test("even odds in words take no side", () => {
  const read = { trigger: "chance", event: "a flood", term: "roughly even chance" };
  expect(forecastsIn("There is a roughly even chance of a flood.", read)[0]?.direction).toBe(0);
});

test("a condition is no event", () => {
  expect(eventsIn("If Lima leaves, all is lost.", { trigger: "lost", event: "If Lima leaves" })).toEqual([]);
});

test("what a clause about the subject dates is not the event", () => {
  const horizonIn = (text: string, event: string, horizon: string) => forecastsIn(text, { trigger: "will", event, horizon })[0]?.horizon?.text;
  expect(
    horizonIn("The guild, which burnt its boats in 2011, will sail again.", "The guild, which burnt its boats in 2011, will sail again", "in 2011"),
  ).toBe(undefined);
  expect(horizonIn("The guild, which burnt its boats, will sail in 2031.", "The guild, which burnt its boats, will sail in 2031", "in 2031")).toBe(
    "in 2031",
  );
});

test("where a time was read for the event, the clause that it dates is expected", () => {
  const time = "before the end of June 2031";
  const read = { trigger: "unlikely", event: time, horizon: time };
  const [forecast] = forecastsIn(`It is unlikely that Lima will close the locks ${time}.`, read);
  expect(forecast).toMatchObject({ event: { text: "Lima will close the locks" }, horizon: { text: time }, direction: -1 });
  expect(eventsIn(`Lima will sign, and Bern will pay ${time}.`, { ...read, trigger: "sign" })).toEqual(["Bern will pay"]);
  // What dates no clause of its own is no event.
  expect(eventsIn(`A pact, I'd say, ${time}.`, { ...read, trigger: "pact" })).toEqual([]);
});

test("how sure it is stands behind the word of the future too", () => {
  const read = { trigger: "will", term: "will", event: "The cabinet will probably fall", side: "yes" };
  expect(forecastsIn("The cabinet will probably fall.", read)[0]).toMatchObject({
    event: { text: "The cabinet will fall" },
    probability: { term: "probably", low: 0.55 },
  });
  expect(forecastsIn("The cabinet will fall.", { ...read, event: "The cabinet will fall" })[0]?.probability).toBeNull();
});

test.each([
  ["Chances are slim that Parliament will ratify the accord.", "Chances", "yes", -1],
  ["Chances are good that Parliament will ratify the accord.", "Chances", "no", 1],
  ["The risk that Parliament will ratify the accord is high.", "high", "open", 1],
  ["There is every chance that Parliament will ratify the accord.", "every chance", "no", 1],
  ["There is not every chance that Parliament will ratify the accord.", "every chance", "no", -1],
  ["It is anybody’s guess whether Parliament will ratify the accord.", "anybody", "yes", 0],
  ["The risk is high, and I doubt that Parliament will ratify the accord.", "doubt", "no", -1],
] as const)("the side that words about a chance tell, whatever was read: %s", (text, trigger, side, direction) => {
  expect(forecastsIn(text, { trigger, event: "Parliament will ratify the accord", side })[0]?.direction).toBe(direction);
});

test("a condition at the end of an event stands apart from it, and so does what it is bound by", () => {
  const event = "The army is bound to intervene if the protests go on";
  const [forecast] = forecastsIn(`${event}.`, { trigger: "bound", event, side: "yes", condition: "the protests go on" });
  expect(forecast).toMatchObject({ event: { text: "The army will intervene" }, condition: { text: "if the protests go on" } });
  const apart = { trigger: "unlikely", event: "such a war", condition: "the talks go on" };
  expect(eventsIn("Lima thinks such a war unlikely if the talks go on.", apart)).toEqual(["such a war"]);
});
