import { useCallback, useState } from "react";
import type { StatementRecord } from "@rapporteur/app/records";
import { keep, readKeptJson } from "../../../data/browser-store.ts";

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
  /** Left unfinished by a visit before, while this one was led to another statement; the latest last. */
  readonly aside: readonly FormDraft[];
  /** Opens one that was left; what is being typed is put aside for it. */
  readonly takeUp: (draft: FormDraft) => void;
  readonly drop: (draft: FormDraft) => void;
}

const mostAside = 20;

interface Kept {
  readonly key: string;
  readonly draft: FormDraft | null;
  readonly isRestored: boolean;
  readonly aside: readonly FormDraft[];
}

/**
 * The form of one document and reader. `place` names both. A form that was left is open again, unless the address led to another statement (`wanted`): then
 * it is put aside.
 */
export function useFormDraft(place: string, wanted: string | null): FormDraftState {
  const key = `rapporteur.form.${place}`;
  const [state, setState] = useState(() => restore(key, wanted));
  const current = state.key === key ? state : restore(key, wanted);
  const { draft, isRestored, aside } = current;
  const put = useCallback(
    (next: Omit<Kept, "key" | "isRestored">) => {
      keepDraft(key, next.draft);
      keepAside(key, next.aside);
      setState({ key, isRestored: false, ...next });
    },
    [key],
  );
  const set = useCallback(
    (next: FormDraft | null) => {
      keepDraft(key, next);
      setState((before) => ({ key, draft: next, isRestored: false, aside: before.aside }));
    },
    [key],
  );
  return {
    draft,
    isRestored,
    set,
    aside,
    takeUp: (taken) => put({ draft: taken, aside: [...aside.filter((one) => one !== taken), ...(draft === null ? [] : [draft])] }),
    drop: (dropped) => put({ draft, aside: aside.filter((one) => one !== dropped) }),
  };
}

function restore(key: string, wanted: string | null): Kept {
  const draft = readDraft(key);
  const aside = readAside(key).filter((one) => one.record.id !== draft?.record.id);
  if (draft === null || wanted === null || draft.record.id === wanted) return { key, draft, isRestored: draft !== null, aside };
  const left = isTouched(draft) ? [...aside, draft].slice(-mostAside) : aside;
  keepDraft(key, null);
  keepAside(key, left);
  return { key, draft: null, isRestored: false, aside: left };
}

/** True where something was typed into the form, or it makes a new statement. */
export function isTouched({ record, before }: FormDraft): boolean {
  return JSON.stringify(record) !== JSON.stringify(before);
}

const asideKey = (key: string): string => `${key}.aside`;

function keepDraft(key: string, draft: FormDraft | null): void {
  keep(key, draft === null ? null : JSON.stringify(draft));
}

function keepAside(key: string, aside: readonly FormDraft[]): void {
  keep(asideKey(key), aside.length === 0 ? null : JSON.stringify(aside));
}

function readDraft(key: string): FormDraft | null {
  const kept = readKeptJson(key);
  return isDraft(kept) ? kept : null;
}

function readAside(key: string): FormDraft[] {
  const kept = readKeptJson(asideKey(key));
  return Array.isArray(kept) ? kept.filter(isDraft) : [];
}

function isDraft(kept: unknown): kept is FormDraft {
  return typeof (kept as FormDraft | null)?.record?.id === "string";
}
