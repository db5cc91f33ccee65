import { useState, type KeyboardEvent } from "react";
import type { CellValue } from "@rapporteur/core/model";
import { EntityField, type NamedEntity } from "../../parts/entity-field.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { problemOfValue, type FormField } from "../read/editing/form-fields.ts";
import { text } from "./strings.ts";

interface ValueControlProps {
  readonly field: FormField;
  readonly value: CellValue;
  readonly entityOf: (id: string) => NamedEntity | null;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  /** A whole value: chosen, or typed and left. */
  readonly onCommit: (value: CellValue) => void;
  readonly onCancel?: () => void;
}

/** One field of a statement by itself. A choice counts at once; what is typed counts on Enter and when the field is left. */
export function ValueControl({ field, value, entityOf, error = null, autoFocus = false, onCommit, onCancel }: ValueControlProps) {
  const { label, kind, options, isRequired } = field;
  if (kind === "choice" || kind === "boolean") {
    const codes = options.map((option) => JSON.stringify(option.value));
    const known = options.map((option, at) => ({ value: codes[at] ?? "", label: option.label }));
    const shown = codes.includes(JSON.stringify(value)) || (isRequired && value !== null) ? known : [{ value: "null", label: text.none }, ...known];
    return (
      <Select
        label={label}
        value={JSON.stringify(value)}
        options={shown}
        error={error}
        autoFocus={autoFocus}
        onKeyDown={(event) => cancelOn(event, onCancel)}
        onChange={(code) => onCommit(JSON.parse(code) as CellValue)}
      />
    );
  }
  if (kind === "entity")
    return (
      <EntityField
        label={label}
        value={typeof value === "string" ? entityOf(value) : null}
        types={field.entityTypes}
        newType={field.newType}
        whenEmpty={text.none}
        error={error}
        autoFocus={autoFocus}
        onChange={(entity) => onCommit(entity?.id ?? null)}
      />
    );
  return <TypedControl {...{ field, value, error, autoFocus, onCommit }} {...(onCancel === undefined ? {} : { onCancel })} />;
}

function cancelOn(event: KeyboardEvent, onCancel: (() => void) | undefined): void {
  if (event.key !== "Escape" || onCancel === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onCancel();
}

function TypedControl({ field, value, error = null, autoFocus = false, onCommit, onCancel }: Omit<ValueControlProps, "entityOf">) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = typed ?? String(value ?? "");
  const isNumber = field.kind === "number" || field.kind === "integer";
  const commit = (): void => {
    if (typed === null || typed === String(value ?? "")) {
      setTyped(null);
      return onCancel?.();
    }
    const meant = valueOf(typed, field, isNumber);
    const wrong = problemOfValue(field, meant);
    setProblem(wrong);
    // What is wrong stays as it was typed, to be mended.
    if (wrong !== null) return;
    setTyped(null);
    onCommit(meant);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      commit();
    } else cancelOn(event, onCancel);
  };
  const shared = { label: field.label, value: shown, error: problem ?? error, autoFocus, onChange: setTyped, onKeyDown, onBlur: commit };
  if (field.kind === "long text") return <TextArea {...shared} rows={2} />;
  return <TextField {...shared} type={field.kind === "date" ? "date" : "text"} {...(isNumber ? { inputMode: "decimal" as const } : {})} />;
}

/** NaN where a number is wanted and none was typed. */
function valueOf(typed: string, { name }: FormField, isNumber: boolean): CellValue {
  if (typed.trim() === "") return name === "note" ? "" : null;
  return isNumber ? Number(typed.replace(",", ".")) : typed;
}
