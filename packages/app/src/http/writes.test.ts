import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { startSingleUser, type LibraryServer } from "../../../../test/support/library-server.ts";
import { endpoints } from "../contract/api.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import { everything } from "../library/membership.ts";
import { openWorkplace } from "../library/workplace.ts";
import { roles, type Role } from "../records/roles.ts";
import { writeRules } from "../records/write-rules.ts";
import { handlers } from "./endpoints/handlers.ts";

/*
 * The server lets a request in by the role that its endpoint names; here handlers are called without that, so that what is seen is the use case's own rule: `authorise`
 * stands in each, and goes by the same list.
 */

let server: LibraryServer & { project: string };
beforeAll(async () => {
  server = await startSingleUser();
});
afterAll(() => server.end());

const inProject = endpoints.filter(({ path }) => path.includes("/:project"));
const writing = inProject.filter((endpoint): endpoint is Endpoint & { writes: keyof typeof writeRules } => endpoint.writes !== undefined);

/** Asked of a project by POST and kept nowhere. */
const readByBody = ["documents.previewTable", "statements.audit", "figures.answer", "analyses.exportFile", "search.match", "ask.answer"];
/** A long one is made by a job, which readers may ask for. */
const analyses = ["network", "relations", "causes", "whatif", "forecasts", "agreement", "comparison"].map((name) => `analyses.${name}`);

test("an endpoint of a project that is not only looked at says what it writes, and asks for the role of that rule", () => {
  const silent = inProject.filter(({ method, writes }) => method !== "GET" && writes === undefined).map(({ id }) => id);
  expect(silent.sort()).toEqual([...readByBody, ...analyses].sort());
  expect(inProject.filter(({ method, writes }) => method === "GET" && writes !== undefined)).toEqual([]);
  for (const { id, access, writes } of writing) expect(access, id).toBe(writeRules[writes].role);
  for (const { id, access } of inProject.filter(({ id }) => analyses.includes(id))) expect(access, id).toBe(writeRules.analyse.role);
});

test("every rule has an endpoint, but those of what the program does beside, or of a file that an endpoint takes in", () => {
  const used = new Set<string>(writing.map(({ writes }) => writes));
  const others = Object.keys(writeRules).filter((kind) => !used.has(kind));
  expect(others.sort()).toEqual(["analyse", "createProject", "eraseRemark", "importStatements", "nameProject", "undo", "writeOwnPart"]);
});

/** What comes of a call with nothing in it: what is let in fails later, for that. */
async function refusalOf({ id }: Endpoint, role: Role): Promise<unknown> {
  const { app, project } = server;
  const membership = { role, grants: everything, project: await app.store.records.get(project, "project", project) };
  const place = openWorkplace(app.store, { project, membership });
  const [resource = "", name = ""] = id.split(".");
  const handle = (handlers as unknown as Record<string, Record<string, (call: object) => Promise<unknown>>>)[resource]![name]!;
  const params = { project, id: "x0000", block: "x0000", account: "x0000", kind: "type", revision: 1 };
  const call = { app, place, membership, params, query: { name: "a.txt" }, body: { email: "", documents: [] }, bytes: new Uint8Array(), caller: {} };
  try {
    await handle(call);
  } catch (thrown) {
    return thrown;
  }
  return null;
}

describe.each(roles)("a use case for a %s", (role) => {
  test.each(writing)("$id", async (endpoint) => {
    const needed = writeRules[endpoint.writes].role;
    const thrown = await refusalOf(endpoint, role);
    const refused = isRapporteurError(thrown) && thrown.code === "RAP_RIGHTS_ROLE" ? thrown.details : null;
    expect(refused).toEqual(roles.indexOf(role) >= roles.indexOf(needed) ? null : { needed, role });
  });
});
