import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FetchOptions, fetchUrl } from "./fetch-url.ts";
import { writeZip } from "./archive/zip-writer-for-tests.ts";
import { writePdf } from "./pdf/pdf-writer-for-tests.ts";
import { isPublicAddress } from "./public-address.ts";
import { readSource } from "./read-source.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const html = (words: string): string => `<!doctype html><html><body><h1>A page of words</h1><p>${words}</p></body></html>`;

const routes: Readonly<Record<string, Handler>> = {
  "/page": (_, response) =>
    response.setHeader("content-type", "text/html; charset=windows-1252").end(Buffer.from(html("caf\xe9 society, as it was"), "latin1")),
  "/gzip": (_, response) => response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end(gzipSync("packed words")),
  "/br": (_, response) =>
    response.writeHead(200, { "content-type": "text/markdown", "content-encoding": "br" }).end(brotliCompressSync("# packed words")),
  "/bomb": (_, response) =>
    response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000, 0x61))),
  "/broken-gzip": (_, response) => response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" }).end("no gzip"),
  "/endless": (_, response) => {
    response.setHeader("content-type", "text/plain");
    const timer = setInterval(() => response.write("x".repeat(65_536)), 1);
    response.once("close", () => clearInterval(timer));
  },
  "/slow": () => {},
  "/half": (_, response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.write("the beginning");
  },
  "/cut": (_, response) => {
    response.writeHead(200, { "content-type": "text/plain", "content-length": "1000" });
    response.write("the beginning", () => response.destroy());
  },
  "/picture": (_, response) => response.setHeader("content-type", "image/png").end("PNG"),
  "/paper": (_, response) =>
    response.setHeader("content-type", "application/pdf").end(writePdf({ pages: [[{ text: "The gates are shut.", x: 60, y: 100 }]] })),
  "/disguised": (_, response) => response.setHeader("content-type", "text/plain").end("GIF89a"),
  "/page-called-paper": (_, response) => response.setHeader("content-type", "application/pdf").end(html("no paper")),
  "/paper-called-page": (_, response) =>
    response.setHeader("content-type", "text/html").end(writePdf({ pages: [[{ text: "The gates are shut.", x: 60, y: 100 }]] })),
  "/archive-called-page": (_, response) => response.setHeader("content-type", "text/html").end(writeZip([{ name: "a.txt", content: "words" }])),
  "/zstd": (_, response) => response.writeHead(200, { "content-type": "text/plain", "content-encoding": "zstd" }).end("?"),
  "/untyped": (_, response) => response.end("plain words"),
  "/once": (_, response) => response.writeHead(302, { location: "/page" }).end(),
  "/loop": (_, response) => response.writeHead(301, { location: "/loop" }).end(),
  "/to-private": (_, response) => response.writeHead(302, { location: "http://10.1.2.3/secret" }).end(),
  "/to-name": (_, response) => response.writeHead(302, { location: "http://inside.example/secret" }).end(),
  "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/to-port": (_, response) => response.writeHead(302, { location: "http://public.example:25/" }).end(),
};

let server: Server;
let port = 0;
const seen: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.headers.host} ${request.url}`);
    const route = routes[request.url ?? ""];
    if (route === undefined) response.writeHead(request.url === "/busy" ? 503 : 404).end();
    else route(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names under public.example lead to the test server; every other name to a private address. */
function testNetwork(more: FetchOptions = {}): FetchOptions {
  return {
    lookup: async (hostname) => [{ address: hostname === "public.example" ? "127.0.0.1" : "192.168.7.7", family: 4 }],
    allowsAddress: (address) => address === "127.0.0.1",
    allowsPort: (asked) => asked === port,
    timeoutMs: 5000,
    ...more,
  };
}
const at = (path: string): string => `http://public.example:${port}${path}`;

describe("fetches", () => {
  test("a page with its charset", async () => {
    const { document, encoding, format } = await readSource(at("/page"), { fetch: testNetwork() });
    expect([format, encoding, document.metadata.url]).toEqual(["html", "windows-1252", at("/page")]);
    expect(document.text).toContain("café society");
  });

  test("a paper in PDF", async () => {
    const { document, format } = await readSource(at("/paper"), { fetch: testNetwork() });
    expect([format, document.text, document.metadata.url]).toEqual(["pdf", "The gates are shut.", at("/paper")]);
  });

  test("packed answers and answers without a type", async () => {
    expect(Buffer.from((await fetchUrl(at("/gzip"), testNetwork())).bytes).toString()).toBe("packed words");
    expect((await readSource(at("/br"), { fetch: testNetwork() })).format).toBe("markdown");
    expect((await readSource(at("/untyped"), { fetch: testNetwork() })).document.text).toBe("plain words");
  });

  test("where a redirect leads, under its last address", async () => {
    expect((await fetchUrl(at("/once"), testNetwork())).url).toBe(at("/page"));
  });
});

describe("where hosts are named, asks", () => {
  test("these and the names below them alone, at each redirect", async () => {
    const named = (...hosts: string[]): FetchOptions => testNetwork({ hosts });
    expect((await fetchUrl(at("/once"), named("public.example"))).url).toBe(at("/page"));
    expect((await fetchUrl(at("/once"), named("other.example", "example"))).url).toBe(at("/page"));
    for (const host of ["lic.example", "public.example.org", "inside.example"])
      await expect(fetchUrl(at("/page"), named(host))).rejects.toMatchObject({ code: "RAP_SOURCE_HOST", details: { host: "public.example" } });
    const open = testNetwork({ hosts: ["public.example"], allowsPort: () => true });
    await expect(fetchUrl(at("/to-name"), open)).rejects.toMatchObject({ code: "RAP_SOURCE_HOST", details: { host: "inside.example" } });
  });
});

test("where encryption is demanded, an address without it is refused before anything is asked", async () => {
  const asked = seen.length;
  const refusal = { code: "RAP_SOURCE_URL", details: { problem: "nothing is fetched here without encryption" } };
  await expect(fetchUrl(at("/page"), testNetwork({ httpsOnly: true }))).rejects.toMatchObject(refusal);
  expect(seen.length).toBe(asked);
  // The server speaks no TLS: an address with it gets as far as the connection.
  const encrypted = fetchUrl(at("/page").replace("http:", "https:"), testNetwork({ httpsOnly: true }));
  await expect(encrypted).rejects.toMatchObject({ code: "RAP_SOURCE_UNREACHABLE" });
});

describe("refuses", () => {
  test.each([
    ["/loop", "RAP_SOURCE_REDIRECTS"],
    ["/to-private", "RAP_SOURCE_URL"],
    ["/to-file", "RAP_SOURCE_URL"],
    ["/to-port", "RAP_SOURCE_URL"],
    ["/picture", "RAP_SOURCE_CONTENT_TYPE"],
    ["/zstd", "RAP_SOURCE_CONTENT_TYPE"],
    ["/missing", "RAP_SOURCE_STATUS"],
    ["/busy", "RAP_SOURCE_STATUS"],
    ["/bomb", "RAP_SOURCE_TOO_LARGE"],
    ["/endless", "RAP_SOURCE_TOO_LARGE"],
    ["/broken-gzip", "RAP_SOURCE_UNREACHABLE"],
    ["/cut", "RAP_SOURCE_UNREACHABLE"],
    ["/disguised", "RAP_SOURCE_BINARY"],
    ["/page-called-paper", "RAP_SOURCE_DAMAGED"],
    ["/paper-called-page", "RAP_SOURCE_BINARY"],
    ["/archive-called-page", "RAP_SOURCE_BINARY"],
  ])("%s with %s", async (path, code) => {
    await expect(readSource(at(path), { maxBytes: 1_000_000, fetch: testNetwork() })).rejects.toMatchObject({ code });
  });

  test("an address inside, given or by redirect, by number or by name, before any connection", async () => {
    seen.length = 0;
    const open = testNetwork({ allowsPort: () => true });
    await expect(fetchUrl(at("/to-private"), open)).rejects.toMatchObject({ code: "RAP_SOURCE_PRIVATE_ADDRESS", details: { address: "10.1.2.3" } });
    await expect(fetchUrl(at("/to-name"), open)).rejects.toMatchObject({ code: "RAP_SOURCE_PRIVATE_ADDRESS", details: { address: "192.168.7.7" } });
    await expect(fetchUrl("http://inside.example/", open)).rejects.toMatchObject({ code: "RAP_SOURCE_PRIVATE_ADDRESS" });
    expect(seen).toEqual([`public.example:${port} /to-private`, `public.example:${port} /to-name`]);
  });

  test("a name of which one address is inside", async () => {
    const lookup = async (): Promise<{ address: string; family: number }[]> => [
      { address: "127.0.0.1", family: 4 },
      { address: "169.254.169.254", family: 4 },
    ];
    await expect(fetchUrl(at("/page"), testNetwork({ lookup }))).rejects.toMatchObject({ code: "RAP_SOURCE_PRIVATE_ADDRESS" });
  });

  test.each(["/slow", "/half"])("%s after the time limit", async (path) => {
    await expect(fetchUrl(at(path), testNetwork({ timeoutMs: 150 }))).rejects.toThrow(/did not answer in full within 0\.15 s/);
  });

  test("a resolver that never answers", async () => {
    const lookup = (): Promise<never> => new Promise(() => {});
    await expect(fetchUrl(at("/page"), testNetwork({ lookup, timeoutMs: 100 }))).rejects.toMatchObject({ code: "RAP_SOURCE_TIMEOUT" });
  });

  test("a port nobody listens on", async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const freed = (probe.address() as AddressInfo).port;
    await new Promise((resolve) => probe.close(resolve));
    await expect(fetchUrl(`http://public.example:${freed}/`, testNetwork({ allowsPort: () => true }))).rejects.toThrow(
      /the connection was refused; check/,
    );
  });

  test("without the tests' network: loopback in all its spellings, other ports, credentials", async () => {
    for (const host of ["127.0.0.1", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "0.0.0.0", "169.254.169.254"]) {
      await expect(fetchUrl(`http://${host}/`)).rejects.toMatchObject({ code: "RAP_SOURCE_PRIVATE_ADDRESS" });
    }
    await expect(fetchUrl("http://example.org:8080/")).rejects.toThrow(/port 8080/);
    await expect(fetchUrl("https://user:secret@example.org/")).rejects.toThrow(/^https:\/\/example\.org\/ cannot be fetched: it carries/);
    await expect(fetchUrl("http://")).rejects.toMatchObject({ code: "RAP_SOURCE_URL" });
  });
});

test.each([
  ["8.8.8.8", true],
  ["2606:4700::1111", true],
  ["10.0.0.1", false],
  ["100.64.0.1", false],
  ["172.16.0.1", false],
  ["192.168.0.1", false],
  ["198.18.0.1", false],
  ["192.0.2.1", false],
  ["224.0.0.1", false],
  ["240.0.0.1", false],
  ["255.255.255.255", false],
  ["fe80::1", false],
  ["fc00::1", false],
  ["fec0::1", false],
  ["ff02::1", false],
  ["2001:db8::1", false],
  ["2002:7f00:1::", false],
  ["::ffff:10.0.0.1", false],
  ["::", false],
  ["no address", false],
])("%s is public: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
