import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { StatementRecord, TypeRecord } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import { isTyping } from "../../../hooks/is-typing.ts";
import { Button } from "../../../parts/button.tsx";
import { EntityField, type NamedEntity } from "../../../parts/entity-field.tsx";
import { TextArea, TextField } from "../../../parts/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import type { FormDraft } from "./form-draft.ts";
import { fieldsOf, problemOf, type FormField } from "./form-fields.ts";
import { text } from "../strings.ts";

interface EditFormProps {
  readonly draft: FormDraft;
  readonly type: TypeRecord;
  readonly isRestored: boolean;
  readonly entityOf: (id: string) => NamedEntity | null;
  readonly onEntity: (entity: NamedEntity) => void;
  readonly onChange: (record: StatementRecord) => void;
  readonly onSave: (record: StatementRecord) => void;
  readonly onCancel: () => void;
  /** Takes the words that are selected as the passage; null where none are. */
  readonly takeSelection: () => Pick<StatementRecord, "start" | "end" | "quote"> | null;
}

/**
 * Corrects a statement, or makes one. While no field has the focus, a field's key leads into it; a choice is taken by its letter and saves at once, so
 * that one wrong value costs three keys.
 */
export function EditForm(props: EditFormProps) {
  const { draft, type, isRestored, onChange, onSave, onCancel, takeSelection } = props;
  const form = useRef<HTMLDivElement>(null);
  const [isTried, setTried] = useState(false);
  const fields = fieldsOf(type);
  const { record } = draft;
  useEffect(() => {
    form.current?.focus({ preventScroll: true });
    const frame = requestAnimationFrame(() => form.current?.closest("[data-card]")?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const save = (after: StatementRecord): void => {
    setTried(true);
    const unsettled = form.current?.querySelector<HTMLElement>("[data-unsettled]") ?? null;
    if (unsettled !== null) {
      onChange(after);
      return unsettled.focus();
    }
    const wrong = fields.find((field) => problemOf(field, after) !== null);
    if (wrong === undefined) return onSave(after);
    onChange(after);
    focusField(form.current, fields, wrong.hotkey);
  };
  const takePassage = (): void => {
    const passage = takeSelection();
    if (passage !== null) onChange({ ...record, ...passage });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      if (event.target === form.current) onCancel();
      else form.current?.focus({ preventScroll: true });
    } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement) && !event.shiftKey) save(record);
    else if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "p") takePassage();
    else if (!focusField(form.current, fields, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="read-form" ref={form} tabIndex={-1} data-own-keys="" role="group" aria-label={text.edit} onKeyDown={onKeyDown}>
      <p className="note">{isRestored ? text.restored : text.pickHint}</p>
      {fields.map((field) => (
        <div key={field.name} data-field={field.name}>
          <FormControl {...props} field={field} error={isTried ? problemOf(field, record) : null} onSave={save} />
        </div>
      ))}
      <div className="row">
        <Button look="primary" keyHint="⏎" onClick={() => save(record)}>
          {text.save}
        </Button>
        <Button keyHint="p" onPointerDown={(event) => event.preventDefault()} onClick={takePassage}>
          {text.passage}
        </Button>
        <Button look="quiet" keyHint="Esc" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}

function focusField(form: HTMLElement | null, fields: readonly FormField[], key: string): boolean {
  const field = fields.find(({ hotkey }) => hotkey === key);
  if (field === undefined) return false;
  const control = form?.querySelector<HTMLElement>(
    `[data-field="${field.name}"] :is(input,textarea,select,[role=radio][aria-checked=true],[role=radio][tabindex="0"])`,
  );
  control?.focus({ preventScroll: true });
  return control !== null && control !== undefined;
}

interface ControlProps extends EditFormProps {
  readonly field: FormField;
  readonly error: string | null;
}

function FormControl({ draft, field, error, entityOf, onEntity, onChange, onSave }: ControlProps) {
  const { record } = draft;
  const value = field.read(record);
  const set = (next: CellValue): void => onChange(field.write(record, next));
  const label = (
    <>
      <kbd aria-hidden="true">{field.hotkey}</kbd> {field.label}
    </>
  );
  switch (field.kind) {
    case "choice":
    case "boolean":
      return (
        <ChoiceField
          label={label}
          value={value}
          options={field.options}
          error={error}
          onChange={set}
          onPick={(next) => onSave(field.write(record, next))}
        />
      );
    case "entity":
      return (
        <EntityField
          label={label}
          value={typeof value === "string" ? entityOf(value) : null}
          types={field.entityTypes}
          newType={field.newType}
          error={error}
          whenEmpty={text.notTold}
          opensAtOnce
          onChange={(entity, { isFinal }) => {
            if (entity !== null) onEntity(entity);
            const next = field.write(record, entity?.id ?? null);
            if (isFinal) onSave(next);
            else onChange(next);
          }}
          onSubmit={() => onSave(record)}
        />
      );
    case "number":
    case "integer":
      return <NumberField {...{ label, value, error }} help={field.help} noNumber={`${field.label} ${text.notNumber}`} onChange={set} />;
    case "date":
      return <TextField label={label} type="date" value={String(value ?? "")} error={error} onChange={(words) => set(words === "" ? null : words)} />;
    case "long text":
      return <TextArea label={label} rows={2} value={String(value ?? "")} error={error} onChange={(words) => set(words === "" ? null : words)} />;
    default:
      return <TextField label={label} value={String(value ?? "")} error={error} onChange={(words) => set(words === "" ? null : words)} />;
  }
}

interface NumberFieldProps {
  readonly label: React.ReactNode;
  readonly value: CellValue;
  readonly help: string;
  readonly error: string | null;
  /** Said of words that make no number. */
  readonly noNumber: string;
  readonly onChange: (value: CellValue) => void;
}

const numberOf = (words: string): number => Number(words.replace(",", ".").replace("−", "-"));

/** Keeps what is typed as it is typed ("-", "0."), and hands on the number that it makes. Words that make none are not saved: the input carries `data-unsettled`. */
function NumberField({ label, value, help, error, noNumber, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isUnsettled = typed !== null && Number.isNaN(numberOf(typed));
  const isBegun = /^[-+−]?[.,]?$/.test(typed ?? "");
  const shown = typed !== null && (isUnsettled || numberOf(typed) === value) ? typed : String(value ?? "");
  return (
    <TextField
      label={label}
      help={help}
      inputMode="decimal"
      value={shown}
      error={isUnsettled && !isBegun ? noNumber : error}
      data-unsettled={isUnsettled ? "" : undefined}
      onFocus={(event) => event.target.select()}
      onChange={(words) => {
        setTyped(words);
        const number = numberOf(words);
        if (words.trim() === "") onChange(null);
        else if (!Number.isNaN(number)) onChange(number);
      }}
    />
  );
}
