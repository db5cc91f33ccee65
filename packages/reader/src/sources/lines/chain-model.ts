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

const noHash = 0x811c9dc5;

/** 32-bit FNV-1a over UTF-16 code units: of a whole feature, or of one that goes on where `before` ends. */
export function hashOf(feature: string, before: number = noHash): number {
  let hash = before;
  for (let index = 0; index < feature.length; index++) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  return hash;
}

/** The row of a feature. */
export function rowOf(feature: string, rows: number): number {
  return (hashOf(feature) >>> 0) % rows;
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
  const { steps, factors } = factorsOf(model);
  const unary = new Float64Array(count * roleCount);
  for (let at = 0; at < count; at++) writeEmissions(model, { rows: lines[at] as readonly number[], factors, to: unary, from: at * roleCount });
  return backward({ unary, steps, forward: forwardOf(unary, steps), count });
}

/** Both ways sums go over roles in their order: another one would give other last bits. */
function forwardOf(unary: Float64Array, steps: Float64Array): Float64Array {
  const forward = new Float64Array(unary.length);
  for (let role = 0; role < roleCount; role++) forward[role] = (steps[roleCount * roleCount + role] as number) * (unary[role] as number);
  normalise(forward, 0);
  for (let base = roleCount; base < unary.length; base += roleCount) {
    for (let from = 0; from < roleCount; from++) {
      const before = forward[base - roleCount + from] as number;
      const row = from * roleCount;
      for (let role = 0; role < roleCount; role++) forward[base + role] = (forward[base + role] as number) + before * (steps[row + role] as number);
    }
    for (let role = 0; role < roleCount; role++) forward[base + role] = (forward[base + role] as number) * (unary[base + role] as number);
    normalise(forward, base);
  }
  return forward;
}

interface Lattice {
  readonly unary: Float64Array;
  readonly steps: Float64Array;
  readonly forward: Float64Array;
  readonly count: number;
}

function backward({ unary, steps, forward, count }: Lattice): RoleShares[] {
  const shares: RoleShares[] = Array.from({ length: count });
  let behind = new Float64Array(roleCount).fill(1);
  let next = new Float64Array(roleCount);
  for (let at = count - 1; at >= 0; at--) {
    const base = at * roleCount;
    const own = new Float64Array(roleCount);
    for (let role = 0; role < roleCount; role++) own[role] = (forward[base + role] as number) * (behind[role] as number);
    shares[at] = normalise(own, 0);
    for (let from = 0; from < roleCount; from++) {
      const row = from * roleCount;
      let sum = 0;
      for (let role = 0; role < roleCount; role++) sum += (steps[row + role] as number) * (unary[base + role] as number) * (behind[role] as number);
      next[from] = sum;
    }
    normalise(next, 0);
    [behind, next] = [next, behind];
  }
  return shares;
}

const sums = new Int32Array(roleCount);

interface Emissions {
  readonly rows: readonly number[];
  readonly factors: Float64Array;
  readonly to: Float64Array;
  readonly from: number;
}

/** exp of the scores of a line's roles, the best of them 1. */
function writeEmissions({ emissions, scale }: ChainModel, { rows, factors, to, from }: Emissions): void {
  sums.fill(0);
  for (let index = 0; index < rows.length; index++) {
    const base = (rows[index] as number) * roleCount;
    for (let role = 0; role < roleCount; role++) sums[role] = (sums[role] as number) + (emissions[base + role] as number);
  }
  let best = sums[0] as number;
  for (let role = 1; role < roleCount; role++) if ((sums[role] as number) > best) best = sums[role] as number;
  for (let role = 0; role < roleCount; role++) {
    const below = best - (sums[role] as number);
    to[from + role] = below < factors.length ? (factors[below] as number) : Math.exp(-below / scale);
  }
}

interface Factors {
  /** exp of each transition. */
  readonly steps: Float64Array;
  /** exp of so many steps of the scale below the best. */
  readonly factors: Float64Array;
}

const mostFactors = 4096;
const factorsByModel = new WeakMap<ChainModel, Factors>();

function factorsOf(model: ChainModel): Factors {
  const known = factorsByModel.get(model);
  if (known !== undefined) return known;
  const made = {
    steps: Float64Array.from(model.transitions, (weight) => Math.exp(weight / model.scale)),
    factors: Float64Array.from({ length: mostFactors }, (_, below) => Math.exp(-below / model.scale)),
  };
  factorsByModel.set(model, made);
  return made;
}

/** The values of one line, made to sum to 1. */
function normalise(values: Float64Array, from: number): Float64Array {
  let sum = 0;
  for (let index = from; index < from + roleCount; index++) sum += values[index] as number;
  if (sum > 0) for (let index = from; index < from + roleCount; index++) values[index] = (values[index] as number) / sum;
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
