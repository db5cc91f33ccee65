import { RapporteurError } from "@rapporteur/core/base";

/** A format that a part of a library is written in. */
export interface ExportedFormat {
  /** As --format names it. */
  readonly name: string;
  /** Endings of file names that stand for it, longest first; empty where another format has them. */
  readonly endings: readonly string[];
  /** What the file cannot hold of that part. */
  readonly loses: string;
}

const matrixLoss = "attributes and places of nodes";
const listLoss = "nodes without ties, attributes and places of nodes";

const claimLoss = "who says what, and the words; statements are named by their ids";

/** Which formats there are for each part of a library, the usual one first. The command's endings and docs/formats.md are made from it. */
export const exportedFormats: Readonly<Record<string, readonly ExportedFormat[]>> = {
  network: [
    { name: "csv", endings: [".csv"], loses: matrixLoss },
    { name: "dna-csv", endings: [], loses: matrixLoss },
    { name: "dl", endings: [".dl"], loses: matrixLoss },
    { name: "graphml", endings: [".graphml", ".xml"], loses: "" },
    { name: "visone", endings: [], loses: "" },
    { name: "gexf", endings: [".gexf"], loses: "" },
    { name: "gexf-1.2", endings: [], loses: "" },
    { name: "pajek", endings: [".net"], loses: "attributes of nodes" },
    { name: "edges", endings: [".edges.csv", ".edges"], loses: listLoss },
    { name: "nodes", endings: [".nodes.csv"], loses: "ties" },
    { name: "json", endings: [".json"], loses: "" },
    { name: "kumu", endings: [".kumu.json"], loses: "places of nodes" },
    { name: "gephi-lite", endings: [".gephi.json"], loses: "" },
  ],
  map: [
    { name: "csv", endings: [".csv"], loses: "who says what, and the words" },
    { name: "mental-modeler", endings: [".mmp.csv", ".mm.csv"], loses: "who says what, and the words" },
    { name: "graphml", endings: [".graphml", ".xml"], loses: "the words; statements are named by their ids" },
    { name: "sd-json", endings: [".sd.json"], loses: "" },
    { name: "dot", endings: [".dot", ".gv"], loses: "who says what, and the words" },
    { name: "visone", endings: [], loses: claimLoss },
    { name: "gexf", endings: [".gexf"], loses: claimLoss },
    { name: "gexf-1.2", endings: [], loses: claimLoss },
    { name: "pajek", endings: [".net"], loses: `${claimLoss}; attributes` },
    { name: "dl", endings: [".dl"], loses: `${claimLoss}; attributes and places` },
    { name: "edges", endings: [".edges.csv", ".edges"], loses: `${claimLoss}; places` },
    { name: "nodes", endings: [".nodes.csv"], loses: "links" },
    { name: "json", endings: [".json"], loses: claimLoss },
    { name: "kumu", endings: [".kumu.json"], loses: `${claimLoss}; places` },
    { name: "gephi-lite", endings: [".gephi.json"], loses: claimLoss },
  ],
  statements: [
    { name: "csv", endings: [".csv", ".tsv"], loses: "texts of documents, what is known of entities" },
    { name: "jsonl", endings: [".jsonl", ".ndjson"], loses: "texts of documents, what is known of entities" },
    { name: "web-annotation", endings: [".jsonld"], loses: "texts of documents, what is known of entities, kinds of variables" },
    { name: "tei", endings: [".tei.xml", ".tei"], loses: "what is known of entities, characters that XML cannot hold" },
    {
      name: "xmi",
      endings: [".xmi.zip"],
      loses: "what is known of entities, characters that XML cannot hold, numbers behind the seventh digit once another program saves the file",
    },
    {
      name: "webanno",
      endings: [".webanno.zip"],
      loses: "what is known of entities and documents, kinds of variables, statements on white space alone, white space at the start of a text",
    },
    { name: "conllu", endings: [".conllu"], loses: "values of statements, what is known of entities" },
    { name: "xlsx", endings: [".xlsx"], loses: "texts of documents, what is known of entities, texts behind the 32,767th character" },
    { name: "cases", endings: [".cases.xlsx"], loses: "all but how many statements each document, speaker and organization has by code" },
    { name: "events", endings: [".events.csv"], loses: "texts, types and reviews of statements, what is known of entities" },
  ],
  refi: [
    { name: "qdpx", endings: [".qdpx"], loses: "drafts' review (they are written under a user of their own), ids, dates of statements, confidences" },
    { name: "qdc", endings: [".qdc"], loses: "documents and statements: the codes alone" },
  ],
  dna: [{ name: "dna", endings: [".dna"], loses: "drafts' review, missing values, decimals, dates of statements, what is known of entities" }],
  readouts: [
    { name: "jsonl", endings: [".jsonl", ".ndjson"], loses: "statements of types of your own" },
    { name: "json", endings: [".json"], loses: "statements of types of your own" },
  ],
  ledger: [
    { name: "jsonl", endings: [".jsonl", ".ndjson"], loses: "" },
    {
      name: "metaculus",
      endings: [".metaculus.zip"],
      loses:
        "forecasts without a stated chance, and ranges unless their middle is asked for (all listed in left-out.csv); base rates, conditions, reasons of outcomes",
    },
    {
      name: "fatebook",
      endings: [".fatebook.zip"],
      loses: "the same; questions without forecasts, who forecasts but as a tag and a note, numbers as outcomes",
    },
  ],
  tables: ["parquet", "csv", "jsonl"].map((name) => ({ name, endings: [], loses: "quotations, comparisons, answers, history, accounts" })),
  calendar: [{ name: "ics", endings: [".ics"], loses: "forecasts and their chances" }],
};

/**
 * The format of a part that a path's ending stands for; "" (the usual one) for a path without ending and for devices.
 *
 * @throws RAP_SERVICE_EXPORT naming the endings that the part has
 */
export function formatByEnding(part: string, path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? "").toLowerCase();
  const formats = exportedFormats[part] ?? [];
  if (!/.\.[a-z0-9]+$/.test(name)) return "";
  const known = formats.flatMap((format) => format.endings.map((ending) => ({ ending, format: format.name })));
  if (known.length === 0) return "";
  const found = known.toSorted((a, b) => b.ending.length - a.ending.length).find(({ ending }) => name.endsWith(ending));
  if (found !== undefined) return found.format;
  const endings = known.map(({ ending }) => ending).join(", ");
  throw new RapporteurError("RAP_SERVICE_EXPORT", { path, cure: `let its name end in one of ${endings}, or name the format with --format` });
}
