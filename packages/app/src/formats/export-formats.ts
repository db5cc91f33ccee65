import { RapporteurError } from "@rapporteur/core/base";

/** A format that a part of a library is written in. */
export interface ExportedFormat {
  /** As --format names it. */
  readonly name: string;
  /** Endings of file names that stand for it; empty where another format has them. */
  readonly endings: readonly string[];
  /** Ending of the files that a server makes, where it is not the first one that stands for the format. */
  readonly ending?: string;
  /** Media type. */
  readonly type: string;
  /** What the file cannot hold of that part. */
  readonly loses: string;
  /** Takes too long for a server: made by the command alone. */
  readonly isSlow?: true;
}

const csv = "text/csv; charset=utf-8";
const plain = "text/plain; charset=utf-8";
const json = "application/json";
const jsonl = "application/jsonl; charset=utf-8";
const zip = "application/zip";
const graphml = "application/graphml+xml";
const gexf = "application/gexf+xml";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const matrixLoss = "attributes and places of nodes";
const listLoss = "nodes without ties, attributes and places of nodes";
const claimLoss = "who says what, and the words; statements are named by their ids";
const knownLoss = "what is known of entities";
const textLoss = `texts of documents, ${knownLoss}`;
const ownTypeLoss = "statements of types of your own";
const tableLoss = "quotations, comparisons, answers, history, accounts";

/**
 * Which formats there are for each part of a library, the usual one first. The flags and endings of the command, what the API takes and calls its files, the list that
 * the workbench shows and docs/exchange.md are made from it.
 */
export const exportedFormats = {
  network: [
    { name: "csv", endings: [".csv"], type: csv, loses: matrixLoss },
    { name: "dna-csv", endings: [], ending: ".csv", type: csv, loses: matrixLoss },
    { name: "dl", endings: [".dl"], type: plain, loses: matrixLoss },
    { name: "graphml", endings: [".graphml", ".xml"], type: graphml, loses: "" },
    { name: "visone", endings: [], ending: ".graphml", type: graphml, loses: "" },
    { name: "gexf", endings: [".gexf"], type: gexf, loses: "" },
    { name: "gexf-1.2", endings: [], ending: ".gexf", type: gexf, loses: "" },
    { name: "pajek", endings: [".net"], type: plain, loses: "attributes of nodes" },
    { name: "edges", endings: [".edges.csv", ".edges"], type: csv, loses: listLoss },
    { name: "nodes", endings: [".nodes.csv", ".nodes"], type: csv, loses: "ties" },
    { name: "json", endings: [".json"], type: json, loses: "" },
    { name: "kumu", endings: [".kumu.json"], type: json, loses: "places of nodes" },
    { name: "gephi-lite", endings: [".gephi.json"], type: json, loses: "" },
  ],
  map: [
    { name: "csv", endings: [".csv"], type: csv, loses: "who says what, and the words" },
    { name: "mental-modeler", endings: [".mmp.csv", ".mm.csv"], type: csv, loses: "who says what, and the words" },
    { name: "graphml", endings: [".graphml", ".xml"], type: graphml, loses: "the words; statements are named by their ids" },
    { name: "sd-json", endings: [".sd.json"], type: json, loses: "" },
    { name: "dot", endings: [".dot", ".gv"], type: plain, loses: "who says what, and the words" },
    { name: "visone", endings: [], ending: ".graphml", type: graphml, loses: claimLoss },
    { name: "gexf", endings: [".gexf"], type: gexf, loses: claimLoss },
    { name: "gexf-1.2", endings: [], ending: ".gexf", type: gexf, loses: claimLoss },
    { name: "pajek", endings: [".net"], type: plain, loses: `${claimLoss}; attributes` },
    { name: "dl", endings: [".dl"], type: plain, loses: `${claimLoss}; attributes and places` },
    { name: "edges", endings: [".edges.csv", ".edges"], type: csv, loses: `${claimLoss}; places` },
    { name: "nodes", endings: [".nodes.csv", ".nodes"], type: csv, loses: "links" },
    { name: "json", endings: [".json"], type: json, loses: claimLoss },
    { name: "kumu", endings: [".kumu.json"], type: json, loses: `${claimLoss}; places` },
    { name: "gephi-lite", endings: [".gephi.json"], type: json, loses: claimLoss },
  ],
  statements: [
    { name: "csv", endings: [".csv", ".tsv"], type: csv, loses: textLoss },
    { name: "jsonl", endings: [".jsonl", ".ndjson"], type: jsonl, loses: textLoss },
    { name: "web-annotation", endings: [".jsonld"], type: "application/ld+json", loses: textLoss },
    { name: "tei", endings: [".tei.xml", ".tei"], type: "application/tei+xml", loses: `${knownLoss}, characters that XML cannot hold` },
    {
      name: "xmi",
      endings: [".xmi.zip"],
      type: zip,
      loses: `${knownLoss}, characters that XML cannot hold, numbers behind the seventh digit once another program saves the file`,
    },
    {
      name: "webanno",
      endings: [".webanno.zip"],
      type: zip,
      loses: `${knownLoss} and documents, kinds of variables, statements on white space alone, white space at the start of a text`,
    },
    {
      name: "brat",
      endings: [".brat.zip"],
      type: zip,
      loses: `${knownLoss} and documents, kinds of variables, line breaks in values, statements on white space alone`,
    },
    { name: "conllu", endings: [".conllu"], type: plain, loses: `values of statements, ${knownLoss}`, isSlow: true },
    {
      name: "xlsx",
      endings: [".xlsx"],
      type: xlsx,
      loses: `${textLoss}, texts behind the 32,767th character, the difference of a blank and no value once another program saves the file`,
    },
    {
      name: "cases",
      endings: [".cases.xlsx"],
      type: xlsx,
      loses: "all but how many statements each document, speaker and organization has by code",
    },
    { name: "events", endings: [".events.csv"], type: csv, loses: `texts, types and reviews of statements, ${knownLoss}` },
  ],
  refi: [
    {
      name: "qdpx",
      endings: [".qdpx"],
      type: zip,
      loses:
        "drafts' review (they are written under a user of their own), ids, dates of statements, confidences, the order of codes under the same one",
    },
    {
      name: "qdc",
      endings: [".qdc"],
      type: "application/xml",
      loses: "documents and statements; the order of codes under the same one",
    },
  ],
  dna: [
    {
      name: "dna",
      endings: [".dna"],
      type: "application/vnd.sqlite3",
      loses: `drafts' review, missing values, decimals, dates of statements, ${knownLoss}`,
    },
  ],
  readouts: [
    { name: "jsonl", endings: [".jsonl", ".ndjson"], type: jsonl, loses: ownTypeLoss },
    { name: "json", endings: [".json"], type: json, loses: ownTypeLoss },
  ],
  ledger: [
    { name: "jsonl", endings: [".jsonl", ".ndjson"], type: jsonl, loses: "" },
    {
      name: "metaculus",
      endings: [".metaculus.zip"],
      type: zip,
      loses:
        "forecasts without a stated chance, and ranges unless their middle is asked for (all listed in left-out.csv); base rates, conditions, reasons of outcomes",
    },
    {
      name: "fatebook",
      endings: [".fatebook.zip"],
      type: zip,
      loses: "the same; questions without forecasts, who forecasts but as a tag and a note, numbers as outcomes",
    },
  ],
  tables: [
    { name: "parquet", endings: [], ending: ".zip", type: zip, loses: tableLoss },
    { name: "csv", endings: [], ending: ".zip", type: zip, loses: tableLoss },
    { name: "jsonl", endings: [], ending: ".zip", type: zip, loses: tableLoss },
  ],
  notebook: [
    {
      name: "ipynb",
      endings: [".ipynb"],
      type: "application/x-ipynb+json",
      loses: "the statements themselves: it opens the exported tables, or asks the server",
    },
    { name: "qmd", endings: [".qmd"], type: "text/markdown; charset=utf-8", loses: "the statements themselves, in the same way" },
  ],
  calendar: [{ name: "ics", endings: [".ics"], type: "text/calendar; charset=utf-8", loses: "forecasts and their chances" }],
} as const satisfies Readonly<Record<string, readonly ExportedFormat[]>>;

/** A part of a library that has a file of its own. */
export type ExportKind = keyof typeof exportedFormats;
export const exportKinds = Object.keys(exportedFormats) as [ExportKind, ...ExportKind[]];

/** Formats of a part, by name. */
export type FormatOf<K extends ExportKind> = (typeof exportedFormats)[K][number]["name"];

/** Statements, whatever program they are for. */
export type StatementFormat = FormatOf<"dna" | "statements" | "refi">;

/** Names of the formats of parts, each once. */
export function formatNames<K extends ExportKind>(...parts: readonly K[]): FormatOf<K>[] {
  return [...new Set(parts.flatMap((part) => exportedFormats[part].map(({ name }) => name)))];
}

/** A format of a part by its name; null where the part has none of that name. */
export function findFormat(part: ExportKind, name: string): ExportedFormat | null {
  return exportedFormats[part].find((format) => format.name === name) ?? null;
}

/** What the file of a format is called. */
export function nameOfFile(base: string, { name, endings, ending }: ExportedFormat): string {
  return `${base}${ending ?? endings[0] ?? `.${name}`}`;
}

/**
 * The format of a part that a path's ending stands for; "" (the usual one) for a path without ending and for devices.
 *
 * @throws RAP_SERVICE_EXPORT naming the endings that the part has
 */
export function formatByEnding(part: string, path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? "").toLowerCase();
  const parts = exportKinds.filter((kind) => kind === part);
  if (!/.\.[a-z0-9]+$/.test(name) || endingsOf(parts).length === 0) return "";
  return demandEnding(parts, name, path);
}

/**
 * The format of statements that a path's ending stands for.
 *
 * @throws RAP_SERVICE_EXPORT naming the endings that there are
 */
export function statementFormatByEnding(path: string): StatementFormat {
  return demandEnding(["dna", "refi", "statements"], path.toLowerCase(), path);
}

function endingsOf<K extends ExportKind>(parts: readonly K[]): { readonly ending: string; readonly format: FormatOf<K> }[] {
  return parts.flatMap((part) => {
    const formats: readonly ExportedFormat[] = exportedFormats[part];
    return formats.flatMap(({ name, endings }) => endings.map((ending) => ({ ending, format: name as FormatOf<K> })));
  });
}

function demandEnding<K extends ExportKind>(parts: readonly K[], name: string, path: string): FormatOf<K> {
  const known = endingsOf(parts);
  // The longest ending counts: .cases.xlsx before .xlsx.
  const found = known.toSorted((a, b) => b.ending.length - a.ending.length).find(({ ending }) => name.endsWith(ending));
  if (found !== undefined) return found.format;
  const endings = known.map(({ ending }) => ending).join(", ");
  throw new RapporteurError("RAP_SERVICE_EXPORT", { path, cure: `let its name end in one of ${endings}, or name the format with --format` });
}
