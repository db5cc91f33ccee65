import { expect, test } from "vitest";
import { sampleEntity } from "../store/testing/sample-records.ts";
import { knownAttributes } from "./known-attributes.ts";

type Attribute = ReturnType<typeof sampleEntity>["attributes"][number];
const attribute = (name: string, value: string, given: Partial<Attribute> = {}): Attribute => ({ name, value, from: null, to: null, ...given });

test("of a fact that changed, the value that held last is known, in whatever order they were noted", () => {
  const facts = [
    attribute("party", "Greens", { from: "2020-01-01", to: "2024-12-31" }),
    attribute("party", "Reds", { from: "2025-01-01" }),
    attribute("party", "none", {}),
    attribute("born", "1970"),
  ];
  for (const attributes of [facts, facts.toReversed()])
    expect(Object.fromEntries(knownAttributes([sampleEntity("a", { attributes })]))).toEqual({ "person:a": { party: "Reds", born: "1970" } });
});

test("of two that began at once, that one counts which holds longer", () => {
  const attributes = [attribute("seat", "open", { from: "2020-01-01" }), attribute("seat", "ended", { from: "2020-01-01", to: "2021-01-01" })];
  for (const given of [attributes, attributes.toReversed()])
    expect(knownAttributes([sampleEntity("a", { attributes: given })]).get("person:a")).toEqual({ seat: "open" });
});

test("nothing is known of who was merged away, or of whom nothing was noted", () => {
  const attributes = [attribute("born", "1970")];
  expect(knownAttributes([sampleEntity("a", { attributes, mergedInto: "b" }), sampleEntity("b")]).size).toBe(0);
});
