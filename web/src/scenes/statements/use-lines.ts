import { useCallback, useState } from "react";
import type { StatementLine } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import type { ViewSettings } from "./view-settings.ts";

const windowSize = 240;
const step = 80;

interface Lines {
  /** Null until the line has come. */
  readonly lineAt: (index: number) => StatementLine | null;
  readonly onRange: (first: number, last: number) => void;
  /** Another one with each answer. */
  readonly answer: object | null;
}

/** The lines around what is in view, read from the worker as the table is scrolled. */
export function useLines({ scope, filter, order }: ViewSettings): Lines {
  const [first, setFirst] = useState(0);
  const { data } = useEngine("statementWindow", { scope, filter, order, first, size: windowSize });
  const lineAt = useCallback((index: number) => data?.lines[index - data.first] ?? null, [data]);
  const onRange = useCallback((from: number, to: number) => {
    const middle = Math.floor((from + to) / 2);
    setFirst(Math.max(0, Math.floor((middle - windowSize / 2) / step) * step));
  }, []);
  return { lineAt, onRange, answer: data };
}
