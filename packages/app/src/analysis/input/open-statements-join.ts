import { basename } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import {
  buildStatementTable,
  type CellValue,
  type Column,
  type DocumentRow,
  reviewStates,
  type StatementRow,
  type StatementTable,
} from "@rapporteur/core/model";
import { documentValues, statementValues } from "@rapporteur/engines/network";
import type { Concept } from "../../exchange/refi/concepts.ts";
import type { EntityAttributes, OpenedSource } from "./opened-statements.ts";

interface NamedSource {
  readonly source: string;
  readonly opened: OpenedSource;
}

/**
 * Several opened sources as one. Documents of different files are different documents, whatever their ids.
 *
 * @throws RAP_SERVICE_KINDS where two sources hold values of kinds that cannot stand in one column
 * Cost: O(cells); one source alone is handed through.
 */
export function joinOpened(sources: readonly NamedSource[]): OpenedSource {
  const [first] = sources;
  if (first !== undefined && sources.length === 1) return first.opened;
  const prefixes = prefixesOf(sources);
  const variables = joinKinds(sources, (table) => table.variables);
  const documentFields = joinKinds(sources, (table) => table.documents.fields);
  const rows: StatementRow[] = [];
  const documents: DocumentRow[] = [];
  const places: (readonly [source: OpenedSource, row: number])[] = [];
  for (const [at, { opened }] of sources.entries()) {
    const prefix = prefixes[at] ?? "";
    for (const [index, id] of opened.table.documents.ids.entries())
      documents.push({ id: prefix + id, values: fit(documentValues(opened.table, index), documentFields) });
    for (let row = 0; row < opened.table.length; row++) {
      rows.push({ ...statementRow(opened.table, row, prefix), values: fit(statementValues(opened.table, row), variables) });
      places.push([opened, row]);
    }
  }
  const ask = <T>(row: number, read: (source: OpenedSource, row: number) => T | null): T | null => {
    const place = places[row];
    return place === undefined ? null : read(...place);
  };
  return {
    table: buildStatementTable({ variables, documentFields }, rows, documents),
    quoteOf: (row) => ask(row, (source, at) => source.quoteOf(at)),
    coderOf: (row) => ask(row, (source, at) => source.coderOf(at)),
    texts: new Map(sources.flatMap(({ opened }, at) => [...opened.texts].map(([id, text]) => [`${prefixes[at]}${id}`, text] as const))),
    memos: new Map(sources.flatMap(({ opened }, at) => [...(opened.memos ?? [])].map(([id, memos]) => [`${prefixes[at]}${id}`, memos] as const))),
    concepts: distinctConcepts(sources.flatMap(({ opened }) => opened.concepts ?? [])),
    attributes: joinAttributes(sources.map(({ opened }) => opened.attributes)),
    warnings: sources.flatMap(({ opened }) => opened.warnings),
  };
}

/** Of several concepts of one id the first. */
function distinctConcepts(concepts: readonly Concept[]): Concept[] {
  const seen = new Set<string>();
  return concepts.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The file's name, or its whole path where two files have one name. Readouts know their documents by their texts and need none. */
function prefixesOf(sources: readonly NamedSource[]): string[] {
  const names = sources.map(({ source }) => basename(source));
  const areDistinct = new Set(names).size === names.length;
  return sources.map(({ source, opened }, at) => (source === "readouts" && opened.texts.size > 0 ? "" : `${areDistinct ? names[at] : source}:`));
}

function statementRow(table: StatementTable, row: number, prefix: string): Omit<StatementRow, "values"> {
  const time = table.times[row] ?? Number.NaN;
  return {
    id: prefix + (table.ids[row] ?? ""),
    type: table.typeNames[table.types[row] ?? 0] ?? "",
    document: prefix + (table.documents.ids[table.documentOf[row] ?? 0] ?? ""),
    start: table.starts[row] ?? 0,
    end: table.ends[row] ?? 0,
    time: Number.isNaN(time) ? null : time,
    review: reviewStates[table.reviews[row] ?? 0] ?? "draft",
    reviewedByPerson: table.reviewedByPerson[row] === 1,
  };
}

type Kinds = Readonly<Record<string, Column["kind"]>>;

function joinKinds(sources: readonly NamedSource[], columnsOf: (table: StatementTable) => Readonly<Record<string, Column>>): Kinds {
  const joined: Record<string, { kind: Column["kind"]; source: string }> = {};
  for (const { source, opened } of sources) {
    for (const [name, { kind }] of Object.entries(columnsOf(opened.table))) {
      const known = joined[name];
      const common = known === undefined ? kind : commonKind(known.kind, kind);
      if (common === null)
        throw new RapporteurError("RAP_SERVICE_KINDS", {
          name,
          first: known?.kind ?? "",
          firstFile: known?.source ?? "",
          second: kind,
          secondFile: source,
        });
      joined[name] = { kind: common, source };
    }
  }
  return Object.fromEntries(Object.entries(joined).map(([name, { kind }]) => [name, kind]));
}

const wider: readonly (readonly Column["kind"][])[] = [
  ["entity", "text"],
  ["boolean", "integer", "number"],
];

/** The kind that holds the values of both; null where there is none. */
function commonKind(a: Column["kind"], b: Column["kind"]): Column["kind"] | null {
  if (a === b) return a;
  const ladder = wider.find((kinds) => kinds.includes(a) && kinds.includes(b));
  return ladder?.[Math.max(ladder.indexOf(a), ladder.indexOf(b))] ?? null;
}

/** Yes and no become 1 and 0 in a column of numbers. */
function fit(values: Readonly<Record<string, CellValue>>, kinds: Kinds): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "boolean" && kinds[name] !== "boolean" ? Number(value) : value]),
  );
}

function joinAttributes(all: readonly EntityAttributes[]): EntityAttributes {
  const joined = new Map<string, Map<string, Record<string, CellValue>>>();
  for (const attributes of all) {
    for (const [variable, labels] of attributes) {
      const known = joined.get(variable) ?? new Map<string, Record<string, CellValue>>();
      for (const [label, values] of labels) known.set(label, { ...values, ...known.get(label) });
      joined.set(variable, known);
    }
  }
  return joined;
}
