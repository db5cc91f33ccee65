import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";

let server: LibraryServer;
let project: string;
let coder: Person;
let editor: Person;
beforeAll(async () => {
  const started = await startProject("Plain", { coder: "coder", editor: "editor" });
  ({ server, project } = started);
  ({ coder, editor } = started.people);
});
afterAll(() => server.end());

const at = (path: string): string => `/api/projects/${project}/${path}`;

test("HEAD answers as GET does, without the body; a stream has none", async () => {
  for (const path of ["/api/health/live", "/api/session", at("documents"), at("table")]) {
    const [head, get] = [await ask(server, "HEAD", path, { as: coder }), await ask(server, "GET", path, { as: coder })];
    expect([head.status, head.headers.get("content-type"), await head.text()], path).toEqual([200, get.headers.get("content-type"), ""]);
    await get.body?.cancel();
  }
  expect((await ask(server, "HEAD", at("documents"))).status).toBe(401);
  expect((await ask(server, "HEAD", at("events"), { as: coder })).status).toBe(405);
});

test("a revision that has not been is refused with the latest, wherever it is asked for", async () => {
  const head = await server.app.store.history.head(project);
  const answers = [
    await ask(server, "GET", at(`table?asOf=${head + 1}`), { as: coder }),
    await ask(server, "GET", at(`records/type?asOf=${head + 1}`), { as: coder }),
    await ask(server, "POST", at("exports"), {
      as: coder,
      body: { what: "statements", format: "csv", options: {}, countsDrafts: true, asOf: head + 1 },
    }),
  ];
  for (const answer of answers) {
    const { status, code, message } = await errorOf(answer);
    expect([status, code, message.includes(`is ${head}`)]).toEqual([422, "RAP_LIBRARY_AS_OF", true]);
  }
  expect((await ask(server, "GET", at(`table?asOf=${head}`), { as: coder })).status).toBe(200);
});

test("recoding a field that no statement has is refused with the nearest", async () => {
  const recode = (field: string) =>
    ask(server, "POST", at("recodings"), {
      as: editor,
      body: { select: { types: ["position"] }, set: { field, value: 1 }, requestKey: `key-${field}` },
    });
  expect(await errorOf(await recode("values.intensty"))).toMatchObject({
    code: "RAP_LIBRARY_FIELD",
    message: expect.stringContaining("intensty") as string,
  });
  expect((await recode("values.intensity")).status).toBe(200);
});

test("messages have the article that fits", async () => {
  const changes = [{ kind: "outcome", id: "o1", expected: null, after: null }];
  const body = { requestKey: "key-of-outcome", action: "resolve", summary: "", changes };
  expect((await errorOf(await ask(server, "POST", at("commits"), { as: coder, body }))).message).toContain("a coder may not make an outcome");
});
