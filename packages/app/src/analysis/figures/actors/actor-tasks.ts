import { signOf } from "@rapporteur/core/model";
import {
  type Act,
  type ActAside,
  type ActorGraph,
  alignment,
  alignmentMatrix,
  balanceReport,
  buildActorGraph,
  dependence,
  pairTimeline,
  readActs,
  rollUp,
  symmetrise,
} from "@rapporteur/engines/relations";
import { actorTies } from "./actor-ties.ts";
import { dayOf } from "../day-of.ts";
import type {
  ActorArc,
  ActorEvidenceRequest,
  ActorBalanceAnswer,
  ActorLayoutAnswer,
  ActorLayoutRequest,
  ActorsAnswer,
  ActorsRequest,
  AlignmentAnswer,
  AlignmentRequest,
  PairAct,
  PairAnswer,
  PairRequest,
} from "./actor-types.ts";
import type { EvidenceAnswer, EvidenceRow } from "../common-types.ts";
import { campsOf } from "./camps.ts";
import { basisOfRead, evidenceReader, mostQuoted, quoteRows } from "../evidence.ts";
import { placeNetwork } from "../layout/place-network.ts";
import type { FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import { inTurns, type Pause } from "../pause.ts";
import type { IdsAnswer } from "../statements/statement-types.ts";
import { type CountedReading, pickRead, readWhatCounts, type RowsRead } from "../read-what-counts.ts";

const keepRows = keepFew<RowsRead<Act, ActAside>>(2);
const keepActs = keepFew<CountedReading<Act, ActAside>>(2);

/** The acts of a table, kept for as long as it is the same. Those of a scope are picked from the acts of all statements. */
export function actsOf(data: FigureData, countsDrafts: boolean): CountedReading<Act, ActAside> {
  return keepActs(data.table, String(countsDrafts), () => {
    const review = countsDrafts ? (["accepted", "draft"] as const) : (["accepted"] as const);
    const table = data.whole?.table ?? data.table;
    const rows = keepRows(table, String(countsDrafts), () =>
      readWhatCounts(table, {
        codes: ["RAP_RELATIONS_ACTION", "RAP_RELATIONS_WEIGHT"],
        reasons: ["review", "status", "actor", "self"],
        read: (some, onRow) => readActs(some, { review, onRow }).acts,
      }),
    );
    return pickRead(rows, data);
  });
}

interface ReadGraph {
  readonly graph: ActorGraph;
  readonly leftAside: ActorsAnswer["leftAside"];
  readonly internalCount: number;
  readonly unattached: readonly string[];
}

/** By the data, not the table: entities tell whom one acts for. */
const keepGraph = keepFew<ReadGraph>(4);

/** Acts that count, moved to the level asked for, as a graph; the latest few are kept, so that its places and its balance do not build it again. */
function graphOf(data: FigureData, { countsDrafts, level, weighting }: ActorLayoutRequest): ReadGraph {
  return keepGraph(data, JSON.stringify([countsDrafts, level, weighting]), () => {
    const { entities } = data;
    const { items: read, leftAside } = actsOf(data, countsDrafts);
    const keyOf = new Map(entities.map(({ id, key }) => [id, key]));
    const actors = entities.map(({ key, type, actsFor }) => ({ id: key, type, actsFor: actsFor === null ? null : (keyOf.get(actsFor) ?? null) }));
    const { acts, internal, unattached } = rollUp(read, actors, level);
    return { graph: buildActorGraph(acts, { weighting }), leftAside, internalCount: internal.length, unattached };
  });
}

/** The actor graph; `pause` between the steps lets a newer question through. */
export async function answerActors(data: FigureData, request: ActorsRequest, pause: Pause): Promise<ActorsAnswer> {
  actsOf(data, request.countsDrafts);
  await pause();
  const { graph, leftAside, internalCount, unattached } = graphOf(data, request);
  await pause();
  const counts = activity(graph);
  return {
    actors: graph.actors.map((key, at) => ({ key, acts: counts[at] ?? 0 })),
    arcs: graph.arcs.map((arc) => arcView(graph, arc)),
    basis: basisOfRead(graph.acts),
    leftAside,
    internalCount,
    unattached,
  };
}

/** The statements that the graph is made of, by id. */
export function answerActorIds(data: FigureData, request: ActorLayoutRequest): IdsAnswer {
  return { ids: graphOf(data, request).graph.acts.map(({ id }) => id) };
}

/** What an actor did, and what others did to it, in their words. */
export function answerActorEvidence(data: FigureData, request: ActorEvidenceRequest): EvidenceAnswer {
  const own = graphOf(data, request).graph.acts.filter(({ source, target }) => source === request.actor || target === request.actor);
  return quoteRows(
    data.table,
    own.flatMap(({ id }) => data.rowOf(id) ?? []),
  );
}

/** How balanced the graph is under a rule, and how it divides. */
export async function answerActorBalance(data: FigureData, request: ActorsRequest, pause: Pause): Promise<ActorBalanceAnswer> {
  const { graph } = graphOf(data, request);
  if (graph.arcs.length === 0) return { balance: null, camps: [] };
  const signed = symmetrise(graph, request.rule);
  await pause();
  const balance = balanceReport(signed);
  await pause();
  return { balance, camps: campsOf(signed, balance.frustration) };
}

/** Places by the balance of what each pair does to each other; those in conflict are not drawn together. */
export async function answerActorLayout(data: FigureData, request: ActorLayoutRequest, pause: Pause): Promise<ActorLayoutAnswer> {
  const { actors, arcs } = graphOf(data, request).graph;
  return { keys: actors, ...(await inTurns(placeNetwork(actors.length, actorTies(arcs), null), pause)) };
}

function arcView(graph: ActorGraph, { source, target, acts, cooperation, conflict }: ActorGraph["arcs"][number]): ActorArc {
  return { source: graph.actors[source] ?? "", target: graph.actors[target] ?? "", count: acts.length, cooperation, conflict };
}

function activity(graph: ActorGraph): number[] {
  const counts = graph.actors.map(() => 0);
  for (const { source, target, acts } of graph.arcs) for (const end of [source, target]) counts[end] = (counts[end] ?? 0) + acts.length;
  return counts;
}

/** What two actors did to each other, with alignment and dependence. */
export function answerPair(data: FigureData, request: PairRequest): PairAnswer {
  const { graph } = graphOf(data, request);
  const { first, second } = request;
  const { dated, undated, cooperation, conflict } = pairTimeline(graph.acts, first, second);
  const areKnown = [first, second].every((actor) => graph.actors.includes(actor));
  const alike = areKnown ? alignment(graph, first, second) : null;
  const quote = evidenceReader(data.table);
  const acts = [...dated, ...undated];
  return {
    acts: acts.slice(0, mostQuoted).flatMap((act) => {
      const row = data.rowOf(act.id);
      return row === undefined ? [] : [pairAct(act, quote(row))];
    }),
    cooperation,
    conflict,
    alignment:
      alike === null ? null : { scottPi: alike.scottPi, cohenKappa: alike.cohenKappa, s: alike.signorinoRitterS, thirdCount: alike.thirdCount },
    dependence: areKnown ? dependence(graph, first, second) : null,
    basis: basisOfRead(acts),
  };
}

/** An act may have a day of its own, which its document does not tell. */
function pairAct({ source, target, action, weight, time }: Act, row: EvidenceRow): PairAct {
  return { ...row, day: dayOf(time), source, target, action, sign: signOf(action), weight };
}

/** How alike the most active actors behave towards others. */
export function answerAlignment(data: FigureData, request: AlignmentRequest): AlignmentAnswer {
  const { graph } = graphOf(data, request);
  const counts = activity(graph);
  const actors = [...graph.actors.keys()]
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, request.most)
    .map((at) => graph.actors[at] ?? "");
  const values = Array.from({ length: actors.length ** 2 }, (): number | null => null);
  const placeOf = new Map(actors.map((actor, at) => [actor, at]));
  for (const { pair, ...measures } of alignmentMatrix(graph, actors)) {
    const [row = 0, column = 0] = pair.map((actor) => placeOf.get(actor) ?? 0);
    values[row * actors.length + column] = measures[request.measure];
    values[column * actors.length + row] = measures[request.measure];
  }
  return { actors, values, commonActs: commonActsOf(graph, actors), actorCount: graph.actors.length };
}

/** Acts of each two on third actors that both act on. Cost: O(arcs + actors³). */
function commonActsOf({ actors: all, arcs }: ActorGraph, actors: readonly string[]): number[] {
  const sent = new Map<string, Map<number, number>>(actors.map((actor) => [actor, new Map()]));
  for (const { source, target, acts } of arcs) {
    const own = sent.get(all[source] ?? "");
    own?.set(target, (own.get(target) ?? 0) + acts.length);
  }
  return actors.flatMap((first) =>
    actors.map((second) => {
      let common = 0;
      for (const [third, count] of sent.get(first) ?? []) {
        const others = sent.get(second)?.get(third) ?? 0;
        if (others > 0) common += count + others;
      }
      return common;
    }),
  );
}
