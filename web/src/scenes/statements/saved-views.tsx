import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { ViewRecord } from "../../../../src/model/library/project-records.ts";
import { client } from "../../data/client.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid } from "../../data/pending.ts";
import { makeRecordId } from "../../data/request-key.ts";
import { isAtLeast } from "../../data/session.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../frame/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Menu } from "../../parts/menu.tsx";
import { text } from "./strings.ts";

const screen = "statements";

/** Filters and order that were kept under a name, to come back to. */
export function SavedViews() {
  const { role } = useProject();
  const [, navigate] = useLocation();
  const views = useViews();
  const [open, setOpen] = useState<"save" | "remove" | null>(null);
  const entries = views.map(({ record: { id, name, query } }) => ({ key: id, label: name, onSelect: () => navigate(`/${screen}${query}`) }));
  const own = isAtLeast(role, "coder")
    ? [
        { key: "save", label: text.saveView, onSelect: () => setOpen("save") },
        ...(views.length === 0 ? [] : [{ key: "remove", label: text.viewRemove, onSelect: () => setOpen("remove") }]),
      ]
    : [];
  const none = views.length === 0 ? [{ key: "none", label: text.noViews, isDisabled: true, onSelect: () => undefined }] : [];
  return (
    <>
      <Menu label={text.views} align="end" entries={[...none, ...entries, ...own]} />
      {open === "save" ? <SaveView onClose={() => setOpen(null)} /> : null}
      {open === "remove" ? <RemoveViews views={views} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function useViews(): Overlaid<"view">[] {
  const { id: project } = useProject();
  const writes = useWrites();
  const { data } = useResource(`views:${project}`, ["view"], () => client.records.list({ params: { project, kind: "view" } }));
  const stored = (data?.records ?? []).map(({ record, revision }) => ({ record: record as ViewRecord, revision }));
  return overlay("view", stored, writes, () => true)
    .filter(({ record }) => record.screen === screen)
    .toSorted((a, b) => a.record.name.localeCompare(b.record.name));
}

function SaveView({ onClose }: { readonly onClose: () => void }) {
  const { account } = useProject();
  const search = useSearch();
  const commit = useCommit();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const save = (): void => {
    const kept = new URLSearchParams(search);
    kept.delete("statement");
    const query = kept.size === 0 ? "" : `?${kept}`;
    const after: ViewRecord = { id: makeRecordId("v"), name: name.trim(), screen, query, note, createdBy: account.id };
    commit({
      action: "create",
      summary: text.viewSaved(after.name),
      changes: [change("view", { id: after.id, expected: null, before: null, after })],
    });
    showToast(text.viewSaved(after.name));
    onClose();
  };
  return (
    <Dialog title={text.saveView} onClose={onClose}>
      <TextField label={text.viewName} value={name} maxLength={200} data-autofocus="" onChange={setName} />
      <TextArea label={text.viewNote} value={note} rows={2} onChange={setNote} />
      <Button look="primary" disabled={name.trim() === ""} onClick={save}>
        {text.save}
      </Button>
    </Dialog>
  );
}

function RemoveViews({ views, onClose }: { readonly views: readonly Overlaid<"view">[]; readonly onClose: () => void }) {
  const commit = useCommit();
  return (
    <Dialog title={text.viewRemove} onClose={onClose}>
      {views.map(({ record, revision }) => (
        <div className="row" key={record.id}>
          <span className="grow">{record.name}</span>
          <Button
            look="danger"
            onClick={() =>
              commit({
                action: "remove",
                summary: `${text.remove}: ${record.name}`,
                changes: [change("view", { id: record.id, expected: revision, before: record, after: null })],
              })
            }
          >
            {text.remove}
          </Button>
        </div>
      ))}
    </Dialog>
  );
}
