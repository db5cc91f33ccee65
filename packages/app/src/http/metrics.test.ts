import { get as httpGet } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ask, startSingleUser, type LibraryServer, type ServerWish } from "../../../../test/support/library-server.ts";
import { parsePrometheus, valueOf, type ReadMetric } from "../../../../test/support/prometheus-text.ts";
import { openMetrics } from "../metrics/open-metrics.ts";
import { openStore } from "../store/open-store.ts";

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

type Measured = LibraryServer & { readonly project: string; readonly read: () => Promise<Map<string, ReadMetric>> };

async function startMeasured(wish: ServerWish = {}): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-metrics-"));
  const store = await openStore(join(folder, "test.rapporteur"));
  const metrics = openMetrics(store);
  endings.push(() => rmSync(folder, { recursive: true, force: true }), store.close, metrics.stop);
  const server = await startSingleUser({ ...wish, store: metrics.store, metrics, flags: { metricsPort: 0, ...wish.flags } });
  endings.push(server.end);
  const read = async (): Promise<Map<string, ReadMetric>> => parsePrometheus(await (await fetch(server.metricsAddress ?? "")).text());
  return { ...server, read };
}

test("requests are counted by route, method and class of status, and timed", async () => {
  const server = await startMeasured();
  for (let count = 0; count < 3; count++) await (await ask(server, "GET", "/api/projects/main/documents?title=secretword")).text();
  await (await ask(server, "GET", "/api/projects/main/documents/dsecretid0000")).text();
  await (await ask(server, "GET", "/api/secretaddress")).text();
  await (await ask(server, "POST", "/api/session", { body: { email: "secret@example.org", password: "secretpassword" } })).text();
  const answer = await fetch(server.metricsAddress ?? "");
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const page = await answer.text();
  const read = parsePrometheus(page);
  const documents = { route: "/api/projects/:project/documents", method: "GET" };
  expect(valueOf(read, "rapporteur_http_requests_total", { ...documents, status: "2xx" })).toBe(3);
  expect(valueOf(read, "rapporteur_http_request_seconds", documents, "_count")).toBe(3);
  expect(valueOf(read, "rapporteur_http_request_seconds", documents, "_sum")).toBeGreaterThan(0);
  expect(valueOf(read, "rapporteur_http_requests_total", { route: "/api/projects/:project/documents/:id", status: "4xx" })).toBe(1);
  expect(valueOf(read, "rapporteur_http_requests_total", { route: "other", status: "4xx" })).toBe(1);
  expect(valueOf(read, "rapporteur_http_requests_total")).toBe(6);
  expect(valueOf(read, "process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(page).not.toMatch(/secret|example\.org|main"/);
});

test("streams that are open are told, and do not count as slow requests", async () => {
  const server = await startMeasured();
  const stream = new AbortController();
  await fetch(`${server.origin}/api/projects/main/events`, { signal: stream.signal });
  const open = await server.read();
  expect(valueOf(open, "rapporteur_event_streams")).toBe(1);
  expect(valueOf(open, "rapporteur_http_connections")).toBeGreaterThanOrEqual(1);
  stream.abort();
  await expect.poll(async () => valueOf(await server.read(), "rapporteur_event_streams")).toBe(0);
  expect(valueOf(await server.read(), "rapporteur_http_request_seconds", { route: "/api/projects/:project/events" }, "_count")).toBe(0);
});

test("documents read, jobs, commits and what failed, with its code", { timeout: 60_000 }, async () => {
  const server = await startMeasured({ works: true, flags: { workers: 1 } });
  const { csrf } = (await (await ask(server, "GET", "/api/session")).json()) as { csrf: string };
  const headers = { "x-csrf-token": csrf };
  const upload = async (name: string, text: string): Promise<{ documentId?: string }> => {
    const path = `/api/projects/main/documents?code=false&name=${name}`;
    return (await (await ask(server, "POST", path, { body: new TextEncoder().encode(text), headers })).json()) as { documentId?: string };
  };
  const before = valueOf(await server.read(), "rapporteur_store_commit_seconds", {}, "_count");
  const { documentId } = await upload("a.txt", "The river rose on Monday and fell again.");
  await upload("b.pdf", "%PDF-1.7 no more than that");
  const read = await server.read();
  expect(valueOf(read, "rapporteur_reading_seconds", { task: "read" }, "_count")).toBe(1);
  expect(valueOf(read, "rapporteur_reading_failures_total", { task: "read" })).toBe(1);
  expect(read.get("rapporteur_reading_failures_total")?.samples[0]?.labels["code"]).toMatch(/^RAP_/);
  expect(valueOf(read, "rapporteur_store_commit_seconds", {}, "_count")).toBeGreaterThan(before);
  await ask(server, "POST", "/api/projects/main/codings", { body: { documents: [documentId] }, headers });
  await expect.poll(async () => valueOf(await server.read(), "rapporteur_jobs", { kind: "code", state: "done" }), { timeout: 30_000 }).toBe(1);
  const done = await server.read();
  expect(valueOf(done, "rapporteur_job_units_total", { task: "code", result: "done" })).toBe(1);
  expect(valueOf(done, "rapporteur_oldest_waiting_job_seconds")).toBe(0);
  expect(valueOf(done, "rapporteur_store_up")).toBe(1);
});

test("the age of the oldest job that waits", async () => {
  const server = await startMeasured();
  const createdAt = new Date(Date.now() - 90_000).toISOString();
  await server.app.store.jobs.add({ id: "j1", project: "main", kind: "import", request: null, createdBy: "local", createdAt }, [
    { label: "a", request: {} },
  ]);
  const read = await server.read();
  expect(valueOf(read, "rapporteur_jobs", { kind: "import", state: "waiting" })).toBe(1);
  expect(valueOf(read, "rapporteur_oldest_waiting_job_seconds")).toBeGreaterThanOrEqual(90);
});

test("metrics are on a port of their own, for this machine alone or with a token", async () => {
  const server = await startMeasured();
  expect((await ask(server, "GET", "/metrics")).headers.get("content-type")).not.toContain("version=0.0.4");
  const { port } = new URL(server.metricsAddress ?? "");
  const rebound = await new Promise<number | undefined>((resolve) => {
    httpGet({ host: "127.0.0.1", port, path: "/metrics", headers: { host: "attacker.example" } }, ({ statusCode }) => resolve(statusCode));
  });
  expect(rebound).toBe(421);
  await expect(startMeasured({ flags: { metricsHost: "0.0.0.0" } })).rejects.toMatchObject({ code: "RAP_HTTP_METRICS_OPEN" });
  await expect(startMeasured({ flags: { metricsPort: Number(port) } })).rejects.toMatchObject({ code: "RAP_HTTP_PORT_BUSY" });
  const metricsToken = "0123456789abcdef0123";
  const open = await startMeasured({ flags: { metricsHost: "0.0.0.0", metricsToken } });
  const address = `http://127.0.0.1:${new URL(open.metricsAddress ?? "").port}/metrics`;
  expect((await fetch(address)).status).toBe(401);
  expect((await fetch(address, { headers: { authorization: `Bearer ${metricsToken}x` } })).status).toBe(401);
  expect((await fetch(address, { headers: { authorization: `Bearer ${metricsToken}` } })).status).toBe(200);
});

test("a store that is away is told, and the rest still comes", async () => {
  const server = await startMeasured();
  (server.app.store.jobs as { overview: unknown }).overview = () => Promise.reject(new Error("away"));
  const read = await server.read();
  expect(valueOf(read, "rapporteur_store_up")).toBe(0);
  expect(read.get("rapporteur_oldest_waiting_job_seconds")?.samples).toEqual([]);
});
