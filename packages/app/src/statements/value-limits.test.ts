import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import type { StatementRecord, StatementVariable, TypeRecord } from "../records/statement-record.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../store/testing/sample-records.ts";
import { codingOf, settleStatements } from "./edit-statement.ts";

let desk: TestDesk;
const plain: StatementVariable = {
  name: "",
  label: "",
  kind: "number",
  entityTypes: [],
  choices: [],
  minimum: null,
  maximum: null,
  isRequired: false,
  help: "",
};
const variables: StatementVariable[] = [
  { ...plain, name: "short", kind: "short text" },
  { ...plain, name: "long", kind: "long text" },
  { ...plain, name: "choice", kind: "short text", choices: ["one", "two"] },
  { ...plain, name: "share", kind: "number", minimum: 0, maximum: 1 },
  { ...plain, name: "any", kind: "number" },
  { ...plain, name: "count", kind: "integer", minimum: -2, maximum: 2 },
  { ...plain, name: "day", kind: "date" },
  { ...plain, name: "flag", kind: "boolean" },
  { ...plain, name: "who", kind: "entity", entityTypes: ["person", "state"] },
  { ...plain, name: "whoever", kind: "entity" },
  { ...plain, name: "needed", label: "What Is Needed", kind: "short text", isRequired: true },
];
const own: TypeRecord = sampleType("own", { id: "zzt", isBuiltIn: false, variables });

beforeAll(async () => {
  desk = await openDesk();
  const { store } = desk.workplace;
  await store.contents.keep("main", sampleContent("Hello world"));
  await store.history.commit(
    sampleCommit([
      made("type", own),
      made("entity", sampleEntity("zz1")),
      made("entity", sampleEntity("zz2", { key: "organization:zz2", type: "organization" })),
      made("document", sampleDocument("d1", sampleContent("Hello world"))),
    ]),
  );
});
afterAll(() => desk.close());

const statement = (given: Partial<StatementRecord> = {}): StatementRecord =>
  sampleStatement("s1", "d1", { type: "own", ...given, values: { needed: "x", ...given.values } });
/** What is said of a new statement; "" where it is taken. */
const problemOf = async (given: Partial<StatementRecord>, before: StatementRecord | null = null): Promise<unknown> =>
  settleStatements(desk.workplace, [{ before, after: statement(given) }]).then(
    () => "",
    ({ code, details }: { code: string; details: { field?: string; problem?: string; cure?: string } }) =>
      code === "RAP_LIBRARY_FIELD" ? `${details.field} ${details.problem}; ${details.cure}` : code,
  );

test.each([
  ["short", "w".repeat(2000), "w".repeat(2001), "give at most 2000 characters"],
  ["long", "w".repeat(100_000), "w".repeat(100_001), "give at most 100000 characters"],
  ["short", "", 1, "give words"],
  ["choice", "two", "three", "give one of one, two"],
  ["share", 0, -0.01, "give at least 0"],
  ["share", 1, 1.01, "give at most 1"],
  ["share", 0.5, "0.5", "give a number"],
  ["any", -1e9, Number.POSITIVE_INFINITY, "give a number"],
  ["count", -2, -3, "give at least -2"],
  ["count", 2, 3, "give at most 2"],
  ["count", 0, 0.5, "give a whole number"],
  ["day", "2032-02-29", "2031-02-29", "give a day as YYYY-MM-DD"],
  ["day", "2031-12-31", "2031-12-31T00", "give a day as YYYY-MM-DD"],
  ["day", "2031-01-01", "1 2031-01-01", "give a day as YYYY-MM-DD"],
  ["flag", false, "false", "give true or false"],
  ["who", "zz1", true, "give the id of an entity"],
  ["who", "zz1", "gone", "name one that is there, or make it first"],
  ["who", "zz1", "zz2", "it takes person, state"],
  ["whoever", "zz2", "gone", "name one that is there, or make it first"],
] as const)("a value of %s may be %j and not %j", async (name, right, wrong, cure) => {
  expect(await problemOf({ values: { [name]: right } })).toBe("");
  const said = await problemOf({ values: { [name]: wrong } });
  expect(said).toMatch(new RegExp(`^values\\.${name} `));
  expect(String(said).endsWith(`; ${cure}`), String(said).slice(-100)).toBe(true);
});

test("what is needed is given, and nothing that the type does not have", async () => {
  expect(await problemOf({ values: { needed: null } })).toBe("values.needed is empty; give what is needed");
  expect(await problemOf({ values: { shrt: "x" } })).toBe("values.shrt is not a variable of own; did you mean short?");
  expect(await problemOf({ marks: { zzzzzzzzzz: [0, 1] } })).toMatch(/^values\.zzzzzzzzzz is not a variable of own; it has short, long, /);
  expect(await problemOf({ values: { short: null, who: null } })).toBe("");
});

test("who speaks is an entity of the project", async () => {
  const cure = "which is not an entity of this project; name one that is there, or make it first";
  expect(await problemOf({ speaker: "gone" })).toBe(`speaker names gone, ${cure}`);
  expect(await problemOf({ organization: "gone" })).toBe(`organization names gone, ${cure}`);
  expect(await problemOf({ reportedBy: ["zz1", "gone"] })).toBe(`reportedBy.1 names gone, ${cure}`);
  expect(await problemOf({ speaker: "zz1", organization: "zz2", reportedBy: ["zz1"] })).toBe("");
});

test("a passage, its marks and its contribution stand in the text", async () => {
  const at = (start: number, end: number, given: Partial<StatementRecord> = {}) =>
    problemOf({ start, end, quote: "Hello world".slice(start, end), ...given });
  expect(await at(6, 11)).toBe("");
  expect(await at(6, 6)).toMatch(/^start and end are 6 and 6; give a passage of the text, which has 11 characters/);
  expect(await at(6, 12)).toMatch(/^start and end are 6 and 12/);
  expect(await at(6, 11, { quote: "World" })).toBe("RAP_LIBRARY_QUOTE");
  expect([await at(0, 5, { marks: { short: [0, 11] } }), await at(0, 5, { marks: { short: [5, 5] } })]).toEqual(["", ""]);
  expect(await at(0, 5, { marks: { short: [5, 4] } })).toMatch(/^marks\.short is 5 to 4; give a stretch of the text/);
  expect(await at(0, 5, { marks: { short: [5, 12] } })).toMatch(/^marks\.short is 5 to 12/);
  expect(await at(0, 5, { contribution: 0 })).toBe("contribution is 0; the document has 0, counted from 0");
  expect(await problemOf({ documentId: "gone" })).toBe("RAP_LIBRARY_MISSING");
  expect(await problemOf({ type: "none" })).toMatch(/^type is none, which this project does not have; choose one of /);
});

test("the place of a statement is looked at where it changes, in any of what says it", async () => {
  const before = statement();
  expect(await problemOf({ quote: "Hello", note: "new", prefix: "?" }, before)).toBe("");
  for (const given of [{ start: 1 }, { end: 4 }, { quote: "Hallo" }] as const) expect(await problemOf(given, before)).toBe("RAP_LIBRARY_QUOTE");
  expect(await problemOf({ contribution: 1 }, before)).toMatch(/^contribution is 1/);
  expect(await problemOf({ marks: { short: [5, 12] } }, before)).toMatch(/^marks\.short/);
  // One that does not stand in the text stays as it is until its place changes.
  const broken = statement({ quote: "Hallo" });
  expect([await problemOf({ quote: "Hallo", note: "new" }, broken), await problemOf({ quote: "Hallo", end: 4 }, broken)]).toEqual([
    "",
    "RAP_LIBRARY_QUOTE",
  ]);
});

test("what is said is the same in whatever order its values stand, and empty ones say nothing", () => {
  const coding = (values: StatementRecord["values"]) => codingOf(statement({ values }));
  expect(coding({ b: 1, a: 2, c: null })).toBe(coding({ a: 2, b: 1 }));
  expect(coding({ a: 1, b: 2 })).not.toBe(coding({ a: 2, b: 1 }));
});
