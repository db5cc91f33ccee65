import { useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { GraphFinder } from "../../../figures/graph/graph-finder.tsx";
import type { Chosen, DrawnGraph } from "../../../figures/graph/graph-types.ts";
import { isArrow, nextNode } from "../../../figures/graph/next-node.ts";
import { figureText } from "../../../figures/strings.ts";
import { useWidth } from "../../../hooks/use-width.ts";
import { Button } from "../../../parts/button.tsx";
import { text } from "../strings.ts";
import { fitPlaces, type MapSight, placeOf, within } from "./map-sight.ts";
import { placeMarks } from "./place-marks.ts";
import { useMapDrag } from "./use-map-drag.ts";
import { WorldMap } from "./world-map.tsx";

interface MapViewProps {
  readonly label: string;
  readonly legend: string;
  readonly graph: DrawnGraph;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly picture: RefObject<SVGSVGElement | null>;
}

const none: ReadonlySet<string> = new Set();
const step = 1.5;
/** Of a screen that is wide, and on a phone. */
const [flat, tall] = [0.52, 0.8];

/** Actors that are states where they lie, by pointer and by keyboard; it opens on the part of the world that they are in. */
export function MapView({ label, legend, graph, chosen, onChoose, picture }: MapViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const frame = useMemo(() => ({ width, height: Math.round(width * (width < 600 ? tall : flat)) }), [width]);
  const [moved, setMoved] = useState<MapSight | null>(null);
  const fitting = useMemo(
    () =>
      fitPlaces(
        graph.nodes.flatMap(({ key }) => placeOf(key) ?? []),
        frame,
      ),
    [graph.nodes, frame],
  );
  const sight = useMemo(() => (moved === null ? fitting : within(moved, frame)), [moved, fitting, frame]);
  const marks = useMemo(() => placeMarks(graph, sight, frame), [graph, sight, frame]);
  const [focused, setFocused] = useState<string | null>(null);
  const [found, setFound] = useState(none);
  const hint = useId();
  const drag = useMapDrag(sight, (next) => setMoved(within(next, frame)));
  const zoom = (factor: number): void => setMoved(within({ ...sight, scale: sight.scale * factor }, frame));
  const take = (key: string): void => {
    const at = placeOf(key);
    if (at !== null) setMoved(within({ ...at, scale: sight.scale }, frame));
    setFocused(key);
    onChoose({ kind: "node", key });
  };
  const onKeyDown = keysOf({ marks, focused, setFocused, zoom, onAll: () => setMoved(null), onChoose });
  return (
    <>
      <div className="graph">
        <div className="graph-bar no-print">
          <GraphFinder nodes={marks.nodes} onFound={setFound} onTake={take} />
          <MapButtons zoom={zoom} onAll={() => setMoved(null)} />
        </div>
        <div
          ref={place}
          className="graph-stage actors-map"
          role="application"
          aria-label={label}
          aria-describedby={hint}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={() => setFocused(null)}
          {...drag}
        >
          {width === 0 ? null : <WorldMap ref={picture} {...{ label, legend, sight, frame, chosen, focused, found, onChoose }} graph={marks} />}
        </div>
      </div>
      <p className="hidden" role="status">
        {marks.nodes.find(({ key }) => key === focused)?.about?.() ?? ""}
      </p>
      <p className="note no-print" id={hint}>
        {text.map.keys}
      </p>
    </>
  );
}

interface Zooming {
  readonly zoom: (factor: number) => void;
  readonly onAll: () => void;
}

function MapButtons({ zoom, onAll }: Zooming) {
  return (
    <div className="graph-buttons">
      <Button aria-label={figureText.zoomIn} onClick={() => zoom(step)}>
        +
      </Button>
      <Button aria-label={figureText.zoomOut} onClick={() => zoom(1 / step)}>
        −
      </Button>
      <Button onClick={onAll}>{figureText.fit}</Button>
    </div>
  );
}

interface Keys extends Zooming {
  readonly marks: DrawnGraph;
  readonly focused: string | null;
  readonly setFocused: (key: string | null) => void;
  readonly onChoose: (chosen: Chosen) => void;
}

/** From mark to mark by arrows, chosen by Enter, zoomed by + and −. */
function keysOf({ marks, focused, setFocused, zoom, onAll, onChoose }: Keys): (event: KeyboardEvent) => void {
  const deeds: Readonly<Record<string, () => void>> = {
    Enter: () => (focused === null ? undefined : onChoose({ kind: "node", key: focused })),
    "+": () => zoom(step),
    "=": () => zoom(step),
    "-": () => zoom(1 / step),
    "0": onAll,
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const deed = isArrow(key) ? () => setFocused(nextNode(spotsOf(marks), focused, key) ?? focused) : deeds[key];
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
}

/** The largest first: from nowhere, an arrow leads to it. */
function spotsOf({ nodes }: DrawnGraph) {
  return nodes.toSorted((a, b) => b.size - a.size).map(({ key, x, y }) => ({ key, x, y: -y }));
}
