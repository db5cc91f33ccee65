import type { Warning } from "@rapporteur/core/base";
import type { CellValue, Column, DocumentRow, Span, StatementTable } from "@rapporteur/core/model";
import { storedOffsets, type StoredOffsets } from "../statements/stored-offsets.ts";
import { annotationTable, type PlacedAnnotation, wordsInLine } from "./annotation-table.ts";
import { customLayers, readOwnFeatures } from "./own-features.ts";

/** An annotation of a layer of WebAnno, INCEpTION or another program of UIMA. */
export interface LayerAnnotation {
  readonly id: string;
  /** Name of the type in UIMA. */
  readonly type: string;
  readonly document: string;
  /** In the text as the file has it, in UTF-16 code units. */
  begin: number;
  end: number;
  readonly features: Record<string, CellValue>;
  /** Slots, and the two ends of a relation. */
  readonly links: (readonly [role: string, to: LayerAnnotation | Span])[];
  /** A relation stands on what it joins. */
  readonly isRelation: boolean;
}

export interface LayerDocument {
  readonly id: string;
  /** As the file has it. */
  readonly raw: string;
  /** Title, address and whatever else it says of the document. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface ReadLayers {
  readonly table: StatementTable;
  /** By document. */
  readonly texts: ReadonlyMap<string, string>;
  readonly coders: readonly (string | null)[];
  readonly notes: readonly string[];
  readonly warnings: readonly Warning[];
}

/** Ends of a relation: from its governor to its dependent. */
export const relationRoles = { source: "source", target: "target" } as const;

/**
 * Annotations of layers as statements: a span is one of its layer with the features as variables; slots and the ends of relations are roles. Words, sentences and
 * grammar are left out and counted, since Rapporteur makes its own.
 *
 * @param names labels of types and variables, where the file tells other ones than UIMA's
 * Cost: O(annotations + length of the texts).
 */
export function layersToStatements(
  documents: readonly LayerDocument[],
  annotations: readonly LayerAnnotation[],
  known: {
    readonly labels?: ReadonlyMap<string, string>;
    readonly kinds: Readonly<Record<string, Column["kind"]>>;
    readonly warnings?: readonly Warning[];
  },
): ReadLayers {
  const stored = new Map(documents.map(({ id, raw }) => [id, storedOffsets(raw)]));
  const leftOut = new Map<string, number>();
  const labelOf = typeLabels(annotations, known.labels ?? new Map());
  const placed = annotations.flatMap((annotation): PlacedAnnotation[] => {
    if (!isGrammar(annotation.type)) return [place(annotation, { offsets: stored.get(annotation.document), labelOf })];
    const name = shortName(annotation.type);
    leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
    return [];
  });
  const rows: DocumentRow[] = documents.map(({ id, fields }) => ({ id, values: fields }));
  const { table, notes, coders, lost } = annotationTable(placed, known.kinds, rows);
  const grammar = [...leftOut].map(([name, count]) => `${count} ${name}`).join(", ");
  const losses = [
    ...(lost === 0 ? [] : [`${lost} annotations whose positions are not in the text are left out`]),
    ...(grammar === "" ? [] : [`left out, since Rapporteur divides and parses texts itself: ${grammar}`]),
  ];
  const warnings = losses.map((message) => ({ code: "annotation-loss", message }));
  return {
    table,
    texts: new Map([...stored].map(([id, { text }]) => [id, text])),
    coders,
    notes,
    warnings: [...warnings, ...(known.warnings ?? [])],
  };
}

interface Placing {
  readonly offsets: StoredOffsets | undefined;
  readonly labelOf: (type: string) => string;
}

function place(annotation: LayerAnnotation, { offsets, labelOf }: Placing): PlacedAnnotation {
  const { id, values, ...review } = readOwnFeatures(annotation.features);
  const spanOf = ({ begin, end }: { begin: number; end: number }): Span[] => {
    if (offsets === undefined || !(begin >= 0 && begin <= end)) return [];
    const span = { start: offsets.at(begin), end: offsets.at(end) };
    return span.start === span.end && begin !== end ? [] : [span];
  };
  const ends = annotation.links.map(([role, to]) => {
    const spans = spanOf("begin" in to ? to : { begin: to.start, end: to.end });
    const [span] = spans;
    return { role, spans, words: span === undefined ? null : wordsInLine(offsets?.text.slice(span.start, span.end)) };
  });
  const own = annotation.isRelation ? [] : spanOf(annotation);
  return {
    id: id ?? annotation.id,
    type: labelOf(annotation.type),
    document: annotation.document,
    places: annotation.isRelation ? ends.flatMap(({ spans }) => spans) : own,
    roles: ends.map(({ role, words }) => [role, words] as const),
    values,
    ...review,
  };
}

/** Short names, but for types of one short name. */
function typeLabels(annotations: readonly LayerAnnotation[], given: ReadonlyMap<string, string>): (type: string) => string {
  const types = new Map<string, Set<string>>();
  for (const { type } of annotations) types.set(shortName(type), (types.get(shortName(type)) ?? new Set()).add(type));
  return (type) => given.get(type) ?? ((types.get(shortName(type))?.size ?? 0) > 1 ? type : shortName(type));
}

function shortName(type: string): string {
  return type.startsWith(customLayers) ? type.slice(customLayers.length) : (type.split(".").at(-1) ?? type);
}

/** Words, sentences, forms, parts of speech and trees, as DKPro Core calls them, and UIMA's own record of a document. */
function isGrammar(type: string): boolean {
  return /^(?:de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:segmentation|lexmorph|syntax|metadata|transform)\.|uima\.|org\.dkpro\.core\.api\.xml\.|de\.tudarmstadt\.ukp\.(?:clarin\.webanno|inception)\.)/.test(
    type,
  );
}
