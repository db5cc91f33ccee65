import { RapporteurError } from "@rapporteur/core/base";
import type { CellValue, Column } from "@rapporteur/core/model";
import { type LayerAnnotation, type LayerDocument, layersToStatements, type ReadLayers } from "../layer-annotations.ts";
import { isOwnFeature, isOwnLayer } from "../own-features.ts";
import { readTsvDocument } from "./read-tsv-document.ts";

export interface WebAnnoFile {
  /** How errors name it. */
  readonly file: string;
  /** Of the document, in the table. */
  readonly document: string;
  /** Decoded, without byte order mark. */
  readonly content: string;
}

/**
 * Documents in WebAnno TSV 3 with the annotations of their layers as statements. What the values of a feature are is told by the values, since the format does
 * not say it.
 *
 * @throws RAP_EXCHANGE_WEBANNO naming the line
 * Cost: O(length).
 */
export function readWebAnno(files: readonly WebAnnoFile[]): ReadLayers {
  const documents: LayerDocument[] = [];
  const annotations: LayerAnnotation[] = [];
  for (const { file, document, content } of files) {
    const read = readTsvDocument(content, { file, document });
    documents.push({ id: document, raw: read.text, fields: {} });
    for (const annotation of read.annotations) annotations.push(annotation);
  }
  if (documents.every(({ raw }) => raw.trim() === "")) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file: files[0]?.file ?? "the file" });
  return layersToStatements(documents, annotations, { kinds: tellKinds(annotations) });
}

/** Kinds of features by name; values are turned into them. */
function tellKinds(annotations: readonly LayerAnnotation[]): Record<string, Column["kind"]> {
  const columns = new Map<string, { values: string[]; isOwn: boolean }>();
  for (const { features } of annotations)
    for (const [name, value] of Object.entries(features)) {
      if (typeof value !== "string" || isOwnFeature(name)) continue;
      const column = columns.get(name) ?? { values: [], isOwn: false };
      column.values.push(value);
      column.isOwn ||= isOwnLayer(features);
      columns.set(name, column);
    }
  const kinds = Object.fromEntries([...columns].map(([name, { values, isOwn }]) => [name, tellKind(values, isOwn)]));
  for (const { features } of annotations)
    for (const [name, value] of Object.entries(features)) if (typeof value === "string") features[name] = asKind(value, kinds[name] ?? "text");
  return kinds;
}

/** Names that Rapporteur's own layers keep are short, as in its tables. */
const entityLength = 190;

function tellKind(values: readonly string[], isOwn: boolean): Column["kind"] {
  if (values.every((value) => value === "true" || value === "false")) return "boolean";
  if (values.every((value) => /^-?(?:0|[1-9]\d{0,8})$/.test(value))) return "integer";
  if (values.every((value) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/.test(value))) return "number";
  const isDate = (value: string): boolean =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/.test(value) && !Number.isNaN(Date.parse(`${value.replace(" ", "T")}Z`));
  if (isOwn && values.every(isDate)) return "date";
  return isOwn && values.every((value) => value.length <= entityLength) ? "entity" : "text";
}

function asKind(value: string, kind: Column["kind"]): CellValue {
  if (kind === "boolean") return value === "true";
  if (kind === "date") return Date.parse(`${value.replace(" ", "T")}Z`);
  return kind === "integer" || kind === "number" ? Number(value) : value;
}
