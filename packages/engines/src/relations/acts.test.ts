import { expect, test } from "vitest";
import { buildStatementTable, type RelationStatement, type StatementRow } from "@rapporteur/core/model";
import { buildActorGraph, findArc } from "./build-actor-graph.ts";
import { pairTimeline } from "./pair-timeline.ts";
import { actsOfStatements, readActs } from "./read-acts.ts";
import { rollUp, type ActorEntity } from "./roll-up.ts";
import { makeAct } from "../../../../test/support/samples/acts.ts";

const schema = {
  variables: { source: "entity", target: "entity", action: "text", weight: "number", date: "date", status: "text", speaker: "entity" },
  documentFields: {},
} as const;

function row(id: string, values: StatementRow["values"], more: Partial<StatementRow> = {}): StatementRow {
  return { id, type: "relation", document: "d1", time: Date.UTC(2024, 0, 1), values, ...more };
}

const china = { source: "state:CHN", target: "state:RUS", action: "AID", weight: 7 };

test("accepted, actual rows become acts; what is left aside is counted by reason", () => {
  const table = buildStatementTable(schema, [
    row("kept", { ...china, date: Date.UTC(2023, 4, 2), speaker: "person:li" }, { reviewedByPerson: true }),
    row("undated", china),
    row("draft", china, { review: "draft" }),
    row("rejected", china, { review: "rejected" }),
    row("denied", { ...china, status: "denied" }),
    row("odd", { ...china, status: "rumoured" }),
    row("half", { ...china, target: null }),
    row("self", { ...china, target: "state:CHN" }),
    row("other", {}, { type: "position" }),
  ]);
  const reading = readActs(table);
  expect(reading.acts.map((act) => act.id)).toEqual(["kept", "undated"]);
  expect(reading.acts[0]).toEqual(
    makeAct({ ...china, action: "AID", id: "kept", time: Date.UTC(2023, 4, 2), document: "d1", speaker: "person:li", reviewedByPerson: true }),
  );
  expect(reading.acts[1]?.time).toBe(Date.UTC(2024, 0, 1));
  expect(reading.leftAside).toEqual({ review: 2, status: 2, actor: 1, self: 1 });
  expect(readActs(table, { review: ["accepted", "draft"], statuses: ["actual", "denied"] }).acts).toHaveLength(4);
});

test("a row without a weight points its action's way by one; unknown actions and weights off the scale are refused with their row", () => {
  const weightOf = (action: string) => readActs(buildStatementTable(schema, [row("a", { source: "x", target: "y", action })])).acts[0]?.weight;
  expect([weightOf("AGREE"), weightOf("REQUEST"), weightOf("ASSAULT")]).toEqual([1, -1, -1]);
  const bad = (values: StatementRow["values"]) => () => readActs(buildStatementTable(schema, [row("a", china), row("b", { ...china, ...values })]));
  expect(bad({ action: "FIGHT" })).toThrow(/row 2 \(b\): "FIGHT"/);
  expect(bad({ weight: 11 })).toThrow(/row 2 \(b\): the weight 11/);
});

test("plain statements give the same acts, dated by their document where the text does not", () => {
  const statement: RelationStatement = {
    id: "s",
    type: "relation",
    start: 0,
    end: 1,
    quote: "q",
    contribution: null,
    speaker: null,
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: "c",
    review: "accepted",
    confidence: 1,
    source: "a",
    target: "b",
    sourceSpan: [0, 0],
    targetSpan: [0, 0],
    action: "REJECT",
    quad: "verbal-conflict",
    weight: -4,
    date: null,
  };
  const reading = actsOfStatements([statement], { id: "d", published: "2024-03-05" });
  expect(reading.acts).toEqual([
    makeAct({ id: "s", action: "REJECT", weight: -4, time: Date.UTC(2024, 2, 5), document: "d", reviewedByPerson: true }),
  ]);
});

const entities: ActorEntity[] = [
  { id: "state:RUS", type: "state", actsFor: null },
  { id: "org:kremlin", type: "organization", actsFor: "state:RUS" },
  { id: "person:peskov", type: "person", actsFor: "org:kremlin" },
  { id: "person:navalnaya", type: "person", actsFor: null },
  { id: "org:NATO", type: "organization", actsFor: null },
];

test("persons roll up to bodies and states by actsFor; who acts for nobody stays who they are", () => {
  const acts = [
    makeAct({ id: "1", source: "person:peskov", target: "org:NATO" }),
    makeAct({ id: "2", source: "person:peskov", target: "state:RUS" }),
    makeAct({ id: "3", source: "person:navalnaya", target: "org:kremlin" }),
  ];
  const ends = (level: "person" | "body" | "state") => rollUp(acts, entities, level).acts.map((act) => `${act.source} > ${act.target}`);
  expect(ends("person")).toEqual(["person:peskov > org:NATO", "person:peskov > state:RUS", "person:navalnaya > org:kremlin"]);
  expect(ends("body")).toEqual(["org:kremlin > org:NATO", "org:kremlin > state:RUS", "person:navalnaya > org:kremlin"]);
  expect(ends("state")).toEqual(["state:RUS > org:NATO", "person:navalnaya > state:RUS"]);
  const states = rollUp(acts, entities, "state");
  expect(states.internal).toEqual(["2"]);
  expect(states.unattached).toEqual(["org:NATO", "person:navalnaya"]);
});

test("a circle of actsFor is refused and named", () => {
  const circle: ActorEntity[] = [
    { id: "person:a", type: "person", actsFor: "person:b" },
    { id: "person:b", type: "person", actsFor: "person:a" },
  ];
  expect(() => rollUp([makeAct({ source: "person:a" })], circle, "state")).toThrow(/person:a → person:b → person:a/);
});

test("arcs gather acts by ordered pair, with quad counts, sums by both weightings, and dates", () => {
  const acts = [
    makeAct({ id: "1", action: "AID", weight: 7, time: 200 }),
    makeAct({ id: "2", action: "ACCUSE", weight: -2, time: 100 }),
    makeAct({ id: "3", action: "AGREE", weight: 3 }),
    makeAct({ id: "4", source: "b", target: "a", action: "ASSAULT", weight: -10 }),
  ];
  const graph = buildActorGraph(acts, { actors: ["z"] });
  expect(graph.actors).toEqual(["a", "b", "z"]);
  expect(findArc(graph, "a", "b")).toEqual({
    source: 0,
    target: 1,
    acts: [0, 1, 2],
    byQuad: [1, 1, 1, 0],
    cooperation: 2,
    conflict: 1,
    first: 100,
    last: 200,
  });
  expect(findArc(graph, "b", "a")).toMatchObject({ acts: [3], cooperation: 0, conflict: 1, first: null, last: null });
  expect(findArc(graph, "a", "z")).toBeUndefined();
  expect(findArc(graph, "a", "nobody")).toBeUndefined();
  expect(findArc(buildActorGraph(acts, { weighting: "weight" }), "a", "b")).toMatchObject({ cooperation: 10, conflict: 2 });
  expect(graph.basis).toEqual({ statements: 4, reviewed: 0, unreviewedShare: 1 });
});

test("a timeline holds both directions in time order and keeps undated acts apart", () => {
  const acts = [
    makeAct({ id: "late", time: 300, action: "REJECT" }),
    makeAct({ id: "back", source: "b", target: "a", time: 100, reviewedByPerson: true }),
    makeAct({ id: "never" }),
    makeAct({ id: "elsewhere", target: "c", time: 1 }),
  ];
  const line = pairTimeline(acts, "a", "b");
  expect(line.dated.map((act) => act.id)).toEqual(["back", "late"]);
  expect(line.undated.map((act) => act.id)).toEqual(["never"]);
  expect([line.cooperation, line.conflict]).toEqual([
    [1, 1],
    [1, 0],
  ]);
  expect(line.basis.reviewed).toBe(1);
});
