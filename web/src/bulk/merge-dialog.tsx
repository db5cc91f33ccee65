import { useState } from "react";
import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { change, useCommit } from "../data/use-commit.ts";
import { useResource } from "../data/use-resource.ts";
import { showToast } from "../parts/toasts.tsx";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { EntityField, type NamedEntity } from "../parts/entity-field.tsx";
import { Check, TextField } from "../parts/field.tsx";
import { Loading } from "../parts/states.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { text } from "./strings.ts";
import { useMany } from "./use-many.ts";

interface MergeDialogProps {
  readonly onClose: () => void;
  /** The one that it begins with. */
  readonly initial?: NamedEntity | null;
}

/** Renames an actor or concept, or merges others into it, after showing what that reaches. */
export function MergeDialog({ onClose, initial = null }: MergeDialogProps) {
  const [into, setInto] = useState<NamedEntity | null>(initial);
  return (
    <Dialog title={text.mergeTitle} onClose={onClose}>
      <EntityField
        label={text.mergeInto}
        value={into}
        types={[]}
        canCreate={false}
        autoFocus={initial === null}
        onChange={(entity) => setInto(entity)}
      />
      {into === null ? null : <Rename key={`rename-${into.id}`} entity={into} onDone={onClose} />}
      {into === null ? null : <Merge key={`merge-${into.id}`} into={into} onDone={onClose} />}
    </Dialog>
  );
}

interface PartProps {
  readonly onDone: () => void;
}

function Rename({ entity, onDone }: PartProps & { readonly entity: NamedEntity }) {
  const { id: project } = useProject();
  const commit = useCommit();
  const [name, setName] = useState(entity.name);
  const [keepsOld, setKeepsOld] = useState(true);
  const { data } = useResource(`entity-stored:${project}:${entity.id}`, ["entity"], () =>
    client.records.get({ params: { project, kind: "entity", id: entity.id } }),
  );
  const { data: uses } = useResource(`entity-uses:${project}:${entity.id}`, ["statement"], () =>
    client.statements.list({ params: { project }, query: { entities: [entity.id], limit: 1 } }),
  );
  const rename = (): void => {
    if (data === null) return;
    const before = data.record as EntityRecord;
    const aliases = keepsOld && !before.aliases.includes(before.name) ? [...before.aliases, before.name] : before.aliases;
    const after = { ...before, name: name.trim(), aliases };
    const only = change("entity", { id: before.id, expected: data.revision, before, after });
    commit({ action: "rename", summary: text.renamed(after.name), changes: [only] });
    showToast(text.renamed(after.name));
    onDone();
  };
  return (
    <div className="stack">
      <TextField
        label={text.rename}
        value={name}
        maxLength={500}
        {...(uses === null ? {} : { help: text.renamePreview(uses.total) })}
        onChange={setName}
      />
      <Check label={text.renameAlias} checked={keepsOld} onChange={setKeepsOld} />
      <div className="row">
        <Button disabled={data === null || name.trim() === "" || name.trim() === entity.name} onClick={rename}>
          {text.renameApply}
        </Button>
      </div>
    </div>
  );
}

function Merge({ into, onDone }: PartProps & { readonly into: NamedEntity }) {
  const { id: project } = useProject();
  const [from, setFrom] = useState<readonly NamedEntity[]>([]);
  const many = useMany({
    ask: ({ dryRun, requestKey }) =>
      client.entities.merge({ params: { project }, query: { dryRun }, body: { requestKey, into: into.id, from: from.map(({ id }) => id) } }),
    onMade: onDone,
  });
  const change = (next: readonly NamedEntity[]): void => {
    setFrom(next);
    many.forget();
  };
  return (
    <div className="stack">
      <EntityField
        label={text.mergeFrom}
        help={text.mergeText}
        value={null}
        types={[]}
        canCreate={false}
        onChange={(entity) => {
          if (entity !== null && entity.id !== into.id && from.every(({ id }) => id !== entity.id)) change([...from, entity]);
        }}
      />
      {from.map((entity) => (
        <div className="row" key={entity.id}>
          <span className="grow">{entity.name}</span>
          <Button look="quiet" aria-label={text.takeOut(entity.name)} onClick={() => change(from.filter(({ id }) => id !== entity.id))}>
            {text.remove}
          </Button>
        </div>
      ))}
      {many.isBusy ? <Loading what={text.working} /> : null}
      {many.error === null ? null : (
        <p className="field-error" role="alert">
          {many.error}
        </p>
      )}
      {many.preview === null ? null : (
        <>
          <p className="small">{text.mergePreview(many.preview.count)}</p>
          <PreviewTable preview={many.preview} shown={(name) => (typeof name === "string" ? name : "")} />
        </>
      )}
      <div className="row">
        <Button disabled={from.length === 0 || many.isBusy} onClick={many.look}>
          {text.preview}
        </Button>
        {many.preview === null ? null : (
          <Button look="primary" disabled={many.isBusy} onClick={() => many.make(() => text.merged(into.name))}>
            {text.mergeApply}
          </Button>
        )}
      </div>
    </div>
  );
}
