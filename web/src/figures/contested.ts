import type { NetworkAnswer, NetworkRequest } from "@rapporteur/app/analysis/figures";
import type { StatementScope } from "./scope/scope-types.ts";

/** Who is for and against each concept, as a network. */
export function positionsOf(scope: StatementScope, countsDrafts: boolean): NetworkRequest {
  return {
    scope,
    period: null,
    settings: {
      networkType: "twomode",
      statementType: "position",
      variable1: "speaker",
      variable2: "concept",
      qualifier: "agreement",
      aggregation: "subtract",
      normalization: "no",
      duplicates: "document",
      isolates: false,
      countsDrafts,
      from: "",
      to: "",
    },
  };
}

export interface Contested {
  readonly key: string;
  /** How many are for it. */
  readonly plus: number;
  readonly minus: number;
}

/** Concepts that some are for and others against, the most even first. */
export function contestedOf({ nodes, to, values }: NetworkAnswer): Contested[] {
  const sides = new Map<string, { plus: number; minus: number }>();
  for (const [tie, value] of values.entries()) {
    const key = nodes[to[tie] ?? -1]?.key ?? "";
    const side = sides.get(key) ?? { plus: 0, minus: 0 };
    if (value > 0) side.plus++;
    else if (value < 0) side.minus++;
    sides.set(key, side);
  }
  return [...sides]
    .map(([key, side]) => ({ key, ...side }))
    .filter(({ plus, minus }) => plus > 0 && minus > 0)
    .sort((a, b) => Math.min(b.plus, b.minus) - Math.min(a.plus, a.minus) || b.plus + b.minus - a.plus - a.minus || (a.key < b.key ? -1 : 1));
}
