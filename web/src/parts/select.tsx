import type { ReactNode, SelectHTMLAttributes } from "react";
import { classNames } from "../hooks/class-names.ts";
import { Field } from "./field.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> & {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
};

/** The browser's own select: it works by keyboard, on phones and with screen readers as people expect. */
export function Select({ label, help, error, value, options, onChange, className, ...rest }: SelectProps) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })} error={error ?? null}>
      {(control) => (
        <select {...rest} {...control} className={classNames("input", className)} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
