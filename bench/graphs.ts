import type { Figure } from "../eval/figure.ts";
import { drawMap } from "../packages/app/src/analysis/figures/causes/draw-map.ts";
import { placeNetwork } from "../packages/app/src/analysis/figures/layout/place-network.ts";
import { atOnce } from "../packages/app/src/analysis/figures/pause.ts";
import { linkStretches } from "../web/src/scenes/causes/link-path.ts";
import { countCrossings, type Point } from "./graphs/count-crossings.ts";
import { drawingFaults, type DrawingFaults } from "./graphs/drawing-faults.ts";
import { campNetwork, causalLinks, drawnOf, graphSizes, madeName, twoKindNetwork, type MadeNetwork } from "./graphs/made-graphs.ts";
import { dotVersion, linksByDot } from "./graphs/run-dot.ts";

/** How graphs are drawn: 30 of 10 to 500 nodes, a third of each kind. Without Graphviz the comparison with its `dot` is left out, and said to be. */
export async function measure(): Promise<Figure[]> {
  const kinds = { "networks of one kind": campNetwork, "networks of two kinds": twoKindNetwork };
  const drawn = Object.entries(kinds).flatMap(([name, make]) =>
    figuresOf(
      name,
      graphSizes.map((size) => faultsOf(size, make(size))),
    ),
  );
  return [...drawn, ...(await causalFigures())];
}

function faultsOf(size: number, network: MadeNetwork): DrawingFaults {
  const { from, to, values, rowCount } = network;
  return drawingFaults(drawnOf(network, atOnce(placeNetwork(size, { from, to, values }, rowCount))));
}

const sumOf = <T>(list: readonly T[], value: (one: T) => number): number => list.reduce((sum, one) => sum + value(one), 0);
const sizes = `${graphSizes.length} graphs of ${graphSizes[0]} to ${graphSizes.at(-1)} nodes, at the size at which they open`;
const plain = { aim: null, better: "lower", data: sizes } as const;

function figuresOf(name: string, all: readonly DrawingFaults[]): Figure[] {
  const small = all.filter(({ marks }) => marks <= mostInSmall);
  const share = (list: readonly DrawingFaults[], part: keyof DrawingFaults, whole: keyof DrawingFaults): number =>
    (100 * sumOf(list, (one) => one[part])) /
    Math.max(
      1,
      sumOf(list, (one) => one[whole]),
    );
  const touching: Figure = {
    ...plain,
    name: `${name}: shown labels that touch another or a mark`,
    value: share(all, "labelsTouching", "labels"),
    unit: "%",
    must: 1,
    n: sumOf(all, ({ labels }) => labels),
  };
  return [
    {
      ...plain,
      name: `${name}: marks that lie on another`,
      value: sumOf(all, ({ marksOnMarks }) => marksOnMarks),
      unit: "pairs",
      must: 0,
      n: sumOf(all, ({ marks }) => marks),
    },
    touching,
    {
      ...touching,
      name: `${name}: nodes with a label, up to ${mostInSmall} nodes`,
      value: share(small, "labels", "marks"),
      must: null,
      better: "higher",
      n: sumOf(small, ({ marks }) => marks),
    },
    {
      ...touching,
      name: `${name}: nodes with a label, all`,
      value: share(all, "labels", "marks"),
      must: null,
      better: "higher",
      n: sumOf(all, ({ marks }) => marks),
    },
    {
      ...touching,
      name: `${name}: ties through a mark, up to ${mostInSmall} nodes`,
      value: share(small, "tiesThroughMarks", "ties"),
      must: 1,
      n: sumOf(small, ({ ties }) => ties),
    },
  ];
}

const mostInSmall = 50;

async function causalFigures(): Promise<Figure[]> {
  const version = dotVersion();
  const maps = await Promise.all(
    graphSizes.map((size) =>
      drawMap(
        causalLinks(size),
        (concept) => madeName(Number(concept.slice(1))),
        () => Promise.resolve(),
      ),
    ),
  );
  const counts = maps.map(({ pieces }) => {
    const ours = sumOf(pieces, ({ links }) => countCrossings(links.map(({ points }) => alongLink(points))));
    return {
      ours,
      links: sumOf(pieces, ({ links }) => links.length),
      dot: version === null ? Number.NaN : sumOf(pieces, (piece) => countCrossings(linksByDot(piece))),
    };
  });
  const on = counts.map(({ ours, dot }) => (version === null ? String(ours) : `${ours}/${dot}`)).join(" ");
  const blank = {
    ...plain,
    n: sumOf(counts, ({ links }) => links),
    data: `causal maps of ${graphSizes.join(", ")} concepts; crossings of each: ${on}`,
  } as const;
  const ours = sumOf(counts, (one) => one.ours);
  const crossings: Figure = { ...blank, name: "causal maps: crossings of links", value: ours, unit: "crossings", must: null };
  if (version === null) return [{ ...crossings, comparison: "Graphviz is not installed: comparison with dot skipped" }];
  const byDot = sumOf(counts, ({ dot }) => dot);
  return [
    { ...crossings, comparison: `dot ${version}: ${byDot}` },
    { ...blank, name: "causal maps: crossings, times those of dot", value: ours / byDot, unit: "×", must: 1.2 },
  ];
}

const steps = 8;

function alongLink(route: readonly Point[]): Point[] {
  return linkStretches(route).flatMap(({ from, control, to }, at) =>
    Array.from({ length: steps + Number(at === 0) }, (_, step) => {
      const t = (step + Number(at > 0)) / steps;
      const mix = (axis: "x" | "y"): number => (1 - t) ** 2 * from[axis] + 2 * (1 - t) * t * control[axis] + t * t * to[axis];
      return { x: mix("x"), y: mix("y") };
    }),
  );
}
