import { concor, cutTree, hierarchicalClusters, kMedoids, linkages } from "../../graph/cluster.ts";
import { modularity, relabelGroups } from "../../graph/modularity.ts";
import { scaleToPlane, type PlanarScaling } from "../../graph/scaling.ts";
import { graphFromMatrix } from "../../graph/weighted-graph.ts";
import type { StatementTable } from "@rapporteur/core/model";
import { conventionsOf } from "../conventions.ts";
import { buildKernelNetworks, type KernelOptions } from "./kernel.ts";
import type { Period } from "../network.ts";
import { setting, type NetworkOptions } from "../options.ts";
import { sliceDistances, type SliceMeasure } from "./slice-distances.ts";
import type { WindowOptions } from "./window-series.ts";
import { buildWindowNetworks } from "./windows.ts";

export const stateMethods = [...linkages, "kmedoids", "concor"] as const;
export type StateMethod = (typeof stateMethods)[number];

export interface PhaseOptions {
  readonly windows?: WindowOptions | undefined;
  readonly kernel?: KernelOptions | undefined;
  readonly measure?: SliceMeasure | undefined;
  /** Divide each network by the sum of its cells first; true by default. */
  readonly isScaled?: boolean | undefined;
  readonly methods?: readonly StateMethod[] | undefined;
  /** Fewest and most states tried; 2 and 6 by default. */
  readonly fewest?: number | undefined;
  readonly most?: number | undefined;
}

/** States that a debate goes through, and where it changes from one to another. */
export interface PhaseTransitions {
  readonly periods: readonly Period[];
  /** T × T, divided by the largest. */
  readonly distances: Float64Array;
  /** State of each slice, numbered by first appearance. */
  readonly states: Int32Array;
  /** Slices whose state differs from the one before. */
  readonly transitions: readonly number[];
  readonly method: StateMethod;
  readonly stateCount: number;
  /** Of the chosen partition, on the graph with weights 1 − distance. */
  readonly modularity: number;
  /** Best modularity of every method tried. */
  readonly tried: readonly { readonly method: StateMethod; readonly stateCount: number; readonly modularity: number }[];
  /** Slices as points whose distances follow those of the networks. */
  readonly embedding: PlanarScaling;
  readonly unreviewedShare: number;
}

/**
 * Finds states over time: networks of successive windows or kernel centres, their distances, clusterings of the slices by
 * every method and number of states, and among them the one with the highest modularity.
 *
 * @throws RAP_NETWORK_SETTING without windows or kernel, or with fewer than three slices; what `buildNetwork` throws
 * Cost: the series, then O(T²·n²) for absdiff, O(T·n³) for spectral, and O(T³) for the clusterings.
 */
export function findPhases(table: StatementTable, options: NetworkOptions, phases: PhaseOptions): PhaseTransitions {
  const slices = sliceNetworks(table, options, phases);
  const count = slices.length;
  if (count < 3) throw setting(`${count} slices have no phases`, "choose a smaller window or a longer range");
  const isDna = conventionsOf(options.compatible).degreeSpectrum;
  const measure = phases.measure === "spectral" && isDna ? "degree" : (phases.measure ?? "absdiff");
  const size = Math.sqrt(slices[0]?.values.length ?? 0);
  const raw = sliceDistances(
    slices.map((slice) => slice.values),
    size,
    measure,
    phases.isScaled ?? true,
  );
  const largest = raw.reduce((most, value) => Math.max(most, value), 0);
  const distances = largest > 0 ? raw.map((value) => value / largest) : raw;
  const tried = tryMethods(distances, count, phases);
  const best = tried.reduce((leader, candidate) => (candidate.modularity > leader.modularity + 1e-12 ? candidate : leader));
  const states = relabelGroups(best.membership);
  return {
    periods: slices.map((slice) => slice.period),
    distances,
    states,
    transitions: Array.from(states.keys()).filter((slice) => slice > 0 && states[slice] !== states[slice - 1]),
    method: best.method,
    stateCount: best.stateCount,
    modularity: best.modularity,
    tried: tried.map(({ method, stateCount, modularity }) => ({ method, stateCount, modularity })),
    embedding: scaleToPlane(distances, count),
    unreviewedShare: slices.reduce((share, slice) => share + slice.unreviewedShare / count, 0),
  };
}

function sliceNetworks(table: StatementTable, options: NetworkOptions, { windows, kernel }: PhaseOptions) {
  const shared: NetworkOptions = { ...options, networkType: "onemode", isolates: true };
  if (kernel !== undefined) return [...buildKernelNetworks(table, shared, kernel)];
  if (windows !== undefined) return [...buildWindowNetworks(table, shared, windows)];
  throw setting("phases need slices of time", "give windows or a kernel");
}

interface Candidate {
  readonly method: StateMethod;
  readonly stateCount: number;
  readonly modularity: number;
  readonly membership: Int32Array;
}

/** The best number of states of every method. */
function tryMethods(distances: Float64Array, count: number, phases: PhaseOptions): Candidate[] {
  const graph = graphFromMatrix(
    distances.map((value) => 1 - value),
    count,
  );
  const most = Math.min(phases.most ?? 6, count);
  return (phases.methods ?? stateMethods).map((method) => {
    const partitions = partitionsOf(method, distances, count, { fewest: phases.fewest ?? 2, most });
    return partitions
      .map(({ stateCount, membership }) => ({ method, stateCount, membership, modularity: modularity(graph, membership) }))
      .reduce((leader, candidate) => (candidate.modularity > leader.modularity + 1e-12 ? candidate : leader));
  });
}

function partitionsOf(method: StateMethod, distances: Float64Array, count: number, range: { fewest: number; most: number }) {
  if (method === "concor") return [{ stateCount: 2, membership: concor(distances, count) }];
  const numbers = Array.from({ length: Math.max(1, range.most - range.fewest + 1) }, (_, step) => range.fewest + step);
  if (method === "kmedoids") return numbers.map((k) => ({ stateCount: k, membership: kMedoids(distances, count, k).membership }));
  const tree = hierarchicalClusters(distances, count, method);
  return numbers.map((k) => ({ stateCount: k, membership: cutTree(tree, count, k) }));
}
