import { expect, test } from "vitest";
import type { ReadoutStatement } from "@rapporteur/reader/readout";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { sampleStatement } from "../store/testing/sample-records.ts";
import { typedFields, typedPart } from "./statement-values.ts";

const { text } = sampleReadout.document;
const named = (id: string): ReadoutStatement => sampleReadout.statements.find((statement) => statement.id === id) ?? expect.unreachable(id);
const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
const reading = { text, resolve: (key: string) => `e-${key}` };
const keyOf = (id: string): string => id.replace(/^e-/, "");

/** A statement of the library as it is kept, from one of a readout. */
function kept(statement: ReadoutStatement) {
  const { start, end, quote, type } = statement;
  return sampleStatement("s1", "d1", { type, start, end, quote, ...typedPart(statement, reading) });
}

test("a relation", () => {
  const relation = named("r1");
  const { values, marks } = kept(relation);
  expect(values).toEqual({ source: "e-state:RUR", target: "e-state:GRA", action: "THREATEN", quad: "verbal-conflict", weight: -4.4, date: null });
  expect(marks).toEqual({ source: at("Ruritania threatened"), target: at("Graustark on") });
  expect(typedFields(kept(relation), keyOf)).toEqual({
    source: "state:RUR",
    target: "state:GRA",
    sourceSpan: at("Ruritania threatened"),
    targetSpan: at("Graustark on"),
    action: "THREATEN",
    quad: "verbal-conflict",
    weight: -4.4,
    date: null,
  });
});

test("a relation to a thing: its words stand in the target's place", () => {
  const relation = named("r1");
  if (relation.type !== "relation") throw new Error("a relation is needed");
  const [start, end] = at("Graustark on");
  const onThing = { ...relation, target: null, object: { text: "Graustark on", start, end } };
  const record = kept(onThing);
  expect([record.values["target"], record.marks["target"]]).toEqual([null, [start, end]]);
  expect(typedFields(record, keyOf)).toMatchObject({ target: null, object: { text: "Graustark on", start, end } });
  // Words beside the passage, or none, are no thing; nor are those of an actor.
  for (const target of [
    [record.start - 1, end],
    [start, record.end + 1],
    [start, start],
  ] satisfies [number, number][])
    expect(typedFields({ ...record, marks: { ...record.marks, target } }, keyOf)).not.toHaveProperty("object");
  expect(typedFields({ ...record, marks: { target: [record.start, record.end] } }, keyOf)).toMatchObject({ object: { text: record.quote } });
  expect(typedFields({ ...record, marks: {} }, keyOf)).toMatchObject({
    sourceSpan: [record.start, record.end],
    targetSpan: [record.start, record.end],
  });
});

test("a position", () => {
  const position = named("p1");
  expect(typedPart(position, reading)).toEqual({ values: { concept: "e-concept:talks", agreement: true, intensity: 0.6 }, marks: {} });
  expect(typedFields(kept(position), keyOf)).toEqual({ concept: "concept:talks", agreement: true, intensity: 0.6 });
  expect(typedFields(sampleStatement("s", "d", { values: { concept: null } }), keyOf)).toMatchObject({ concept: null });
});

test("a cause", () => {
  const cause = named("c1");
  const [because, gone, collapse] = [at("because"), at("trust is gone"), at("The truce will probably collapse")];
  expect(typedPart(cause, reading)).toEqual({
    values: {
      cause: "e-concept:trust",
      effect: "e-concept:truce",
      causeText: "trust is gone",
      effectText: "The truce will probably collapse",
      sign: 1,
      strength: null,
      connective: "because",
    },
    marks: { cause: gone, effect: collapse, connective: because },
  });
  expect(typedFields(kept(cause), keyOf)).toEqual({
    cause: { text: "trust is gone", start: gone[0], end: gone[1], concept: "concept:trust" },
    effect: { text: "The truce will probably collapse", start: collapse[0], end: collapse[1], concept: "concept:truce" },
    connective: because,
    sign: 1,
    strength: null,
  });
  // Coded by hand, without marks and words of its own.
  const bare = sampleStatement("s", "d", { type: "cause", start: 3, end: 9, values: { cause: "e-concept:x" } });
  expect(typedFields(bare, keyOf)).toEqual({
    cause: { text: "e-concept:x", start: 3, end: 9, concept: "concept:x" },
    effect: { text: "", start: 3, end: 9, concept: null },
    connective: [3, 3],
    sign: null,
    strength: null,
  });
});

test("a forecast", () => {
  const forecast = named("f1");
  if (forecast.type !== "forecast") throw new Error("a forecast is needed");
  expect(typedPart(forecast, reading)).toEqual({
    values: {
      forecaster: "e-person:ada-example",
      event: "The truce will probably collapse",
      direction: 1,
      term: "probably",
      scale: "icd203",
      low: 0.55,
      best: 0.675,
      high: 0.8,
      basis: "scale",
      horizon: "by winter",
      horizonFrom: "2031-06-01",
      horizonTo: "2031-12-01",
      condition: null,
    },
    marks: { event: at("The truce will probably collapse"), horizon: at("by winter") },
  });
  const { event, direction, probability, horizon, condition } = forecast;
  expect(typedFields(kept(forecast), keyOf)).toEqual({ event, direction, probability, horizon, condition });
  const winter = at("by winter");
  const conditional = { ...forecast, probability: null, horizon: null, condition: { text: "by winter", start: winter[0], end: winter[1] } };
  expect(typedPart(conditional, reading).marks).toEqual({ event: at("The truce will probably collapse"), condition: winter });
  expect(typedFields(kept(conditional), keyOf)).toMatchObject({ probability: null, horizon: null, condition: conditional.condition });
});

test("a forecast as a person may have put it: numbers without words, or words without numbers", () => {
  const fields = (values: Record<string, string | number | null>) =>
    typedFields(sampleStatement("s", "d", { type: "forecast", start: 2, end: 8, values }), keyOf);
  expect(fields({ event: "rain", low: 0.2, high: 0.5 })).toEqual({
    event: { text: "rain", start: 2, end: 8 },
    direction: 0,
    probability: { term: "", scale: null, low: 0.2, best: 0.35, high: 0.5, basis: "stated" },
    horizon: null,
    condition: null,
  });
  expect(fields({ term: "likely", scale: "icd203" })).toMatchObject({
    probability: { term: "likely", scale: "icd203", low: null, best: null, high: null, basis: "scale" },
  });
  expect(fields({ high: 0.5, best: 0.4 })).toMatchObject({ probability: { low: null, best: 0.4, high: 0.5, basis: "stated" } });
  expect(fields({ horizon: "soon", condition: "if it rains" })).toMatchObject({
    probability: null,
    horizon: { text: "soon", start: 2, end: 8, from: null, to: null },
    condition: { text: "if it rains", start: 2, end: 8 },
  });
});
