import { useState } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import { Select } from "../../parts/select.tsx";
import { bulkFields } from "./bulk-fields.ts";
import { Loading } from "../../parts/states.tsx";
import { PreviewTable } from "../../bulk/preview-table.tsx";
import { cellText } from "./labels.ts";
import { text } from "./strings.ts";
import { useMany } from "../../bulk/use-many.ts";
import { ValueControl } from "./value-control.tsx";

export interface RecodeRequest {
  readonly field: string;
  readonly value: CellValue;
}

interface RecodeDialogProps {
  readonly ids: readonly string[];
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly wish: RecodeRequest;
  readonly entityOf: (id: string) => NamedEntity | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Sets one field of many statements, after showing what that changes. */
export function RecodeDialog({ ids, types, wish, entityOf, onClose, onDone }: RecodeDialogProps) {
  const { id: project } = useProject();
  const fields = bulkFields(types.values());
  const [key, setKey] = useState(wish.field);
  const [value, setValue] = useState<CellValue>(wish.value);
  const chosen = fields.find((one) => one.key === key) ?? fields[0];
  const many = useMany({
    ask: ({ dryRun, requestKey }) =>
      client.statements.recode({
        params: { project },
        query: { dryRun },
        body: { requestKey, select: { ids: [...ids] }, set: { field: chosen?.field.name ?? "", value } },
      }),
    onMade: onDone,
  });
  if (chosen === undefined) return null;
  const { preview } = many;
  return (
    <Dialog title={text.setValue} onClose={onClose}>
      <p className="small">{text.selected(ids.length)}</p>
      <Select
        label={text.field}
        value={chosen.key}
        options={fields.map((field) => ({ value: field.key, label: field.label }))}
        onChange={(next) => {
          setKey(next);
          setValue(null);
          many.forget();
        }}
      />
      <ValueControl
        key={chosen.key}
        field={{ ...chosen.field, label: text.value }}
        value={value}
        entityOf={entityOf}
        onCommit={(next) => {
          setValue(next);
          many.forget();
        }}
      />
      {many.isBusy ? <Loading what={text.working} /> : null}
      {many.error === null ? null : (
        <p className="field-error" role="alert">
          {many.error}
        </p>
      )}
      {preview === null ? null : (
        <PreviewTable
          preview={preview}
          shown={(one) => (chosen.field.kind === "entity" && typeof one === "string" ? entityOf(one)?.name : undefined) ?? cellText("", one)}
        />
      )}
      <div className="row">
        <Button disabled={many.isBusy} look={preview === null ? "primary" : "plain"} onClick={many.look}>
          {text.preview}
        </Button>
        {preview === null || preview.count === 0 ? null : (
          <Button look="primary" disabled={many.isBusy} onClick={() => many.make(text.changed)}>
            {text.apply(preview.count)}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
