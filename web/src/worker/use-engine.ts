import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordKind } from "@rapporteur/app/records";
import { useProject } from "../data/live-project.tsx";
import { engine } from "./engine.ts";
import type { FigureTask, FigureTasks } from "@rapporteur/app/analysis/figures";

export interface EngineAnswer<K extends FigureTask> {
  /** Of the latest question that was answered; stays while a newer one is under way. */
  readonly data: FigureTasks[K]["answer"] | null;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** Kinds of records that the worker's statements are made from. */
const tableKinds: readonly RecordKind[] = ["statement", "document", "entity", "type"];
const settleMs = 250;

/** Counts what has been heard of changes to the statements, so that answers are asked for again. Bursts count once. */
export function useTableVersion(): number {
  const { signals } = useProject();
  const [version, setVersion] = useState(freshVersion);
  useEffect(() => {
    heard.listeners++;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = signals.onCommit(({ records, changeCount }) => {
      const touches = changeCount > records.length || records.some(({ kind }) => tableKinds.includes(kind as RecordKind));
      if (!touches) return;
      heard.version++;
      clearTimeout(timer);
      timer = setTimeout(() => setVersion(heard.version), settleMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
      heard.listeners--;
      // What is changed from now on is not heard of: the next screen that asks must not trust what the worker holds.
      if (heard.listeners === 0) heard.isDeaf = true;
    };
  }, [signals]);
  return version;
}

/** Outlives a screen, as the worker does. */
const heard = { version: 1, listeners: 0, isDeaf: false };

function freshVersion(): number {
  if (heard.isDeaf) {
    heard.isDeaf = false;
    heard.version++;
  }
  return heard.version;
}

/** Asks the engines in the worker, again whenever the request or the statements change; an earlier question is called off. Null asks nothing. */
export function useEngine<K extends FigureTask>(task: K, request: FigureTasks[K]["request"] | null): EngineAnswer<K> {
  const { id: project } = useProject();
  const version = useTableVersion();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ readonly data: FigureTasks[K]["answer"] | null; readonly error: unknown; readonly key: string }>({
    data: null,
    error: null,
    key: "",
  });
  const latest = useRef(request);
  latest.current = request;
  const key = request === null ? null : JSON.stringify([task, project, version, turn, request]);
  useEffect(() => {
    const asked = latest.current;
    if (key === null || asked === null) return;
    const abort = new AbortController();
    engine.ask(task, { project, version, request: asked }, abort.signal).then(
      (data) => setState({ data, error: null, key }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState((before) => ({ ...before, error, key }));
      },
    );
    return () => abort.abort();
  }, [task, project, version, key]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { data: request === null ? null : state.data, error: state.error, isLoading: key !== null && state.key !== key, reload };
}
