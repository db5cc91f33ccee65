import { useId, useRef, type KeyboardEvent } from "react";
import type { CellValue } from "@rapporteur/core/model";

interface ChoiceFieldProps {
  readonly label: React.ReactNode;
  readonly value: CellValue;
  readonly options: readonly { readonly value: CellValue; readonly label: string }[];
  readonly error: string | null;
  readonly onChange: (value: CellValue) => void;
  /** Chosen by its letter: nothing more is to be said. */
  readonly onPick: (value: CellValue) => void;
}

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/** A few choices side by side: arrows move, the letter before a choice takes it and saves. */
export function ChoiceField({ label, value, options, error, onChange, onPick }: ChoiceFieldProps) {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const lettered = options[letters.indexOf(event.key)];
    if (lettered !== undefined) onPick(lettered.value);
    else if (step !== undefined) {
      const to = (Math.max(0, chosen) + step + options.length) % options.length;
      const option = options[to];
      if (option !== undefined) onChange(option.value);
      group.current?.querySelectorAll<HTMLElement>("[role=radio]")[to]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <div className="read-choices" role="radiogroup" aria-labelledby={id} ref={group} onKeyDown={onKeyDown}>
        {options.map((option, at) => (
          <button
            key={String(option.value)}
            type="button"
            role="radio"
            className="read-choice"
            aria-checked={at === chosen}
            tabIndex={at === Math.max(0, chosen) ? 0 : -1}
            onClick={() => onChange(option.value)}
          >
            <kbd aria-hidden="true">{letters[at]}</kbd> {option.label}
          </button>
        ))}
      </div>
      {error === null ? null : (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
