import { ownValue } from "@rapporteur/core/base";
import type { AnyRecord, RecordKind, RecordOf } from "../../records/records.ts";
import type { TypeRecord } from "../../records/statement-record.ts";

/** A place in a record that names another record of the project. */
export interface RecordLink {
  readonly field: string;
  readonly toKind: RecordKind;
  readonly toId: string;
}

type Finders = { readonly [K in RecordKind]?: (record: RecordOf<K>, types: TypesByKey) => (RecordLink | null)[] };
export type TypesByKey = ReadonlyMap<string, TypeRecord>;

const finders: Finders = {
  statement: (record, types) => [
    link("documentId", "document", record.documentId),
    link("speaker", "entity", record.speaker),
    link("organization", "entity", record.organization),
    ...record.reportedBy.map((id) => link("reportedBy", "entity", id)),
    ...entityVariables(types.get(record.type)).map((name) => {
      const value = ownValue(record.values, name);
      return typeof value === "string" ? link(`values.${name}`, "entity", value) : null;
    }),
  ],
  entity: (record) => [
    link("country", "entity", record.country),
    link("actsFor", "entity", record.actsFor),
    link("parent", "entity", record.parent),
    link("mergedInto", "entity", record.mergedInto),
  ],
  memo: (record) => [link("statement", "statement", record.statement)],
  question: (record) => record.statements.map((id) => link("statements", "statement", id)),
  outcome: (record) => [link("question", "question", record.question)],
  roundup: (record) => [
    link("documentId", "document", record.documentId),
    link("snapshotId", "snapshot", record.snapshotId),
    link("approved.snapshotId", "snapshot", record.approved?.snapshotId ?? null),
  ],
};

function link(field: string, toKind: RecordKind, toId: string | null): RecordLink | null {
  return toId === null ? null : { field, toKind, toId };
}

/** Names of a type's variables that hold entities. */
export function entityVariables(type: TypeRecord | undefined): string[] {
  return type?.variables.filter(({ kind }) => kind === "entity").map(({ name }) => name) ?? [];
}

/** Of the commits under way: each part that keeps a table up to date asks for the same links. */
const linksOfCommit = new WeakMap<TypesByKey, Map<AnyRecord, readonly RecordLink[]>>();

/**
 * The records that a record names, each once, under the first field that names it. Accounts are not among them: they may go.
 *
 * @param types of one commit; links are remembered as long as it is
 */
export function recordLinks(kind: RecordKind, record: AnyRecord, types: TypesByKey): readonly RecordLink[] {
  let known = linksOfCommit.get(types);
  if (known === undefined) linksOfCommit.set(types, (known = new Map()));
  let links = known.get(record);
  if (links === undefined) known.set(record, (links = findLinks(kind, record, types)));
  return links;
}

function findLinks(kind: RecordKind, record: AnyRecord, types: TypesByKey): RecordLink[] {
  const find = finders[kind] as ((record: AnyRecord, types: TypesByKey) => (RecordLink | null)[]) | undefined;
  const links: RecordLink[] = [];
  const places = new Set<string>();
  for (const found of find?.(record, types) ?? []) {
    if (found === null || places.has(`${found.toKind} ${found.toId}`)) continue;
    places.add(`${found.toKind} ${found.toId}`);
    links.push(found);
  }
  return links;
}

/** What of a record may stand once in its project; null where nothing is. */
export function uniqueKey(kind: RecordKind, record: AnyRecord): { readonly field: string; readonly value: string } | null {
  if (kind === "entity" || kind === "type") return { field: "key", value: (record as RecordOf<"entity" | "type">).key };
  if (kind === "roundup") return { field: "slug", value: (record as RecordOf<"roundup">).slug };
  return null;
}
