import { normalised } from "@rapporteur/core/base";
import { type Column, slug, type StatementTable } from "@rapporteur/core/model";
import { valueOf } from "../../exchange/statements/table-values.ts";
import type { Change } from "../../records/revision.ts";
import type { Stored } from "../../records/records.ts";
import type { StatementVariable, TypeRecord, VariableKind } from "../../records/statement-record.ts";

/** Where a column's values go: a variable of the type, or a field that every statement has. */
export type Target = { readonly field: "speaker" | "organization" | "status" } | { readonly variable: StatementVariable };

/** What the statements of one type of a table become. */
export interface PlannedType {
  readonly key: string;
  /** By column. */
  readonly targets: ReadonlyMap<string, Target>;
}

export interface TypePlan {
  /** In the order of the table's types. */
  readonly types: readonly PlannedType[];
  readonly changes: readonly Change<"type">[];
}

const kinds: Readonly<Record<Column["kind"], VariableKind>> = {
  entity: "entity",
  text: "long text",
  boolean: "boolean",
  integer: "integer",
  number: "number",
  date: "date",
};
/** Kinds of a library's variable that take values of a column besides its own. */
const taken: Readonly<Record<Column["kind"], readonly VariableKind[]>> = {
  entity: ["short text", "long text", "date"],
  text: ["short text", "entity", "date"],
  boolean: [],
  integer: ["number"],
  number: [],
  date: [],
};

/**
 * Finds or makes the statement types of a table. A type with a concept and an agreement is a position, whatever it is called (DNA's own type
 * is one); another one is the project's type of that key, or a new one. Persons and organizations are the statement's speaker and organization;
 * what a type lacks is added to it, and nothing that it has is changed.
 *
 * Cost: O(statements × variables).
 */
export function planTypes(
  table: StatementTable,
  standing: ReadonlyMap<string, Stored<TypeRecord>>,
  given: { readonly colors: ReadonlyMap<string, string>; readonly makeId: (letter: string) => string },
): TypePlan {
  const drafts = new Map<string, TypeRecord>();
  const types = table.typeNames.map((label, type) => {
    const columns = columnsOf(table, type);
    const key = keyOf(label, columns);
    const before = drafts.get(key) ?? standing.get(key)?.record ?? newType({ key, label, order: standing.size + drafts.size, ...given });
    const { targets, added } = targetsOf(columns, before.variables);
    drafts.set(key, added.length === 0 ? before : { ...before, variables: [...before.variables, ...added] });
    return { key, targets };
  });
  const changes = [...drafts.values()].flatMap((after): Change<"type">[] => {
    const before = standing.get(after.key);
    return before?.record === after ? [] : [{ kind: "type", id: after.id, expected: before?.revision ?? null, after }];
  });
  return { types, changes };
}

type NamedColumn = readonly [name: string, kind: Column["kind"]];

/** Columns in which a statement of the type has a value. */
function columnsOf({ types, variables }: StatementTable, type: number): NamedColumn[] {
  const rows = [...types.keys()].filter((row) => types[row] === type);
  return Object.entries(variables)
    .filter(([, column]) => rows.some((row) => ![null, ""].includes(valueOf(column, row) as string | null)))
    .map(([name, column]) => [name, column.kind]);
}

function keyOf(label: string, columns: readonly NamedColumn[]): string {
  const has = (name: string, kind: Column["kind"]): boolean => columns.some(([own, ownKind]) => own === name && ownKind === kind);
  if (has("concept", "entity") && has("agreement", "boolean")) return "position";
  const ascii = slug(label).replace(/[^a-z0-9-]/g, "");
  return /^[a-z]/.test(ascii) ? ascii.slice(0, 60) : `type-${ascii}`.slice(0, 60).replace(/-$/, "");
}

interface NewType {
  readonly key: string;
  readonly label: string;
  readonly order: number;
  readonly colors: ReadonlyMap<string, string>;
  readonly makeId: (letter: string) => string;
}

function newType({ key, label, order, colors, makeId }: NewType): TypeRecord {
  const color = colors.get(label)?.toLowerCase() ?? "";
  const shown = /^#[0-9a-f]{6}$/.test(color) ? color : "#5a5a5a";
  return { id: makeId("t"), key, label: label.slice(0, 100) || key, color: shown, variables: [], codebook: "", isBuiltIn: false, order };
}

function targetsOf(
  columns: readonly NamedColumn[],
  known: readonly StatementVariable[],
): { targets: Map<string, Target>; added: StatementVariable[] } {
  const targets = new Map<string, Target>();
  const added: StatementVariable[] = [];
  for (const [name, kind] of columns) {
    const field = fieldOf(name, kind);
    const isFree = field !== null && ![...targets.values()].some((target) => "field" in target && target.field === field);
    if (field !== null && isFree) {
      targets.set(name, { field });
      continue;
    }
    const there = known.find((one) => one.name === name);
    const fits = there !== undefined && (there.kind === kinds[kind] || taken[kind].includes(there.kind));
    const variable = fits ? there : newVariable(name, kinds[kind], [...known, ...added]);
    if (!fits) added.push(variable);
    targets.set(name, { variable });
  }
  return { targets, added };
}

function fieldOf(name: string, kind: Column["kind"]): "speaker" | "organization" | "status" | null {
  if (kind !== "entity" && kind !== "text") return null;
  if (/^(?:person|speaker)$/i.test(name)) return "speaker";
  if (/^organi[sz]ation$/i.test(name)) return "organization";
  return name === "status" ? "status" : null;
}

function newVariable(label: string, kind: VariableKind, known: readonly StatementVariable[]): StatementVariable {
  const plain = normalised(label, "NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const base = (/^[A-Za-z]/.test(plain) ? plain : `v_${plain}`).slice(0, 50);
  let name = base;
  for (let number = 2; known.some((one) => one.name === name); number++) name = `${base}_${number}`;
  return { name, label: label.slice(0, 100) || name, kind, entityTypes: [], choices: [], minimum: null, maximum: null, isRequired: false, help: "" };
}
