import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from "react";
import type { EntityType } from "@rapporteur/core/model";
import { strings } from "../strings/strings.ts";
import { Field } from "./field.tsx";
import { calledBy, matchingAlias, optionsFor, preselected, type EntityOption } from "./entity-options.ts";
import { useCreateEntity, useEntities, useNearEntities } from "./use-entities.ts";

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
  /** Said in the field while it is empty. */
  readonly whenEmpty?: string;
  /** Where false, only what exists can be chosen. */
  readonly canCreate?: boolean;
  /** What a new one most likely is: Enter makes it. Not told: Enter asks. */
  readonly newType?: EntityType | null;
  readonly autoFocus?: boolean;
  /** Shows the most used at once when the focus comes; a digit then takes one. */
  readonly opensAtOnce?: boolean;
  /** Called on Enter where the list is shut: a form may save. */
  readonly onSubmit?: () => void;
}

interface Typing {
  /** Null: nothing is typed and the list is shut. */
  readonly typed: string | null;
  /** Where the arrows moved to; null: nobody moved. */
  readonly active: number | null;
  readonly isEmptied: boolean;
  /** The field was left with words that name nobody yet: the list is shut. */
  readonly isLeft: boolean;
  /** It was left so, or Enter was pressed and took none. */
  readonly isAsked: boolean;
}
const idle: Typing = { typed: null, active: null, isEmptied: false, isLeft: false, isAsked: false };

/** What is typed, what it may mean, and how one of it is taken. */
function useChoice({ types, canCreate = true, newType = null, value, onChange }: EntityFieldProps) {
  const [state, setState] = useState<Typing>(idle);
  const { typed, active, isLeft } = state;
  const create = useCreateEntity();
  const { entries, isSettled: isFound } = useEntities(typed, types);
  const isNew = typed !== null && typed.trim().length > 2 && isFound && calledBy(typed, entries) === null;
  const { near, isSettled: isNearFound } = useNearEntities(isNew ? typed.trim() : null, types);
  const isSettled = isFound && isNearFound;
  const options = typed === null ? [] : optionsFor({ typed, entries, near, types, newType, canCreate, isSettled });
  const at = active === null || typed === "" ? (typed === "" ? (active ?? 0) : preselected(options, newType)) : active;
  const chosen = Math.min(at, options.length - 1);
  const choose = (option: EntityOption | undefined, isFinal = false): void => {
    if (typed === null) return;
    if (option === undefined) return setState({ ...state, isAsked: true });
    const entity = option.kind === "new" ? create(option.type, typed.trim()) : option.entity.record;
    setState(idle);
    onChange({ id: entity.id, name: entity.name, type: entity.type }, { isFinal });
  };
  const isUnsettled = typed !== null && typed.trim() !== "" && typed !== value?.name;
  // What was left counts where it is just the name of one that is known, once that is known.
  const meant = isLeft && isUnsettled && isSettled ? calledBy(typed, entries) : null;
  useEffect(() => {
    if (meant !== null) choose({ kind: "known", entity: meant });
  }, [meant]);
  return { state, setState, options, chosen, choose, isUnsettled, isOpen: typed !== null && !isLeft };
}

/**
 * A field for an actor, place or concept: completes over known names and aliases, most used first, and makes a new one in place. Arrows and Enter choose;
 * with Alt held, or before anything is typed, a digit chooses at once; an emptied field means none. Words that name nobody stay when the field is left, and
 * the field says that they are not saved; the input carries `data-unsettled` until then.
 */
export function EntityField(props: EntityFieldProps) {
  const { label, value, onChange, error, help, whenEmpty, autoFocus = false, opensAtOnce = false, onSubmit } = props;
  const { state, setState, options, chosen, choose, isUnsettled, isOpen } = useChoice(props);
  const { typed, isEmptied } = state;
  const listId = useId();
  const isListed = isOpen && options.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isDigit = /^[1-9]$/.test(event.key);
    if (isDigit && isOpen && (event.altKey || typed === "")) {
      const option = options[Number(event.key) - 1];
      if (option !== undefined) choose(option, typed === "");
    } else if (step !== undefined) {
      if (!isOpen) setState({ ...state, typed: typed ?? "", isLeft: false });
      else setState({ ...state, active: moved(chosen, step, options.length) });
    } else if (event.key === "Enter" && isUnsettled) choose(options[chosen]);
    else if (event.key === "Enter") {
      setState(idle);
      onSubmit?.();
    } else if (event.key === "Escape" && isOpen) setState(idle);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const unsaved = isUnsettled && state.isAsked ? strings.parts.unsettled : null;
  return (
    <Field label={label} error={unsaved ?? error ?? null} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <div className="entity">
          <input
            {...control}
            className="input"
            type="text"
            role="combobox"
            autoComplete="off"
            aria-expanded={isListed}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isListed && chosen >= 0 ? `${listId}-${chosen}` : undefined}
            data-unsettled={isUnsettled ? "" : undefined}
            autoFocus={autoFocus}
            placeholder={whenEmpty}
            value={typed === null || (typed === "" && !isEmptied) ? (value?.name ?? "") : typed}
            onFocus={(event) => {
              event.target.select();
              if (typed !== null || opensAtOnce) setState({ ...state, typed: typed ?? "", isLeft: false });
            }}
            onChange={(event) => {
              const words = event.target.value;
              setState({ ...idle, typed: words, isEmptied: words === "" });
              if (words === "") onChange(null, { isFinal: false });
            }}
            onBlur={() => setState(isUnsettled ? { ...state, isLeft: true, isAsked: true } : idle)}
            onKeyDown={onKeyDown}
          />
          <EntityList {...{ listId, options, chosen, isListed, typed: typed ?? "", onChoose: choose }} />
        </div>
      )}
    </Field>
  );
}

function moved(chosen: number, step: number, length: number): number {
  if (chosen < 0) return step === 1 ? 0 : length - 1;
  return (chosen + step + Math.max(1, length)) % Math.max(1, length);
}

interface EntityListProps {
  readonly listId: string;
  readonly options: readonly EntityOption[];
  readonly chosen: number;
  readonly isListed: boolean;
  readonly typed: string;
  readonly onChoose: (option: EntityOption) => void;
}

function EntityList({ listId, options, chosen, isListed, typed, onChoose }: EntityListProps) {
  return (
    // Not in the order of Tab, where the browser puts whatever scrolls: Tab leads to the next field.
    <ul className="entity-list" role="listbox" id={listId} tabIndex={-1} aria-label={strings.parts.choose} hidden={!isListed}>
      {options.map((option, at) => (
        <li
          key={option.kind === "new" ? `new-${option.type}` : option.entity.record.id}
          id={`${listId}-${at}`}
          className="entity-option"
          role="option"
          aria-selected={at === chosen}
          ref={(element) => {
            if (at === chosen && isListed) element?.scrollIntoView({ block: "nearest" });
          }}
          // Before the field loses the focus and shuts the list.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(option);
          }}
        >
          {typed === "" && at < 9 ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
          <OptionWords option={option} typed={typed} />
        </li>
      ))}
    </ul>
  );
}

function OptionWords({ option, typed }: { readonly option: EntityOption; readonly typed: string }) {
  if (option.kind === "new") return <span>{strings.parts.createEntity(typed.trim(), strings.entityTypes[option.type] ?? option.type)}</span>;
  const { record, uses } = option.entity;
  const alias = matchingAlias(option.entity, typed);
  const notes = [
    ...(option.kind === "near" ? [strings.parts.near] : []),
    ...(alias === null ? [] : [strings.parts.matchesAlias(alias)]),
    strings.entityTypes[record.type] ?? record.type,
    strings.parts.uses(uses),
  ];
  return (
    <>
      <span>{record.name}</span>
      <span className="note">{notes.join(" · ")}</span>
    </>
  );
}
