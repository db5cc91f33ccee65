import { quantile, type Random, seededRandom } from "@rapporteur/core/base";
import { setting } from "../options.ts";
import { normalSource, truncatedNormal } from "../inference/normal.ts";
import { alignDraws, orientDraws, type Chain } from "./align-draws.ts";

/** Answers of actors to concepts: 1 yes, 0 no, −1 missing; actors × concepts, row-major. */
export interface AnswerMatrix {
  readonly actors: readonly string[];
  readonly concepts: readonly string[];
  readonly answers: Int8Array;
}

export interface IdealPointOptions {
  readonly dimensions?: 1 | 2 | undefined;
  /** Sweeps kept and thrown away first, in each of two chains; 2,000 and 1,000 by default. */
  readonly draws?: number | undefined;
  readonly burnIn?: number | undefined;
  readonly seed?: number | undefined;
  /** An actor who stands at the positive end of the first dimension; the first actor by default. */
  readonly positive?: string | undefined;
}

/** A position with its 95 % interval in one dimension. */
export interface PositionEstimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface IdealPoints {
  readonly actors: readonly { readonly name: string; readonly positions: readonly PositionEstimate[]; readonly answers: number }[];
  /** P(yes) = Φ(slopes · position − difficulty). */
  readonly concepts: readonly { readonly name: string; readonly slopes: readonly PositionEstimate[]; readonly difficulty: PositionEstimate }[];
  /** Largest ratio of the chains' common spread to each one's own, over the actors; above 1.1 they disagree: draw more. */
  readonly largestRHat: number;
  readonly draws: number;
  readonly seed: number;
}

/** Variance of the normal priors of slopes and difficulties; positions have variance 1. */
const itemVariance = 4;

/**
 * Places actors on one or two dimensions by what they said yes and no to: Bayesian probit item response.
 *
 * Model: y*(i, j) = β_j·θ_i − α_j + ε, ε ~ N(0, 1), yes where y* > 0; θ ~ N(0, I), α and β ~ N(0, 4). Gibbs sampling with
 * y* drawn as data. Source: Albert 1992, J. Educational Statistics 17, 251–269; Clinton, Jackman and Rivers 2004, APSR
 * 98, 355–370. The model does not know left from right: draws are turned onto their common mean (orthogonal Procrustes),
 * then the first dimension is the widest and `positive` stands on its positive side. Intervals are 2.5–97.5 % of the
 * draws.
 *
 * @throws RAP_NETWORK_SETTING for fewer than two actors or no answers
 * Cost: O(sweeps · (answers · d² + (actors + concepts)·d³)). Deterministic for a seed.
 */
export function estimateIdealPoints(matrix: AnswerMatrix, options: IdealPointOptions = {}): IdealPoints {
  const dimensions = options.dimensions ?? 1;
  const seed = options.seed ?? 1;
  const draws = options.draws ?? 2000;
  if (matrix.actors.length < 2 || !matrix.answers.some((answer) => answer >= 0))
    throw setting("there are no positions to estimate", "keep at least two actors with statements for or against");
  const chains = [0, 1].map((chain) =>
    runChain(matrix, { dimensions, draws, burnIn: options.burnIn ?? 1000, random: seededRandom(seed + 7919 * chain) }),
  );
  const anchor = Math.max(0, options.positive === undefined ? 0 : matrix.actors.indexOf(options.positive));
  alignDraws(chains, dimensions);
  orientDraws(chains, dimensions, anchor);
  return summarize(matrix, chains, { dimensions, draws, seed });
}

interface ChainOptions {
  readonly dimensions: 1 | 2;
  readonly draws: number;
  readonly burnIn: number;
  readonly random: Random;
}

function runChain(matrix: AnswerMatrix, { dimensions: d, draws, burnIn, random }: ChainOptions): Chain {
  const sampler = new Sampler(matrix, d, random);
  const [actorCount, conceptCount] = [matrix.actors.length, matrix.concepts.length];
  const chain = {
    positions: new Float64Array(draws * actorCount * d),
    slopes: new Float64Array(draws * conceptCount * d),
    difficulties: new Float64Array(draws * conceptCount),
    actorCount,
    conceptCount,
    draws,
  };
  for (let sweep = 0; sweep < burnIn + draws; sweep++) {
    sampler.sweep();
    if (sweep < burnIn) continue;
    const kept = sweep - burnIn;
    chain.positions.set(sampler.positions, kept * actorCount * d);
    for (let concept = 0; concept < conceptCount; concept++) {
      for (let axis = 0; axis < d; axis++)
        chain.slopes[(kept * conceptCount + concept) * d + axis] = sampler.items[concept * (d + 1) + axis] as number;
      chain.difficulties[kept * conceptCount + concept] = sampler.items[concept * (d + 1) + d] as number;
    }
  }
  return chain;
}

/** The state of a chain; answers are held as lists, so that missing ones cost nothing. */
class Sampler {
  /** actors × d. */
  readonly positions: Float64Array;
  /** concepts × (d + 1): slopes, then difficulty. */
  readonly items: Float64Array;
  private readonly answers: readonly { readonly actor: number; readonly concept: number; readonly isYes: boolean }[];
  private readonly latent: Float64Array;
  private readonly byActor: readonly number[][];
  private readonly byConcept: readonly number[][];
  private readonly d: number;
  private readonly source: { readonly random: Random; readonly normal: () => number };

  constructor({ actors, concepts, answers }: AnswerMatrix, d: number, random: Random) {
    this.d = d;
    this.source = { random, normal: normalSource(random) };
    this.positions = Float64Array.from({ length: actors.length * d }, () => this.source.normal());
    this.items = new Float64Array(concepts.length * (d + 1));
    this.byActor = actors.map(() => []);
    this.byConcept = concepts.map(() => []);
    const list: { actor: number; concept: number; isYes: boolean }[] = [];
    for (const [at, answer] of answers.entries()) {
      if (answer < 0) continue;
      const actor = Math.floor(at / concepts.length);
      const concept = at % concepts.length;
      this.byActor[actor]?.push(list.length);
      this.byConcept[concept]?.push(list.length);
      list.push({ actor, concept, isYes: answer === 1 });
    }
    this.answers = list;
    this.latent = new Float64Array(list.length);
  }

  sweep(): void {
    this.drawLatent();
    for (let concept = 0; concept < this.byConcept.length; concept++) this.drawItem(concept);
    for (let actor = 0; actor < this.byActor.length; actor++) this.drawPosition(actor);
    for (let axis = 0; axis < this.d; axis++) {
      this.drawShift(axis);
      this.drawScale(axis);
    }
  }

  /**
   * Moves an axis: θ + c with α + β·c says the same of every answer, so c follows the priors alone and is normal. Without
   * this and the next move the chain would creep along directions that the answers leave open. Source: Liu and Sabatti
   * 2000, Biometrika 87, 353–369.
   */
  private drawShift(axis: number): void {
    const { d, positions, items } = this;
    let precision = 0;
    let weighted = 0;
    for (let at = axis; at < positions.length; at += d) {
      precision += 1;
      weighted -= positions[at] as number;
    }
    for (let at = 0; at < items.length; at += d + 1) {
      const slope = items[at + axis] as number;
      precision += (slope * slope) / itemVariance;
      weighted -= (slope * (items[at + d] as number)) / itemVariance;
    }
    const shift = weighted / precision + this.source.normal() / Math.sqrt(precision);
    for (let at = axis; at < positions.length; at += d) positions[at] = (positions[at] as number) + shift;
    for (let at = 0; at < items.length; at += d + 1) items[at + d] = (items[at + d] as number) + shift * (items[at + axis] as number);
  }

  /** Stretches an axis: g·θ with β / g; three Metropolis steps on log g, whose density the priors give. */
  private drawScale(axis: number): void {
    const { d, positions, items, source } = this;
    let wide = 0;
    let steep = 0;
    for (let at = axis; at < positions.length; at += d) wide += (positions[at] as number) ** 2;
    for (let at = axis; at < items.length; at += d + 1) steep += (items[at] as number) ** 2 / itemVariance;
    const balance = this.byActor.length - this.byConcept.length;
    const logDensity = (logScale: number) => balance * logScale - (wide * Math.exp(2 * logScale) + steep * Math.exp(-2 * logScale)) / 2;
    const step = 1.7 / Math.sqrt(this.byActor.length + this.byConcept.length);
    let logScale = 0;
    for (let move = 0; move < 3; move++) {
      const proposed = logScale + step * source.normal();
      if (Math.log(1 - source.random()) < logDensity(proposed) - logDensity(logScale)) logScale = proposed;
    }
    const scale = Math.exp(logScale);
    for (let at = axis; at < positions.length; at += d) positions[at] = (positions[at] as number) * scale;
    for (let at = axis; at < items.length; at += d + 1) items[at] = (items[at] as number) / scale;
  }

  private drawLatent(): void {
    const { d, positions, items } = this;
    for (const [at, { actor, concept, isYes }] of this.answers.entries()) {
      let mean = -(items[concept * (d + 1) + d] as number);
      for (let axis = 0; axis < d; axis++) mean += (items[concept * (d + 1) + axis] as number) * (positions[actor * d + axis] as number);
      this.latent[at] = truncatedNormal(mean, isYes, this.source);
    }
  }

  /** (β, α) given positions: a regression of y* on (θ, −1). */
  private drawItem(concept: number): void {
    const { d, positions } = this;
    const size = d + 1;
    const regression = new Regression(size, 1 / itemVariance);
    const row = new Float64Array(size);
    row[d] = -1;
    for (const at of this.byConcept[concept] ?? []) {
      const actor = this.answers[at]?.actor ?? 0;
      for (let axis = 0; axis < d; axis++) row[axis] = positions[actor * d + axis] as number;
      regression.add(row, this.latent[at] as number);
    }
    this.items.set(regression.draw(this.source.normal), concept * size);
  }

  /** θ given items: a regression of y* + α on β. */
  private drawPosition(actor: number): void {
    const { d, items } = this;
    const regression = new Regression(d, 1);
    const row = new Float64Array(d);
    for (const at of this.byActor[actor] ?? []) {
      const concept = this.answers[at]?.concept ?? 0;
      for (let axis = 0; axis < d; axis++) row[axis] = items[concept * (d + 1) + axis] as number;
      regression.add(row, (this.latent[at] as number) + (items[concept * (d + 1) + d] as number));
    }
    this.positions.set(regression.draw(this.source.normal), actor * d);
  }
}

/** Posterior of a linear regression with unit error variance and a normal prior around 0. */
class Regression {
  private readonly size: number;
  private readonly precision: Float64Array;
  private readonly weighted: Float64Array;

  constructor(size: number, priorPrecision: number) {
    this.size = size;
    this.precision = new Float64Array(size * size);
    this.weighted = new Float64Array(size);
    for (let at = 0; at < size; at++) this.precision[at * size + at] = priorPrecision;
  }

  add(row: Float64Array, value: number): void {
    const { size, precision, weighted } = this;
    for (let i = 0; i < size; i++) {
      weighted[i] = (weighted[i] as number) + (row[i] as number) * value;
      for (let h = 0; h < size; h++) precision[i * size + h] = (precision[i * size + h] as number) + (row[i] as number) * (row[h] as number);
    }
  }

  /** Mean + L'⁻¹z for precision LL', by Cholesky's factor: at most three unknowns. */
  draw(normal: () => number): Float64Array {
    const { size } = this;
    const factor = cholesky(this.precision, size);
    const half = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let sum = this.weighted[i] as number;
      for (let h = 0; h < i; h++) sum -= (factor[i * size + h] as number) * (half[h] as number);
      half[i] = sum / (factor[i * size + i] as number);
    }
    const result = new Float64Array(size);
    for (let i = size - 1; i >= 0; i--) {
      let sum = (half[i] as number) + normal();
      for (let h = i + 1; h < size; h++) sum -= (factor[h * size + i] as number) * (result[h] as number);
      result[i] = sum / (factor[i * size + i] as number);
    }
    return result;
  }
}

function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let h = 0; h <= i; h++) {
      let sum = matrix[i * size + h] as number;
      for (let k = 0; k < h; k++) sum -= (factor[i * size + k] as number) * (factor[h * size + k] as number);
      factor[i * size + h] = i === h ? Math.sqrt(sum) : sum / (factor[h * size + h] as number);
    }
  return factor;
}

function summarize(matrix: AnswerMatrix, chains: readonly Chain[], about: { dimensions: 1 | 2; draws: number; seed: number }): IdealPoints {
  const { dimensions: d, draws, seed } = about;
  const axes = Array.from({ length: d }, (_, axis) => axis);
  const drawsOf = (values: (chain: Chain) => Float64Array, offset: number, stride: number) =>
    chains.map((chain) => Float64Array.from({ length: draws }, (_, draw) => values(chain)[draw * stride + offset] as number));
  const estimate = (values: (chain: Chain) => Float64Array, offset: number, stride: number): PositionEstimate => {
    const parts = drawsOf(values, offset, stride);
    const sorted = Float64Array.from(parts.flatMap((part) => [...part])).sort();
    return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  };
  const conceptCount = matrix.concepts.length;
  const actors = matrix.actors.map((name, actor) => ({
    name,
    positions: axes.map((axis) => estimate((chain) => chain.positions, actor * d + axis, matrix.actors.length * d)),
    answers: matrix.answers.subarray(actor * conceptCount, (actor + 1) * conceptCount).reduce((count, answer) => count + (answer >= 0 ? 1 : 0), 0),
  }));
  const concepts = matrix.concepts.map((name, concept) => ({
    name,
    slopes: axes.map((axis) => estimate((chain) => chain.slopes, concept * d + axis, conceptCount * d)),
    difficulty: estimate((chain) => chain.difficulties, concept, conceptCount),
  }));
  const width = matrix.actors.length * d;
  const largestRHat = Array.from({ length: width }, (_, offset) => rHat(drawsOf((chain) => chain.positions, offset, width))).reduce(
    (most, value) => Math.max(most, value),
    1,
  );
  return { actors, concepts, largestRHat, draws: draws * chains.length, seed };
}

/** Gelman and Rubin's √((W(n − 1)/n + B/n) / W). */
function rHat(chains: readonly Float64Array[]): number {
  const count = chains[0]?.length ?? 0;
  const means = chains.map((chain) => chain.reduce((sum, value) => sum + value, 0) / count);
  const within =
    chains.reduce((sum, chain, at) => sum + chain.reduce((inner, value) => inner + (value - (means[at] as number)) ** 2, 0) / (count - 1), 0) /
    chains.length;
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const between = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1);
  return within > 0 ? Math.sqrt((within * (count - 1)) / count + between) / Math.sqrt(within) : 1;
}
