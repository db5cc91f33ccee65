import { describe, expect, it } from "vitest";
import type { StatementRecord, StatementVariable, TypeRecord } from "@rapporteur/app/records";
import { blankValues, fieldsOf, problemOf } from "./form-fields.ts";

const variable = (name: string, kind: StatementVariable["kind"], given: Partial<StatementVariable> = {}): StatementVariable => ({
  name,
  label: name,
  kind,
  entityTypes: [],
  choices: [],
  minimum: null,
  maximum: null,
  isRequired: true,
  help: "",
  ...given,
});
const type = (key: string, variables: StatementVariable[]): TypeRecord => ({
  id: "t1",
  key,
  label: key,
  color: "#000000",
  variables,
  codebook: "",
  isBuiltIn: true,
  order: 0,
});
const position = type("position", [
  variable("concept", "entity", { isRequired: false }),
  variable("agreement", "boolean"),
  variable("intensity", "number", { minimum: -1, maximum: 1 }),
]);
const relation = type("relation", [
  variable("action", "short text", { choices: ["AID", "ASSAULT"] }),
  variable("quad", "short text"),
  variable("weight", "number"),
]);
const record = (values: StatementRecord["values"], key = "position"): StatementRecord => ({
  id: "s1",
  documentId: "d1",
  type: key,
  start: 0,
  end: 1,
  quote: "x",
  prefix: "",
  suffix: "",
  contribution: null,
  speaker: null,
  organization: null,
  reportedBy: [],
  status: "actual",
  coder: { kind: "person", name: "local" },
  confidence: null,
  review: "draft",
  reviewedBy: null,
  reviewedAt: null,
  draftId: null,
  values,
  marks: {},
  note: "",
});
const field = (of: TypeRecord, name: string) => fieldsOf(of).find((one) => one.name === name)!;

describe("the form of a statement", () => {
  it("gives a stance and its degree one sign, whichever is changed", () => {
    const before = record({ agreement: true, intensity: 0.7 });
    expect(field(position, "agreement").write(before, false).values).toEqual({ agreement: false, intensity: -0.7 });
    expect(field(position, "intensity").write(before, -0.2).values).toEqual({ agreement: false, intensity: -0.2 });
    expect(field(relation, "action").write(record({ action: "AID", weight: 5 }, "relation"), "ASSAULT").values).toEqual({
      action: "ASSAULT",
      weight: -5,
    });
  });

  it("has a key of its own for each field and leaves out what the server works out", () => {
    const keys = fieldsOf(relation).map(({ hotkey }) => hotkey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(fieldsOf(relation).map(({ name }) => name)).toEqual(["action", "weight", "speaker", "organization", "status", "note"]);
  });

  it("says what is missing, no number, or out of range", () => {
    const intensity = field(position, "intensity");
    expect(problemOf(intensity, record({ intensity: null }))).toContain("is needed");
    expect(problemOf(intensity, record({ intensity: 3 }))).toBe("intensity must be between −1 and 1");
    expect(problemOf(intensity, record({ intensity: 0.5 }))).toBeNull();
    expect(problemOf(field(position, "concept"), record({}))).toBeNull();
  });

  it("knows what a new name most likely is, and asks where it cannot", () => {
    expect(field(position, "concept").newType).toBe("concept");
    expect(field(position, "speaker").newType).toBe("person");
    expect(field(position, "organization").newType).toBe("organization");
    expect(field(type("relation", [variable("source", "entity", { entityTypes: ["state", "person"] })]), "source").newType).toBeNull();
  });

  it("begins a new statement with what can be known", () => {
    expect(blankValues(position, "words")).toEqual({ agreement: true, intensity: null });
  });
});
