import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { listSources } from "../archive/list-sources.ts";
import { type ListLimits } from "../archive/listed-source.ts";
import { writeZip } from "../archive/zip-writer-for-tests.ts";
import { setLines, writePdf } from "../pdf/pdf-writer-for-tests.ts";
import { readSource } from "../read-source.ts";

const words = "Ministers of 🌍 will meet in Rémi’s town on Tuesday, and they are likely to agree on most of what was left open.";
const page = `<html><head><title>Talks</title></head><body><article><h1>Talks on the river</h1><p>${words}</p></article></body></html>`;
const desk = mkdtempSync(join(tmpdir(), "webarchive-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

type Fields = Readonly<Record<string, string>>;

function record(type: string, block: Uint8Array | string, fields: Fields = {}): Buffer {
  const content = Buffer.from(block);
  const head = Object.entries({ "WARC-Type": type, "WARC-Date": "2024-03-05T10:00:00Z", ...fields, "Content-Length": String(content.length) });
  return Buffer.concat([
    Buffer.from(`WARC/1.0\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`),
    content,
    Buffer.from("\r\n\r\n"),
  ]);
}

function answer(body: Uint8Array | string, headers: Fields = {}, status = "200 OK"): Buffer {
  const head = Object.entries({ "Content-Type": "text/html; charset=utf-8", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head.join("")}\r\n`), Buffer.from(body)]);
}

const response = (url: string, ...about: Parameters<typeof answer>): Buffer => record("response", answer(...about), { "WARC-Target-URI": url });
const chunked = (body: Uint8Array): Buffer =>
  Buffer.concat([
    ...[body.subarray(0, 10), body.subarray(10)].flatMap((part) => [Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from("\r\n")]),
    Buffer.from("0\r\n\r\n"),
  ]);

const archive = [
  record("warcinfo", "software: hand\r\n"),
  record("request", "GET / HTTP/1.1\r\n\r\n", { "WARC-Target-URI": "https://a.example/" }),
  response("https://a.example/plain", page),
  response("https://a.example/packed", chunked(gzipSync(page.replace("Talks", "Packed"))), {
    "Transfer-Encoding": "chunked",
    "Content-Encoding": "gzip",
  }),
  response("https://a.example/br", brotliCompressSync(page.replace("Talks", "Brotli")), { "Content-Encoding": "br" }),
  response("https://a.example/latin", Buffer.from("Café talks go on, and the ministers are likely to agree on most of it.", "latin1"), {
    "Content-Type": "text/plain; charset=iso-8859-1",
  }),
  response("https://a.example/a.png", "\u0089PNG", { "Content-Type": "image/png" }),
  response("https://a.example/old", "", { Location: "/plain" }, "301 Moved"),
  response("https://a.example/none", ""),
  record("revisit", "HTTP/1.1 200 OK\r\n\r\n", { "WARC-Target-URI": "https://a.example/plain", "WARC-Refers-To": "<urn:x>" }),
  record("resource", page.replace("Talks", "Resource"), { "WARC-Target-URI": "https://a.example/resource", "Content-Type": "text/html" }),
  response("https://a.example/paper.pdf", writePdf({ pages: [setLines(words.replace(/[^\x20-\x7e]/g, "e"), { x: 60, y: 80, width: 470 })] }), {
    "Content-Type": "application/pdf",
  }),
];
const plain = Buffer.concat(archive);
const packed = Buffer.concat(archive.map((one) => gzipSync(one)));
const wacz = writeZip([
  { name: "archive/data.warc.gz", content: packed, isStored: true },
  { name: "datapackage.json", content: "{}", isStored: true },
  { name: "pages/pages.jsonl", content: "{}" },
]);

interface Listing {
  readonly pages: { name: string; bytes: Uint8Array }[];
  readonly notes: string[];
  readonly errors: string[];
}

async function list(source: Uint8Array | string, limits: Partial<ListLimits> = {}): Promise<Listing> {
  const found: Listing = { pages: [], notes: [], errors: [] };
  for await (const one of listSources(typeof source === "string" ? source : { bytes: source, name: "a.bin" }, limits)) {
    if (one.error !== undefined) found.errors.push(one.error.code);
    else if (one.bytes === undefined) found.notes.push(one.note);
    else found.pages.push(one);
  }
  return found;
}

/** Read in this process: what is tested is the readers, not the process around them. */
const read = (bytes: Uint8Array) => readSource(bytes, { name: "a.warc", isBounded: true });

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    return "read";
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return error.code;
  }
}

describe("a web archive", () => {
  test.each([
    ["WARC", plain],
    ["WARC of gzip members", packed],
    ["WARC in one gzip", gzipSync(plain)],
    ["WACZ", wacz],
  ])("%s is recognised by content and listed by its pages; the rest is counted", async (_, bytes) => {
    writeFileSync(join(desk, "named-wrongly.dat"), bytes);
    for (const source of [bytes, join(desk, "named-wrongly.dat")]) {
      const { pages, notes, errors } = await list(source);
      expect(pages.map(({ name }) => name.replace(/^[^/]*\//, ""))).toEqual([
        "0001 a.example_plain.warc",
        "0002 a.example_packed.warc",
        "0003 a.example_br.warc",
        "0004 a.example_latin.warc",
        "0005 a.example_resource.warc",
        "0006 a.example_paper.pdf.warc",
      ]);
      expect(errors).toEqual([]);
      expect(notes).toEqual([
        "of the web archive are not read as documents: 2 other records, 1 answers that are not pages (pictures, scripts, data), 1 redirects and errors, 1 empty answers, 1 revisits of pages",
      ]);
    }
  });

  test("each page is read with its address and the day of its archiving", async () => {
    const { pages } = await list(packed);
    const all = await Promise.all(pages.map(({ bytes }) => read(bytes)));
    expect(all.map(({ document }) => [document.metadata.url, document.metadata.title])).toEqual([
      ["https://a.example/plain", expect.stringContaining("Talks")],
      ["https://a.example/packed", expect.stringContaining("Talks")],
      ["https://a.example/br", expect.stringContaining("Talks")],
      ["https://a.example/latin", null],
      ["https://a.example/resource", expect.stringContaining("Talks")],
      ["https://a.example/paper.pdf", null],
    ]);
    for (const place of [0, 1, 2, 4]) expect(all[place]?.document.text).toContain(words);
    expect(all[3]?.document.text).toContain("Café talks");
    expect(all[5]?.document.text).toContain("likely to agree");
    for (const { warnings, document } of all) {
      expect(warnings).toContainEqual({ code: "page-archived", message: "the page was archived on 2024-03-05" });
      expect(document.metadata.published).toBeNull();
    }
  });

  test("of one page is read as a document; of several it is to be imported, of none it holds no text", async () => {
    expect((await read(gzipSync(Buffer.concat([archive[0] ?? plain, archive[2] ?? plain])))).document.text).toContain(words);
    expect(await codeOf(packed)).toBe("RAP_SOURCE_PAGES");
    expect(await codeOf(wacz)).toBe("RAP_SOURCE_PAGES");
    expect(await codeOf(archive[0] ?? plain)).toBe("RAP_SOURCE_NO_TEXT");
  });

  test("a body that says that it is packed or in chunks and is not counts as it is", async () => {
    const headers = { "Transfer-Encoding": "chunked", "Content-Encoding": "gzip" };
    expect((await read(response("https://a.example/", page, headers))).document.text).toContain(words);
    expect((await read(response("https://a.example/", deflateRawSync(page), { "Content-Encoding": "deflate" }))).document.text).toContain(words);
    expect(await codeOf(response("https://a.example/", gzipSync(page).subarray(0, 60), { "Content-Encoding": "gzip" }))).toBe("RAP_SOURCE_DAMAGED");
    expect(await codeOf(response("https://a.example/", "x", { "Content-Encoding": "secret" }))).toBe("RAP_SOURCE_DAMAGED");
    expect(await codeOf(response("https://a.example/", "x", { "Content-Encoding": "constructor" }))).toBe("RAP_SOURCE_DAMAGED");
  });

  test("in a ZIP is listed by its pages too", async () => {
    const { pages } = await list(
      writeZip([
        { name: "one.warc.gz", content: packed },
        { name: "b.txt", content: words },
      ]),
    );
    expect(pages.map(({ name }) => name).filter((name) => name.startsWith("one.warc.gz/"))).toHaveLength(6);
    expect(pages.at(-1)?.name).toBe("b.txt");
  });
});

describe("a web archive that is damaged or a trap", () => {
  test.each([
    ["cut after a page, within a record", plain.subarray(0, 900)],
    ["cut after a page, within a gzip member", packed.subarray(0, 700)],
    ["a record without a length", Buffer.from("WARC/1.0\r\nWARC-Type: response\r\n\r\nwords")],
    ["a head without end", Buffer.from(`WARC/1.0\r\n${"a: b\r\n".repeat(100_000)}`)],
    ["words after a page, between records", Buffer.concat([archive[2] ?? plain, Buffer.from("no record\r\n")])],
    ["a line without end", Buffer.concat([Buffer.from("WARC/1.0\r\n"), Buffer.alloc(1_000_000, 97)])],
  ])("%s is damaged, and the pages before it are listed", async (name, bytes) => {
    const { pages, errors } = await list(bytes);
    expect(errors).toEqual(["RAP_SOURCE_DAMAGED"]);
    expect(pages).toHaveLength(name.includes("after a page") ? 1 : 0);
  });

  test("what unpacks to a hundred times its size is refused, as the archive and as a page in it", async () => {
    const zeros = Buffer.alloc(20_000_000);
    const bomb = gzipSync(response("https://a.example/", zeros, { "Content-Type": "text/plain" }));
    expect((await list(bomb)).errors).toEqual(["RAP_SOURCE_INFLATES"]);
    expect(await codeOf(bomb)).toBe("RAP_SOURCE_INFLATES");
    const inside = response("https://a.example/", gzipSync(zeros), { "Content-Encoding": "gzip" });
    expect((await list(inside)).pages).toHaveLength(1);
    expect(await codeOf(inside)).toBe("RAP_SOURCE_INFLATES");
    const twice = response("https://a.example/", gzipSync(gzipSync(zeros)), { "Content-Encoding": "gzip, gzip" });
    expect(await codeOf(twice)).toBe("RAP_SOURCE_INFLATES");
  });

  test("a page that is too large is listed as an error, and the next one follows", async () => {
    const large = response("https://a.example/large", Buffer.alloc(200_000, 97), { "Content-Type": "text/plain" });
    const { pages, errors } = await list(Buffer.concat([large, archive[2] ?? plain]), { maxBytes: 150_000 });
    expect([errors, pages.length]).toEqual([["RAP_SOURCE_TOO_LARGE"], 1]);
    expect((await list(plain, { maxFiles: 2 })).errors).toEqual(["RAP_SOURCE_TOO_MANY"]);
    expect((await list(plain, { maxTotalBytes: 1000 })).errors).toEqual(["RAP_SOURCE_INFLATES"]);
  });

  test("huge: thousands of pages in the memory of one", { tags: "long" }, async () => {
    const many = Buffer.concat(Array.from({ length: 3000 }, (_, at) => gzipSync(response(`https://a.example/${at}`, page))));
    const { pages, errors } = await list(many);
    expect([pages.length, errors]).toEqual([3000, []]);
  });
});
