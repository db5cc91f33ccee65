import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { QueryCodec } from "../hooks/use-query-state.ts";

type Codecs = Readonly<Record<string, QueryCodec<never>>>;
type ValuesOf<C> = { readonly [K in keyof C]: C[K] extends QueryCodec<infer T> ? T : never };

/**
 * Several settings of a view that live in its address and may change in one go. The values keep their identity while the address says the same.
 */
export function useQueryRecord<C extends { readonly [K in keyof C]: C[K] }>(
  codecs: C,
): [ValuesOf<C>, (change: Partial<ValuesOf<C>>, options?: { readonly isStep?: boolean }) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const values = useMemo(() => readAll(codecs as unknown as Codecs, search) as ValuesOf<C>, [codecs, search]);
  const set = useCallback(
    (change: Partial<ValuesOf<C>>, { isStep = false }: { readonly isStep?: boolean } = {}) => {
      const after = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(change)) {
        const written = (codecs as unknown as Codecs)[name]?.write(value as never) ?? null;
        if (written === null) after.delete(name);
        else after.set(name, written);
      }
      const query = after.size === 0 ? "" : `?${after}`;
      navigate(`~${window.location.pathname}${query}`, { replace: !isStep });
    },
    [codecs, navigate],
  );
  return [values, set];
}

function readAll(codecs: Codecs, search: string): Record<string, unknown> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(Object.entries(codecs).map(([name, codec]) => [name, codec.read(params.get(name))]));
}
