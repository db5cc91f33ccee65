import type { CellValue } from "@rapporteur/core/model";
import { nodesOf, type WrittenNetwork } from "./written-network.ts";

/** An attribute of nodes or ties with the type that graph files give it. */
export interface NodeColumn {
  readonly name: string;
  readonly type: "string" | "boolean" | "int" | "double";
  readonly values: readonly CellValue[];
}

/** Names that files use themselves. */
const reserved = new Set(["id", "label", "name", "variable", "x", "y", "weight"]);

/** The network's node attributes, typed by their values; names that files need for themselves, and those `taken`, get "_attribute" behind them. */
export function nodeColumns(network: WrittenNetwork, taken: readonly string[] = []): NodeColumn[] {
  const count = nodesOf(network).length;
  return Object.entries(network.attributes ?? {}).map(([name, values]) => ({
    name: reserved.has(name) || taken.includes(name) ? `${name}_attribute` : name,
    type: typeOf(values),
    values: Array.from({ length: count }, (_, node) => values[node] ?? null),
  }));
}

/** What is known of ties, typed by the values. */
export function tieColumns({ tieAttributes = {} }: WrittenNetwork): NodeColumn[] {
  return Object.entries(tieAttributes).map(([name, values]) => ({ name, type: typeOf(values), values }));
}

function typeOf(values: readonly CellValue[]): NodeColumn["type"] {
  const present = values.filter((value) => value !== null);
  if (present.length > 0 && present.every((value) => typeof value === "boolean")) return "boolean";
  if (present.length === 0 || !present.every((value) => typeof value === "number" && Number.isFinite(value))) return "string";
  return present.every((value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31) ? "int" : "double";
}

/** The values of one node or tie that are there, by name: Gephi Lite counts an absent one as missing, Kumu shows an empty field for null. */
export function valuesAt(columns: readonly NodeColumn[], at: number): Record<string, unknown> {
  return Object.fromEntries(columns.flatMap(({ name, values }) => (values[at] == null ? [] : [[name, values[at]]])));
}
