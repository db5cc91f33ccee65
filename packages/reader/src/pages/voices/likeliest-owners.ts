import type { VoiceScores } from "./voice-network.ts";

/** How far the network may leave what the rules read. */
export interface Trust {
  /** What it costs to leave the rules' reading, each time. */
  readonly leaving: number;
  /** What each sentence gains that follows it. */
  readonly following: number;
  /** What each sentence loses that is nobody's. */
  readonly nobody: number;
}

/**
 * The likeliest owners of all sentences: 0 for nobody, else a person's place from 1.
 *
 * A path goes on in one of two ways: as the rules have it, or freely; only going over to the free way costs. Viterbi's algorithm over these.
 * Cost: sentences × owners.
 *
 * @param rules owners by the rules, of the same length
 */
export function likeliestOwners({ owners, ownerCount, stay }: VoiceScores, rules: readonly number[], trust: Trust): number[] {
  const count = rules.length;
  if (count === 0) return [];
  const score = (at: number, owner: number): number => (owners[at * ownerCount + owner] ?? 0) - (owner === 0 ? trust.nobody : 0);
  const gain = (at: number, owner: number): number => stay[at * 2 + (owner === 0 ? 1 : 0)] ?? 0;
  /** Where each free state comes from: an owner, or `follows`. The last column is that of the rules' way. */
  const from = new Int32Array(count * (ownerCount + 1));
  let free = Float64Array.from({ length: ownerCount }, (_, owner) => score(0, owner) - trust.leaving);
  let followed = score(0, rules[0] ?? 0) + trust.following;
  for (let at = 1; at < count; at++) {
    const [own, before] = [rules[at] ?? 0, rules[at - 1] ?? 0];
    const best = indexOfMost(free);
    const next = new Float64Array(ownerCount);
    for (let owner = 0; owner < ownerCount; owner++) {
      let [value, source] = [free[best] ?? 0, best];
      const stays = (free[owner] ?? 0) + gain(at, owner);
      if (stays >= value) [value, source] = [stays, owner];
      const leaves = followed - trust.leaving + (owner === before ? gain(at, owner) : 0);
      if (leaves > value) [value, source] = [leaves, follows];
      next[owner] = value + score(at, owner);
      from[at * (ownerCount + 1) + owner] = source;
    }
    const goesOn = followed + (own === before ? gain(at, own) : 0);
    const back = Float64Array.from(free, (value, owner) => value + (owner === own ? gain(at, own) : 0));
    const returning = indexOfMost(back);
    const isBack = (back[returning] ?? 0) > goesOn;
    from[at * (ownerCount + 1) + ownerCount] = isBack ? returning : follows;
    followed = (isBack ? (back[returning] ?? 0) : goesOn) + score(at, own) + trust.following;
    free = next;
  }
  return traceBack(from, { rules, ownerCount, last: followed >= (free[indexOfMost(free)] ?? 0) ? follows : indexOfMost(free) });
}

const follows = -1;

function traceBack(from: Int32Array, { rules, ownerCount, last }: { rules: readonly number[]; ownerCount: number; last: number }): number[] {
  const path: number[] = [];
  let state = last;
  for (let at = rules.length - 1; at >= 0; at--) {
    path.push(state === follows ? (rules[at] ?? 0) : state);
    state = from[at * (ownerCount + 1) + (state === follows ? ownerCount : state)] ?? 0;
  }
  return path.reverse();
}

function indexOfMost(values: Float64Array): number {
  let most = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[most] ?? 0)) most = at;
  return most;
}
