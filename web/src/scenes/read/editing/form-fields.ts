import { type Action, actions, type CellValue, type EntityType, signOf, statuses } from "@rapporteur/core/model";
import type { StatementRecord, StatementVariable, TypeRecord } from "@rapporteur/app/records";
import { text } from "../strings.ts";

/** One field of the form that corrects a statement. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /** The key that leads to it while no field has the focus. */
  readonly hotkey: string;
  readonly kind: StatementVariable["kind"] | "choice";
  readonly entityTypes: readonly string[];
  /** What a new entity in it most likely is; null where one must be asked. */
  readonly newType: EntityType | null;
  readonly options: readonly { readonly value: CellValue; readonly label: string }[];
  readonly isRequired: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly help: string;
  readonly read: (record: StatementRecord) => CellValue;
  readonly write: (record: StatementRecord, value: CellValue) => StatementRecord;
}

/** Worked out from others by the server: nobody types them. */
const derived: Readonly<Record<string, readonly string[]>> = { relation: ["quad"], forecast: ["forecaster", "best", "basis"] };
/** Variables that hold a neutral noun phrase. */
const conceptNames = new Set(["concept", "cause", "effect"]);
const widestChoice = 20;
const personTypes = ["person", "organization", "state", "group"];

/** The fields of a statement of this type, those that say most first. */
export function fieldsOf(type: TypeRecord): FormField[] {
  const left = derived[type.isBuiltIn ? type.key : ""] ?? [];
  const own = type.variables.filter(({ name }) => !left.includes(name)).map((variable, at) => variableField(variable, at, type));
  return [...own, ...commonFields];
}

function variableField(variable: StatementVariable, at: number, type: TypeRecord): FormField {
  const { name, label, kind, entityTypes, isRequired, minimum, maximum, help } = variable;
  const options = optionsOf(variable);
  return {
    name,
    label,
    hotkey: hotkeys[at] ?? "",
    kind: options.length > 0 ? "choice" : kind,
    entityTypes,
    newType: conceptNames.has(name) && (entityTypes.length === 0 || entityTypes.includes("concept")) ? "concept" : null,
    options: options.length > 0 && !isRequired ? [...options, { value: null, label: text.notTold }] : options,
    isRequired,
    minimum,
    maximum,
    help,
    read: ({ values }) => values[name] ?? null,
    write: (record, value) => together({ ...record, values: { ...record.values, [name]: value } }, type.isBuiltIn ? name : ""),
  };
}

/** Digits, then letters that no common field has. */
const hotkeys = [..."1234567890bcdfg"];

function optionsOf({ name, kind, choices, minimum, maximum }: StatementVariable): FormField["options"] {
  const labels = text.choices[name];
  if (kind === "boolean") return [true, false].map((value) => ({ value, label: labels?.[String(value)] ?? (value ? text.yes : text.no) }));
  if (choices.length > 0 && choices.length <= widestChoice) return choices.map((value) => ({ value, label: value }));
  if (kind === "integer" && labels !== undefined && minimum !== null && maximum !== null) {
    return [1, 0, -1].filter((value) => labels[String(value)] !== undefined).map((value) => ({ value, label: labels[String(value)] ?? "" }));
  }
  return [];
}

/** What goes with a value of the built-in types: a stance and its degree have one sign, an act and its weight too. */
function together(record: StatementRecord, changed: string): StatementRecord {
  const { agreement, intensity, action, weight } = record.values;
  const set = (values: Record<string, CellValue>): StatementRecord => ({ ...record, values: { ...record.values, ...values } });
  if (record.type === "position" && changed === "agreement" && typeof intensity === "number")
    return set({ intensity: Math.abs(intensity) * (agreement === true ? 1 : -1) });
  if (record.type === "position" && changed === "intensity" && typeof intensity === "number" && intensity !== 0)
    return set({ agreement: intensity > 0 });
  if (record.type === "relation" && changed === "action" && isAction(action) && typeof weight === "number")
    return set({ weight: Math.abs(weight) * signOf(action) });
  return record;
}

const isAction = (value: CellValue | undefined): value is Action => actions.some((action) => action === value);

const common = { options: [], isRequired: false, minimum: null, maximum: null, help: "", entityTypes: [], newType: null };
const commonFields: readonly FormField[] = [
  {
    ...common,
    name: "speaker",
    label: text.speaker,
    hotkey: "s",
    kind: "entity",
    entityTypes: personTypes,
    newType: "person",
    read: ({ speaker }) => speaker,
    write: (record, value) => ({ ...record, speaker: typeof value === "string" ? value : null }),
  },
  {
    ...common,
    name: "organization",
    label: text.organization,
    hotkey: "o",
    kind: "entity",
    entityTypes: personTypes,
    newType: "organization",
    read: ({ organization }) => organization,
    write: (record, value) => ({ ...record, organization: typeof value === "string" ? value : null }),
  },
  {
    ...common,
    name: "status",
    label: text.status,
    hotkey: "t",
    kind: "choice",
    isRequired: true,
    options: statuses.map((value) => ({ value, label: text.statuses[value] ?? value })),
    read: ({ status }) => status,
    write: (record, value) => ({ ...record, status: statuses.find((status) => status === value) ?? record.status }),
  },
  {
    ...common,
    name: "note",
    label: text.noteLabel,
    hotkey: "m",
    kind: "long text",
    read: ({ note }) => note,
    write: (record, value) => ({ ...record, note: typeof value === "string" ? value : "" }),
  },
];

/** What is wrong with a field's value; null where nothing is. The server looks again. */
export function problemOf(field: FormField, record: StatementRecord): string | null {
  return problemOfValue(field, field.read(record));
}

/** The same of a value that is not in a record yet. */
export function problemOfValue(field: FormField, value: CellValue): string | null {
  if (value === null || value === "") return field.isRequired ? `${field.label} ${text.required}` : null;
  if (field.kind !== "number" && field.kind !== "integer") return null;
  if (typeof value !== "number" || Number.isNaN(value)) return `${field.label} ${text.notNumber}`;
  const { minimum, maximum } = field;
  const isOutside = (minimum !== null && value < minimum) || (maximum !== null && value > maximum);
  if (!isOutside) return null;
  if (minimum === null) return `${field.label} ${text.atMost(shownNumber(maximum))}`;
  return `${field.label} ${maximum === null ? text.atLeast(shownNumber(minimum)) : text.between(shownNumber(minimum), shownNumber(maximum))}`;
}

const shownNumber = (value: number | null): string => String(value ?? "").replace("-", "−");

/** A new statement of a type on a passage, with what can be known of it. */
export function blankValues(type: TypeRecord, quote: string): Record<string, CellValue> {
  const values: Record<string, CellValue> = {};
  for (const { name, kind, isRequired } of type.variables) {
    if (!isRequired) continue;
    if (kind === "boolean") values[name] = true;
    else if (kind === "long text") values[name] = quote;
    else values[name] = null;
  }
  if (type.isBuiltIn && type.key === "forecast") values["direction"] = 1;
  return values;
}
