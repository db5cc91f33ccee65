import { useEffect } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import { fieldsOf, problemOf } from "../read/editing/form-fields.ts";
import { text } from "./strings.ts";
import { useSaveStatement, useStatement } from "./use-statement.ts";
import { ValueControl } from "./value-control.tsx";

export interface EditedCell {
  readonly id: string;
  readonly column: string;
}

interface CellEditorProps {
  readonly cell: EditedCell;
  readonly type: TypeRecord | undefined;
  readonly entityOf: (id: string) => NamedEntity | null;
  /** `shown`: what the cell holds now, until the table says it itself. */
  readonly onDone: (shown: CellValue | null) => void;
}

/** A cell of the table while it is changed: Enter keeps, Escape leaves it as it was. */
export function CellEditor({ cell, type, entityOf, onDone }: CellEditorProps) {
  const { statement, isGone } = useStatement(cell.id);
  const save = useSaveStatement();
  const field = type === undefined ? undefined : fieldsOf(type).find(({ name }) => name === cell.column);
  const isImpossible = isGone || field === undefined;
  useEffect(() => {
    if (isImpossible) onDone(null);
  }, [isImpossible, onDone]);
  if (statement === null || field === undefined) return <span className="soft">…</span>;
  const { record } = statement;
  const commit = (value: CellValue): void => {
    if (problemOf(field, field.write(record, value)) !== null || value === field.read(record)) return onDone(null);
    save(statement, field, value);
    onDone(field.kind === "entity" && typeof value === "string" ? (entityOf(value)?.name ?? "…") : value);
  };
  return (
    <div className="statements-editor" aria-label={text.newValue(field.label)}>
      <ValueControl field={field} value={field.read(record)} entityOf={entityOf} autoFocus onCommit={commit} onCancel={() => onDone(null)} />
    </div>
  );
}
