import { useState } from "react";
import { estimativeScales } from "@rapporteur/core/model";
import type { ProjectRecord } from "@rapporteur/app/records";
import type { Overlaid } from "../../data/pending.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { useMay } from "../../data/use-may.ts";
import { useRecords } from "../../data/use-records.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { Check, TextArea, TextField } from "../../parts/field.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { NewProject } from "./new-project.tsx";
import { LockNote } from "./lock-note.tsx";
import { text } from "./strings.ts";

/** The project's name and what holds for all who code in it. */
export function ProjectSettings() {
  const { records, error, reload } = useRecords("project");
  if (records === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const [stored] = records;
  return stored === undefined ? null : (
    <>
      <Loaded stored={stored} />
      <NewProject />
    </>
  );
}

function Loaded({ stored }: { readonly stored: Overlaid<"project"> }) {
  const commit = useCommit();
  const mayChange = useMay("admin");
  const [edited, setEdited] = useState<ProjectRecord | null>(null);
  const record = edited ?? stored.record;
  const set = (part: Partial<ProjectRecord>): void => setEdited({ ...record, ...part });
  const scales = estimativeScales.map(({ id, name }) => ({ value: id, label: name }));
  const save = (): void => {
    const only = change("project", { id: record.id, expected: stored.revision, before: stored.record, after: record });
    commit({ action: "edit", summary: text.project.edit, changes: [only] });
    showToast(text.saved(record.name));
    setEdited(null);
  };
  return (
    <fieldset className="settings-form" disabled={!mayChange}>
      <LockNote role="admin" />
      <TextField label={text.name} value={record.name} maxLength={200} onChange={(name) => set({ name })} />
      <TextArea label={text.project.description} rows={3} value={record.description} onChange={(description) => set({ description })} />
      <Check label={text.project.blind} checked={record.isBlind} onChange={(isBlind) => set({ isBlind })} />
      <Check label={text.project.originals} checked={record.keepsOriginals !== false} onChange={(keepsOriginals) => set({ keepsOriginals })} />
      <Select
        label={text.project.scale}
        value={record.scale}
        options={scales.some(({ value }) => value === record.scale) ? scales : [{ value: record.scale, label: record.scale }, ...scales]}
        onChange={(scale) => set({ scale })}
      />
      <TextField label={text.project.locale} value={record.locale} maxLength={35} onChange={(locale) => set({ locale })} />
      {mayChange ? (
        <div className="row settings-save">
          <SaveButton why={record.name.trim() === "" ? text.notYet([text.name]) : edited === null ? text.unchanged : null} onSave={save}>
            {text.save}
          </SaveButton>
          <Button look="quiet" disabled={edited === null} onClick={() => setEdited(null)}>
            {text.discard}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
