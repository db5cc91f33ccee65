import { createHash } from "node:crypto";
import { RapporteurError } from "@rapporteur/core/base";
import { version } from "@rapporteur/reader/version";
import { readStatementsJsonl, writeStatementsJsonl } from "../../exchange/statements/statements-jsonl.ts";
import { writeZip, type ZipPart } from "../../exchange/zip/write-zip.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { ShownMemo } from "../../statements/list-memos.ts";
import type { LibraryScope } from "../input/library-source.ts";
import { librarySource } from "../input/library-source.ts";
import type { AnalysisInput } from "../library/gather-analysis.ts";
import { computeFigure } from "./compute-figures.ts";
import { type CrateContext, type CrateFigure, crateParts, type FigureRequest, usualFigures } from "./crate-parts.ts";

export interface CrateRequest extends LibraryScope {
  readonly countsDrafts: boolean;
  /** The usual ones unless told. */
  readonly figures?: readonly FigureRequest[] | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface PackedCrate {
  readonly bytes: Uint8Array;
  readonly figures: readonly CrateFigure[];
}

/**
 * A project's statements, entities and ledger with the figures that rest on them, as an RO-Crate 1.1 in a ZIP archive. Every statement is in it with its
 * review; the context says whether drafts count. Texts, history and accounts are not in it; passages carry their quotes.
 *
 * @throws RAP_SERVICE_NONE_ACCEPTED, RAP_LIBRARY_OPTION for figures that need the texts
 * Cost: O(statements) and that of each figure.
 */
export async function packCrate(workplace: Workplace, request: CrateRequest): Promise<PackedCrate> {
  const { countsDrafts, figures: asked = usualFigures, onProgress } = request;
  refuseTexts(asked);
  const source = librarySource(workplace, request);
  const statements = writeStatementsJsonl(await source.table());
  const entities = (await source.entities()).map(({ id, type, name, iso3, country, actsFor, aliases }) => ({
    id,
    type,
    name,
    iso3,
    country,
    actsFor,
    aliases,
  }));
  const { questions, outcomes } = await source.ledger();
  const context: CrateContext = {
    producer: `Rapporteur ${version}`,
    countsDrafts,
    now: workplace.now(),
    trust: (await source.trust()).map((one) => ({ ...one, precision: { ...one.precision }, recall: { ...one.recall } })),
    questions: [...questions],
    outcomes: [...outcomes],
  };
  // Figures are computed from what stands in the crate, so that they can be from nothing else.
  const table = readStatementsJsonl(statements, crateParts.statements);
  const input: AnalysisInput = {
    table,
    entities: entities.map((entity) => ({ ...entity, mentions: [] })),
    trust: await source.trust(),
    readouts: new Map(),
    ledger: { questions, outcomes },
    coders: new Map(),
    now: context.now,
  };
  const figures: CrateFigure[] = [];
  for (const [at, figure] of asked.entries()) {
    figures.push(await computeFigure(input, figure, countsDrafts));
    onProgress?.(at + 1, asked.length);
  }
  const lines = entities.map((entity) => `${JSON.stringify(entity)}\n`).join("");
  const parts: ZipPart[] = [
    { name: crateParts.readme, content: readme },
    { name: crateParts.statements, content: statements },
    { name: crateParts.entities, content: lines },
    { name: crateParts.context, content: `${JSON.stringify(context, null, 2)}\n` },
    ...memoPart(await source.memos(), new Set(table.ids)),
    ...figures.map((figure, at) => ({ name: figureName(figure, at), content: `${JSON.stringify(figure, null, 2)}\n` })),
  ];
  return { bytes: writeZip([{ name: crateParts.metadata, content: metadataOf(parts, context) }, ...parts]), figures };
}

/** Memos on these statements, their writers under opaque ids; nothing where there are none. */
function memoPart(memos: readonly ShownMemo[], statements: ReadonlySet<string>): ZipPart[] {
  const lines = memos.flatMap(({ record }) => (statements.has(record.statement) ? [`${JSON.stringify(record)}\n`] : []));
  return lines.length === 0 ? [] : [{ name: crateParts.memos, content: lines.join("") }];
}

/** Agreement and comparison read the texts, which a crate leaves out: their rights are others'. */
function refuseTexts(figures: readonly FigureRequest[]): void {
  const needs = figures.find(({ analysis }) => analysis === "agreement" || analysis === "comparison");
  if (needs === undefined) return;
  const cure = "leave it out: a crate holds no texts";
  throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis: "replication", problem: `the figure ${needs.analysis} needs the texts`, cure });
}

function figureName({ analysis, options }: CrateFigure, at: number): string {
  const view = [options["show"], options["type"]].filter((value) => typeof value === "string").join("-");
  const plain = `${analysis}${view === "" ? "" : `-${view}`}`.replace(/[^a-z0-9-]/gi, "");
  return `${crateParts.figures}${String(at + 1).padStart(2, "0")}-${plain}.json`;
}

const readme = `# Replication crate

Statements, entities and figures of a project of Rapporteur. \`rapporteur reproduce CRATE.zip\` computes every figure again from the data and
compares it with the one that is kept here.

- data/statements.jsonl: the schema of the columns, the documents, then one statement a line
- data/entities.jsonl: actors, places and concepts that the statements name
- data/context.json: whether drafts count, the moment of the computation, the ledger, what reviews say of the drafts
- data/memos.jsonl: what members of the project wrote on statements, where they did; no figure rests on it
- figures/: what was asked for, and what came out
`;

const described: Readonly<Record<string, string>> = {
  [crateParts.readme]: "How to compute the figures again",
  [crateParts.statements]: "Statements in lines of JSON (rapporteur.statements/1)",
  [crateParts.entities]: "Entities in lines of JSON",
  [crateParts.memos]: "What members of the project wrote on statements, in lines of JSON",
  [crateParts.context]: "What figures rest on besides statements",
};

/** RO-Crate 1.1: the crate, its files with their sizes and hashes, and the program that made them. */
function metadataOf(parts: readonly ZipPart[], { producer, now }: CrateContext): string {
  const files = parts.map(({ name, content }) => ({
    "@id": name,
    "@type": "File",
    name: described[name] ?? "A figure: what was asked for, and what came out",
    encodingFormat: name.endsWith(".md") ? "text/markdown" : name.endsWith(".jsonl") ? "application/jsonl" : "application/json",
    contentSize: String(Buffer.byteLength(content)),
    sha256: createHash("sha256").update(content).digest("hex"),
  }));
  const graph = [
    {
      "@id": crateParts.metadata,
      "@type": "CreativeWork",
      conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
      about: { "@id": "./" },
    },
    {
      "@id": "./",
      "@type": "Dataset",
      name: "Replication crate of a Rapporteur project",
      description: "Statements of documents with the figures that rest on them",
      datePublished: new Date(now).toISOString().slice(0, 10),
      license: "The owner of the data says under which terms they may be used.",
      hasPart: files.map((file) => ({ "@id": file["@id"] })),
    },
    { "@id": "#program", "@type": "SoftwareApplication", name: "Rapporteur", softwareVersion: producer },
    {
      "@id": "#computation",
      "@type": "CreateAction",
      instrument: { "@id": "#program" },
      object: [{ "@id": crateParts.statements }, { "@id": crateParts.entities }, { "@id": crateParts.context }],
      result: files.filter((file) => file["@id"].startsWith(crateParts.figures)).map((file) => ({ "@id": file["@id"] })),
      endTime: new Date(now).toISOString(),
    },
    ...files,
  ];
  return `${JSON.stringify({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph }, null, 2)}\n`;
}
