import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../../test/support/library-server.ts";
import { eraseAccount, personalData } from "../../access/personal-data.ts";
import type { EstimatesView } from "../../analysis/forecasts/estimates/estimates.ts";
import type { QuestionRecord } from "../../records/project-records.ts";

let server: LibraryServer;
let project: string;
let people: Record<"rea" | "ann" | "eve", Person>;

const question = (id: string, given: Partial<QuestionRecord> = {}): QuestionRecord => ({
  id,
  text: `Will ${id} happen?`,
  criteria: null,
  kind: "binary",
  options: [],
  condition: null,
  opens: null,
  closes: null,
  due: "2999-01-01",
  baseRate: null,
  statements: [],
  ...given,
});

beforeAll(async () => {
  ({ server, project, people } = await startProject("Expected", { rea: "reader", ann: "coder", eve: "editor" }));
  const { store } = server.app;
  const records = [question("q1"), question("q2"), question("qold", { due: "2001-01-01" }), question("qnumber", { kind: "number" })];
  await store.history.commit({
    project,
    by: { account: people.eve.id, name: "eve" },
    action: "make",
    summary: "Made",
    changes: records.map((after) => ({ kind: "question" as const, id: after.id, expected: null, after })),
  });
});
afterAll(() => server.end());

const at = (): string => `/api/projects/${project}/ledger/estimates`;
const give = (as: Person, id: string, chance: number) => ask(server, "POST", at(), { as, body: { question: id, chance } });
const seen = async (as: Person): Promise<EstimatesView> => (await ask(server, "GET", at(), { as })).json() as Promise<EstimatesView>;
const on = async (as: Person, id: string) => (await seen(as)).questions.find((one) => one.question === id)!;

it("a member's chance is hidden from others until they give their own; every change is kept", async () => {
  const { rea, ann } = people;
  expect((await give(rea, "q1", 0.8)).status).toBe(200);
  expect(await on(ann, "q1")).toMatchObject({ own: [], count: 1, isRevealed: false, median: null, others: [] });
  expect((await give(ann, "q1", 0.2)).status).toBe(200);
  expect(await on(ann, "q1")).toMatchObject({ count: 2, isRevealed: true, median: 0.5, others: [{ name: "rea", chance: 0.8 }] });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await give(rea, "q1", 0.4);
  const own = await on(rea, "q1");
  expect(own.own.map(({ chance }) => chance)).toEqual([0.8, 0.4]);
  expect(own.median).toBeCloseTo(0.3, 12);
});

it("nobody outside the project sees or gives one, and what is not open or no chance is refused", async () => {
  expect((await ask(server, "GET", at())).status).toBe(401);
  for (const [id, chance, code] of [
    ["qold", 0.5, "RAP_ESTIMATE_CLOSED"],
    ["qnumber", 0.5, "RAP_ESTIMATE_CLOSED"],
    ["none", 0.5, "RAP_LIBRARY_MISSING"],
  ] as const)
    expect((await errorOf(await give(people.ann, id, chance))).code).toBe(code);
  for (const chance of [-0.1, 1.1, Number.NaN]) expect((await give(people.ann, "q1", chance)).status).toBe(400);
});

it("is scored when the question is decided, with n, and can then be seen by all", async () => {
  const { rea, ann, eve } = people;
  const past = { question: "q2", at: "2026-01-01T00:00:00.000Z" };
  await server.app.store.estimates.add(project, { ...past, account: rea.id, chance: 0.9 });
  await server.app.store.estimates.add(project, { ...past, account: ann.id, chance: 0.5 });
  const day = new Date().toISOString().slice(0, 10);
  const body = { requestKey: "resolve-q2-1", question: "q2", outcome: "yes", happened: day, reason: "It did.", evidence: "https://news.example" };
  expect((await ask(server, "POST", `/api/projects/${project}/ledger/outcomes`, { as: eve, body })).status).toBe(200);
  expect(await on(eve, "q2")).toMatchObject({ isRevealed: true, count: 2, median: 0.7 });
  const { scores } = await seen(ann);
  expect(scores.members.map(({ name, isOwn, n }) => [name, isOwn, n])).toEqual([
    ["rea", false, 1],
    ["ann", true, 1],
  ]);
  expect(scores.members[0]!.brier).toBeCloseTo(0.01, 12);
  expect(scores.median).toEqual({ brier: expect.closeTo(0.09, 12), n: 1 });
  expect((await errorOf(await give(ann, "q2", 0.5))).code).toBe("RAP_ESTIMATE_CLOSED");
});

it("is given 500 times on one question, and no oftener", async () => {
  const { store } = server.app;
  for (let n = 0; n < 500; n++)
    await store.estimates.add(project, { question: "q1", account: people.eve.id, at: new Date(n * 1000).toISOString(), chance: 0.5 });
  expect((await errorOf(await give(people.eve, "q1", 0.5))).code).toBe("RAP_ESTIMATE_CLOSED");
  expect((await on(people.eve, "q1")).own.length).toBe(500);
});

it("is in what a member may have of their data, and goes with the account", async () => {
  const { app } = server;
  const { email } = (await app.store.accounts.account(people.rea.id))!;
  expect((await personalData(app, email!)).estimates.map(({ question: id }) => id)).toEqual(["q2", "q1", "q1"]);
  await eraseAccount(app, email!);
  expect((await app.store.estimates.ofProject(project)).some(({ account }) => account === people.rea.id)).toBe(false);
});
