import { useCallback, useState } from "react";
import type { StatementRecord } from "../../../../src/model/library/statement-record.ts";

/** A statement that is being typed. It is kept in the browser with every key press, until it is saved or dropped. */
export interface FormDraft {
  readonly record: StatementRecord;
  /** As it stood when the form was opened; null: the statement is new. */
  readonly before: StatementRecord | null;
  readonly revision: number | null;
}

export interface FormDraftState {
  readonly draft: FormDraft | null;
  /** It was found in the browser, left by an earlier visit. */
  readonly isRestored: boolean;
  readonly set: (draft: FormDraft | null) => void;
}

/** The form of one document and reader. `place` names both. */
export function useFormDraft(place: string): FormDraftState {
  const key = `rapporteur.form.${place}`;
  const [state, setState] = useState(() => {
    const draft = readDraft(key);
    return { key, draft, isRestored: draft !== null };
  });
  const current = state.key === key ? state : fresh(key);
  const set = useCallback(
    (draft: FormDraft | null) => {
      keep(key, draft);
      setState({ key, draft, isRestored: false });
    },
    [key],
  );
  return { draft: current.draft, isRestored: current.isRestored, set };
}

function fresh(key: string): { key: string; draft: FormDraft | null; isRestored: boolean } {
  const draft = readDraft(key);
  return { key, draft, isRestored: draft !== null };
}

function keep(key: string, draft: FormDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The browser's store is full or shut: the form is still on the screen.
  }
}

function readDraft(key: string): FormDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as FormDraft | null;
    return kept !== null && typeof kept.record?.id === "string" ? kept : null;
  } catch {
    return null;
  }
}
