import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { debateReadouts } from "../../../../test/e2e/debate-readouts.ts";
import { figureSamples } from "../../../../test/support/samples/figure-samples.ts";
import {
  addMember,
  ask,
  errorOf,
  makePerson,
  makeProject,
  startLibraryServer,
  startSingleUser,
  type LibraryServer,
  type Person,
} from "../../../../test/support/library-server.ts";
import { createClient, type Client } from "../client/index.ts";
import { figureTasks } from "../contract/figure-requests.ts";
import { answerFigure } from "../analysis/figures/answer-figure.ts";
import { unpackAnswer, type PackedAnswer } from "../analysis/figures/pack-answer.ts";
import { figureData, type FigureData } from "../analysis/figures/figure-data.ts";
import type { Overview } from "../analysis/figures/common-types.ts";
import type { StatementsAnswer, WindowAnswer } from "../analysis/figures/statements/statement-types.ts";
import type { EntityRecord } from "../records/entity-record.ts";
import { packColumns, unpackColumns, type Packed } from "../../../core/src/model/pack-columns.ts";
import { importReadout } from "../documents/import-readout.ts";
import { openWorkplace } from "../library/workplace.ts";

let server: LibraryServer & { project: string };
let client: Client;
let csrf: string;
const params = { project: "main" };
beforeAll(async () => {
  server = await startSingleUser({ flags: { figuresInBrowser: 0 } });
  client = createClient({ origin: server.origin });
  csrf = (await client.session.get({})).csrf!;
  const workplace = openWorkplace(server.app.store, { project: server.project });
  for (const readout of debateReadouts()) await importReadout(workplace, { readout });
});
afterAll(() => server.end());

const figurePath = (task: string, project = "main"): string => `/api/projects/${project}/figures/${task}`;

const post = (task: string, body: unknown) => ask(server, "POST", figurePath(task), { body, headers: { "x-csrf-token": csrf } });

/** What a browser's worker holds of a project. */
async function fetched(): Promise<FigureData> {
  const [{ table, revision }, { records }] = await Promise.all([
    client.table("main"),
    client.records.list({ params: { ...params, kind: "entity" } }),
  ]);
  return figureData({ table, revision, entities: records.map(({ record }) => record as EntityRecord) }, null);
}

/** Gives the first entity another name; the revision that did it. */
async function rename(name: string): Promise<number> {
  const { records } = await client.records.list({ params: { ...params, kind: "entity" } });
  const { record, revision: expected } = records[0]!;
  const changes = [{ kind: "entity" as const, id: record.id, expected, after: { ...(record as EntityRecord), name } }];
  return (await client.records.commit({ params, body: { requestKey: `named-${name}`, action: "edit", summary: "", changes } })).revision;
}

describe("figures made on the server", () => {
  test.each(figureTasks)("%s is what a browser makes from the table, byte for byte", async (task) => {
    const data = await fetched();
    const forecasts = data.table.ids.filter((_, row) => data.table.typeNames[data.table.types[row]!] === "forecast");
    const requests = {
      ...figureSamples,
      evidence: { ids: data.table.ids.slice(10, 20) },
      forecasts: { ...figureSamples.forecasts, questions: [{ ...figureSamples.forecasts.questions[0]!, statements: forecasts.slice(0, 4) }] },
    };
    const wanted = await answerFigure(task, { data, request: requests[task], pause: async () => undefined });
    const response = await post(task, requests[task]);
    const text = await response.text();
    expect(text).toBe(JSON.stringify({ revision: data.revision, ...packColumns(wanted) }));
    expect(unpackColumns(JSON.parse(text) as Packed)).toEqual(wanted);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const columns = await client.figures.answer({ params: { ...params, task }, query: { lists: "columns" }, body: requests[task] as never });
    expect(unpackAnswer(unpackColumns(columns) as PackedAnswer)).toEqual(wanted);
  });

  test("show something of each sample: else the comparison would say little", async () => {
    for (const task of ["network", "actors", "causes", "forecasts", "statementWindow", "polarization", "whatIf", "pair"] as const) {
      const answer = unpackColumns(await client.figures.answer({ params: { ...params, task }, body: figureSamples[task] as never }));
      const lists = Object.values(answer as object).filter((value) => Array.isArray(value) && value.length > 0);
      expect(lists.length, task).toBeGreaterThan(0);
    }
  });

  test("are of the newest revision", async () => {
    const before = await client.figures.answer({ params: { ...params, task: "statements" }, body: figureSamples.statements as never });
    const written = await rename("Renamed");
    const after = await client.figures.answer({ params: { ...params, task: "overview" }, body: {} });
    expect([before.revision < written, after.revision]).toEqual([true, written]);
    expect((after.plain as Overview).entities.map(({ name }) => name)).toContain("Renamed");
  });

  test("are refused by field and in the engines' words", async () => {
    const refused = async (task: string, body: unknown) => errorOf(await post(task, body));
    expect(await refused("nothing", {})).toMatchObject({ status: 400, code: "RAP_HTTP_FIELD", field: "task" });
    expect(await refused("overview", { surplus: 1 })).toMatchObject({ status: 400, field: "surplus" });
    expect(await refused("actors", { ...figureSamples.actors, level: "planet" })).toMatchObject({ status: 400, field: "level" });
    expect(await refused("network", {})).toMatchObject({ status: 400, field: "settings", message: "settings is missing" });
    const settings = { ...figureSamples.network.settings, variable1: "nobody-knows" };
    const engine = await refused("network", { settings, period: null });
    expect(engine.code).toMatch(/^RAP_NETWORK_/);
    expect(engine.message).toContain("nobody-knows");
  });

  test("are called off when the client hangs up, while other requests are answered", async () => {
    const asked = vi.spyOn(server.app.figures, "answer");
    // The figure is under way for as long as the test holds back the table of the new revision.
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { tables } = server.app.store;
    const read = tables.statements.bind(tables);
    const held = vi.spyOn(tables, "statements").mockImplementation(async (...wanted) => released.then(() => read(...wanted)));
    await rename("Renamed again");
    const headers = { "content-type": "application/json", "x-csrf-token": csrf };
    const call = request(`${server.origin}${figurePath("overview")}`, { method: "POST", headers, agent: false });
    call.once("error", () => undefined);
    call.end("{}");
    await expect.poll(() => held.mock.calls.length, { timeout: 60_000 }).toBe(1);
    expect((await client.documents.list({ params })).entries).toHaveLength(6);
    call.destroy();
    await expect(asked.mock.results[0]?.value).rejects.toMatchObject({ code: "RAP_FIGURE_GONE" });
    release();
    const { plain } = await client.figures.answer({ params: { ...params, task: "overview" }, body: {} });
    expect((plain as Overview).entities.map(({ name }) => name)).toContain("Renamed again");
    expect(server.lines.filter((line) => line.includes("unexpected"))).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe("what a member may not see", () => {
  let shared: LibraryServer;
  let people: readonly Person[];
  let project: string;
  beforeAll(async () => {
    shared = await startLibraryServer({ flags: { accounts: true, rateLimit: 0, figuresInBrowser: 2 } });
    project = await makeProject(shared.app, "Double");
    const [ann, ben, eve] = [await makePerson(shared.app, "ann"), await makePerson(shared.app, "ben"), await makePerson(shared.app, "eve")];
    people = [ann, ben, eve];
    for (const person of [ann, ben]) await addMember(shared.app, project, person, { role: "coder", seeStatements: "own" });
    await addMember(shared.app, project, eve, "editor");
    const text = new TextEncoder().encode("The harbour closed early. The market opened late.");
    const response = await ask(shared, "POST", `/api/projects/${project}/documents?name=a.txt&code=false`, { as: eve, body: text });
    const { documentId } = (await response.json()) as { documentId: string };
    for (const [person, quotes] of [
      [ann, ["The harbour closed early", "harbour"]],
      [ben, ["The market opened late"]],
    ] as const)
      for (const quote of quotes) await code(person, documentId, quote);
  });
  afterAll(() => shared.end());

  const whole = "The harbour closed early. The market opened late.";
  async function code(as: Person, documentId: string, quote: string): Promise<void> {
    const id = shared.app.makeId("s");
    const start = whole.indexOf(quote);
    const after = {
      id,
      documentId,
      type: "position",
      start,
      end: start + quote.length,
      quote,
      prefix: "",
      suffix: "",
      contribution: null,
      speaker: null,
      organization: null,
      reportedBy: [],
      status: "actual",
      coder: { kind: "person", name: as.id },
      confidence: null,
      review: "accepted",
      reviewedBy: null,
      reviewedAt: null,
      draftId: null,
      note: "",
      values: { agreement: true, intensity: 1 },
      marks: {},
    };
    const body = { requestKey: `coded-${id}`, action: "code", summary: "", changes: [{ kind: "statement", id, expected: null, after }] };
    const response = await ask(shared, "POST", `/api/projects/${project}/commits`, { as, body });
    if (!response.ok) throw new Error(await response.text());
  }

  const sees = async (as: Person): Promise<string[]> => {
    const body = {
      filter: { chosen: {}, entities: [], words: "", from: "", to: "", isUnseen: false },
      order: { key: "place", isDescending: false },
      first: 0,
      size: 10,
    };
    const response = await ask(shared, "POST", figurePath("statementWindow", project), { as, body });
    return (((await response.json()) as Packed).plain as WindowAnswer).lines.map(({ quote }) => quote);
  };

  test("is in no figure, no matter who asked before", async () => {
    const [ann, ben, eve] = people as [Person, Person, Person];
    const [of, all] = [{ ann: ["The harbour closed early", "harbour"], ben: ["The market opened late"] }, 3];
    for (const _ of [1, 2]) {
      expect(await sees(eve)).toHaveLength(all);
      expect((await sees(ann)).sort()).toEqual(of.ann);
      expect(await sees(ben)).toEqual(of.ben);
    }
  });

  test("is not counted, and where figures are made goes by what is seen", async () => {
    const sizes = await Promise.all(
      people.map(async (as) => (await ask(shared, "GET", `/api/projects/${project}/figures`, { as })).json() as Promise<object>),
    );
    expect(sizes).toEqual([
      { statements: 2, isForBrowser: true },
      { statements: 1, isForBrowser: true },
      { statements: 3, isForBrowser: false },
    ]);
  });

  test("cannot be had by its id either", async () => {
    const [ann, , eve] = people as [Person, Person, Person];
    const filter = { chosen: {}, entities: [], words: "market", from: "", to: "", isUnseen: false };
    const ids = async (as: Person): Promise<string[]> => {
      const body = { filter, order: { key: "place", isDescending: false } };
      const response = await ask(shared, "POST", figurePath("statementIds", project), { as, body });
      return ((await response.json()) as { plain: { ids: string[] } }).plain.ids;
    };
    const [hidden] = await ids(eve);
    expect(hidden).toBeDefined();
    const response = await ask(shared, "POST", figurePath("evidence", project), { as: ann, body: { ids: [hidden] } });
    expect(((await response.json()) as { plain: object }).plain).toMatchObject({ rows: [], count: 0 });
    const counted = await ask(shared, "POST", figurePath("statements", project), { as: ann, body: { filter } });
    expect(((await counted.json()) as { plain: StatementsAnswer }).plain).toMatchObject({ total: 2, count: 0 });
  });
});
