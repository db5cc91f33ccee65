import { describe, expect, it } from "vitest";
import { parseRequest } from "./parse-request.ts";
import type { StreamLine } from "./split-lines.ts";

const lineOf = (bytes: Uint8Array, isTooLong = false): StreamLine => ({ number: 7, bytes, isTooLong, isClosed: true, endByte: 0 });
const parse = (value: unknown, fetches = false) =>
  parseRequest(lineOf(Buffer.from(typeof value === "string" ? value : JSON.stringify(value))), { file: "in.jsonl", fetches });

describe("a line of a stream of documents", () => {
  it("gives text, bytes, a path or an address, under the name that errors call it by", () => {
    expect(parse({ id: "a", text: "Grüße" })).toEqual({
      id: "a",
      source: { bytes: Buffer.from("Grüße"), name: "a" },
      options: { charset: "utf-8" },
    });
    expect(parse({ id: 12, bytes: "aGk=", name: "a.html", type: "application/pdf" })).toEqual({
      id: "12",
      source: { bytes: Buffer.from("hi"), name: "a.html" },
      options: { format: "pdf" },
    });
    expect(parse({ id: "a", path: "x/y.pdf", text: null })).toMatchObject({ source: "x/y.pdf" });
    expect(parse({ id: "a", url: "https://example.org/" }, true)).toMatchObject({ source: "https://example.org/" });
  });

  it("takes what is known of the document, and leaves aside what is the caller's own", () => {
    const metadata = { published: "2024-02-29", authors: ["Ana Ruiz"], shelf: 3, title: null };
    expect(parse({ id: "a", text: "x", metadata })).toMatchObject({ options: { metadata: { published: "2024-02-29", authors: ["Ana Ruiz"] } } });
  });

  it.each([
    ["{", "RAP_EXCHANGE_JSON", /in\.jsonl, line 7: it is not JSON/, null],
    ["[]", "RAP_EXCHANGE_JSON", /not an object/, null],
    [{ text: "x" }, "RAP_EXCHANGE_JSON", /no id/, null],
    [{ id: "a\u0000", text: "x" }, "RAP_EXCHANGE_JSON", /no id/, null],
    [{ id: "a" }, "RAP_EXCHANGE_JSON", /no document/, "a"],
    [{ id: "a", text: "x", path: "y" }, "RAP_EXCHANGE_JSON", /path and text/, "a"],
    [{ id: "a", text: 3 }, "RAP_EXCHANGE_JSON", /text is not a text/, "a"],
    [{ id: "a", bytes: "a b" }, "RAP_EXCHANGE_JSON", /not base64/, "a"],
    [{ id: "a", path: "http://127.0.0.1/" }, "RAP_EXCHANGE_JSON", /path is an address/, "a"],
    [{ id: "a", url: "/etc/passwd" }, "RAP_EXCHANGE_JSON", /url is not an address/, "a"],
    [{ id: "a", url: "https://example.org/" }, "RAP_READ_ADDRESS", /--urls/, "a"],
    [{ id: "a", text: "x", type: "video/mp4" }, "RAP_EXCHANGE_JSON", /type "video\/mp4" is not known/, "a"],
    [{ id: "a", text: "x", metadata: { published: "2023-02-29" } }, "RAP_EXCHANGE_JSON", /metadata\.published is not a day/, "a"],
  ])("%j is refused with its place and a cure", (value, code, words, id) => {
    const refused = parse(value);
    expect(refused).toMatchObject({ id, error: { code } });
    expect("error" in refused && refused.error.message).toMatch(words);
  });

  it("is refused where it is longer than any document, or not UTF-8", () => {
    const rules = { file: "in.jsonl", fetches: false };
    expect(parseRequest(lineOf(Buffer.from("{"), true), rules)).toMatchObject({ id: null, error: { code: "RAP_EXCHANGE_JSON" } });
    expect(parseRequest(lineOf(Buffer.from([0x7b, 0xff, 0x7d])), rules)).toMatchObject({ id: null, error: { code: "RAP_EXCHANGE_JSON" } });
  });
});
