import { useMemo, type RefObject } from "react";
import type { ActorsAnswer, Camps } from "@rapporteur/app/analysis/figures";
import type { Chosen } from "../../../figures/graph/graph-types.ts";
import { EmptyState } from "../../../parts/states.tsx";
import { drawnActors } from "../drawn-actors.ts";
import { text } from "../strings.ts";
import { placeOf } from "./map-sight.ts";
import { MapView } from "./map-view.tsx";
import { WithoutPlace } from "./without-place.tsx";

interface MapPartProps {
  readonly answer: ActorsAnswer;
  readonly camps: readonly Camps[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly nameOf: (key: string) => string;
  readonly picture: RefObject<SVGSVGElement | null>;
  /** Attributes acts to states; null where they are. */
  readonly onStates: (() => void) | null;
}

/** The graph needs no places of its own here. */
const nowhere = { keys: [], x: new Float64Array(), y: new Float64Array() };

/** The same actors and arrows as in the graph, on a map, and those that have no place on it. */
export function MapPart({ answer, camps, chosen, onChoose, nameOf, picture, onStates }: MapPartProps) {
  const graph = useMemo(() => drawnActors({ answer, layout: nowhere, camps }, nameOf), [answer, camps, nameOf]);
  const placed = answer.actors.filter(({ key }) => placeOf(key) !== null).length;
  const arcs = answer.arcs.filter(({ source, target }) => placeOf(source) !== null && placeOf(target) !== null).length;
  return (
    <>
      {placed === 0 ? (
        <EmptyState
          title={text.map.nobody}
          {...(onStates === null
            ? {}
            : {
                action: (
                  <button type="button" className="button button-primary" onClick={onStates}>
                    {text.map.toStates}
                  </button>
                ),
              })}
        >
          {onStates === null ? text.map.noState : text.map.onlyStates}
        </EmptyState>
      ) : (
        <MapView label={text.map.label(placed, arcs)} legend={text.legend} {...{ graph, chosen, onChoose, picture }} />
      )}
      <WithoutPlace answer={answer} nameOf={nameOf} onChoose={(key) => onChoose({ kind: "node", key })} />
    </>
  );
}
