import type { StatementTable } from "@rapporteur/core/model";
import { spectralDistance, spectrumShares, type SpectrumKind } from "../../graph/spectrum.ts";
import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { conventionsOf } from "../conventions.ts";
import type { NetworkOptions } from "../options.ts";
import { openSubsetMatrix, type SubsetMatrix } from "./subset-matrix.ts";

export interface BackboneOptions extends NetworkOptions {
  /** What two networks are compared by: Laplacian eigenvalues by default, degree shares with `compatible`. */
  readonly spectrum?: SpectrumKind | undefined;
}

/**
 * Compares the network of some concepts with the network of all.
 *
 * Formula: ℓ(Z) = Σ |λ(all) − λ(Z)| over spectra scaled to sum 1, among the same actors; ℓ(∅) is 1 where there is a tie.
 * A penalty p favours small sets: ℓ(Z)·e^(−p·(T − |Z|)/T), T being the number of concepts.
 */
export class BackboneLoss {
  readonly matrix: SubsetMatrix;
  readonly kind: SpectrumKind;
  /** Losses that close to the lowest are equal to it. */
  readonly tieTolerance: number;
  private readonly full: Float64Array;
  /** Networks compared so far. */
  evaluations = 0;

  /** @throws what `buildNetwork` throws */
  constructor(table: StatementTable, options: BackboneOptions) {
    this.kind = options.spectrum ?? (conventionsOf(options.compatible).degreeSpectrum ? "degree" : "laplacian");
    // Nearer differences than this are rounding.
    this.tieTolerance = conventionsOf(options.compatible).exactBackboneTies ? 0 : 1e-12;
    this.matrix = openSubsetMatrix(table, options);
    this.full = this.spectrum();
  }

  get conceptCount(): number {
    return this.matrix.concepts.length;
  }

  /** Loss of the columns that are in now. */
  current(): number {
    this.evaluations += 1;
    return spectralDistance(this.full, this.spectrum());
  }

  /** Loss of a set given as 0/1 by concept. */
  of(isIn: Uint8Array): number {
    for (let concept = 0; concept < isIn.length; concept++) this.matrix.set(concept, isIn[concept] === 1);
    return this.current();
  }

  private spectrum(): Float64Array {
    return spectrumShares(this.matrix.values(), this.matrix.actors.length, this.kind);
  }
}

/** ℓ·e^(−p·(T − size)/T). */
export function penalize(loss: number, size: number, { penalty, conceptCount }: { penalty: number; conceptCount: number }): number {
  return loss * Math.exp((-penalty * (conceptCount - size)) / conceptCount);
}

/** How well a backbone, and what it leaves out, stand for the whole. */
export interface BackboneEvaluation {
  readonly backboneLoss: number;
  readonly redundantLoss: number;
  /** Both with the penalty asked for. */
  readonly penalizedBackboneLoss: number;
  readonly penalizedRedundantLoss: number;
}

/**
 * Losses of a given backbone and of its complement.
 *
 * @throws RAP_NETWORK_OPTION for a concept that the kept statements do not have
 * Cost: two spectra.
 */
export function evaluateBackbone(loss: BackboneLoss, backbone: readonly string[], penalty = 0): BackboneEvaluation {
  const isIn = conceptMask(loss, backbone);
  const conceptCount = loss.conceptCount;
  const size = isIn.reduce((sum, value) => sum + value, 0);
  const backboneLoss = loss.of(isIn);
  const redundantLoss = loss.of(isIn.map((value) => 1 - value));
  return {
    backboneLoss,
    redundantLoss,
    penalizedBackboneLoss: penalize(backboneLoss, size, { penalty, conceptCount }),
    penalizedRedundantLoss: penalize(redundantLoss, conceptCount - size, { penalty, conceptCount }),
  };
}

function conceptMask(loss: BackboneLoss, names: readonly string[]): Uint8Array {
  const isIn = new Uint8Array(loss.conceptCount);
  for (const name of names) {
    const concept = loss.matrix.concepts.indexOf(name);
    if (concept < 0) {
      const nearest = nearestName(name, loss.matrix.concepts);
      const cure = nearest === null ? "choose concepts that the kept statements have" : `did you mean ${nearest}?`;
      throw new RapporteurError("RAP_NETWORK_OPTION", { option: "the backbone", value: name, cure });
    }
    isIn[concept] = 1;
  }
  return isIn;
}

/** One concept's removal from the nested backbone. */
export interface NestedStep {
  /** 1 for the concept whose removal costs least. */
  readonly iteration: number;
  readonly concept: string;
  /** Loss of what is left after the removal. */
  readonly backboneLoss: number;
  /** Loss of all that was removed so far. */
  readonly redundantLoss: number;
  /** Statements left. */
  readonly statements: number;
}

/**
 * Takes out concepts one by one, always one whose removal costs least; concepts with equal cost go together, last label
 * first. Yields each removal as it is found, so that a caller can show progress or stop.
 *
 * Cost: T² / 2 spectra for T concepts.
 */
export function* nestBackbone(loss: BackboneLoss): Generator<NestedStep> {
  const { matrix } = loss;
  const isLeft = new Uint8Array(loss.conceptCount).fill(1);
  let left = loss.conceptCount;
  let statements = matrix.statementCounts.reduce((sum, count) => sum + count, 0);
  for (let iteration = 1; left > 0;) {
    const losses = lossesWithout(loss, isLeft);
    const lowest = losses.reduce((least, value) => Math.min(least, value), Infinity);
    for (let concept = loss.conceptCount - 1; concept >= 0; concept--) {
      if (isLeft[concept] === 0 || (losses[concept] as number) > lowest + loss.tieTolerance) continue;
      isLeft[concept] = 0;
      left -= 1;
      statements -= matrix.statementCounts[concept] as number;
      const redundantLoss = loss.of(isLeft.map((value) => 1 - value));
      yield { iteration: iteration++, concept: matrix.concepts[concept] ?? "", backboneLoss: losses[concept] as number, redundantLoss, statements };
    }
  }
}

function lossesWithout(loss: BackboneLoss, isLeft: Uint8Array): Float64Array {
  const losses = new Float64Array(isLeft.length).fill(Infinity);
  loss.of(isLeft);
  for (let concept = 0; concept < isLeft.length; concept++) {
    if (isLeft[concept] === 0) continue;
    loss.matrix.set(concept, false);
    losses[concept] = loss.current();
    loss.matrix.set(concept, true);
  }
  return losses;
}
