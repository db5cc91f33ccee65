import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyCharacter } from "../../../../test/support/samples/any-character.ts";
import { ask, errorOf, startSingleUser, startLibraryServer, makePerson, type LibraryServer } from "../../../../test/support/library-server.ts";
import { times } from "../../../../test/support/effort.ts";

let server: LibraryServer & { project: string };
let csrf: string;
let web: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-web-"));
  web = join(folder, "web");
  mkdirSync(join(web, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "outside");
  writeFileSync(join(web, "index.html"), "<!doctype html><title>Workbench</title>");
  writeFileSync(join(web, ".hidden"), "hidden");
  writeFileSync(join(web, "assets", "app-abc123.js"), "export {};");
  writeFileSync(join(web, "assets", "app-abc123.js.br"), "brotli");
  server = await startSingleUser({ webFolder: web, bodyTimeoutMs: 300, headersTimeoutMs: 500 });
  csrf = ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;
});
afterAll(() => server.end());

const write = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(server, method, path, { body, headers: { "x-csrf-token": csrf, ...headers } });
const commits = "/api/projects/main/commits";

/** What a server answers to bytes as they are. */
function raw(text: string | Buffer, { waitMs = 2000 } = {}): Promise<string> {
  const port = Number(new URL(server.origin).port);
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    const timer = setTimeout(() => socket.destroy(), waitMs);
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

describe("headers", () => {
  test.each(["/", "/api/session", "/api/nothing", "/assets/app-abc123.js", "/api/projects/main/documents?limit=x"])(
    "of %s are strict",
    async (path) => {
      const { headers } = await ask(server, "GET", path, { headers: { accept: "text/html" } });
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  test("what the API answers is not kept by anybody on the way", async () => {
    expect((await ask(server, "GET", "/api/session")).headers.get("cache-control")).toBe("no-store");
    expect((await ask(server, "GET", "/api/projects/main/documents")).headers.get("cache-control")).toBe("private, no-cache");
  });
});

describe("other sites", () => {
  test("a name that is pointed at this machine is refused, reading and writing", async () => {
    for (const host of ["evil.example", "evil.example:8731", "127.0.0.1.evil.example", "localhost.evil.example"]) {
      const answer = await raw(`GET /api/session HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
      expect(answer).not.toContain('csrf":');
    }
  });

  test("may not write, whatever they guess", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }])
      expect(await errorOf(await write("POST", commits, {}, headers as Record<string, string>))).toMatchObject({
        status: 403,
        code: "RAP_HTTP_ORIGIN",
      });
    expect(await errorOf(await ask(server, "POST", commits, { body: {} }))).toMatchObject({ status: 403, code: "RAP_HTTP_CSRF" });
  });

  test("a form, which needs no leave to be sent, is not read", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx"])
      expect(await errorOf(await write("POST", commits, "{}", { "content-type": type }))).toMatchObject({ status: 415, code: "RAP_HTTP_MEDIA_TYPE" });
  });
});

describe("bodies", () => {
  const oneRegex = (after: unknown): unknown => ({
    requestKey: "key-00000001",
    action: "edit",
    summary: "",
    changes: [{ kind: "regex", id: "r1", expected: null, after }],
  });
  const good = { id: "r1", label: "x", pattern: "x", isCaseSensitive: false, color: "#000000" };

  test.each<[string, string, number]>([
    ["", "RAP_HTTP_FIELD", 400],
    ["{", "RAP_HTTP_JSON", 400],
    ["nonsense", "RAP_HTTP_JSON", 400],
    ['{"a":1}{', "RAP_HTTP_JSON", 400],
    ['{"__proto__":{"isAdministrator":true}}', "RAP_HTTP_JSON", 400],
    ["[".repeat(65), "RAP_HTTP_DEEP", 400],
    ["[".repeat(900_000), "RAP_HTTP_DEEP", 400],
    [`"${"[".repeat(100)}"`, "RAP_HTTP_FIELD", 400],
    ["[]", "RAP_HTTP_FIELD", 400],
    ["null", "RAP_HTTP_FIELD", 400],
  ])("no %#: refused", async (body, code, status) => {
    expect(await errorOf(await write("POST", commits, body))).toMatchObject({ code, status });
  });

  test("that are not UTF-8 are refused", async () => {
    const response = await ask(server, "POST", commits, {
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
      headers: { "x-csrf-token": csrf, "content-type": "application/json" },
    });
    expect(await errorOf(response)).toMatchObject({ code: "RAP_HTTP_JSON", status: 400 });
  });

  test("name the field that is wrong, and what to do", async () => {
    const wrong: [unknown, string][] = [
      [{ ...good, label: 7 }, "changes.0.after.label"],
      [{ ...good, color: "red" }, "changes.0.after.color"],
      [{ ...good, surplus: 1 }, "changes.0.after.surplus"],
      [{ ...good, label: undefined }, "changes.0.after.label"],
    ];
    for (const [after, field] of wrong) {
      const error = await errorOf(await write("POST", commits, oneRegex(after)));
      expect(error).toMatchObject({ status: 400, code: "RAP_HTTP_FIELD", field });
      expect(error.message).toContain(field);
      expect(error.cure).not.toBe("");
    }
  });

  test("are bounded in size and number", async () => {
    const large = { requestKey: "key-00000002", review: "accepted", statements: [], note: "x".repeat(1_100_000) };
    expect(await errorOf(await write("POST", "/api/projects/main/reviews", large))).toMatchObject({ status: 413, code: "RAP_HTTP_TOO_LARGE" });
    const many = { requestKey: "key-00000003", action: "a", summary: "", changes: Array.from({ length: 10_001 }, () => ({})) };
    expect((await errorOf(await write("POST", commits, many))).status).toBe(400);
    const lengthy = await raw(
      `POST ${commits} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nx-csrf-token: ${csrf}\r\nContent-Length: 99999999999\r\n\r\n{`,
    );
    expect(lengthy).toMatch(/^HTTP\/1\.1 413 /);
    expect((await ask(server, "GET", `/api/projects/main/documents?title=${"x".repeat(20_000)}`)).status).toBe(431);
    expect((await ask(server, "GET", "/api/projects/main/documents?limit=100000")).status).toBe(400);
  });

  test("do not set what only the server sets", async () => {
    const view = { id: "v1", name: "Mine", screen: "read", query: "", note: "", createdBy: "somebody" };
    const body = { requestKey: "key-00000004", action: "add", summary: "", changes: [{ kind: "view", id: "v1", expected: null, after: view }] };
    expect((await write("POST", commits, body)).status).toBe(200);
    const stored = (await (await ask(server, "GET", "/api/projects/main/records/view/v1")).json()) as { record: { createdBy: string } };
    expect(stored.record.createdBy).toBe("local");
    const document = { kind: "document", id: "d1", expected: null, after: null };
    expect((await write("POST", commits, { ...body, requestKey: "key-00000005", changes: [document] })).status).toBe(403);
    const typeId = (
      (await (await ask(server, "GET", "/api/projects/main/records/type")).json()) as { records: { record: { id: string }; revision: number }[] }
    ).records[0]!;
    const renamed = { kind: "type", id: typeId.record.id, expected: typeId.revision, after: { ...typeId.record, key: "renamed" } };
    expect(await errorOf(await write("POST", commits, { ...body, requestKey: "key-00000006", changes: [renamed] }))).toMatchObject({
      code: "RAP_RIGHTS_FIXED",
      field: "key",
    });
    const elsewhere = {
      kind: "project",
      id: "other",
      expected: null,
      after: { id: "other", name: "x", description: "", isBlind: false, scale: "icd203", locale: "en" },
    };
    expect((await write("POST", commits, { ...body, requestKey: "key-00000007", changes: [elsewhere] })).status).toBe(403);
  });

  test("of a project that is asked for by the wrong address are not found there", async () => {
    expect(await errorOf(await write("PATCH", commits, {}))).toMatchObject({ status: 405, code: "RAP_HTTP_METHOD" });
    expect(await errorOf(await write("POST", "/api/projects/main/commit", {}))).toMatchObject({ status: 404, code: "RAP_HTTP_NO_ADDRESS" });
  });
});

describe("hostile words", () => {
  test("in filters are only ever words", async () => {
    const quotes = [
      "'",
      "' OR '1'='1",
      "'; DROP TABLE documents; --",
      '"',
      "\\",
      "%",
      "_",
      "\u0000",
      "💥",
      "a' UNION SELECT secretHash FROM api_tokens --",
      "$1",
      "{project}",
    ];
    for (const word of quotes) {
      const text = encodeURIComponent(word);
      for (const query of [
        `documents?title=${text}`,
        `documents?tags=${text}&tags=`,
        `statements?words=${text}`,
        `statements?where=${text}=${text}`,
        `entities?text=${text}`,
        `statements?coders=${text}`,
      ]) {
        const response = await ask(server, "GET", `/api/projects/main/${query}`);
        expect([200, 400], `${query}: ${await response.clone().text()}`).toContain(response.status);
        if (response.status === 200) expect(((await response.json()) as { entries: unknown[] }).entries).toEqual([]);
      }
    }
    expect(((await (await ask(server, "GET", "/api/projects")).json()) as { projects: unknown[] }).projects).toHaveLength(1);
  });

  test("never make the server fail, in any part of any request", async () => {
    const paths = ["documents", "statements", "entities", "records/type", "revisions", "search", "jobs", "records/type/"];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.string({ unit: anyCharacter, maxLength: 40 }),
        fc.constantFrom("cursor", "text", "kind", "id", "limit", "asOf"),
        async (path, word, name) => {
          const tail = path.endsWith("/") ? encodeURIComponent(word.toWellFormed()) : `?${name}=${encodeURIComponent(word.toWellFormed())}`;
          const response = await ask(server, "GET", `/api/projects/main/${path}${tail}`);
          expect(response.status, await response.text()).toBeLessThan(500);
        },
      ),
      { numRuns: times(40, 150) },
    );
  });

  test("cannot write lines into the log or headers into an answer", async () => {
    server.lines.length = 0;
    await ask(server, "GET", '/api/projects/main%0d%0aSet-Cookie:%20a=b%0a{"level":60}/documents?title=secret-words', {
      headers: { "x-request-id": 'forged"\\n{"level":60}' },
    });
    await ask(server, "GET", "/api/%0a%0d/x", { headers: { "user-agent": "agent-name" } });
    const lines = server.lines.join("").trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 30, msg: "request" });
    expect(server.lines.join("")).not.toMatch(/secret-words|forged|agent-name|127\.0\.0\.1|Set-Cookie/);
  });

  test("in a file's name stay words: it is never opened, and its folders are left away", async () => {
    const text = new TextEncoder().encode("The ministry of a small country warned its neighbour on Monday that talks would end.");
    for (const [at, name] of ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/shadow.txt", "a\u0000b.txt", "x\r\nSet-Cookie: a=b.txt"].entries()) {
      const bytes = new Uint8Array([...text, 48 + at]);
      const response = await write("POST", `/api/projects/main/documents?code=false&name=${encodeURIComponent(name)}`, bytes);
      const { documentId } = (await response.json()) as { documentId: string };
      const { document } = (await (await ask(server, "GET", `/api/projects/main/documents/${documentId}`)).json()) as {
        document: { record: { sourceName: string } };
      };
      expect(document.record.sourceName).not.toMatch(/[/\\\u0000-\u001f]/);
    }
  });

  test("addresses that are none of the web are not fetched", async () => {
    for (const url of ["file:///etc/passwd", "ftp://example.org/x", "data:text/html,x", "/etc/passwd", "javascript:alert(1)"])
      expect((await errorOf(await write("POST", "/api/projects/main/fetches", { urls: [url] }))).status).toBe(400);
  });
});

describe("files of the workbench", () => {
  test.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/.hidden",
    "/assets/%00",
    "//etc/passwd",
    "/..\\secret.txt",
  ])("%s leads nowhere", async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/outside|hidden\b(?!")|root:/);
  });

  test("no address leads to another site", async () => {
    for (const path of ["//evil.example", "/\\evil.example", "/https://evil.example", "/x?next=https://evil.example", "//evil.example/%2f.."]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
      expect(answer).not.toMatch(/^HTTP\/1\.1 3/);
      expect(answer).not.toMatch(/^location:/im);
    }
  });

  test("any other page is the workbench; hashed files are kept, and sent compressed where they are", async () => {
    for (const path of ["/", "/main/read/d123", "/settings"]) {
      const page = await ask(server, "GET", path, { headers: { accept: "text/html,*/*" } });
      expect(await page.text()).toContain("Workbench");
      expect(page.headers.get("cache-control")).toBe("no-cache");
    }
    const asset = await fetch(`${server.origin}/assets/app-abc123.js`, { headers: { "accept-encoding": "br" } }).catch((error: unknown) => error);
    // The stand-in is no real brotli: that it cannot be decoded says that it was sent as such.
    if (asset instanceof Response) expect(asset.headers.get("cache-control")).toContain("immutable");
    const head = await raw("GET /assets/app-abc123.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n");
    expect(head).toMatch(/content-encoding: br/i);
    expect(head).toMatch(/cache-control: public, max-age=31536000, immutable/i);
    expect((await ask(server, "GET", "/assets/none.js", { headers: { accept: "text/html" } })).status).toBe(404);
    expect((await ask(server, "GET", "/api/none", { headers: { accept: "text/html" } })).status).toBe(404);
  });
});

describe("slow clients", () => {
  test("that never end their headers are let go", async () => {
    expect(await raw("GET /api/session HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", { waitMs: 4000 })).toMatch(/^HTTP\/1\.1 408 /);
  });

  test("that never end their body are let go", async () => {
    const answer = await raw(
      `POST ${commits} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nx-csrf-token: ${csrf}\r\nContent-Length: 100\r\n\r\n{`,
      { waitMs: 4000 },
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("RAP_HTTP_SLOW");
  });
});

test("what nobody foresaw is logged with its request and told without a word of it", async () => {
  const broken = await startSingleUser();
  const store = broken.app.store as { lists: { documents: unknown } };
  store.lists = { ...store.lists, documents: () => Promise.reject(new Error("SELECT secret FROM inside")) };
  const response = await ask(broken, "GET", "/api/projects/main/documents");
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toMatch(/SELECT|secret|at .*\.ts/);
  const problem = JSON.parse(text) as { code: string; requestId: string };
  expect(problem.code).toBe("RAP_HTTP_INTERNAL");
  const logged = broken.lines
    .map((line) => JSON.parse(line) as { level: number; requestId: string; err?: { stack: string[] } })
    .find(({ level }) => level === 50);
  expect(logged?.requestId).toBe(problem.requestId);
  expect(logged?.err?.stack.length).toBeGreaterThan(0);
  expect(JSON.stringify(logged)).not.toContain("secret");
  await broken.end();
});

test("who asks too often is told how long to wait, each caller for itself", async () => {
  const limited = await startLibraryServer({ flags: { accounts: true, rateLimit: 1 }, now: () => 1_000_000_000_000 });
  const [one, other] = [await makePerson(limited.app, "one"), await makePerson(limited.app, "other")];
  const statuses = [];
  for (let count = 0; count < 11; count++) statuses.push((await ask(limited, "GET", "/api/projects", { as: one })).status);
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
  const refused = await ask(limited, "GET", "/api/projects", { as: one });
  expect(refused.headers.get("retry-after")).toBe("1");
  expect((await ask(limited, "GET", "/api/projects", { as: other })).status).toBe(200);
  await limited.end();
});

test("no more files come in at the same moment than fit into memory", async () => {
  const port = Number(new URL(server.origin).port);
  const head = `POST /api/projects/main/documents?name=a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nx-csrf-token: ${csrf}\r\nContent-Length: 10\r\n\r\n`;
  const held = new Set<Socket>();
  const hold = (): void => {
    const socket = connect(port, "127.0.0.1");
    held.add(socket);
    socket.write(head);
    // One that came while the trial below had the last place is refused, and asks again.
    socket.once("data", () => {
      held.delete(socket);
      socket.destroy();
      hold();
    });
  };
  for (let place = 0; place < 16; place++) hold();
  const refused = async (): Promise<number> =>
    (await write("POST", "/api/projects/main/documents?name=b.txt&code=false", new Uint8Array([65, 66]))).status;
  while ((await refused()) !== 429);
  for (const socket of held) socket.destroy();
  while ((await refused()) === 429);
});

test("names below the server's are kept to https where that is set", async () => {
  const proxied = await startLibraryServer({ flags: { accounts: true, trustedProxies: ["127.0.0.1"], httpsSubdomains: true } });
  const response = await ask(proxied, "GET", "/api/session", { headers: { "x-forwarded-proto": "https" } });
  expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  await proxied.end();
});

test("addresses that a proxy names are believed of trusted proxies alone", async () => {
  for (const [trustedProxies, secure] of [
    [["127.0.0.1"], true],
    [["10.0.0.0/8"], false],
  ] as const) {
    const proxied = await startLibraryServer({ flags: { accounts: true, trustedProxies } });
    const response = await ask(proxied, "GET", "/api/session", { headers: { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" } });
    expect(response.headers.has("strict-transport-security")).toBe(secure);
    await proxied.end();
  }
});
