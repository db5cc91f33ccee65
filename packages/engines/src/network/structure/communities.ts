import { seededRandom, shuffle } from "@rapporteur/core/base";
import { concor, cutTree, hierarchicalClusters, kMedoids, linkages } from "../../graph/cluster.ts";
import { louvain } from "../../graph/louvain.ts";
import { adjustedRand, modularity, relabelGroups } from "../../graph/modularity.ts";
import { graphFromMatrix } from "../../graph/weighted-graph.ts";
import { pickRows, type StatementTable } from "@rapporteur/core/model";
import { buildNetwork } from "../build/build-network.ts";
import type { Network } from "../network.ts";
import type { NetworkOptions } from "../options.ts";
import { resolveField } from "../select/field.ts";

export const communityMethods = ["louvain", ...linkages, "kmedoids", "concor"] as const;
export type CommunityMethod = (typeof communityMethods)[number];

export interface CommunityOptions {
  readonly method?: CommunityMethod | undefined;
  /** Number of groups; without it, the number from 2 to `most` with the highest modularity (Louvain finds its own). */
  readonly groups?: number | undefined;
  /** 8 by default. */
  readonly most?: number | undefined;
  readonly seed?: number | undefined;
  /** Runs with a tenth of the documents left out, to see whether the groups hold; 0, the default, for none. */
  readonly stabilityRuns?: number | undefined;
}

export interface Communities {
  readonly actors: readonly string[];
  /** Group of each actor, numbered by first member. */
  readonly membership: Int32Array;
  readonly groups: number;
  /** On the positive ties of the network. */
  readonly modularity: number;
  readonly method: CommunityMethod;
  /**
   * Mean adjusted Rand index with the groups found when a tenth of the documents is left out: 1 where they always
   * return, 0 where nothing but chance does; null without runs.
   */
  readonly stability: number | null;
  readonly unreviewedShare: number;
}

/**
 * Coalitions of a debate. Louvain works on the positive ties of the network that the options describe; the other methods
 * cluster actors by Jaccard distances of what they said (column and level), and all are judged by modularity on the
 * positive ties.
 *
 * @throws what `buildNetwork` throws
 * Cost: Louvain O(ties) a pass; hierarchical O(n²); k-medoids O(k·n²) a round; CONCOR O(n³) a round; times the runs.
 */
export function findCommunities(table: StatementTable, options: NetworkOptions, wanted: CommunityOptions = {}): Communities {
  const network = buildNetwork(table, { ...options, networkType: "onemode" });
  const found = partitionNetwork(table, network, options, wanted);
  const runs = wanted.stabilityRuns ?? 0;
  return { ...found, stability: runs > 0 ? stability(table, options, { wanted, found, runs }) : null };
}

function partitionNetwork(
  table: StatementTable,
  network: Network,
  options: NetworkOptions,
  wanted: CommunityOptions,
): Omit<Communities, "stability"> {
  const size = network.rows.length;
  const method = wanted.method ?? "louvain";
  const graph = graphFromMatrix(network.values, size);
  const candidates =
    method === "louvain" ? [louvain(graph, { random: seededRandom(wanted.seed ?? 1) })] : clusterings(table, { network, options, wanted, method });
  const best = candidates
    .map((membership) => ({ membership: relabelGroups(membership), modularity: modularity(graph, membership) }))
    .reduce((leader, candidate) => (candidate.modularity > leader.modularity + 1e-12 ? candidate : leader));
  const groups = new Set(best.membership).size;
  return { actors: network.rows, ...best, groups, method, unreviewedShare: network.unreviewedShare };
}

interface ClusterRequest {
  readonly network: Network;
  readonly options: NetworkOptions;
  readonly wanted: CommunityOptions;
  readonly method: Exclude<CommunityMethod, "louvain">;
}

function clusterings(table: StatementTable, { network, options, wanted, method }: ClusterRequest): Int32Array[] {
  const size = network.rows.length;
  const distances = profileDistances(table, options);
  if (method === "concor") return [concor(distances, size)];
  const numbers =
    wanted.groups === undefined ? Array.from({ length: Math.max(1, Math.min(wanted.most ?? 8, size) - 1) }, (_, step) => step + 2) : [wanted.groups];
  if (method === "kmedoids") return numbers.map((k) => kMedoids(distances, size, k).membership);
  const tree = hierarchicalClusters(distances, size, method);
  return numbers.map((k) => cutTree(tree, size, k));
}

/** 1 − shared / used (column, level) pairs of two actors, n × n; 0 with oneself. */
export function profileDistances(table: StatementTable, options: NetworkOptions): Float64Array {
  // Under ignore, blanks of the qualifier stay and its levels do not tell duplicates apart: the profile follows.
  const isIgnored = (options.aggregation ?? "ignore") === "ignore" || options.qualifier === undefined || options.qualifier === null;
  const aggregation = isIgnored ? "ignore" : "congruence";
  const profiles = buildNetwork(table, { ...options, networkType: "onemode", aggregation, normalization: "setJaccard" });
  const size = profiles.rows.length;
  return profiles.values.map((value, at) => (at % (size + 1) === 0 ? 0 : 1 - value));
}

interface StabilityRequest {
  readonly wanted: CommunityOptions;
  readonly found: Omit<Communities, "stability">;
  readonly runs: number;
}

function stability(table: StatementTable, options: NetworkOptions, { wanted, found, runs }: StabilityRequest): number {
  const random = seededRandom((wanted.seed ?? 1) + 1);
  const documents = resolveField(table, "document:id").codes;
  const order = Array.from({ length: table.documents.ids.length }, (_, document) => document);
  const groupOf = new Map(found.actors.map((actor, at) => [actor, found.membership[at] as number]));
  let sum = 0;
  for (let run = 0; run < runs; run++) {
    const left = new Set(shuffle(order, random).slice(0, Math.max(1, Math.round(order.length / 10))));
    const rows = Int32Array.from(documents.keys()).filter((row) => !left.has(documents[row] as number));
    sum += agreementOn(pickRows(table, rows), options, {
      wanted: { ...wanted, groups: wanted.groups ?? (found.method === "louvain" ? undefined : found.groups) },
      groupOf,
    });
  }
  return sum / runs;
}

function agreementOn(
  part: StatementTable,
  options: NetworkOptions,
  { wanted, groupOf }: { wanted: CommunityOptions; groupOf: ReadonlyMap<string, number> },
): number {
  const again = partitionNetwork(part, buildNetwork(part, { ...options, networkType: "onemode" }), options, wanted);
  // Actors who fell out with the documents have no group to compare.
  const shared = again.actors.map((_, at) => at).filter((at) => groupOf.has(again.actors[at] ?? ""));
  return adjustedRand(
    shared.map((at) => again.membership[at] as number),
    shared.map((at) => groupOf.get(again.actors[at] ?? "") as number),
  );
}
