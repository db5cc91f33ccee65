import { expect, test } from "vitest";
import { defaultTypes } from "./default-types.ts";

const types = defaultTypes((letter) => `${letter}-new`);
const variablesOf = (key: string) => types.find((type) => type.key === key)?.variables ?? expect.unreachable(key);
const named = (key: string, name: string) => variablesOf(key).find((variable) => variable.name === name) ?? expect.unreachable(name);

test("a project begins with the four types of the codebook, each with its own section, color and name", () => {
  expect(types.map(({ key, label, order, isBuiltIn }) => [key, label, order, isBuiltIn])).toEqual([
    ["position", "Position", 0, true],
    ["relation", "Relation", 1, true],
    ["forecast", "Forecast", 2, true],
    ["cause", "Cause", 3, true],
  ]);
  expect(new Set(types.map(({ color }) => color)).size).toBe(4);
  for (const { codebook } of types) {
    expect(codebook.length).toBeGreaterThan(200);
    expect(codebook).not.toMatch(/^## /m);
  }
  expect(new Set(types.map(({ codebook }) => codebook)).size).toBe(4);
});

test("what a statement cannot be without is asked for, and nothing else", () => {
  expect(types.map(({ key, variables }) => [key, variables.filter(({ isRequired }) => isRequired).map(({ name }) => name)])).toEqual([
    ["position", ["agreement", "intensity"]],
    ["relation", ["action", "quad", "weight"]],
    ["forecast", ["event", "direction"]],
    ["cause", []],
  ]);
});

test("the sides of a relation are actors or places, never matters; other values may be of every type", () => {
  for (const side of ["source", "target"])
    expect(named("relation", side).entityTypes.toSorted()).toEqual(["group", "organization", "person", "place", "state"]);
  const others = types.flatMap(({ variables }) => variables).filter(({ name }) => name !== "source" && name !== "target");
  for (const { entityTypes } of others) expect(entityTypes).toEqual([]);
});

test("numbers have the ends that the codebook gives them", () => {
  const ends = types.flatMap(({ key, variables }) =>
    variables.filter(({ kind }) => kind === "number" || kind === "integer").map(({ name, minimum, maximum }) => [`${key}.${name}`, minimum, maximum]),
  );
  expect(ends).toEqual([
    ["position.intensity", -1, 1],
    ["relation.weight", -10, 10],
    ["forecast.direction", -1, 1],
    ["forecast.low", 0, 1],
    ["forecast.best", 0, 1],
    ["forecast.high", 0, 1],
    ["cause.sign", -1, 1],
    ["cause.strength", 0, 1],
  ]);
});

test("words of a closed list can be chosen", () => {
  expect(named("relation", "action").choices).toHaveLength(16);
  expect(named("relation", "quad").choices).toHaveLength(4);
  expect(named("forecast", "basis").choices).toEqual(["stated", "scale"]);
  expect(named("forecast", "scale").choices).toContain("icd203");
});

test("each variable of a type has a name of its own, a label, and words that help except where its label says it all", () => {
  const plain = ["basis", "horizonFrom", "horizonTo", "causeText", "effectText"];
  for (const { variables } of types) {
    expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
    expect(new Set(variables.map(({ label }) => label)).size).toBe(variables.length);
    for (const { name, label, help } of variables) {
      expect(label).toMatch(/^[A-Z]/);
      expect([name, help === ""]).toEqual([name, plain.includes(name)]);
    }
  }
});

test("a value is of the kind that the engines read", () => {
  const kinds = Object.fromEntries(types.map(({ key, variables }) => [key, variables.map(({ name, kind }) => `${name}: ${kind}`).join(", ")]));
  expect(kinds).toEqual({
    position: "concept: entity, agreement: boolean, intensity: number",
    relation: "source: entity, target: entity, action: short text, quad: short text, weight: number, date: date",
    forecast:
      "forecaster: entity, event: long text, direction: integer, term: short text, scale: short text, low: number, best: number, high: number, basis: short text, horizon: short text, horizonFrom: date, horizonTo: date, condition: long text",
    cause: "cause: entity, effect: entity, causeText: long text, effectText: long text, sign: integer, strength: number, connective: short text",
  });
});

test("each type has a color of its own, an id that begins with its letter, and the words of its section alone", () => {
  const fresh = defaultTypes((letter) => `${letter}-1`);
  for (const { id, color, codebook, label } of fresh) {
    expect([id, /^#[0-9a-f]{6}$/.test(color), codebook, codebook.toLowerCase().startsWith(label.toLowerCase()) && codebook.startsWith("\n")]).toEqual(
      ["t-1", true, codebook.trim(), false],
    );
    expect(types.find((type) => type.label === label)?.codebook).toBe(codebook);
  }
});
