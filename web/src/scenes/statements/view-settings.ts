import { useMemo } from "react";
import { decoded, flagQuery, listQuery, textQuery, useQueryState, type QueryCodec } from "../../hooks/use-query-state.ts";
import { useMemoCounts } from "../../memos/use-memos.ts";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { isWholeScope, type StatementFilter, type StatementOrder } from "@rapporteur/app/analysis/figures";

type Chosen = StatementFilter["chosen"];
/** "type:cause,position;speaker:person%3Aada": facets with their values, each percent-encoded. */
const chosenQuery: QueryCodec<Chosen> = {
  read: (text) => {
    const chosen: Record<string, string[]> = {};
    for (const part of (text ?? "").split(";")) {
      const [name, values] = part.split(":");
      if (name !== undefined && /^[A-Za-z]\w*$/.test(name) && values !== undefined && values !== "") chosen[name] = values.split(",").map(decoded);
    }
    return chosen;
  },
  write: (chosen) => {
    const parts = Object.entries(chosen).filter(([, values]) => values.length > 0);
    return parts.length === 0 ? null : parts.map(([name, values]) => `${name}:${values.map(encodeURIComponent).join(",")}`).join(";");
  },
};

/** An address of the table in which a facet has one value more than here. */
export function narrowedSearch(search: string, facet: string, value: string): string {
  const after = new URLSearchParams(search);
  for (const name of ["left", "more", "quotes", "whole"]) after.delete(name);
  after.set("only", chosenQuery.write({ ...chosenQuery.read(after.get("only")), [facet]: [value] }) ?? "");
  return `?${after}`;
}

const words = textQuery();
const flag = flagQuery();
const place = textQuery("place");

export interface ViewSettings {
  /** Of every analysis; its dates are the filter's own. */
  readonly scope: StatementScope;
  readonly filter: StatementFilter;
  readonly order: StatementOrder;
  readonly isFiltered: boolean;
  readonly setWords: (words: string) => void;
  readonly setFrom: (day: string) => void;
  readonly setTo: (day: string) => void;
  readonly setUnseen: (isUnseen: boolean) => void;
  readonly withMemos: boolean;
  readonly setWithMemos: (withMemos: boolean) => void;
  readonly setEntities: (keys: readonly string[]) => void;
  readonly toggle: (facet: string, value: string) => void;
  /** The same key again turns the order round. */
  readonly sortBy: (key: string) => void;
  readonly clear: () => void;
}

/** What the table shows, all of it in the address. */
export function useViewSettings(): ViewSettings {
  const [asked, setWords] = useQueryState("q", words);
  const [from, setFrom] = useQueryState("from", words);
  const [to, setTo] = useQueryState("to", words);
  const [entities, setEntities] = useQueryState("names", listQuery);
  const [isUnseen, setUnseen] = useQueryState("unseen", flag);
  const [withMemos, setWithMemos] = useQueryState("memos", flag);
  const memoCounts = useMemoCounts();
  const [chosen, setChosen] = useQueryState("only", chosenQuery);
  const [key, setKey] = useQueryState("sort", place);
  const [isDescending, setDescending] = useQueryState("descending", flag);
  const { scope: whole, clear: clearScope } = useScope();
  const scopeKey = JSON.stringify({ ...whole, from: "", to: "" });
  const scope = useMemo(() => JSON.parse(scopeKey) as StatementScope, [scopeKey]);
  const ids = withMemos ? [...memoCounts.keys()].sort() : undefined;
  const filterKey = JSON.stringify({ chosen, entities, words: asked, from, to, isUnseen, ids });
  const filter = useMemo(() => JSON.parse(filterKey) as StatementFilter, [filterKey]);
  const order = useMemo(() => ({ key, isDescending }), [key, isDescending]);
  return {
    scope,
    filter,
    order,
    isFiltered:
      !isWholeScope(scope) ||
      Object.keys(chosen).length > 0 ||
      entities.length > 0 ||
      asked !== "" ||
      from !== "" ||
      to !== "" ||
      isUnseen ||
      withMemos,
    withMemos,
    setWithMemos,
    setWords,
    setFrom,
    setTo,
    setUnseen,
    setEntities: (keys) => setEntities(keys, { isStep: true }),
    toggle: (facet, value) => {
      const before = chosen[facet] ?? [];
      const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
      setChosen({ ...chosen, [facet]: after }, { isStep: true });
    },
    sortBy: (next) => {
      setDescending(next === key ? !isDescending : false);
      setKey(next);
    },
    clear: () => {
      clearScope();
      setWords("");
      setEntities([]);
      setUnseen(false);
      setWithMemos(false);
      setChosen({});
    },
  };
}
