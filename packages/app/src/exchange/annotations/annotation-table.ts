import { FreeNames, ownValue } from "@rapporteur/core/base";
import {
  buildStatementTable,
  type CellValue,
  type Column,
  type DocumentRow,
  type Span,
  type StatementRow,
  type StatementTable,
} from "@rapporteur/core/model";

/** One annotation of an annotation tool, placed in the stored text. Spans, relations, events and links are all told in this form. */
export interface PlacedAnnotation {
  readonly id: string;
  /** Its layer or label. */
  readonly type: string;
  readonly document: string;
  /** Where it stands: its own span, or those of what it joins; empty where none of them is in the text. */
  readonly places: readonly Span[];
  /** Who or what takes part, by role, named by the words that fill it. */
  readonly roles: readonly (readonly [role: string, words: string | null])[];
  /** Features and attributes. */
  readonly values: Readonly<Record<string, CellValue>>;
  readonly note?: string;
  readonly coder?: string | null;
  /** Accepted work of a person unless the file says otherwise. */
  readonly review?: Pick<StatementRow, "review" | "reviewedByPerson" | "time">;
}

export interface AnnotationTable {
  readonly table: StatementTable;
  /** By row. */
  readonly notes: readonly string[];
  readonly coders: readonly (string | null)[];
  /** Annotations that stand nowhere in their text. */
  readonly lost: number;
}

/**
 * Annotations as statements, in one way for every annotation tool: an annotation is a statement of its type that covers all from its first place to
 * its last; roles are entities, numbered where one comes twice; features are variables. A variable that has values of two kinds is a text.
 *
 * @param kinds of variables that are known beforehand; roles are entities
 * Cost: O(annotations × values).
 */
export function annotationTable(
  annotations: readonly PlacedAnnotation[],
  kinds: Readonly<Record<string, Column["kind"]>>,
  documents: readonly DocumentRow[],
): AnnotationTable {
  const placed = annotations.filter(({ places }) => places.length > 0);
  const variables = kindsOf(placed, kinds);
  const ids = new FreeNames();
  const rows = placed.map((annotation) => rowOf(annotation, variables, ids.take(annotation.id)));
  const fields = Object.fromEntries(documents.flatMap(({ values }) => Object.keys(values).map((name) => [name, "text" as const])));
  return {
    table: buildStatementTable({ variables, documentFields: fields }, rows, documents),
    notes: placed.map(({ note }) => note ?? ""),
    coders: placed.map(({ coder }) => coder ?? null),
    lost: annotations.length - placed.length,
  };
}

function rowOf({ type, document, places, roles, values, review }: PlacedAnnotation, kinds: Record<string, Column["kind"]>, id: string): StatementRow {
  const start = places.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY);
  const end = places.reduce((most, span) => Math.max(most, span.end), 0);
  const all = [...Object.entries(values), ...numberedRoles(roles, values)].map(
    ([name, value]) => [name, asKind(value, ownValue(kinds, name))] as const,
  );
  const accepted = { time: null, review: "accepted", reviewedByPerson: true } as const;
  return { id, type, document, start, end, ...accepted, ...review, values: Object.fromEntries(all) };
}

/** "Theme", "Theme2": a role may be filled more than once, or be called as a feature is. */
function numberedRoles(roles: PlacedAnnotation["roles"], values: PlacedAnnotation["values"]): (readonly [string, string | null])[] {
  const counts = new Map(Object.keys(values).map((name) => [name, 1]));
  return roles.map(([role, words]) => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    return [count === 1 ? role : `${role}${count}`, words];
  });
}

function kindsOf(annotations: readonly PlacedAnnotation[], given: Readonly<Record<string, Column["kind"]>>): Record<string, Column["kind"]> {
  const kinds: Record<string, Column["kind"]> = { ...given };
  for (const { roles, values } of annotations) for (const [role] of numberedRoles(roles, values)) kinds[role] = "entity";
  for (const { values } of annotations)
    for (const [name, value] of Object.entries(values)) {
      if (value === null) continue;
      const known = ownValue(kinds, name);
      if (known === undefined) kinds[name] = kindOf(value);
      else if (!fits(value, known)) kinds[name] = known === "integer" && typeof value === "number" ? "number" : "text";
    }
  return kinds;
}

function kindOf(value: string | number | boolean): Column["kind"] {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return "text";
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? "integer" : "number";
}

function fits(value: string | number | boolean, kind: Column["kind"]): boolean {
  if (kind === "entity" || kind === "text") return typeof value === "string";
  if (kind === "boolean") return typeof value === "boolean";
  return typeof value === "number" && (kind !== "integer" || kindOf(value) === "integer");
}

function asKind(value: CellValue, kind: Column["kind"] | undefined): CellValue {
  if (value === null || kind === undefined || fits(value, kind)) return value;
  return value === true ? "yes" : value === false ? "no" : String(value);
}

/** Words of a role on one line; null for none. */
export function wordsInLine(words: string | undefined): string | null {
  return words?.replace(/\s+/g, " ").trim() || null;
}
