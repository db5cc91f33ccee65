import { RapporteurError } from "@rapporteur/core/base";
import { buildCausalMap, type CausalMapOptions } from "./build-causal-map.ts";
import type { CausalLink } from "./causal-link.ts";
import { whatIf, type ConceptAnswer, type Push, type WhatIf, type WhatIfOptions } from "./fcm/what-if.ts";

/** The links without what one expert says; null drops what is attributed to nobody. Cost: O(links). */
export function withoutExpert(links: readonly CausalLink[], speaker: string | null): CausalLink[] {
  return links.filter((link) => link.speaker !== speaker);
}

/**
 * The links with one of them turned round: its sign (what if it worked the other way?) or its direction (what if the effect is the cause?). All
 * statements on the pair are turned; each stays its own evidence.
 *
 * @throws RAP_CAUSAL_LINK_UNKNOWN where nobody claims the link
 * Cost: O(links).
 */
export function withLinkReversed(
  links: readonly CausalLink[],
  pair: { cause: string; effect: string },
  what: "sign" | "direction" = "sign",
): CausalLink[] {
  const isMeant = (link: CausalLink): boolean => link.cause === pair.cause && link.effect === pair.effect;
  if (!links.some((link) => isMeant(link) && !link.isDenied)) throw new RapporteurError("RAP_CAUSAL_LINK_UNKNOWN", pair);
  return links.map((link) => (isMeant(link) ? reversedLink(link, what) : link));
}

function reversedLink(link: CausalLink, what: "sign" | "direction"): CausalLink {
  if (what === "direction") return { ...link, cause: link.effect, effect: link.cause };
  return { ...link, sign: link.sign === null ? null : link.sign === 1 ? -1 : 1 };
}

/** A concept whose answer is another one. */
export interface AnswerChange {
  readonly concept: string;
  readonly before: ConceptAnswer["direction"];
  /** Null where the concept is no longer in the map. */
  readonly after: ConceptAnswer["direction"] | null;
}

/** Concepts whose direction differs between two answers, in the order of the first. Cost: O(concepts). */
export function compareAnswers(before: WhatIf, after: WhatIf): AnswerChange[] {
  const directions = new Map(after.concepts.map((answer) => [answer.concept, answer.direction]));
  const changes = before.concepts.map(({ concept, direction }) => ({ concept, before: direction, after: directions.get(concept) ?? null }));
  return changes.filter((change) => change.before !== change.after);
}

/** What an answer owes to one expert. */
export interface ExpertInfluence {
  /** Null: the statements attributed to nobody. */
  readonly speaker: string | null;
  /** Null where the map without the expert no longer has the pushed concepts. */
  readonly changes: readonly AnswerChange[] | null;
}

/**
 * The same question asked of the map without each expert in turn: an answer that depends on one voice shows it here.
 *
 * @throws as `whatIf` for the full map
 * Cost: one what-if an expert and one for all.
 */
export function leaveOneOut(
  links: readonly CausalLink[],
  pushes: readonly Push[],
  options: WhatIfOptions & CausalMapOptions = {},
): ExpertInfluence[] {
  const full = whatIf(buildCausalMap(links, options), pushes, options);
  const speakers = new Set(links.map((link) => link.speaker));
  const sorted = [...speakers].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  return sorted.map((speaker) => {
    const map = buildCausalMap(withoutExpert(links, speaker), options);
    const isAnswerable = map.links.length > 0 && pushes.every((push) => map.concepts.includes(push.concept));
    return { speaker, changes: isAnswerable ? compareAnswers(full, whatIf(map, pushes, options)) : null };
  });
}
