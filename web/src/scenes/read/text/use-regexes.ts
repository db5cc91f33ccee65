import { useMemo, useState } from "react";
import type { RegexRecord } from "@rapporteur/app/records";
import { keep, readKeptJson } from "../../../data/browser-store.ts";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useResource } from "../../../data/use-resource.ts";
import { useDebounced } from "../../../hooks/use-debounced.ts";
import { textQuery, useQueryState } from "../../../hooks/use-query-state.ts";
import type { HighlightLayer } from "./highlight-layers.ts";

/** As many as read.css has looks for; one more for a pattern that is not kept. */
const mostRegexes = 5;
const matchLimit = 5000;
const patternQuery = textQuery();

export interface Regexes {
  readonly records: readonly RegexRecord[];
  readonly isOn: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly pattern: string;
  readonly setPattern: (pattern: string) => void;
  readonly layers: readonly HighlightLayer[];
  readonly found: { readonly count: number; readonly isComplete: boolean } | null;
  readonly error: unknown;
}

/** The reader's highlights by regular expression. They are matched on the server, which no pattern can stall; which ones are on is kept in this browser. */
export function useRegexes(documentId: string): Regexes {
  const { id: project } = useProject();
  const place = `rapporteur.regexes.${project}`;
  const [on, setOn] = useState(() => idsIn(readKeptJson(place)));
  const [pattern, setPattern] = useQueryState("pattern", patternQuery);
  const asked = useDebounced(pattern, 250);
  const { data: records } = useResource(`regexes:${project}`, ["regex"], async () => {
    const listed = await client.records.list({ params: { project, kind: "regex" } });
    return listed.records.map(({ record }) => record as RegexRecord);
  });
  const chosen = useMemo(() => (records ?? []).filter(({ id }) => on.includes(id)).slice(0, mostRegexes), [records, on]);
  const wanted = JSON.stringify([chosen.map(({ pattern, isCaseSensitive }) => [pattern, isCaseSensitive]), asked]);
  const isAsking = chosen.length > 0 || asked !== "";
  const { data: matches, error } = useResource(isAsking ? `matches:${project}:${documentId}:${wanted}` : null, ["regex"], async () => {
    const ask = (pattern: string, isCaseSensitive: boolean) =>
      client.search.match({ params: { project }, body: { pattern, isCaseSensitive, documents: [documentId], limit: matchLimit } });
    return Promise.all([...chosen.map((one) => ask(one.pattern, one.isCaseSensitive)), ...(asked === "" ? [] : [ask(asked, false)])]);
  });
  const layers = useMemo(() => toLayers(matches ?? [], chosen), [matches, chosen]);
  const own = asked === "" ? undefined : matches?.at(-1);
  return {
    records: records ?? [],
    isOn: (id) => on.includes(id),
    toggle: (id) => {
      const next = on.includes(id) ? on.filter((one) => one !== id) : [...on, id];
      keep(place, JSON.stringify(next));
      setOn(next);
    },
    pattern,
    setPattern,
    layers,
    found: own === undefined ? null : { count: own.matches.length, isComplete: own.isComplete },
    error,
  };
}

function idsIn(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
}

type Matches = Awaited<ReturnType<typeof client.search.match>>;

function toLayers(matches: readonly Matches[], chosen: readonly RegexRecord[]): HighlightLayer[] {
  return matches.map(({ matches: places }, at) => {
    const color = chosen[at]?.color;
    return { name: `read-regex-${color === undefined ? mostRegexes : at}`, spans: places, ...(color === undefined ? {} : { color }) };
  });
}
