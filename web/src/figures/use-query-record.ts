import { useCallback, useMemo } from "react";
import { useSearch } from "wouter/use-browser-location";
import { useQueryWriter, type QueryCodec } from "../hooks/use-query-state.ts";

type Codecs = Readonly<Record<string, QueryCodec<never>>>;
type ValuesOf<C> = { readonly [K in keyof C]: C[K] extends QueryCodec<infer T> ? T : never };

/**
 * Several settings of a view that live in its address and may change in one go. The values keep their identity while the address says the same.
 */
export function useQueryRecord<C extends { readonly [K in keyof C]: C[K] }>(
  codecs: C,
): [ValuesOf<C>, (change: Partial<ValuesOf<C>>, options?: { readonly isStep?: boolean }) => void] {
  const search = useSearch();
  const write = useQueryWriter();
  const values = useMemo(() => readAll(codecs as unknown as Codecs, search) as ValuesOf<C>, [codecs, search]);
  const set = useCallback(
    (change: Partial<ValuesOf<C>>, options?: { readonly isStep?: boolean }) => {
      const known = codecs as unknown as Codecs;
      write(
        Object.entries(change).map(([name, value]) => [name, known[name]?.write(value as never) ?? null]),
        options,
      );
    },
    [codecs, write],
  );
  return [values, set];
}

function readAll(codecs: Codecs, search: string): Record<string, unknown> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(Object.entries(codecs).map(([name, codec]) => [name, codec.read(params.get(name))]));
}
