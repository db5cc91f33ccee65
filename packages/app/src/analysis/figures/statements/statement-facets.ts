import { ownValue } from "@rapporteur/core/base";
import { type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import type { FacetValue } from "./statement-types.ts";

/** One thing to narrow by, as small numbers: a code a row, −1 for none, and what each code stands for. */
export interface Facet {
  readonly name: string;
  /** By row. Of one kind of array for all facets, which the loops over them are several times as fast for. */
  readonly codes: Int32Array;
  readonly values: readonly string[];
  readonly labelOf: (value: string) => string;
}

/** Texts with more different values than this are for searching, not for choosing. */
const mostChoices = 60;
const mostShown = 12;
const common = ["status", "coder", "speaker"];

/** What the statements of a table can be narrowed by. Variables of the type that is chosen alone come with it, and those that are narrowed by already. */
export function facetsOf(table: StatementTable, chosen: Readonly<Record<string, readonly string[]>>, nameOf: (key: string) => string): Facet[] {
  const plain = (value: string): string => value;
  const title = table.documents.fields["title"];
  const titles = new Map(
    table.documents.ids.map((id, at) => [id, title !== undefined && "codes" in title ? (title.dictionary[title.codes[at] ?? -1] ?? "") : ""]),
  );
  const facets: Facet[] = [
    { name: "type", codes: widened(table.types), values: table.typeNames, labelOf: plain },
    { name: "review", codes: widened(table.reviews), values: reviewStates, labelOf: plain },
    { name: "document", codes: table.documentOf, values: table.documents.ids, labelOf: (id) => titles.get(id) ?? id },
  ];
  const [onlyType, ...otherTypes] = chosen["type"] ?? [];
  const own = onlyType === undefined || otherTypes.length > 0 ? [] : variablesIn(table, table.typeNames.indexOf(onlyType));
  const built = new Set(["type", "review", "document"]);
  const names = new Set([...common, ...own, ...Object.keys(chosen).filter((name) => !built.has(name) && (chosen[name]?.length ?? 0) > 0)]);
  for (const name of names) {
    const column = ownValue(table.variables, name);
    const facet = column === undefined ? null : columnFacet(name, column, nameOf);
    if (facet !== null) facets.push(facet);
  }
  return facets;
}

const variableNames = new WeakMap<StatementTable, Map<number, string[]>>();

/** Columns that a type has values in and that can be chosen from. Cost: O(rows × columns) once a table and type. */
function variablesIn(table: StatementTable, type: number): string[] {
  const known = variableNames.get(table) ?? new Map<number, string[]>();
  variableNames.set(table, known);
  const found = known.get(type);
  if (found !== undefined) return found;
  const names = Object.entries(table.variables).flatMap(([name, column]) => {
    if (common.includes(name) || !isChoosable(column)) return [];
    const codes = codesOf(column);
    for (let row = 0; row < table.length; row++) if (table.types[row] === type && (codes[row] ?? -1) >= 0) return [name];
    return [];
  });
  known.set(type, names);
  return names;
}

function isChoosable(column: Column): boolean {
  return column.kind === "entity" || column.kind === "boolean" || (column.kind === "text" && column.dictionary.length <= mostChoices);
}

const truth = ["false", "true"];

const wide = new WeakMap<object, Int32Array>();

function widened(values: Uint8Array | Uint16Array): Int32Array {
  const known = wide.get(values) ?? Int32Array.from(values);
  wide.set(values, known);
  return known;
}

function codesOf(column: Column): Int32Array {
  if ("codes" in column) return column.codes;
  if (!("isMissing" in column)) return new Int32Array();
  const known = wide.get(column) ?? column.values.map((value, row) => (column.isMissing[row] === 1 ? -1 : value));
  wide.set(column, known);
  return known;
}

function columnFacet(name: string, column: Column, nameOf: (key: string) => string): Facet | null {
  if (column.kind === "boolean") return { name, codes: codesOf(column), values: truth, labelOf: (value) => value };
  if (!("codes" in column)) return null;
  return { name, codes: codesOf(column), values: column.dictionary, labelOf: column.kind === "entity" ? nameOf : (value) => value };
}

/** The values of a facet by how many statements have them. */
export function facetValues({ values, labelOf }: Facet, counts: Uint32Array, chosen: readonly string[]): FacetValue[] {
  const order = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const shown = new Set(order.slice(0, mostShown).map((code) => values[code] ?? ""));
  for (const value of chosen) shown.add(value);
  const countOf = (value: string): number => counts[values.indexOf(value)] ?? 0;
  return [...shown].map((value) => ({ value, label: labelOf(value), count: countOf(value) })).sort((a, b) => b.count - a.count);
}
