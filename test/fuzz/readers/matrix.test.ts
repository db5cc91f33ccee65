import { expect, test } from "vitest";
import { isRapporteurError } from "../../../packages/core/src/base/errors.ts";
import { times } from "../../support/effort.ts";
import { grown } from "./grown-files.ts";
import { type FuzzedReader, fuzzedReaders, parquetFile } from "./reader-list.ts";

/* What each reader says of a file that is whole, empty, cut in the middle, a picture, prose, in letters that formats lose, or large. */

const [empty, damaged, binary, parquet] = ["RAP_SOURCE_EMPTY", "RAP_SOURCE_DAMAGED", "RAP_SOURCE_BINARY", "RAP_EXCHANGE_PARQUET"];

/** By reader: empty, truncated, a picture, prose. A whole file is read by all. */
const outcomes: Readonly<Record<string, readonly [empty: string, truncated: string, picture: string, prose: string]>> = {
  text: [empty, "read", binary, "read"],
  markdown: [empty, "read", binary, "read"],
  html: [empty, "read", binary, "read"],
  rtf: [empty, "read", binary, "read"],
  mail: [empty, "RAP_SOURCE_NO_TEXT", binary, "read"],
  subtitles: [empty, "read", binary, "read"],
  docx: [empty, damaged, binary, "read"],
  odt: [empty, damaged, binary, "read"],
  epub: [empty, damaged, binary, "read"],
  msg: [empty, damaged, binary, "read"],
  warc: [empty, damaged, binary, "read"],
  // What is no collection is one file.
  "warc listing": ["read", "read", "read", "read"],
  mailbox: ["read", "read", "read", "read"],
  zip: ["read", damaged, "read", "read"],
  pdf: [empty, damaged, binary, "read"],
  csv: ["RAP_EXCHANGE_EMPTY", "RAP_EXCHANGE_CSV", "read", "RAP_EXCHANGE_EMPTY"],
  jsonl: ["RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON"],
  "lines of JSON": ["RAP_EXCHANGE_EMPTY", "RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON"],
  readout: ["RAP_SERVICE_READOUT", "RAP_SERVICE_READOUT", "RAP_SERVICE_READOUT", "RAP_SERVICE_READOUT"],
  brat: ["read", "RAP_EXCHANGE_BRAT", "RAP_EXCHANGE_BRAT", "RAP_EXCHANGE_BRAT"],
  webanno: [empty, "RAP_EXCHANGE_EMPTY", binary, damaged],
  xmi: [empty, damaged, binary, damaged],
  "type system": [empty, damaged, binary, damaged],
  "web annotations": ["RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON", "RAP_EXCHANGE_JSON"],
  conllu: ["RAP_EXCHANGE_EMPTY", "RAP_EXCHANGE_CONLLU", "RAP_EXCHANGE_CONLLU", "RAP_EXCHANGE_CONLLU"],
  tei: ["RAP_EXCHANGE_EMPTY", damaged, damaged, damaged],
  refi: [empty, damaged, binary, damaged],
  xlsx: ["RAP_EXCHANGE_EMPTY", damaged, "RAP_EXCHANGE_XLSX", "RAP_EXCHANGE_XLSX"],
  parquet: [parquet, parquet, parquet, parquet],
  dna: ["RAP_EXCHANGE_DNA", "RAP_EXCHANGE_DNA", "RAP_EXCHANGE_DNA", "RAP_EXCHANGE_DNA"],
};

const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(200, 3)]);
const prose = Buffer.from("Ministers will meet on Tuesday. They are likely to agree.\n");

async function outcomeOf({ read }: FuzzedReader, bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    return "read";
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return error.code;
  }
}

test("every reader has its outcomes stated", () => {
  expect(Object.keys(outcomes).toSorted()).toEqual(fuzzedReaders.map(({ name }) => name).toSorted());
});

// The process that reads PDF files takes long to start: it has tests of its own.
test.each(fuzzedReaders.filter(({ name }) => name !== "pdf"))("$name: whole, empty, truncated, foreign", async (reader) => {
  const [whole = prose] = reader.whole;
  const files = [whole, Buffer.alloc(0), whole.subarray(0, Math.floor(whole.length / 2)), picture, prose];
  const found: string[] = [];
  for (const bytes of files) found.push(await outcomeOf(reader, bytes));
  expect(found).toEqual(["read", ...(outcomes[reader.name] ?? [])]);
});

const madeFor: typeof grown = { ...grown, parquet: parquetFile };

/** So many lines or statements: some 30 kB, and some 15 MB in the long form. */
const many = times(200, 100_000);

/** What takes fewer: an archive has no room for the number of more files, and of these two formats a file takes more than a reader gives it. */
const most: Readonly<Record<string, number>> = { zip: 60_000, webanno: 20_000, xmi: 20_000 };
const refusals: Readonly<Record<string, string>> = { webanno: "RAP_SOURCE_INFLATES", xmi: "RAP_SOURCE_TOO_MANY" };

test.each(fuzzedReaders.filter(({ name }) => name !== "pdf"))("$name: in letters that formats lose, and large", async (reader) => {
  const make = madeFor[reader.name] ?? expect.unreachable(`${reader.name} has no larger file`);
  expect(await outcomeOf(reader, make(3))).toBe("read");
  const least = Math.min(many, most[reader.name] ?? many);
  expect(await outcomeOf(reader, make(least))).toBe("read");
  const refusal = refusals[reader.name];
  if (refusal !== undefined && many > least) expect(await outcomeOf(reader, make(many))).toBe(refusal);
});
