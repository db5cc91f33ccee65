import { expect, test } from "vitest";
import { buildStatementTable, type StatementTable } from "@rapporteur/core/model";
import { valueOf } from "../../statements/table-values.ts";
import { readWebAnnotations } from "./read-web-annotations.ts";
import { writeWebAnnotations } from "./write-web-annotations.ts";

const text = "😀 Re\u0301mi spoke.\nWe don't back the 🌍 tax, said Ann.";
const schema = {
  variables: { concept: "entity", agreement: "boolean", share: "number", rank: "integer", day: "date", why: "text" },
  documentFields: { url: "text", title: "text" },
} as const;
const documents = [
  { id: "d/1: a", values: { url: "https://a.example/talk", title: "A talk" } },
  { id: "d2", values: {} },
];
const rows = [
  {
    id: "s:1/😀",
    type: "position",
    document: "d/1: a",
    start: text.indexOf("We"),
    end: text.indexOf(", said"),
    time: Date.UTC(2024, 2, 5, 10),
    review: "accepted" as const,
    reviewedByPerson: true,
    values: { concept: "🌍 tax", agreement: false, share: 0.25, rank: -3, day: Date.UTC(2031, 0, 2, 3, 4, 5), why: "line\n“two”" },
  },
  {
    id: "s2",
    type: "Claim",
    document: "d2",
    start: 3,
    end: 9,
    time: null,
    review: "draft" as const,
    reviewedByPerson: false,
    values: { concept: "tax" },
  },
];
const table = buildStatementTable(schema, rows, documents);

function shown(read: StatementTable): unknown[] {
  const { ids, types, typeNames, documentOf, starts, ends, times, reviews, reviewedByPerson, variables } = read;
  return ids.map((id, row) => {
    const values = Object.entries(variables).map(([name, column]) => [name, column.kind, valueOf(column, row)] as const);
    const about = [
      typeNames[types[row] ?? 0],
      read.documents.ids[documentOf[row] ?? 0],
      starts[row],
      ends[row],
      times[row],
      reviews[row],
      reviewedByPerson[row],
    ];
    return [id, ...about, values.filter(([, , value]) => value !== null)];
  });
}

test("what we write comes back field by field", () => {
  const options = { texts: new Map([["d/1: a", text]]), quoteOf: () => "Bob’s", coderOf: (row: number) => (row === 0 ? "Zoë" : null) };
  const { table: read, passages, warnings } = readWebAnnotations(writeWebAnnotations(table, options), "a.jsonld");
  expect(shown(read)).toEqual(shown(table));
  expect(warnings).toEqual([]);
  expect(passages.map(({ quote, coder }) => [quote, coder])).toEqual([
    ["We don't back the 🌍 tax", "Zoë"],
    ["Bob’s", null],
  ]);
  expect(valueOf(read.documents.fields["title"] ?? expect.unreachable(), 0)).toBe("A talk");
});

const selector = [
  { type: "TextQuoteSelector", exact: "no tax", prefix: "we want ", suffix: " here" },
  { type: "TextPositionSelector", start: 40, end: 46 },
];

test("annotations of other programs: tags are concepts, remarks memos, positions inside of others count", () => {
  const foreign = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "AnnotationPage",
    next: "https://a.example/page2",
    items: [
      {
        id: "https://a.example/1",
        type: "Annotation",
        creator: { id: "https://a.example/people/ann", name: "Ann Lee" },
        body: [
          { type: "TextualBody", purpose: "tagging", value: "taxes" },
          { type: "TextualBody", purpose: "tagging", value: "refusal" },
          { type: "TextualBody", value: "Is this meant?" },
        ],
        target: { source: "https://a.example/talk", selector },
      },
      {
        motivation: "classifying",
        body: "https://codes.example/frames#Economic%20frame",
        target: { source: { id: "https://a.example/talk" }, selector: { type: "FragmentSelector", value: "p1", refinedBy: selector[0] } },
      },
      { motivation: "commenting", bodyValue: "Good.", target: ["https://a.example/one", "https://a.example/two"] },
      { body: [], target: { selector } },
    ],
  };
  const { table: read, passages, warnings } = readWebAnnotations(JSON.stringify(foreign), "a.json");
  expect(shown(read).map((row) => [(row as unknown[])[0], (row as unknown[])[1], (row as unknown[])[2], (row as unknown[])[8]])).toEqual([
    ["https://a.example/1", "Annotation", "https://a.example/talk", [["concept", "entity", "taxes"]]],
    ["https://a.example/1-2", "Annotation", "https://a.example/talk", [["concept", "entity", "refusal"]]],
    ["2", "Annotation", "https://a.example/talk", [["concept", "entity", "Economic frame"]]],
    ["3", "Annotation", "https://a.example/one", []],
    ["3-2", "Annotation", "https://a.example/two", []],
  ]);
  expect(passages[0]).toEqual({ quote: "no tax", prefix: "we want ", suffix: " here", coder: "Ann Lee", note: "Is this meant?" });
  expect(passages.slice(2).map(({ quote, note }) => [quote, note])).toEqual([
    ["no tax", ""],
    [null, "Good."],
    [null, "Good."],
  ]);
  expect(warnings.map(({ message }) => message)).toEqual([
    "1 annotations name no document and are left out",
    "1 further pages of annotations are named and are not in the file",
  ]);
});

test("an export of Hypothesis", () => {
  const row = {
    id: "abc",
    uri: "https://a.example/talk",
    user: "acct:ann@hypothes.is",
    text: "Why?",
    tags: ["tolls", "tolls", ""],
    document: { title: ["A talk"] },
    target: [{ source: "https://a.example/talk", selector }],
    links: { html: "https://hypothes.is/a/abc" },
  };
  const { table: read, passages } = readWebAnnotations(`\ufeff${JSON.stringify({ total: 1, rows: [row] })}`, "a.json");
  expect(shown(read)).toEqual([["abc", "Annotation", "https://a.example/talk", 40, 46, Number.NaN, 1, 1, [["concept", "entity", "tolls"]]]]);
  expect(valueOf(read.documents.fields["title"] ?? expect.unreachable(), 0)).toBe("A talk");
  expect(passages[0]).toMatchObject({ quote: "no tax", coder: "ann", note: "Why?" });
});

test("a value that its kind cannot hold is missing", () => {
  const body = (kind: string, value: string): object => ({ "rapporteur:variable": kind, "rapporteur:kind": kind, value });
  const kinds = [body("integer", "9999999999"), body("number", "x"), body("date", "soon"), body("boolean", "yes"), body("thing", "x")];
  const { table: read } = readWebAnnotations(JSON.stringify({ body: kinds, target: "https://a.example/" }), "a.jsonld");
  expect(Object.entries(read.variables).map(([name, column]) => [name, column.kind, valueOf(column, 0)])).toEqual([
    ["integer", "integer", null],
    ["number", "number", null],
    ["date", "date", null],
    ["boolean", "boolean", false],
    ["thing", "text", "x"],
  ]);
});

test("what is no annotation is refused", () => {
  expect(() => readWebAnnotations("{", "a.jsonld")).toThrow(/not complete JSON/);
  for (const empty of ["{}", "[]", "null", "3", '{"items": 3}', '{"items": [[[[[[[[[[{"target": "a"}]]]]]]]]]]}'])
    expect(() => readWebAnnotations(empty, "a.jsonld"), empty).toThrow(/holds no statement/);
});
