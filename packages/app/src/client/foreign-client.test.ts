import { isAxiosError } from "axios";
import { OpenAPIClientAxios, type Document, type OpenAPIClient } from "openapi-client-axios";
import { afterAll, beforeAll, expect, test } from "vitest";
import { debateReadouts } from "../../../../test/e2e/debate-readouts.ts";
import { startSingleUser, type LibraryServer } from "../../../../test/support/library-server.ts";
import { importReadout } from "../documents/import-readout.ts";
import { openWorkplace } from "../library/workplace.ts";
import { createClient, type Client } from "./index.ts";

/* A client that a program not ours makes from the description of the API gets what our own client gets. */

let server: LibraryServer & { project: string };
let ours: Client;
let theirs: OpenAPIClient;
const params = { project: "main" };
beforeAll(async () => {
  server = await startSingleUser();
  const workplace = openWorkplace(server.app.store, { project: server.project });
  for (const readout of debateReadouts()) await importReadout(workplace, { readout });
  ours = createClient({ origin: server.origin });
  const definition = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as Document;
  const { csrf } = await ours.session.get({});
  const api = new OpenAPIClientAxios({ definition, axiosConfigDefaults: { baseURL: server.origin, headers: { "x-csrf-token": csrf } } });
  theirs = await api.init();
});
afterAll(() => server.end());

/** An operation of the foreign client, by its id. */
function call(operation: string, parameters: Record<string, string | number>, body?: unknown): Promise<unknown> {
  const made = theirs[operation] as unknown as (parameters: object, body?: unknown) => Promise<{ data: unknown }>;
  return made(parameters, body).then(({ data }) => data);
}

test("lists, with paging", async () => {
  const documents = await ours.documents.list({ params, query: { limit: 2 } });
  expect(documents.entries).toHaveLength(2);
  expect(await call("documents.list", { project: "main", limit: 2 })).toEqual(documents);
  expect(await call("projects.list", {})).toEqual(await ours.projects.list({}));
});

test("an analysis with its options", async () => {
  const body = { countsDrafts: true, options: { show: "balance" as const, weighting: "weight" as const } };
  const report = await ours.analyses.relations({ params, body });
  expect("report" in report && report.report.rows.length).toBeGreaterThan(0);
  expect(await call("analyses.relations", { project: "main" }, body)).toEqual(report);
});

test("what is wrong, as problem details", async () => {
  const refused = await call("analyses.causes", { project: "main" }, { options: { show: "nothing" } }).catch((thrown: unknown) => thrown);
  expect(isAxiosError(refused) && refused.response?.headers["content-type"]).toMatch(/^application\/problem\+json\b/);
  expect(isAxiosError(refused) && refused.response?.data).toMatchObject({
    type: "/help/reference/errors.html",
    title: expect.any(String),
    status: 400,
    detail: expect.stringContaining("options.show"),
    code: "RAP_HTTP_FIELD",
    field: "options.show",
  });
});
