import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { KnownMetadata, ReadOptions } from "@rapporteur/reader/reading";
import { defaultMaxBytes, formatOfContentType, isAddress, sizeInWords, type SourceFormat, sourceFormats } from "@rapporteur/reader/sources";
import type { ReadingSource } from "../../documents/reading-task.ts";
import type { StreamLine } from "./split-lines.ts";

/** A document of a stream, to be read. */
export interface DocumentRequest {
  readonly id: string;
  readonly source: ReadingSource;
  readonly options: Pick<ReadOptions, "charset" | "format" | "metadata">;
}

/** A line that asks for no document that may be read; the id is null where the line names none. */
export interface RefusedRequest {
  readonly id: string | null;
  readonly error: RapporteurError;
}

export interface RequestRules {
  /** How errors name the stream. */
  readonly file: string;
  /** Whether documents may be fetched from addresses. */
  readonly fetches: boolean;
}

/** The longest line: the largest document in base64, and room for its metadata. */
export const mostLineBytes = Math.ceil((defaultMaxBytes * 4) / 3) + 1024 * 1024;

const mostIdLength = 1000;
const sourceFields = ["path", "url", "text", "bytes"] as const;
type SourceField = (typeof sourceFields)[number];
type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * Reads a line of a stream of documents: `id`, one of `path`, `url`, `text` and `bytes` (base64), and, as far as they are known, `name`, `type` (one of our
 * formats, or a content type) and `metadata`. Other fields are left aside.
 *
 * @returns what is to be read, or why the line is refused: RAP_EXCHANGE_JSON naming the line, RAP_READ_ADDRESS, RAP_SOURCE_TOO_LARGE
 */
export function parseRequest(line: StreamLine, rules: RequestRules): DocumentRequest | RefusedRequest {
  let id: string | null = null;
  const place: Place = { file: rules.file, line: line.number };
  try {
    const record = recordOf(line, place);
    id = idOf(record, place);
    return { id, source: sourceOf(record, id, { ...rules, place }), options: optionsOf(record, place) };
  } catch (thrown) {
    if (isRapporteurError(thrown)) return { id, error: thrown };
    throw thrown;
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function wrong(place: Place, problem: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_JSON", { ...place, problem, cure });
}

function recordOf({ bytes, isTooLong }: StreamLine, place: Place): JsonRecord {
  if (isTooLong) throw wrong(place, `the line is longer than ${sizeInWords(mostLineBytes)}`, "split the document, or give its path");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw wrong(place, "it is not JSON in UTF-8", "write one JSON object a line");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(place, "it is not an object", "write one JSON object a line");
  return value as JsonRecord;
}

function idOf({ id }: JsonRecord, place: Place): string {
  if (typeof id === "number" && Number.isSafeInteger(id)) return String(id);
  if (typeof id === "string" && id !== "" && id.length <= mostIdLength && !id.includes("\0") && id.isWellFormed()) return id;
  throw wrong(place, "it has no id", `give each document an "id": a text of 1 to ${mostIdLength} characters, or a whole number`);
}

function sourceOf(record: JsonRecord, id: string, { place, fetches }: RequestRules & { readonly place: Place }): ReadingSource {
  const given = sourceFields.filter((field) => record[field] !== undefined && record[field] !== null);
  const field = given[0];
  if (field === undefined || given.length > 1) {
    const problem = given.length > 1 ? `it has ${given.join(" and ")}` : "it has no document";
    throw wrong(place, problem, `give one of ${sourceFields.join(", ")}`);
  }
  const value = record[field];
  if (typeof value !== "string") throw wrong(place, `${field} is not a text`, "write it as a string");
  return readSourceField(field, value, { place, fetches, name: nameOf(record, place) ?? id });
}

interface FieldRules {
  readonly place: Place;
  readonly fetches: boolean;
  readonly name: string;
}

function readSourceField(field: SourceField, value: string, { place, fetches, name }: FieldRules): ReadingSource {
  switch (field) {
    case "text":
      return { bytes: Buffer.from(value, "utf8"), name };
    case "bytes":
      return { bytes: decodeBase64(value, place), name };
    case "path":
      if (isAddress(value)) throw wrong(place, "path is an address", "give it as url");
      return value;
    case "url":
      if (!isAddress(value)) throw wrong(place, "url is not an address", "give a file as path");
      if (!fetches) throw new RapporteurError("RAP_READ_ADDRESS", { url: value });
      return value;
  }
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decodeBase64(value: string, place: Place): Uint8Array {
  if (value.length % 4 !== 0 || !base64.test(value)) throw wrong(place, "bytes are not base64", "encode them with the standard alphabet and padding");
  return Buffer.from(value, "base64");
}

function nameOf({ name }: JsonRecord, place: Place): string | null {
  if (name === undefined || name === null) return null;
  if (typeof name === "string" && name !== "" && name.length <= mostIdLength) return name;
  throw wrong(place, "name is not a text", `write it as a string of 1 to ${mostIdLength} characters, or leave it out`);
}

function optionsOf(record: JsonRecord, place: Place): DocumentRequest["options"] {
  const format = formatOf(record["type"], place);
  const metadata = metadataOf(record["metadata"], place);
  return {
    // A text needs no finding out, whatever it says of itself.
    ...(typeof record["text"] === "string" ? { charset: "utf-8" } : {}),
    ...(format === null ? {} : { format }),
    ...(metadata === null ? {} : { metadata }),
  };
}

function formatOf(type: unknown, place: Place): SourceFormat | null {
  if (type === undefined || type === null) return null;
  const format = typeof type === "string" ? (sourceFormats.find((known) => known === type) ?? formatOfContentType(type)) : null;
  if (format === null)
    throw wrong(place, `type ${JSON.stringify(type).slice(0, 80)} is not known`, `give one of ${sourceFormats.join(", ")}, or leave it out`);
  return format;
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** A day that there is: the 30th of February is none. */
function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

const metadataFields: Readonly<Record<keyof KnownMetadata, readonly [check: (value: unknown) => boolean, wanted: string]>> = {
  title: [isText, "a text"],
  published: [isDay, "a day as YYYY-MM-DD"],
  publisher: [isText, "a text"],
  url: [isText, "a text"],
  authors: [areTexts, "a list of texts"],
  tags: [areTexts, "a list of texts"],
};

/** Fields of ours; others, which belong to the caller, and fields without a value are left aside. */
function metadataOf(given: unknown, place: Place): KnownMetadata | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== "object" || Array.isArray(given)) throw wrong(place, "metadata is not an object", "write it as one, or leave it out");
  const record = given as JsonRecord;
  const known = Object.entries(metadataFields).filter(([field]) => record[field] !== undefined && record[field] !== null);
  for (const [field, [check, wanted]] of known)
    if (!check(record[field])) throw wrong(place, `metadata.${field} is not ${wanted}`, "correct it, or leave it out");
  return known.length === 0 ? null : (Object.fromEntries(known.map(([field]) => [field, record[field]])) as KnownMetadata);
}
