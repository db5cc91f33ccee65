import { buildStatementTable, type CellValue } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import type { TypeRecord } from "../../records/statement-record.ts";
import { sampleType } from "../../store/testing/sample-records.ts";
import { planTypes } from "./plan-types.ts";

const variables = {
  concept: "entity",
  agreement: "boolean",
  Person: "entity",
  organisation: "text",
  "Größe in %": "number",
  "1st": "integer",
  status: "text",
  note: "text",
} as const;

/** The plan for one statement of each type, with these values. */
function planOf(
  rows: readonly (readonly [type: string, values: Record<string, CellValue>])[],
  standing: readonly TypeRecord[] = [],
  colors: Record<string, string> = {},
) {
  const table = buildStatementTable(
    { variables, documentFields: {} },
    rows.map(([type, values], at) => ({ id: `s${at}`, type, document: "d", time: null, values })),
  );
  const known = new Map(standing.map((record) => [record.key, { record, revision: 7 }]));
  return planTypes(table, known, { colors: new Map(Object.entries(colors)), makeId: (letter) => `${letter}-new` });
}

const targetsOf = ({ types }: ReturnType<typeof planOf>, at = 0): Record<string, string> =>
  Object.fromEntries(
    [...(types[at]?.targets ?? [])].map(([name, target]) => [name, "field" in target ? `field ${target.field}` : `variable ${target.variable.name}`]),
  );

test("persons, organizations and the status are fields of the statement, everything else a variable", () => {
  const plan = planOf([["Act", { concept: "c", Person: "p", organisation: "o", status: "denied", "Größe in %": 1, "1st": 2 }]]);
  expect(targetsOf(plan)).toEqual({
    concept: "variable concept",
    Person: "field speaker",
    organisation: "field organization",
    status: "field status",
    "Größe in %": "variable Gro_e_in",
    "1st": "variable v_1st",
  });
});

test("a type with a concept and an agreement is a position, whatever it is called; another is known by its name", () => {
  const { types, changes } = planOf([
    ["DNA Statement", { concept: "c", agreement: true }],
    ["Große Sache", { note: "n" }],
    ["2nd", { note: "n" }],
  ]);
  expect(types.map(({ key }) => key)).toEqual(["position", "groe-sache", "type-2nd"]);
  expect(changes.map(({ expected, after }) => [expected, after?.label, after?.order])).toEqual([
    [null, "DNA Statement", 0],
    [null, "Große Sache", 1],
    [null, "2nd", 2],
  ]);
});

test("a type that stands takes what fits it, gets what it lacks, and keeps what it has", () => {
  const standing = sampleType("act", {
    variables: [
      { ...sampleType().variables[0]!, name: "note", kind: "date" },
      { ...sampleType().variables[0]!, name: "1st", kind: "boolean" },
    ],
  });
  const plan = planOf([["Act", { note: "n", "1st": 2 }]], [standing]);
  expect(targetsOf(plan)).toEqual({ note: "variable note", "1st": "variable v_1st" });
  expect(plan.changes).toMatchObject([{ id: standing.id, expected: 7 }]);
  expect(plan.changes[0]?.after?.variables.map(({ name, kind }) => `${name}: ${kind}`)).toEqual(["note: date", "1st: boolean", "v_1st: integer"]);
  expect(planOf([["Act", { note: "n" }]], [standing]).changes).toEqual([]);
});

test("a new type has the color of the file where that is one", () => {
  const colorOf = (color: string) => planOf([["Act", { note: "n" }]], [], { Act: color }).changes[0]?.after?.color;
  expect(["#a1b2c3", "#A1B2C3", "red", ""].map(colorOf)).toEqual(["#a1b2c3", "#a1b2c3", "#5a5a5a", "#5a5a5a"]);
});
