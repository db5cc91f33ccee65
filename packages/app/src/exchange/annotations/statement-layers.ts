import { FreeNames, normalised } from "@rapporteur/core/base";
import { type Column, reviewStates, type Span, type StatementTable } from "@rapporteur/core/model";
import { passageText } from "../statements/passage-text.ts";
import { valueOf, writtenValueOf } from "../statements/table-values.ts";
import { wholeCharacters } from "../statements/whole-characters.ts";
import { customLayers, ownFeatures } from "./own-features.ts";

/** A statement type as a layer of spans, as WebAnno and INCEpTION know them. */
export interface StatementLayer {
  /** Name of the type in UIMA. */
  readonly type: string;
  /** The statement type. */
  readonly label: string;
  readonly features: readonly LayerFeature[];
}

export interface LayerFeature {
  /** In UIMA: letters, digits and low lines. */
  readonly name: string;
  /** The variable. */
  readonly label: string;
  readonly kind: Column["kind"];
}

export interface LayeredStatement extends Span {
  readonly layer: StatementLayer;
  /** In the order of the layer's features; null for none. */
  readonly values: readonly (string | null)[];
}

export interface LayeredDocument {
  readonly id: string;
  /** What is known of it. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** By their places. */
  readonly statements: readonly LayeredStatement[];
}

export interface LayeredStatements {
  readonly layers: readonly StatementLayer[];
  readonly documents: readonly LayeredDocument[];
  /** Variables and types whose names UIMA does not allow, with the names that they have instead. */
  readonly renamed: readonly (readonly [label: string, name: string])[];
}

export interface LayerOptions {
  /** Texts of documents by id; of others the passages alone are written. */
  readonly texts: ReadonlyMap<string, string>;
  readonly quoteOf: (row: number) => string | null;
  readonly coderOf: (row: number) => string | null;
}

/**
 * Statements as layers: one a statement type, with a feature a variable that the type has values in, and those of every statement.
 *
 * Deterministic. Cost: O(cells + length of the texts).
 */
export function statementLayers(table: StatementTable, options: LayerOptions): LayeredStatements {
  const names = new Names();
  const layers = table.typeNames.map((label, type): StatementLayer => {
    const rows = [...table.types.keys()].filter((row) => table.types[row] === type);
    const used = Object.entries(table.variables).filter(([, column]) => rows.some((row) => valueOf(column, row) !== null));
    const features = used.map(([name, { kind }]) => ({ name: names.of("", name), label: name, kind }));
    const own = Object.values(ownFeatures).map((name) => ({ name, label: name, kind: name === ownFeatures.byPerson ? "boolean" : "text" }) as const);
    return { type: names.of(customLayers, label), label, features: [...features, ...own] };
  });
  const rows = Map.groupBy(table.documentOf.keys(), (row) => table.documentOf[row] ?? 0);
  const documents = table.documents.ids.map((id, document) =>
    layeredDocument({ table, options, layers }, { id, document, rows: rows.get(document) ?? [] }),
  );
  return { layers, documents, renamed: names.renamed };
}

interface Layering {
  readonly table: StatementTable;
  readonly options: LayerOptions;
  readonly layers: readonly StatementLayer[];
}

interface DocumentRows {
  readonly id: string;
  readonly document: number;
  readonly rows: readonly number[];
}

function layeredDocument({ table, options, layers }: Layering, { id, document, rows }: DocumentRows): LayeredDocument {
  const given = options.texts.get(id);
  const passages = rows.map((row) => ({ row, start: table.starts[row] ?? 0, end: table.ends[row] ?? 0, quote: options.quoteOf(row) }));
  const made = given === undefined ? passageText(passages) : null;
  const text = given ?? made?.text ?? "";
  const statements = passages.flatMap(({ row, start, end }): LayeredStatement[] => {
    const layer = layers[table.types[row] ?? 0];
    const placed = made?.spans.get(row);
    const span =
      made === null
        ? { start: Math.min(start, text.length), end: Math.min(end, text.length) }
        : { start: placed?.start ?? 0, end: placed?.stop ?? 0 };
    return layer === undefined
      ? []
      : [{ ...wholeCharacters(text, span), layer, values: layer.features.map((feature) => writtenFeature(table, row, feature, options)) }];
  });
  const fields = Object.entries(table.documents.fields).flatMap(([name, column]) => {
    const value = writtenValueOf(column, document);
    return value === null || value === "" ? [] : [[name, String(value)] as const];
  });
  return { id, fields, text, statements: statements.toSorted((a, b) => a.start - b.start || b.end - a.end) };
}

function writtenFeature(table: StatementTable, row: number, { name, label }: LayerFeature, options: LayerOptions): string | null {
  if (name === ownFeatures.id) return table.ids[row] ?? "";
  if (name === ownFeatures.review) return reviewStates[table.reviews[row] ?? 0] ?? "draft";
  if (name === ownFeatures.byPerson) return String(table.reviewedByPerson[row] === 1);
  if (name === ownFeatures.coder) return options.coderOf(row);
  if (name === ownFeatures.time) {
    const time = table.times[row] ?? Number.NaN;
    return Number.isNaN(time) ? null : new Date(time).toISOString();
  }
  const column = table.variables[label];
  const value = column === undefined ? null : writtenValueOf(column, row);
  return value === null ? null : String(value);
}

/** Names that UIMA allows, each for one label. */
class Names {
  readonly renamed: (readonly [label: string, name: string])[] = [];
  readonly #given = new Map<string, string>();
  readonly #free = new FreeNames();

  of(before: string, label: string): string {
    const key = JSON.stringify([before, label]);
    const given = this.#given.get(key);
    if (given !== undefined) return given;
    const plain = normalised(label, "NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^A-Za-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "");
    const base = before + (/^[A-Za-z]/.test(plain) ? plain : `v_${plain}`);
    // Some names are UIMA's own: each annotation has a begin, an end and a sofa.
    const name = this.#free.take(base, { joint: "_", isTaken: (one) => before === "" && reserved.has(one) });
    if (name !== before + label) this.renamed.push([label, name]);
    this.#given.set(key, name);
    return name;
  }
}

const reserved: ReadonlySet<string> = new Set(["begin", "end", "sofa", "id", ...Object.values(ownFeatures)]);
