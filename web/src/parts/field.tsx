import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from "react";
import { classNames } from "../hooks/class-names.ts";
import { typedValue } from "./typed-value.ts";

/** What a control inside a field must carry, so that its label, help and error belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong with the value, in one sentence; null where nothing is. */
  readonly error?: string | null;
  readonly className?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label with its control, help and error. */
export function Field({ label, help, error = null, className, children }: FieldProps) {
  const id = useId();
  const described = [help === undefined ? null : `${id}-help`, error === null ? null : `${id}-error`].filter((part) => part !== null).join(" ");
  return (
    <div className={classNames("field", className)}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, "aria-describedby": described === "" ? undefined : described, "aria-invalid": error === null ? undefined : true })}
      {help === undefined ? null : (
        <span className="field-help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {error === null ? null : (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

interface Labelled {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | null;
}
type TextFieldProps = Labelled &
  Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> & { value: string; onChange: (value: string) => void };

export function TextField({ label, help, error, onChange, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })} error={error ?? null}>
      {(control) => (
        <input
          type="text"
          {...rest}
          {...control}
          className={classNames("input", className)}
          onChange={(event) => onChange(typedValue(rest.type, event.target.value))}
        />
      )}
    </Field>
  );
}

type TextAreaProps = Labelled &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange" | "value"> & { value: string; onChange: (value: string) => void };

export function TextArea({ label, help, error, onChange, className, ...rest }: TextAreaProps) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })} error={error ?? null}>
      {(control) => <textarea {...rest} {...control} className={classNames("input", className)} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Check({ label, checked, disabled = false, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
