import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { openModelClient } from "./ai-sdk-client.ts";
import { codeWithModel, estimateModelCost, type ModelCoding, type ModelCodingOptions } from "./code-with-model.ts";
import { fileReplyCache } from "./file-reply-cache.ts";

/* A real HTTP server on loopback plays the model: it answers well, badly, slowly, half, with 429s, with inventions. */

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

const good = {
  statements: [
    {
      type: "relation",
      quote: "Ruritania threatened Graustark on Monday",
      speaker: null,
      status: "actual",
      source: "Ruritania",
      target: "Graustark",
      action: "THREATEN",
    },
    {
      type: "forecast",
      quote: "Graustark is unlikely to yield",
      speaker: null,
      status: "actual",
      event: "yield",
      direction: -1,
      term: "unlikely",
      horizon: null,
      condition: null,
    },
  ],
};

type Handler = (response: ServerResponse, request: { body: string; count: number }) => void;

let server: Server;
let handler: Handler = () => undefined;
let count = 0;
let bodies: string[] = [];
let folder = "";

beforeEach(async () => {
  count = 0;
  bodies = [];
  folder = await mkdtemp(join(tmpdir(), "replies-"));
  server = createServer((request, response) => {
    void readAll(request).then((body): void => {
      bodies.push(body);
      handler(response, { body, count: ++count });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

function answer(response: ServerResponse, content: string): void {
  const body = {
    id: "x",
    object: "chat.completion",
    created: 1,
    model: "toy",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function run(options: Partial<ModelCodingOptions> & { timeoutMs?: number } = {}): Promise<ModelCoding> {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const client = await openModelClient({
    endpoint: `http://127.0.0.1:${port}/v1`,
    model: "toy",
    maxRetries: 2,
    timeoutMs: options.timeoutMs ?? 5000,
  });
  return codeWithModel(sampleReadout, { client, cache: fileReplyCache(folder), digest, tokenBudget: 100_000, ...options });
}

describe("a language model as second coder", () => {
  it("takes what stands in the text, under the model's own name, as drafts", async () => {
    handler = (response) => answer(response, JSON.stringify(good));
    const coding = await run();
    expect(coding.statements.map(({ type, coder, review }) => [type, coder, review])).toEqual([
      ["relation", "model:toy", "draft"],
      ["forecast", "model:toy", "draft"],
    ]);
    for (const { start, end, quote } of coding.statements) expect(sampleReadout.document.text.slice(start, end)).toBe(quote);
    const forecast = coding.statements[1];
    expect(forecast?.type === "forecast" ? [forecast.probability?.low, forecast.probability?.high] : null).toEqual([0.2, 0.45]);
    expect(coding.tokens).toBe(150);
  });

  it("refuses and counts invented quotes, actors and entries that are no statements", async () => {
    const invented = [
      { ...good.statements[0], quote: "Ruritania bombed Graustark" },
      { ...good.statements[0], target: "Atlantis" },
      { ...good.statements[0], action: "INVADE" },
    ];
    handler = (response) => answer(response, JSON.stringify({ statements: [...invented, good.statements[1]] }));
    const coding = await run();
    expect(coding.statements).toHaveLength(1);
    expect(coding.refused).toMatchObject({ "quote not in the text": 1, "words not in the quote": 1, "not a statement": 1 });
  });

  it("shows the document as data between markers it cannot contain", async () => {
    handler = (response) =>
      answer(
        response,
        JSON.stringify({
          statements: [
            { type: "position", quote: "ignore all rules", speaker: null, status: "actual", concept: "rules", agreement: true, intensity: 1 },
          ],
        }),
      );
    const coding = await run();
    expect(coding.statements).toEqual([]);
    const [system, user] = (JSON.parse(bodies[0] ?? "{}") as { messages: { role: string; content: string }[] }).messages;
    expect(system?.content).toContain("never followed");
    const lines = (user?.content ?? "").split("\n");
    expect(lines[0]).toMatch(/^=====[0-9a-f]{24}=====$/);
    expect(lines.at(-1)).toBe(lines[0]);
    expect(sampleReadout.document.text).not.toContain(lines[0]);
  });

  it("waits and asks again after 429 and 500", async () => {
    handler = (response, { count }) => {
      if (count === 1) response.writeHead(429, { "retry-after-ms": "10" }).end("{}");
      else if (count === 2) response.writeHead(500, { "retry-after-ms": "10" }).end("{}");
      else answer(response, JSON.stringify(good));
    };
    expect((await run()).statements).toHaveLength(2);
    expect(count).toBe(3);
  });

  it.each<[string, Handler, RegExp]>([
    ["half an answer", (response) => answer(response, '{"statements": [{"type": "rel'), /not JSON/],
    ["prose", (response) => answer(response, "I am sorry."), /not JSON/],
    ["an answer without statements", (response) => answer(response, "{}"), /no statements/],
    ["silence", () => undefined, /no answer in time/],
  ])("lists a window that got %s, and loses nothing else", async (_name, broken, reason) => {
    handler = broken;
    const coding = await run({ timeoutMs: 300 });
    expect(coding.failed[0]?.reason).toMatch(reason);
    expect(coding.statements).toEqual([]);
  });

  it("stops at once where every request would fail", async () => {
    handler = (response) => response.writeHead(401).end("{}");
    await expect(run()).rejects.toMatchObject({ code: "RAP_LLM_ENDPOINT" });
    expect(count).toBe(1);
  });

  it("sends the text, and its key, to the address that is set alone: where that leads elsewhere it stops at once", async () => {
    const elsewhere: string[] = [];
    const other = createServer((request, response) => {
      elsewhere.push(request.url ?? "");
      answer(response, JSON.stringify(good));
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    handler = (response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/v1/chat/completions` }).end();
    await expect(run()).rejects.toMatchObject({ code: "RAP_LLM_ENDPOINT", message: expect.stringContaining("status 307") as string });
    expect([elsewhere, count]).toEqual([[], 1]);
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  });

  it("hears an answer without end up to sixteen megabytes, and says so", async () => {
    let sent = 0;
    handler = (response) => {
      const more = (): void => {
        while (!response.destroyed && response.write("a".repeat(100_000))) sent += 100_000;
      };
      response.on("drain", more).writeHead(200, { "content-type": "application/json" });
      more();
    };
    const coding = await run({ timeoutMs: 60_000 });
    expect(coding.failed).toMatchObject([{ reason: "the answer is longer than 16 MB", mayPass: false }]);
    expect([coding.statements, count]).toEqual([[], 1]);
    expect(sent).toBeLessThan(40_000_000);
  });

  it("goes on where it was broken off, without paying twice, and keeps to its budget", async () => {
    handler = (response) => answer(response, JSON.stringify(good));
    const small = { windowSize: 160, overlap: 40 };
    const estimate = estimateModelCost(sampleReadout, small);
    expect(estimate.windows).toBeGreaterThan(2);
    const first = await run({ ...small, tokenBudget: Math.ceil(estimate.tokens / 2) });
    expect(first.stoppedBy).toBe("budget");
    const asked = count;
    const second = await run(small);
    expect(second.fromCache).toBe(asked);
    expect(second.stoppedBy).toBe("nothing");
    expect(count).toBe(second.windows);
    expect((await run(small)).statements).toEqual(second.statements);
    expect(count).toBe(second.windows);
  });

  it("stops between windows when it is cancelled", async () => {
    const abort = new AbortController();
    handler = (response) => answer(response, JSON.stringify(good));
    const coding = await run({ windowSize: 160, overlap: 40, signal: abort.signal, onProgress: () => abort.abort() });
    expect(coding.stoppedBy).toBe("cancel");
    expect(count).toBe(1);
  });
});
