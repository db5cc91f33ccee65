import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { ask, errorOf, startSingleUser, type LibraryServer } from "../../../../test/support/library-server.ts";
import { importReadout } from "../documents/import-readout.ts";
import { openWorkplace } from "../library/workplace.ts";

/* Every object answers to these names: neither a file with columns that are called so nor an option that asks for one of them is a defect. */
const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];

let server: LibraryServer & { readonly project: string };
let csrf = "";
beforeAll(async () => {
  server = await startSingleUser();
  csrf = ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;
});
afterAll(() => server.end());

const base = (): string => `/api/projects/${server.project}`;
const post = (path: string, body: unknown): Promise<Response> => ask(server, "POST", `${base()}${path}`, { body, headers: { "x-csrf-token": csrf } });

it("statements with columns, types and people that are called so are imported", { tags: "long" }, async () => {
  const csv = [
    ["document", "text", "type", "speaker", ...names],
    ...names.map((name) => [`About ${name}`, "It holds.", name, name, ...names.map(() => name)]),
  ];
  const headers = { "content-type": "application/octet-stream", "x-csrf-token": csrf };
  const bytes = Buffer.from(csv.map((row) => row.join(",")).join("\n"));
  const reply = await fetch(`${server.address}${base()}/documents?name=codings.csv`, { method: "POST", body: bytes, headers });
  expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining(`${names.length} statements of`)]);
});

it("an analysis that asks for one of them as a variable says that there is none", async () => {
  await importReadout(openWorkplace(server.app.store, { project: server.project }), { readout: sampleReadout });
  for (const name of ["isPrototypeOf", "propertyIsEnumerable", "toLocaleString"])
    for (const option of ["variable1", "variable2", "qualifier"]) {
      const refused = await errorOf(await post("/analyses/network", { options: { [option]: name }, countsDrafts: true }));
      expect([option, name, refused.status, refused.code]).toEqual([option, name, 400, "RAP_NETWORK_VARIABLE"]);
    }
});
