import { reviewStates, type StatementTable } from "@rapporteur/core/model";
import { makeAnchor } from "@rapporteur/core/text";
import { codePointCounter } from "../../statements/code-points.ts";
import { valueOf, writtenValueOf } from "../../statements/table-values.ts";
import { own } from "./own-properties.ts";

export interface WebAnnotationOptions {
  /** Texts of documents by id, as far as they are at hand. */
  readonly texts: ReadonlyMap<string, string>;
  readonly quoteOf: (row: number) => string | null;
  readonly coderOf: (row: number) => string | null;
}

/**
 * Statements as one collection of Web Annotations (W3C Recommendation of 23 February 2017, JSON-LD): the type classifies a passage, each value is a tag with
 * the name of its variable. A passage is given by its words with what stands around them, and by its positions in code points, as the
 * Recommendation counts; a document by its address where it has one.
 *
 * Deterministic. Cost: O(length of the texts + cells).
 */
export function writeWebAnnotations(table: StatementTable, options: WebAnnotationOptions): string {
  const counters = new Map<number, (offset: number) => number>();
  for (const [document, rows] of Map.groupBy(table.documentOf.keys(), (row) => table.documentOf[row] ?? 0)) {
    const text = options.texts.get(table.documents.ids[document] ?? "");
    if (text === undefined) continue;
    const offsets = rows.flatMap((row) => [table.starts[row] ?? 0, table.ends[row] ?? 0]);
    counters.set(document, codePointCounter(text, offsets));
  }
  const items = table.ids.map((id, row) => annotationOf(table, row, { id, options, counters }));
  const collection = {
    "@context": ["http://www.w3.org/ns/anno.jsonld", { rapporteur: own.prefix }],
    id: "urn:rapporteur:statements",
    type: "AnnotationCollection",
    label: "Statements",
    total: items.length,
    first: { id: "urn:rapporteur:statements:1", type: "AnnotationPage", startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

interface Writing {
  readonly id: string;
  readonly options: WebAnnotationOptions;
  readonly counters: ReadonlyMap<number, (offset: number) => number>;
}

function annotationOf(table: StatementTable, row: number, { id, options, counters }: Writing): object {
  const document = table.documents.ids[table.documentOf[row] ?? 0] ?? "";
  const coder = options.coderOf(row);
  const time = table.times[row] ?? Number.NaN;
  const tags = Object.entries(table.variables).flatMap(([name, column]) => {
    const value = writtenValueOf(column, row);
    if (value === null || value === "") return [];
    return [{ type: "TextualBody", purpose: "tagging", [own.variable]: name, [own.kind]: column.kind, value: String(value) }];
  });
  return {
    id: `urn:rapporteur:statement:${encodeURIComponent(document)}:${encodeURIComponent(id)}`,
    type: "Annotation",
    motivation: "classifying",
    ...(coder === null ? {} : { creator: { name: coder } }),
    [own.review]: reviewStates[table.reviews[row] ?? 0],
    [own.isReviewedByPerson]: table.reviewedByPerson[row] === 1,
    ...(Number.isNaN(time) ? {} : { [own.date]: new Date(time).toISOString() }),
    body: [{ type: "TextualBody", purpose: "classifying", value: table.typeNames[table.types[row] ?? 0] }, ...tags],
    target: {
      source: sourceOf(table, row),
      ...ownOf(table, row),
      selector: selectorsOf(table, row, { options, count: counters.get(table.documentOf[row] ?? 0) }),
    },
  };
}

/** Document and place as we have them, so that the file can be read back. */
function ownOf({ documents, documentOf, starts, ends }: StatementTable, row: number): object {
  const document = documentOf[row] ?? 0;
  const fields = Object.entries(documents.fields).flatMap(([name, column]) => {
    const value = writtenValueOf(column, document);
    return value === null || value === "" ? [] : [[name, String(value)] as const];
  });
  return {
    [own.document]: documents.ids[document] ?? "",
    [own.fields]: Object.fromEntries(fields),
    [own.span]: [starts[row] ?? 0, ends[row] ?? 0],
  };
}

function sourceOf({ documents, documentOf }: StatementTable, row: number): string {
  const document = documentOf[row] ?? 0;
  const column = documents.fields["url"];
  const url = column === undefined ? null : valueOf(column, document);
  return typeof url === "string" && /^https?:\/\//i.test(url) ? url : `urn:rapporteur:document:${encodeURIComponent(documents.ids[document] ?? "")}`;
}

interface Selecting {
  readonly options: WebAnnotationOptions;
  readonly count: ((offset: number) => number) | undefined;
}

function selectorsOf(table: StatementTable, row: number, { options, count }: Selecting): object[] {
  const [start, end] = [table.starts[row] ?? 0, table.ends[row] ?? 0];
  const text = options.texts.get(table.documents.ids[table.documentOf[row] ?? 0] ?? "");
  if (text !== undefined && count !== undefined && start < end) {
    const { quote, prefix, suffix } = makeAnchor(text, { start, end });
    return [
      { type: "TextQuoteSelector", exact: quote, prefix, suffix },
      { type: "TextPositionSelector", start: count(start), end: count(end) },
    ];
  }
  const quote = options.quoteOf(row);
  return quote === null || quote === "" ? [] : [{ type: "TextQuoteSelector", exact: quote }];
}
