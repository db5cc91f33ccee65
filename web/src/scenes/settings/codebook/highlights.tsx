import { useState } from "react";
import type { RegexRecord } from "@rapporteur/app/records";
import type { Overlaid } from "../../../data/pending.ts";
import { makeRecordId } from "../../../data/request-key.ts";
import { change, useCommit } from "../../../data/use-commit.ts";
import { useMay } from "../../../data/use-may.ts";
import { useRecords } from "../../../data/use-records.ts";
import { Button } from "../../../parts/button.tsx";
import { SaveButton } from "../../../parts/save-button.tsx";
import { Check, TextField } from "../../../parts/field.tsx";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { ColorField } from "./color-field.tsx";
import { LockNote } from "../lock-note.tsx";
import { MatchNote } from "./match-note.tsx";
import { text } from "../strings.ts";

/** The project's own highlights by regular expression. */
export function Highlights() {
  const { records, error, reload } = useRecords("regex");
  const mayChange = useMay("editor");
  const [made, setMade] = useState<RegexRecord | null>(null);
  if (records === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  const add = (): void => setMade({ id: makeRecordId("x"), label: "", pattern: "", isCaseSensitive: false, color: "#b8860b" });
  return (
    <>
      <p className="soft">{text.highlights.lead}</p>
      <LockNote role="editor" />
      {records.length === 0 && made === null ? <p>{text.highlights.none}</p> : null}
      {records.map((stored) => (
        <Highlight key={stored.record.id} stored={stored} blank={stored.record} mayChange={mayChange} />
      ))}
      {made === null || records.some(({ record }) => record.id === made.id) ? null : (
        <Highlight key={made.id} stored={null} blank={made} mayChange={mayChange} />
      )}
      {mayChange ? <Button onClick={add}>{text.highlights.add}</Button> : null}
    </>
  );
}

interface HighlightProps {
  readonly stored: Overlaid<"regex"> | null;
  readonly blank: RegexRecord;
  readonly mayChange: boolean;
}

function Highlight({ stored, blank, mayChange }: HighlightProps) {
  const commit = useCommit();
  const [edited, setEdited] = useState<RegexRecord | null>(null);
  const record = edited ?? blank;
  const set = (part: Partial<RegexRecord>): void => setEdited({ ...record, ...part });
  const write = (after: RegexRecord | null): void => {
    const given = { id: record.id, expected: stored?.revision ?? null, before: stored?.record ?? null, after };
    const action = after === null ? "remove" : stored === null ? "create" : "edit";
    const summary = after === null ? text.removed(text.highlights.edit(record.label)) : text.highlights.edit(record.label);
    commit({ action, summary, changes: [change("regex", given)] });
    setEdited(null);
  };
  const missing = [...(record.label.trim() === "" ? [text.highlights.label] : []), ...(record.pattern === "" ? [text.highlights.pattern] : [])];
  return (
    <fieldset className="settings-rule" disabled={!mayChange}>
      <TextField label={text.highlights.label} value={record.label} maxLength={100} onChange={(label) => set({ label })} />
      <div className="grow">
        <TextField
          label={text.highlights.pattern}
          value={record.pattern}
          maxLength={1000}
          spellCheck={false}
          onChange={(pattern) => set({ pattern })}
        />
        <MatchNote pattern={record.pattern} kind="regex" isCaseSensitive={record.isCaseSensitive} />
      </div>
      <ColorField label={text.highlights.color} value={record.color} onChange={(color) => set({ color })} />
      <Check label={text.highlights.caseful} checked={record.isCaseSensitive} onChange={(isOn) => set({ isCaseSensitive: isOn })} />
      {mayChange ? (
        <>
          <SaveButton why={missing.length > 0 ? text.notYet(missing) : edited === null ? text.unchanged : null} onSave={() => write(record)}>
            {text.save}
          </SaveButton>
          {stored === null ? null : (
            <Button look="quiet" aria-label={`${text.remove}: ${record.label}`} onClick={() => write(null)}>
              {text.remove}
            </Button>
          )}
        </>
      ) : null}
    </fieldset>
  );
}
