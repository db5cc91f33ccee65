import { useCallback, useMemo, useRef } from "react";
import { useSearch } from "wouter/use-browser-location";
import { useQueryWriter, type QueryCodec } from "../hooks/use-query-state.ts";

type Codecs = Readonly<Record<string, QueryCodec<never>>>;
type ValuesOf<C> = { readonly [K in keyof C]: C[K] extends QueryCodec<infer T> ? T : never };

/**
 * Several settings of a view that live in its address and may change in one go. Each value keeps its identity while the address says the same of it.
 */
export function useQueryRecord<C extends { readonly [K in keyof C]: C[K] }>(
  codecs: C,
): [ValuesOf<C>, (change: Partial<ValuesOf<C>>, options?: { readonly isStep?: boolean }) => void] {
  const search = useSearch();
  const write = useQueryWriter();
  const latest = useRef<QueryRead<C> | null>(null);
  const { values } = useMemo(() => (latest.current = readQuery(codecs, search, latest.current)), [codecs, search]);
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

/** What was read of an address. */
interface QueryRead<C> {
  readonly codecs: C;
  readonly texts: ReadonlyMap<string, string | null>;
  readonly values: ValuesOf<C>;
}

/** The values that an address gives; those of which `before` had the same words are the ones that it had. */
export function readQuery<C extends { readonly [K in keyof C]: C[K] }>(codecs: C, search: string, before: QueryRead<C> | null): QueryRead<C> {
  const params = new URLSearchParams(search);
  const known = before?.codecs === codecs ? before : null;
  const texts = new Map(Object.keys(codecs).map((name) => [name, params.get(name)]));
  const had = known?.values as Readonly<Record<string, unknown>> | undefined;
  const values = Object.entries(codecs as unknown as Codecs).map(([name, codec]) => {
    const text = texts.get(name) ?? null;
    return [name, had !== undefined && known?.texts.get(name) === text ? had[name] : codec.read(text)];
  });
  return { codecs, texts, values: Object.fromEntries(values) as ValuesOf<C> };
}
