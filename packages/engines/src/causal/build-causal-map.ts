import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { type ReviewBasis, reviewBasis } from "@rapporteur/core/model";
import type { CausalLink } from "./causal-link.ts";

/** What one voice says of a link. A voice is a speaker, or a document whose text names none. */
export interface Claim {
  readonly speaker: string | null;
  /** Statement ids. */
  readonly evidence: readonly string[];
}

/** One link of a causal map, with everything that is said about it. */
export interface MapLink {
  /** Indices into the map's `concepts`. */
  readonly cause: number;
  readonly effect: number;
  /** +1 or −1; null where no voice gives a sign, or where voices disagree and the majority was not asked for. */
  readonly sign: 1 | -1 | null;
  /** Signed mean strength in [−1, 1]: the mean over voices of each voice's mean; 0 where no voice gives a sign. */
  readonly weight: number;
  readonly plus: readonly Claim[];
  readonly minus: readonly Claim[];
  /** Who claims the link without a sign. */
  readonly unsigned: readonly Claim[];
  /** Who denies it. */
  readonly denied: readonly Claim[];
  /** Whether voices part over the sign, over the link's existence, or both. */
  readonly disagreement: "none" | "sign" | "existence" | "both";
  /** Ids of the statements that claim the link. */
  readonly evidence: readonly string[];
}

/** A signed directed graph of concepts, at most one link an ordered pair. */
export interface CausalMap {
  /** Entity ids, sorted. */
  readonly concepts: readonly string[];
  /** Sorted by cause, then effect. */
  readonly links: readonly MapLink[];
  /** Pairs that are denied and that nobody claims: no links, but worth knowing. */
  readonly deniedOnly: readonly MapLink[];
  readonly basis: ReviewBasis;
}

export interface CausalMapOptions {
  /** Strength of a claim that gives no degree; a choice, printed beside results that use weights. */
  readonly plainStrength?: number;
  /** Sign of a link over which voices disagree: unknown, or that of its mean weight. */
  readonly contested?: "unknown" | "majority";
  /** Concepts to list even where they have no link. */
  readonly concepts?: readonly string[];
}

/** Strength of a claim that gives no degree, unless the caller says otherwise. */
export const defaultPlainStrength = 0.5;

/**
 * Gathers links into one map, keeping on each link who says plus, who says minus and who denies it.
 *
 * The weight of a link is the mean over voices; a voice that says several things of one link counts once, with their mean; a denial counts as 0.
 * Links that are only denied are not links. One expert's map is this of their links alone (`mapsByExpert`).
 *
 * Cost: O(links + concepts · log concepts).
 */
export function buildCausalMap(links: readonly CausalLink[], options: CausalMapOptions = {}): CausalMap {
  const names = new Set(options.concepts);
  for (const link of links) names.add(link.cause).add(link.effect);
  const concepts = [...names].sort();
  const index = new Map(concepts.map((concept, position) => [concept, position]));
  const byPair = new Map<number, CausalLink[]>();
  for (const link of links) {
    const key = (index.get(link.cause) ?? 0) * concepts.length + (index.get(link.effect) ?? 0);
    const list = byPair.get(key);
    if (list === undefined) byPair.set(key, [link]);
    else list.push(link);
  }
  const keys = Float64Array.from(byPair.keys()).sort();
  const built = Array.from(keys, (key) =>
    buildLink({ cause: Math.floor(key / concepts.length), effect: key % concepts.length }, byPair.get(key) ?? [], options),
  );
  const isClaimed = (link: MapLink): boolean => link.evidence.length > 0;
  return { concepts, links: built.filter(isClaimed), deniedOnly: built.filter((link) => !isClaimed(link)), basis: reviewBasis(links) };
}

/** One map an expert, by speaker id; statements without a speaker are under the empty string. Cost: as `buildCausalMap`. */
export function mapsByExpert(links: readonly CausalLink[], options: CausalMapOptions = {}): ReadonlyMap<string, CausalMap> {
  const bySpeaker = Map.groupBy(links, (link) => link.speaker ?? "");
  const speakers = [...bySpeaker.keys()].sort();
  return new Map(speakers.map((speaker) => [speaker, buildCausalMap(bySpeaker.get(speaker) ?? [], options)]));
}

/**
 * Index of a concept by id.
 *
 * @throws RAP_CAUSAL_CONCEPT_UNKNOWN with the nearest name
 */
export function conceptIndex(map: CausalMap, concept: string): number {
  const index = map.concepts.indexOf(concept);
  if (index >= 0) return index;
  const nearest = nearestName(concept, map.concepts);
  const cure = nearest === null ? "the map lists its concepts; use one of them" : `did you mean ${nearest}?`;
  throw new RapporteurError("RAP_CAUSAL_CONCEPT_UNKNOWN", { concept, cure });
}

/** Refuses a map without links, where there is nothing to compute. @throws RAP_CAUSAL_EMPTY */
export function requireLinks(map: CausalMap): void {
  if (map.links.length === 0) throw new RapporteurError("RAP_CAUSAL_EMPTY");
}

function buildLink(ends: { cause: number; effect: number }, links: readonly CausalLink[], options: CausalMapOptions): MapLink {
  const asserted: CausalLink[] = [];
  const bySign: Record<"plus" | "minus" | "unsigned" | "denied", CausalLink[]> = { plus: [], minus: [], unsigned: [], denied: [] };
  for (const link of links) {
    if (!link.isDenied) asserted.push(link);
    bySign[link.isDenied ? "denied" : link.sign === 1 ? "plus" : link.sign === -1 ? "minus" : "unsigned"].push(link);
  }
  const [plus, minus, unsigned, denied] = [claims(bySign.plus), claims(bySign.minus), claims(bySign.unsigned), claims(bySign.denied)];
  const weight = meanWeight(links, options.plainStrength ?? defaultPlainStrength);
  return {
    ...ends,
    sign: linkSign(weight, { plus: plus.length, minus: minus.length }, options.contested ?? "unknown"),
    weight,
    plus,
    minus,
    unsigned,
    denied,
    disagreement: disagreementOf(plus.length > 0 && minus.length > 0, asserted.length > 0 && denied.length > 0),
    evidence: asserted.map((link) => link.id),
  };
}

function claims(links: readonly CausalLink[]): Claim[] {
  // Most links of a map are claimed once.
  if (links.length < 2) return links.map(({ id, speaker }) => ({ speaker, evidence: [id] }));
  return [...Map.groupBy(links, voiceOf).values()].map((own) => ({ speaker: own[0]?.speaker ?? null, evidence: own.map((link) => link.id) }));
}

function voiceOf(link: CausalLink): string {
  return link.speaker ?? `\n${link.document ?? ""}`;
}

function meanWeight(links: readonly CausalLink[], plainStrength: number): number {
  const signed = links.filter((link) => link.isDenied || link.sign !== null);
  if (signed.every((link) => link.isDenied)) return 0;
  const value = (link: CausalLink): number => (link.isDenied ? 0 : (link.sign ?? 0) * (link.strength ?? plainStrength));
  if (signed.length === 1) return mean(signed.map(value));
  const weight = mean([...Map.groupBy(signed, voiceOf).values()].map((own) => mean(own.map(value))));
  return Math.abs(weight) < residue ? 0 : weight;
}

/** What rounding leaves of voices that cancel out: 0.1 + 0.2 − 0.3 is no side. */
const residue = 1e-12;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function linkSign(weight: number, voices: { plus: number; minus: number }, contested: "unknown" | "majority"): 1 | -1 | null {
  const isContested = voices.plus > 0 && voices.minus > 0;
  if (isContested && contested === "unknown") return null;
  if (weight > 0) return 1;
  return weight < 0 ? -1 : null;
}

function disagreementOf(overSign: boolean, overExistence: boolean): MapLink["disagreement"] {
  if (overSign) return overExistence ? "both" : "sign";
  return overExistence ? "existence" : "none";
}
