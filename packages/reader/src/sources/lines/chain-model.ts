import { type LineRole, lineRoles } from "@rapporteur/core/model";

/**
 * A linear-chain conditional random field over the lines of a page.
 *
 * Score of a labelling: Σ over lines of the weights of (feature, role) and of (role before, role). Source: Lafferty, McCallum and Pereira 2001. Features are
 * strings, hashed into a fixed number of rows; weights are whole numbers of 1/`scale`, so that sums are exact and equal on every machine.
 */
export interface ChainModel {
  readonly rows: number;
  readonly scale: number;
  /** rows × roles. */
  readonly emissions: Int8Array;
  /** (roles + 1) × roles; the last row is the start. */
  readonly transitions: Int8Array;
}

export const roleCount: number = lineRoles.length;

/** 32-bit FNV-1a over UTF-16 code units, into a row. */
export function rowOf(feature: string, rows: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index++) {
    hash ^= feature.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0) % rows;
}

/** Probabilities of all roles for one line, in the order of `lineRoles`. */
export type RoleShares = Float64Array;

/**
 * Marginal probabilities of each line's roles by the forward-backward algorithm.
 *
 * @param lines rows of each line's features
 * Cost: O(lines × (features × roles + roles²)). Deterministic.
 */
export function roleShares(model: ChainModel, lines: readonly (readonly number[])[]): RoleShares[] {
  const count = lines.length;
  if (count === 0) return [];
  const unary = lines.map((rows) => emissionScores(model, rows));
  const steps = stepFactors(model);
  const forward: Float64Array[] = [];
  for (let at = 0; at < count; at++) {
    const own = unary[at] as Float64Array;
    const before = forward[at - 1];
    const next = new Float64Array(roleCount);
    for (let role = 0; role < roleCount; role++) {
      let sum = before === undefined ? (steps[roleCount * roleCount + role] as number) : 0;
      if (before !== undefined)
        for (let from = 0; from < roleCount; from++) sum += (before[from] as number) * (steps[from * roleCount + role] as number);
      next[role] = sum * (own[role] as number);
    }
    forward.push(normalise(next));
  }
  return backward({ unary, steps, forward });
}

interface Lattice {
  readonly unary: readonly Float64Array[];
  readonly steps: Float64Array;
  readonly forward: readonly Float64Array[];
}

function backward({ unary, steps, forward }: Lattice): RoleShares[] {
  const count = forward.length;
  const shares: RoleShares[] = Array.from({ length: count });
  let behind: Float64Array = new Float64Array(roleCount).fill(1);
  for (let at = count - 1; at >= 0; at--) {
    const own = forward[at] as Float64Array;
    shares[at] = normalise(own.map((value, role) => value * (behind[role] as number)));
    const scores = unary[at] as Float64Array;
    const next = new Float64Array(roleCount);
    for (let from = 0; from < roleCount; from++) {
      let sum = 0;
      for (let role = 0; role < roleCount; role++)
        sum += (steps[from * roleCount + role] as number) * (scores[role] as number) * (behind[role] as number);
      next[from] = sum;
    }
    behind = normalise(next);
  }
  return shares;
}

/** exp of the scores of a line's roles, the best of them 1. */
function emissionScores(model: ChainModel, rows: readonly number[]): Float64Array {
  const sums = new Int32Array(roleCount);
  for (const row of rows) {
    const base = row * roleCount;
    for (let role = 0; role < roleCount; role++) sums[role] = (sums[role] as number) + (model.emissions[base + role] as number);
  }
  const best = Math.max(...sums);
  return Float64Array.from(sums, (sum) => Math.exp((sum - best) / model.scale));
}

function stepFactors(model: ChainModel): Float64Array {
  return Float64Array.from(model.transitions, (weight) => Math.exp(weight / model.scale));
}

function normalise(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  if (sum > 0) for (let index = 0; index < values.length; index++) values[index] = (values[index] as number) / sum;
  return values;
}

/** The likeliest role of a line by its marginal probabilities. */
export function likeliest(shares: RoleShares): { role: LineRole; probability: number } {
  let best = 0;
  for (let role = 1; role < roleCount; role++) if ((shares[role] as number) > (shares[best] as number)) best = role;
  return { role: lineRoles[best] as LineRole, probability: shares[best] as number };
}

const magic = "RAPLINES1\n";

/** Reads a model file: a line of magic, a line of JSON, weights. Returns null where the bytes are none. */
export function parseChainModel(bytes: Uint8Array): ChainModel | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4_096));
  const end = head.indexOf("\n", magic.length);
  if (!head.startsWith(magic) || end < 0) return null;
  const { rows, scale, roles } = JSON.parse(head.slice(magic.length, end)) as { rows: number; scale: number; roles: readonly string[] };
  if (roles.join(" ") !== lineRoles.join(" ") || bytes.length !== end + 1 + (rows + roleCount + 1) * roleCount) return null;
  const weights = Int8Array.from(bytes.subarray(end + 1));
  return { rows, scale, emissions: weights.subarray(0, rows * roleCount), transitions: weights.subarray(rows * roleCount) };
}

export function writeChainModel({ rows, scale, emissions, transitions }: ChainModel): Uint8Array {
  const head = new TextEncoder().encode(`${magic}${JSON.stringify({ rows, scale, roles: lineRoles, licence: "CC BY 4.0" })}\n`);
  return Uint8Array.from([...head, ...new Uint8Array(emissions.buffer), ...new Uint8Array(transitions.buffer)]);
}
