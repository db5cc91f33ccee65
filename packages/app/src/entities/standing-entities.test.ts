import { expect, test } from "vitest";
import { sampleEntity } from "../store/testing/sample-records.ts";
import { standingEntities } from "./standing-entities.ts";

test("those that were merged are told by the one that stands, with all their names, however many merges lie between", () => {
  const records = [
    sampleEntity("a", { name: "Ada", aliases: ["A."] }),
    sampleEntity("b", { name: "Adah", aliases: ["A.", "Ada L."], mergedInto: "a" }),
    sampleEntity("c", { name: "Lind", mergedInto: "b" }),
    sampleEntity("d", { name: "Ben", country: "c", actsFor: "gone" }),
  ];
  expect(standingEntities(records).map(({ id, name, aliases, country, actsFor }) => ({ id, name, aliases, country, actsFor }))).toEqual([
    { id: "person:a", name: "Ada", aliases: ["A.", "Adah", "Ada L.", "Lind"], country: null, actsFor: null },
    { id: "person:d", name: "Ben", aliases: [], country: "person:a", actsFor: null },
  ]);
});

test("a circle of merges ends", () => {
  expect(
    standingEntities([sampleEntity("a", { mergedInto: "b" }), sampleEntity("b", { mergedInto: "a" }), sampleEntity("c", { country: "a" })]),
  ).toHaveLength(1);
});
