import { useState } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import type { Overlaid } from "../../../data/pending.ts";
import { makeRecordId } from "../../../data/request-key.ts";
import { change, useCommit } from "../../../data/use-commit.ts";
import { useMay } from "../../../data/use-may.ts";
import { useRecords } from "../../../data/use-records.ts";
import { useResource } from "../../../data/use-resource.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { textQuery, useQueryState } from "../../../hooks/use-query-state.ts";
import { Button } from "../../../parts/button.tsx";
import { TextArea, TextField } from "../../../parts/field.tsx";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { SaveButton } from "../../../parts/save-button.tsx";
import { Tabs } from "../../../parts/tabs.tsx";
import { ColorField } from "./color-field.tsx";
import { LockNote } from "../lock-note.tsx";
import { Markdown } from "../../../parts/markdown.tsx";
import { text } from "../strings.ts";
import { blankType, blankVariable, isWhole, keyProblem, missingOf } from "./type-problems.ts";
import { VariableEditor } from "./variable-editor.tsx";

const chosenQuery = textQuery();
/** In the address, for a type that is being made. */
const fresh = "+";

/** The statement types: what each records, and how it is coded. */
export function Types() {
  const { records, error, reload } = useRecords("type");
  const [chosen, setChosen] = useQueryState("type", chosenQuery);
  const mayChange = useMay("editor");
  if (records === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const types = records.toSorted((a, b) => a.record.order - b.record.order);
  const open = types.find(({ record }) => record.key === chosen) ?? (chosen === fresh ? null : (types[0] ?? null));
  const tabs = [
    ...types.map(({ record }) => ({ key: record.key, label: record.label })),
    ...(chosen === fresh ? [{ key: fresh, label: text.types.fresh }] : []),
  ];
  const all = types.map(({ record }) => record);
  return (
    <>
      <p className="soft">{text.types.lead}</p>
      <LockNote role="editor" />
      {mayChange ? (
        <Button disabled={chosen === fresh} onClick={() => setChosen(fresh, { isStep: true })}>
          {text.types.add}
        </Button>
      ) : null}
      <Tabs label={text.sections.types} tabs={tabs} chosen={open?.record.key ?? fresh} onChoose={(key) => setChosen(key)}>
        <TypeEditor
          key={open?.record.id ?? fresh}
          stored={open}
          types={all}
          mayChange={mayChange}
          onSaved={(type) => setChosen(type.key)}
          onRemoved={() => setChosen("")}
        />
      </Tabs>
    </>
  );
}

interface EditorProps {
  /** Null: a new one. */
  readonly stored: Overlaid<"type"> | null;
  readonly types: readonly TypeRecord[];
  readonly mayChange: boolean;
  readonly onSaved: (type: TypeRecord) => void;
  readonly onRemoved: () => void;
}

function TypeEditor({ stored, types, mayChange, onSaved, onRemoved }: EditorProps) {
  const commit = useCommit();
  const [made] = useState(() => blankType(makeRecordId("t"), 1 + Math.max(0, ...types.map(({ order }) => order))));
  const [edited, setEdited] = useState<TypeRecord | null>(null);
  const type = edited ?? stored?.record ?? made;
  const isChanged = edited !== null;
  const set = (part: Partial<TypeRecord>): void => setEdited({ ...type, ...part });
  const save = (): void => {
    const summary = stored === null ? text.types.make(type.label) : text.types.edit(type.label);
    const only = change("type", { id: type.id, expected: stored?.revision ?? null, before: stored?.record ?? null, after: type });
    commit({ action: stored === null ? "create" : "edit", summary, changes: [only] });
    showToast(text.saved(type.label));
    setEdited(null);
    onSaved(type);
  };
  return (
    <fieldset className="settings-form" disabled={!mayChange}>
      {type.isBuiltIn ? <p className="note">{text.types.builtIn}</p> : null}
      <div className="settings-pair">
        <TextField
          label={text.types.label}
          value={type.label}
          maxLength={100}
          error={isChanged && type.label.trim() === "" ? text.types.wanted : null}
          onChange={(label) => set({ label })}
        />
        <TextField
          label={text.types.key}
          help={text.types.keyHelp}
          value={type.key}
          disabled={stored !== null}
          error={isChanged && stored === null ? keyProblem(type, types) : null}
          onChange={(key) => set({ key })}
        />
        <ColorField label={text.types.color} value={type.color} onChange={(color) => set({ color })} />
      </div>
      <Variables type={type} own={stored?.record.isBuiltIn === true ? stored.record.variables.length : 0} isTried={isChanged} onChange={set} />
      <div className="settings-halves">
        <TextArea label={text.types.codebook} value={type.codebook} rows={14} onChange={(codebook) => set({ codebook })} />
        <div>
          <p className="field-label">{text.types.preview}</p>
          <Markdown source={type.codebook} />
        </div>
      </div>
      {mayChange ? (
        <div className="row settings-save">
          <SaveButton why={isWhole(type, types) ? (isChanged ? null : text.unchanged) : text.notYet(missingOf(type, types))} onSave={save}>
            {text.save}
          </SaveButton>
          <Button look="quiet" disabled={!isChanged} onClick={() => setEdited(null)}>
            {text.discard}
          </Button>
          {stored === null || type.isBuiltIn ? null : <RemoveType stored={stored} onRemoved={onRemoved} />}
        </div>
      ) : null}
    </fieldset>
  );
}

interface VariablesProps {
  readonly type: TypeRecord;
  /** How many of the first cannot go: those of a built-in type. */
  readonly own: number;
  readonly isTried: boolean;
  readonly onChange: (part: Pick<TypeRecord, "variables">) => void;
}

function Variables({ type, own, isTried, onChange }: VariablesProps) {
  const { variables } = type;
  const move = (at: number, by: number): void => {
    const [one, other] = [variables[at], variables[at + by]];
    if (one !== undefined && other !== undefined) onChange({ variables: variables.with(at, other).with(at + by, one) });
  };
  return (
    <div className="stack">
      <h3>{text.types.variables}</h3>
      {variables.map((variable, at) => (
        <VariableEditor
          // Names change while they are typed, so the place is the identity.
          key={at}
          variable={variable}
          isFixed={at < own}
          type={type}
          at={at}
          isTried={isTried}
          onChange={(next) => onChange({ variables: variables.with(at, next) })}
          onRemove={() => onChange({ variables: variables.toSpliced(at, 1) })}
          onMove={(by) => move(at, by)}
        />
      ))}
      <div className="row">
        <Button onClick={() => onChange({ variables: [...variables, blankVariable()] })}>{text.types.addVariable}</Button>
      </div>
    </div>
  );
}

function RemoveType({ stored, onRemoved }: { readonly stored: Overlaid<"type">; readonly onRemoved: () => void }) {
  const { id: project } = useProject();
  const commit = useCommit();
  const { record, revision } = stored;
  const { data } = useResource(`type-uses:${project}:${record.key}`, ["statement"], () =>
    client.statements.list({ params: { project }, query: { types: [record.key], limit: 1 } }),
  );
  if (data === null) return null;
  if (data.total > 0) return <span className="note">{text.types.inUse(data.total)}</span>;
  return (
    <Button
      look="danger"
      onClick={() => {
        const only = change("type", { id: record.id, expected: revision, before: record, after: null });
        commit({ action: "remove", summary: text.removed(record.label), changes: [only] });
        showToast(text.removed(record.label));
        onRemoved();
      }}
    >
      {text.remove}
    </Button>
  );
}
