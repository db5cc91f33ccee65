import { memo, useEffect, useMemo, useRef, useState, type Ref } from "react";
import { useWidth } from "../../hooks/use-width.ts";
import { Button } from "../../parts/button.tsx";
import { figureText } from "../../figures/strings.ts";
import type { CauseMapAnswer, LinkView, MapPiece, PlacedConcept } from "@rapporteur/app/analysis/figures";
import { linkStretches, svgPath } from "./link-path.ts";
import { linkKey } from "./lists.tsx";
import { type PackedPiece, packPieces } from "./pack-pieces.ts";
import { text } from "./strings.ts";

interface MapViewProps {
  readonly drawing: CauseMapAnswer;
  readonly links: readonly LinkView[];
  readonly isChosen: (link: LinkView) => boolean;
  readonly onChoose: (link: LinkView) => void;
  /** How each concept moves, for the picture of a push. */
  readonly moveOf?: (concept: string) => "rises" | "falls" | "mixed" | "pushed" | null;
  readonly ref?: Ref<SVGSVGElement>;
  /** Is given what the picture shows, with the corner of each piece. */
  readonly placed?: { current: readonly PackedPiece<MapPiece>[] };
}

/** Names are hard to read in a smaller picture: a wider one scrolls inside its frame. */
const leastFit = 0.7;
/** As many single links as a screen shows without scrolling far. */
const fewSingles = 8;

/**
 * The map in layers, its connected pieces in rows that fit the frame: chains first, single links after, folded where they are many. A press on a link
 * chooses it; the list of links does the same by keyboard.
 */
export const MapView = memo(function MapView({ drawing, links, isChosen, onChoose, moveOf, ref, placed }: MapViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [zoom, setZoom] = useState<number | null>(null);
  const chains = drawing.pieces.filter((piece) => piece.links.length > 1);
  const singles = drawing.pieces.length - chains.length;
  const [areSinglesShown, showSingles] = useState(chains.length === 0 || singles <= fewSingles);
  const byKey = useMemo(() => new Map(links.map((link) => [linkKey(link), link])), [links]);
  // A single link that is chosen, or that a push moves, is in sight whatever is folded.
  const isMeant = ({ links: own, concepts }: MapPiece): boolean =>
    own.some((route) => {
      const link = byKey.get(linkKey(route));
      return link !== undefined && isChosen(link);
    }) || concepts.some(({ concept }) => (moveOf?.(concept) ?? null) !== null);
  const packing = packPieces(
    drawing.pieces.filter((piece) => areSinglesShown || piece.links.length > 1 || isMeant(piece)),
    width,
  );
  useEffect(() => {
    if (placed !== undefined) placed.current = packing.pieces;
  });
  const whole = Math.min(1, width / Math.max(1, packing.width));
  const scale = zoom ?? Math.max(leastFit, whole);
  return (
    <div className="causes-map">
      <div ref={frame} className="causes-scroll" tabIndex={0} role="region" aria-label={text.views.map}>
        <svg
          ref={ref}
          viewBox={`0 0 ${packing.width} ${packing.height}`}
          width={packing.width * scale}
          height={packing.height * scale}
          role="img"
          aria-label={text.mapLabel(
            packing.pieces.flatMap(({ piece }) => piece.concepts).length,
            packing.pieces.flatMap(({ piece }) => piece.links).length,
          )}
        >
          {packing.pieces.map(({ piece, x, y }) => (
            <Piece key={piece.concepts[0]?.concept} {...{ piece, x, y, byKey, isChosen, onChoose }} moveOf={moveOf ?? (() => null)} />
          ))}
        </svg>
      </div>
      <div className="graph-buttons no-print" role="group" aria-label={text.zoom}>
        <Button aria-label={figureText.zoomIn} onClick={() => setZoom(Math.min(3, scale * 1.25))}>
          +
        </Button>
        <Button aria-label={figureText.zoomOut} onClick={() => setZoom(Math.max(0.1, scale / 1.25))}>
          −
        </Button>
        <Button onClick={() => setZoom(whole)}>{figureText.fit}</Button>
        {chains.length === 0 || singles === 0 ? null : (
          <Button aria-expanded={areSinglesShown} onClick={() => showSingles(!areSinglesShown)}>
            {areSinglesShown ? text.hideSingles(singles) : text.showSingles(singles)}
          </Button>
        )}
      </div>
      {drawing.drawnCount === drawing.linkCount ? null : <p className="note">{text.mostClaimed(drawing.drawnCount, drawing.linkCount)}</p>}
    </div>
  );
});

interface PieceProps {
  readonly piece: MapPiece;
  readonly x: number;
  readonly y: number;
  /** By `linkKey`. A picture of the links before a change may have some that are none any more. */
  readonly byKey: ReadonlyMap<string, LinkView>;
  readonly isChosen: (link: LinkView) => boolean;
  readonly onChoose: (link: LinkView) => void;
  readonly moveOf: NonNullable<MapViewProps["moveOf"]>;
}

function Piece({ piece, x, y, byKey, isChosen, onChoose, moveOf }: PieceProps) {
  return (
    <g transform={`translate(${x},${y})`}>
      {piece.links.map((route) => {
        const key = linkKey(route);
        const link = byKey.get(key);
        return link === undefined ? null : <LinkLine key={key} link={link} route={route.points} isChosen={isChosen(link)} onChoose={onChoose} />;
      })}
      {piece.concepts.map((place) => (
        <ConceptBox key={place.concept} place={place} move={moveOf(place.concept)} />
      ))}
    </g>
  );
}

function ConceptBox({ place, move }: { readonly place: PlacedConcept; readonly move: "rises" | "falls" | "mixed" | "pushed" | null }) {
  const { x, y, width, height, lines } = place;
  const marks = { rises: "↑", falls: "↓", mixed: "↕", pushed: "●" } as const;
  return (
    <g>
      <rect className={`causes-box causes-box-${move ?? "still"}`} x={x - width / 2} y={y - height / 2} width={width} height={height} rx={3} />
      {lines.map((line, at) => (
        <text key={at} className="causes-name" x={x} y={y + (at - (lines.length - 1) / 2) * 17 + 5}>
          {line}
        </text>
      ))}
      {move === null ? null : (
        <text className="causes-move" x={x + width / 2 - 4} y={y - height / 2 + 4}>
          {marks[move]}
        </text>
      )}
    </g>
  );
}

interface LinkLineProps {
  readonly link: LinkView;
  readonly route: readonly { readonly x: number; readonly y: number }[];
  readonly isChosen: boolean;
  readonly onChoose: (link: LinkView) => void;
}

function LinkLine({ link, route, isChosen, onChoose }: LinkLineProps) {
  const path = svgPath(linkStretches(route));
  const middle = middleOf(route);
  const [before, end] = [route.at(-2), route.at(-1)];
  const kind = link.sign === 1 ? "plus" : link.sign === -1 ? "minus" : "open";
  const voices = link.plus.length + link.minus.length + link.unsigned.length;
  const angle = before === undefined || end === undefined ? 0 : (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return (
    <g className={`causes-link causes-link-${kind}`} data-chosen={isChosen ? "" : undefined} onClick={() => onChoose(link)}>
      <path className="causes-reach" d={path} />
      <path className="causes-line" d={path} strokeWidth={Math.min(5, 1 + voices * 0.6)} />
      {end === undefined ? null : (
        <path className="causes-head" d="M0,0 L-9,-4 L-9,4 Z" transform={`translate(${end.x},${end.y}) rotate(${angle})`} />
      )}
      <circle className="causes-sign" cx={middle.x} cy={middle.y} r={8} />
      <text className="causes-sign-text" x={middle.x} y={middle.y + 4}>
        {text.signs[String(link.sign)]}
      </text>
      {link.denied.length === 0 ? null : (
        <text className="causes-denied" x={middle.x + 13} y={middle.y + 4}>
          ✕
        </text>
      )}
    </g>
  );
}

/** The point of the drawn line, not of the route beside it, that is about half way along. */
function middleOf(points: LinkLineProps["route"]): { x: number; y: number } {
  const at = Math.floor((points.length - 1) / 2);
  const [control, before, after] = [points[at], points[at - 1], points[at + 1]];
  if (control === undefined) return { x: 0, y: 0 };
  if (before === undefined || after === undefined) return control;
  const mix = (axis: "x" | "y"): number => {
    const start = at === 1 ? before[axis] : (before[axis] + control[axis]) / 2;
    return (start + 2 * control[axis] + (control[axis] + after[axis]) / 2) / 4;
  };
  return { x: mix("x"), y: mix("y") };
}
