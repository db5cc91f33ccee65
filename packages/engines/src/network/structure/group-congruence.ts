import { setting } from "../options.ts";
import type { Network } from "../network.ts";

/** How an actor stands to a group. */
export interface GroupStanding {
  readonly actor: string;
  readonly group: number;
  /** Mean tie to the group's members (the actor left out). */
  readonly congruence: number;
  readonly conflict: number;
  /** (congruence − conflict) / (congruence + conflict), in [−1, 1]; null without any tie. */
  readonly index: number | null;
  readonly isMember: boolean;
}

/**
 * Every actor's mean congruence and conflict with every group: who belongs, who drifts, who is between.
 *
 * @param networks congruence and conflict networks of the same selection
 * @param membership group of each actor by name; actors without one are judged, but make up no group
 * @throws RAP_NETWORK_SETTING where the two networks have different actors
 * Cost: O(n²).
 */
export function groupCongruence(
  networks: { readonly congruence: Network; readonly conflict: Network },
  membership: ReadonlyMap<string, number>,
): GroupStanding[] {
  const { congruence, conflict } = networks;
  const size = congruence.rows.length;
  if (conflict.rows.join("\n") !== congruence.rows.join("\n"))
    throw setting("the two networks have different actors", "build both from the same selection");
  const groupOf = congruence.rows.map((name) => membership.get(name) ?? -1);
  const groupCount = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const standings: GroupStanding[] = [];
  for (const [actor, name] of congruence.rows.entries())
    for (let group = 0; group < groupCount; group++) {
      const members = groupOf.map((_, at) => at).filter((at) => at !== actor && groupOf[at] === group);
      if (members.length === 0) continue;
      const mean = (values: Float64Array) => members.reduce((sum, member) => sum + (values[actor * size + member] as number), 0) / members.length;
      const [positive, negative] = [mean(congruence.values), mean(conflict.values)];
      const both = positive + negative;
      standings.push({
        actor: name,
        group,
        congruence: positive,
        conflict: negative,
        index: both > 0 ? (positive - negative) / both : null,
        isMember: groupOf[actor] === group,
      });
    }
  return standings;
}
