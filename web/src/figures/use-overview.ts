import { useCallback, useMemo } from "react";
import type { EntityName, Overview, TypeUse } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../worker/use-engine.ts";
import type { StatementScope } from "./scope/scope-types.ts";
import { stateName } from "./state-name.ts";
import { figureText } from "./strings.ts";

export interface ProjectOverview {
  readonly overview: Overview | null;
  readonly error: unknown;
  readonly reload: () => void;
  /** The name of an entity by its key; a key that is no entity's is words of the text, and stands for itself. */
  readonly nameOf: (key: string | null) => string;
  readonly entityOf: (key: string) => EntityName | undefined;
  readonly typeUse: (type: string) => TypeUse | undefined;
}

/** What there is in the project, or within a scope, and what things are called. */
export function useOverview(scope?: StatementScope): ProjectOverview {
  const { data: overview, error, reload } = useEngine("overview", scope === undefined ? whole : { scope });
  const byKey = useMemo(() => new Map(overview?.entities.map((entity) => [entity.key, entity])), [overview]);
  const nameOf = useCallback(
    (key: string | null) => (key === null || key === "" ? figureText.nobody : (byKey.get(key)?.name ?? plainName(key))),
    [byKey],
  );
  const entityOf = useCallback((key: string) => byKey.get(key), [byKey]);
  const typeUse = useCallback((type: string) => overview?.types.find((one) => one.type === type), [overview]);
  return { overview, error, reload, nameOf, entityOf, typeUse };
}

const whole = {};

/** "state:SDN" reads as "Sudan", and "concept:sanctions" reads as "sanctions" where no entity of that key is known. */
function plainName(key: string): string {
  const state = stateName(key.replace(/^state:/, ""));
  if (state !== null) return state;
  const found = /^(?:state|organization|person|concept|place|group):(.+)$/.exec(key);
  return found?.[1] === undefined ? key : found[1].replaceAll("-", " ");
}
