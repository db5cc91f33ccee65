import { useState } from "react";
import { entityTypes } from "@rapporteur/core/model";
import { type StatementVariable, type TypeRecord, variableKinds } from "@rapporteur/app/records";
import { Button } from "../../../parts/button.tsx";
import { Check, TextArea, TextField } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { strings } from "../../../strings/strings.ts";
import { text } from "../strings.ts";
import { variableProblem } from "./type-problems.ts";

interface VariableEditorProps {
  readonly variable: StatementVariable;
  readonly type: TypeRecord;
  readonly at: number;
  /** Its name and kind stay, since the analyses read it. */
  readonly isFixed: boolean;
  readonly isTried: boolean;
  readonly onChange: (variable: StatementVariable) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: number) => void;
}

/** One variable of a type, folded up to its name. */
export function VariableEditor(props: VariableEditorProps) {
  const { variable, type, at, isFixed, isTried, onChange, onRemove, onMove } = props;
  const { name, label, kind, help, isRequired } = variable;
  const [isOpen, setOpen] = useState(name === "");
  const set = (part: Partial<StatementVariable>): void => onChange({ ...variable, ...part });
  const problem = isTried ? variableProblem(type, at) : null;
  return (
    <details className="settings-variable" open={isOpen || problem !== null} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label === "" ? text.types.addVariable : label}{" "}
        <span className="soft">{`${kind}${isRequired ? ` · ${text.types.required.toLowerCase()}` : ""}`}</span>
      </summary>
      <div className="settings-form">
        <div className="settings-pair">
          <TextField label={text.types.variableLabel} value={label} maxLength={100} onChange={(words) => set({ label: words })} />
          <TextField
            label={text.types.variableName}
            help={text.types.variableNameHelp}
            value={name}
            disabled={isFixed}
            error={problem}
            onChange={(words) => set({ name: words })}
          />
          <Select
            label={text.types.kind}
            value={kind}
            disabled={isFixed}
            options={variableKinds.map((value) => ({ value, label: value }))}
            onChange={(value) =>
              set({ kind: variableKinds.find((one) => one === value) ?? kind, choices: [], entityTypes: [], minimum: null, maximum: null })
            }
          />
        </div>
        <KindFields variable={variable} isFixed={isFixed} set={set} />
        <TextField label={text.types.help} value={help} maxLength={2000} onChange={(words) => set({ help: words })} />
        <Check label={text.types.required} checked={isRequired} disabled={isFixed} onChange={(isOn) => set({ isRequired: isOn })} />
        {isFixed ? null : (
          <div className="row">
            <Button look="quiet" disabled={at === 0} onClick={() => onMove(-1)}>
              {text.types.up}
            </Button>
            <Button look="quiet" disabled={at === type.variables.length - 1} onClick={() => onMove(1)}>
              {text.types.down}
            </Button>
            <Button look="danger" onClick={onRemove}>
              {text.remove}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

interface KindFieldsProps {
  readonly variable: StatementVariable;
  readonly isFixed: boolean;
  readonly set: (part: Partial<StatementVariable>) => void;
}

function KindFields({ variable, isFixed, set }: KindFieldsProps) {
  const { kind, choices, minimum, maximum } = variable;
  if (kind === "entity") {
    const chosen = variable.entityTypes;
    return (
      <fieldset className="settings-checks" disabled={isFixed}>
        <legend className="field-label">{text.types.entityTypes}</legend>
        {entityTypes.map((one) => (
          <Check
            key={one}
            label={strings.entityTypes[one] ?? one}
            checked={chosen.includes(one)}
            onChange={(isOn) => set({ entityTypes: isOn ? [...chosen, one] : chosen.filter((other) => other !== one) })}
          />
        ))}
        <span className="field-help">{text.types.entityTypesHelp}</span>
      </fieldset>
    );
  }
  if (kind === "short text")
    return (
      <TextArea
        label={text.types.choices}
        help={text.types.choicesHelp}
        rows={3}
        disabled={isFixed}
        value={choices.join("\n")}
        onChange={(words) => set({ choices: words === "" ? [] : words.split("\n") })}
        onBlur={() => set({ choices: [...new Set(choices.map((choice) => choice.trim()).filter((choice) => choice !== ""))] })}
      />
    );
  if (kind !== "number" && kind !== "integer") return null;
  const number = (words: string): number | null => (words === "" || Number.isNaN(Number(words)) ? null : Number(words));
  return (
    <div className="settings-pair">
      <TextField
        label={text.types.minimum}
        type="number"
        step="any"
        disabled={isFixed}
        value={String(minimum ?? "")}
        onChange={(words) => set({ minimum: number(words) })}
      />
      <TextField
        label={text.types.maximum}
        type="number"
        step="any"
        disabled={isFixed}
        value={String(maximum ?? "")}
        onChange={(words) => set({ maximum: number(words) })}
      />
    </div>
  );
}
