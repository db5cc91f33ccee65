import { expect, test } from "vitest";
import type { AnyRecord, RecordKind } from "../../records/records.ts";
import type { TypeRecord } from "../../records/statement-record.ts";
import { sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";
import { entityVariables, recordLinks, uniqueKey } from "./record-links.ts";

const types = (...given: TypeRecord[]): ReadonlyMap<string, TypeRecord> => new Map(given.map((type) => [type.key, type]));

/** "field → kind id" of each link. */
function linksOf(kind: RecordKind, record: object, known = types()): string[] {
  return recordLinks(kind, record as AnyRecord, known).map(({ field, toKind, toId }) => `${field} → ${toKind} ${toId}`);
}

test("a statement names its document, who speaks, and the entities among its values", () => {
  const statement = sampleStatement("s1", "d1", {
    type: "position",
    speaker: "e1",
    organization: "e2",
    reportedBy: ["e3", "e4"],
    values: { concept: "e5", words: "e6", agreement: true },
  });
  const known = types(sampleType("position"));
  const named = ["documentId → document d1", "speaker → entity e1", "organization → entity e2", "reportedBy → entity e3", "reportedBy → entity e4"];
  expect(linksOf("statement", statement, known)).toEqual([...named, "values.concept → entity e5"]);
  // Of a type that nobody knows, no value is an entity.
  expect(linksOf("statement", statement)).toEqual(named);
});

test("what is empty names nothing, and what is named twice stands under the first field that names it", () => {
  const alone = sampleStatement("s1", "d1", { speaker: null, organization: null, reportedBy: [], values: { concept: null } });
  expect(linksOf("statement", alone, types(sampleType("position")))).toEqual(["documentId → document d1"]);
  const twice = { ...alone, speaker: "e1", organization: "e1", reportedBy: ["e1"], values: { concept: "e1" } };
  expect(linksOf("statement", twice, types(sampleType("position")))).toEqual(["documentId → document d1", "speaker → entity e1"]);
});

test("records of other kinds name what they hang on", () => {
  const entity = sampleEntity("e1", { country: "e2", actsFor: "e3", parent: "e4", mergedInto: "e5" });
  expect(linksOf("entity", entity)).toEqual(["country → entity e2", "actsFor → entity e3", "parent → entity e4", "mergedInto → entity e5"]);
  expect(linksOf("memo", { id: "m1", statement: "s1" })).toEqual(["statement → statement s1"]);
  expect(linksOf("question", { id: "q1", statements: ["s1", "s2", "s1"] })).toEqual(["statements → statement s1", "statements → statement s2"]);
  expect(linksOf("outcome", { id: "o1", question: "q1" })).toEqual(["question → question q1"]);
  const roundup = { id: "r1", documentId: "d1", snapshotId: "n1", approved: { snapshotId: "n2" } };
  expect(linksOf("roundup", roundup)).toEqual(["documentId → document d1", "snapshotId → snapshot n1", "approved.snapshotId → snapshot n2"]);
  expect(linksOf("roundup", { id: "r1", documentId: null, snapshotId: null })).toEqual([]);
  expect(linksOf("document", sampleDocument("d1", sampleContent("text")))).toEqual([]);
});

test("within a commit links are found once", () => {
  const known = types();
  const memo = { id: "m1", statement: "s1" } as AnyRecord;
  expect(recordLinks("memo", memo, known)).toBe(recordLinks("memo", memo, known));
  expect(recordLinks("memo", memo, types())).not.toBe(recordLinks("memo", memo, known));
});

test("keys of entities and types and addresses of pages stand once in a project", () => {
  expect(uniqueKey("entity", sampleEntity("e1"))).toEqual({ field: "key", value: "person:e1" });
  expect(uniqueKey("type", sampleType("cause"))).toEqual({ field: "key", value: "cause" });
  expect(uniqueKey("roundup", { id: "r1", slug: "truce" } as AnyRecord)).toEqual({ field: "slug", value: "truce" });
  expect(uniqueKey("memo", { id: "m1" } as AnyRecord)).toBeNull();
});

test("variables that hold entities are told from the others", () => {
  expect(entityVariables(sampleType("position"))).toEqual(["concept"]);
  expect(entityVariables(undefined)).toEqual([]);
});
