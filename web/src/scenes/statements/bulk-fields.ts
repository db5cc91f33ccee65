import type { TypeRecord } from "@rapporteur/app/records";
import { reviewStates } from "@rapporteur/core/model";
import { fieldsOf, type FormField } from "../read/editing/form-fields.ts";
import { text } from "./strings.ts";

export interface BulkField {
  /** "speaker", or "relation:action". */
  readonly key: string;
  readonly label: string;
  readonly field: FormField;
}

/** Not a field of the form, where deciding has keys of its own; else like the status, which every statement has too. */
function reviewField(status: FormField): FormField {
  return {
    ...status,
    name: "review",
    label: text.columns["review"] ?? "review",
    hotkey: "",
    options: reviewStates.map((value) => ({ value, label: text.reviews[value] ?? value })),
    read: ({ review }) => review,
    write: (record, value) => ({ ...record, review: reviewStates.find((state) => state === value) ?? record.review }),
  };
}

/** What can be set in many statements at once: what all have, then each type's own variables. */
export function bulkFields(types: Iterable<TypeRecord>): BulkField[] {
  const fields = new Map<string, BulkField>();
  for (const type of types) {
    const own = new Set(type.variables.map(({ name }) => name));
    for (const field of fieldsOf(type)) {
      const key = own.has(field.name) ? `${type.key}:${field.name}` : field.name;
      fields.set(key, { key, label: own.has(field.name) ? `${type.label}: ${field.label}` : field.label, field });
    }
  }
  const all = [...fields.values()];
  const common = all.filter(({ key }) => !key.includes(":"));
  const review = common
    .filter(({ key }) => key === "status")
    .map(({ field }) => ({ key: "review", label: text.columns["review"] ?? "", field: reviewField(field) }));
  return [...review, ...common, ...all.filter(({ key }) => key.includes(":"))];
}
