import { Field } from "../../../parts/field.tsx";

interface ColorFieldProps {
  readonly label: string;
  /** "#rrggbb" */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function ColorField({ label, value, onChange }: ColorFieldProps) {
  return (
    <Field label={label}>
      {(control) => <input {...control} className="settings-color" type="color" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
