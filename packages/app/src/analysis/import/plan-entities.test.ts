import { expect, test } from "vitest";
import type { EntityIndex } from "../../entities/entity-index.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import { sampleEntity } from "../../store/testing/sample-records.ts";
import { EntityPlan } from "./plan-entities.ts";

/** A plan over a project that has these entities, each at revision 7. */
function planOver(standing: readonly EntityRecord[], typeOf?: (variable: string, name: string) => EntityRecord["type"] | null): EntityPlan {
  const find = (is: (record: EntityRecord) => boolean) => {
    const record = standing.find(is);
    return record === undefined ? null : { record, revision: 7 };
  };
  const index = {
    standing: (id: string) => find((record) => record.id === id),
    byKey: (key: string) => find((record) => record.key === key),
    byName: (type: string, name: string) => find((record) => record.type === type && record.name === name),
  } as unknown as EntityIndex;
  let made = 0;
  return new EntityPlan(index, { makeId: (letter) => `${letter}${++made}`, ...(typeOf === undefined ? {} : { typeOf }) });
}

const made = (plan: EntityPlan): string[] => plan.changes().map(({ expected, after }) => `${expected} ${after?.key} ${after?.name}`);

test("an entity of the project is found by type and name, a person by a name of two words only; others are made, each once", () => {
  const plan = planOver([
    sampleEntity("a", { name: "Ada Lind" }),
    sampleEntity("s", { name: "Smith" }),
    sampleEntity("o", { name: "Union", type: "organization", key: "org:union" }),
  ]);
  expect([plan.idOf("speaker", "Ada Lind"), plan.idOf("Actor", "Union")]).toEqual(["a", "o"]);
  const smith = plan.idOf("person", "Smith");
  expect(smith).not.toBe("s");
  expect([plan.idOf("author", "Smith"), plan.idOf("person", "Smith")]).toEqual([smith, smith]);
  expect(made(plan)).toEqual(["null person:smith Smith"]);
});

test("the name of a variable says what it holds, unless the file or the type does", () => {
  const typesOf = (plan: EntityPlan, variables: readonly string[], allowed: readonly string[] = []): (string | undefined)[] => {
    for (const variable of variables) plan.idOf(variable, `of ${variable}`, allowed);
    return plan.changes().map(({ after }) => after?.type);
  };
  const variables = ["forecaster", "Agency", "nation", "case", "City", "anything"];
  expect(typesOf(planOver([]), variables)).toEqual(["person", "organization", "state", "group", "place", "concept"]);
  expect(typesOf(planOver([]), ["speaker", "city"], ["organization", "person"])).toEqual(["person", expect.stringMatching(/person|organization/)]);
  const said = planOver([], (variable) => (variable === "anything" ? "state" : null));
  expect(typesOf(said, ["anything", "city"])).toEqual(["state", "place"]);
  expect(
    typesOf(
      planOver([], () => "state"),
      ["city"],
      ["place"],
    ),
  ).toEqual(["place"]);
});

test("where several types may stand, what the project has of any of them is found", () => {
  const plan = planOver([sampleEntity("r", { name: "Ruritania", type: "state", key: "state:RUR" })]);
  expect(plan.idOf("actor", "Ruritania", ["organization", "state"])).toBe("r");
  expect(plan.idOf("actor", "Ruritania")).not.toBe("r");
});

test("keys are free in the project and in the plan", () => {
  const plan = planOver([sampleEntity("x", { name: "Other", type: "concept", key: "concept:sea" })]);
  for (const name of ["Sea", "SEA", "!"]) plan.idOf("matter", name);
  const keys = plan.changes().map(({ after }) => after?.key);
  expect(new Set([...keys, "concept:sea"]).size).toBe(4);
  expect(keys[2]).toBe("concept:unnamed");
});

test("what is not known of an entity yet is added, and nothing that stands there is changed", () => {
  const attributes = [{ name: "born", value: "1970", from: null, to: null }];
  const plan = planOver([sampleEntity("a", { attributes }), sampleEntity("b", { color: "#000000" })]);
  plan.describe("a", { born: "1971", party: "Reds", empty: "", none: null, color: "#A1B2C3" });
  plan.describe("b", { color: "#ffffff" });
  plan.describe("gone", { party: "Reds" });
  expect(plan.changes()).toMatchObject([
    { id: "a", expected: 7, after: { color: "#a1b2c3", attributes: [...attributes, { name: "party", value: "Reds", from: null, to: null }] } },
  ]);
  const other = planOver([sampleEntity("a")]);
  other.describe("a", { color: "red" });
  expect(other.changes()).toEqual([]);
});

test("an entity is put under another and given a note only where it has none, and never under itself", () => {
  const plan = planOver([sampleEntity("a"), sampleEntity("b", { parent: "x", note: "kept" }), sampleEntity("c", { mergedInto: "a" })]);
  const below = { parent: "a", note: "new", color: "" };
  for (const id of ["a", "b", "c"]) plan.arrange(id, below);
  expect(plan.changes().map(({ id, after }) => [id, after?.parent, after?.note])).toEqual([
    ["a", null, "new"],
    ["c", null, "new"],
  ]);
  const free = planOver([sampleEntity("a")]);
  free.arrange("a", { ...below, parent: "b" });
  expect(free.changes()[0]?.after).toMatchObject({ parent: "b", note: "new" });
});
