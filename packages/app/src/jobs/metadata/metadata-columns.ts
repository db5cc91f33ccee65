import type { KnownMetadata } from "@rapporteur/reader/reading";
import { parseDay } from "@rapporteur/reader/sources";
import { type DateFormat, readDates } from "../../exchange/statements/read-dates.ts";
import { listed } from "./name-pattern.ts";

/** Names of columns, in small letters with a space between words; the first that is there counts. Zotero's are among them. */
const columnNames = {
  file: ["file", "filename", "file name", "file attachments", "path", "source", "document"],
  title: ["title", "headline", "headlines"],
  date: ["date", "published", "day", "publication date", "publish date", "date published", "datetime", "pubdate", "pub date", "publication year"],
  publisher: ["publisher", "newspaper", "outlet", "publication", "publication title", "journal", "media name", "site name"],
  authors: ["author", "authors", "byline", "creator"],
  url: ["url", "link", "address", "permalink"],
  tags: ["tags", "tag", "manual tags", "keywords", "section"],
} as const;
export type ColumnName = keyof typeof columnNames;
export const metadataColumns = Object.keys(columnNames).filter((name): name is ColumnName => Object.hasOwn(columnNames, name));

/** The name of a column as names are compared. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
}

/** Where a table keeps what; -1 where it does not. Cost: O(columns). */
export function metadataPlaces(header: readonly string[]): Readonly<Record<ColumnName, number>> {
  const names = header.map(plainName);
  const place = (column: ColumnName): number => columnNames[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  return {
    file: place("file"),
    title: place("title"),
    date: place("date"),
    publisher: place("publisher"),
    authors: place("authors"),
    url: place("url"),
    tags: place("tags"),
  };
}

/**
 * Days of a column of dates, null for none. What has no day ("2031", "May 2031") is none; words with a month in them are read one by one, all else as one column.
 *
 * @throws RAP_EXCHANGE_CELL, RAP_EXCHANGE_DATES
 */
export function daysOf(
  cells: readonly { readonly value: string; readonly row: number }[],
  name: { readonly file: string; readonly column: string },
  format?: DateFormat,
): (string | null)[] {
  const worded = cells.map(({ value }) => (/\p{L}{3}/u.test(value) ? parseDay(value) : null));
  const rest = cells.map(({ value, row }, at) => ({ value: worded[at] != null || hasNoDay(value) ? "" : value, row }));
  const times = format === undefined ? readDates(rest, name) : readDates(rest, name, format);
  return [...times].map((time, at) => worded[at] ?? (Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)));
}

function hasNoDay(value: string): boolean {
  return /^(?:\d{4}(?:[-/.](?:\d{1,2}|00)(?:[-/.]00)?)?|\p{L}[\p{L}.]*,?\s+\d{4}|n\.?\s?d\.?)$/iu.test(value);
}

/** What the cells of a row say; an empty cell says nothing. */
export function metadataOf(cell: (column: ColumnName) => string, day: string | null): KnownMetadata {
  const [title, publisher, url] = [cell("title"), cell("publisher"), cell("url")];
  return {
    ...(title === "" ? {} : { title }),
    ...(publisher === "" ? {} : { publisher }),
    ...(url === "" ? {} : { url }),
    ...(day === null ? {} : { published: day }),
    ...(cell("authors") === "" ? {} : namesInOrder(listed("authors", cell("authors")))),
    ...(cell("tags") === "" ? {} : listed("tags", cell("tags"))),
  };
}

/** "Lund, Ada", as bibliographies write names, is "Ada Lund"; where one of several has no comma, or two, the commas mean something else. */
function namesInOrder({ authors = [] }: Pick<KnownMetadata, "authors">): Pick<KnownMetadata, "authors"> {
  const parts = authors.map((name) => name.split(/,\s+/));
  return { authors: parts.every((one) => one.length === 2) ? parts.map(([family, given]) => `${given} ${family}`) : authors };
}
