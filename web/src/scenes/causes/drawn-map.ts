import type { DrawnNetworkFile, LinkView, MapPiece } from "@rapporteur/app/analysis/figures";
import { drawnNote } from "../../figures/drawn-exports.ts";
import { linkKey } from "./lists.tsx";
import type { PackedPiece } from "./pack-pieces.ts";
import { text } from "./strings.ts";

/** What the map shows, for a file: the same concepts, links and places, with how many claim each link and deny it. Null where nothing is drawn. */
export function drawnMap(
  placed: readonly PackedPiece<MapPiece>[],
  links: readonly LinkView[],
  nameOf: (key: string) => string,
): DrawnNetworkFile | null {
  const concepts = placed.flatMap(({ piece, x, y }) => piece.concepts.map((one) => ({ ...one, x: x + one.x, y: y + one.y })));
  if (concepts.length === 0) return null;
  const numbers = new Map(concepts.map(({ concept }, at) => [concept, at]));
  const shown = new Set(placed.flatMap(({ piece }) => piece.links.map(linkKey)));
  const drawn = links.filter((link) => shown.has(linkKey(link)));
  const voices = ({ plus, minus, unsigned }: LinkView): number => plus.length + minus.length + unsigned.length;
  const claimsOf = (concept: string): number =>
    drawn.reduce((sum, link) => sum + (link.cause === concept || link.effect === concept ? voices(link) : 0), 0);
  return {
    // The picture counts down from the top, such files up.
    nodes: concepts.map(({ concept, x, y }) => ({
      label: nameOf(concept),
      x,
      y: -y,
      size: 10,
      community: null,
      mode: 1,
      statements: claimsOf(concept),
    })),
    ties: drawn.map((link) => ({
      from: numbers.get(link.cause) ?? -1,
      to: numbers.get(link.effect) ?? -1,
      value: link.weight,
      said: {
        polarity: link.sign === null ? null : link.sign === 1 ? "positive" : "negative",
        claims: voices(link),
        denied: link.denied.length,
      },
    })),
    isDirected: true,
    rowVariable: "concept",
    columnVariable: "concept",
    description: drawnNote(text.figureTitle),
  };
}
