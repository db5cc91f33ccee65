import { useMemo } from "react";
import { isWholeScope } from "@rapporteur/app/analysis/figures";
import { emptyScope, scopeQuery, type ScopeQuery } from "../../hooks/scope-query.ts";
import { useQueryRecord } from "../use-query-record.ts";
import type { StatementScope } from "./scope-types.ts";

export interface Scoped {
  readonly query: ScopeQuery;
  /** As the engines take it. */
  readonly scope: StatementScope;
  readonly isWhole: boolean;
  /** Each change is a step of its own: back leads to the scope before. */
  readonly change: (change: Partial<ScopeQuery>) => void;
  readonly clear: () => void;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Which statements the analyses look at: one scope for every screen, in the address. */
export function useScope(): Scoped {
  const [query, set] = useQueryRecord(scopeQuery);
  return useMemo(() => {
    const { in: documents, tags, authors: contributors, by: speakers, without, types } = query;
    const [from, to] = [query.from, query.to].map((day) => (isDay(day) ? day : ""));
    const change = (part: Partial<ScopeQuery>): void => set(part, { isStep: true });
    const scope = { documents, tags, contributors, speakers, without, types, from: from ?? "", to: to ?? "" };
    return {
      query,
      scope,
      isWhole: isWholeScope(scope) && query.from === "" && query.to === "",
      change,
      clear: () => change(emptyScope),
    };
  }, [query, set]);
}
