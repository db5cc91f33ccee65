import { expect, test } from "vitest";
import type { StatementRecord } from "../records/statement-record.ts";
import { sampleStatement } from "../store/testing/sample-records.ts";
import { claimOf, placeAgain, planRecoding } from "./plan-recoding.ts";

const builtin = { kind: "builtin", name: "builtin@2" } as const;
const draft = (id: string, draftId: string, given: Partial<StatementRecord> = {}): StatementRecord =>
  sampleStatement(id, "d1", { draftId, values: { concept: draftId }, ...given });
const stored = (...records: StatementRecord[]) => records.map((record, at) => ({ record, revision: at + 1 }));

test("a draft that is drafted again keeps its record and note, one that is not goes, a new one comes", () => {
  const same = draft("s1", "one");
  const other = draft("s2", "two", { note: "look here", confidence: 0.1 });
  const gone = draft("s3", "three");
  const fresh = [draft("x1", "one"), draft("x2", "two", { confidence: 0.9, coder: builtin }), draft("x4", "four")];
  expect(planRecoding(stored(same, other, gone), fresh, builtin)).toEqual({
    changes: [
      { kind: "statement", id: "s2", expected: 2, after: { ...fresh[1], id: "s2", note: "look here" } },
      { kind: "statement", id: "x4", expected: null, after: fresh[2] },
      { kind: "statement", id: "s3", expected: 3, after: null },
    ],
    added: 1,
    replaced: 1,
    removed: 1,
  });
});

test("the order of keys makes no draft another one, a value does", () => {
  const present = draft("s1", "one", { values: { concept: "c", agreement: true }, marks: { a: [1, 2] } });
  const turned = draft("x1", "one", { marks: { a: [1, 2] }, values: { agreement: true, concept: "c" } });
  expect(planRecoding(stored(present), [turned], builtin)).toEqual({ changes: [], added: 0, replaced: 0, removed: 0 });
  for (const change of [
    { values: { agreement: false, concept: "c" } },
    { values: { agreement: true, concept: "c", date: "2024-01-01" } },
    { values: { agreement: true } },
    { marks: { a: [1, 3] as [number, number] } },
  ])
    expect(planRecoding(stored(present), [{ ...turned, ...change }], builtin).replaced).toBe(1);
});

test("what people decided stays, and is not drafted again under its id or as the same claim", () => {
  const accepted = draft("s1", "one", { review: "accepted", reviewedBy: "ann", values: { concept: "c" } });
  const rejected = draft("s2", "two", { review: "rejected", reviewedBy: "ann", start: 10, end: 20 });
  const own = sampleStatement("s3", "d1", { coder: { kind: "person", name: "ann" }, start: 30, end: 40, values: { concept: "own" } });
  const fresh = [
    draft("x1", "one", { values: { concept: "other" } }),
    draft("x2", "new id", { start: 10, end: 20, values: { concept: "two" } }),
    draft("x3", "third", { start: 30, end: 40, values: { concept: "own" } }),
    draft("x4", "fourth", { start: 31, end: 40, values: { concept: "own" } }),
  ];
  expect(planRecoding(stored(accepted, rejected, own), fresh, builtin)).toMatchObject({
    changes: [{ id: "x4", expected: null }],
    added: 1,
    removed: 0,
  });
});

test("versions of the built-in coder are one coder, models are told apart by name, others are left alone", () => {
  const model = (name: string) => ({ kind: "model", name }) as const;
  const present = stored(
    draft("s1", "one"),
    draft("s2", "two", { coder: model("a") }),
    draft("s3", "three", { coder: model("b") }),
    draft("s4", "four", { coder: { kind: "import", name: "file" } }),
  );
  const removedBy = (coder: StatementRecord["coder"]) => planRecoding(present, [], coder).changes.map(({ id }) => id);
  expect([removedBy(builtin), removedBy(model("a")), removedBy({ kind: "import", name: "file" }), removedBy(model("c"))]).toEqual([
    ["s1"],
    ["s2"],
    ["s4"],
    [],
  ]);
});

test("a draft that was answered by somebody's own statement stays under its record, found by its claim", () => {
  const answered = draft("s1", "one", { values: { concept: "c" } });
  const answer = sampleStatement("s2", "d1", { coder: { kind: "person", name: "ann" }, draftOf: "s1", values: { concept: "c" } });
  // Drafted with another id, the same claim.
  const again = draft("x1", "another id", { values: { concept: "c" } });
  expect(planRecoding(stored(answered, answer), [again], builtin)).toMatchObject({
    changes: [{ id: "s1", expected: 1, after: { id: "s1", draftId: "another id" } }],
    added: 0,
    replaced: 1,
    removed: 0,
  });
  // Two drafts of one claim: only the first takes its place.
  expect(planRecoding(stored(answered, answer), [again, { ...again, id: "x2", draftId: "third" }], builtin)).toMatchObject({
    changes: [{ id: "s1" }, { id: "x2", expected: null }],
    added: 1,
    replaced: 1,
  });
});

test("a draft that somebody wrote a memo on does not go, and is found by its claim", () => {
  const present = stored(draft("s1", "one"), draft("s2", "two"));
  expect(planRecoding(present, [], builtin, new Set(["s2"]))).toMatchObject({ changes: [{ id: "s1", after: null }], removed: 1 });
  expect(
    planRecoding(present, [draft("x1", "new id", { values: { concept: "two" } })], builtin, new Set(["s2"])).changes.map(({ id, after }) => [
      id,
      after === null,
    ]),
  ).toEqual([
    ["s2", false],
    ["s1", true],
  ]);
});

test("a draft that is drafted again under its own id is not taken for another one that now makes its claim", () => {
  const present = stored(draft("s1", "one", { values: { concept: "c" } }));
  const fresh = [draft("x2", "two", { values: { concept: "c" } }), draft("x1", "one", { values: { concept: "d" } })];
  const { changes } = planRecoding(present, fresh, builtin, new Set(["s1"]));
  expect(changes.map(({ id, after }) => [id, after?.values["concept"]])).toEqual([
    ["x2", "c"],
    ["s1", "d"],
  ]);
});

test("a draft without an id of its own is known by its record", () => {
  const present = stored(sampleStatement("s1", "d1"));
  expect(planRecoding(present, [], builtin).changes).toEqual([{ kind: "statement", id: "s1", expected: 1, after: null }]);
});

test("claims are told apart by type, place and what the type says first", () => {
  const claim = (given: Partial<StatementRecord>) => claimOf(sampleStatement("s", "d", given));
  expect(claim({ type: "relation", values: { source: "a", target: "b", action: "AID", weight: 1 } })).toBe("relation 0 5 a b AID");
  expect(claim({ type: "cause", marks: { cause: [1, 2], effect: [3, 4] } })).toBe("cause 0 5 1 3");
  expect(claim({ type: "forecast", marks: { event: [2, 3] } })).toBe("forecast 0 5 2");
  expect(claim({ type: "position", start: 1, values: { concept: "c", agreement: true } })).toBe("position 1 5 c");
  expect(claim({ type: "frame", values: { a: 1 } })).toBe('frame 0 5 {"a":1}');
});

test("statements move with their passage, marks with them and not before the beginning", () => {
  const text = "New head. Hello there, old friend.";
  const record = sampleStatement("s1", "d1", {
    start: 2,
    end: 7,
    quote: "Hello",
    prefix: "",
    suffix: " there",
    marks: { concept: [2, 7], before: [0, 1] },
  });
  const same = sampleStatement("s2", "d1", {
    start: 10,
    end: 15,
    quote: "Hello",
    prefix: "New head. ",
    suffix: " there",
    marks: { concept: [10, 12] },
  });
  const lost = sampleStatement("s3", "d1", { quote: "Good day", end: 8 });
  const placed = placeAgain(stored(record, same, lost), text);
  expect(placed.found).toEqual([
    { revision: 1, record: { ...record, start: 10, end: 15, marks: { concept: [10, 15], before: [8, 9] } } },
    { revision: 2, record: same },
  ]);
  expect(placed.lost.map(({ record: { id } }) => id)).toEqual(["s3"]);
  const [back] = placeAgain(stored({ ...record, start: 12, end: 17, marks: { before: [1, 3] } }), text).found;
  expect([back?.record.start, back?.record.marks]).toEqual([10, { before: [0, 1] }]);
});
