import {
  buildCausalMap,
  describeLoop,
  findLoops,
  mapFigures,
  readLinks,
  whatIf,
  type CausalLink,
  type CausalMap,
  type CausalPath,
  type Claim,
  type ConceptAnswer,
  type LinkReading,
  type MapLink,
} from "../causal/index.ts";
import type {
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
import { drawMap } from "./draw-map.ts";
import { basisOfIds } from "./evidence.ts";
import type { FigureData } from "./figure-data.ts";
import type { Pause } from "./pause.ts";

const mostLoops = 100;

interface ReadMap {
  readonly map: CausalMap;
  readonly reading: LinkReading;
  readonly links: readonly CausalLink[];
}

function mapOf({ table }: FigureData, { countsDrafts, without, contested }: CausesRequest): ReadMap {
  const reading = readLinks(table, { review: countsDrafts ? ["accepted", "draft"] : ["accepted"] });
  const left = new Set(without);
  const links = reading.links.filter(({ speaker }) => !left.has(speaker ?? ""));
  return { map: buildCausalMap(links, { contested }), reading, links };
}

/** The map with who says what of each link, central concepts and loops; `pause` between the steps lets a newer question through. */
export async function answerCauses(data: FigureData, request: CausesRequest, pause: Pause): Promise<CausesAnswer> {
  const { map, reading, links } = mapOf(data, request);
  await pause();
  const search = findLoops(map, { limit: mostLoops });
  await pause();
  const view = linkViewer(map);
  const views = map.links.map(view);
  const names = new Map(data.entities.map(({ key, name }) => [key, name]));
  return {
    drawing: drawMap(views, (concept) => names.get(concept) ?? concept.replace(/^concept:/, "").replaceAll("-", " ")),
    concepts: map.links.length === 0 ? [] : mapFigures(map).concepts.filter(({ role }) => role !== "isolated"),
    links: views,
    deniedOnly: map.deniedOnly.map(view),
    loops: search.loops.map((loop) => {
      const described = describeLoop(map, loop);
      return { concepts: described.concepts, polarity: described.polarity, links: described.links.map(view) };
    }),
    areLoopsCut: search.isCapped,
    experts: expertsOf(reading.links),
    basis: basisOfIds(
      data,
      links.map(({ id }) => id),
    ),
    leftAside: reading.leftAside,
  };
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
    plus: plus.map(claimView),
    minus: minus.map(claimView),
    unsigned: unsigned.map(claimView),
    denied: denied.map(claimView),
    disagreement,
  });
}

const claimView = ({ speaker, evidence }: Claim): ClaimView => ({ speaker, ids: evidence });

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
    basis: basisOfIds(
      data,
      links.map(({ id }) => id),
    ),
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
