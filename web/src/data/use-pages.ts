import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordKind } from "@rapporteur/app/records";
import { useProject } from "./live-project.tsx";

interface Page<T> {
  readonly entries: readonly T[];
  readonly next: string | null;
}

interface PagedList<T> {
  readonly entries: readonly T[];
  readonly error: unknown;
  /** Nothing is known of this list yet. */
  readonly isFirst: boolean;
  readonly hasMore: boolean;
  /** Asks for what follows, unless that is on its way. */
  readonly more: () => void;
  readonly reload: () => void;
}

interface State<T> {
  readonly entries: readonly T[];
  readonly next: string | null;
  readonly error: unknown;
  readonly isFirst: boolean;
}

const settleMs = 300;

/**
 * A list that comes in pages. It is asked for again, as far as it had come, when a commit touches one of `kinds`; what is shown stays until the new
 * answer is here.
 */
export function usePages<T>(key: string, kinds: readonly RecordKind[], load: (cursor: string | undefined) => Promise<Page<T>>): PagedList<T> {
  const { signals } = useProject();
  const [state, setState] = useState<State<T>>({ entries: [], next: null, error: null, isFirst: true });
  const current = useRef({ load, turn: 0, isBusy: false });
  current.current.load = load;
  const known = useRef(state);
  known.current = state;

  const run = useCallback(async (mode: "fresh" | "again" | "more") => {
    const { current: now } = current;
    const turn = mode === "more" ? now.turn : ++now.turn;
    now.isBusy = true;
    try {
      const before = known.current;
      const found = mode === "more" ? [...before.entries] : [];
      const wanted = mode === "again" ? before.entries.length : found.length + 1;
      let cursor = mode === "more" ? (before.next ?? undefined) : undefined;
      let next: string | null = null;
      do {
        const page = await now.load(cursor);
        found.push(...page.entries);
        next = page.next;
        cursor = next ?? undefined;
      } while (next !== null && found.length < wanted);
      if (turn === now.turn) setState({ entries: found, next, error: null, isFirst: false });
    } catch (error) {
      if (turn === now.turn) setState((before) => ({ ...before, error, isFirst: false }));
    } finally {
      if (turn === now.turn) now.isBusy = false;
    }
  }, []);

  useEffect(() => void run("fresh"), [key, run]);
  const kindsKey = kinds.join(",");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = signals.onCommit(({ records, changeCount }) => {
      if (changeCount <= records.length && !records.some(({ kind }) => kindsKey.split(",").includes(kind))) return;
      clearTimeout(timer);
      timer = setTimeout(() => void run("again"), settleMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [signals, kindsKey, run]);
  const more = useCallback(() => {
    if (!current.current.isBusy && known.current.next !== null) void run("more");
  }, [run]);
  const reload = useCallback(() => void run("again"), [run]);
  return { entries: state.entries, error: state.error, isFirst: state.isFirst, hasMore: state.next !== null, more, reload };
}
