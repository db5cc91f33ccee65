import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { entityTypes, type EntityType } from "../../../src/model/entity.ts";
import { strings } from "../strings/strings.ts";
import { Field } from "./field.tsx";
import { useCreateEntity, useEntities, type EntitySuggestion } from "./use-entities.ts";

export interface NamedEntity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

interface EntityFieldProps {
  readonly label: ReactNode;
  readonly value: NamedEntity | null;
  /** Types that may stand here; empty: any. */
  readonly types: readonly string[];
  /** `isFinal`: taken by its digit from a list that nothing was typed into, so that nothing more is to be said. */
  readonly onChange: (entity: NamedEntity | null, how: { readonly isFinal: boolean }) => void;
  readonly error?: string | null;
  readonly help?: ReactNode;
  /** Where false, only what exists can be chosen. */
  readonly canCreate?: boolean;
  readonly autoFocus?: boolean;
  /** Shows the most used at once when the focus comes; a digit then takes one. */
  readonly opensAtOnce?: boolean;
  /** Called on Enter where the list is shut: a form may save. */
  readonly onSubmit?: () => void;
}

type Option = { readonly kind: "known"; readonly entity: EntitySuggestion } | { readonly kind: "new"; readonly type: EntityType };

/**
 * A field for an actor, place or concept: completes over known names and aliases, most used first, and makes a new one in place. Arrows and Enter choose;
 * with Alt held, or before anything is typed, a digit chooses at once; an emptied field means none.
 */
export function EntityField(props: EntityFieldProps) {
  const { label, value, types, onChange, error, help, canCreate = true, autoFocus = false, opensAtOnce = false, onSubmit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [isEmptied, setEmptied] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  const create = useCreateEntity();
  const { entries, isSettled } = useEntities(typed, types);
  const isOpen = typed !== null;
  const options = isOpen ? optionsFor({ typed, entries, types, canCreate, isSettled }) : [];
  const chosen = Math.min(active, options.length - 1);
  const choose = (option: Option | undefined, isFinal = false): void => {
    if (option === undefined || typed === null) return;
    const entity = option.kind === "known" ? option.entity.record : create(option.type, typed.trim());
    setTyped(null);
    onChange({ id: entity.id, name: entity.name, type: entity.type }, { isFinal });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isDigit = /^[1-9]$/.test(event.key);
    if (isDigit && isOpen && (event.altKey || typed === "")) choose(options[Number(event.key) - 1], typed === "");
    else if (step !== undefined) {
      if (!isOpen) setTyped("");
      else setActive((chosen + step + Math.max(1, options.length)) % Math.max(1, options.length));
    } else if (event.key === "Enter" && isOpen && typed !== "") choose(options[chosen]);
    else if (event.key === "Enter") {
      setTyped(null);
      onSubmit?.();
    } else if (event.key === "Escape" && isOpen) setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={label} error={error ?? null} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <div className="entity">
          <input
            {...control}
            className="input"
            type="text"
            role="combobox"
            autoComplete="off"
            aria-expanded={isOpen && options.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && options.length > 0 ? `${listId}-${chosen}` : undefined}
            autoFocus={autoFocus}
            value={typed === null || (typed === "" && !isEmptied) ? (value?.name ?? "") : typed}
            onFocus={(event) => {
              event.target.select();
              if (opensAtOnce) setTyped("");
            }}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              setEmptied(event.target.value === "");
              if (event.target.value === "") onChange(null, { isFinal: false });
            }}
            onBlur={() => {
              setTyped(null);
              setEmptied(false);
            }}
            onKeyDown={onKeyDown}
          />
          <ul
            className="entity-list"
            role="listbox"
            id={listId}
            ref={list}
            aria-label={strings.parts.choose}
            hidden={!isOpen || options.length === 0}
          >
            {options.map((option, at) => (
              <li
                key={option.kind === "known" ? option.entity.record.id : `new-${option.type}`}
                id={`${listId}-${at}`}
                className="entity-option"
                role="option"
                aria-selected={at === chosen}
                // Before the field loses the focus and shuts the list.
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(option);
                }}
              >
                {typed === "" && at < 9 ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
                <OptionWords option={option} typed={typed ?? ""} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}

function OptionWords({ option, typed }: { readonly option: Option; readonly typed: string }) {
  if (option.kind === "new") return <span>{strings.parts.createEntity(typed.trim(), strings.entityTypes[option.type] ?? option.type)}</span>;
  const { record, uses } = option.entity;
  return (
    <>
      <span>{record.name}</span>
      <span className="note">
        {strings.entityTypes[record.type] ?? record.type} · {strings.parts.uses(uses)}
      </span>
    </>
  );
}

interface OptionsGiven {
  readonly typed: string;
  readonly entries: readonly EntitySuggestion[];
  readonly types: readonly string[];
  readonly canCreate: boolean;
  readonly isSettled: boolean;
}

/** What is known first; then, unless it is known by just this name, a new one of each type that may stand here. */
function optionsFor({ typed, entries, types, canCreate, isSettled }: OptionsGiven): Option[] {
  const known = entries.map((entity): Option => ({ kind: "known", entity }));
  const name = typed.trim().toLowerCase();
  const isKnown = entries.some(({ record }) => record.name.toLowerCase() === name);
  if (!canCreate || !isSettled || name === "" || isKnown) return known;
  const allowed = types.length === 0 ? entityTypes : entityTypes.filter((type) => types.includes(type));
  return [...known, ...allowed.map((type): Option => ({ kind: "new", type }))];
}
