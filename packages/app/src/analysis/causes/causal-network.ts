import type { CausalMap, MapLink } from "@rapporteur/engines/causal";
import type { WrittenNetwork } from "../../exchange/networks/written-network.ts";
import { placesForFile } from "../figures/layout/places-for-file.ts";

/**
 * A causal map as the writers of graph files need it: directed, a tie a link, weighed by its signed strength (0 where no voice gives a sign), with what is said of it.
 *
 * Cost: O(concepts² + links), and a force-directed drawing.
 */
export function causalNetwork({ concepts, links }: CausalMap, nameOf: (concept: string) => string): WrittenNetwork {
  const linkOf = new Map(links.map((link) => [link.cause * concepts.length + link.effect, link]));
  const values = new Float64Array(concepts.length ** 2);
  for (const [cell, { weight }] of linkOf) values[cell] = weight;
  const labels = concepts.map(nameOf);
  const drawn = { from: links.map(({ cause }) => cause), to: links.map(({ effect }) => effect), values: links.map(() => 1) };
  const positions = placesForFile(concepts.length, drawn, null);
  const each = <T>(read: (link: MapLink) => T): T[] => links.map(read);
  return {
    rows: labels,
    columns: labels,
    values,
    isTwoMode: false,
    isDirected: true,
    isWhole: false,
    rowVariable: "concept",
    columnVariable: "concept",
    hasTie: (row, column) => linkOf.has(row * concepts.length + column),
    attributes: { entity: [...concepts], effects: countEnds(links, concepts.length, "cause"), causes: countEnds(links, concepts.length, "effect") },
    // Links are sorted by cause, then effect, as ties are written.
    tieAttributes: {
      polarity: each(({ sign }) => (sign === null ? null : sign === 1 ? "positive" : "negative")),
      disagreement: each(({ disagreement }) => disagreement),
      plus: each(({ plus }) => plus.length),
      minus: each(({ minus }) => minus.length),
      unsigned: each(({ unsigned }) => unsigned.length),
      denied: each(({ denied }) => denied.length),
      evidence: each(({ evidence }) => evidence.join(" ")),
    },
    ...(positions === null ? {} : { positions }),
  };
}

function countEnds(links: readonly MapLink[], size: number, end: "cause" | "effect"): number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const link of links) counts[link[end]] = (counts[link[end]] ?? 0) + 1;
  return counts;
}
