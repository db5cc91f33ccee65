import { expect, test } from "vitest";
import { readSettings } from "../../settings/config.ts";
import { openApp } from "../../application/open-app.ts";
import { ask, makePerson, makeProject, addMember, startLibraryServer, startSingleUser } from "../../../../../test/support/library-server.ts";
import { startServer } from "./start-server.ts";

test("requests under way are finished, new ones are not taken, and the library is let go", async () => {
  const server = await startSingleUser();
  const { store } = server.app;
  const release = Promise.withResolvers<void>();
  const isAsked = Promise.withResolvers<void>();
  const documents = store.lists.documents.bind(store.lists);
  (store as { lists: object }).lists = {
    ...store.lists,
    documents: async (...given: Parameters<typeof documents>) => {
      isAsked.resolve();
      await release.promise;
      return documents(...given);
    },
  };
  const underWay = ask(server, "GET", "/api/projects/main/documents");
  await isAsked.promise;
  const closing = server.close();
  expect(server.app.isStopping()).toBe(true);
  release.resolve();
  const response = await underWay;
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ entries: [], next: null });
  await closing;
  await expect(ask(server, "GET", "/api/health/live")).rejects.toThrow();
  await server.close();
  // The lock is free: the same file can be opened again.
  const { openStore } = await import("../../store/open-store.ts");
  await (await openStore(server.path)).close();
});

test("two servers on one store see each other's sessions and commits", async () => {
  const first = await startLibraryServer({ flags: { accounts: true } });
  const second = await startLibraryServer({ flags: { accounts: true }, store: { ...first.app.store, close: () => Promise.resolve() } });
  const project = await makeProject(first.app, "Shared");
  const person = await makePerson(first.app, "both");
  await addMember(first.app, project, person, "editor");
  const after = { id: "r1", label: "x", pattern: "x", isCaseSensitive: false, color: "#000000" };
  const body = { requestKey: "request-1", action: "add", summary: "", changes: [{ kind: "regex", id: "r1", expected: null, after }] };
  expect((await ask(first, "POST", `/api/projects/${project}/commits`, { as: person, body })).status).toBe(200);
  // A retry that reaches the other one is still the same request.
  expect((await ask(second, "POST", `/api/projects/${project}/commits`, { as: person, body })).status).toBe(200);
  const records = (await (await ask(second, "GET", `/api/projects/${project}/records/regex`, { as: person })).json()) as { records: unknown[] };
  expect(records.records).toHaveLength(1);
  await ask(second, "DELETE", "/api/session", { as: person });
  expect((await ask(first, "GET", "/api/projects", { as: person })).status).toBe(401);
  await second.end();
  await first.end();
});

test("a server without accounts listens on this machine alone; one with accounts must know its address", async () => {
  const server = await startSingleUser();
  const opened = async (flags: object) =>
    openApp(server.app.store, { read: readSettings({ flags: { port: 0, host: "0.0.0.0", ...flags } }), works: false });
  await expect(startServer(await opened({}))).rejects.toMatchObject({ code: "RAP_HTTP_LOOPBACK" });
  await expect(startServer(await opened({ accounts: true }))).rejects.toMatchObject({ code: "RAP_HTTP_ORIGIN_NEEDED" });
  await expect(startServer(await opened({ accounts: true, origin: "http://study.example" }))).rejects.toMatchObject({
    code: "RAP_HTTP_ORIGIN_PLAIN",
  });
  const port = Number(new URL(server.origin).port);
  await expect(startServer(await opened({ host: "127.0.0.1", port }))).rejects.toMatchObject({ code: "RAP_HTTP_PORT_BUSY" });
  await server.end();
});

test("jobs that come in by upload are worked through", async () => {
  const server = await startSingleUser({ works: true, flags: { workers: 1 } });
  const { csrf } = (await (await ask(server, "GET", "/api/session")).json()) as { csrf: string };
  const headers = { "x-csrf-token": csrf };
  const path = "/api/projects/main/documents?code=false&name=a.txt";
  const uploaded = await ask(server, "POST", path, { body: new TextEncoder().encode("The river rose on Monday and fell again."), headers });
  const { documentId } = (await uploaded.json()) as { documentId: string };
  const coded = await ask(server, "POST", "/api/projects/main/codings", { body: { documents: [documentId] }, headers });
  const { jobId } = (await coded.json()) as { jobId: string };
  let state = "";
  while (state !== "done") {
    const job = (await (await ask(server, "GET", `/api/projects/main/jobs/${jobId}`)).json()) as { state: string; failedCount: number };
    expect(job.failedCount).toBe(0);
    state = job.state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await server.end();
});
