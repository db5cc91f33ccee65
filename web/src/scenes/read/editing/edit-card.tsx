import type { RefObject } from "react";
import type { Span } from "@rapporteur/core/model";
import type { TypeRecord } from "@rapporteur/app/records";
import { TypeMark, hueOf } from "../../../parts/type-mark.tsx";
import { EditForm } from "./edit-form.tsx";
import type { FormDraftState } from "./form-draft.ts";
import type { Coding } from "./use-coding.ts";
import type { Names } from "../use-names.ts";
import { text } from "../strings.ts";

interface EditCardProps {
  readonly type: TypeRecord;
  readonly form: FormDraftState;
  readonly coding: Coding;
  readonly names: Names;
  readonly passage: RefObject<Span | null>;
  readonly stored: string;
  readonly onDone: (id: string, isSaved: boolean) => void;
}

/** A card whose statement is being corrected or made. */
export function EditCard({ type, form, coding, names, passage, stored, onDone }: EditCardProps) {
  const { draft } = form;
  if (draft === null) return null;
  const { id } = draft.record;
  const { className, style } = hueOf(type);
  return (
    <article
      className={`read-card read-card-form ${className}`}
      style={style}
      data-card={id}
      data-active=""
      aria-label={`${text.edit}: ${type.label}`}
    >
      <p className="read-card-head">
        <TypeMark type={type} />
      </p>
      <p className="serif small" dir="auto">
        {draft.record.quote}
      </p>
      <EditForm
        draft={draft}
        type={type}
        isRestored={form.isRestored}
        entityOf={names.entityOf}
        onEntity={names.learn}
        onChange={(record) => form.set({ ...draft, record })}
        onSave={(record) => {
          coding.save(record);
          onDone(id, true);
        }}
        onCancel={() => {
          coding.cancel();
          onDone(id, false);
        }}
        takeSelection={() => {
          const { current } = passage;
          return current === null ? null : { ...current, quote: stored.slice(current.start, current.end) };
        }}
      />
    </article>
  );
}
