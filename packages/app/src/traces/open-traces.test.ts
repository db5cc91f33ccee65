import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ask, startSingleUser, type LibraryServer } from "../../../../test/support/library-server.ts";
import { startCollector, type ReceivedSpan, type TraceCollector } from "../../../../test/support/servers/trace-collector.ts";
import { readSettings } from "../settings/config.ts";
import { openStore } from "../store/open-store.ts";
import { openTraces } from "./open-traces.ts";

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

interface Traced extends LibraryServer {
  readonly collector: TraceCollector;
  /** Spans that arrived, once one of the name is among them. */
  readonly arrived: (name: string) => Promise<readonly ReceivedSpan[]>;
}

async function startTraced(flags: Readonly<Record<string, unknown>> = {}): Promise<Traced> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-traces-"));
  const collector = await startCollector();
  const store = await openStore(join(folder, "test.rapporteur"));
  const { settings } = readSettings({ flags: { tracesEndpoint: collector.endpoint, ...flags } });
  const traces = openTraces(store, settings, { role: "server", everyMs: 20 });
  if (traces === undefined) throw new Error("nothing is traced");
  endings.push(() => rmSync(folder, { recursive: true, force: true }), collector.close, store.close, traces.close);
  const server = await startSingleUser({ store: traces.store, tracer: traces.tracer, works: true, flags: { workers: 1 } });
  endings.push(server.end);
  const arrived = async (name: string): Promise<readonly ReceivedSpan[]> => {
    await expect.poll(() => collector.spans.map((span) => span.name), { timeout: 40_000 }).toContain(name);
    return collector.spans;
  };
  return { ...server, collector, arrived };
}

/** Words of addresses, texts and names, and ids of what the library holds. */
const secrets = /secret|river|Ada|example\.org|main"|"local|\bd[0-9a-z]{9,}\b/;

/** Names and attributes, without the numbers that spans have by chance. */
const toldBy = ({ spans }: TraceCollector): string => JSON.stringify(spans.map(({ name, attributes }) => ({ name, attributes })));

test("a request is a span of the caller's trace, and the store's transactions are parts of it", async () => {
  const server = await startTraced({ tracesKey: "Bearer abc" });
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
  await fetch(`${server.origin}/api/projects/main/documents?title=secretword`, { headers: { traceparent } });
  const route = "/api/projects/:project/documents";
  const spans = await server.arrived(`GET ${route}`);
  const request = spans.find(({ name }) => name === `GET ${route}`);
  expect(request).toMatchObject({ traceId, parentSpanId: "00f067aa0ba902b7", kind: 2, status: {} });
  expect(request?.attributes).toEqual({ "http.request.method": "GET", "http.route": route, "http.response.status_code": "200" });
  const inside = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
  expect(inside.map(({ name }) => name)).toContain("store lists.documents");
  expect(inside[0]).toMatchObject({ traceId, kind: 3, attributes: { "db.system.name": "sqlite" } });
  expect(server.collector.headers[0]).toMatchObject({ authorization: "Bearer abc", "content-type": "application/json" });
  await ask(server, "GET", "/api/secretaddress");
  await ask(server, "GET", "/api/projects/main/documents/dsecretid0000");
  await server.arrived("GET /api/projects/:project/documents/:id");
  expect(toldBy(server.collector)).not.toMatch(secrets);
});

test(
  "a document that is uploaded and coded: requests, reading, units and commits, and nothing of what it says",
  { tags: "long", timeout: 90_000 },
  async () => {
    const server = await startTraced();
    const { csrf } = (await (await ask(server, "GET", "/api/session")).json()) as { csrf: string };
    const headers = { "x-csrf-token": csrf };
    const body = new TextEncoder().encode("The river rose on Monday and fell again, said Ada Secret of example.org.");
    const upload = await ask(server, "POST", "/api/projects/main/documents?code=false&name=secret.txt", { body, headers });
    const { documentId } = (await upload.json()) as { documentId: string };
    const upped = await server.arrived("POST /api/projects/:project/documents");
    const request = upped.find(({ name }) => name === "POST /api/projects/:project/documents");
    const names = upped.filter(({ traceId }) => traceId === request?.traceId).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["read document", "store history.commit"]));
    await ask(server, "POST", "/api/projects/main/codings", { body: { documents: [documentId] }, headers });
    const all = await server.arrived("unit code");
    const unit = all.find(({ name }) => name === "unit code");
    expect(unit).toMatchObject({ kind: 5, attributes: { "rapporteur.task": "code", "rapporteur.attempt": "1" }, status: {} });
    const parts = all.filter(({ traceId }) => traceId === unit?.traceId).map(({ name }) => name);
    expect(parts).toEqual(expect.arrayContaining(["code document", "store history.commit", "store jobs.finish"]));
    const refused = await ask(server, "POST", "/api/projects/main/documents?code=false&name=b.pdf", {
      body: new TextEncoder().encode("%PDF-1.7 no"),
      headers,
    });
    expect(refused.status).toBe(422);
    await expect
      .poll(() => server.collector.spans.some(({ status, attributes }) => status.code === 2 && /^RAP_/.test(String(attributes["error.type"]))))
      .toBe(true);
    for (const { startTimeUnixNano, endTimeUnixNano } of server.collector.spans)
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
    expect(toldBy(server.collector)).not.toMatch(secrets);
  },
);

test("without an address nothing is traced; with a share of 0 nothing is sent", async () => {
  const store = await openStore(join(mkdtempSync(join(tmpdir(), "rapporteur-traces-")), "test.rapporteur"));
  endings.push(store.close);
  expect(readSettings({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" } }).settings.tracesEndpoint).toBeNull();
  expect(openTraces(store, readSettings().settings, { role: "server" })).toBeUndefined();
  const server = await startTraced({ tracesShare: 0 });
  await ask(server, "GET", "/api/projects/main/documents");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.collector.bodies).toEqual([]);
});
