import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { ViewRecord } from "../../../src/model/library/project-records.ts";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { makeRecordId } from "../data/request-key.ts";
import { isAtLeast } from "../data/session.ts";
import { change, useCommit } from "../data/use-commit.ts";
import { useResource } from "../data/use-resource.ts";
import { showToast } from "../frame/toasts.tsx";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextField } from "../parts/field.tsx";
import { Menu, type MenuEntry } from "../parts/menu.tsx";
import type { ScreenKey } from "../frame/screens.ts";

const text = {
  views: "Saved views",
  save: "Save this view",
  title: "Save this view",
  name: "Name",
  help: "Everybody in the project finds it here, with its settings.",
  remove: (name: string) => `Remove “${name}”`,
  saved: (name: string) => `Saved the view “${name}”`,
  removed: (name: string) => `Removed the view “${name}”`,
};

/** The views that somebody saved of a screen: go to one, save the present one, remove the one that is shown. */
export function SavedViews({ screen }: { readonly screen: ScreenKey }) {
  const { id: project, role } = useProject();
  const [isSaving, setSaving] = useState(false);
  const [, navigate] = useLocation();
  const commit = useCommit();
  const canWrite = isAtLeast(role, "coder");
  const { data } = useResource(`views:${project}`, ["view"], () => client.records.list({ params: { project, kind: "view" } }));
  const views = (data?.records ?? [])
    .map(({ record, revision }) => ({ record: record as ViewRecord, revision }))
    .filter(({ record }) => record.screen === screen)
    .toSorted((a, b) => a.record.name.localeCompare(b.record.name));
  const search = useSearch();
  const here = search === "" ? "" : `?${search}`;
  const current = views.find(({ record }) => record.query === here);
  const remove = ({ record, revision }: (typeof views)[number]): void => {
    const summary = text.removed(record.name);
    commit({ action: "remove", summary, changes: [change("view", { id: record.id, expected: revision, before: record, after: null })] });
    showToast(summary);
  };
  const entries: MenuEntry[] = views.map(({ record }) => ({
    key: record.id,
    label: record.name,
    isChecked: record.query === here,
    onSelect: () => navigate(`/${screen}${record.query}`),
  }));
  if (canWrite) entries.push({ key: "save", label: `${text.save}…`, onSelect: () => setSaving(true) });
  if (canWrite && current !== undefined) entries.push({ key: "remove", label: text.remove(current.record.name), onSelect: () => remove(current) });
  if (entries.length === 0) return null;
  return (
    <>
      <Menu label={text.views} entries={entries} align="end" />
      {isSaving ? <SaveDialog screen={screen} query={here} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveDialog({ screen, query, onClose }: { readonly screen: ScreenKey; readonly query: string; readonly onClose: () => void }) {
  const { account } = useProject();
  const [name, setName] = useState("");
  const commit = useCommit();
  const save = (): void => {
    const record: ViewRecord = { id: makeRecordId("v"), name: name.trim(), screen, query, note: "", createdBy: account.id };
    const summary = text.saved(record.name);
    commit({ action: "create", summary, changes: [change("view", { id: record.id, expected: null, before: null, after: record })] });
    showToast(summary);
    onClose();
  };
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") save();
        }}
      >
        <TextField label={text.name} help={text.help} value={name} onChange={setName} maxLength={200} data-autofocus required />
        <div className="row row-end">
          <Button type="submit" look="primary" disabled={name.trim() === ""}>
            {text.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
