import { useState } from "react";
import { Link } from "wouter";
import type { RoundupRecord } from "@rapporteur/app/records";
import type { Overlaid } from "../../data/pending.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { useMay } from "../../data/use-may.ts";
import { useRecords } from "../../data/use-records.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Button } from "../../parts/button.tsx";
import { SaveButton } from "../../parts/save-button.tsx";
import { Check, TextArea, TextField } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { AnswerDesk } from "./answer-desk.tsx";
import { Contributions } from "./contributions.tsx";
import { PartsDesk } from "./parts-desk.tsx";
import { PublishDesk } from "./publish-desk.tsx";
import { isSlug, linesOf, slugOf } from "./slug.ts";
import { text } from "./strings.ts";
import { useRoundup } from "./use-roundup.ts";

/** One page: its words on the left, its way to readers on the right. */
export function RoundupEditor({ id }: { readonly id: string }) {
  const { records: roundups } = useRecords("roundup");
  const { stored, isSaving, error } = useRoundup(id);
  const back = <Link href="/publish">{text.editor.back}</Link>;
  if (stored === null || roundups === null) return error === null ? <Loading /> : <ErrorState error={error} />;
  const taken = new Set(roundups.filter(({ record }) => record.id !== id).map(({ record }) => record.slug));
  return (
    <>
      <p>{back}</p>
      <Loaded stored={stored} isSaving={isSaving} taken={taken} />
    </>
  );
}

interface Edited {
  readonly record: RoundupRecord;
  readonly set: (part: Partial<RoundupRecord>) => void;
}

interface LoadedProps {
  readonly stored: Overlaid<"roundup">;
  readonly isSaving: boolean;
  readonly taken: ReadonlySet<string>;
}

function Loaded({ stored, isSaving, taken }: LoadedProps) {
  const commit = useCommit();
  const mayEdit = useMay("editor");
  const [edited, setEdited] = useState<Partial<RoundupRecord> | null>(null);
  const record = { ...stored.record, ...edited };
  const set = (part: Partial<RoundupRecord>): void => setEdited({ ...edited, ...part });
  const slugError = !isSlug(record.slug) ? text.editor.slugWrong : taken.has(record.slug) ? text.editor.slugTaken : null;
  const wrong = record.title.trim() === "" ? text.notYet(text.editor.title) : slugError;
  const save = (): void => {
    const after = { ...record, tags: linesOf(record.tags.join("\n")), questions: linesOf(record.questions.join("\n")) };
    const only = change("roundup", { id: record.id, expected: stored.revision, before: stored.record, after });
    commit({ action: "edit", summary: text.editor.edit(record.title), changes: [only] });
    showToast(text.saved(record.title));
    setEdited(null);
  };
  return (
    <div className="publish-columns">
      <fieldset className="publish-form" disabled={!mayEdit}>
        <Words record={record} set={set} slugError={slugError} taken={taken} />
        {record.documentId === null ? null : (
          <AnswerDesk documentId={record.documentId} decisions={record.answers ?? []} onChange={(answers) => set({ answers })} />
        )}
        <Contributions contributions={record.contributions} onChange={(contributions) => set({ contributions })} />
        <div className="row publish-save">
          <SaveButton why={mayEdit ? (wrong ?? (edited === null ? text.unchanged : null)) : text.onlyRead} onSave={save}>
            {text.save}
          </SaveButton>
          <Button look="quiet" disabled={edited === null} onClick={() => setEdited(null)}>
            {text.discard}
          </Button>
        </div>
      </fieldset>
      {mayEdit ? (
        <div className="publish-side">
          <PublishDesk stored={stored} isUnsaved={edited !== null} isSaving={isSaving} />
          <PartsDesk roundup={record.id} isUnsaved={edited !== null || isSaving} />
        </div>
      ) : (
        <p className="note">{text.onlyRead}</p>
      )}
    </div>
  );
}

function Words({ record, set, slugError, taken }: Edited & { readonly slugError: string | null; readonly taken: ReadonlySet<string> }) {
  // The address follows the title until readers know it.
  const follows = record.publishedAt === null && record.slug === slugOf(record.title, taken);
  const retitle = (title: string): void => set(follows ? { title, slug: slugOf(title, taken) } : { title });
  const modes = (["open", "closed", "off"] as const).map((value) => ({ value, label: text.editor.commentModes[value] }));
  return (
    <>
      <TextField label={text.editor.title} value={record.title} maxLength={1000} dir="auto" onChange={retitle} />
      <TextArea
        label={text.editor.standfirst}
        rows={3}
        value={record.standfirst}
        maxLength={10_000}
        dir="auto"
        onChange={(standfirst) => set({ standfirst })}
      />
      <div className="publish-pair">
        <TextField
          label={text.editor.slug}
          help={text.editor.slugHelp}
          error={slugError}
          value={record.slug}
          maxLength={120}
          disabled={record.publishedAt !== null}
          onChange={(slug) => set({ slug })}
        />
        <Select
          label={text.editor.comments}
          value={record.comments}
          options={modes}
          onChange={(value) => set({ comments: modes.find((mode) => mode.value === value)?.value ?? "open" })}
        />
      </div>
      <Check
        label={text.editor.readerForecasts}
        checked={record.readerForecasts === true}
        disabled={record.comments === "off"}
        onChange={(readerForecasts) => set({ readerForecasts })}
      />
      <div className="publish-pair">
        <TextArea
          label={text.editor.questions}
          help={text.editor.questionsHelp}
          rows={3}
          value={record.questions.join("\n")}
          onChange={(words) => set({ questions: words.split("\n") })}
        />
        <TextArea
          label={text.editor.tags}
          help={text.editor.tagsHelp}
          rows={3}
          value={record.tags.join("\n")}
          onChange={(words) => set({ tags: words.split("\n") })}
        />
      </div>
    </>
  );
}
