import {
  buildCausalMap,
  type CausalLink,
  type CausalMap,
  type CausalPath,
  type Claim,
  type ConceptAnswer,
  describeLoop,
  findLoops,
  type LinkAside,
  type MapLink,
  readLinks,
  whatIf,
} from "@rapporteur/engines/causal";
import type {
  CauseMapAnswer,
  CauseMapRequest,
  CausesAnswer,
  CausesRequest,
  ClaimView,
  ConceptChange,
  ExpertView,
  LinkView,
  PathView,
  WhatIfAnswer,
  WhatIfRequest,
} from "./cause-types.ts";
import { conceptsOf } from "./concepts-of.ts";
import { drawMap } from "./draw-map.ts";
import { basisOfRead } from "../evidence.ts";
import type { FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import type { Pause } from "../pause.ts";
import { type CountedReading, pickRead, readWhatCounts, type RowsRead } from "../read-what-counts.ts";

const mostLoops = 100;

interface ReadClaims extends CountedReading<CausalLink, LinkAside> {
  readonly experts: readonly ExpertView[];
}

const keepRows = keepFew<RowsRead<CausalLink, LinkAside>>(2);
const keepClaims = keepFew<ReadClaims>(2);

/**
 * The claims of a table, kept for as long as it is the same: who counts and how a sign is found changes nothing of them. Those of a scope are picked from the
 * claims of all statements.
 */
function claimsOf(data: FigureData, countsDrafts: boolean): ReadClaims {
  return keepClaims(data.table, String(countsDrafts), () => {
    const review = countsDrafts ? (["accepted", "draft"] as const) : (["accepted"] as const);
    const table = data.whole?.table ?? data.table;
    const rows = keepRows(table, String(countsDrafts), () =>
      readWhatCounts(table, {
        codes: ["RAP_CAUSAL_LINK"],
        reasons: ["review", "status", "concept", "self"],
        read: (some, onRow) => readLinks(some, { review, onRow }).links,
      }),
    );
    const reading = pickRead(rows, data);
    return { ...reading, experts: expertsOf(reading.items) };
  });
}

interface ReadMap {
  readonly map: CausalMap;
  readonly links: readonly CausalLink[];
  readonly views: readonly LinkView[];
}

const keepMap = keepFew<ReadMap>(4);

/** The map of a request; the latest few are kept, so that the picture and what follows from a push do not build it again. */
function mapOf(data: FigureData, { countsDrafts, without, contested }: CausesRequest): ReadMap {
  return keepMap(data.table, JSON.stringify([countsDrafts, without, contested]), () => {
    const left = new Set(without);
    const links = claimsOf(data, countsDrafts).items.filter(({ speaker }) => !left.has(speaker ?? ""));
    const map = buildCausalMap(links, { contested });
    return { map, links, views: map.links.map(linkViewer(map)) };
  });
}

/** The map with who says what of each link, central concepts and loops; `pause` between the steps lets a newer question through. */
export async function answerCauses(data: FigureData, request: CausesRequest, pause: Pause): Promise<CausesAnswer> {
  const { experts, leftAside } = claimsOf(data, request.countsDrafts);
  await pause();
  const { map, links, views } = mapOf(data, request);
  await pause();
  const search = findLoops(map, { limit: mostLoops });
  await pause();
  const viewOf = (link: number): LinkView[] => (views[link] === undefined ? [] : [views[link]]);
  return {
    concepts: conceptsOf(map),
    links: views,
    deniedOnly: map.deniedOnly.map(linkViewer(map)),
    loops: search.loops.map((loop) => {
      const { concepts, polarity } = describeLoop(map, loop);
      return { concepts, polarity, links: loop.links.flatMap(viewOf) };
    }),
    areLoopsCut: search.isCapped,
    experts,
    basis: basisOfRead(links),
    leftAside,
  };
}

/** The map as a picture. */
export async function answerCauseMap(data: FigureData, request: CauseMapRequest, pause: Pause): Promise<CauseMapAnswer> {
  const { views } = mapOf(data, request);
  const names = new Map(data.entities.map(({ key, name }) => [key, name]));
  return drawMap(views, (concept) => names.get(concept) ?? concept.replace(/^concept:/, "").replaceAll("-", " "), pause, request.strongest);
}

function expertsOf(links: readonly CausalLink[]): ExpertView[] {
  const counts = new Map<string, number>();
  for (const { speaker } of links) counts.set(speaker ?? "", (counts.get(speaker ?? "") ?? 0) + 1);
  return [...counts].map(([speaker, claims]) => ({ speaker, claims })).sort((a, b) => b.claims - a.claims || (a.speaker < b.speaker ? -1 : 1));
}

function linkViewer(map: CausalMap): (link: MapLink) => LinkView {
  return ({ cause, effect, sign, weight, plus, minus, unsigned, denied, disagreement }) => ({
    cause: map.concepts[cause] ?? "",
    effect: map.concepts[effect] ?? "",
    sign,
    weight,
    plus: claimViews(plus),
    minus: claimViews(minus),
    unsigned: claimViews(unsigned),
    denied: claimViews(denied),
    disagreement,
  });
}

/** Most links have three empty lists: as one and the same they cost the way to the page nothing. */
const noClaims: readonly ClaimView[] = [];

function claimViews(claims: readonly Claim[]): readonly ClaimView[] {
  return claims.length === 0 ? noClaims : claims.map(({ speaker, evidence }) => ({ speaker, ids: evidence }));
}

/** What rises and falls where concepts are pushed, and by which paths. */
export function answerWhatIf(data: FigureData, request: WhatIfRequest): WhatIfAnswer {
  const { map, links } = mapOf(data, request);
  const { concepts, configurations, leftOut, unweightedLinks } = whatIf(map, request.pushes, { mode: request.mode });
  const view = linkViewer(map);
  const pathView = ({ concepts: along, links: over, sign }: CausalPath): PathView => ({ concepts: along, links: over.map(view), sign });
  return {
    changes: concepts.map((answer) => changeView(answer, pathView)).sort(byMovement),
    counted: configurations.filter(({ isCounted }) => isCounted).length,
    unsettled: configurations.filter(({ isCounted }) => !isCounted).length,
    leftOut,
    unweightedLinks,
    basis: basisOfRead(links),
  };
}

const pathsShown = 12;

function changeView(answer: ConceptAnswer, pathView: (path: CausalPath) => PathView): ConceptChange {
  const { explanation, ...same } = answer;
  const [supporting, opposing, unsigned] = [explanation.supporting, explanation.opposing, explanation.unsigned].map((paths) =>
    paths.slice(0, pathsShown).map(pathView),
  ) as [PathView[], PathView[], PathView[]];
  return { ...same, supporting, opposing, unsigned, isCapped: explanation.isCapped };
}

/** The pushed ones, then those that move, the surest first. */
function byMovement(a: ConceptChange, b: ConceptChange): number {
  const order = ({ isPushed, direction }: ConceptChange): number => (isPushed ? 0 : direction === "unchanged" ? 3 : direction === "mixed" ? 2 : 1);
  return order(a) - order(b) || (b.stability ?? 0) - (a.stability ?? 0) || (a.concept < b.concept ? -1 : 1);
}
