import { useState } from "react";
import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { change, useCommit } from "../../../data/use-commit.ts";
import { useEntityRecord } from "../../../data/use-entity-record.ts";
import { useMay } from "../../../data/use-may.ts";
import { useResource } from "../../../data/use-resource.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { Button } from "../../../parts/button.tsx";
import { SaveButton } from "../../../parts/save-button.tsx";
import { EntityField } from "../../../parts/entity-field.tsx";
import { Check, TextArea, TextField } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { MergeDialog } from "../../../bulk/merge-dialog.tsx";
import { MatchNote } from "./match-note.tsx";
import { text } from "../strings.ts";

interface ConceptEditorProps {
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

/** One concept or actor: where it stands in the hierarchy, its other names and its rules. */
export function ConceptEditor({ id, onChoose }: ConceptEditorProps) {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`entity-stored:${project}:${id}`, ["entity"], async () => {
    const { record, revision } = await client.records.get({ params: { project, kind: "entity", id } });
    return { record: record as EntityRecord, revision };
  });
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return <Loaded stored={data} onChoose={onChoose} />;
}

interface LoadedProps {
  readonly stored: { readonly record: EntityRecord; readonly revision: number };
  readonly onChoose: (id: string) => void;
}

function Loaded({ stored, onChoose }: LoadedProps) {
  const commit = useCommit();
  const mayChange = useMay("editor");
  const [edited, setEdited] = useState<EntityRecord | null>(null);
  const [isMerging, setMerging] = useState(false);
  const record = edited ?? stored.record;
  const set = (part: Partial<EntityRecord>): void => setEdited({ ...record, ...part });
  const { data: parent } = useEntityRecord(record.parent);
  const isCircle = record.parent === record.id || parent?.parent === record.id;
  const save = (): void => {
    const after = { ...record, aliases: tidy(record.aliases), rules: record.rules.filter(({ pattern }) => pattern.trim() !== "") };
    const only = change("entity", { id: after.id, expected: stored.revision, before: stored.record, after });
    commit({ action: "edit", summary: text.concepts.edit(after.name), changes: [only] });
    showToast(text.saved(after.name));
    setEdited(null);
  };
  return (
    <fieldset className="settings-form" disabled={!mayChange}>
      <h3>{stored.record.name}</h3>
      <EntityField
        label={text.concepts.parent}
        value={record.parent === null ? null : (parent ?? { id: record.parent, name: "…", type: record.type })}
        types={[record.type]}
        error={isCircle ? text.concepts.circle : null}
        onChange={(entity) => set({ parent: entity?.id ?? null })}
      />
      <Children of={stored.record} onChoose={onChoose} />
      <TextArea
        label={text.concepts.aliases}
        rows={3}
        value={record.aliases.join("\n")}
        onChange={(lines) => set({ aliases: lines === "" ? [] : lines.split("\n") })}
      />
      <Rules record={record} set={set} />
      <TextArea label={text.note} rows={2} value={record.note} onChange={(note) => set({ note })} />
      {mayChange ? (
        <div className="row settings-save">
          <SaveButton why={isCircle ? text.concepts.circle : edited === null ? text.unchanged : null} onSave={save}>
            {text.save}
          </SaveButton>
          <Button look="quiet" disabled={edited === null} onClick={() => setEdited(null)}>
            {text.discard}
          </Button>
          <Button onClick={() => setMerging(true)}>{text.concepts.merge}</Button>
        </div>
      ) : null}
      {isMerging ? <MergeDialog initial={stored.record} onClose={() => setMerging(false)} /> : null}
    </fieldset>
  );
}

const tidy = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))];

function Children({ of: parent, onChoose }: { readonly of: EntityRecord; readonly onChoose: (id: string) => void }) {
  const { id: project } = useProject();
  const { data } = useResource(`children:${project}:${parent.id}`, ["entity"], () =>
    client.entities.list({ params: { project }, query: { parent: parent.id, limit: 100 } }),
  );
  if (data === null || data.entries.length === 0) return null;
  return (
    <div>
      <span className="field-label">{text.concepts.below(parent.name)}</span>
      <ul className="settings-list">
        {data.entries.map(({ record }) => (
          <li key={record.id}>
            <button type="button" className="settings-entry" onClick={() => onChoose(record.id)}>
              {record.name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Rule = EntityRecord["rules"][number];

function Rules({ record, set }: { readonly record: EntityRecord; readonly set: (part: Partial<EntityRecord>) => void }) {
  const { rules } = record;
  const put = (at: number, part: Partial<Rule>): void => set({ rules: rules.map((rule, place) => (place === at ? { ...rule, ...part } : rule)) });
  return (
    <div className="stack">
      <h4>{text.concepts.rules}</h4>
      {rules.map((rule, at) => (
        // A rule is known by its place while it is written.
        <div className="settings-rule" key={at}>
          <div className="grow">
            <TextField
              label={text.concepts.pattern}
              value={rule.pattern}
              maxLength={1000}
              spellCheck={false}
              onChange={(pattern) => put(at, { pattern })}
            />
            <MatchNote {...rule} />
          </div>
          <Select
            label={text.concepts.kind}
            value={rule.kind}
            options={(["words", "regex"] as const).map((value) => ({ value, label: text.concepts.kinds[value] ?? value }))}
            onChange={(value) => put(at, { kind: value === "regex" ? "regex" : "words" })}
          />
          <Check label={text.concepts.caseful} checked={rule.isCaseSensitive} onChange={(isOn) => put(at, { isCaseSensitive: isOn })} />
          <Button look="quiet" aria-label={`${text.remove}: ${rule.pattern}`} onClick={() => set({ rules: rules.toSpliced(at, 1) })}>
            {text.remove}
          </Button>
        </div>
      ))}
      <div className="row">
        <Button onClick={() => set({ rules: [...rules, { pattern: "", kind: "words", isCaseSensitive: false }] })}>{text.concepts.addRule}</Button>
      </div>
    </div>
  );
}
