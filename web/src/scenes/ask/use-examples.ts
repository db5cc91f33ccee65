import { useMemo } from "react";
import type { CausesAnswer, NetworkAnswer, ProfilesAnswer } from "@rapporteur/app/analysis/figures";
import { contestedOf, positionsOf } from "../../figures/contested.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { useEngine } from "../../worker/use-engine.ts";
import { text } from "./strings.ts";

export interface Examples {
  readonly questions: readonly string[];
  /** Drafts must count for them to be answered, as nothing is accepted. */
  readonly needDrafts: boolean;
}

/** A longer name makes no question that one reads at a glance. */
const longestName = 48;

/** Questions that the statements of the scope answer, made from what they say most; null while they are being made. */
export function useExamples(drafts: boolean): Examples | null {
  const { scope } = useScope();
  const { overview, nameOf } = useOverview(scope);
  const needDrafts = overview !== null && overview.types.every(({ accepted }) => accepted === 0);
  const countsDrafts = drafts || needDrafts;
  const isReady = overview !== null;
  const positions = useMemo(() => (isReady ? positionsOf(scope, countsDrafts) : null), [isReady, scope, countsDrafts]);
  const sides = useEngine("network", positions);
  const speakers = useEngine("profiles", isReady ? { scope, countsDrafts, role: "speaker" } : null);
  const actors = useEngine("profiles", isReady ? { scope, countsDrafts, role: "actor" } : null);
  const causes = useEngine("causes", isReady ? { scope, countsDrafts, without: [], contested: "unknown" } : null);
  const all = [sides, speakers, actors, causes];
  const isMade = all.every(({ data, error }) => data !== null || error !== null);
  return useMemo(() => {
    if (!isReady || !isMade) return null;
    const told = [dispute(sides.data), speaker(speakers.data), actor(actors.data), effect(causes.data)];
    const questions = told.flatMap((made) => {
      if (made === null) return [];
      const name = nameOf(made.key);
      return name.length > longestName ? [] : [made.ask(name)];
    });
    return { questions, needDrafts };
  }, [isReady, isMade, needDrafts, sides.data, speakers.data, actors.data, causes.data, nameOf]);
}

/** What is asked about, and the question from its name. */
interface Asked {
  readonly key: string;
  readonly ask: (name: string) => string;
}

function dispute(network: NetworkAnswer | null): Asked | null {
  const [most] = network === null ? [] : contestedOf(network);
  return most === undefined ? null : { key: most.key, ask: text.exampleOf.dispute };
}

function speaker(profiles: ProfilesAnswer | null): Asked | null {
  const most = profiles?.entries.find(({ key }) => key !== "");
  return most === undefined ? null : { key: most.key, ask: most.forecasts > 0 ? text.exampleOf.expects : text.exampleOf.says };
}

function actor(profiles: ProfilesAnswer | null): Asked | null {
  const most = profiles?.entries[0];
  return most === undefined ? null : { key: most.key, ask: text.exampleOf.actor };
}

function effect(causes: CausesAnswer | null): Asked | null {
  const most = causes?.links.toSorted((a, b) => b.weight - a.weight)[0];
  return most === undefined ? null : { key: most.effect, ask: text.exampleOf.cause };
}
