import { useState } from "react";
import { useLocation } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import type { ViewRecord } from "@rapporteur/app/records";
import { useProject } from "../data/live-project.tsx";
import { makeRecordId } from "../data/request-key.ts";
import { change, useCommit } from "../data/use-commit.ts";
import { useMay } from "../data/use-may.ts";
import { useRecords } from "../data/use-records.ts";
import type { ScreenKey } from "../frame/screens.ts";
import { showToast } from "../parts/toasts.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextField } from "../parts/field.tsx";
import { Menu, type MenuEntry } from "../parts/menu.tsx";
import { SaveButton } from "../parts/save-button.tsx";
import { figureText } from "./strings.ts";

const { savedViews: text } = figureText;

/** The views that somebody saved of a screen: go to one, save the present one, remove the one that is shown. */
export function SavedViews({ screen }: { readonly screen: ScreenKey }) {
  const [isSaving, setSaving] = useState(false);
  const [, navigate] = useLocation();
  const commit = useCommit();
  const canWrite = useMay("coder");
  const { records } = useRecords("view");
  const views = (records ?? []).filter(({ record }) => record.screen === screen).toSorted((a, b) => a.record.name.localeCompare(b.record.name));
  const here = queryOf(useSearch());
  const isShown = ({ record }: (typeof views)[number]): boolean => queryOf(record.query) === here;
  const current = views.find(isShown);
  const remove = ({ record, revision }: (typeof views)[number]): void => {
    const summary = text.removed(record.name);
    commit({ action: "remove", summary, changes: [change("view", { id: record.id, expected: revision, before: record, after: null })] });
    showToast(summary);
  };
  const entries: MenuEntry[] = views.map((view) => ({
    key: view.record.id,
    label: view.record.name,
    isChecked: isShown(view),
    onSelect: () => navigate(`/${screen}${view.record.query}`),
  }));
  if (canWrite) entries.push({ key: "save", label: `${text.save}…`, onSelect: () => setSaving(true) });
  if (canWrite && current !== undefined) entries.push({ key: "remove", label: text.remove(current.record.name), onSelect: () => remove(current) });
  if (entries.length === 0) return null;
  return (
    <>
      <Menu label={text.title} entries={entries} align="end" />
      {isSaving ? <SaveDialog screen={screen} query={here} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

/** What a view is of an address: what is opened beside the work is no part of it. */
function queryOf(search: string): string {
  const kept = new URLSearchParams(search);
  for (const name of ["entity", "statement"]) kept.delete(name);
  return kept.size === 0 ? "" : `?${kept}`;
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
    <Dialog title={text.save} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") save();
        }}
      >
        <TextField label={text.name} help={text.help} value={name} onChange={setName} maxLength={200} data-autofocus required />
        <div className="row row-end">
          <SaveButton why={name.trim() === "" ? text.noName : null}>{text.save}</SaveButton>
        </div>
      </form>
    </Dialog>
  );
}
