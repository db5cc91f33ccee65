import type { ActorsAnswer } from "@rapporteur/app/analysis/figures";
import { Button } from "../../../parts/button.tsx";
import { text } from "../strings.ts";
import { placeOf } from "./map-sight.ts";

interface WithoutPlaceProps {
  readonly answer: ActorsAnswer;
  readonly nameOf: (key: string) => string;
  readonly onChoose: (key: string) => void;
}

const mostNamed = 12;

/** Whom the map leaves out: those without a place in the world, each with its words. */
export function WithoutPlace({ answer, nameOf, onChoose }: WithoutPlaceProps) {
  const outside = answer.actors.filter(({ key }) => placeOf(key) === null).toSorted((a, b) => b.acts - a.acts);
  if (outside.length === 0) return null;
  const arcs = answer.arcs.filter(({ source, target }) => placeOf(source) === null || placeOf(target) === null);
  return (
    <div className="actors-outside small">
      <p>
        {text.map.outside(
          outside.length,
          arcs.reduce((sum, { count }) => sum + count, 0),
        )}
      </p>
      <ul className="row">
        {outside.slice(0, mostNamed).map(({ key, acts }) => (
          <li key={key}>
            <Button look="quiet" onClick={() => onChoose(key)}>
              {nameOf(key)} ({acts})
            </Button>
          </li>
        ))}
        {outside.length > mostNamed ? <li className="soft">{text.map.more(outside.length - mostNamed)}</li> : null}
      </ul>
    </div>
  );
}
