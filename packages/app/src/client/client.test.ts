import { describe, expect, test } from "vitest";
import { createClient, type ApiFailure } from "./index.ts";
import { readEvents } from "./read-events.ts";
import { requestUrl } from "./request-url.ts";

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly redirect: string | undefined;
}

/** A client of a network that answers as it is told, in turn: an Error is a lost connection. */
function clientOf(answers: readonly (Response | Error)[], token: string | null = "rap_token") {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const queue = [...answers];
  const fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
    sent.push({ url, method: init.method ?? "GET", headers: init.headers as Record<string, string>, redirect: init.redirect });
    const next = queue.shift();
    if (next === undefined) throw new Error("asked more often than there are answers");
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  const client = createClient({
    origin: "http://server",
    fetch: fetch as unknown as typeof globalThis.fetch,
    wait,
    ...(token === null ? {} : { token }),
  });
  return { client, sent, waits };
}

const lost = () => new TypeError("fetch failed");
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
const error = (code: string, status: number, more: object = {}) =>
  json({ type: "t", title: "t", status, code, detail: "m", cure: "c", field: null, requestId: "r", ...more }, status);
const params = { project: "main" };
const review = { params, body: { requestKey: "request-key", review: "accepted" as const, statements: [{ id: "s1", expected: 1 }] } };
const failureOf = (promise: Promise<unknown>): Promise<ApiFailure> =>
  promise.then(
    () => {
      throw new Error("that did not fail");
    },
    (thrown: unknown) => thrown as ApiFailure,
  );

describe("where the network is lost", () => {
  test("a read is tried three times", async () => {
    const { client, sent, waits } = clientOf([lost(), lost(), json({ projects: [] })]);
    expect(await client.projects.list()).toEqual({ projects: [] });
    expect([sent.length, waits]).toEqual([3, [200, 800]]);
    const gone = clientOf([lost(), lost(), lost()]);
    expect(await failureOf(gone.client.projects.list())).toMatchObject({ code: "RAP_CLIENT_OFFLINE", status: 0 });
  });

  test("a write is tried again only where it carries a request key", async () => {
    const { client, sent } = clientOf([lost(), json({ revision: 2 })]);
    expect(await client.statements.review(review)).toEqual({ revision: 2 });
    expect(sent).toHaveLength(2);
    const once = clientOf([lost()]);
    expect((await failureOf(once.client.documents.code({ params, body: { documents: null } }))).code).toBe("RAP_CLIENT_OFFLINE");
    expect(once.sent).toHaveLength(1);
  });

  test("what the server refuses is not asked again; what it cannot do now is", async () => {
    const refused = clientOf([error("RAP_STORE_CONFLICT", 409, { current: { record: { id: "s1" }, revision: 3, by: "Ann" } })]);
    expect(await failureOf(refused.client.statements.review(review))).toMatchObject({
      status: 409,
      code: "RAP_STORE_CONFLICT",
      current: { revision: 3, by: "Ann" },
    });
    const busy = clientOf([error("RAP_STORE_UNREACHABLE", 503), json({ revision: 2 })]);
    expect(await busy.client.statements.review(review)).toEqual({ revision: 2 });
  });

  test("an answer that is none of the API's is said to be so", async () => {
    const { client } = clientOf([new Response("<html>proxy</html>", { status: 404 })]);
    expect(await failureOf(client.projects.list())).toMatchObject({ status: 404, code: "RAP_CLIENT_ANSWER" });
    const limited = clientOf([json({ code: "RAP_HTTP_TOO_MANY", detail: "m", cure: "c", field: null, requestId: "r" }, 429, { "retry-after": "7" })]);
    expect((await failureOf(limited.client.projects.list())).retryAfter).toBe(7);
  });
});

test("no request follows a server that leads elsewhere", async () => {
  const { client, sent } = clientOf([json({ csrf: "token" }), json({ revision: 2 })], null);
  await client.statements.review(review);
  expect(sent.map(({ method, redirect }) => [method, redirect])).toEqual([
    ["GET", "error"],
    ["POST", "error"],
  ]);
});

describe("the csrf token", () => {
  test("is asked for once, sent with writes alone, and asked for again where it is another", async () => {
    const { client, sent } = clientOf(
      [
        json({ projects: [] }),
        json({ csrf: "old" }),
        json({ revision: 1 }),
        error("RAP_HTTP_CSRF", 403),
        json({ csrf: "new" }),
        json({ revision: 2 }),
      ],
      null,
    );
    await client.projects.list();
    await client.statements.review(review);
    expect(await client.statements.review(review)).toEqual({ revision: 2 });
    expect(sent.map(({ url, headers }) => [new URL(url).pathname.split("/").at(-1), headers["x-csrf-token"]])).toEqual([
      ["projects", undefined],
      ["session", undefined],
      ["reviews", "old"],
      ["reviews", "old"],
      ["session", undefined],
      ["reviews", "new"],
    ]);
  });

  test("is asked for again where the server could not say: what cannot be sent hears why", async () => {
    const away = error("RAP_STORE_UNREACHABLE", 503);
    const { client } = clientOf([away, json({ csrf: "token" }), json({ revision: 2 })], null);
    expect(await client.statements.review(review)).toEqual({ revision: 2 });
    const once = clientOf([error("RAP_STORE_UNREACHABLE", 503), json({ csrf: "token" }), json({ jobs: [] })], null);
    const code = () => once.client.documents.code({ params, body: { documents: null } });
    expect((await failureOf(code())).code).toBe("RAP_STORE_UNREACHABLE");
    await code();
    expect(once.sent.at(-1)?.headers["x-csrf-token"]).toBe("token");
  });

  test("is not needed with an API token", async () => {
    const { client, sent } = clientOf([json({ revision: 1 })]);
    await client.statements.review(review);
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer rap_token"]);
  });
});

describe("addresses", () => {
  test("encode what they are given", () => {
    expect(requestUrl("http://x", "/api/projects/:project/a/:id", { project: "a/b", id: "ü?" }, undefined)).toBe(
      "http://x/api/projects/a%2Fb/a/%C3%BC%3F",
    );
    const url = requestUrl("", "/p", {}, { tags: ["war, peace"], types: ["a", "b"], limit: 5, code: false, none: undefined });
    expect(url).toBe("/p?tags=war%2C+peace&tags=&types=a&types=b&limit=5&code=false");
  });
});

async function allOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

describe("a stream of events", () => {
  const streamOf = (chunks: readonly string[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });

  test("is read however it is cut into pieces", async () => {
    const text = 'retry: 2000\n\n:\n\nid: 7\nevent: commit\ndata: {"a":"ü"}\n\nevent: job\ndata: {}\n\nid: 8\nevent: cut';
    const bytes = [...new TextEncoder().encode(text)];
    for (const size of [1, 2, 3, 7, 1000]) {
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(Uint8Array.from(bytes.slice(at, at + size)));
          controller.close();
        },
      });
      expect(await allOf(readEvents(stream))).toEqual([
        { id: "7", event: "commit", data: '{"a":"ü"}' },
        { id: null, event: "job", data: "{}" },
      ]);
    }
  });

  test("is opened again behind the last event, and given up where one may not listen", async () => {
    const stream = (text: string) => new Response(streamOf([text]), { headers: { "content-type": "text/event-stream" } });
    const { client, sent, waits } = clientOf([
      stream('id: 7\nevent: commit\ndata: {"revision":7}\n\n'),
      stream('event: reset\ndata: {"revision":9}\n\n'),
      error("RAP_ACCOUNT_SIGN_IN", 401),
    ]);
    const heard: unknown[] = [];
    const states: string[] = [];
    client.events("main", {
      onCommit: ({ revision }) => heard.push(revision),
      onReset: (revision) => heard.push({ revision }),
      onState: (state) => states.push(state),
    });
    while (sent.length < 3) await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([7, { revision: 9 }]);
    expect(sent.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "7", "7"]);
    expect([states, waits]).toEqual([
      ["open", "lost", "open", "lost"],
      [500, 500],
    ]);
  });
});
