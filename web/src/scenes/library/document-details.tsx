import { useState } from "react";
import { Link } from "wouter";
import type { DocumentRecord, DocumentRights } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { isAtLeast } from "../../data/session.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Inspector } from "../../parts/inspector.tsx";
import { OnlyThisDocument } from "../../parts/only-this-document.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { Select } from "../../parts/select.tsx";
import { describeError } from "../../data/describe-error.ts";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { documentRights } from "./rights.ts";
import { text } from "./strings.ts";

interface DetailsProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** What is known of a document: to be corrected, coded again, taken out as a readout, or removed. */
export function DocumentDetails({ id, onClose }: DetailsProps) {
  const { id: project } = useProject();
  const { data, error, reload } = useResource(`document-record:${project}:${id}`, ["document"], async () => {
    const { record, revision } = await client.records.get({ params: { project, kind: "document", id } });
    return { record: record as DocumentRecord, revision };
  });
  return (
    <Inspector title={text.details} onClose={onClose}>
      {error === null ? null : <ErrorState error={error} onRetry={reload} />}
      {data === null ? <Loading /> : <DetailsForm key={data.revision} {...data} onClose={onClose} />}
    </Inspector>
  );
}

interface FormProps {
  readonly record: DocumentRecord;
  readonly revision: number;
  readonly onClose: () => void;
}

function DetailsForm({ record, revision, onClose }: FormProps) {
  const { id: project, role } = useProject();
  const commit = useCommit();
  const [edited, setEdited] = useState(record);
  const [tags, setTags] = useState(record.tags.join(", "));
  const canEdit = isAtLeast(role, "editor");
  const set = (part: Partial<DocumentRecord>): void => setEdited({ ...edited, ...part });
  const save = (): void => {
    const list = tags.split(",").map((tag) => tag.trim());
    const after = { ...edited, tags: [...new Set(list.filter((tag) => tag !== ""))] };
    commit({
      action: "edit",
      summary: text.corrected(after.title.slice(0, 200)),
      changes: [change("document", { id: record.id, expected: revision, before: record, after })],
    });
    showToast(text.saved);
  };
  return (
    <div className="stack">
      <Link href={`/read/${record.id}`}>{text.open}</Link>
      <OnlyThisDocument id={record.id} />
      <TextArea label={text.columns.title} rows={2} value={edited.title} disabled={!canEdit} onChange={(title) => set({ title })} />
      <TextField
        label={text.columns.publisher}
        value={edited.publisher ?? ""}
        disabled={!canEdit}
        onChange={(publisher) => set({ publisher: publisher === "" ? null : publisher })}
      />
      <TextField
        label={text.columns.published}
        type="date"
        value={edited.published ?? ""}
        disabled={!canEdit}
        onChange={(published) => set({ published: published === "" ? null : published })}
      />
      <TextField label={text.columns.tags} help={text.tagsHelp} value={tags} disabled={!canEdit} onChange={setTags} />
      <Select
        label={text.rights}
        value={edited.rights}
        disabled={!canEdit}
        options={documentRights.map((value) => ({ value, label: text.rightsOf[value] }))}
        onChange={(value) => set({ rights: documentRights.find((one): one is DocumentRights => one === value) ?? edited.rights })}
      />
      <TextArea label={text.note} rows={2} value={edited.note} disabled={!canEdit} onChange={(note) => set({ note })} />
      <div className="row">
        {canEdit ? (
          <SaveButton why={edited.title.trim() === "" ? text.noTitle : null} onSave={save}>
            {text.save}
          </SaveButton>
        ) : null}
        <Button onClick={() => void exportReadout(project, record)}>{text.exportReadout}</Button>
        {isAtLeast(role, "coder") ? <Button onClick={() => void codeAgain(project, record)}>{text.codeAgain}</Button> : null}
        {canEdit ? (
          <Button look="danger" onClick={() => void remove({ project, record, revision }, onClose)}>
            {text.remove}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

async function exportReadout(project: string, { id, title }: DocumentRecord): Promise<void> {
  try {
    const readout = await client.documents.readout({ params: { project, id } });
    saveFile(`${title.slice(0, 80).replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.json`, JSON.stringify(readout, null, 2), "application/json");
  } catch (error) {
    showToast(describeError(error).message);
  }
}

async function codeAgain(project: string, { id }: DocumentRecord): Promise<void> {
  try {
    await client.documents.code({ params: { project }, body: { documents: [id] } });
    showToast(text.codingBegun);
  } catch (error) {
    showToast(describeError(error).message);
  }
}

async function remove({ project, record, revision }: Omit<FormProps, "onClose"> & { readonly project: string }, onClose: () => void): Promise<void> {
  try {
    await client.documents.remove({ params: { project, id: record.id }, query: { expected: revision } });
    showToast(text.removed(record.title));
    onClose();
  } catch (error) {
    showToast(describeError(error).message);
  }
}
